"""The contact facts for search engines: JSON-LD, Organization with its ContactPoints (schema.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpcentre.contact.hours import holiday_periods
from helpcentre.contact.model import DAY, Channel, ContactConfig, clock
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
    if channel.hours is None:
        return []
    weekly = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{_DAYS[day]}" for day in interval.days],
            "opens": clock(interval.opens),
            # Closing before opening means the day after (https://schema.org/closes).
            "closes": END_OF_DAY if interval.closes == DAY else clock(interval.closes),
        }
        for interval in channel.hours.intervals
    ]
    if not channel.hours.closed_on_holidays:
        return weekly
    # An entry with dates and without `opens` says closed (https://schema.org/OpeningHoursSpecification).
    return weekly + [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": period.first.isoformat(),
            "validThrough": period.last.isoformat(),
        }
        for period in holiday_periods(config.holidays.days)
    ]
