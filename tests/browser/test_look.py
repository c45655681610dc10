"""The look as a visitor meets it: letters in one font, steps drawn, tables on small phones, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages


def test_azerbaijani_letters_come_from_one_font(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(own_site.site))
    page.evaluate("document.querySelector('.hc-hero__question').textContent = 'əğıİşçöüƏĞIŞÇÖÜabc'")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".hc-hero__question"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert len(fonts) == 1, fonts
    assert fonts[0]["glyphCount"] == len("əğıİşçöüƏĞIŞÇÖÜabc")


@pytest.mark.parametrize("width", [320, 390])
def test_the_header_holds_three_languages_in_one_line(
    own_languages: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_languages.site))
    tops = page.locator(".hc-header__inner > :is(a, button)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert len(tops) >= 5
    assert len(set(tops)) == 1
    page.locator(".hc-tool--languages").click()
    expect(page.locator("#hc-languages a")).to_have_text(["Deutsch", "Türkçe", "English"])


def test_steps_are_drawn_and_results_are_quiet(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(own_site.site) + "account/reset-password/")
    steps = page.locator("ol.hc-steps > li")
    expect(steps).to_have_count(8)
    number = steps.nth(2).evaluate(
        "li => getComputedStyle(li, '::before').content + getComputedStyle(li, '::before').width"
    )
    assert number == "counter(step)32px"
    expect(steps.nth(2).locator(".hc-result")).to_have_text("→ Mesajın göndərildiyi bildirilir.")


def test_causes_open_and_the_check_stands_first(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(own_site.site) + "account/sign-in-problems/")
    check, causes = page.locator("section.hc-check"), page.locator("details.hc-cause")
    expect(check.get_by_role("heading", level=2)).to_have_text("Tez yoxlama")
    assert causes.count() >= 4
    expect(causes.first.locator("p").first).to_be_hidden()
    causes.first.locator("summary").click()
    expect(causes.first.locator("p").first).to_be_visible()
    expect(page.get_by_role("heading", name="Hələ də alınmır?")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_tables_need_no_sideways_scrolling(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    for table in page.locator("table").all():
        box = table.bounding_box()
        assert box
        assert box["x"] + box["width"] <= width
    cell = page.locator("td[data-label]").nth(1)
    label = cell.evaluate("td => getComputedStyle(td, '::before').content")
    assert (cell.get_attribute("data-label") or "?") in label


def test_the_faq_is_filtered_as_it_is_typed(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(own_site.site) + "self-service/faq/")
    field = page.get_by_role("searchbox", name="Bu səhifədə sual axtarın")
    field.fill("iki defe ODENIS")
    expect(page.locator("details.hc-question:visible")).to_have_count(1)
    expect(page.get_by_text("Uyğun suallar: 1")).to_be_visible()
    expect(page.locator(".hc-text--faq > h2:visible")).to_have_count(1)
    field.fill("yoxdur bele sual")
    expect(page.get_by_text("Uyğun sual yoxdur.")).to_be_visible()
    field.fill("")
    assert page.locator("details.hc-question:visible").count() >= 10


def test_paper_has_the_article_and_its_address(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "account/sign-in-problems/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("header.hc-header .hc-wordmark")).to_be_visible()
    expect(page.locator("header.hc-header .hc-tool:visible")).to_have_count(0)
    expect(page.locator("nav.hc-sidebar")).to_be_hidden()
    expect(page.locator("details.hc-cause p").first).to_be_visible()
    expect(page.get_by_text("https://destek.invalid/account/sign-in-problems/")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("09:00–19:00")


def test_a_review_is_dated_in_words(
    two_languages: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(two_languages.site) + "account/reset-password/")
    expect(page.get_by_text("Son yoxlama: 21 mart 2026")).to_be_visible()
    page.goto(serve_directory(two_languages.site) + "account/sign-in-problems/")
    expect(page.get_by_text("Son yoxlama")).to_have_count(0)


LONG_NAME = "Azərbaycan Respublikasının Mərkəzi Kitabxanalar Birliyinin Kömək Mərkəzi"
NAME_BOX = """() => {
    const mark = document.querySelector(".hc-header .hc-wordmark");
    const text = mark.querySelector(".hc-wordmark__text");
    const tools = [...document.querySelectorAll(".hc-header .hc-tool")]
        .filter((tool) => tool.checkVisibility({ visibilityProperty: true }));
    const [box, boxes] = [mark.getBoundingClientRect(), tools.map((tool) => tool.getBoundingClientRect())];
    return {
        lines: text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight),
        apart: boxes.every(({ x, y }) => x >= box.right - 1 || y >= box.bottom - 1),
        fits: document.documentElement.scrollWidth <= innerWidth,
    };
}"""
"""How many lines the name in the header has, and whether it keeps clear of the buttons."""


@pytest.mark.parametrize(
    ("site", "whole"),
    [
        ("own_site", "Allin Event Dəstək və Kömək Mərkəzi"),
        ("other_organisation", "Harbour Line Help"),
        ("two_languages", "Nümunə Dəstək"),
    ],
)
def test_the_name_in_a_phone_s_header_is_one_line(
    request: pytest.FixtureRequest, serve_directory: ServeDirectory, page_at: PageAt, site: str, whole: str
) -> None:
    """A long one is cut off where the buttons begin; a screen reader says it whole."""
    page = page_at(390).page
    page.goto(serve_directory(request.getfixturevalue(site).site))
    mark = page.get_by_role("banner").locator(".hc-wordmark")
    for name in (whole, LONG_NAME):
        for width in (320, 360, 390, 412, 480):
            page.set_viewport_size({"width": width, "height": 800})
            found = page.evaluate(NAME_BOX)
            assert 0 < found["lines"] < 1.5, (name, width)
            assert found["apart"], (name, width)
            assert found["fits"], (name, width)
            expect(mark).to_have_accessible_name(name)
        mark.locator(".hc-wordmark__text").evaluate("(text, name) => text.replaceChildren(name)", LONG_NAME)
