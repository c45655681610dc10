"""What both programs set: the project's own articles and generated ones, each as an Article and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from helpcentre.article.model import Article
from helpcentre.build.pipeline import whole_front_matter
from helpcentre.contact.cards import ChannelCard, channel_cards
from helpcentre.features.guide.guide import GuideSection
from helpcentre.features.guide.publishing import GuideSite, Publication, publications
from helpcentre.language.words import Words
from helpcentre.source.article_source import ArticleSource, read_article_source
from helpcentre.source.site import LanguageSite, Site
from helpcentre.source.tags import TagTable, fill_tags
from weight import generated_site
from workbench import ROOT  # also finds what the tests have to offer

from contact_facts import our_config, our_placeholders  # isort: skip
from site_markdown import read_article, render  # isort: skip

LANGUAGE = "az"
SITE_URL = "https://destek.invalid/"
QR_CODE = "%QR%"
"""Stands in a page for the QR code of its address, which the peer draws as ours does."""


@dataclass(frozen=True)
class Sample:
    """An article for both programs.

    Args:
        article: for ours.
        html: the same as a page without a frame, for the peer.
    """

    article: Article
    html: str

    @property
    def address(self) -> str:
        """Of its page, which the QR code holds."""
        return f"{SITE_URL}{self.article.url}"


def generated(count: int) -> Iterator[Sample]:
    """Generated articles, of each kind as many."""
    for section in generated_site.sections(count):
        for made in section.articles:
            head = f"---\ntitle: {made.title}\ndescription: '{made.description}'\nkind: {made.kind}\n---\n"
            source = read_article_source((head + made.body).encode(), f"az/{made.key}.md", "docs")
            yield _sample(source, f"{made.key}/", {}, ())


def ours() -> Iterator[Sample]:
    """The project's articles that have a guide, with the contact block that it has."""
    docs, words = ROOT / "docs", Words(LANGUAGE)
    paths = [path.relative_to(docs) for path in sorted(docs.rglob("*")) if path.is_file()]
    own = (path.parts for path in paths if path.parts[0] == LANGUAGE and len(path.parts) == 3)
    sections = tuple(sorted({parts[1] for parts in own}))
    site = Site(
        (LANGUAGE,), sections, our_config(), our_placeholders(), "docs", front_matter=whole_front_matter()
    )
    site.read_articles([path.as_posix() for path in paths], docs)
    tags = LanguageSite(site, LANGUAGE, words).tags(LANGUAGE)
    for key in site.keys(LANGUAGE):
        source = site.source(LANGUAGE, key)
        if source and source.kind.has_guide:
            yield _sample(source, site.address(key, LANGUAGE), tags, our_channels())


def our_channels() -> tuple[ChannelCard, ...]:
    """The contact block of the project."""
    return channel_cards(our_config(), Words(LANGUAGE), LANGUAGE)


def _sample(source: ArticleSource, url: str, tags: TagTable, channels: Sequence[ChannelCard]) -> Sample:
    article = replace(read_article(source, tags)[0], url=url)
    filled = fill_tags(source.markdown.body, tags, source.file, source.markdown.body_line)
    return Sample(article, page(article, filled.text, channels))


def page(article: Article, markdown: str, channels: Sequence[ChannelCard]) -> str:
    """An article's HTML, with what its guide ends with: contact block, address, QR code."""
    title, address = escape(article.title), f"{SITE_URL}{article.url}"
    reach = "".join(
        f"<li><b>{escape(card.name)}</b>: {_channel(card)}<br>{escape(card.facts)}</li>" for card in channels
    )
    return (
        f'<!doctype html><html lang="az"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{escape(article.description)}</p>{render(markdown)}"
        f"{f'<ul>{reach}</ul>' if reach else ''}"
        f'<footer><img src="{QR_CODE}" alt="QR: {address}">'
        f'<p><a href="{address}">{address}</a></p></footer></body></html>'
    )


def _channel(card: ChannelCard) -> str:
    value = escape(card.value or card.link or "")
    return f'<a href="{escape(card.link)}">{value}</a>' if card.link else value


def guides(articles: Sequence[Article], channels: tuple[ChannelCard, ...] = ()) -> list[Publication]:
    """The guides of articles in A4, of a site of these articles alone."""
    names = dict.fromkeys(article.section for article in articles)
    site = GuideSite(
        language=LANGUAGE,
        site_url=SITE_URL,
        organisation="Sınaq",
        support_name="Sınaq mərkəzi",
        summary="",
        channels=channels,
        sections=tuple(GuideSection(name, name, f"{name}/") for name in names),
        orders={name: [article.key for article in articles if article.section == name] for name in names},
        summaries={},
        picture=lambda _: None,
    )
    wanted = publications({one.key: one for one in articles}, site, "")
    return [one for one in wanted if one.guide.kind == "article" and one.guide.form == "a4"]
