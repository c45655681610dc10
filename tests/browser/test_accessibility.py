"""axe-core finds nothing, at both widths, light and dark; Material's faults; what a screen reader hears."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import distribution
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

PHONE, DESKTOP = 390, 1280
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": LEVELS}
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The dark appearance changes colours and nothing else."""
AXE = distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js").read_text("utf-8")


def violations(page: Page, **run_only: Any) -> list[str]:
    """What axe-core finds, a line for each rule and element.

    Args:
        page: as it is to be looked at.
        run_only: `type` and `values`, as axe takes them.

    axe comes into the page over the debugging protocol, so the page's own policy stays in force, and what it
    forbids is seen.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "async (runOnly) => (await axe.run(document, {runOnly, resultTypes: ['violations']})).violations",
        run_only,
    )
    return [
        f"{rule['id']} ({', '.join(rule['tags'][:2])}): {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def open_all(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('article details')) one.open = true")


def open_question(page: Page) -> None:
    expect(page.locator("#top-up p").first).to_be_visible()


def open_search(page: Page) -> None:
    page.locator(".hc-hero [data-hc-search]").click()
    page.keyboard.type("bilet")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def find_nothing(page: Page) -> None:
    page.locator(".hc-hero [data-hc-search]").click()
    page.keyboard.type("qqqqq")
    expect(page.locator(".md-search-result__meta")).to_have_text("Heç nə tapılmadı")


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Menyu").click()
    expect(page.get_by_role("navigation", name="Menyu")).to_be_visible()


def open_languages(page: Page) -> None:
    page.get_by_role("button", name="Dili seçin").focus()
    expect(page.get_by_role("link", name="English")).to_be_visible()


def filter_questions(page: Page) -> None:
    page.get_by_role("searchbox").fill("bilet")
    expect(page.get_by_role("article").get_by_role("status")).not_to_be_empty()


STATES: dict[str, tuple[str, str, Callable[[Page], None] | None]] = {
    "home": ("own_site", "", None),
    "hub": ("own_site", "account/", None),
    "howto": ("own_site", "wallet/top-up/", None),
    "howto with tabs": ("own_site", "technical/clear-cache/", None),
    "troubleshooting, causes closed": ("own_site", "technical/error-messages/", None),
    "troubleshooting, causes open": ("own_site", "account/sign-in-problems/", open_all),
    "reference": ("own_site", "wallet/fees/", None),
    "FAQ, a question open": ("own_site", "self-service/faq/#top-up", open_question),
    "FAQ, filtered": ("own_site", "self-service/faq/", filter_questions),
    "contact": ("own_site", "support/contact/", None),
    "hours": ("own_site", "support/hours/", None),
    "priority": ("own_site", "support/priority/", None),
    "404": ("own_site", "no-such-page/", None),
    "search with results": ("own_site", "", open_search),
    "search without results": ("own_site", "", find_nothing),
    "menu": ("own_site", "wallet/fees/", open_menu),
    "languages": ("two_languages", "account/reset-password/", open_languages),
    "untranslated": ("two_languages", "en/account/sign-in-problems/", open_all),
    "default look, home": ("other_organisation", "", None),
    "default look, article": ("other_organisation", "orders/change-date/", None),
}


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    request: pytest.FixtureRequest, serve_directory: ServeDirectory, page_at: PageAt, state: str, width: int
) -> None:
    fixture, address, reach = STATES[state]
    outcome: Outcome = request.getfixturevalue(fixture)
    page = page_at(width).page
    page.emulate_media(reduced_motion="reduce")  # no colour in the middle of a transition
    page.goto(serve_directory(outcome.site) + address)
    if reach:
        reach(page)
    page.evaluate("scrollTo(0, 0)")  # what the header happens to cover is no fault
    found = violations(page, **ALL_RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    assert not found, "\n".join(found)
