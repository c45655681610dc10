"""What can be written as opening hours and is most likely not meant: warnings, never errors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from helpcentre.contact.country import week_start
from helpcentre.contact.hours_shape import WEEKDAYS, named_days
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.schedule import Season, SpecialDate
from helpcentre.problem import Level, Problem
from helpcentre.source.yaml import KeyPath, YamlSource


def days_round_the_week(source: YamlSource, country: str | None) -> Iterator[Problem]:
    """Days that run over the end of the week, `fri-mon`: four days, where `mon-fri` may have been meant.

    From the text, not the model, which no longer knows how days were written. A list of the days says that
    they are meant, and so does a range within the country's own week: `sun-thu` where weeks start on Sunday.

    Args:
        source: contact_config.yaml.
        country: of the organisation; None when it is not known.
    """
    starts = week_start(country)
    for path, written in _written_days(source.data, ()):
        days = named_days(written)
        if len(days) != 2 or days[0] <= days[1] or (days[0] - starts) % 7 <= (days[1] - starts) % 7:
            continue
        meant = [WEEKDAYS[(days[0] + step) % 7] for step in range((days[1] - days[0]) % 7 + 1)]
        values = {
            "found": written.strip(),
            "count": str(len(meant)),
            "days": ", ".join(meant),
            "other": f"{WEEKDAYS[days[1]]}-{WEEKDAYS[days[0]]}",
        }
        yield Problem(source.place(path), "contact.days_round_the_week", values, Level.WARNING)


def _written_days(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every entry of a key `days` below `hours`, and where it stands."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        here = (*path, key)
        if key == "days" and "hours" in path:
            entries = enumerate(value) if isinstance(value, list) else [(None, value)]
            for index, entry in entries:
                if isinstance(entry, str):
                    yield (here if index is None else (*here, index)), entry
        else:
            yield from _written_days(value, here)


def past_exceptions(config: ContactConfig, today: date) -> list[Problem]:
    """Dates and seasons that are over: browsers no longer show them, files still do.

    Args:
        config: the facts.
        today: an argument, never the clock.
    """
    written: list[tuple[date, SpecialDate | Season]] = []
    for channel in config.channels:
        seasons = channel.hours.seasons if channel.hours else ()
        written += [(season.last, season) for season in seasons if isinstance(season.last, date)]
    for special in (*config.dates, *(d for c in config.channels if c.hours for d in c.hours.dates)):
        if isinstance(special.day, date):
            written.append((special.day, special))
    return [
        Problem(entry.place, "contact.date_past", {"found": last.isoformat()}, Level.WARNING)
        for last, entry in written
        if last < today
    ]
