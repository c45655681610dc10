"""A report from article to sent: by keyboard, on a narrow page, reloaded, offline, without secrets."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from playwright.sync_api import Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from helpcentre.features.report.reference import decode
from helpcentre.language.words import Words
from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome, copy_site, replaced, run
from static_host import ServeDirectory
from watched_page import PageAt, Visit

pytestmark = pytest.mark.used_pages

AZ, EN = Words("az"), Words("en")
PAGE = "support/report-problem/"
ABOUT = f"{PAGE}?about=wallet/failed-payment"
WHAT = "Balansı artırmaq istədim, 502 kodu çıxdı. Sifariş nömrəm 20261122001."
CARD = "4111 1111 1111 1111"
OWN_LIMIT, ALL_LIMIT = 20_500, 24_300
"""Bytes of brotli: of scripts but those that say when a channel is open and where it is; of all scripts.
Half of it is the guard of secrets: words of three languages, each with its endings."""
BROKEN = [
    "null",
    "[]",
    "5",
    '"text"',
    "{",
    "",
    '{"values":null}',
    '{"about":"","section":"wallet","symptom":"","step":1,"values":{"what":"x"},"facts":null,"tier":"","reference":""}',
    '{"version":1}',
    '{"version":1,"value":null}',
    '{"version":1,"value":[]}',
    '{"version":1,"value":"text"}',
    '{"version":1,"value":{"values":null}}',
    '{"version":0,"value":{"about":"","section":"","symptom":"","step":0,"values":{},"facts":null,"tier":"","reference":"","shown":[]}}',
    '{"version":1,"value":{"about":"","section":"","symptom":"","step":9,"values":{},"facts":null,"tier":"","reference":"","shown":[]}}',
    '{"version":1,"value":{"about":"","section":"","symptom":"","step":0,"values":{"what":5},"facts":null,"tier":"","reference":"","shown":[]}}',
    '{"version":1,"value":{"about":"","section":"","symptom":"","step":0,"values":{},"facts":[["page"]],"tier":"","reference":"","shown":[]}}',
    '{"version":1,"value":{"about":"","section":"","symptom":"","step":0,"values":{},"facts":{},"tier":"","reference":"","shown":{}}}',
    "[" * 100_001,
    f'{{"version":1,"value":{{"values":{{"what":"{"x" * 100_000}"}}}}}}',
]
"""What may stand in storage without being a report."""
ANOTHER_SITE = (
    '{"version":1,"value":{"about":"x/y","section":"constructor","symptom":"elsewhere","step":3,"tier":"__proto__",'
    '"values":{"elsewhere":"elsewhere","what":"kept text"},"facts":[["elsewhere","a"],["page","here"]],'
    '"reference":"","shown":["b"]}}'
)
"""A report of a site that had other sections, statuses and facts."""
STAYS = """() => {
    window.copied = [];
    navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
    addEventListener("click", (event) => {
        if (event.target.closest("a[data-hc-send]")) event.preventDefault();
    });
}"""
"""Channels are not on this machine, and the clipboard is everybody's."""
TROUBLE = """---
title: The ticket does not open
description: What to do when a ticket does not open.
kind: troubleshooting
---

## Symptom

Nothing is shown.

## Quick check

Open another page.

## Causes

### The link is old

Use the newest message.

## Write to us

- your order number;
- the message on the screen.
"""


@pytest.fixture(scope="module")
def help_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The other organisation with an e-mail address, a tier, an article about a fault and the form."""
    folder = copy_site("other_organisation", tmp_path_factory.mktemp("report"))
    contacts = folder / "contacts.yaml"
    more = "  email: {kind: email, address: help@harbourline.example, response: {within: 4h}}\n"
    contacts.write_text(contacts.read_text("utf-8") + more, "utf-8")
    replaced(contacts, "tiers: {", "tiers: {gold: {name: Gold, benefits: [{channel: chat, queue: none}]}, ")
    (folder / "docs/en/orders/not-opening.md").write_text(TROUBLE, "utf-8")
    replaced(folder / "docs/en/orders/index.md", "[change-date]", "[change-date, not-opening]")
    replaced(
        folder / "docs/en/help/contact.md", "{{ channels() }}", "{{ channels() }}\n\n{{ report_form() }}"
    )
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


def opened(visit: Visit, address: str) -> Page:
    page = visit.page
    page.goto(address)
    expect(form_of(page)).to_be_visible()
    visit.settle()
    page.evaluate(STAYS)
    return page


def form_of(page: Page) -> Locator:
    return page.locator("[data-hc-report]")


def heading(page: Page) -> Locator:
    return form_of(page).locator("[data-hc-step]:not([hidden]) h3")


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#hc-report-{name}")


def go_on(page: Page, title: str, words: Words = AZ) -> None:
    page.get_by_role("button", name=words("report.next")).click()
    expect(heading(page)).to_contain_text(words(f"report.title.{title}"))


def text_of(page: Page) -> str:
    return field(page, "text").input_value()


def tab_to(page: Page, target: Locator) -> None:
    """By the Tab key alone; a target that it does not reach is a fault."""
    for _ in range(40):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


@pytest.mark.parametrize("width", [390, 1280])
def test_by_keyboard_from_the_article_to_the_text_copied(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    visit = page_at(width)
    page = visit.page
    page.emulate_media(reduced_motion="reduce")

    def fine(step: str) -> None:
        if width > 390 and step not in ("describe", "send"):  # the others look alike at any width
            return
        assert violations(page, **ALL_RULES) == [], step
        if width == 390:
            assert page.evaluate(SMALL_TARGETS) == [], step
            page.emulate_media(color_scheme="dark")
            assert violations(page, **RULES_OF_COLOUR) == [], step
            page.emulate_media(color_scheme="light")

    page.goto(serve_directory(own_site.site) + "wallet/failed-payment/")
    page.get_by_role("link", name=AZ("support.report")).press("Enter")
    page.wait_for_url(f"**/{ABOUT}")
    expect(form_of(page)).to_be_visible()
    visit.settle()
    page.evaluate(STAYS)
    expect(page.get_by_label(AZ("report.section"))).to_have_value("wallet")
    fault = page.get_by_role("radio", name="Uğursuz ödəniş")
    expect(fault).to_be_checked()
    fine("problem")
    page.get_by_label(AZ("report.section")).focus()
    tab_to(page, fault)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Pul iki dəfə tutulub")).to_be_checked()
    page.keyboard.press("ArrowUp")
    expect(fault).to_be_checked()
    tab_to(page, page.get_by_role("link", name="Bank ödənişi rədd edir"))
    tab_to(page, page.get_by_role("button", name=AZ("report.next")))
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(form_of(page)).to_contain_text("ödənişin tarixi, saatı və məbləği")
    tab_to(page, page.get_by_role("button", name=AZ("report.next")))
    page.keyboard.press("Enter")
    expect(field(page, "what")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text(AZ("report.said.empty"))
    page.keyboard.insert_text(WHAT)
    tab_to(page, field(page, "message"))
    page.keyboard.insert_text("502 Bad Gateway")
    tab_to(page, field(page, "order"))
    page.keyboard.insert_text("20261122001")
    fine("describe")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text(AZ("report.title.evidence"))
    expect(heading(page)).to_be_focused()
    remove = page.get_by_role("button", name=f"{AZ('report.said.remove')}: {AZ('report.said.language')}")
    tab_to(page, remove)
    fine("evidence")
    page.keyboard.press("Enter")
    expect(field(page, "fact-language")).to_have_count(0)
    expect(field(page, "fact-network")).to_be_focused()
    tab_to(page, page.get_by_role("button", name=AZ("report.facts.check")))
    page.keyboard.press("Enter")
    expect(page.locator("[data-hc-checked] p")).not_to_be_empty()
    expect(field(page, "fact-check")).not_to_have_value("")
    tab_to(page, page.get_by_role("button", name=AZ("report.next")))
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text(AZ("report.title.send"))
    copy = page.get_by_role("button", name=AZ("report.copy"))
    tab_to(page, copy)
    page.keyboard.press("Enter")
    expect(page.locator("[data-hc-said]").last).to_have_text(AZ("report.said.copied"))
    expect(page.get_by_role("heading", name=AZ("report.after.title"))).to_be_visible()
    fine("send")
    text = text_of(page)
    assert page.evaluate("window.copied") == [text]
    assert f"\n{AZ('report.said.check')}:" in text
    assert WHAT in text
    assert f"{AZ('report.field.order')}: 20261122001" in text
    assert "en-US" not in text
    reference = decode(page.locator("[data-hc-reference]").first.inner_text(), ["wallet/failed-payment"])
    assert reference
    assert reference.articles == ("wallet/failed-payment",)
    link = page.locator("[data-hc-way=telegram] a")
    assert (link.get_attribute("href") or "").endswith("?start=az_t_wallet_failed-payment")
    field(page, "tier").select_option("vip")
    assert (link.get_attribute("href") or "").endswith("?start=az_t_wallet_failed-payment_vip")
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length") == 0
    visit.settle()
    assert visit.hosts == {"127.0.0.1"}


def test_every_step_fits_a_narrow_page_and_large_letters(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(320)
    page = opened(visit, serve_directory(own_site.site) + ABOUT)

    def fits(step: str) -> None:
        for pixels, width in ((16, 320), (32, 390)):
            page.set_viewport_size({"width": width, "height": 800})
            visit.set_text_size(pixels)
            found = [*page.evaluate(OUTSIDE), *page.evaluate(CLIPPED)]
            assert not found, f"{step}, {width} px, letters of {pixels} px\n" + "\n".join(found)

    fits("problem")
    go_on(page, "describe")
    field(page, "what").fill(f"{WHAT} {CARD}")
    field(page, "what").blur()
    fits("describe")
    go_on(page, "evidence")
    fits("evidence")
    go_on(page, "send")
    page.get_by_role("button", name=AZ("report.copy")).click()
    expect(page.get_by_role("heading", name=AZ("report.after.title"))).to_be_visible()
    fits("send")


def test_a_reload_keeps_what_is_typed_and_a_lost_network_stops_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    page = opened(visit, serve_directory(own_site.site) + ABOUT)
    go_on(page, "describe")
    field(page, "what").fill(WHAT)
    field(page, "tried").fill("Səhifəni yenilədim")
    page.reload()
    expect(heading(page)).to_contain_text(AZ("report.title.describe"))
    expect(field(page, "what")).to_have_value(WHAT)
    expect(field(page, "tried")).to_have_value("Səhifəni yenilədim")
    visit.settle()
    page.evaluate(STAYS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.abort())
    field(page, "when").fill("dünən")
    go_on(page, "evidence")
    field(page, "fact-page").fill("https://example.com/checkout")
    go_on(page, "send")
    expect(page.locator("[data-hc-way=telegram] [data-hc-best]")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name=AZ("report.save")).click()
    page.get_by_role("button", name=AZ("report.copy")).click()
    expect(page.locator("[data-hc-said]").last).to_have_text(AZ("report.said.copied"))
    text = text_of(page)
    assert page.evaluate("window.copied") == [text]
    assert Path(saved.value.path()).read_text("utf-8") == text
    assert "https://example.com/checkout" in text
    assert [url for url in asked if not url.startswith("blob:")] == []
    page.get_by_role("button", name=AZ("report.after.new")).click()
    expect(heading(page)).to_contain_text(AZ("report.title.problem"))
    go_on(page, "describe")
    expect(field(page, "what")).to_have_value("")


def test_a_secret_is_pointed_out_and_does_not_leave(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(page_at(390), serve_directory(own_site.site) + ABOUT)
    go_on(page, "describe")
    what = field(page, "what")
    note = field(page, "what-secret")
    expect(note).to_have_attribute("aria-live", "polite")
    what.press_sequentially(f"Kart {CARD}, parol: Salam123")
    said = AZ("secret.found", kinds=f"{AZ('secret.card')}, {AZ('secret.password')}")
    expect(note).to_have_text(said)
    expect(what).to_have_value(f"Kart {CARD}, parol: Salam123")
    field(page, "message").fill("SMS kodu 482913")
    page.get_by_role("button", name=AZ("secret.mask")).first.click()
    expect(what).to_have_value("Kart ••••, parol: ••••")
    expect(note).to_be_empty()
    expect(what).to_be_focused()
    go_on(page, "evidence")
    field(page, "fact-browser").fill(f"Chrome {CARD}")
    page.get_by_role("button", name=AZ("report.draft.keep")).click()
    kept = page.evaluate("localStorage.getItem('hc-report')")
    go_on(page, "send")
    expect(page.locator("[data-hc-masked]")).to_contain_text(AZ("secret.code"))
    expect(page.locator("[data-hc-masked]")).to_contain_text(AZ("secret.card"))
    links = page.locator("[data-hc-send]").evaluate_all("links => links.map(({ href }) => href)")
    for out in (text_of(page), kept, *links):
        assert "4111" not in out
        assert "482913" not in out


def test_one_mask_can_be_undone_and_what_leaves_is_what_is_seen(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """By keyboard: a number that is no secret stays readable, the other one does not, in every place."""
    page = opened(page_at(390), serve_directory(own_site.site) + ABOUT)
    go_on(page, "describe")
    what = field(page, "what")
    what.fill(f"Kart {CARD}, kod 482913 yazdım")
    what.blur()
    show = page.get_by_role("button", name=f"{AZ('secret.show')}: {AZ('secret.code')} 482913")
    expect(
        page.get_by_role("button", name=f"{AZ('secret.show')}: {AZ('secret.card')} {CARD}")
    ).to_be_visible()
    what.focus()
    tab_to(page, show)
    page.keyboard.press("Enter")
    hide = page.get_by_role("button", name=f"{AZ('secret.hide')}: {AZ('secret.code')} 482913")
    expect(hide).to_be_focused()
    expect(field(page, "what-secret")).to_have_text(AZ("secret.found", kinds=AZ("secret.card")))
    page.get_by_role("button", name=AZ("report.draft.keep")).click()
    kept = page.evaluate("localStorage.getItem('hc-report')")
    assert "482913" in kept
    assert "4111" not in kept
    page.reload()
    expect(hide).to_be_visible()
    go_on(page, "evidence")
    go_on(page, "send")
    assert "Kart ••••, kod 482913 yazdım" in text_of(page)
    hidden = page.locator("[data-hc-masked]")
    expect(hidden).to_contain_text(AZ("secret.masked", kinds=AZ("secret.card")))
    expect(hidden).to_contain_text(f"482913 – {AZ('secret.shown')}")
    hidden.get_by_role("button", name=re.compile(f"{AZ('secret.hide')}: ")).click()
    assert "Kart ••••, kod •••• yazdım" in text_of(page)
    hidden.get_by_role("button", name=re.compile(f"{AZ('secret.show')}: {AZ('secret.card')}")).press("Enter")
    assert f"Kart {CARD}, kod •••• yazdım" in text_of(page)
    expect(
        hidden.get_by_role("button", name=re.compile(f"{AZ('secret.hide')}: {AZ('secret.card')}"))
    ).to_be_focused()


def test_hidden_at_once_can_be_taken_back(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(page_at(390), serve_directory(own_site.site) + ABOUT)
    go_on(page, "describe")
    what = field(page, "what")
    what.fill("parolum Salam123 idi")
    what.blur()
    page.get_by_role("button", name=AZ("secret.mask")).first.click()
    expect(what).to_have_value("parolum •••• idi")
    page.get_by_role("button", name=AZ("secret.undo")).click()
    expect(what).to_have_value("parolum Salam123 idi")
    expect(page.get_by_role("button", name=AZ("secret.undo"))).to_be_hidden()


def test_whatever_stands_in_storage_the_form_is_there(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """And what doesn't fit is gone afterwards, in the tab and on the device."""
    page = opened(page_at(390), serve_directory(own_site.site) + ABOUT)
    for text in BROKEN:
        page.evaluate(
            "text => { for (const one of [sessionStorage, localStorage]) one.setItem('hc-report', text); }",
            text,
        )
        page.reload()
        expect(form_of(page)).to_be_visible()
        expect(heading(page)).to_be_visible()
        assert page.evaluate("localStorage.getItem('hc-report')") is None, text[:200]
        expect(page.get_by_role("button", name=AZ("report.draft.open"))).to_be_hidden()
    # A draft of a site that had other sections, statuses and facts: what there is no more is left out.
    page.evaluate(
        "text => { sessionStorage.clear(); localStorage.setItem('hc-report', text); location.reload(); }",
        ANOTHER_SITE,
    )
    page.get_by_role("button", name=AZ("report.draft.open")).click()
    expect(field(page, "text")).to_have_value(re.compile("kept text"))
    assert "undefined" not in text_of(page)
    assert "elsewhere" not in text_of(page)


def test_a_draft_is_kept_when_the_visitor_says_so_and_can_be_deleted(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(page_at(390), serve_directory(own_site.site) + PAGE)
    page.get_by_label(AZ("report.section")).select_option("account")
    go_on(page, "describe")
    field(page, "what").fill(WHAT)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name=AZ("report.draft.keep")).click()
    expect(page.get_by_role("button", name=AZ("report.draft.forget"))).to_be_focused()
    page.evaluate("sessionStorage.clear()")  # another day, another tab
    page.goto("about:blank")
    opened_again = page.goto(serve_directory(own_site.site) + PAGE)
    assert opened_again
    page.get_by_role("button", name=AZ("report.draft.open")).click()
    expect(field(page, "what")).to_have_value(WHAT)
    page.get_by_role("button", name=AZ("report.draft.forget")).click()
    expect(page.get_by_role("button", name=AZ("report.draft.keep"))).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_what_helped_ends_it_and_leaves_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(page_at(390), serve_directory(own_site.site) + ABOUT)
    fix = page.get_by_role("link", name="Bank ödənişi rədd edir")
    assert urlsplit(fix.evaluate("link => link.href")).path == "/wallet/failed-payment/"
    page.get_by_role("button", name=AZ("report.fixes.helped")).click()
    expect(page.get_by_role("heading", name=AZ("report.end.title"))).to_be_focused()
    expect(page.get_by_role("button", name=AZ("report.next"))).to_be_hidden()
    assert "what" not in (page.evaluate("sessionStorage.getItem('hc-report')") or "")
    page.get_by_role("button", name=AZ("report.end.reopen")).click()
    expect(heading(page)).to_be_focused()


def test_mail_chat_and_promise(help_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    address = serve_directory(help_site.site) + "help/contact/?about=orders/not-opening"
    page = opened(page_at(1280), address)
    go_on(page, "describe", EN)
    field(page, "what").fill("The ticket doesn't open & stays white: 100 %")
    go_on(page, "evidence", EN)
    go_on(page, "send", EN)
    mail, chat = page.locator("[data-hc-way=email]"), page.locator("[data-hc-way=chat]")

    def mailed() -> tuple[str, dict[str, list[str]]]:
        href = mail.locator("a").evaluate("link => link.getAttribute('href')")
        return href, parse_qs(href.partition("?")[2], strict_parsing=True)

    href, parts = mailed()
    assert href.startswith("mailto:help@harbourline.example?")
    assert parts["body"] == [text_of(page).replace("\n", "\r\n")]
    assert "The ticket does not open" in parts["subject"][0]
    expect(mail.locator("[data-hc-promise]")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert chat.locator("a").evaluate("link => link.search") == "?from=orders/not-opening"
    field(page, "tier").select_option("gold")
    assert chat.locator("a").evaluate("link => link.search") == "?from=orders/not-opening&tier=gold"
    assert mailed()[1]["subject"][0].startswith("Gold")
    mail.locator("a").click()
    expect(page.locator("[data-hc-after-promise]")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert page.evaluate("window.copied") == []
    page.get_by_role("button", name=EN("report.back")).click()
    page.get_by_role("button", name=EN("report.back")).click()
    field(page, "what").fill("Ünvan şəhər ölçü " * 200)
    go_on(page, "evidence", EN)
    go_on(page, "send", EN)
    href, parts = mailed()
    assert len(href) <= 1900
    expect(mail.locator("[data-hc-rest]")).to_be_visible()
    mail.locator("a").click()
    expect(page.locator("[data-hc-said]").last).to_have_text(EN("channel_kind.email.report_rest_copied"))
    (rest,) = page.evaluate("window.copied")
    body = parts["body"][0].replace("\r\n", "\n").removesuffix(EN("report.said.more"))
    assert "".join((body + rest).split()) == "".join(text_of(page).split())


def test_without_scripts_the_checklist_is_whole(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390, javascript=False).page
    page.goto(serve_directory(own_site.site) + PAGE)
    expect(form_of(page)).to_be_hidden()
    expect(page.get_by_role("heading", name="Dörd addım")).to_be_visible()
    expect(page.get_by_role("cell", name=AZ("report.capture.android.screenshot"))).to_be_visible()
    assert page.locator(".hc-report-place").evaluate("place => place.offsetHeight") == 0


def test_it_is_light_and_loaded_where_it_is_used(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    visit.page.goto(serve_directory(own_site.site) + "support/data-protection/")
    visit.settle()
    elsewhere = set(asked)
    asked.clear()
    opened(visit, serve_directory(own_site.site) + PAGE)
    scripts = {path for path in asked if path.endswith(".mjs")} - elsewhere
    scripts = {path for path in scripts if not path.endswith("/tables.mount.mjs")}
    weights = {path: len(brotli.compress((own_site.site / path[1:]).read_bytes())) for path in scripts}
    shared = [path for path in weights if "/contact/" in path or path.endswith("/clock.mjs")]
    assert any("/report/" in path for path in scripts)
    assert sum(weights.values()) - sum(weights[path] for path in shared) <= OWN_LIMIT
    assert sum(weights.values()) <= ALL_LIMIT
    assert [path for path in elsewhere if "/report/" in path or "secrets" in path] == []
