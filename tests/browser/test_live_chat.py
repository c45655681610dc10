"""The live chat with a provider on loopback: nothing before consent; working, hanging, failing, blocked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from chat_host import ChatHost
from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome, copy_site, replaced, run
from static_host import ServeDirectory
from watched_page import PageAt, Visit

WIDTHS = [390, 1280]
TEXT = "The ticket does not open\nsince this morning & I am at the door"
ADDRESS = "support/chat/?from=orders/change-date"


@pytest.fixture(scope="module")
def host() -> Iterator[ChatHost]:
    started = ChatHost()
    yield started
    started.close()


@pytest.fixture
def provider(host: ChatHost) -> Iterator[ChatHost]:
    """The provider, as nobody has asked it yet."""
    host.mode = "works"
    host.asked.clear()
    host.over.clear()
    yield host
    host.over.set()


def site_with(folder: Path, provider: str) -> Outcome:
    """The other organisation with an e-mail address, a tier and a chat provider."""
    copy_site("other_organisation", folder)
    contacts = folder / "contacts.yaml"
    line = "    address: https://www.harbourline.example/chat\n"
    replaced(contacts, line, f"{line}    provider: {provider}\n")
    more = "  email: {kind: email, address: help@harbourline.example, response: {within: 4h}}\n"
    contacts.write_text(contacts.read_text("utf-8") + more, "utf-8")
    replaced(contacts, "tiers: {", "tiers: {gold: {name: Gold, benefits: [{channel: chat, queue: none}]}, ")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


@pytest.fixture(scope="module")
def custom(host: ChatHost, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return site_with(tmp_path_factory.mktemp("custom"), f"{{name: custom, script: '{host.address}/chat.js'}}")


@pytest.fixture(scope="module")
def chatwoot(host: ChatHost, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    provider = f"{{name: chatwoot, base_url: '{host.address}', website_token: aB3-_x}}"
    return site_with(tmp_path_factory.mktemp("chatwoot"), provider)


def status(page: Page) -> str:
    return page.locator("[data-hc-chat-status]").inner_text()


def agree(page: Page) -> None:
    page.get_by_role("button", name="I agree, open the chat").click()


def state(page: Page, expected: str) -> None:
    expect(page.locator("[data-hc-chat]")).to_have_attribute("data-hc-chat", expected)


def others_are_offered(page: Page) -> None:
    expect(page.get_by_role("heading", name="Other channels")).to_be_visible()
    expect(page.get_by_label("What has happened?")).to_have_value(TEXT)
    mail = (
        page.get_by_role("article").get_by_role("link", name="help@harbourline.example").get_attribute("href")
    )
    assert parse_qs(urlsplit(mail or "").query)["body"] == [TEXT.replace("\n", "\r\n")]
    phone = page.get_by_role("article").get_by_role("link", name="+1 212-555-0143")
    expect(phone).to_have_attribute("href", "tel:+12125550143")


def expect_complaints(visit: Visit) -> None:
    """What the browser itself says of a script that was asked for and did not come."""
    visit.settle()
    visit.forget()


def stop_the_clock(page: Page, address: str) -> None:
    """Opens a page where time goes on only when the test says so."""
    page.clock.install(time=datetime(2027, 2, 9, 8, tzinfo=UTC))
    page.goto(address)
    page.clock.pause_at(datetime(2027, 2, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_loaded_before_consent(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    visit = page_at(width)
    visit.page.goto(serve_directory(custom.site) + ADDRESS)
    visit.page.get_by_label("What has happened?").fill(TEXT)
    visit.settle()
    assert provider.asked == []
    assert visit.page.evaluate("document.cookie") == ""
    consent = visit.page.locator(".hc-chat__consent")
    expect(consent).to_contain_text(urlsplit(provider.address).netloc)
    assert status(visit.page) == ""
    expect(visit.page.get_by_role("heading", name="Other channels")).to_be_hidden()


def test_a_provider_that_works(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(custom.site) + ADDRESS + "&tier=gold")
    agree(page)
    state(page, "open")
    expect(page.get_by_text("chat|en|orders/change-date|gold")).to_be_visible()
    expect(page.get_by_role("heading", name="Other channels")).to_be_hidden()
    assert provider.asked == ["/chat.js"]


def test_chatwoot(
    chatwoot: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """`page_at` asserts that the policy let all of it through: script, style, frame."""
    page = page_at(1280).page
    page.goto(serve_directory(chatwoot.site) + ADDRESS)
    assert provider.asked == []
    agree(page)
    state(page, "open")
    assert page.evaluate("window.heard") == [
        ["locale", "en"],
        ["attributes", {"language": "en", "article": "orders/change-date"}],
        ["toggle", "open"],
    ]
    assert page.evaluate("window.chatwootSettings.locale") == "en"
    assert page.locator(".woot-widget-holder").evaluate("one => getComputedStyle(one).outlineWidth") == "3px"
    assert provider.asked == ["/packs/js/sdk.js", "/widget"]


@pytest.mark.parametrize("mode", ["hangs", "silent"])
def test_a_silent_provider_is_given_up_after_8_seconds(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt, mode: str
) -> None:
    provider.mode = mode
    visit = page_at(390)
    page = visit.page
    stop_the_clock(page, serve_directory(custom.site) + ADDRESS)
    page.get_by_label("What has happened?").fill(TEXT)
    agree(page)
    state(page, "loading")
    assert status(page) == "The chat is opening…"
    page.clock.run_for(7_900)
    state(page, "loading")
    expect(page.get_by_role("heading", name="Other channels")).to_be_hidden()
    page.clock.run_for(200)
    state(page, "failed")
    assert "did not open" in status(page)
    others_are_offered(page)


def test_a_provider_that_comes_late_is_let_in(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    provider.mode = "silent"
    page = page_at(390).page
    stop_the_clock(page, serve_directory(custom.site) + ADDRESS)
    agree(page)
    for _ in range(100):  # Playwright's own waiting evaluates a text, which the page's policy forbids
        if page.evaluate("Boolean(window.theirScriptHasRun)"):
            break
        page.wait_for_timeout(50)
    page.clock.run_for(8_100)
    state(page, "failed")
    page.evaluate("document.dispatchEvent(new Event('helpcentre-chat-ready'))")
    state(page, "open")


@pytest.mark.parametrize("mode", ["missing", "gives-up"])
def test_a_provider_that_fails(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt, mode: str
) -> None:
    provider.mode = mode
    visit = page_at(1280)
    visit.page.goto(serve_directory(custom.site) + ADDRESS)
    visit.page.get_by_label("What has happened?").fill(TEXT)
    agree(visit.page)
    state(visit.page, "failed")
    others_are_offered(visit.page)
    expect_complaints(visit)
    provider.mode = "works"
    agree(visit.page)  # another try
    state(visit.page, "open")


def test_a_blocker_in_the_browser(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    visit.page.route(f"{provider.address}/**", lambda route: route.abort("blockedbyclient"))
    visit.page.goto(serve_directory(custom.site) + ADDRESS)
    visit.page.get_by_label("What has happened?").fill(TEXT)
    agree(visit.page)
    state(visit.page, "failed")
    others_are_offered(visit.page)
    expect_complaints(visit)
    assert provider.asked == []


def test_blocked_by_a_policy(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """As where a host of the site sends a policy of its own."""
    visit = page_at(390)

    def narrowed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(provider.address, "https://x.example"))

    visit.page.route("**/support/chat/**", narrowed)
    visit.page.goto(serve_directory(custom.site) + ADDRESS)
    script = f"{provider.address}/chat.js"
    visit.page.evaluate(
        """(script) => {
            const box = document.querySelector("[data-hc-chat]");
            box.dataset.hcProvider = JSON.stringify({ ...JSON.parse(box.dataset.hcProvider), script });
        }""",
        script,
    )
    visit.page.get_by_label("What has happened?").fill(TEXT)
    agree(visit.page)
    state(visit.page, "failed")
    others_are_offered(visit.page)
    assert visit.csp_violations
    expect_complaints(visit)
    assert provider.asked == []


def test_only_this_page_names_the_provider(custom: Outcome, tmp_path: Path, host: ChatHost) -> None:
    """The same site without the provider: every other file is the same to the byte."""
    plain = site_with(tmp_path, f"{{name: custom, script: '{host.address}/chat.js'}}")
    contacts = plain.folder / "contacts.yaml"
    line = f"    provider: {{name: custom, script: '{host.address}/chat.js'}}\n"
    replaced(contacts, line, "")
    other = run(plain.folder, "build")
    assert other.code == 0, other.said
    files = {path.relative_to(other.site) for path in other.site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(custom.site) for path in custom.site.rglob("*") if path.is_file()}
    policy = re.compile(r'Content-Security-Policy" content="([^"]*)"')
    changed = []
    for path in sorted(files):
        before, after = (site / path for site in (other.site, custom.site))
        if path.suffix == ".html":
            policies = [policy.findall(page.read_text("utf-8")) for page in (before, after)]
            assert all(len(found) == 1 for found in policies), path
            if policies[0] != policies[1]:
                changed.append(path.as_posix())
        if path.suffix in (".html", ".json", ".mjs", ".css") and host.address in after.read_text("utf-8"):
            assert path.as_posix() == "support/chat/index.html"
    assert changed == ["support/chat/index.html"]
    (named,) = policy.findall(custom.page("support/chat/"))
    directives = dict(part.split(" ", 1) for part in named.split("; "))
    assert host.address in directives["script-src"].split()
    assert "'unsafe-inline'" not in directives["script-src"]
    assert {directives[name] for name in ("default-src", "base-uri", "object-src")} == {"'none'"}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("reached", ["idle", "open", "failed"])
def test_axe_finds_nothing(
    custom: Outcome,
    provider: ChatHost,
    serve_directory: ServeDirectory,
    page_at: PageAt,
    reached: str,
    width: int,
) -> None:
    provider.mode = "gives-up" if reached == "failed" else "works"
    page = page_at(width).page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(custom.site) + ADDRESS)
    if reached != "idle":
        agree(page)
        state(page, reached)
        expect(page.get_by_role("button", name="I agree, open the chat")).to_be_enabled(
            enabled=reached == "failed"
        )
    page.evaluate("scrollTo(0, 0)")
    found = violations(page, **ALL_RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    provider.mode = "gives-up"
    page = page_at(width).page
    page.goto(serve_directory(custom.site) + ADDRESS)
    field = page.get_by_label("What has happened?")
    for _ in range(30):
        page.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type("Help")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy the text")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="I agree, open the chat")).to_be_focused()
    page.keyboard.press("Enter")
    state(page, "failed")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[data-hc-others]')")


def test_what_was_typed_is_copied(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(serve_directory(custom.site) + ADDRESS)
    page.get_by_label("What has happened?").fill(TEXT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == TEXT


def test_without_javascript_the_other_channels_stand_there(
    custom: Outcome, provider: ChatHost, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390, javascript=False)
    visit.page.goto(serve_directory(custom.site) + ADDRESS)
    expect(visit.page.get_by_text("JavaScript must be on")).to_be_visible()
    expect(visit.page.get_by_role("button", name="I agree, open the chat")).to_be_hidden()
    expect(visit.page.get_by_role("article").get_by_role("link", name="+1 212-555-0143")).to_be_visible()
    assert provider.asked == []


def test_articles_lead_to_it_and_say_where_from(
    custom: Outcome, own_site: Outcome, other_organisation: Outcome
) -> None:
    link = 'href="../../support/chat/?from=orders/change-date"'
    assert link in custom.page("orders/change-date/")
    assert link in other_organisation.page("orders/change-date/")
    # Ours has neither an address nor a provider yet: no link leads where nothing is.
    assert "support/chat/" not in own_site.page("wallet/top-up/")


def test_without_a_provider_it_is_a_link_and_without_an_address_nothing(
    own_site: Outcome, other_organisation: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(other_organisation.site) + ADDRESS)
    link = page.get_by_role("link", name="Open the chat")
    expect(link).to_have_attribute("href", "https://www.harbourline.example/chat")
    expect(page.get_by_role("heading", name="Other channels")).to_be_visible()
    # A chat whose address only the owner knows has no page: it can't be reached.
    assert not (own_site.site / "support" / "chat").exists()


@pytest.mark.parametrize(("pixels", "width"), [(16, 320), (16, 390), (32, 390), (32, 640)])
def test_it_is_readable_small_and_with_large_text(
    custom: Outcome,
    provider: ChatHost,
    serve_directory: ServeDirectory,
    page_at: PageAt,
    pixels: int,
    width: int,
) -> None:
    provider.mode = "gives-up"
    visit = page_at(width)
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(custom.site) + ADDRESS)
    visit.set_text_size(pixels)
    agree(page)
    state(page, "failed")
    found = [*page.evaluate(OUTSIDE), *page.evaluate(CLIPPED)]
    assert not found, "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if pixels == 16:
        assert page.evaluate(SMALL_TARGETS) == []
