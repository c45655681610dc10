"""The support panel: opened and left by any hand, right for the hour, silent until somebody asks for it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.features.support.payload import Start, decode
from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt, Visit

WIDTHS = PHONE, DESKTOP = [390, 1280]
OPEN = datetime(2027, 2, 9, 8, tzinfo=UTC)  # a Tuesday, 12:00 in Baku
CLOSED = datetime(2027, 2, 12, 17, tzinfo=UTC)  # a Friday, 21:00 in Baku
HOLIDAY = datetime(2027, 3, 22, 8, tzinfo=UTC)
JAVASCRIPT_LIMIT = 5_000
"""Bytes of brotli that the button may add to an article before anybody taps it."""


def at(visit: Visit, moment: datetime) -> None:
    """Stops the page's clock; the server, which lives now, does not say what time it is."""
    visit.page.clock.set_fixed_time(moment)

    def answer(route: Route) -> None:
        response = route.fetch()
        headers = {name: value for name, value in response.headers.items() if name != "date"}
        route.fulfill(response=response, headers=headers)

    visit.page.route("**/contact/opening.*.json", answer)


def button_of(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("button", name="Əlaqə")


def opened(page: Page) -> Locator:
    button_of(page).click()
    panel = page.get_by_role("dialog", name="Bizimlə əlaqə")
    expect(panel).to_be_visible()
    return panel


def order(panel: Locator) -> list[str]:
    return panel.locator("[data-hc-way]").evaluate_all("ways => ways.map((way) => way.dataset.hcWay)")


def row(panel: Locator, id: str) -> Locator:
    return panel.locator(f"[data-hc-way={id}]")


@pytest.mark.used_pages
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int, key: str
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    button, panel = button_of(page), page.get_by_role("dialog", name="Bizimlə əlaqə")
    button.focus()
    page.keyboard.press(key)
    expect(panel).to_be_visible()
    expect(panel.get_by_role("button", name="Bağlayın")).to_be_focused()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside
        name = page.evaluate("document.activeElement.innerText?.trim().split('\\n')[0] ?? ''")
        if name and name in reached:
            break
        reached.append(name)
    assert [name for name in reached if "Telegram dəstək botu" in name]
    assert [name for name in reached if name.startswith("Telefon")]
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press(key)
    expect(panel.get_by_role("button", name="Bağlayın")).to_be_focused()
    page.keyboard.press("Enter")  # its own button closes it too
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.used_pages
@pytest.mark.parametrize("width", WIDTHS)
def test_it_stays_closed(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    visit = page_at(width)
    root = serve_directory(own_site.site)
    visit.page.goto(root + "wallet/top-up/")
    panel = opened(visit.page)
    visit.page.mouse.click(5, 5)  # beside it
    expect(panel).to_be_hidden()
    visit.page.goto(root + "wallet/fees/")
    visit.settle()
    assert visit.page.locator("dialog").count() == 0


def test_nothing_is_loaded_before_a_tap_and_nothing_of_others_after(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """`page_at` asserts that no third party was asked and no policy was broken."""
    visit = page_at(1280)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    visit.page.goto(serve_directory(own_site.site) + "account/reset-password/")
    visit.settle()
    early = [path for path in asked if re.search(r"panel|support\.css|/qr/|ways", path)]
    assert early == []
    panel = opened(visit.page)
    code = panel.get_by_role("img", name="Telegram keçidinin QR kodu")
    visit.page.wait_for_function("one => one.naturalWidth > 0", arg=code.element_handle())
    assert "/assets/helpcentre/support/panel.az.json" in asked
    assert "/assets/helpcentre/support/qr/az/telegram/account_reset-password.svg" in asked
    assert visit.page.evaluate("document.cookie") == ""
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.used_pages
def test_a_phone_needs_no_code_to_scan(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(serve_directory(own_site.site) + "wallet/fees/")
    panel = opened(visit.page)
    visit.settle()
    assert [url for url in asked if "/qr/" in url] == []
    expect(panel.get_by_role("img", name="Telegram keçidinin QR kodu")).to_be_hidden()


def test_what_the_button_weighs(own_site: Outcome) -> None:
    script = own_site.site / "assets/helpcentre/support/button.mount.mjs"
    assert len(brotli.compress(script.read_bytes(), quality=11)) <= JAVASCRIPT_LIMIT
    assert b"//" not in script.read_bytes().replace(b"://", b"")  # published without comments


def test_states_and_promises_of_an_open_hour(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    at(visit, OPEN)
    visit.page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    panel = opened(visit.page)
    assert order(panel) == ["phone", "telegram"]
    expect(row(panel, "phone")).to_contain_text("İndi açıqdır. Bağlanır: bu gün, 19:00")
    expect(row(panel, "phone")).to_contain_text("09:00–19:00")
    expect(row(panel, "telegram")).to_contain_text("İstənilən vaxt yaza bilərsiniz")
    expect(panel.get_by_text("Hazırda ən uyğun kanal")).to_have_count(2)
    expect(row(panel, "phone").get_by_text("Hazırda ən uyğun kanal")).to_be_visible()
    expect(row(panel, "telegram").get_by_text("Hazırda ən uyğun kanal")).to_be_hidden()


def test_closed_hours_and_holidays(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    for moment, said in (
        (CLOSED, "İndi bağlıdır. Açılır: bazar ertəsi, 09:00"),
        (HOLIDAY, "İndi bağlıdır: Novruz bayramı. Açılır: 29 mart, 09:00"),
    ):
        visit = page_at(390)
        at(visit, moment)
        visit.page.goto(serve_directory(own_site.site) + "wallet/top-up/")
        panel = opened(visit.page)
        expect(row(panel, "phone")).to_contain_text(said)
        visit.settle()


def test_a_channel_turns_while_the_panel_is_open(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    at(visit, OPEN)
    visit.page.clock.install(time=datetime(2027, 2, 9, 14, 59, 30, tzinfo=UTC))
    visit.page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    panel = opened(visit.page)
    expect(row(panel, "phone")).to_contain_text("İndi açıqdır")
    visit.page.clock.run_for(60_000)
    expect(row(panel, "phone")).to_contain_text("İndi bağlıdır. Açılır: sabah, 09:00")


@pytest.mark.used_pages
def test_channels_without_an_address_are_one_quiet_line(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    at(visit, CLOSED)
    visit.page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    panel = opened(visit.page)
    expect(
        panel.get_by_text("Ünvanı hələ əlavə olunmayan kanallar: canlı çat və e\N{NON-BREAKING HYPHEN}poçt.")
    ).to_be_visible()
    assert order(panel) == ["telegram", "phone"]
    expect(panel).not_to_contain_text("24/7")
    links = panel.locator("a[href]").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links
    assert [link for link in links if link in ("", "#") or "undefined" in link] == []


MOMENTS = {"open": (OPEN, ["phone", "telegram"]), "closed": (CLOSED, ["telegram", "phone"])}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_panel_article_end_and_search_say_the_same(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int, moment: str
) -> None:
    """An urgent visitor is sent to the telephone by every list while it is open, and by none at night."""
    now, expected = MOMENTS[moment]
    visit = page_at(width)
    at(visit, now)
    page, root = visit.page, serve_directory(own_site.site)
    for address in ("technical/ticket-not-opening/", "wallet/top-up/", "no-such-page/"):
        page.goto(root + address)
        strip = page.locator("[data-hc-ranked] > li")
        strip.first.scroll_into_view_if_needed()
        page.locator("[data-hc-ranked=now]").wait_for()
        assert channels(strip) == expected
        assert order(opened(page)) == expected
        visit.settle()
    page.goto(root)
    page.locator(".hc-hero [data-hc-search]").click()
    page.keyboard.type("əlaqə")
    expect(page.locator(".hc-answer li")).to_have_count(2)
    expect(page.locator(".hc-answer li").first).to_have_attribute("data-hc-channel", expected[0])
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("qqqqq zzzzz")
    expect(page.locator(".hc-notes__person li")).to_have_count(2)
    expect(page.locator(".hc-notes__person li").first).to_have_attribute("data-hc-channel", expected[0])


def channels(items: Locator) -> list[str]:
    return items.evaluate_all("items => items.map((item) => item.dataset.hcChannel)")


def test_a_row_is_not_moved_under_the_eye(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """What is in sight when a telephone closes keeps its place; the line below it says that it closed."""
    visit = page_at(1280)
    visit.page.clock.install(time=datetime(2027, 2, 9, 14, 59, 30, tzinfo=UTC))
    at(visit, datetime(2027, 2, 9, 14, 59, 30, tzinfo=UTC))
    visit.page.set_viewport_size({"width": 1280, "height": 1600})
    visit.page.goto(serve_directory(own_site.site) + "no-such-page/")
    visit.page.locator("[data-hc-ranked=now]").wait_for()
    strip = visit.page.locator("[data-hc-ranked] > li")
    assert channels(strip) == ["phone", "telegram"]
    visit.page.clock.set_fixed_time(datetime(2027, 2, 9, 15, 1, tzinfo=UTC))
    visit.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(strip.first).to_contain_text("İndi bağlıdır")
    assert channels(strip) == ["phone", "telegram"]


ARTICLES = {
    "wallet/top-up/": Start("az", ARTICLE_KINDS["howto"], "wallet/top-up"),
    "wallet/failed-payment/": Start("az", ARTICLE_KINDS["troubleshooting"], "wallet/failed-payment"),
    "self-service/faq/": Start("az", ARTICLE_KINDS["faq"], "self-service/faq"),
    "wallet/": Start("az", ARTICLE_KINDS["hub"], "wallet/index"),
    "": Start("az", ARTICLE_KINDS["page"], "index"),
    "no-such-page/": Start("az"),
}


@pytest.mark.used_pages
@pytest.mark.parametrize("address", ARTICLES)
def test_telegram_links_carry_the_article(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str
) -> None:
    visit = page_at(390)
    visit.page.goto(serve_directory(own_site.site) + address)
    way = row(opened(visit.page), "telegram")
    link = urlsplit(way.get_by_role("link", name="Telegram dəstək botu").get_attribute("href") or "")
    assert (link.scheme, link.netloc, link.path) == ("https", "t.me", "/allintalks_bot")
    (payload,) = parse_qs(link.query)["start"]
    assert decode(payload) == ARTICLES[address]
    way.get_by_text("Telegram açılmır?").click()
    app = way.get_by_role("link", name="Keçidi Telegram tətbiqində açın").get_attribute("href")
    assert app == f"tg://resolve?domain=allintalks_bot&start={payload}"
    expect(way.get_by_text("Və ya Telegram-da bu adı axtarın: @allintalks_bot")).to_be_visible()


def test_the_name_is_copied(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    page = page_at(390).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    panel = opened(page)
    panel.get_by_role("button", name="Kopyalayın: @allintalks_bot").click()
    expect(panel.get_by_role("status")).to_have_text("Kopyalandı")
    assert page.evaluate("navigator.clipboard.readText()") == "@allintalks_bot"


@pytest.mark.parametrize("asked", ["", "?tier=vip"])
def test_a_tier_changes_order_promise_and_links(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, asked: str
) -> None:
    visit = page_at(390)
    at(visit, OPEN)
    visit.page.goto(serve_directory(own_site.site) + "support/priority/" + asked)
    panel = opened(visit.page)
    if not asked:
        panel.get_by_role("radio", name="VIP").check()
        expect(panel.get_by_role("status")).to_contain_text("Telefon")
    expect(panel.get_by_role("radio", name="VIP")).to_be_checked()
    assert order(panel)[0] == "phone"
    expect(row(panel, "phone")).to_contain_text("Cavab: ən gec bu gün, 12:05")
    href = row(panel, "telegram").get_by_role("link", name="Telegram dəstək botu").get_attribute("href") or ""
    start = decode(parse_qs(urlsplit(href).query)["start"][0])
    assert start == Start("az", ARTICLE_KINDS["page"], "support/priority", "vip")
    note = panel.locator("[data-hc-tier=vip]")
    expect(note).to_contain_text("Telefon: cavab 5 dəqiqə ərzində")
    expect(note).not_to_contain_text("Canlı çat")  # it can't be reached yet
    expect(note).to_contain_text("sayt statusunuzu tanımır")
    panel.get_by_role("radio", name="Yoxdur").check()
    expect(row(panel, "phone")).not_to_contain_text("Cavab: ən gec")
    assert "vip" not in (row(panel, "telegram").get_by_role("link").first.get_attribute("href") or "")


@pytest.mark.used_pages
def test_priority_links_without_javascript(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390, javascript=False)
    visit.page.goto(serve_directory(own_site.site) + "support/priority/")
    for tier in ("vip", "premium"):
        link = visit.page.locator(f".hc-tier-links a[href$='_{tier}']")
        payload = parse_qs(urlsplit(link.get_attribute("href") or "").query)["start"][0]
        assert decode(payload) == Start("az", ARTICLE_KINDS["page"], "support/priority", tier)


@pytest.mark.used_pages
@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_it_is_a_link(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    root = serve_directory(own_site.site)
    visit = page_at(width, javascript=False)
    for address in ("wallet/top-up/", "", "no-such-page/"):
        visit.page.goto(root + address)
        visit.page.get_by_role("banner").get_by_role("link", name="Əlaqə").click()
        expect(visit.page).to_have_url(root + "support/contact/")


@pytest.mark.used_pages
def test_when_the_panel_can_not_be_had_the_button_leads_to_the_page(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    root = serve_directory(own_site.site)
    visit = page_at(390)
    visit.page.route("**/panel.az.json", lambda route: route.abort())
    visit.page.goto(root + "wallet/top-up/")
    button_of(visit.page).click()
    expect(visit.page).to_have_url(root + "support/contact/")
    visit.settle()
    visit.forget()


@pytest.mark.used_pages
def test_without_the_opening_facts_the_plain_hours_stand(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(390)
    visit.page.route("**/contact/opening.az.json", lambda route: route.abort())
    visit.page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    panel = opened(visit.page)
    expect(row(panel, "phone")).to_contain_text("09:00–19:00")
    assert order(panel) == ["phone", "telegram"]
    visit.settle()
    visit.forget()


@pytest.mark.used_pages
@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_the_button_covers_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    """It stands in the header's row, and nothing lies under it."""
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    button = button_of(page)
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    overlaps = button.evaluate(
        """(button) => {
            const mine = button.getBoundingClientRect();
            return [...button.parentElement.children].filter((one) => one !== button).filter((one) => {
                const box = one.getBoundingClientRect();
                return box.width && box.left < mine.right && mine.left < box.right
                    && box.top < mine.bottom && mine.top < box.bottom;
            }).map((one) => one.outerHTML.slice(0, 90));
        }"""
    )
    assert overlaps == []
    assert button.evaluate("one => getComputedStyle(one).position") == "static"


@pytest.mark.parametrize("moment", [OPEN, HOLIDAY], ids=["open", "holiday"])
def test_axe_finds_nothing_in_it(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, moment: datetime
) -> None:
    visit = page_at(PHONE)
    at(visit, moment)
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(own_site.site) + "wallet/failed-payment/")
    panel = opened(page)
    panel.get_by_role("radio", name="VIP").check()
    panel.get_by_text("Telegram açılmır?").click()
    panel.evaluate("panel => panel.scrollTo(0, 0)")
    found = violations(page, **ALL_RULES)
    page.set_viewport_size({"width": DESKTOP, "height": 800})
    code = panel.get_by_role("img", name="Telegram keçidinin QR kodu")
    page.wait_for_function("one => one.naturalWidth > 0", arg=code.element_handle())  # it comes now
    found += [f"desktop: {line}" for line in violations(page, within="dialog", **ALL_RULES)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    assert not found, "\n".join(found)


@pytest.mark.used_pages
@pytest.mark.parametrize(("pixels", "width"), [(16, 320), (16, 390), (32, 390), (32, 640)])
def test_it_is_readable_small_and_with_large_text(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, pixels: int, width: int
) -> None:
    visit = page_at(width)
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    visit.set_text_size(pixels)
    panel = opened(page)
    panel.get_by_text("Telegram açılmır?").click()
    assert panel.evaluate("panel => panel.scrollWidth - panel.clientWidth") == 0
    found = [line for line in page.evaluate(CLIPPED) if "hc-panel" in line and "<dialog" not in line]
    found += [line for line in page.evaluate(OUTSIDE) if "hc-panel" in line or "hc-way" in line]
    assert found == []
    if pixels == 16:
        small = [line for line in page.evaluate(SMALL_TARGETS) if "hc-way" in line or "hc-panel" in line]
        assert small == []
    last = panel.get_by_role("link", name="Bütün kanallar və iş saatları")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_another_organisation(
    other_organisation: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """No Telegram, a tier of its own, another zone, hours past midnight, no contact page named."""
    visit = page_at(390)
    at(visit, datetime(2027, 2, 10, 6, 30, tzinfo=UTC))  # 01:30 in New York
    visit.page.goto(serve_directory(other_organisation.site) + "orders/change-date/")
    visit.page.get_by_role("banner").get_by_role("button", name="Contact").click()
    panel = visit.page.get_by_role("dialog", name="Contact")
    expect(panel).to_be_visible()
    assert order(panel) == ["chat", "phone"]
    expect(row(panel, "chat")).to_contain_text("Open now")
    assert panel.locator("[data-hc-copy], [data-hc-code]").count() == 0
    assert panel.locator("[name=hc-tier]").count() == 2  # none, and the only one that there is
    chat = row(panel, "chat").get_by_role("link").get_attribute("href") or ""
    assert chat.endswith("/support/chat/?from=orders/change-date")
    assert not (other_organisation.site / "assets/helpcentre/support/telegram.json").exists()
    assert not (other_organisation.site / "assets/helpcentre/support/qr").exists()
