"""What several test files need: an article read as the site reads it, without a site around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from helpcentre import mkdocs_adapter as adapter
from helpcentre.article import Article, Kind
from helpcentre.article_reader import read_blocks
from helpcentre.article_source import ArticleSource
from helpcentre.faq_page import open_questions
from helpcentre.language.words import Words
from helpcentre.markdown_source import headings
from helpcentre.problem import Place, Problem
from helpcentre.tags import TagTable, fill_tags

RenderMarkdown = Callable[[str, str], str]
ReadArticle = Callable[..., tuple[Article, list[Problem]]]


@cache
def _markdown(language: str) -> Markdown:
    """Python-Markdown with the very extensions and options that MkDocs gives it on our site."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "cases", "docs_dir": "."})
    config.validate()
    adapter.prepare(config, [])
    adapter.title_admonitions(config, Words(language).under("admonition"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def _render(markdown: str, language: str) -> str:
    return _markdown(language).reset().convert(markdown)


@pytest.fixture(scope="session")
def render_markdown() -> RenderMarkdown:
    """Body HTML of Markdown in a language, as `on_page_content` gets it."""
    return _render


@pytest.fixture(scope="session")
def read_article() -> ReadArticle:
    """An article's file to its Article and what is wrong with its text: plugin.py, without MkDocs."""

    def read(source: ArticleSource, tags: TagTable | None = None) -> tuple[Article, list[Problem]]:
        table: TagTable = tags if tags is not None else {}
        filled = fill_tags(source.markdown.body, table, source.file, source.markdown.body_line)
        html = _render(filled.text, source.language)
        if source.kind is Kind.FAQ:
            html = open_questions(html)
        steps_under = Words(source.language)("shape.howto.steps") if source.kind is Kind.HOWTO else ""
        body, unknown = read_blocks(html, headings(source.markdown), steps_under)
        unread = [
            Problem(Place(source.file, None, f"<{tag}>"), "article.html", {"tag": tag}) for tag in unknown
        ]
        return source.article("", body), [*filled.problems, *unread]

    return read
