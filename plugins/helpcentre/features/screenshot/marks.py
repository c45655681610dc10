"""What is marked on a screenshot: a file of a few lines beside it, `sign-in.marks.yaml` beside `sign-in.png`.

Marks are placed in pixels of a screenshot of the stated `size`. A new screenshot of the same proportions
keeps them, whatever its resolution; one of others is a Problem, because a mask would no longer cover what
it has to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from helpcentre.problem import Place, Problem
from helpcentre.source.validation import Count, Entry, ReadBy, all_rejected, rejected, shown, validate
from helpcentre.source.yaml import KeyPath, read_yaml

ENDING = ".marks.yaml"
"""Of the file beside a screenshot, in place of the screenshot's own ending."""
SAME_SHAPE = 0.002
"""How much of its height a new screenshot may be taller or shorter: resolutions are rounded."""
MAX_NUMBER = 99
"""The largest number that a disc has room for."""


def _pixel(value: Any, _info: ValidationInfo) -> int:
    if value is None:
        raise rejected("value.empty")
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,5}", value, re.ASCII):
        raise rejected("screenshot.pixel", found=shown(value))
    return int(value)


Pixel = Annotated[int, ReadBy(_pixel, {"type": "integer", "minimum": 0})]
"""A place or a length in pixels of the screenshot, from its left or upper edge."""


def _size(value: Any, _info: ValidationInfo) -> tuple[int, int]:
    if value is None:
        raise rejected("value.empty")
    match = re.fullmatch(r"([1-9]\d{0,4})\s*[x×х]\s*([1-9]\d{0,4})", str(value), re.ASCII | re.IGNORECASE)
    if match is None:
        raise rejected("screenshot.size", found=shown(value))
    return int(match[1]), int(match[2])


Size = Annotated[tuple[int, int], ReadBy(_size, {"type": "string"})]
"""Width and height, written `1080x2340`."""


def _point(value: Any, info: ValidationInfo) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise rejected("value.empty" if value is None else "screenshot.point", found=shown(value))
    return _pixel(value[0], info), _pixel(value[1], info)


Point = Annotated[tuple[int, int], ReadBy(_point, {"type": "array"})]
"""A place, written `[540, 300]`."""


class Area(Entry):
    """A part of the screenshot."""

    x: Pixel
    y: Pixel
    width: Count
    height: Count

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """The places that have to be within the screenshot."""
        return (self.x, self.y), (self.x + self.width, self.y + self.height)


class Box(Area):
    """A frame around what is meant."""

    kind: Literal["box"]


class Mask(Area):
    """A solid area over what nobody may see."""

    kind: Literal["mask"]


class Number(Entry):
    """A disc with the number of a step; its middle stands at the place."""

    kind: Literal["number"]
    number: Count
    x: Pixel
    y: Pixel

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """The places that have to be within the screenshot."""
        return ((self.x, self.y),)


class Arrow(Entry):
    """An arrow to what is meant."""

    kind: Literal["arrow"]
    start: Point = Field(alias="from")
    to: Point

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """The places that have to be within the screenshot."""
        return self.start, self.to


Mark = Annotated[Box | Mask | Number | Arrow, Field(discriminator="kind")]


class Marks(Entry):
    """The marks of one screenshot, in the order in which they are drawn: masks first, numbers last."""

    size: Size
    marks: tuple[Mark, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits(self) -> Marks:
        errors = [error for number, mark in enumerate(self.marks) for error in self._errors(number, mark)]
        if errors:
            raise all_rejected(errors)
        return self

    def _errors(self, number: int, mark: Box | Mask | Number | Arrow) -> Iterator[PydanticCustomError]:
        at: KeyPath = ("marks", number)
        width, height = self.size
        outside = [f"[{x}, {y}]" for x, y in mark.points if x > width or y > height]
        if outside:
            found = ", ".join(outside)
            yield rejected("screenshot.outside", at=at, found=found, size=f"{width}x{height}")
        if isinstance(mark, Arrow) and mark.start == mark.to:
            yield rejected("screenshot.no_length", at=at)
        if isinstance(mark, Number) and mark.number > MAX_NUMBER:
            values = {"found": str(mark.number), "limit": str(MAX_NUMBER)}
            yield rejected("screenshot.large_number", values, at=(*at, "number"))


def read_marks(content: bytes, file: str) -> tuple[Marks | None, list[Problem]]:
    """Reads a file of marks.

    Args:
        content: its bytes.
        file: its name for messages.

    Returns:
        The marks, or None with at least one Problem.
    """
    source = read_yaml(content, file)
    marks, problems = validate(Marks, source)
    problems = [*source.problems, *problems]
    if marks:
        problems += (
            Problem(source.place(("marks", number)), "screenshot.mark_twice", {"first": str(first + 1)})
            for number, first in _twice(marks)
        )
    return (None if problems else marks), problems


def _twice(marks: Marks) -> Iterator[tuple[int, int]]:
    """Each mark that says what one before it says, and the place of that: the same mark, the same number."""
    seen: dict[object, int] = {}
    for number, mark in enumerate(marks.marks):
        first = seen.setdefault(mark.number if isinstance(mark, Number) else mark, number)
        if first != number:
            yield number, first


def shape_problem(marks: Marks, width: int, height: int, file: str, picture: str) -> Problem | None:
    """The Problem of a screenshot that has other proportions than the one its marks were placed on.

    Args:
        marks: its marks.
        width: of the screenshot as it is seen, in pixels.
        height: likewise.
        file: with the marks, for messages.
        picture: name of the screenshot's file.
    """
    if abs(height - width * marks.size[1] / marks.size[0]) <= max(1, SAME_SHAPE * height):
        return None
    values = {"picture": picture, "found": f"{width}x{height}", "size": "{}x{}".format(*marks.size)}
    return Problem(Place(file, None, "size"), "screenshot.shape", values)
