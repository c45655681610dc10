"""When a channel is open on which day: week, seasons, single dates, holidays. Immutable, without a clock.

What holds on a day is decided here once, for every output (`Schedule.plan_on`); the more exact beats the more
general:

1. a date of the channel itself, then a date of the whole organisation; of each, one with its year before one
   of every year;
2. a holiday, for channels that close on holidays;
3. a season, one with its years before one of every year;
4. the week.

What opens on a day belongs to that day: it runs to its end past midnight, whatever holds on the day after.
`hours: 24/7` knows neither holidays nor the organisation's dates unless `closed_on_holidays: yes` is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from helpcentre.problem import Place
from helpcentre.source.validation import LocalText

DAY = 24 * 60
"""Minutes of a day."""
FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2037, 12, 31)
"""The days that zones are described for: the 32-bit tables of tzdata end with 2037 (RFC 8536)."""
WITHOUT_HOLIDAYS = FIRST_DAY
"""Where weeks start in files when no holidays are listed: a Monday."""
LEAP_YEAR = 2028
"""A year that has every day."""

Times = tuple[int, int]
"""Opening and closing in minutes from the day's midnight; over 1440 when it closes the day after."""


def clock(minutes: int) -> str:
    """Minutes from midnight as a clock shows them: 1440 is 24:00, 1560 is 02:00 (the day after)."""
    return "24:00" if minutes == DAY else f"{minutes // 60 % 24:02}:{minutes % 60:02}"


@dataclass(frozen=True, order=True)
class YearDay:
    """A day of every year; 29 February is one of leap years alone.

    Args:
        month: from 1.
        day: from 1.
    """

    month: int
    day: int

    def isoformat(self) -> str:
        """As it is written in the file: `12-24`."""
        return f"{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> date | None:
        """The date in a year; None where that year has none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def year_day(day: date) -> YearDay:
    """A date without its year."""
    return YearDay(day.month, day.day)


@dataclass(frozen=True)
class Reason:
    """Why a day is not like others.

    Args:
        name: in the site's languages.
        estimated: the date of a holiday that is not official yet.
    """

    name: LocalText
    estimated: bool = False


@dataclass(frozen=True)
class DayPlan:
    """What a channel does on one day.

    Args:
        open: when it is open, earliest first.
        by_appointment: when somebody is there for those who have arranged it.
        reason: why it is not as usual; None when it is as usual, or nothing is said.
    """

    open: tuple[Times, ...] = ()
    by_appointment: tuple[Times, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True)
class Interval:
    """When a channel is open on some weekdays.

    Args:
        days: weekdays it opens on, 0 for Monday to 6 for Sunday, ascending.
        opens: minutes from midnight.
        closes: minutes from the midnight that starts the opening day; over 1440 when it closes the day after.
        by_appointment: only for those who have arranged it: not open. A whole day when no times are stated.
    """

    days: tuple[int, ...]
    opens: int
    closes: int
    by_appointment: bool = False


@dataclass(frozen=True)
class Week:
    """A week that repeats.

    Args:
        intervals: as listed; one of all week when `always`; none when it is closed.
        always: 24/7.
    """

    intervals: tuple[Interval, ...]
    always: bool = False

    def opening_on(self, weekday: int) -> tuple[Times, ...]:
        """What opens on a weekday (0 Monday), as pairs of minutes, earliest first; holidays not asked."""
        return self._on(weekday, by_appointment=False)

    def by_appointment_on(self, weekday: int) -> tuple[Times, ...]:
        """The same of what is by appointment."""
        return self._on(weekday, by_appointment=True)

    def plan_on(self, weekday: int, reason: Reason | None = None) -> DayPlan:
        """What it does on a weekday."""
        return DayPlan(self.opening_on(weekday), self.by_appointment_on(weekday), reason)

    def _on(self, weekday: int, *, by_appointment: bool) -> tuple[Times, ...]:
        return tuple(
            sorted(
                (i.opens, i.closes)
                for i in self.intervals
                if weekday in i.days and i.by_appointment == by_appointment
            )
        )

    @property
    def is_ever_open(self) -> bool:
        """Whether it is open at any time without an appointment."""
        return any(not interval.by_appointment for interval in self.intervals)


@dataclass(frozen=True)
class Season:
    """Days in a row with a week of their own.

    Args:
        first: the first day; with its year, or of every year.
        last: the last day, included, in the same form. Of every year it may lie before the first one: over
            New Year.
        week: what holds on these days; without intervals it is closed.
        reason: what the season is, or why it is closed; None when not stated.
        place: where it stands, for messages.
    """

    first: date | YearDay
    last: date | YearDay
    week: Week
    reason: LocalText | None = None
    place: Place = field(default=Place(""), compare=False)

    def has(self, day: date) -> bool:
        """Whether a day is in it."""
        if isinstance(self.first, date) and isinstance(self.last, date):
            return self.first <= day <= self.last
        if isinstance(self.first, YearDay) and isinstance(self.last, YearDay):
            first, last, today = self.first, self.last, year_day(day)
            return first <= today <= last if first <= last else today >= first or today <= last
        return False

    @property
    def is_yearly(self) -> bool:
        """Whether it comes back every year."""
        return isinstance(self.first, YearDay)

    def plan_on(self, weekday: int) -> DayPlan:
        """What it does on a weekday. A reason is told of a closed season: summer hours are no reason."""
        closed = not self.week.intervals
        return self.week.plan_on(weekday, Reason(self.reason) if closed and self.reason else None)


@dataclass(frozen=True)
class SpecialDate:
    """One date with hours of its own, or closed.

    Args:
        day: with its year, or of every year.
        plan: what holds on it; nothing when it is closed.
        place: where it stands, for messages.
    """

    day: date | YearDay
    plan: DayPlan
    place: Place = field(default=Place(""), compare=False)

    @property
    def is_closed(self) -> bool:
        """Whether nothing opens, with or without an appointment."""
        return not self.plan.open and not self.plan.by_appointment


@dataclass(frozen=True)
class Hours(Week):
    """The opening hours of a channel, in the organisation's time zone.

    Args:
        closed_on_holidays: whether nothing opens on a holiday.
        seasons: days in a row with a week of their own.
        dates: single dates with hours of their own.
    """

    closed_on_holidays: bool = True
    seasons: tuple[Season, ...] = ()
    dates: tuple[SpecialDate, ...] = ()

    @property
    def never_closes(self) -> bool:
        """Whether it is 24/7 without any exception."""
        return self.always and not (self.closed_on_holidays or self.seasons or self.dates)

    @property
    def takes_general_dates(self) -> bool:
        """Whether the organisation's own dates hold for it: not where it is 24/7 on holidays, too."""
        return self.closed_on_holidays or not self.always

    @property
    def has_working_time(self) -> bool:
        """Whether promises can be counted in its hours: it opens, and it closes."""
        return not self.never_closes and (
            self.is_ever_open or any(season.week.is_ever_open for season in self.seasons)
        )

    def season_on(self, day: date) -> Season | None:
        """The season that a day is in; one with its years before one of every year."""
        found = [season for season in self.seasons if season.has(day)]
        return min(found, key=lambda season: season.is_yearly, default=None)


@dataclass(frozen=True)
class Holiday:
    """A day on which listed hours don't open.

    Args:
        day: the date.
        name: what is celebrated or remembered.
        estimated: the date is not official yet.
    """

    day: date
    name: LocalText
    estimated: bool = False

    @property
    def reason(self) -> Reason:
        """Why it is closed."""
        return Reason(self.name, self.estimated)


@dataclass(frozen=True)
class Holidays:
    """The list of holidays and who stands for it.

    Args:
        days: by date.
        reviewed_by: who compared the list with the official one, or None.
        reviewed_until: the last day that was compared, or None.
        place: where the list stands, for messages.
    """

    days: tuple[Holiday, ...] = ()
    reviewed_by: str | None = None
    reviewed_until: date | None = None
    place: Place = field(default=Place(""), compare=False)

    @property
    def span(self) -> tuple[date, date | None]:
        """The days that files with dates speak of: before and after, the list of holidays says nothing.

        From the month of the first listed holiday to the end of the year of the last one. Without a list from
        a day that no clock has to name, and without an end.
        """
        if not self.days:
            return WITHOUT_HOLIDAYS, None
        days = [holiday.day for holiday in self.days]
        return min(days).replace(day=1), max(days).replace(month=12, day=31)

    @property
    def years(self) -> range:
        """The years of `span`, as far as the clocks of zones are known."""
        first, last = self.span
        return range(first.year, (last or LAST_DAY).year + 1)


@dataclass(frozen=True)
class Schedule:
    """All that decides what a channel does on a day.

    Args:
        hours: of the channel.
        holidays: of the organisation.
        general_dates: of the whole organisation.
    """

    hours: Hours
    holidays: Holidays = Holidays()
    general_dates: tuple[SpecialDate, ...] = ()

    def plan_on(self, day: date) -> DayPlan:
        """What the channel does on a day, by the order above."""
        special = self.date_on(day)
        if special:
            return special.plan
        holiday = self._holidays.get(day)
        if holiday:
            return DayPlan(reason=holiday.reason)
        season = self.hours.season_on(day)
        return season.plan_on(day.weekday()) if season else self.hours.plan_on(day.weekday())

    def date_on(self, day: date) -> SpecialDate | None:
        """The date with hours of its own that a day is, if it is one."""
        return self._dates.get(day) or self._dates.get(year_day(day))

    @property
    def dates(self) -> tuple[SpecialDate, ...]:
        """The dates that hold for the channel, in the order of the year; those of every year last."""
        return tuple(sorted(self._dates.values(), key=lambda special: _in_order(special.day)))

    @property
    def holidays_that_close(self) -> tuple[Holiday, ...]:
        """The holidays on which it is closed because they are holidays."""
        return tuple(holiday for holiday in self.holidays.days if holiday.day in self._holidays)

    @cached_property
    def _dates(self) -> dict[date | YearDay, SpecialDate]:
        own = {special.day: special for special in self.hours.dates}
        general = self.general_dates if self.hours.takes_general_dates else ()
        # An own date of every year beats a general one with its year.
        kept = {g.day: g for g in general if not (isinstance(g.day, date) and year_day(g.day) in own)}
        return kept | own

    @cached_property
    def _holidays(self) -> dict[date, Holiday]:
        if not self.hours.closed_on_holidays:
            return {}
        return {h.day: h for h in self.holidays.days if self.date_on(h.day) is None}


def _in_order(day: date | YearDay) -> tuple[bool, str]:
    return isinstance(day, YearDay), day.isoformat()


def days_of(day: date | YearDay, years: Iterable[int]) -> Iterator[date]:
    """The dates that are meant: one with its year, or one of each year that has it."""
    if isinstance(day, date):
        yield day
    else:
        yield from filter(None, (day.in_year(year) for year in years))


def periods_of(season: Season, years: Sequence[int]) -> Iterator[tuple[date, date]]:
    """First and last day of a season in each year that it begins in.

    Args:
        season: of a channel.
        years: for one of every year, those that are looked at. 29 February of another year is 1 March as a
            first day, and 28 February as a last one.
    """
    if isinstance(season.first, date) and isinstance(season.last, date):
        yield season.first, season.last
    elif isinstance(season.first, YearDay) and isinstance(season.last, YearDay):
        for year in years:
            first = season.first.in_year(year) or date(year, 3, 1)
            ends_in = year + (season.last < season.first)
            yield first, season.last.in_year(ends_in) or date(ends_in, 2, 28)
