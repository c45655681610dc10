"""Open now and the promise: cases to be read, Python and JavaScript alike, and against a walk by minutes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_facts import ROOT, config_of, our_config
from examples import examples
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import (
    Opening,
    holidays_known_until,
    promises,
    wall_time,
)
from helpcentre.contact.opening_facts import opening_facts, opening_file, zone_changes
from helpcentre.language.words import Words
from opening_rules import in_javascript, in_python

CASES = sorted((ROOT / "tests" / "cases" / "hours").glob("*.json"))
DEVICES = ("UTC", "Asia/Baku", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Apia")
# Every kind of week that can be written, the zone to be filled in. The holidays stand around a leap day and
# the turn of a year, and their review ends before the list does.
MANY_WEEKS = """
organisation: {{name: Example, support_name: Help, time_zone: {zone}, country: US}}
channels:
  chat: {{kind: chat, address: "https://chat.example/", hours: 24/7, response: {{within: 10m}}}}
  phone:
    kind: phone
    number: +1 212 555 0143
    hours:
      - {{days: mon-fri, opens: 09:00, closes: 13:00}}
      - {{days: mon-fri, opens: 14:00, closes: 18:00}}
      - {{days: sat, opens: 10:15, closes: 11:45}}
    response: {{within: 45m, counted: working}}
  night_phone:
    kind: phone
    number: +1 212 555 0144
    hours:
      - {{days: [thu, fri, sat], opens: 18:00, closes: 02:00, next_day: yes}}
    response: {{within: 5m}}
  mail: {{kind: email, address: a@support.example, response: {{within: 12h}}}}
  worked_mail:
    kind: email
    address: b@support.example
    hours:
      - {{days: mon-fri, opens: 09:00, closes: 17:30}}
    response: {{within: 20h, counted: working}}
  slow_mail:
    kind: email
    address: c@support.example
    hours:
      - {{days: [mon, wed], opens: 20:00, closes: 04:00, next_day: yes}}
      - {{days: [fri], opens: 08:00, closes: 12:00}}
      - {{days: [fri], opens: 13:00, closes: 16:00}}
    response: {{within: 3d, counted: working}}
  silent: {{kind: social, address: "https://social.example/"}}
  holidays_too:
    kind: telegram
    username: example_bot
    hours:
      - {{days: sun, opens: 01:30, closes: 03:30}}
      - {{days: mon-sat, opens: 00:00, closes: 24:00}}
    closed_on_holidays: no
    response: {{within: 100d}}
  all_week:
    kind: telegram
    username: example_two
    hours:
      - {{days: mon-sun, opens: 00:00, closes: 24:00}}
    response: {{within: 1d, counted: working}}
  skipped:
    kind: telegram
    username: example_three
    hours:
      - {{days: sun, opens: 02:20, closes: 02:35}}
      - {{days: sun, opens: 02:40, closes: 03:10}}
    response: {{within: 1h, counted: working}}
urgent: {{response: {{within: 90m, counted: working}}, channel: night_phone}}
tiers:
  vip:
    name: VIP
    benefits:
      - {{channel: phone, response: {{within: 5m}}}}
      - {{channel: mail, response: {{within: 2d}}}}
holidays:
  reviewed_by: A. Reader
  reviewed_until: 2028-11-30
  days:
    - {{date: 2027-01-01, name: New Year}}
    - {{date: 2027-12-31, name: Last day}}
    - {{date: 2028-01-01, name: New Year, estimated: yes}}
    - {{date: 2028-02-28, name: Day before}}
    - {{date: 2028-02-29, name: Leap day}}
    - {{date: 2028-03-01, name: Day after}}
    - {{date: 2028-12-25, name: Christmas}}
"""
ZONES = ("Asia/Baku", "America/New_York", "Australia/Lord_Howe")
FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)


@cache
def worlds() -> dict[str, ContactConfig]:
    """Organisations by name: our own, and every kind of week in zones whose clocks change differently."""
    return {"ours": our_config()} | {zone: config_of(MANY_WEEKS.format(zone=zone)) for zone in ZONES}


# --- Cases that can be read --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """Each case in Python, and in JavaScript."""
    written = json.loads(path.read_text("utf-8"))
    config = config_of(json.dumps(written["contact"], ensure_ascii=False))
    zone = ZoneInfo(config.organisation.time_zone)
    moments = [datetime.fromisoformat(case["now"]).replace(tzinfo=zone) for case in written["cases"]]
    channels, subjects = [channel.id for channel in config.channels], list(promises(config))
    for rules in (in_python, in_javascript):
        answers = rules(config, written["language"], moments)
        for case, (states, promised) in zip(written["cases"], answers, strict=True):
            said = {id: text for id, (_, text) in zip(channels, states, strict=True)}
            in_time = {subject: text for subject, (_, text) in zip(subjects, promised, strict=True)}
            asked = {key: value for key, value in case.items() if key not in ("why", "now", "promise")}
            assert {id: said[id] for id in asked} == asked, (rules.__name__, case["now"], case["why"])
            expected = case.get("promise", {})
            found = {subject: in_time.get(subject, "") for subject in expected}
            assert found == expected, (rules.__name__, case["now"], case["why"])


# --- Python and JavaScript alike ---------------------------------------------------------------------------


def changes(config: ContactConfig) -> Iterator[datetime]:
    """Every moment of the two years at which something may change, and of those around the zone's horizon."""
    zone = ZoneInfo(config.organisation.time_zone)
    known = holidays_known_until(config)
    days = (LAST - FIRST).days
    for day in (FIRST + timedelta(days=number) for number in range(days + 1)):
        yield wall_time(day, 0, zone)
        for channel in config.channels:
            for opening in config.opening_on(channel, day):
                yield from (wall_time(day, minutes, zone) for minutes in opening)
    yield from (datetime.fromtimestamp(minute * 60, UTC) for minute, _ in zone_changes(zone))
    assert known
    yield from (wall_time(day, 0, zone) for day in (known, known + timedelta(days=1)))
    for year in (1970, 2023, 2024, 2037, 2038, 2090):
        yield from (wall_time(date(year, month, 1), 0, zone) for month in (1, 7, 12))


def around(moments: Iterator[datetime]) -> list[datetime]:
    """A minute and a second before each, at it, and a minute after; in UTC, because clocks may come twice."""
    near = [timedelta(minutes=-1), timedelta(seconds=-1), timedelta(), timedelta(minutes=1)]
    return sorted({moment.astimezone(UTC) + step for moment in moments for step in near})


def assert_alike(
    config: ContactConfig, language: str, moments: list[datetime], devices: tuple[str, ...]
) -> None:
    expected = json.loads(json.dumps(in_python(config, language, moments)))
    for device in devices:
        answers = in_javascript(config, language, moments, device)
        for now, python, javascript in zip(moments, expected, answers, strict=True):
            assert javascript == python, (device, now.isoformat())


def worth_a_look(config: ContactConfig) -> list[datetime]:
    """Of the sweep: what is near a holiday, a change of clocks or the end of what is known, and a sample."""
    zone = ZoneInfo(config.organisation.time_zone)
    known = holidays_known_until(config)
    assert known
    special = [wall_time(day, 0, zone) for day in (known, *(holiday.day for holiday in config.holidays.days))]
    special += [datetime.fromtimestamp(minute * 60, UTC) for minute, _ in zone_changes(zone)]
    sweep = around(changes(config))
    near = {m for m in sweep if any(abs(m - other.astimezone(UTC)) < timedelta(hours=8) for other in special)}
    return sorted(near | set(random.Random(5).sample(sweep, 120)))


@pytest.mark.parametrize("name", ["ours", *ZONES])
def test_alike_where_it_matters(name: str) -> None:
    moments = worth_a_look(worlds()[name])
    assert len(moments) > 150
    assert_alike(worlds()[name], "az", moments, DEVICES if name == "ours" else DEVICES[2:3])


@pytest.mark.long
@pytest.mark.parametrize(("name", "language"), [("ours", "az"), *zip(ZONES, ("az", "en", "az"), strict=True)])
def test_alike_for_two_years(name: str, language: str) -> None:
    """Around every change; of the made-up organisations each device takes every fifth of the moments."""
    moments = around(changes(worlds()[name]))
    assert len(moments) > 5000
    for number, device in enumerate(DEVICES):
        share = moments if name == "ours" else moments[number :: len(DEVICES)]
        assert_alike(worlds()[name], language, share, (device,))


# --- Python against a walk minute by minute ----------------------------------------------------------------

MINUTE = timedelta(minutes=1)
times = st.integers(0, 47).map(lambda half: half * 30)


@st.composite
def weeks(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Hours that follow the rules of the file: no two of them overlap."""
    days = draw(
        st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, unique=True)
    )
    edges = sorted(draw(st.lists(times, min_size=2, max_size=6, unique=True)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    hours: list[dict[str, Any]] = [
        {"days": days, "opens": clock(opens), "closes": clock(closes)} for opens, closes in pairs
    ]
    if draw(st.booleans()) and pairs[0][0] > 0:  # the last one runs past midnight, to the first one at most
        hours[-1] |= {"closes": clock(draw(st.integers(0, pairs[0][0]))), "next_day": "yes"}
    return hours


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def is_open(config: ContactConfig, id: str, moment: datetime) -> bool:
    """By the clock on the wall alone; right wherever no clock is changed."""
    local = moment.astimezone(ZoneInfo(config.organisation.time_zone))
    today, minutes = local.date(), local.hour * 60 + local.minute
    channel = config.channel(id)
    return any(
        opens <= minutes + before * 1440 < closes
        for before in (0, 1)
        for opens, closes in config.opening_on(channel, today - timedelta(days=before))
    )


@given(weeks(), st.integers(0, 60 * 24 * 60), st.integers(1, 900))
@examples(400, 20)
def test_rules_are_what_a_walk_by_minutes_finds(hours: list[dict[str, Any]], start: int, within: int) -> None:
    response = {"within": f"{within}m", "counted": "working"}
    mail = {"kind": "email", "address": "a@support.example", "hours": hours, "response": response}
    holidays = [
        {"date": day, "name": "Day off"} for day in ("2027-06-15", "2027-06-16", "2027-06-26", "2027-12-31")
    ]
    organisation = {"name": "X", "support_name": "Y", "time_zone": "America/New_York", "country": "US"}
    file = {"organisation": organisation, "channels": {"mail": mail}, "holidays": {"days": holidays}}
    config = config_of(json.dumps(file))
    now = datetime(2027, 5, 1, tzinfo=UTC) + start * MINUTE
    opening = Opening(config)
    state = opening.state("mail", now)
    assert state
    assert state.is_open == is_open(config, "mail", now)
    change = now
    while is_open(config, "mail", change) == state.is_open:
        change += MINUTE
    assert (state.until if state.is_open else state.opens_at) == change
    left, answered = within, now
    while left:
        left -= is_open(config, "mail", answered)
        answered += MINUTE
    assert opening.promise("mail", now) == answered


# --- The facts ---------------------------------------------------------------------------------------------


def test_zones_are_described_as_they_are() -> None:
    for name in (*ZONES, "Africa/Casablanca", "UTC", "Asia/Kathmandu"):
        zone = ZoneInfo(name)
        described = zone_changes(zone)
        for number in range(0, 14 * 366 * 24, 7):
            moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=number)
            if moment.year > 2037:
                break
            ahead = next(offset for at, offset in reversed(described) if at * 60 <= moment.timestamp())
            assert timedelta(minutes=ahead) == moment.astimezone(zone).utcoffset(), (name, moment)


def test_the_facts_are_small_and_the_same_twice() -> None:
    first, second = (opening_file(our_config(), Words("az")) for _ in range(2))
    assert first == second
    assert len(first) < 4000


def test_the_facts_name_no_contact() -> None:
    """They are asked for on every page: what is known there already is not repeated."""
    facts = opening_file(our_config(), Words("az")).decode()
    for channel in our_config().channels:
        assert not channel.value.text or channel.value.text not in facts


def test_a_list_of_holidays_that_nobody_has_is_no_end() -> None:
    config = config_of(
        "organisation: {name: X, support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels: {phone: {kind: phone, number: +1 212 555 0143,"
        " hours: [{days: mon-fri, opens: 09:00, closes: 10:00}]}}\n"
    )
    assert holidays_known_until(config) is None
    assert opening_facts(config, Words("en"))["holidays_until"] is None
    state = Opening(config).state("phone", datetime(2036, 1, 1, 9, 30, tzinfo=UTC))
    assert state
    assert state.is_open
