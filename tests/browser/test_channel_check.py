"""«Is this really us?»: pasting, typing, asking by keyboard; the answer is heard, and nothing is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from helpcentre.language.words import Words
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

PHONE, DESKTOP = 390, 1280
ADDRESS = "support/contact/"
AZ = Words("az")
SAID = {
    "ours": ["055 909 80 00", "@allintalks_bot", "https://t.me/allintalks_bot?start=x"],
    "lookalike": [
        "@allintalks_b0t",
        "055 909 80 01",
        "https://t-me.example/allintalks_bot",
        "@allintalks\u200b_bot",
    ],
    "unchecked": [
        "destek@example.com",
        "https://instagram.com/example",
        "@example",
        "https://chat.example.com",
    ],
    "unknown": ["+44 20 7946 0958", "t.me/example"],
    "unreadable": ["salam, bu sizsiniz?"],
}
PASTE = """(field, text) => {
    field.focus();
    field.select();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste", bubbles: true}));
}"""


def field(page: Page) -> Locator:
    return page.get_by_label(AZ("channel_check.label"))


def answer(page: Page) -> Locator:
    return page.get_by_role("article").get_by_role("status")


def opened(own_site: Outcome, serve_directory: ServeDirectory, page: Page) -> Page:
    page.goto(serve_directory(own_site.site) + ADDRESS)
    expect(page.locator("[data-hc-channel-check]")).not_to_have_attribute("hidden", "")
    return page


@pytest.mark.parametrize("verdict", SAID)
def test_what_is_typed_is_answered_by_enter(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, verdict: str
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    for text in SAID[verdict]:
        field(page).fill(text)
        expect(
            answer(page)
        ).to_be_empty()  # half a number is like the whole one: nothing is said before it is asked
        page.keyboard.press("Enter")
        expect(answer(page).locator("strong").first).to_have_text(AZ(f"channel_check.{verdict}.title"))
        expect(field(page)).to_be_focused()


def test_what_is_pasted_is_answered_at_once(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """By the browser's own paste, from its own clipboard."""
    page = opened(own_site, serve_directory, page_at(DESKTOP).page)
    for verdict in ("lookalike", "ours"):
        field(page).fill(SAID[verdict][0])
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("ControlOrMeta+x")
        expect(field(page)).to_have_value("")
        page.keyboard.press("ControlOrMeta+v")
        expect(answer(page)).to_contain_text(AZ(f"channel_check.{verdict}.title"))


def test_the_answer_goes_when_the_text_changes(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    field(page).fill("@allintalks_bot")
    page.get_by_role("button", name=AZ("channel_check.button")).click()
    expect(answer(page)).to_contain_text(AZ("channel_check.ours.title"))
    field(page).press("End")
    page.keyboard.type("2")
    expect(answer(page)).to_be_empty()
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text(AZ("channel_check.lookalike.title"))
    field(page).fill("")
    page.keyboard.press("Enter")
    expect(answer(page)).to_be_empty()


def test_by_keyboard(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    page = opened(own_site, serve_directory, page_at(DESKTOP).page)
    field(page).focus()
    page.keyboard.type("+994 12 345 67 89")
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name=AZ("channel_check.button"))
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(answer(page)).to_contain_text(AZ("channel_check.unknown.title"))
    expect(button).to_be_focused()


def test_why_and_what_instead(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    said = {
        "@allintalks_b0t": ("lookalike.letters", "@allintalks_bot"),
        "@allintalks\u200b_bot": ("lookalike.unseen", "U+200B"),
        "055 909 80 01": ("lookalike.near", "+994\N{NO-BREAK SPACE}55\N{NO-BREAK SPACE}909"),
        "@allintalks_bot_support": ("lookalike.around", "@allintalks_bot_support"),
        "https://t.me@evil.example/x": ("lookalike.host", "evil.example"),
        "destek@example.com": ("unchecked.do", "+994\N{NO-BREAK SPACE}55\N{NO-BREAK SPACE}909"),
        "@example": ("unchecked.name", "Instagram, Facebook"),
        "055 909 80 00": ("ours.title", AZ("channel_kind.phone.ours")),
    }
    for text, (why, shown) in said.items():
        field(page).evaluate(PASTE, text)
        expect(answer(page)).to_contain_text(AZ(f"channel_check.{why}"))
        expect(answer(page)).to_contain_text(shown)
    reasons = [
        AZ(f"channel_check.lookalike.{one}") for one in ("letters", "unseen", "near", "around", "host")
    ]
    field(page).evaluate(PASTE, "@allintalks_b0t")
    assert [reason for reason in reasons if reason in answer(page).inner_text()] == reasons[:1]


def test_a_pasted_text_is_only_text(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    text = "https://t.me/allintalks_bot/<img/src=x/onerror=alert(1)>"
    field(page).evaluate(PASTE, text)
    expect(answer(page)).to_contain_text(text)
    expect(answer(page).locator("img")).to_have_count(0)


def test_nothing_is_sent(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    visit = page_at(PHONE)
    page = opened(own_site, serve_directory, visit.page)
    visit.settle()
    address, asked = page.url, []
    page.on("request", lambda request: asked.append(request.url))
    for texts in SAID.values():
        for text in texts:
            field(page).evaluate(PASTE, text)
            field(page).press("Enter")
    visit.settle()
    assert asked == []
    assert page.url == address
    assert page.evaluate("Object.keys(localStorage).length + document.cookie.length") == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_axe_finds_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int, dark: bool
) -> None:
    page = opened(own_site, serve_directory, page_at(width, dark=dark).page)
    page.emulate_media(reduced_motion="reduce", color_scheme="dark" if dark else "light")
    rules = RULES_OF_COLOUR if dark else ALL_RULES
    assert violations(page, **rules) == []
    for verdict, texts in SAID.items():
        field(page).evaluate(PASTE, texts[0])
        expect(answer(page)).to_have_attribute("data-hc-verdict", verdict)
        assert violations(page, within="article", **rules) == [], verdict
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), verdict


def test_a_thumb_reaches_it(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE).page)
    for one in (field(page), page.get_by_role("button", name=AZ("channel_check.button"))):
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44


def test_without_scripts_there_is_no_field_and_the_list_stands(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE, javascript=False).page
    page.goto(serve_directory(own_site.site) + ADDRESS)
    expect(field(page)).to_be_hidden()
    expect(page.get_by_text(AZ("channel_check.never"))).to_be_visible()
    expect(page.get_by_role("article").locator(".hc-channels")).to_contain_text("@allintalks_bot")


def test_only_its_page_loads_the_script(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(PHONE)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(serve_directory(own_site.site) + "support/hours/")
    visit.settle()
    assert [url for url in asked if "channel-check" in url or "look-alikes" in url] == []
    opened(own_site, serve_directory, visit.page)
    assert len([url for url in asked if "channel-check" in url or "look-alikes" in url]) == 3
