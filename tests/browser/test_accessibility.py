"""axe-core finds nothing, at both widths, light and dark; Material's faults; what a screen reader hears."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

PHONE, DESKTOP = 390, 1280


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
    expect(page.locator("[data-hc-notes]")).to_contain_text("Heç nə tapılmadı")


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Menyu").click()
    expect(page.get_by_role("navigation", name="Menyu")).to_be_visible()


def open_languages(page: Page) -> None:
    page.get_by_role("button", name="Dili seçin").click()
    expect(page.get_by_role("link", name="English")).to_be_visible()


def filter_questions(page: Page) -> None:
    page.get_by_role("searchbox").fill("bilet")
    expect(page.get_by_role("article").get_by_role("status").first).not_to_be_empty()


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


# What a screen reader is given: not the HTML, but what the browser makes of it.


def tree(page: Page) -> list[tuple[str, str]]:
    """Role and name of all that the browser tells a screen reader, in order."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored") and node.get("role")
    ]


LANDMARKS = {"banner", "complementary", "contentinfo", "main", "navigation", "region", "search"}


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_landmarks_of_an_article(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    """Material's fault: two navigations with one name. What is closed is not there."""
    visit = page_at(width)
    visit.page.goto(serve_directory(own_site.site) + "account/sign-in-problems/")
    visit.settle()
    found = [(role, name) for role, name in tree(visit.page) if role in LANDMARKS]
    expected = [("banner", ""), ("main", ""), ("contentinfo", ""), ("navigation", "Naviqasiya yolu")]
    asked = ("region", "Bu məqalə kömək etdi?")
    expected += [asked, ("region", "Hələ də alınmır?"), ("region", "Həmçinin oxuyun")]
    if width == DESKTOP:
        expected += [
            ("navigation", "Hesab İdarəetməsi"),
            ("navigation", "Bu səhifədə"),
            ("search", "Axtarış"),
        ]
    assert sorted(found) == sorted(expected)


def test_no_dialog_without_a_name(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Material's fault: its search is a dialog that has none."""
    page = page_at(PHONE).page
    page.goto(serve_directory(own_site.site))
    open_search(page)
    spoken = tree(page)
    assert [node for node in spoken if node[0] in ("dialog", "alertdialog")] == []
    assert ("search", "Axtarış") in spoken


def test_the_drawer_is_no_label(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    """Material's fault: its menu opens by the label of a checkbox, which no key reaches."""
    page = page_at(PHONE).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    assert page.locator("label[for='__drawer']").count() == 0
    button = page.get_by_role("button", name="Menyu")
    expect(button).to_be_visible()
    session = page.context.new_cdp_session(page)

    def expanded() -> bool:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        buttons = [node for node in nodes if node.get("role", {}).get("value") == "button"]
        menu = next(node for node in buttons if node["name"]["value"] == "Menyu")
        states = {state["name"]: state["value"]["value"] for state in menu["properties"]}
        return bool(states["expanded"])

    assert not expanded()
    assert ("link", "Tədbir İdarəetməsi") not in tree(page)
    button.click()
    assert expanded()
    assert ("link", "Tədbir İdarəetməsi") in tree(page)


def test_links_are_told_by_more_than_colour(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Material's fault."""
    page = page_at(DESKTOP).page
    for address in ("account/sign-in-problems/", "support/contact/", ""):
        page.goto(serve_directory(own_site.site) + address)
        open_all(page)
        links = page.locator(".hc-text :is(p, li, td) a")
        lines = links.evaluate_all("links => links.map((link) => getComputedStyle(link).textDecorationLine)")
        assert lines
        assert set(lines) == {"underline"}, address


def test_nothing_of_0_by_0_takes_the_focus(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Material's fault: the radio buttons of its tabs. Walks of all pages: test_keyboard.py."""
    page = page_at(PHONE).page
    page.goto(serve_directory(own_site.site) + "technical/clear-cache/")
    labels = page.locator(".tabbed-labels").first.bounding_box()
    radios = page.locator(".tabbed-set").first.locator("> input").all()
    assert labels
    assert len(radios) == page.locator(".tabbed-labels").first.locator("> label").count() > 1
    for radio in radios:
        assert radio.bounding_box() == pytest.approx(labels, abs=1)
    assert labels["height"] >= 44
    for toggle in page.locator("[data-md-toggle]").all():
        assert toggle.evaluate("one => one.hidden || one.tabIndex === -1")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_tables_stay_tables_on_a_phone(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, javascript: bool
) -> None:
    """Their rows are blocks there."""
    visit = page_at(PHONE, javascript=javascript)
    visit.page.goto(serve_directory(own_site.site) + "wallet/fees/")
    visit.settle()
    row = visit.page.locator(".hc-text tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    roles = [role for role, _ in tree(visit.page)]
    tables = visit.page.locator(".hc-text table")
    assert roles.count("table") == tables.count() > 0
    assert roles.count("row") == tables.locator("tr").count()
    assert roles.count("columnheader") == tables.locator("th").count()
    assert roles.count("cell") == tables.locator("td").count()


def test_what_changes_is_said(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    """A live region must be there before its text is: how many results, how many questions."""
    page = page_at(DESKTOP).page
    page.goto(serve_directory(own_site.site))
    result = page.locator("[data-hc-search-status]")
    assert result.get_attribute("role") == "status"
    open_search(page)
    expect(result).to_have_text(re.compile(r"^\d+ nəticə tapıldı"))
    page.goto(serve_directory(own_site.site) + "self-service/faq/")
    status = page.get_by_role("article").get_by_role("status").first
    expect(status).to_be_empty()
    page.get_by_role("searchbox").fill("bilet")
    expect(status).to_have_text(re.compile(r"^Uyğun suallar: \d+$"))
    page.get_by_role("searchbox").fill("")
    expect(status).to_be_empty()


def test_what_was_typed_before_the_script_came_counts(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE).page
    page.route(
        "**/filter.mount.mjs", lambda route: (page.get_by_role("searchbox").fill("bilet"), route.continue_())
    )
    page.goto(serve_directory(own_site.site) + "self-service/faq/")
    expect(page.get_by_role("article").get_by_role("status").first).not_to_be_empty()


def test_causes_are_headings_and_say_whether_they_are_open(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE).page
    page.goto(serve_directory(own_site.site) + "account/sign-in-problems/")
    spoken = tree(page)
    cause = page.locator("details.hc-cause h3").first.inner_text()
    assert ("heading", cause) in spoken
    assert ("DisclosureTriangle", cause) in spoken
