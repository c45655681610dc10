"""No data file is asked for twice by one page, however many parts of it want it."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

DATA = re.compile(r"\.(json|bin|idx)$")


def asked_for(page: Page) -> Counter[str]:
    """The data files that a page asks for from now on, by any method, with how often."""
    asked: Counter[str] = Counter()

    def note(method_and_url: tuple[str, str]) -> None:
        path = urlsplit(method_and_url[1]).path
        if DATA.search(path):
            asked[path] += 1

    page.on("request", lambda request: note((request.method, request.url)))
    return asked


@pytest.mark.parametrize("width", [390, 1280])
def test_with_report_hours_panel_and_search_open(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    visit = page_at(width)
    page = visit.page
    asked = asked_for(page)
    page.goto(serve_directory(own_site.site) + "support/report-problem/")
    page.locator("[data-hc-report-place] form").scroll_into_view_if_needed()
    expect(page.locator("[data-hc-report-place] form")).to_be_visible()
    page.locator("#hc-footer").scroll_into_view_if_needed()
    for _ in range(2):
        page.get_by_role("banner").get_by_role("button", name="Əlaqə").click()
        panel = page.get_by_role("dialog", name="Bizimlə əlaqə")
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
    for query in ("balans", "bilet"):
        page.keyboard.press("/")
        page.keyboard.type(query)
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.get_by_role("search").get_by_role("textbox").fill("")
        page.keyboard.press("Escape")
    visit.settle()
    names = {path.rpartition("/")[2] for path in asked}
    assert {"opening.az.json", "panel.az.json", "form.az.json"} <= names
    assert {path: times for path, times in asked.items() if times > 1} == {}


def test_hours_in_the_text_and_the_panel(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    page = visit.page
    asked = asked_for(page)
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(page.locator("#hc-main [data-hc-open]").first).not_to_be_empty()
    page.get_by_role("banner").get_by_role("button", name="Əlaqə").click()
    expect(page.get_by_role("dialog", name="Bizimlə əlaqə")).to_be_visible()
    visit.settle()
    assert len(asked) >= 2
    assert set(asked.values()) == {1}


def test_the_check_of_the_device_twice_and_in_the_report(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    page = visit.page
    asked = asked_for(page)
    page.goto(serve_directory(own_site.site) + "technical/browser-device-requirements/")
    for _ in range(2):
        page.locator("[data-hc-device-check] button").first.click()
        expect(page.locator(".hc-device-check__summary")).not_to_be_empty()
        expect(page.locator("[data-hc-device-check] li").first).to_be_visible()
    visit.settle()
    assert set(asked.values()) == {1}
