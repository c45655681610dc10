"""Articles to be set: those of the generated site, read as a site reads them, without one around them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from helpcentre.article import Article
from helpcentre.article_source import read_article_source
from helpcentre.guide.guide import GuideSection
from helpcentre.guide.publishing import GuideSite
from helpcentre.typesetting.qr_code import qr_drawing
from weight import generated_site
from workbench import ROOT  # noqa: F401  (finds what the tests have to offer)

from site_markdown import read_article, render  # isort: skip

SITE_URL = "https://destek.invalid/"


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
            article = replace(article, url=f"{made.key}/")
            yield Sample(article, page(article, made.body))


def page(article: Article, markdown: str) -> str:
    """An article's HTML, with the QR code that its guide has."""
    title, address = escape(article.title), f"{SITE_URL}{article.url}"
    code = b64encode(qr_drawing(address)).decode()
    return (
        f'<!doctype html><html lang="az"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{escape(article.description)}</p>{render(markdown)}"
        f'<footer><img src="data:image/svg+xml;base64,{code}" alt="QR: {address}">'
        f'<p><a href="{address}">{address}</a></p></footer></body></html>'
    )


def site(articles: list[Article]) -> GuideSite:
    """A site of these articles alone."""
    names = dict.fromkeys(article.section for article in articles)
    return GuideSite(
        language="az",
        site_url=SITE_URL,
        organisation="Sınaq",
        support_name="Sınaq mərkəzi",
        summary="",
        channels=(),
        sections=tuple(GuideSection(name, name, f"{name}/") for name in names),
        orders={name: [article.key for article in articles if article.section == name] for name in names},
        summaries={},
        picture=lambda _: None,
    )
