"""An article read as the site reads it, without a site around it: its file to its Article."""

from __future__ import annotations

from functools import cache

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article
from helpcentre.article.reader import read_blocks
from helpcentre.article.shape import heading_of
from helpcentre.host import adapter
from helpcentre.language.words import Words
from helpcentre.page.markup import open_questions, without_comments
from helpcentre.problem import Problem
from helpcentre.source.article_source import ArticleSource, unread_problems
from helpcentre.source.markdown import headings
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
    html = without_comments(render(filled.text, source.language))
    if source.kind.has_questions:
        html = open_questions(html)
    steps_under = heading_of(source.kind, Holds.STEPS, Words(source.language))
    body, unknown = read_blocks(html, headings(source.markdown), steps_under)
    unread = unread_problems(source, unknown)
    return source.article("", body), [*filled.problems, *unread]
