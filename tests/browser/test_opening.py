"""Open now and the promise on pages, on a device that is anywhere and whose clock says what the test says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import brotli
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt, Visit
from weight.page_weight import WATCH_SHIFTS

BAKU, NEW_YORK = ZoneInfo("Asia/Baku"), ZoneInfo("America/New_York")
IN_VIEW = "document.querySelector('#hc-main .hc-now').getBoundingClientRect().bottom < innerHeight"
FACTS = "**/contact/opening.*.json"
PLAIN_HOURS = "09:00–19:00 (bayram günlərindən başqa)"

OPEN = datetime(2027, 2, 3, 12, 0, tzinfo=BAKU)
NIGHT = datetime(2027, 2, 3, 22, 0, tzinfo=BAKU)
WEEKEND = datetime(2027, 2, 6, 12, 0, tzinfo=BAKU)
HOLIDAY = datetime(2027, 6, 28, 11, 0, tzinfo=BAKU)
"""The one with the longest name."""
BEYOND = datetime(2028, 2, 3, 12, 0, tzinfo=BAKU)
"""In a year whose holidays nobody has listed."""


class DeviceAt(Protocol):
    """Opens a page on a device; see `device_at`."""

    def __call__(
        self,
        now: datetime,
        *,
        zone: str = ...,
        width: int = ...,
        dark: bool = ...,
        server: datetime | None = ...,
    ) -> Visit: ...


@pytest.fixture
def device_at(browser: Browser) -> Iterator[DeviceAt]:
    """Opens watched pages on devices whose clock says what the test says, and then goes on.

    The site's server agrees with the device's clock unless the test gives it a time of its own.
    """
    visits: list[Visit] = []

    def open_device(
        now: datetime,
        *,
        zone: str = "America/Los_Angeles",
        width: int = 1280,
        dark: bool = False,
        server: datetime | None = None,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale="en-US",
            timezone_id=zone,
        )
        page = context.new_page()
        page.clock.install(time=now)
        date = format_datetime((server or now).astimezone(UTC), usegmt=True)

        def answer(route: Route) -> None:
            response = route.fetch()
            route.fulfill(response=response, headers={**response.headers, "date": date})

        page.route(FACTS, answer)
        visits.append(Visit(page))
        return visits[-1]

    yield open_device
    try:
        for visit in visits:
            visit.assert_quiet()
    finally:
        for visit in visits:
            visit.page.context.close()


def line(page: Page, channel: str) -> Locator:
    """Where a page says whether a channel is open."""
    return page.locator(f'#hc-main [data-hc-open="{channel}"]').first


def promise(page: Page, subject: str) -> Locator:
    """Where a page says when an answer comes."""
    return page.locator(f'#hc-main [data-hc-promise="{subject}"]').first


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
@pytest.mark.parametrize(
    ("now", "said"),
    [
        (OPEN, "İndi açıqdır. Bağlanır: bu gün, 19:00"),
        (NIGHT, "İndi bağlıdır. Açılır: sabah, 09:00"),
        (WEEKEND, "İndi bağlıdır. Açılır: bazar ertəsi, 09:00"),
        (
            HOLIDAY,
            "İndi bağlıdır: Azərbaycan Respublikasının Silahlı Qüvvələri günü (istirahət günü)."
            " Açılır: sabah, 09:00",
        ),
        (BEYOND, ""),
    ],
    ids=["open", "night", "weekend", "holiday", "beyond"],
)
def test_states(
    own_site: Outcome,
    serve_directory: ServeDirectory,
    device_at: DeviceAt,
    zone: str,
    now: datetime,
    said: str,
) -> None:
    page = device_at(now, zone=zone).page
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(line(page, "phone")).to_have_text(said)
    for dead in (line(page, "chat"), promise(page, "email")):  # nobody knows their addresses yet
        expect(dead).to_have_count(0)
    expect(page.locator('#hc-main [data-hc-channel="phone"]')).to_contain_text(PLAIN_HOURS)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
def test_dates_that_are_over_are_hidden(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt, zone: str
) -> None:
    """By the organisation's day: at midnight in Baku, where the device has another date."""
    page = device_at(datetime(2027, 2, 3, 23, 59, 30, tzinfo=BAKU), zone=zone).page
    address = serve_directory(own_site.site) + "support/hours/"

    def with_dates(route: Route) -> None:
        response = route.fetch()
        days = "".join(f'<p data-hc-until="2027-02-0{day}">{day}</p>' for day in (2, 3, 4))
        route.fulfill(
            response=response, body=response.text().replace('<div class="hc-hours">', f"{days}<div>")
        )

    page.route(address, with_dates)
    page.goto(address)
    shown = page.locator("[data-hc-until]:visible")
    expect(shown).to_have_text(["3", "4"])
    page.clock.run_for(60_000)
    expect(shown).to_have_text(["4"])


@pytest.mark.parametrize(
    "address", ["", "support/contact/", "support/hours/", "account/reset-password/", "no/such/page/"]
)
def test_wherever_people_look(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt, address: str
) -> None:
    """The hours that the state goes by stand beside it."""
    page = device_at(NIGHT, width=390).page
    page.goto(serve_directory(own_site.site) + address)
    line(page, "phone").scroll_into_view_if_needed()
    expect(line(page, "phone")).to_have_text("İndi bağlıdır. Açılır: sabah, 09:00")
    expect(page.locator("#hc-main").get_by_text("İndi açıqdır")).to_have_count(0)
    beside = line(page, "phone").locator("xpath=ancestor::*[self::li or self::tbody][1]")
    expect(beside).to_contain_text(re.compile("09:00–19:00.*[Bb]ayram günləri"))


def test_an_urgent_case_and_tiers(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt
) -> None:
    root = serve_directory(own_site.site)
    page = device_at(OPEN).page
    page.goto(root + "support/hours/")
    # Which channel it holds on is the owner's to say; until then it is a fact without a clock.
    expect(page.locator('[data-hc-response="urgent"]')).to_contain_text("1 saat ərzində")
    expect(promise(page, "urgent")).to_have_count(0)
    page.goto(root + "support/priority/")
    expect(promise(page, "vip.phone")).to_have_text("Cavab: ən gec bu gün, 12:06")
    page = device_at(NIGHT).page
    page.goto(root + "support/priority/")
    expect(promise(page, "vip.phone")).to_have_text("")  # nobody answers a call then


def test_it_turns_at_the_minute(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt
) -> None:
    page = device_at(OPEN.replace(hour=18, minute=58)).page
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(line(page, "phone")).to_have_text("İndi açıqdır. Bağlanır: bu gün, 19:00")
    page.clock.pause_at(OPEN.replace(hour=18, minute=59, second=59))
    expect(line(page, "phone")).to_have_text("İndi açıqdır. Bağlanır: bu gün, 19:00")
    page.clock.run_for(1000)
    expect(line(page, "phone")).to_have_text("İndi bağlıdır. Açılır: sabah, 09:00")
    page.clock.pause_at(OPEN.replace(hour=23, minute=59, second=59))
    page.clock.run_for(1000)
    expect(line(page, "phone")).to_have_text("İndi bağlıdır. Açılır: bu gün, 09:00")
    page.clock.pause_at(OPEN.replace(day=4, hour=8, minute=59, second=59))
    page.clock.run_for(1000)
    expect(line(page, "phone")).to_have_text("İndi açıqdır. Bağlanır: bu gün, 19:00")


def test_it_survives_sleep(own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt) -> None:
    """Timers stand still while the lid is closed: what was due is done once, after it."""
    page = device_at(OPEN).page
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(line(page, "phone")).to_contain_text("İndi açıqdır")
    page.clock.fast_forward(timedelta(hours=10).total_seconds() * 1000)
    expect(line(page, "phone")).to_have_text("İndi bağlıdır. Açılır: sabah, 09:00")


def test_it_rests_while_nobody_sees_it(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt
) -> None:
    page = device_at(OPEN).page
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(line(page, "phone")).to_contain_text("İndi açıqdır")
    seen = "(hidden) => { Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});"
    seen += " document.dispatchEvent(new Event('visibilitychange', {bubbles: true})); }"
    page.evaluate(seen, True)
    page.clock.run_for(10 * 3600 * 1000)
    expect(line(page, "phone")).to_contain_text("İndi açıqdır")
    page.evaluate(seen, False)
    expect(line(page, "phone")).to_have_text("İndi bağlıdır. Açılır: sabah, 09:00")


LATE = OPEN.replace(hour=18, minute=56)
STILL_OPEN, CLOSED = "İndi açıqdır. Bağlanır: bu gün, 19:00", "İndi bağlıdır. Açılır: sabah, 09:00"


@pytest.mark.parametrize(
    ("device", "server", "said"),
    [
        (LATE, LATE + timedelta(minutes=4, seconds=30), STILL_OPEN),
        (LATE, LATE + timedelta(minutes=6), CLOSED),
        (LATE + timedelta(minutes=4, seconds=30), LATE, CLOSED),
        (LATE + timedelta(minutes=6), LATE, STILL_OPEN),
        (LATE - timedelta(days=9000), LATE, STILL_OPEN),
    ],
    ids=["a little behind", "behind", "a little ahead", "ahead", "in another century"],
)
def test_a_device_that_is_off_by_more_than_five_minutes_is_not_believed(
    own_site: Outcome,
    serve_directory: ServeDirectory,
    device_at: DeviceAt,
    device: datetime,
    server: datetime,
    said: str,
) -> None:
    page = device_at(device, server=server).page
    page.goto(serve_directory(own_site.site) + "support/contact/", wait_until="networkidle")
    expect(line(page, "phone")).to_have_text(said)


@pytest.mark.parametrize("address", ["", "support/contact/", "support/hours/", "account/reset-password/"])
def test_without_javascript_the_plain_hours_stand_there(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str
) -> None:
    page = page_at(390, javascript=False).page
    page.goto(serve_directory(own_site.site) + address)
    main = page.locator("#hc-main")
    expect(main).to_contain_text(re.compile("[Bb]azar ertəsi–cümə, 09:00–19:00"))
    expect(main).to_contain_text(re.compile("bayram günlərindən başqa|Bayram günləri işləmir"))
    expect(main).not_to_contain_text(re.compile("İndi (açıq|bağlı)dır"))
    for place in main.locator(".hc-now").all():
        expect(place).to_be_hidden()


def test_facts_that_cannot_be_had_leave_the_plain_hours(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(1280)
    visit.page.route(FACTS, lambda route: route.abort())
    visit.page.goto(serve_directory(own_site.site) + "support/contact/", wait_until="networkidle")
    expect(line(visit.page, "phone")).to_have_text("")
    expect(visit.page.locator("#hc-main")).to_contain_text(PLAIN_HOURS)
    visit.settle()
    assert not visit.page_errors
    visit.forget()


@pytest.mark.parametrize(
    ("width", "dark", "rules"),
    [(390, False, ALL_RULES), (1280, False, ALL_RULES), (390, True, RULES_OF_COLOUR)],
    ids=["390", "1280", "dark"],
)
def test_axe_finds_nothing(
    own_site: Outcome,
    serve_directory: ServeDirectory,
    device_at: DeviceAt,
    width: int,
    dark: bool,
    rules: dict[str, Any],
) -> None:
    page = device_at(HOLIDAY, width=width, dark=dark).page
    for address in ("support/contact/", "support/hours/", "account/reset-password/"):
        page.goto(serve_directory(own_site.site) + address)
        line(page, "phone").scroll_into_view_if_needed()
        expect(line(page, "phone")).not_to_be_empty()
        assert violations(page, **rules) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("now", [NIGHT, HOLIDAY], ids=["night", "holiday"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_it_comes(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt, width: int, now: datetime
) -> None:
    page = device_at(now, width=width).page
    page.add_init_script(WATCH_SHIFTS)
    moved = {}
    for address in ("", "support/contact/", "support/hours/", "account/reset-password/", "no/such/page/"):
        page.goto(serve_directory(own_site.site) + address, wait_until="networkidle")
        for _ in range(12):  # as somebody reads, half a screen at a time
            if page.evaluate(IN_VIEW):
                break
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(150)
        expect(line(page, "phone")).not_to_be_empty()
        moved[address] = page.evaluate("window.shifted")
    assert {address: shift for address, shift in moved.items() if shift >= 0.0005} == {}


def test_nothing_is_fetched_before_somebody_is_near(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt
) -> None:
    page = device_at(OPEN, width=390).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve_directory(own_site.site) + "account/reset-password/", wait_until="networkidle")
    assert not [url for url in asked if "/contact/opening.az.json" in url]
    line(page, "phone").scroll_into_view_if_needed()
    expect(line(page, "phone")).not_to_be_empty()
    # The facts, and with them what time it is.
    assert len([url for url in asked if "/contact/opening.az.json" in url]) == 1


def test_paper_says_nothing_of_now(
    own_site: Outcome, serve_directory: ServeDirectory, device_at: DeviceAt
) -> None:
    page = device_at(OPEN).page
    page.goto(serve_directory(own_site.site) + "support/contact/")
    expect(line(page, "phone")).not_to_be_empty()
    page.emulate_media(media="print")
    expect(line(page, "phone")).to_be_hidden()


@pytest.mark.parametrize(
    ("now", "chat", "phone"),
    [
        (
            datetime(2027, 6, 5, 23, 0, tzinfo=NEW_YORK),
            "Open now. Closes: tomorrow, 02:00",
            "Closed now. Opens: tomorrow, 08:00",
        ),
        (
            datetime(2027, 6, 6, 1, 0, tzinfo=NEW_YORK),
            "Open now. Closes: today, 02:00",
            "Closed now. Opens: today, 08:00",
        ),
        (
            datetime(2027, 3, 14, 1, 59, tzinfo=NEW_YORK),
            "Open now. Closes: today, 03:00",
            "Closed now. Opens: today, 08:00",
        ),
        (
            datetime(2027, 12, 6, 3, 0, tzinfo=NEW_YORK),
            "Closed now. Opens: today, 18:00",
            "Closed now. Opens: Saturday, 08:00",
        ),
    ],
    ids=["before midnight", "after midnight", "the clocks change", "winter"],
)
def test_another_organisation_in_another_zone(
    other_organisation: Outcome,
    serve_directory: ServeDirectory,
    device_at: DeviceAt,
    now: datetime,
    chat: str,
    phone: str,
) -> None:
    page = device_at(now, zone="Asia/Tokyo").page
    page.goto(serve_directory(other_organisation.site) + "help/contact/")
    expect(line(page, "chat")).to_have_text(chat)
    expect(line(page, "phone")).to_have_text(phone)


def test_the_script_is_light(own_site: Outcome) -> None:
    """What an article brings for this, at most, when somebody has come to its foot; dates and seasons are a
    tenth of it.
    """
    folder = own_site.site / "assets" / "helpcentre"
    names = (
        "support/opening.mount.mjs",
        "contact/opening-source.mjs",
        "contact/opening.mjs",
        "contact/order.mjs",
        "clock.mjs",
        "site-data.mjs",
    )
    scripts = [folder / name for name in names]
    assert sum(compressed(path) for path in scripts) <= 4300
    assert compressed(own_site.site / "contact" / "opening.az.json") <= 1000


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))
