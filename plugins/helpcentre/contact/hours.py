"""Opening hours and holidays in words, weekday and month names from CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_month_names
from babel.lists import format_list

from helpcentre.contact.model import DAY, Holiday, Hours, clock
from helpcentre.language.casing import sentence_start
from helpcentre.language.dates import cldr_locale, long_date, weekday_name
from helpcentre.language.words import Words

ALWAYS = "24/7"
_RANGE_FROM = 3
"""From how many days in a row a range is written; two are named: `şənbə və bazar`."""


@dataclass(frozen=True)
class HoursLine:
    """Days that are open at the same times.

    Args:
        days: in words, as within a sentence; empty when 24/7.
        times: in words.
    """

    days: str
    times: str

    def text(self) -> str:
        """Both, as within a sentence."""
        return f"{self.days}, {self.times}" if self.days else self.times


def hours_lines(hours: Hours, words: Words) -> list[HoursLine]:
    """The week in words, days with the same times together, in the order of their first day.

    Args:
        hours: of one channel.
        words: of the language to write in.
    """
    if hours.always:
        return [HoursLine("", ALWAYS)]
    by_times: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for weekday in range(7):
        times = hours.opening_on(weekday)
        if times:
            by_times.setdefault(times, []).append(weekday)
    return [
        HoursLine(
            _days(days, words),
            _list([_interval(opens, closes, words) for opens, closes in times], words.language),
        )
        for times, days in by_times.items()
    ]


def hours_text(hours: Hours, words: Words) -> str:
    """The week within a sentence: `bazar ertəsi–cümə, 09:00–19:00`."""
    return "; ".join(line.text() for line in hours_lines(hours, words))


def hours_and_holidays(hours: Hours, words: Words) -> str:
    """The week within a sentence, and that holidays are not meant if they are not."""
    text = hours_text(hours, words)
    return words("contact.except_holidays", hours=text) if hours.closed_on_holidays else text


def hours_heading(hours: Hours, words: Words) -> str:
    """The week where a sentence or a table cell starts: `Bazar ertəsi–cümə, 09:00–19:00`."""
    return sentence_start(hours_text(hours, words), words.language)


def _interval(opens: int, closes: int, words: Words) -> str:
    key = "contact.interval.next_day" if closes > DAY else "contact.interval.same_day"
    return words(key, opens=clock(opens), closes=clock(closes))


def _days(days: Sequence[int], words: Words) -> str:
    if len(days) == 7:
        return words("contact.every_day")
    names: list[str] = []
    for run in _runs(days):
        own = [weekday_name(day, words.language) for day in run]
        names += [f"{own[0]}–{own[-1]}"] if len(run) >= _RANGE_FROM else own
    return _list(names, words.language)


def _list(items: Sequence[str], language: str) -> str:
    return format_list(items, locale=cldr_locale(language))


def _runs(days: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


@dataclass(frozen=True)
class HolidayPeriod:
    """Days in a row with one name.

    Args:
        first: the first day.
        last: the last day, included.
        holiday: the holiday of the first day; name and whether estimated are the same for all.
    """

    first: date
    last: date
    holiday: Holiday


def holiday_periods(holidays: Iterable[Holiday]) -> list[HolidayPeriod]:
    """Holidays by date, days in a row that have one name (and are all estimated or all not) as one period."""
    periods: list[HolidayPeriod] = []
    for holiday in sorted(holidays, key=lambda h: h.day):
        before = periods[-1] if periods else None
        if (
            before
            and before.last + timedelta(days=1) == holiday.day
            and (before.holiday.name, before.holiday.estimated) == (holiday.name, holiday.estimated)
        ):
            periods[-1] = HolidayPeriod(before.first, holiday.day, before.holiday)
        else:
            periods.append(HolidayPeriod(holiday.day, holiday.day, holiday))
    return periods


def period_text(first: date, last: date, words: Words) -> str:
    """A period in words: `20–24 mart 2027`, `30 mart 2027 – 2 aprel 2027`.

    CLDR's own intervals have only short months, and for Azerbaijani the year first (Babel 2.18).
    """
    language = words.language
    if first == last:
        return long_date(first, language)
    if (first.year, first.month) != (last.year, last.month):
        return f"{long_date(first, language)} – {long_date(last, language)}"
    month = get_month_names("wide", "format", locale=cldr_locale(language))[first.month]
    return words("contact.dates_within_month", first=first.day, last=last.day, month=month, year=first.year)
