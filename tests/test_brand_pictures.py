"""What a shared link and a phone's home screen show: the brand's pictures, none where there is no brand."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from guide_articles import png
from site_builds import ROOT, Outcome, copy_site, replaced, run

BRAND = ROOT / "overrides" / "assets" / "brand"
CARD = "assets/brand/social-card.png"


def _meta(page: LexborHTMLParser, name: str) -> str | None:
    node = page.css_first(f'meta[property="{name}"], meta[name="{name}"]')
    return node.attributes["content"] if node else None


@pytest.mark.parametrize(("name", "size"), [("touch-icon.png", (180, 180)), ("social-card.png", (1200, 630))])
def test_pictures_have_their_size_and_are_light(name: str, size: tuple[int, int]) -> None:
    content = (BRAND / name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == size
    assert len(content) < 60_000


def test_a_shared_how_to_shows_its_own_card(own_site: Outcome) -> None:
    page = LexborHTMLParser(own_site.page("wallet/top-up/"))
    card = "infographics/az/wallet/top-up-card.png"
    for name in ("og:image", "twitter:image"):
        assert _meta(page, name) == f"https://destek.invalid/{card}"
    assert _meta(page, "og:image:alt") == "Balansı artırmaq: 9 addım"
    content = (own_site.site / card).read_bytes()
    assert struct.unpack(">II", content[16:24]) == (1200, 630)


@pytest.mark.parametrize("address", ["", "wallet/failed-payment/", "support/contact/"])
def test_a_shared_link_shows_the_card(own_site: Outcome, address: str) -> None:
    page = LexborHTMLParser(own_site.page(address))
    assert _meta(page, "og:image") == f"https://destek.invalid/{CARD}"
    assert _meta(page, "og:image:alt") == "Allin Event Dəstək və Kömək Mərkəzi: Hər addımda yanınızdayıq."
    assert _meta(page, "twitter:card") == "summary_large_image"
    assert (own_site.site / CARD).is_file()


@pytest.mark.parametrize("address", ["", "wallet/top-up/", "404.html"])
def test_icons_and_the_colour_of_the_browsers_bar(own_site: Outcome, address: str) -> None:
    page = LexborHTMLParser(own_site.page(address))
    for rel in ("icon", "apple-touch-icon"):
        (link,) = page.css(f"link[rel={rel}]")
        path = (link.attributes["href"] or "").replace("../", "").removeprefix("/")
        assert (own_site.site / path).is_file(), rel
    colours = {
        node.attributes["media"]: node.attributes["content"] for node in page.css("meta[name=theme-color]")
    }
    assert colours == {"(prefers-color-scheme: light)": "#ffffff", "(prefers-color-scheme: dark)": "#14171a"}


def test_their_sources_are_not_published(own_site: Outcome) -> None:
    assert not list((own_site.site / "assets" / "brand").glob("*.html"))


def test_without_a_brand_there_are_none(other_organisation: Outcome) -> None:
    for address in ("", "orders/change-date/"):
        page = LexborHTMLParser(other_organisation.page(address))
        for name in ("og:image", "og:image:alt", "twitter:card", "theme-color"):
            assert _meta(page, name) is None, name
        assert page.css("link[rel=apple-touch-icon]") == []


def test_a_card_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = copy_site("other_organisation", tmp_path)
    replaced(folder / "mkdocs.yml", "      facts: false", "      facts: false\n      social_card: card.png")
    outcome = run(folder, "check")
    assert outcome.code == 1
    assert "mkdocs.yml" in outcome.said
    assert "social_card: card.png" in outcome.said
    (folder / "docs" / "card.png").write_bytes(png(2, 2))
    outcome = run(folder, "check")
    assert outcome.code == 0, outcome.said
