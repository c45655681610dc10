"""For every hand and eye: targets for a thumb, text at 200 %, 320 px, reduced motion, forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

TEMPLATES = {
    "home": "",
    "hub": "wallet/",
    "howto": "account/reset-password/",
    "howto with tabs": "technical/clear-cache/",
    "troubleshooting": "account/sign-in-problems/",
    "reference": "wallet/fees/",
    "FAQ": "self-service/faq/",
    "contact": "support/contact/",
    "hours": "support/hours/",
    "priority": "support/priority/",
    "404": "no-such-page/",
}


def open_everything(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_thumb_finds_every_target(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, name: str
) -> None:
    visit = page_at(390)
    visit.page.goto(serve_directory(own_site.site) + TEMPLATES[name])
    visit.settle()
    open_everything(visit.page)
    assert visit.page.evaluate(SMALL_TARGETS) == []
    visit.page.get_by_role("button", name="Menyu").click()
    assert visit.page.evaluate(SMALL_TARGETS) == []


def test_a_thumb_finds_every_result_and_every_language(
    own_site: Outcome, two_languages: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(own_site.site))
    page.locator(".hc-hero [data-hc-search]").click()
    page.keyboard.type("bilet")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate(SMALL_TARGETS) == []
    page.goto(serve_directory(two_languages.site))
    page.get_by_role("button", name="Dili seçin").click()
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_all_is_readable_at_320_px_and_with_text_twice_as_large(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, name: str
) -> None:
    """320 px is also 1280 px zoomed to 400 %; at 600 px and 768 px tables are about to fold."""
    visit = page_at(320)
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto(serve_directory(own_site.site) + TEMPLATES[name])
    visit.settle()
    open_everything(visit.page)
    for pixels, width in ((32, 390), (32, 640), (16, 320), (16, 600), (16, 768)):
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.set_text_size(pixels)
        visit.settle()
        assert visit.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == (
            pixels * 1.25  # Material's own
        )
        found = [*visit.page.evaluate(OUTSIDE), *visit.page.evaluate(CLIPPED)]
        assert not found, f"{width} px, letters of {pixels} px\n" + "\n".join(found)
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width, pixels


def test_the_menu_at_320_px_with_text_twice_as_large(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(320)
    page = visit.page
    page.goto(serve_directory(own_site.site))
    visit.set_text_size(32)
    page.get_by_role("button", name="Menyu").click()
    last = page.get_by_role("radio", name="Tünd")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    assert page.locator("#hc-menu").evaluate("menu => menu.scrollWidth - menu.clientWidth") == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_moves_for_who_asked_for_that(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, name: str
) -> None:
    visit = page_at(390)
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto(serve_directory(own_site.site) + TEMPLATES[name])
    visit.settle()
    moving = visit.page.evaluate(
        """() => ["", "::before", "::after"].flatMap((part) => [...document.querySelectorAll("*")]
            .filter((one) => {
                const style = getComputedStyle(one, part || null);
                const lasts = [style.transitionDuration, style.animationDuration].join(", ").split(", ");
                return lasts.some((time) => parseFloat(time) > 0) || style.scrollBehavior === "smooth";
            })
            .map((one) => one.outerHTML.slice(0, 100) + part))"""
    )
    assert moving == []


def test_forced_colours_leave_nothing_unseen(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Windows' contrast themes take away grounds and shadows: what was drawn by them needs an edge."""
    page = page_at(390).page
    page.emulate_media(forced_colors="active")
    page.goto(serve_directory(own_site.site) + "account/reset-password/")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")

    def style(selector: str, name: str, part: str = "") -> str:
        value = page.locator(selector).first.evaluate(
            "(one, [name, part]) => getComputedStyle(one, part || null)[name]", [name, part]
        )
        return str(value)

    ground = style("body", "backgroundColor")
    assert style(".hc-steps > li", "borderTopWidth", "::before") == "2px"
    assert style(".hc-steps > li", "borderTopColor", "::before") != ground
    assert style(".hc-steps > li", "color", "::before") != ground
    assert style(".hc-tool--menu", "borderTopWidth") == "1px"
    assert style(".hc-tool--menu", "borderTopColor") != ground
    assert style(".hc-tool--menu svg", "fill") != ground
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineColor") != ground
    page.goto(page.url.replace("account/reset-password/", "account/sign-in-problems/"))
    assert style("details.hc-cause > summary", "backgroundColor", "::after") != ground
    assert style(".hc-check", "borderTopStyle") == "solid"
    page.goto(page.url.replace("account/sign-in-problems/", "technical/clear-cache/"))
    labels = ".tabbed-labels > label"
    assert style(labels, "borderBottomColor") != style(labels + ":nth-child(2)", "borderBottomColor")
