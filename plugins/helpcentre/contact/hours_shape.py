"""What may stand in contact_config.yaml as opening hours and as holidays.

The forms of the file; `model.py` is what the rest of the package works with.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
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

from helpcentre.contact.model import DAY, clock
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
        # A word processor makes a dash of a hyphen; both are meant.
        names = re.split(r"\s*[-–]\s*", entry.strip().lower()) if isinstance(entry, str) else []
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


def _day_meant(found: str) -> str:
    """The day that was meant (`monday`, `fry`), or all in the order of the week."""
    by_start = [day for day in WEEKDAYS if found.startswith(day)]
    return (by_start or get_close_matches(found, WEEKDAYS, n=1) or [", ".join(WEEKDAYS)])[0]


_DAY_SCHEMA = {"type": "string", "pattern": f"^({'|'.join(WEEKDAYS)})([-–]({'|'.join(WEEKDAYS)}))?$"}
Days = Annotated[
    tuple[int, ...],
    ReadBy(_days, {"anyOf": [_DAY_SCHEMA, {"type": "array", "items": _DAY_SCHEMA, "minItems": 1}]}),
]


class IntervalShape(Entry):
    """One line of opening hours."""

    days: Days = Field(description="interval.days")
    opens: Opens = Field(description="interval.opens")
    closes: Closes = Field(description="interval.closes")
    next_day: Flag = Field(False, description="interval.next_day")

    @model_validator(mode="after")
    def _order(self) -> Self:
        values = {"opens": clock(self.opens), "closes": clock(self.closes)}
        if not self.next_day and self.closes <= self.opens:
            raise rejected("contact.closes_before_opens", values, at=("closes",))
        if self.next_day and self.closes > self.opens:
            raise rejected("contact.over_a_day", values, at=("next_day",))
        return self

    @property
    def end(self) -> int:
        """Closing time in minutes from the opening day's midnight."""
        return self.closes + (DAY if self.next_day else 0)


ALWAYS: tuple[IntervalShape, ...] = (
    IntervalShape.model_construct(days=tuple(range(7)), opens=0, closes=DAY, next_day=False),
)
"""What `24/7` is read as; told apart from a list of the same hours by identity."""


def _hours(value: Any, handler: ValidatorFunctionWrapHandler) -> tuple[IntervalShape, ...]:
    if value == "24/7":
        return ALWAYS
    if isinstance(value, str):
        raise rejected("contact.hours", found=shown(value))
    intervals: tuple[IntervalShape, ...] = handler(value)
    spans = sorted(
        (day * DAY + i.opens, day * DAY + i.end, index, day)
        for index, i in enumerate(intervals)
        for day in i.days
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


def _written(interval: IntervalShape) -> str:
    return f"{clock(interval.opens)}–{clock(interval.end)}"


class _HoursSchema:
    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"const": "24/7"}, handler(schema)]}


HoursList = Annotated[tuple[IntervalShape, ...], WrapValidator(_hours), _HoursSchema()]


def _stated(hours: tuple[IntervalShape, ...] | None) -> tuple[IntervalShape, ...] | None:
    if not hours:
        raise rejected("contact.no_hours")
    return hours


# Validated even when left out, so that the message can say why hours are needed.
StatedHours = Annotated[HoursList | None, AfterValidator(_stated), Field(validate_default=True)]


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
