"""What a guide is made from: a view of the same Articles as the pages.

A `Guide` holds all that its PDF shows, so that its hash names the PDF in a store, and another process can
make it (`making.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from helpcentre.article.model import Article
from helpcentre.contact.cards import ChannelCard
from helpcentre.typesetting.colours import NEUTRAL


@dataclass(frozen=True)
class GuideSection:
    """A section as its guides show it.

    Args:
        name: its folder.
        title: of its hub.
        url: address of its hub, relative to the site's root.
        colour: of step numbers, covers and rules, `#rrggbb`; at least 4.5:1 on white.
        tint: of boxes and of the cover's ground.
        illustration: the SVG of its cover; None when it has none.
    """

    name: str
    title: str
    url: str
    colour: str = NEUTRAL[0]
    tint: str = NEUTRAL[1]
    illustration: bytes | None = None


@dataclass(frozen=True)
class Guide:
    """What a PDF is made from, and all that it shows.

    Args:
        articles: in reading order, those of a section together; one for a guide of an article.
        form: `a4` for paper and screens, `phone` to be read on a phone without zoom.
        kind: `article`, or `booklet` with cover and contents.
        title: of the document.
        language: of the words around the articles.
        site_url: absolute address of the site's root, ending in `/`.
        organisation: its name.
        support_name: name of its help centre.
        channels: the contact block; left out when empty.
        sections: those that its articles stand in, in the order of the menu.
        pictures: the files that its articles show, by their address in the site (`picture_addresses`).
        url: address of a booklet's own page, relative to the site's root; empty for the home page.
        summary: what stands below the title on a booklet's cover.
    """

    articles: tuple[Article, ...]
    form: Literal["a4", "phone"]
    kind: Literal["article", "booklet"]
    title: str
    language: str
    site_url: str
    organisation: str
    support_name: str
    channels: tuple[ChannelCard, ...] = ()
    sections: tuple[GuideSection, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = ()
    url: str = ""
    summary: str = ""


def edition(guide: Guide) -> str:
    """The mark that tells one edition from another: six hexadecimal digits of the hash of what is read.

    It is the same for all forms, and stays the same when a template or the compiler changes: only other
    words, pictures or contact facts make another edition.
    """
    return hashlib.sha256(repr(_read(guide)).encode()).hexdigest()[:6]


def _read(guide: Guide) -> tuple[object, ...]:
    """What a reader reads, whatever the form."""
    return (
        guide.title,
        guide.summary,
        guide.url,
        guide.site_url,
        guide.organisation,
        guide.support_name,
        guide.channels,
        tuple(article.digest for article in guide.articles),
        tuple((section.name, section.title) for section in guide.sections),
        tuple((address, hashlib.sha256(content).hexdigest()) for address, content in guide.pictures),
    )
