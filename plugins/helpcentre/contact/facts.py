"""The contact facts for other programs: /contact.json.

Version 1. Readers may rely on every key below being there; new keys may come, and a change of meaning raises
`version`. Values that only the owner knows are null, and so is whatever is not stated.

```
version          1
organisation     name, support_name, motto (a text for each language; motto may be null), time_zone (IANA),
                 country (ISO 3166-1), subdivision (or null), website (address or null), languages (of the
                 support, codes)
channels[]       id, kind (its name in contact_config.yaml), name (a text for each language),
                 value (a number in E.164, its extension behind `;ext=`, or a short one; an address;
                 a name without @; or null), link (or null), and what only its kind has (a postal `address`),
                 hours (or null):   always (the week is 24/7), closed_on_holidays, text (for each language),
                     intervals[]:   days (1 Monday to 7 Sunday), opens, closes (HH:MM), next_day,
                     by_appointment[]: the same of what is open by appointment alone,
                     seasons[]:     first, last (YYYY-MM-DD, or MM-DD of every year), reason (or null), text,
                                    intervals[], by_appointment[] (both empty: closed),
                     dates[]:       date (YYYY-MM-DD, or MM-DD of every year), reason (or null), text,
                                    intervals[], by_appointment[] (without days; both empty: closed)
                 Of two that hold on one day: dates before holidays, holidays before seasons, seasons before
                 the week; what has its year before what comes every year.
                 response (or null): see below
urgent           (or null) channel (an id or null), response
tiers[]          id, name (a text for each language),
                 benefits[]: channel (an id or null), no_queue, response (or null), topic (or null)
holidays         reviewed_until (a date or null), days[]: date, name (a text for each language), estimated
response         minutes, counted (elapsed, working), text (for each language)
```
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import date_text, hours_heading, season_text
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.response import response_text
from helpcentre.contact.schedule import DAY, Times, Week, clock
from helpcentre.contact.tags import channel_name
from helpcentre.contact.value import Response
from helpcentre.language.words import Words
from helpcentre.source.validation import LocalText

VERSION = 1


def facts(config: ContactConfig, languages: Sequence[str]) -> bytes:
    """The facts as JSON in UTF-8; the same facts give the same bytes.

    Args:
        config: the facts.
        languages: codes of the languages that texts are given in; there must be words in each.
    """
    content = contact_facts(config, {language: Words(language) for language in languages})
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def contact_facts(config: ContactConfig, words: Mapping[str, Words]) -> dict[str, Any]:
    """The same as plain data.

    Args:
        config: the facts.
        words: by language code.
    """

    def texts(text: LocalText | None) -> dict[str, str] | None:
        return {language: text.text(language) for language in words} if text else None

    def worded(make: Callable[[Words], str]) -> dict[str, str]:
        return {language: make(its) for language, its in words.items()}

    def response(promise: Response | None) -> dict[str, Any] | None:
        if promise is None:
            return None
        text = worded(lambda its: response_text(promise, its))
        return {"minutes": promise.minutes, "counted": promise.counted, "text": text}

    def week(its: Week) -> dict[str, Any]:
        def listed(*, by_appointment: bool) -> list[dict[str, Any]]:
            return [
                {"days": [day + 1 for day in interval.days], **_times((interval.opens, interval.closes))}
                for interval in its.intervals
                if interval.by_appointment == by_appointment
            ]

        return {"intervals": listed(by_appointment=False), "by_appointment": listed(by_appointment=True)}

    def hours(entry: Channel) -> dict[str, Any] | None:
        schedule = config.schedule(entry)
        if schedule is None:
            return None
        open_at = schedule.hours
        return {
            "always": open_at.always,
            "closed_on_holidays": open_at.closed_on_holidays,
            "text": worded(lambda its: hours_heading(open_at, its)),
            **week(open_at),
            "seasons": [
                {
                    "first": season.first.isoformat(),
                    "last": season.last.isoformat(),
                    "reason": texts(season.reason),
                    "text": worded(partial(season_text, season)),
                    **week(season.week),
                }
                for season in open_at.seasons
            ],
            "dates": [
                {
                    "date": special.day.isoformat(),
                    "reason": texts(special.plan.reason.name if special.plan.reason else None),
                    "text": worded(partial(date_text, special)),
                    "intervals": [_times(times) for times in special.plan.open],
                    "by_appointment": [_times(times) for times in special.plan.by_appointment],
                }
                for special in schedule.dates
            ],
        }

    def channel(entry: Channel) -> dict[str, Any]:
        return {
            "id": entry.id,
            "kind": entry.kind.name,
            "name": {language: channel_name(entry, its, language) for language, its in words.items()},
            "value": entry.value.text and entry.kind.told(entry, entry.value.text),
            "link": entry.link,
            "hours": hours(entry),
            "response": response(entry.response),
            **(entry.kind.facts(entry, list(words)) if entry.is_reachable else {}),
        }

    organisation = config.organisation
    return {
        "version": VERSION,
        "organisation": {
            "name": texts(organisation.name),
            "support_name": texts(organisation.support_name),
            "motto": texts(organisation.motto),
            "time_zone": organisation.time_zone,
            "country": organisation.country,
            "subdivision": organisation.subdivision or None,
            "website": organisation.website.text if organisation.website else None,
            "languages": list(organisation.languages),
        },
        "channels": [channel(entry) for entry in config.channels],
        "urgent": config.urgent
        and {"channel": config.urgent.channel, "response": response(config.urgent.response)},
        "tiers": [
            {
                "id": tier.id,
                "name": texts(tier.name),
                "benefits": [
                    {
                        "channel": benefit.channel,
                        "no_queue": benefit.no_queue,
                        "response": response(benefit.response),
                        "topic": benefit.topic,
                    }
                    for benefit in tier.benefits
                ],
            }
            for tier in config.tiers
        ],
        "holidays": {
            "reviewed_until": config.holidays.reviewed_until and config.holidays.reviewed_until.isoformat(),
            "days": [
                {
                    "date": holiday.day.isoformat(),
                    "name": texts(holiday.name),
                    "estimated": holiday.estimated,
                }
                for holiday in config.holidays.days
            ],
        },
    }


def _times(times: Times) -> dict[str, Any]:
    opens, closes = times
    return {"opens": clock(opens), "closes": clock(closes), "next_day": closes > DAY}
