"""Articles to be set: those of the generated site, read as a site reads them, without one around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from helpcentre.article import Article
from helpcentre.article_source import read_article_source
from helpcentre.guide.guide import GuideSection
from helpcentre.guide.publishing import GuideSite
from site_markdown import read_article, render
from weight import generated_site


@dataclass(frozen=True)
class Sample:
    """An article for both programs.

    Args:
        article: for ours.
        html: the same as a page without a frame, for the peer.
    """

    article: Article
    html: str


def samples(count: int) -> Iterator[Sample]:
    """Generated articles, of each kind as many."""
    for section in generated_site.sections(count):
        for made in section.articles:
            head = f"---\ntitle: {made.title}\ndescription: '{made.description}'\nkind: {made.kind}\n---\n"
            source = read_article_source((head + made.body).encode(), f"az/{made.key}.md", "docs")
            article, _ = read_article(source, {})
            yield Sample(replace(article, url=f"{made.key}/"), page(made.title, made.description, made.body))


def page(title: str, description: str, body: str) -> str:
    """An article's HTML."""
    return (
        f'<!doctype html><html lang="az"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><h1>{escape(title)}</h1><p>{escape(description)}</p>{render(body)}</body></html>"
    )


def site(articles: list[Article]) -> GuideSite:
    """A site of these articles alone."""
    names = dict.fromkeys(article.section for article in articles)
    return GuideSite(
        language="az",
        site_url="https://destek.invalid/",
        organisation="Sınaq",
        support_name="Sınaq mərkəzi",
        summary="",
        channels=(),
        sections=tuple(GuideSection(name, name, f"{name}/") for name in names),
        orders={name: [article.key for article in articles if article.section == name] for name in names},
        summaries={},
        picture=lambda _: None,
    )
