"""An article read as the site reads it, without a site around it: its file to its Article."""

from __future__ import annotations

from functools import cache

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from helpcentre.article.model import Article, Kind
from helpcentre.article.reader import read_blocks
from helpcentre.host import adapter
from helpcentre.language.words import Words
from helpcentre.page.markup import open_questions
from helpcentre.problem import Place, Problem
from helpcentre.source.article_source import ArticleSource
from helpcentre.source.markdown import headings, html_tags
from helpcentre.source.tags import TagTable, fill_tags


@cache
def _markdown(language: str) -> Markdown:
    """Python-Markdown with the very extensions and options that MkDocs gives it on a site of ours."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "cases", "docs_dir": "."})
    config.validate()
    adapter.prepare(config, [], [])
    adapter.title_admonitions(config, Words(language).under("admonition"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def render(markdown: str, language: str = "az") -> str:
    """Body HTML of Markdown, as `on_page_content` gets it; links still lead to `.md` files."""
    return _markdown(language).reset().convert(markdown)


def read_article(source: ArticleSource, tags: TagTable) -> tuple[Article, list[Problem]]:
    """The Article of a file, and what is wrong with its tags and elements: the pipeline without MkDocs."""
    filled = fill_tags(source.markdown.body, tags, source.file, source.markdown.body_line)
    html = render(filled.text, source.language)
    if source.kind is Kind.FAQ:
        html = open_questions(html)
    steps_under = Words(source.language)("shape.howto.steps") if source.kind is Kind.HOWTO else ""
    body, unknown = read_blocks(html, headings(source.markdown), steps_under)
    written = {tag for _, tag in html_tags(source.markdown)}
    unread = [
        Problem(Place(source.file, None, f"<{tag}>"), "article.html", {"tag": tag})
        for tag in unknown
        if tag not in written
    ]
    return source.article("", body), [*filled.problems, *unread]
