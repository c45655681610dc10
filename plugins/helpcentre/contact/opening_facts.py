"""What `opening.mjs` and `order.mjs` go by, in one language: the facts of contact_config.yaml, their zone,
the words.

Served as /contact/opening.<language>.json. Its keys are documented there, in `makeOpening` and `bestFirst`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import reason_text
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import (
    LOOK_AHEAD,
    Promise,
    holidays_known_until,
    promises,
)
from helpcentre.contact.order import order_facts
from helpcentre.contact.schedule import FIRST_DAY, LAST_DAY, DayPlan, Week
from helpcentre.language.dates import day_of_month, weekday_name
from helpcentre.language.words import Words

BY_APPOINTMENT = 1
"""Third number of what is by appointment."""
_ELEVENTH = 11
"""A day whose number is in no name of a month."""


def opening_file(config: ContactConfig, words: Words) -> bytes:
    """The facts as JSON in UTF-8; the same facts give the same bytes."""
    return json.dumps(opening_facts(config, words), ensure_ascii=False, separators=(",", ":")).encode()


def opening_facts(config: ContactConfig, words: Words) -> dict[str, Any]:
    """The same as plain data.

    Args:
        config: the facts.
        words: of the language.
    """
    known_until = holidays_known_until(config)
    return {
        "first": FIRST_DAY.isoformat(),
        "last": LAST_DAY.isoformat(),
        "ahead": LOOK_AHEAD,
        "zone": zone_changes(ZoneInfo(config.organisation.time_zone)),
        "channels": {
            channel.id: _channel(config, channel, words) for channel in config.reachable if channel.hours
        },
        "order": order_facts(config),
        "holidays": {day.day.isoformat(): reason_text(day.reason, words) for day in config.holidays.days},
        "holidays_until": known_until.isoformat() if known_until else None,
        "promises": {subject: _promise(promise) for subject, promise in promises(config).items()},
        "words": {
            **words.under("contact.opening"),
            "weekdays": [weekday_name(day, words.language) for day in range(7)],
            "months": [
                day_of_month(date(2027, month, _ELEVENTH), words.language).replace(str(_ELEVENTH), "{day}")
                for month in range(1, 13)
            ],
        },
    }


def zone_changes(zone: ZoneInfo) -> list[list[int]]:
    """When the clocks of a zone change, from tzdata.

    Returns:
        Pairs in ascending order: the minute of the change since 1970-01-01 UTC, and by how many minutes local
        time is ahead of UTC from then on. The first one holds from before `FIRST_DAY`.
    """
    return [[int(at.timestamp()) // 60, _offset(at, zone)] for at in _changes(zone)]


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    day, minute = timedelta(days=1), timedelta(minutes=1)
    start = datetime.combine(FIRST_DAY - day, time(), UTC)
    yield start
    while start.date() <= LAST_DAY + day:
        before, after = start, start + day
        offset = _offset(before, zone)
        if _offset(after, zone) != offset:
            while after - before > minute:
                middle = before + (after - before) // minute // 2 * minute
                if _offset(middle, zone) == offset:
                    before = middle
                else:
                    after = middle
            yield after
        start += day


def _offset(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60


def _channel(config: ContactConfig, channel: Channel, words: Words) -> dict[str, Any]:
    schedule = config.schedule(channel)
    if schedule is None or schedule.hours.never_closes:
        return {"always": True}
    hours = schedule.hours
    facts: dict[str, Any] = {"week": _week(hours), "closed_on_holidays": hours.closed_on_holidays}
    if hours.seasons:
        # Those with their years first: of two that have a day in common the first one holds.
        facts["seasons"] = [
            {
                "from": season.first.isoformat(),
                "until": season.last.isoformat(),
                "week": _week(season.week),
                **_reason(season.plan_on(0), words),
            }
            for season in sorted(hours.seasons, key=lambda season: season.is_yearly)
        ]
    if schedule.dates:
        facts["dates"] = {
            special.day.isoformat(): {"times": _times(special.plan), **_reason(special.plan, words)}
            for special in schedule.dates
        }
    return facts


def _week(week: Week) -> list[list[tuple[int, ...]]]:
    return [_times(week.plan_on(weekday)) for weekday in range(7)]


def _times(plan: DayPlan) -> list[tuple[int, ...]]:
    """What opens as pairs; a third number marks what is by appointment."""
    return [*plan.open, *((*times, BY_APPOINTMENT) for times in plan.by_appointment)]


def _reason(plan: DayPlan, words: Words) -> dict[str, str]:
    return {"reason": reason_text(plan.reason, words)} if plan.reason else {}


def _promise(promise: Promise) -> dict[str, Any]:
    response, channel = promise.response, promise.channel
    live = channel is not None and channel.kind.is_live and response.counted == "elapsed"
    facts: dict[str, Any] = {"channel": channel.id if channel else None, "live": live}
    if response.counted == "working" and response.unit == "day":
        facts["working_days"] = response.amount
    elif response.counted == "working":
        facts["working_minutes"] = response.minutes
    else:
        facts["minutes"] = response.minutes
    return facts
