"""Opening hours, their exceptions and holidays in words, weekday and month names from CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_month_names
from babel.lists import format_list

from helpcentre.contact.channel import Channel
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.schedule import (
    DAY,
    LEAP_YEAR,
    DayPlan,
    Holiday,
    Reason,
    Season,
    SpecialDate,
    Week,
    YearDay,
    clock,
)
from helpcentre.language.casing import sentence_start
from helpcentre.language.dates import cldr_locale, day_of_month, long_date, weekday_name
from helpcentre.language.words import Words

ALWAYS = "24/7"
_ALL_DAY_BY_APPOINTMENT = DayPlan(by_appointment=((0, DAY),))
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


def hours_lines(week: Week, words: Words) -> list[HoursLine]:
    """The week in words, days with the same times together, in the order of their first day.

    Args:
        week: the usual one of a channel, or a season's.
        words: of the language to write in.
    """
    if week.always:
        return [HoursLine("", ALWAYS)]
    by_plan: dict[DayPlan, list[int]] = {}
    for weekday in range(7):
        plan = week.plan_on(weekday)
        if plan.open or plan.by_appointment:
            by_plan.setdefault(plan, []).append(weekday)
    if [*by_plan.items()] == [(_ALL_DAY_BY_APPOINTMENT, list(range(7)))]:
        return [HoursLine("", words("contact.by_appointment"))]
    return [HoursLine(_days(days, words), _times(plan, words)) for plan, days in by_plan.items()]


def hours_text(week: Week, words: Words) -> str:
    """The week within a sentence: `bazar ertəsi–cümə, 09:00–19:00`."""
    return "; ".join(line.text() for line in hours_lines(week, words))


def hours_heading(week: Week, words: Words) -> str:
    """The week where a sentence or a table cell starts: `Bazar ertəsi–cümə, 09:00–19:00`."""
    return sentence_start(hours_text(week, words), words.language)


def usual_hours(config: ContactConfig, channel: Channel, words: Words) -> str:
    """What is true in any year, within a sentence: week, if holidays are not meant, exceptions of every year.

    Args:
        config: the facts.
        channel: one whose hours may be stated; empty where they are not.
        words: of the language to write in.
    """
    if channel.hours is None:
        return ""
    text = hours_text(channel.hours, words)
    if config.closes_on_holidays(channel):
        text = words("contact.except_holidays", hours=text)
    yearly = [line.text for line in exception_lines(config, channel, words) if line.last is None]
    return "; ".join([text, *yearly])


def hours_in_sentence(channel: Channel, words: Words) -> str:
    """Week and seasons of every year for the middle of a sentence, where more would be too much."""
    if channel.hours is None:
        return ""
    seasons = [season_text(season, words) for season in channel.hours.seasons if season.is_yearly]
    return "; ".join([hours_text(channel.hours, words), *seasons])


@dataclass(frozen=True)
class ExceptionLine:
    """A season or a date with hours of its own.

    Args:
        text: in words.
        last: its last day, after which it is of no interest; None for one of every year.
    """

    text: str
    last: date | None = None


def exception_lines(config: ContactConfig, channel: Channel, words: Words) -> list[ExceptionLine]:
    """All that is not as in the usual week, holidays aside: seasons of every year, what has a year by the day
    it begins, dates of every year.

    Args:
        config: the facts.
        channel: one whose hours may be stated; nothing where they are not.
        words: of the language to write in.
    """
    schedule = config.schedule(channel)
    if schedule is None:
        return []
    before, dated, after = [], [], []
    for season in schedule.hours.seasons:
        text = season_text(season, words)
        if isinstance(season.first, date) and isinstance(season.last, date):
            dated.append((season.first, ExceptionLine(text, season.last)))
        else:
            before.append(ExceptionLine(text))
    for special in schedule.dates:
        text = date_text(special, words)
        if isinstance(special.day, date):
            dated.append((special.day, ExceptionLine(text, special.day)))
        else:
            after.append(ExceptionLine(text))
    return [*before, *(line for _, line in sorted(dated, key=lambda entry: entry[0])), *after]


def all_hours(config: ContactConfig, channel: Channel, words: Words) -> str:
    """Week and all exceptions but holidays, where a text of its own starts: for files that are kept."""
    if channel.hours is None:
        return ""
    lines = [line.text for line in exception_lines(config, channel, words)]
    return "; ".join([hours_heading(channel.hours, words), *lines])


def reason_text(reason: Reason, words: Words) -> str:
    """Why a day is not as usual; of a holiday, that its date is estimated if it is."""
    name = reason.name.text(words.language)
    return words("contact.calendar.estimated", name=name) if reason.estimated else name


def season_text(season: Season, words: Words) -> str:
    """A season in words: `1 iyun – 31 avqust: bazar ertəsi–cümə, 09:00–15:00`."""
    hours = hours_text(season.week, words) or words("contact.closed")
    text = words("contact.exception", when=season_days(season, words), hours=hours)
    return _with_reason(text, Reason(season.reason) if season.reason else None, words)


def season_days(season: Season, words: Words) -> str:
    """The days of a season in words: `1 iyun – 31 avqust`, with years where it has them."""
    first, last = season.first, season.last
    if isinstance(first, date) and isinstance(last, date):
        return period_text(first, last, words)
    return " – ".join(dict.fromkeys(day_text(day, words) for day in (first, last)))


def day_text(day: date | YearDay, words: Words) -> str:
    """A date in words, or a day of every year: `24 dekabr`."""
    if isinstance(day, date):
        return long_date(day, words.language)
    return day_of_month(date(LEAP_YEAR, day.month, day.day), words.language)


def date_text(special: SpecialDate, words: Words) -> str:
    """A date with hours of its own in words: `24 dekabr 2026: 09:00–13:00 (bayram axşamı)`."""
    hours = _times(special.plan, words) or words("contact.closed")
    text = words("contact.exception", when=day_text(special.day, words), hours=hours)
    return _with_reason(text, special.plan.reason, words)


def _with_reason(text: str, reason: Reason | None, words: Words) -> str:
    return words("contact.with_reason", text=text, reason=reason_text(reason, words)) if reason else text


def _times(plan: DayPlan, words: Words) -> str:
    """What opens on a day, and what is by appointment."""
    shown = [_interval(opens, closes, words) for opens, closes in plan.open]
    if plan.by_appointment == ((0, DAY),):
        shown.append(words("contact.by_appointment"))
    else:
        shown += [
            words("contact.interval.by_appointment", times=_interval(opens, closes, words))
            for opens, closes in plan.by_appointment
        ]
    return _list(shown, words.language) if shown else ""


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
