"""The check of browser and device: by keyboard, within an app, offline, without scripts; nothing is sent.

What is said of which browser: tests/js. What editors write: tests/device_check.
"""

from __future__ import annotations

import re

import brotli
import pytest
from playwright.sync_api import Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from helpcentre.language.words import Words
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

PHONE, DESKTOP = 390, 1280
ADDRESS = "technical/browser-device-requirements/"
AZ = Words("az")
ASKED = ("device-check", "browser-facts", "requirements")
INSTAGRAM = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/21F90 Instagram 338.0.4.24.84"
)
FORBIDS_COPYING = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }"


def tool(page: Page) -> Locator:
    return page.locator("[data-hc-device-check]")


def button(page: Page) -> Locator:
    return page.get_by_role("button", name=AZ("device_check.button"))


def summary(page: Page) -> Locator:
    return page.locator(".hc-device-check__summary")


def opened(own_site: Outcome, serve_directory: ServeDirectory, page: Page) -> Page:
    page.goto(serve_directory(own_site.site) + ADDRESS)
    expect(button(page)).to_be_visible()
    return page


def test_by_keyboard_and_nothing_leaves_the_device(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(DESKTOP)
    asked: list[tuple[str, str]] = []
    visit.page.on("request", lambda request: asked.append((request.method, request.url.rpartition("/")[2])))
    page = opened(own_site, serve_directory, visit.page)
    visit.settle()
    assert [name for _, name in asked if name.startswith(ASKED)] == ["device-check.mount.mjs"]
    asked.clear()
    button(page).focus()
    page.keyboard.press("Enter")
    expect(summary(page)).to_contain_text(AZ("device_check.result.some_unknown"))
    expect(button(page)).to_be_focused()
    assert ("HEAD", "device-check.mjs") in asked
    assert asked.count(("GET", "requirements.az.json")) == 1
    assert {method for method, _ in asked} == {"GET", "HEAD"}  # to itself alone: page_at looks at the hosts
    lines = tool(page).get_by_role("listitem")
    expect(lines.first).to_contain_text("Chrom")
    states = lines.evaluate_all("lines => lines.map((line) => line.dataset.state)")
    assert states == ["ok"] * 6 + ["unknown"] * 3
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=AZ("device_check.result.copy"))).to_be_focused()
    page.evaluate(FORBIDS_COPYING)
    page.keyboard.press("Enter")
    text = page.get_by_role("textbox", name=AZ("device_check.result.title"))
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(rf"^{AZ('device_check.result.title')}\n"))
    expect(tool(page)).to_contain_text(AZ("device_check.result.copy_by_hand"))
    assert page.evaluate("Object.keys(localStorage).length + document.cookie.length") == 0


def test_within_an_app_and_without_a_network(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    page.evaluate(
        """agent => {
        Object.defineProperty(navigator, "userAgent", {get: () => agent});
        Object.defineProperty(navigator, "userAgentData", {get: () => undefined});
        Object.defineProperty(navigator, "cookieEnabled", {get: () => false});
    }""",
        INSTAGRAM,
    )
    button(page).click()
    expect(summary(page)).to_contain_text(AZ("device_check.result.some_attention", count=2))
    first = tool(page).get_by_role("listitem").first
    expect(first).to_contain_text(AZ("device_check.result.in_app", app="Instagram"))
    expect(first).to_contain_text(AZ("device_check.result.instead", browsers="Safari və ya Chrome"))
    offline = "() => { window.fetch = () => Promise.reject(new TypeError('offline')); }"
    page.evaluate(offline)
    button(page).click()  # what is asked of a browser is here already; whether the site answers is asked anew
    expect(summary(page)).to_contain_text(AZ("device_check.result.some_attention", count=3))
    page.reload()
    page.evaluate(offline)
    button(page).click()
    expect(summary(page)).to_have_text(AZ("device_check.failed"))
    expect(tool(page).get_by_role("listitem")).to_have_count(0)


def test_axe_finds_nothing_and_a_thumb_reaches_it(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    page.emulate_media(reduced_motion="reduce")  # or axe would meet colours on their way
    button(page).click()
    copy = page.get_by_role("button", name=AZ("device_check.result.copy"))
    expect(copy).to_be_visible()
    page.evaluate(FORBIDS_COPYING)
    copy.click()
    expect(page.get_by_role("textbox", name=AZ("device_check.result.title"))).to_be_visible()
    assert violations(page, **ALL_RULES) == []
    for one in (button(page), copy):
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
    page.emulate_media(color_scheme="dark")
    assert violations(page, **RULES_OF_COLOUR) == []
    for width in (PHONE, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def test_without_scripts_it_says_why_and_the_tables_stand(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE, javascript=False).page
    page.goto(serve_directory(own_site.site) + ADDRESS)
    expect(page.get_by_text(AZ("device_check.without_script"))).to_be_visible()
    expect(button(page)).to_be_hidden()
    expect(page.get_by_role("cell", name="Samsung Internet").first).to_be_visible()


def test_the_script_is_light(own_site: Outcome) -> None:
    """What the article loads by itself, and what the first tap brings."""
    folder = own_site.site / "assets" / "helpcentre"

    def weight(*names: str) -> int:
        return sum(len(brotli.compress((folder / name).read_bytes(), quality=11)) for name in names)

    assert weight("device-check/device-check.mount.mjs") <= 1000
    assert weight("device-check.mjs", "browser-facts.mjs", "clock.mjs") <= 4000
