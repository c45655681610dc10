"""Whatever stands in the browser's storage or in the address, the page works as on the first visit.

The report's form and the question under an article: test_report.py and test_feedback.py.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from helpcentre.language.words import Words
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

AZ = Words("az")
KEYS = (
    "hc-report",
    "hc-answered",
    "hc-appearance",
    "hc-device-check",
    "/.__palette",
    "/.__search",
    "/.__tabs",
)
"""Ours, and those that Material's script asks for."""
VALUES = ("null", "[]", "5", '"text"', "{", '{"values":null}', '{"version":0,"value":[]}', "x" * 200_000)
FILL = """([keys, text]) => {
    for (const place of [localStorage, sessionStorage]) {
        place.clear();
        for (const key of keys) place.setItem(key, text);
    }
}"""


def test_panel_search_and_device_check(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    page = visit.page
    address = serve_directory(own_site.site) + "technical/browser-device-requirements/"
    page.goto(address)
    for text in VALUES:
        page.evaluate(FILL, [KEYS, text])
        page.goto(address + "?about=%00&ref=<b>&tier=__proto__&from=../..&h=%F0%9F&t=-1#%E0%A4%A")
        page.get_by_role("button", name=AZ("device_check.button")).click()
        expect(page.locator(".hc-device-check__summary")).not_to_be_empty()
        page.get_by_role("banner").get_by_role("button", name="Əlaqə").click()
        panel = page.get_by_role("dialog", name="Bizimlə əlaqə")
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.dataset.appearance") == "device", text[:50]
    page.locator("[data-hc-search]").first.click()
    page.keyboard.type("balans")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_a_page_keeps_is_read_back(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """The version and the value, and nothing else."""
    page = page_at(390).page
    page.goto(serve_directory(own_site.site) + "support/report-problem/")
    expect(page.locator("[data-hc-report]")).to_be_visible()
    kept = json.loads(page.evaluate("sessionStorage.getItem('hc-report')"))
    assert kept.keys() == {"version", "value"}
    assert page.evaluate("document.documentElement.dataset.appearance") == "device"
