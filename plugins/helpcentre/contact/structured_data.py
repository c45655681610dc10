"""The contact facts for search engines: JSON-LD, Organization with its ContactPoints (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import holiday_periods
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.schedule import DAY, Season, SpecialDate, Week, clock, days_of, periods_of
from helpcentre.contact.tags import channel_name
from helpcentre.language.words import Words

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
END_OF_DAY = "23:59"
"""What schema.org's examples close a whole day with; a Time has no 24:00 in JSON-LD validators."""


def organization(config: ContactConfig, language: str, url: str | None = None) -> dict[str, Any]:
    """The Organization.

    Args:
        config: the facts. Only channels that can be reached by a link are ContactPoints.
        language: of names; there must be words in it.
        url: address of the help centre, the Organization's own when the config names no website.
    """
    words = Words(language)
    organisation = config.organisation
    website = organisation.website.text if organisation.website else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": organisation.name.text(language),
    }
    if organisation.motto:
        data["slogan"] = organisation.motto.text(language)
    if website or url:
        data["url"] = website or url
    for channel in config.reachable:
        if channel.value.text is not None:
            for name, values in channel.kind.of_organization(channel, channel.value.text, language).items():
                data[name] = [*data.get(name, ()), *values]
    points = [
        _point(config, channel, words, language, own)
        for channel in config.reachable
        if channel.value.text is not None and (own := channel.kind.contact_point(channel, channel.value.text))
    ]
    if points:
        data["contactPoint"] = points
    return data


def _point(
    config: ContactConfig, channel: Channel, words: Words, language: str, own: Mapping[str, Any]
) -> dict[str, Any]:
    point: dict[str, Any] = {
        "@type": "ContactPoint",
        "contactType": words("contact.contact_type"),
        "name": channel_name(channel, words, language),
        **own,
    }
    if config.organisation.languages:
        point["availableLanguage"] = list(config.organisation.languages)
    hours = _hours(config, channel)
    if hours:
        point["hoursAvailable"] = hours
    return point


def _hours(config: ContactConfig, channel: Channel) -> list[dict[str, Any]]:
    """The usual week, and with dates what is not as usual. What is by appointment is not open to all."""
    schedule = config.schedule(channel)
    if schedule is None:
        return []
    years = schedule.holidays.years
    return [
        *(
            _open(i.opens, i.closes, dayOfWeek=_urls(i.days))
            for i in schedule.hours.intervals
            if not i.by_appointment
        ),
        *(
            entry
            for season in schedule.hours.seasons
            for first, last in periods_of(season, years)
            for entry in _season(season, schedule.hours, _valid(first, last))
        ),
        *(
            entry
            for special in schedule.dates
            for day in days_of(special.day, years)
            for entry in _date(special, _valid(day, day))
        ),
        *(
            _closed(**_valid(period.first, period.last))
            for period in holiday_periods(schedule.holidays_that_close)
        ),
    ]


def _season(season: Season, usual: Week, valid: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A season's week, and that it is closed on days on which it is usually open."""
    if not season.week.is_ever_open:
        yield _closed(**valid)
        return
    for interval in season.week.intervals:
        if not interval.by_appointment:
            yield _open(interval.opens, interval.closes, dayOfWeek=_urls(interval.days), **valid)
    closed = [d for d in range(7) if usual.opening_on(d) and not season.week.opening_on(d)]
    if closed:
        yield _closed(dayOfWeek=_urls(closed), **valid)


def _date(special: SpecialDate, valid: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for opens, closes in special.plan.open:
        yield _open(opens, closes, **valid)
    if not special.plan.open:
        yield _closed(**valid)


def _open(opens: int, closes: int, **more: Any) -> dict[str, Any]:
    # Closing before opening means the day after (https://schema.org/closes).
    end = END_OF_DAY if closes == DAY else clock(closes)
    days = {key: more.pop(key) for key in ("dayOfWeek",) if key in more}
    return {"@type": "OpeningHoursSpecification", **days, "opens": clock(opens), "closes": end, **more}


def _closed(**more: Any) -> dict[str, Any]:
    # An entry with dates and without `opens` says closed (https://schema.org/OpeningHoursSpecification).
    return {"@type": "OpeningHoursSpecification", **more}


def _valid(first: date, last: date) -> dict[str, Any]:
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()}


def _urls(days: Iterable[int]) -> list[str]:
    return [f"https://schema.org/{_DAYS[day]}" for day in days]
