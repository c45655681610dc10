"""contact_config.yaml → ContactConfig, with everything that is wrong with the file at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from helpcentre.contact.channel import Channel
from helpcentre.contact.channel_shape import ChannelShape, ResponseShape
from helpcentre.contact.country import COUNTRIES
from helpcentre.contact.hours_check import days_round_the_week
from helpcentre.contact.hours_shape import HolidaysShape, special_dates
from helpcentre.contact.kinds import kind_named, kinds
from helpcentre.contact.model import Benefit, ContactConfig, Feedback, Organisation, Tier, Topic, Urgent
from helpcentre.contact.schedule import Holiday, Holidays
from helpcentre.contact.shape import (
    CHANNELS,
    TAKEN,
    ContactFile,
    contact_file,
)
from helpcentre.contact.tags import TAG_NAMES
from helpcentre.contact.topics import TOPICS, known_topics
from helpcentre.contact.value import Response, Value
from helpcentre.contact.value_shape import COUNTRY, PLACEHOLDERS, ZONE
from helpcentre.problem import Level, Problem
from helpcentre.source.placeholder import Placeholders, PlaceholderUse
from helpcentre.source.validation import LANGUAGES, validate
from helpcentre.source.yaml import KeyPath, YamlSource, read_yaml

NOTICE_DAYS = 60
"""How long before the list of holidays ends its owner is reminded, in days."""


def read_contact_config(
    content: bytes,
    file: str,
    placeholders: Placeholders,
    languages: Sequence[str],
    taken: Collection[str] = (),
    *,
    sections: Sequence[str] = (),
) -> tuple[ContactConfig | None, list[Problem]]:
    """Reads contact_config.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        placeholders: where `{placeholder: name}` finds the owner's answers.
        languages: codes of the site's languages; a text given by language must have them all.
        taken: names that no channel may have, because they are tags of something else; those of contact facts
            are known here.
        sections: of the site, which are its topics where the file names none.

    Returns:
        The facts, or None when they can't be used; and every problem. Besides errors these are things
        that stop a release only, such as an unreviewed list of holidays. Where the file waits for the owner:
        `ContactConfig.open_placeholders`.
    """
    source = read_yaml(content, file)
    context = {
        LANGUAGES: tuple(languages),
        COUNTRY: _country(source.data),
        CHANNELS: tuple(_mapping(source.data, "channels")),
        ZONE: _mapping(source.data, "organisation").get("time_zone"),
        PLACEHOLDERS: placeholders,
        TAKEN: frozenset({*TAG_NAMES, *taken}),
        TOPICS: known_topics(source.data, tuple(sections)),
    }
    shape, found = validate(contact_file(tuple(kind.shape for kind in kinds())), source, context=context)
    problems = [*source.problems, *found, *_repeated_holidays(source)]
    problems += days_round_the_week(source, _country(source.data))
    if shape is None or any(problem.level is Level.ERROR for problem in problems):
        return None, problems
    config = _config(shape, source)
    problems += _working_time_without_hours(config, source)
    problems += _unreviewed(config)
    return (None if any(p.level is Level.ERROR for p in problems) else config), problems


def holiday_problems(config: ContactConfig, today: date) -> list[Problem]:
    """What has to be done about the holidays before a release, seen from a day.

    Args:
        config: the facts.
        today: an argument, never the clock.

    Returns:
        Problems of release level: the review has run out, or the list ends within 60 days. None when no
        channel closes on holidays.
    """
    if not _holidays_matter(config):
        return []
    problems = []
    holidays = config.holidays
    if holidays.reviewed_until and holidays.reviewed_until < today:
        values = {"date": holidays.reviewed_until.isoformat()}
        problems.append(Problem(holidays.place, "contact.review_past", values, Level.RELEASE))
    last = max((holiday.day for holiday in holidays.days), default=None)
    if last is None or last < today + timedelta(days=NOTICE_DAYS):
        values = {
            "date": last.isoformat() if last else "–",
            "year": str((last or today).year + (last is not None)),
        }
        problems.append(Problem(holidays.place, "contact.holidays_end", values, Level.RELEASE))
    return problems


def _country(data: Any) -> str | None:
    country = _mapping(data, "organisation").get("country")
    return country if isinstance(country, str) and country in COUNTRIES else None


def _mapping(data: Any, key: str) -> dict[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _repeated_holidays(source: YamlSource) -> Iterator[Problem]:
    # From the text, not the model: a mistake elsewhere must not hide it.
    days = _mapping(source.data, "holidays").get("days")
    first: dict[str, int] = {}
    for index, holiday in enumerate(days if isinstance(days, list) else []):
        day = holiday.get("date") if isinstance(holiday, dict) else None
        if not isinstance(day, str):
            continue
        place = source.place(("holidays", "days", index, "date"))
        if day in first:
            yield Problem(place, "contact.holiday_repeated", {"found": day, "first": str(first[day])})
        first.setdefault(day, place.line or 1)


def _config(shape: ContactFile, source: YamlSource) -> ContactConfig:
    open_uses: list[PlaceholderUse] = []

    def note(value: Value | None, path: KeyPath) -> None:
        if value and value.text is None and value.placeholder:
            open_uses.append(PlaceholderUse(value.placeholder, source.place(path)))

    note(shape.organisation.website, ("organisation", "website"))
    channels = []
    for id, entry in shape.channels.items():
        channel = _channel(id, entry, source, shape.organisation.country)
        note(channel.value, ("channels", id, channel.kind.written_key(entry)))
        channels.append(channel)
    urgent = None
    if shape.urgent:
        choice = shape.urgent.channel
        urgent = (
            Urgent(shape.urgent.response.response, choice.channel, choice.placeholder, choice.wording)
            if choice
            else Urgent(shape.urgent.response.response)
        )
        note(Value(urgent.channel, urgent.placeholder), ("urgent", "channel"))
    organisation = Organisation(
        name=shape.organisation.name,
        support_name=shape.organisation.support_name,
        motto=shape.organisation.motto,
        time_zone=shape.organisation.time_zone,
        country=shape.organisation.country,
        website=shape.organisation.website,
        languages=shape.organisation.languages or (),
        subdivision=shape.organisation.subdivision or "",
    )
    tiers = tuple(
        Tier(
            id,
            tier.name,
            tuple(
                Benefit(b.channel, b.queue == "none", b.response.response if b.response else None, b.topic)
                for b in tier.benefits
            ),
        )
        for id, tier in (shape.tiers or {}).items()
    )
    feedback = None
    if shape.feedback:
        feedback = Feedback(shape.feedback.endpoint, shape.feedback.searches)
        note(feedback.endpoint, ("feedback", "endpoint"))
    return ContactConfig(
        organisation,
        tuple(channels),
        urgent,
        tiers,
        _holidays(shape.holidays, source),
        feedback,
        special_dates(shape.dates, lambda path: source.place(("dates", *path))),
        tuple(open_uses),
        tuple(Topic(id, name) for id, name in (shape.benefit_topics or {}).items()),
    )


def _channel(id: str, entry: ChannelShape, source: YamlSource, country: str) -> Channel:
    kind = kind_named(entry.kind)
    return Channel(
        id,
        kind,
        kind.value(entry),
        entry.name,
        entry.opening_hours(lambda path: source.place(("channels", id, *path))),
        _response(entry.response),
        kind.provider(entry),
        kind.details(entry, country),
    )


def _response(shape: ResponseShape | None) -> Response | None:
    return shape.response if shape else None


def _holidays(shape: HolidaysShape | None, source: YamlSource) -> Holidays:
    place = source.place(("holidays", "reviewed_until"))
    if shape is None:
        return Holidays(place=place)
    days = tuple(
        sorted(
            (Holiday(h.date, h.name, h.estimated) for h in shape.days or ()), key=lambda holiday: holiday.day
        )
    )
    return Holidays(days, shape.reviewed_by, shape.reviewed_until, place)


def _holidays_matter(config: ContactConfig) -> bool:
    return any(channel.hours and channel.hours.closed_on_holidays for channel in config.channels)


def _unreviewed(config: ContactConfig) -> list[Problem]:
    holidays = config.holidays
    if not _holidays_matter(config) or (holidays.reviewed_by and holidays.reviewed_until):
        return []
    return [Problem(holidays.place, "contact.holidays_unreviewed", {}, Level.RELEASE)]


def _working_time_without_hours(config: ContactConfig, source: YamlSource) -> Iterator[Problem]:
    """Promises of urgent cases and tiers that count working hours of a channel that lists none."""
    promises: list[tuple[str | None, Response, KeyPath]] = []
    promises += [(config.urgent.channel, config.urgent.response, ("urgent",))] if config.urgent else []
    for tier in config.tiers:
        for index, benefit in enumerate(tier.benefits):
            if benefit.response:
                promises.append((benefit.channel, benefit.response, ("tiers", tier.id, "benefits", index)))
    for id, response, path in promises:
        hours = config.channel(id).hours if id else None
        if response.counted == "working" and not (hours and hours.has_working_time):
            yield Problem(source.place((*path, "response", "counted")), "contact.working_without_hours")
