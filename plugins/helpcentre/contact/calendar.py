"""Opening hours and holidays as an iCalendar file (RFC 5545) that people subscribe to.

A channel that is always open needs no entry in anybody's calendar, and one that can't be reached has no place
in one, so only listed hours of the others are events. They are repeated weekly from the month of the first
listed holiday to the end of the year of the last one: before and after, the list of holidays says nothing,
and a calendar that is open on a holiday would be wrong. Without holidays they start in 2024 and do not end.
No date comes from the clock.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDDDTypes, vRecur

from helpcentre.contact.hours import holiday_periods, hours_heading
from helpcentre.contact.model import DAY, ContactConfig
from helpcentre.contact.opening import wall_time
from helpcentre.contact.tags import inline_name
from helpcentre.language.casing import sentence_start
from helpcentre.language.words import Words

WITHOUT_HOLIDAYS = date(2024, 1, 1)
"""Where the weeks start when no holidays are listed: a Monday."""
TEN_YEARS = 3653
"""For how many days the time zone is described when the weeks have no end."""

_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "hours.helpcentre.invalid")


def calendar(config: ContactConfig, language: str) -> bytes:
    """The calendar in one language; the same facts give the same bytes.

    Args:
        config: the facts.
        language: of the events' names; there must be words in it. The events' identities are the same in
            every language, so that changing the language of a subscription doubles nothing.
    """
    words = Words(language)
    name = words("contact.calendar.name", organisation=config.organisation.name.text(language))
    result = Calendar()
    result.add("prodid", "-//helpcentre//hours//EN")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("method", "PUBLISH")
    result.add("x-wr-calname", name)
    result.add("x-wr-timezone", config.organisation.time_zone)
    first, last = _span(config)
    # Rules of other years are of no use. It is there even without events: a calendar must hold something.
    zone = config.organisation.time_zone
    until = (last or first + timedelta(days=TEN_YEARS)) + timedelta(days=2)
    result.add_component(Timezone.from_tzid(zone, first_date=first - timedelta(days=366), last_date=until))
    for event in (*_openings(config, words, language), *_holidays(config, words, language)):
        result.add_component(event)
    return bytes(result.to_ical())


def _span(config: ContactConfig) -> tuple[date, date | None]:
    days = [holiday.day for holiday in config.holidays.days]
    if not days:
        return WITHOUT_HOLIDAYS, None
    return min(days).replace(day=1), max(days).replace(month=12, day=31)


def _event(config: ContactConfig, identity: str, summary: str) -> Event:
    event = Event()
    owner = config.organisation.name.text("")
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{owner}/{identity}')}@helpcentre.invalid")
    event.add("dtstamp", datetime.combine(_span(config)[0], time(), UTC))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event


def _openings(config: ContactConfig, words: Words, language: str) -> Iterator[Event]:
    zone = ZoneInfo(config.organisation.time_zone)
    first, last = _span(config)
    for channel in config.reachable:
        if channel.hours is None or channel.hours.always:
            continue
        for number, interval in enumerate(channel.hours.intervals, 1):
            days = [d for d in (first + timedelta(days=n) for n in range(7)) if d.weekday() in interval.days]
            start = wall_time(days[0], interval.opens, zone)
            summary = words(
                "contact.calendar.open",
                organisation=config.organisation.name.text(language),
                channel=inline_name(channel, words, language),
            )
            event = _event(config, f"{channel.id}/{number}", sentence_start(summary, language))
            event.add("dtstart", start)
            event.add("dtend", wall_time(days[0], interval.closes, zone))
            rule: dict[str, object] = {"FREQ": "WEEKLY", "BYDAY": [_BYDAY[day] for day in interval.days]}
            if last:
                rule["UNTIL"] = wall_time(last, DAY - 1, zone).astimezone(UTC)
            event.add("rrule", vRecur(rule))
            if channel.hours.closed_on_holidays:
                for holiday in config.holidays.days:
                    if holiday.day.weekday() in interval.days and holiday.day >= days[0]:
                        event.add("exdate", vDDDTypes(wall_time(holiday.day, interval.opens, zone)))
            event.add("description", hours_heading(channel.hours, words))
            if channel.link:
                event.add("url", channel.link)
            yield event


def _holidays(config: ContactConfig, words: Words, language: str) -> Iterator[Event]:
    if not any(channel.hours and channel.hours.closed_on_holidays for channel in config.reachable):
        return
    for period in holiday_periods(config.holidays.days):
        name = period.holiday.name.text(language)
        if period.holiday.estimated:
            name = words("contact.calendar.estimated", name=name)
        owner = config.organisation.name.text(language)
        summary = words("contact.calendar.closed", organisation=owner, name=name)
        event = _event(config, f"holiday/{period.first.isoformat()}", summary)
        event.add("dtstart", period.first)
        event.add("dtend", period.last + timedelta(days=1))
        yield event
