"""The table of hours states: Python, JavaScript and a calendar program that reads /hours.ics say the same.

Each organisation has every form of hours (cases/hours/states.yaml); it is asked at the moments around every
opening and closing of a month with something special in it, and at a sample of all minutes.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import yaml
from icalendar import Calendar

from contact_facts import config_of
from helpcentre.contact.calendar import calendar
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import Opening, wall_time
from opening_rules import in_javascript, in_python

STATES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hours" / "states.yaml").read_text("utf-8"))
SAMPLED = 150
"""Minutes per month besides those at which something changes."""


@cache
def organisation(zone: str, country: str) -> ContactConfig:
    return config_of(STATES["contact"].replace("ZONE", zone).replace("COUNTRY", country))


Times = list[tuple[datetime, datetime]]


def shown_times(config: ContactConfig, *months: date) -> dict[str, Times]:
    """What a calendar program shows by the clock around some months, by the names of the events."""
    query = recurring_ical_events.of(Calendar.from_ical(calendar(config, "en")))
    times: dict[str, Times] = defaultdict(list)
    for month in months:
        for event in query.between(month - timedelta(days=3), month + timedelta(days=36)):
            start, end = event["dtstart"].dt, event["dtend"].dt
            if isinstance(start, datetime):
                times[str(event["summary"])].append((start.astimezone(UTC), end.astimezone(UTC)))
    return times


def moments(config: ContactConfig, month: date) -> Iterator[datetime]:
    """Around every change of a month, and a sample of its minutes."""
    zone = ZoneInfo(config.organisation.time_zone)
    days = [month + timedelta(days=number) for number in range(31)]
    near = [timedelta(minutes=step) for step in (-1, 0, 1)]
    for day in days:
        for channel in config.channels:
            plan = config.plan_on(channel, day)
            for times in (*plan.open, *plan.by_appointment):
                yield from (
                    wall_time(day, part, zone).astimezone(UTC) + step for part in times for step in near
                )
    start = datetime.combine(month, time(), UTC)
    for minute in random.Random(month.toordinal()).sample(range(31 * 1440), SAMPLED):
        yield start + timedelta(minutes=minute)


@pytest.mark.parametrize("case", STATES["zones"], ids=lambda case: case["zone"])
def test_three_programs_say_the_same(case: dict[str, Any]) -> None:
    config = organisation(case["zone"], case["country"])
    asked = sorted({moment for month in case["months"] for moment in moments(config, month)})
    assert len(asked) > SAMPLED
    python = json.loads(json.dumps(in_python(config, "en", asked)))
    javascript = in_javascript(config, "en", asked, device="Asia/Tokyo")
    assert javascript == python
    shown_by_calendar = shown_times(config, *case["months"])
    for number, channel in enumerate(config.channels):
        assert channel.hours
        if channel.hours.never_closes:
            assert all(answer[0][number][0][0] for answer in python)
            continue
        name = channel.name.text("en") if channel.name else channel.id
        by_calendar = [shown_by_calendar[f"Example, {name}: {what}"] for what in ("open", "by appointment")]
        for now, answer in zip(asked, python, strict=True):
            state = answer[0][number][0]
            is_open, by_appointment = (
                any(start <= now < end for start, end in times) for times in by_calendar
            )
            assert state is not None, (channel.id, now)
            assert (state[0], state[4]) == (is_open, by_appointment and not is_open), (channel.id, now)


@pytest.mark.parametrize("line", STATES["lines"], ids=lambda line: f"{line['channel']}-{line['day']}")
def test_days_are_what_their_owner_means(line: dict[str, Any]) -> None:
    """A few days written out by hand, so that all three can't be wrong together."""
    config = organisation("Europe/Berlin", "DE")
    plan = config.plan_on(config.channel(line["channel"]), line["day"])
    shown = [f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in plan.open]
    by_appointment = [f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in plan.by_appointment]
    assert (shown, by_appointment) == (line.get("open", []), line.get("by_appointment", []))
    assert (plan.reason.name.text("en") if plan.reason else None) == line.get("reason")


@pytest.mark.parametrize(("zone", "country"), [("Europe/Berlin", "DE"), ("Asia/Kolkata", "IN")])
def test_promises_in_working_time_respect_all_of_it(zone: str, country: str) -> None:
    """Against the hours that a calendar program shows, added up."""
    config = organisation(zone, country)
    opening = Opening(config)
    start = datetime(2026, 12, 23, 9, 17, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    times = shown_times(config, date(2026, 12, 22))["Example, mail: open"]
    for hours in range(0, 360, 5):
        now = start + timedelta(hours=hours)
        left, answered = timedelta(minutes=400), now
        for opens, closes in sorted(times):
            worked = min(max(closes - max(opens, now), timedelta()), left)
            if worked:
                left -= worked
                answered = max(opens, now) + worked
        assert left == timedelta()
        assert opening.promise("mail", now) == answered
