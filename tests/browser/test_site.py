"""The project's own site in a browser: quiet everywhere, readable without scripts, links that open."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

SAMPLE = ["", "account/", "account/reset-password/", "technical/clear-cache/", "wallet/fees/"]
SAMPLE += ["self-service/faq/", "support/contact/", "support/hours/", "support/priority/"]


@pytest.mark.parametrize(("width", "other"), [(390, 1280), (1280, 390)])
def test_every_page_is_quiet_and_fits(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int, other: int
) -> None:
    """No console line, no policy violation, no third party (`page_at` asserts it), no sideways scrolling.

    Loaded at one width, light on a phone and dark on a desk, then turned to the other width and appearance.
    On a desk every third page is loaded: all have the same frame.
    """
    root = serve_directory(own_site.site)
    visit = page_at(width)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark") if width < other else ("dark", "light")
    for path in sorted(own_site.site.rglob("index.html"))[:: 1 if width < other else 3]:
        address = path.relative_to(own_site.site).as_posix().removesuffix("index.html")
        for size, scheme in zip((width, other), schemes, strict=True):
            visit.page.set_viewport_size({"width": size, "height": 800})
            visit.page.emulate_media(color_scheme=scheme)
            if size == width:
                visit.page.goto(root + address)
            visit.settle()
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= size, address
            assert visit.page.evaluate("document.cookie") == ""


def test_a_page_that_is_not_there_shows_the_way(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    visit.page.goto(serve_directory(own_site.site) + "account/no-such-page/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Səhifə tapılmadı")
    expect(visit.page.get_by_role("article").get_by_role("link", name="Parolu sıfırlamaq")).to_be_visible()
    expect(visit.page.get_by_role("article").get_by_role("link", name="+994 55 909 80 00")).to_be_visible()
    visit.page.get_by_role("article").get_by_role("link", name="Hesab İdarəetməsi").click()
    expect(visit.page).to_have_url(re.compile("/account/$"))
    visit.settle()
    assert [text for text in visit.console if "404" not in text] == []
    visit.forget()  # the browser itself reports the 404 of the first page


@pytest.mark.parametrize("address", SAMPLE)
def test_readable_without_javascript(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str
) -> None:
    visit = page_at(390, javascript=False)
    visit.page.goto(serve_directory(own_site.site) + address)
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.page.get_by_role("contentinfo").get_by_text("09:00–19:00")).to_be_visible()
    assert len(visit.page.get_by_role("main").inner_text()) > 200


def test_hours_and_holidays_without_javascript(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390, javascript=False)
    visit.page.goto(serve_directory(own_site.site) + "support/hours/")
    table = visit.page.get_by_role("table", name="İş saatları")
    row = table.get_by_role("row").filter(has_text="Telefon")
    expect(row).to_contain_text("09:00–19:00")
    expect(visit.page.get_by_role("table", name="Bayram günləri")).to_contain_text("Novruz")


def test_a_linked_question_opens(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    root = serve_directory(own_site.site)
    visit = page_at(390)
    visit.page.goto(root + "self-service/faq/#top-up")
    answer = visit.page.locator("#top-up p").first
    expect(answer).to_be_visible()
    expect(visit.page.locator("#top-up")).to_be_in_viewport()
    expect(visit.page.locator("#fees p").first).to_be_hidden()
    visit.page.evaluate("location.hash = '#fees'")
    expect(visit.page.locator("#fees p").first).to_be_visible()


def test_search_works_under_the_policy(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(1280)
    visit.page.goto(serve_directory(own_site.site))
    visit.page.get_by_role("textbox").click()
    visit.page.keyboard.type("balans")
    expect(visit.page.locator(".md-search-result__link").first).to_be_visible()


def test_tabs_work_by_keyboard_and_pointer(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    visit.page.goto(serve_directory(own_site.site) + "technical/clear-cache/")
    labels = visit.page.locator(".tabbed-labels > label")
    blocks = visit.page.locator(".tabbed-block")
    expect(blocks.nth(0)).to_be_visible()
    labels.nth(1).click()
    expect(blocks.nth(1)).to_be_visible()
    expect(blocks.nth(0)).to_be_hidden()


def test_languages_lead_to_the_same_page(
    two_languages: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    root = serve_directory(two_languages.site)
    visit = page_at(1280)
    visit.page.goto(root + "account/reset-password/")
    visit.settle()
    visit.page.get_by_role("button", name="Dili seçin").click()
    visit.page.get_by_role("link", name="English").click()
    expect(visit.page).to_have_url(root + "en/account/reset-password/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Reset your password")
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")
