"""What may stand in contact_config.yaml as opening hours, seasons, dates and holidays.

The forms of the file; `schedule.py` is what the rest of the package works with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import combinations
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from helpcentre.contact.schedule import (
    DAY,
    LEAP_YEAR,
    DayPlan,
    Hours,
    Interval,
    Reason,
    Season,
    SpecialDate,
    Week,
    YearDay,
    clock,
)
from helpcentre.problem import Place
from helpcentre.source.validation import (
    Day,
    Entry,
    Flag,
    LocalText,
    ReadBy,
    Text,
    all_rejected,
    rejected,
    shown,
)
from helpcentre.source.yaml import KeyPath

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _minutes(value: Any) -> int:
    if value is None:
        raise rejected("value.empty")
    match = re.fullmatch(r"([01]\d|2[0-4]):([0-5]\d)", value, re.ASCII) if isinstance(value, str) else None
    if match is None or value > "24:00":
        meant = _time_meant(value)
        raise rejected("contact.time" if meant else "contact.time_form", found=shown(value), suggestion=meant)
    return int(match[1]) * 60 + int(match[2])


def _time_meant(value: Any) -> str:
    """The time in its right form, `09:00` for `9.00`; empty when it can't be guessed."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:,]([0-5]\d))?", value, re.ASCII) if isinstance(value, str) else None
    return f"{int(match[1]):02}:{match[2] or '00'}" if match and int(match[1]) < 24 else ""


def _opens(value: Any, _info: ValidationInfo) -> int:
    minutes = _minutes(value)
    if minutes == DAY:
        raise rejected("contact.time", found=shown(value), suggestion="00:00")
    return minutes


def _closes(value: Any, _info: ValidationInfo) -> int:
    return _minutes(value)


_TIME_SCHEMA = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:00"]}
Opens = Annotated[int, ReadBy(_opens, _TIME_SCHEMA)]
Closes = Annotated[
    int, ReadBy(_closes, {**_TIME_SCHEMA, "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"})
]


def _days(value: Any, _info: ValidationInfo) -> tuple[int, ...]:
    if value is None or value == []:
        raise rejected("value.empty")
    entries = value if isinstance(value, list) else [value]
    days: set[int] = set()
    errors: list[PydanticCustomError] = []
    for index, entry in enumerate(entries):
        at = (index,) if isinstance(value, list) else ()
        names = _day_names(entry) if isinstance(entry, str) else []
        unknown = [name for name in names if name not in WEEKDAYS]
        if not names or len(names) > 2 or unknown:
            found = unknown[0] if unknown else shown(entry)
            errors.append(rejected("contact.day_name", at=at, found=found, nearest=_day_meant(found)))
            continue
        first, last = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
        days |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    if errors:
        raise all_rejected(errors)
    return tuple(sorted(days))


def _day_names(entry: str) -> list[str]:
    # A word processor makes a dash of a hyphen; both are meant.
    return re.split(r"\s*[-–]\s*", entry.strip().lower())


def named_days(entry: str) -> list[int]:
    """The weekdays that an entry of `days` names, as written: two for a range; none when one is unknown."""
    names = _day_names(entry)
    return [WEEKDAYS.index(name) for name in names] if set(names) <= set(WEEKDAYS) else []


def _day_meant(found: str) -> str:
    """The day that was meant (`monday`, `fry`), or all in the order of the week."""
    by_start = [day for day in WEEKDAYS if found.startswith(day)]
    return (by_start or get_close_matches(found, WEEKDAYS, n=1) or [", ".join(WEEKDAYS)])[0]


_DAY_SCHEMA = {"type": "string", "pattern": f"^({'|'.join(WEEKDAYS)})([-–]({'|'.join(WEEKDAYS)}))?$"}
Days = Annotated[
    tuple[int, ...],
    ReadBy(_days, {"anyOf": [_DAY_SCHEMA, {"type": "array", "items": _DAY_SCHEMA, "minItems": 1}]}),
]


class _NotWritten:
    """What stands for a key that may be left out beside some others only."""


_NOT_WRITTEN = _NotWritten()


def _written_unless_by_appointment(
    value: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> int | None:
    if value is not _NOT_WRITTEN:
        time: int = read(value)
        return time
    if info.data.get("by_appointment"):
        return None
    raise rejected("value.missing")


# Of an interval a time that is missing is said together with whatever else is wrong with it.
_IfNeeded = WrapValidator(_written_unless_by_appointment)


class _Times(Entry):
    """From when to when: of a weekday or of a date."""

    @property
    def times(self) -> tuple[int, int]:
        """Opening and closing in minutes from the day's midnight; a whole day when none are written."""
        opens, closes = getattr(self, "opens", None), getattr(self, "closes", None)
        if opens is None or closes is None:
            return 0, DAY
        return opens, closes + (DAY if getattr(self, "next_day", False) else 0)

    def _check_order(self, opens: int | None, closes: int | None, *, next_day: bool) -> None:
        if (opens is None) != (closes is None):
            raise rejected("value.missing", at=("opens" if opens is None else "closes",))
        if opens is None or closes is None:
            if next_day:
                raise rejected("value.missing", at=("opens",))
            return
        values = {"opens": clock(opens), "closes": clock(closes)}
        if not next_day and closes <= opens:
            raise rejected("contact.closes_before_opens", values, at=("closes",))
        if next_day and closes > opens:
            raise rejected("contact.over_a_day", values, at=("next_day",))


class IntervalShape(_Times):
    """One line of opening hours."""

    days: Days = Field(description="interval.days")
    by_appointment: Flag = Field(False, description="interval.by_appointment")
    opens: Annotated[Opens | None, _IfNeeded] = Field(
        default_factory=lambda: _NOT_WRITTEN, validate_default=True, description="interval.opens"
    )
    closes: Annotated[Closes | None, _IfNeeded] = Field(
        default_factory=lambda: _NOT_WRITTEN, validate_default=True, description="interval.closes"
    )
    next_day: Flag = Field(False, description="interval.next_day")

    @model_validator(mode="after")
    def _order(self) -> Self:
        self._check_order(self.opens, self.closes, next_day=self.next_day)
        return self

    @property
    def interval(self) -> Interval:
        """The same for the model."""
        return Interval(self.days, *self.times, by_appointment=self.by_appointment)


def _all_week(*, by_appointment: bool) -> tuple[IntervalShape, ...]:
    every_day = tuple(range(7))
    return (
        IntervalShape.model_construct(
            days=every_day, opens=0, closes=DAY, next_day=False, by_appointment=by_appointment
        ),
    )


ALWAYS = _all_week(by_appointment=False)
"""What `24/7` is read as; told apart from a list of the same hours by identity."""
BY_APPOINTMENT = _all_week(by_appointment=True)
"""What `by appointment` is read as."""
_IN_A_WORD = {"24/7": ALWAYS, "by appointment": BY_APPOINTMENT}


def week_of(hours: tuple[IntervalShape, ...]) -> Week:
    """The same for the model."""
    return Week(tuple(line.interval for line in hours), always=hours is ALWAYS)


def _hours(value: Any, handler: ValidatorFunctionWrapHandler) -> tuple[IntervalShape, ...]:
    if isinstance(value, str):
        word = " ".join(value.lower().replace("_", " ").split())
        if word not in _IN_A_WORD:
            raise rejected("contact.hours", found=shown(value))
        return _IN_A_WORD[word]
    intervals: tuple[IntervalShape, ...] = handler(value)
    spans = sorted(
        (day * DAY + start, day * DAY + end, index, day)
        for index, line in enumerate(intervals)
        for start, end in (line.times,)
        for day in line.days
    )
    errors: dict[int, PydanticCustomError] = {}
    for span, other in zip(spans, [*spans[1:], *_a_week_on(spans[:1])], strict=True):
        if other[0] < span[1] and (span[2], span[3]) != (other[2], other[3]):
            first, second = intervals[span[2]], intervals[other[2]]
            values = {"day": WEEKDAYS[other[3]], "first": _written(first), "second": _written(second)}
            later = max(span[2], other[2])
            errors.setdefault(later, rejected("contact.overlap", values, at=(later,)))
    if errors:
        raise all_rejected(errors.values())
    return intervals


def _a_week_on(spans: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    return [(start + 7 * DAY, end + 7 * DAY, index, day) for start, end, index, day in spans]


def _written(times: _Times) -> str:
    return "–".join(clock(minutes) for minutes in times.times)


class _HoursSchema:
    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"enum": list(_IN_A_WORD)}, handler(schema)]}


HoursList = Annotated[tuple[IntervalShape, ...], WrapValidator(_hours), _HoursSchema()]


def _stated(hours: tuple[IntervalShape, ...] | None) -> tuple[IntervalShape, ...] | None:
    if not hours:
        raise rejected("contact.no_hours")
    return hours


# Validated even when left out, so that the message can say why hours are needed.
StatedHours = Annotated[HoursList | None, AfterValidator(_stated), Field(validate_default=True)]


# --- Dates and seasons -------------------------------------------------------------------------------------


def _date_or_yearly(value: Any, _info: ValidationInfo) -> date | YearDay:
    if value is None:
        raise rejected("value.empty")
    match = re.fullmatch(r"(?:(\d{4})-)?(\d{2})-(\d{2})", value, re.ASCII) if isinstance(value, str) else None
    if match is None:
        meant = _date_meant(value)
        raise rejected("contact.date" if meant else "contact.date_form", found=shown(value), suggestion=meant)
    try:
        day = date(int(match[1] or LEAP_YEAR), int(match[2]), int(match[3]))
    except ValueError:
        raise rejected("value.date_impossible", found=value) from None
    return day if match[1] else YearDay(day.month, day.day)


def _date_meant(value: Any) -> str:
    """The date in its right form, `2026-12-24` for `24.12.2026`; empty when it can't be guessed."""
    text = value if isinstance(value, str) else ""
    day_first = re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})(?:\.\s*(\d{4})?)?", text, re.ASCII)
    year_first = re.fullmatch(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", text, re.ASCII)
    if day_first:
        day, month, year = day_first.groups()
    elif year_first:
        year, month, day = year_first.groups()
    else:
        return ""
    try:
        meant = date(int(year or LEAP_YEAR), int(month), int(day)).isoformat()
    except ValueError:
        return ""
    return meant if year else meant[5:]


DateOrYearly = Annotated[
    date | YearDay,
    ReadBy(
        _date_or_yearly,
        {"type": "string", "pattern": r"^(\d{4}-)?\d{2}-\d{2}$", "examples": ["2026-12-24", "12-24"]},
    ),
]
"""A day with its year, or one of every year."""


class DateShape(_Times):
    """One date with hours of its own, or closed."""

    date: DateOrYearly = Field(description="date.date")
    closed: Flag = Field(False, description="date.closed")
    opens: Opens | None = Field(None, description="interval.opens")
    closes: Closes | None = Field(None, description="interval.closes")
    next_day: Flag = Field(False, description="interval.next_day")
    by_appointment: Flag = Field(False, description="interval.by_appointment")
    reason: LocalText | None = Field(None, description="date.reason")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        is_timed = self.opens is not None or self.closes is not None
        if self.closed and (is_timed or self.by_appointment or self.next_day):
            raise rejected("contact.closed_with_hours", at=("closed",))
        if not (self.closed or is_timed or self.by_appointment):
            raise rejected("contact.no_times")
        if not self.closed:
            self._check_order(self.opens, self.closes, next_day=self.next_day)
        return self


def _dates(value: Any, handler: ValidatorFunctionWrapHandler) -> tuple[DateShape, ...]:
    """Two lines of one date are its hours before and after a break; more can't be meant."""
    entries: tuple[DateShape, ...] = handler(value)
    errors = []
    for (_, first), (index, second) in combinations(enumerate(entries), 2):
        if first.date != second.date:
            continue
        written = second.date.isoformat()
        if first.closed or second.closed:
            errors.append(rejected("contact.date_repeated", at=(index, "date"), found=written))
        elif first.times[0] < second.times[1] and second.times[0] < first.times[1]:
            values = {"day": written, "first": _written(first), "second": _written(second)}
            errors.append(rejected("contact.overlap", values, at=(index,)))
    if errors:
        raise all_rejected(errors)
    return entries


DatesList = Annotated[tuple[DateShape, ...], WrapValidator(_dates)]


PlaceOf = Callable[[KeyPath], Place]
"""Where a key stands, seen from what is read."""


def nowhere(_path: KeyPath) -> Place:
    """For values whose place nobody asks for."""
    return Place("")


def special_dates(entries: Iterable[DateShape] | None, place: PlaceOf = nowhere) -> tuple[SpecialDate, ...]:
    """The same for the model, each date once.

    Args:
        entries: of a key `dates`.
        place: where its keys stand.
    """
    by_day: dict[date | YearDay, dict[int, DateShape]] = {}
    for index, entry in enumerate(entries or ()):
        by_day.setdefault(entry.date, {})[index] = entry
    return tuple(
        SpecialDate(day, _plan(list(lines.values())), place((min(lines),))) for day, lines in by_day.items()
    )


def _plan(lines: Sequence[DateShape]) -> DayPlan:
    def times(*, by_appointment: bool) -> tuple[tuple[int, int], ...]:
        return tuple(
            sorted(line.times for line in lines if not line.closed and line.by_appointment == by_appointment)
        )

    reason = next((Reason(line.reason) for line in lines if line.reason), None)
    return DayPlan(times(by_appointment=False), times(by_appointment=True), reason)


_NOWHERE = Place("")


class SeasonShape(Entry):
    """Days in a row with a week of their own."""

    first: DateOrYearly = Field(alias="from", description="season.from")
    until: DateOrYearly = Field(description="season.until")
    closed: Flag = Field(False, description="season.closed")
    hours: HoursList | None = Field(None, description="season.hours")
    reason: LocalText | None = Field(None, description="season.reason")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        values = {"first": self.first.isoformat(), "last": self.until.isoformat()}
        if isinstance(self.first, date) != isinstance(self.until, date):
            raise rejected("contact.season_years", values, at=("until",))
        if isinstance(self.first, date) and isinstance(self.until, date) and self.until < self.first:
            raise rejected("contact.season_order", values, at=("until",))
        if self.closed and self.hours is not None:
            raise rejected("contact.closed_with_hours", at=("closed",))
        if not self.closed and not self.hours:
            raise rejected("contact.season_without_hours")
        return self

    def season(self, place: Place) -> Season:
        """The same for the model.

        Args:
            place: where it stands.
        """
        return Season(self.first, self.until, week_of(self.hours or ()), self.reason, place)


def _seasons(value: Any, handler: ValidatorFunctionWrapHandler) -> tuple[SeasonShape, ...]:
    """Of two seasons of one form that have a day in common nobody could say which one is meant."""
    entries: tuple[SeasonShape, ...] = handler(value)
    errors = []
    for (_, first), (index, second) in combinations(enumerate(entries), 2):
        if isinstance(first.first, date) == isinstance(second.first, date) and _share_a_day(
            first.season(_NOWHERE), second.season(_NOWHERE)
        ):
            values = {"first": _written_season(first), "second": _written_season(second)}
            errors.append(rejected("contact.season_overlap", values, at=(index,)))
    if errors:
        raise all_rejected(errors)
    return entries


def _share_a_day(first: Season, second: Season) -> bool:
    # Two stretches of time overlap only if one of them begins in the other.
    return any(one.has(day) for one, other in ((first, second), (second, first)) for day in _begins(other))


def _begins(season: Season) -> Iterator[date]:
    first = season.first
    yield first if isinstance(first, date) else date(LEAP_YEAR, first.month, first.day)


def _written_season(season: SeasonShape) -> str:
    return f"{season.first.isoformat()} – {season.until.isoformat()}"


SeasonsList = Annotated[tuple[SeasonShape, ...], WrapValidator(_seasons)]


class HoursFields(Entry):
    """The keys of a channel that say when it is open."""

    hours: HoursList | None = Field(None, description="channel.hours")
    closed_on_holidays: Flag | None = Field(None, description="channel.closed_on_holidays")
    seasons: SeasonsList | None = Field(None, description="channel.seasons")
    dates: DatesList | None = Field(None, description="channel.dates")

    @model_validator(mode="after")
    def _exceptions_have_a_rule(self) -> Self:
        for key in ("closed_on_holidays", "seasons", "dates"):
            if getattr(self, key) is not None and not self.hours:
                raise rejected("contact.exceptions_without_hours", at=(key,), key=key)
        return self

    def opening_hours(self, place: PlaceOf = nowhere) -> Hours | None:
        """The same for the model. What is always open, or by appointment, closes on holidays if that is said.

        Args:
            place: where the keys of the channel stand.
        """
        if not self.hours:
            return None
        week = week_of(self.hours)
        usual = not week.always and week.is_ever_open
        return Hours(
            week.intervals,
            week.always,
            usual if self.closed_on_holidays is None else self.closed_on_holidays,
            tuple(season.season(place(("seasons", n))) for n, season in enumerate(self.seasons or ())),
            special_dates(self.dates, lambda path: place(("dates", *path))),
        )


# --- Holidays ----------------------------------------------------------------------------------------------


class HolidayShape(Entry):
    """A day without opening hours."""

    date: Day = Field(description="holiday.date")
    name: LocalText = Field(description="holiday.name")
    estimated: Flag = Field(False, description="holiday.estimated")


class HolidaysShape(Entry):
    """The holidays and who reviewed them."""

    reviewed_by: Text | None = Field(None, description="holidays.reviewed_by")
    reviewed_until: Day | None = Field(None, description="holidays.reviewed_until")
    days: tuple[HolidayShape, ...] | None = Field(None, description="holidays.days")
