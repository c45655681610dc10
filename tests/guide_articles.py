"""Guides for the tests: articles from Markdown, our own articles, pictures drawn byte by byte."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from functools import cache
from typing import Any

from contact_facts import ROOT, our_config, our_placeholders
from helpcentre.article.kinds import ARTICLE_KINDS, Holds, Kind
from helpcentre.article.model import Article
from helpcentre.article.reader import read_blocks
from helpcentre.article.shape import heading_of
from helpcentre.build.pipeline import whole_front_matter
from helpcentre.contact.cards import channel_cards
from helpcentre.features.guide.guide import Guide, GuideSection
from helpcentre.language.words import Words
from helpcentre.source.markdown import headings, split
from helpcentre.source.site import LanguageSite, Site
from site_markdown import read_article, render

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 12"><path d="M2 2h12v8H2z"/></svg>'
SECTION = GuideSection("account", "Hesab", "account/", "#3b4cc0", "#eef0ff", DRAWING)
WORDS = Words("az")
KINDS = tuple(kind for kind in ARTICLE_KINDS.values() if kind.has_guide)


def article(
    markdown: str, slug: str = "register", kind: Kind = ARTICLE_KINDS["howto"], **values: Any
) -> Article:
    """An Article of Markdown without front matter."""
    steps = heading_of(kind, Holds.STEPS, WORDS)
    body, unknown = read_blocks(render(markdown), headings(split(markdown)), steps)
    assert not unknown
    made = Article(
        file=f"docs/az/account/{slug}.md",
        language="az",
        section="account",
        slug=slug,
        url=f"account/{slug}/",
        title="Qeydiyyatdan keçmək",
        description="Hesab açmağı göstərir.",
        kind=kind,
        body=body,
    )
    return replace(made, **values)


def guide(*articles: Article, **values: Any) -> Guide:
    """A guide of articles; of more than one, a booklet."""
    made = Guide(
        articles=articles,
        form="a4",
        kind="article" if len(articles) == 1 else "booklet",
        title=articles[0].title if len(articles) == 1 else "Hesab",
        language="az",
        site_url="https://help.example.com/",
        organisation="Nümunə",
        support_name="Kömək Mərkəzi",
        channels=channel_cards(our_config(), WORDS, "az"),
        sections=(SECTION,),
        url="" if len(articles) == 1 else "account/",
    )
    return replace(made, **values)


@cache
def our_articles() -> tuple[Article, ...]:
    """The articles of this site that have guides, by key. Their links still lead to `.md` files."""
    docs = ROOT / "docs"
    paths = [path.relative_to(docs) for path in docs.rglob("*") if path.is_file()]
    sections = tuple(
        sorted({path.parts[1] for path in paths if path.parts[0] == "az" and len(path.parts) == 3})
    )
    site = Site(
        ("az",), sections, our_config(), our_placeholders(), "docs", front_matter=whole_front_matter()
    )
    site.read_articles([path.as_posix() for path in paths], docs)
    tags = LanguageSite(site, "az", WORDS).tags("az")
    sources = (site.source("az", key) for key in site.keys("az"))
    read = [replace(read_article(s, tags)[0], url=site.address(s.key, "az")) for s in sources if s]
    return tuple(made for made in read if made.kind in KINDS)


def png(width: int, height: int, seed: int = 0) -> bytes:
    """A PNG picture with flat areas and lines, as a screenshot has them."""

    def chunk(type_: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + type_ + content + struct.pack(">I", zlib.crc32(type_ + content))
        )

    @cache
    def row(band: int, has_letters: bool, is_heading: bool) -> bytes:
        def pixel(x: int) -> bytes:
            if has_letters and (x * 7 + band * 13 + seed) % 11 < 3 and x % 320 < 240:
                return bytes((27, 31, 36))
            return bytes((244, 246, 248)) if is_heading else b"\xff\xff\xff"

        return b"\0" + b"".join(pixel(x) for x in range(width))

    rows = b"".join(row(y // 64, y % 64 < 40, y % 320 < 60) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
