"""The gallery and an article's offer as templates draw them: whole without a script."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcentre.features.infographic.publishing import (
    ImageFile,
    InfographicPage,
    InfographicSectionView,
    InfographicStep,
    InfographicView,
)
from helpcentre.host.adapter import theme_dirs
from helpcentre.language.words import Words
from helpcentre.page.view import ArticleLink, Download, Part
from site_builds import Outcome

STEPS = (
    InfographicStep(1, "Giriş səhifəsini açın.", "Xanalar görünür."),
    InfographicStep(2, "<b>Parolu</b> yazın."),
    InfographicStep(3, "Yadda saxlayın."),
)


def image(name: str, *steps: InfographicStep) -> InfographicPage:
    files = [
        Download(f"{name}.png", "parol.png", "PNG", "84 KB", "az", "image/png"),
        Download(f"{name}.svg", "parol.svg", "SVG", "120 KB", "az", "image/svg+xml"),
    ]
    return InfographicPage(
        ImageFile(f"{name}.webp", 1080, 1350), ImageFile(f"{name}-small.webp", 360, 450), steps, tuple(files)
    )


def picture(slug: str, *images: InfographicPage) -> InfographicView:
    link = ArticleLink(f"account/{slug}/", f"Parol & {slug}", "", "az")
    return InfographicView(link, f"https://help.example.org/account/{slug}/", STEPS, images)


def section(name: str, *pictures: InfographicView) -> InfographicSectionView:
    return InfographicSectionView(name, f"Bölmə {name}", "az", pictures)


@cache
def environment() -> jinja2.Environment:
    material = find_spec("material")
    assert material
    assert material.origin
    folders = [*theme_dirs(["infographic"]), Path(material.origin).parent / "templates"]
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folders), undefined=jinja2.StrictUndefined)
    env.filters["url"] = lambda address: f"/{address}"
    return env


def drawn(template: str, view: object, language: str = "az") -> LexborHTMLParser:
    hc, name = SimpleNamespace(t=Words(language), language=language), f"helpcentre/infographic/{template}"
    return LexborHTMLParser(environment().get_template(name).render(hc=hc, part=Part(name, view)))


def gallery(*sections: InfographicSectionView, language: str = "az") -> LexborHTMLParser:
    return drawn("gallery.html", sections, language)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(element.text().split()) for element in page.css(selector)]


def test_each_picture_is_there_with_its_own_steps() -> None:
    both = picture("reset", image("a", *STEPS[:2]), image("b", *STEPS[2:]))
    page = gallery(section("account", both, picture("change", image("c", *STEPS))))
    assert texts(page, "h2") == ["Bölmə account"]
    assert texts(page, "h3") == ["Parol & reset (1/2)", "Parol & reset (2/2)", "Parol & change"]
    lists = page.css("ol")
    assert [[" ".join(item.text().split()) for item in one.css("li")] for one in lists] == [
        ["Giriş səhifəsini açın. → Xanalar görünür.", "<b>Parolu</b> yazın."],
        ["Yadda saxlayın."],
        ["Giriş səhifəsini açın. → Xanalar görünür.", "<b>Parolu</b> yazın.", "Yadda saxlayın."],
    ]
    assert [one.attributes.get("start") for one in lists] == [None, "3", None]
    assert page.css("details[open]") == []


def test_a_thumbnail_leads_to_the_whole_picture_and_waits_until_it_is_near() -> None:
    page = gallery(section("account", picture("reset", image("a", *STEPS))))
    (link,) = page.css(".hc-picture__open")
    assert link.attributes["href"] == "/a.webp"
    assert (link.attributes["data-width"], link.attributes["data-height"]) == ("1080", "1350")
    (shown,) = link.css("img")
    assert shown.attributes == {
        "src": "/a-small.webp",
        "width": "360",
        "height": "450",
        "alt": "İnfoqrafikə baxın: Parol & reset",
        "loading": "lazy",
        "decoding": "async",
    }


def test_files_say_what_they_are_and_how_large() -> None:
    page = gallery(section("account", picture("reset", image("a", *STEPS))))
    links = page.css("a[download]")
    assert [link.attributes["download"] for link in links] == ["parol.png", "parol.svg"]
    assert [link.attributes["type"] for link in links] == ["image/png", "image/svg+xml"]
    (line,) = [text for text in texts(page, ".hc-guide") if text.startswith("Yükləyin")]
    assert line == "Yükləyin: PNG: Parol & reset (84 KB) · SVG: Parol & reset (120 KB)"


def test_telegram_gets_the_address_and_the_title_and_nothing_else() -> None:
    (link,) = gallery(section("account", picture("reset", image("a", *STEPS)))).css("a[href^=https]")
    address = urlsplit(link.attributes["href"] or "")
    assert (address.scheme, address.netloc, address.path) == ("https", "t.me", "/share/url")
    assert parse_qs(address.query) == {
        "url": ["https://help.example.org/account/reset/"],
        "text": ["Parol & reset"],
    }
    assert link.attributes["rel"] == "noopener noreferrer"


def test_without_pictures_the_steps_stand_there() -> None:
    """As in a live preview, which makes none."""
    page = gallery(section("account", picture("reset")))
    assert page.css("img, a[download]") == []
    assert len(page.css("details[open] ol > li")) == len(STEPS)
    assert texts(page, "summary") == ["Addımlar: Parol & reset"]


def test_every_section_is_a_choice_of_the_filter_and_all_of_them_the_first() -> None:
    one = picture("reset", image("a", *STEPS))
    page = gallery(section("account", one), section("wallet", one))
    assert texts(page, "fieldset label") == ["Hamısı", "Bölmə account", "Bölmə wallet"]
    assert [radio.attributes["value"] for radio in page.css("fieldset input")] == ["", "account", "wallet"]
    assert ["checked" in radio.attributes for radio in page.css("fieldset input")] == [True, False, False]
    assert [part.attributes["data-hc-section"] for part in page.css("section")] == ["account", "wallet"]


@pytest.mark.parametrize(("count", "filtered"), [(0, False), (1, False), (2, True), (12, True), (13, False)])
def test_no_filter_where_there_is_nothing_to_choose_or_too_much(count: int, filtered: bool) -> None:
    page = gallery(*(section(f"s{number}", picture("a")) for number in range(count)))
    assert bool(page.css("fieldset")) is filtered
    assert len(page.css("section")) == count


def test_the_style_has_a_rule_for_each_choice() -> None:
    """A section knows its choice by its place; the first choice is all of them."""
    (assets,) = (folder / "assets" for folder in theme_dirs(["infographic"]) if "infographic" in folder.parts)
    style = (assets / "helpcentre" / "infographic" / "gallery.css").read_text("utf-8")
    for place in range(1, 13):
        rule = (
            f".hc-gallery:has(label:nth-of-type({place + 1}) > :checked) > section:not(:nth-of-type({place}))"
        )
        assert rule in style


def test_what_needs_a_script_is_not_there_without_one() -> None:
    page = gallery(section("account", picture("reset", image("a", *STEPS))))
    assert page.css("dialog") == []  # a template's content is no part of the page
    assert all("hidden" in button.attributes for button in page.css("button"))
    assert len(page.css("template")) == 1


def test_an_article_in_another_language_says_so() -> None:
    page = gallery(section("account", picture("reset", image("a", *STEPS))), language="en")
    for selector in ("h3", "ol", "a[download]", "section > h2"):
        (first, *_) = page.css(selector)
        name = "hreflang" if selector.startswith("a") else "lang"
        assert first.attributes[name] == "az", selector
    for selector in ("h3", "ol"):
        assert "lang" not in gallery(section("a", picture("b"))).css(selector)[0].attributes


def test_an_article_offers_its_pictures_small_and_says_that_the_steps_are_there_in_words() -> None:
    page = drawn("offer.html", picture("reset", image("a", *STEPS[:2]), image("b", *STEPS[2:])))
    assert [link.attributes["href"] for link in page.css(".hc-offer > a")] == ["/a.webp", "/b.webp"]
    assert [shown.attributes["alt"] for shown in page.css("img")] == [
        "İnfoqrafikə baxın: Parol & reset (1/2). Addımlar bu səhifədə mətnlə də yazılıb.",
        "İnfoqrafikə baxın: Parol & reset (2/2). Addımlar bu səhifədə mətnlə də yazılıb.",
    ]
    assert {shown.attributes["loading"] for shown in page.css("img")} == {"lazy"}
    assert [text.partition(":")[0] for text in texts(page, "p")] == ["İnfoqrafik 1/2", "İnfoqrafik 2/2"]
    alone = drawn("offer.html", replace(picture("reset"), images=(image("a", *STEPS),)))
    assert texts(alone, "p") == ["İnfoqrafik: PNG: Parol & reset (84 KB) · SVG: Parol & reset (120 KB)"]


# --- On the site of this project ----------------------------------------------------------------------------

GALLERY = "self-service/infographics/"
THUMBNAIL_LIMIT, PICTURE_LIMIT = 15_000, 80_000
"""Bytes that a visitor on a phone may be sent for a picture, small and large."""


def read(element: LexborNode) -> str:
    return " ".join(element.text(separator=" ").split())


def test_every_howto_is_there_with_the_steps_of_its_page(own_site: Outcome) -> None:
    shown: dict[str, list[str]] = {}
    for item in LexborHTMLParser(own_site.page(GALLERY)).css(".hc-picture"):
        (link,) = item.css("h3 > a")
        address = (link.attributes["href"] or "").removeprefix("../../")
        shown.setdefault(address, []).extend(read(step) for step in item.css("ol > li"))
    howtos = {
        path.parent.relative_to(own_site.site).as_posix() + "/": page.css(".hc-steps > li")
        for path in own_site.site.glob("*/*/index.html")
        if (page := LexborHTMLParser(path.read_text("utf-8"))).css(".hc-steps")
    }
    assert shown.keys() == howtos.keys()
    assert len(shown) >= 15
    for address, steps in howtos.items():
        # Notes and pictures between the two are the page's alone.
        assert len(shown[address]) == len(steps), address
        for said, step in zip(shown[address], steps, strict=True):
            action, _, result = said.partition(" → ")
            assert read(step).startswith(action), address
            assert result in read(step), address


def test_pictures_are_light(own_site: Outcome) -> None:
    page = LexborHTMLParser(own_site.page(GALLERY))
    folder = own_site.site / GALLERY
    for link in page.css(".hc-picture__open"):
        assert (folder / (link.attributes["href"] or "")).stat().st_size <= PICTURE_LIMIT
        (small,) = link.css("img")
        assert (folder / (small.attributes["src"] or "")).stat().st_size <= THUMBNAIL_LIMIT
    assert page.css(".hc-picture__open")
