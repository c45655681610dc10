"""Draws marks on a screenshot.

Masks come first and are not smoothed: they replace pixels, so that nothing below them is in what is made
of the picture. All other marks are drawn twice as large and reduced, which smooths their edges; a line has a
light edge, and on any ground one of the two stands out (test_marking.py counts it).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, ceil, cos, floor, hypot, pi, sin
from typing import TYPE_CHECKING

from helpcentre.features.screenshot.marks import Arrow, Box, Mark, Marks, Mask, Number
from helpcentre.features.screenshot.sizes import shown_size
from helpcentre.package_data import read_once
from helpcentre.typesetting.fonts import TEXT, font_files

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels
    from PIL.ImageFont import FreeTypeFont

INK = "#94002F"
"""Of lines and discs, 9.1:1 to their edge: on every ground the one or the other has 3:1 (WCAG 1.4.11)."""
EDGE = "#FFFFFF"
COVER = "#555B63"
"""Of masks: grey that is seen on white and on black, with at least 3:1 to both."""

# In CSS pixels of the picture as it is shown, see `_unit`.
LINE = 3.0
HALO = 1.5
DISC = 13.0
HEAD = 14.0
CORNER = 6.0
TEXT_SIZE = 15.0

SEEN_AT = 480
"""CSS pixels that a wide picture is taken to be shown at: between a phone's 358 and the page's 680."""
_SCALE = 2

Point = tuple[float, float]


def marked(picture: Pixels, marks: Marks) -> Pixels:
    """A screenshot with its marks.

    Args:
        picture: RGB or RGBA, of the proportions that the marks were placed on; it stays as it is.
        marks: its marks.
    """
    x_scale, y_scale = picture.width / marks.size[0], picture.height / marks.size[1]
    result = picture.copy()
    for mark in marks.marks:
        if isinstance(mark, Mask):
            _cover(result, mark, x_scale, y_scale)
    unit = _unit(picture.width, picture.height)
    for mark in sorted(marks.marks, key=lambda mark: isinstance(mark, Number)):  # they lie above lines
        points = [(x * x_scale, y * y_scale) for x, y in mark.points]
        for colour, reach in ((EDGE, HALO), (INK, 0.0)):
            _draw(result, mark, points, unit, (colour, reach))
        if isinstance(mark, Number):
            _write(result, mark.number, points[0], unit)
    return result


def _unit(width: int, height: int) -> float:
    """Pixels of a screenshot that are one CSS pixel where it is shown."""
    return width / min(shown_size(width, height)[0], SEEN_AT)


def _cover(picture: Pixels, mask: Mask, x_scale: float, y_scale: float) -> None:
    """Fills every pixel that a mask touches, or may touch where proportions are a little different."""
    margin = ceil(abs(x_scale / y_scale - 1) * max(picture.size) - 1e-6)
    left, top = floor(mask.x * x_scale) - margin, floor(mask.y * y_scale) - margin
    right = ceil((mask.x + mask.width) * x_scale) + margin
    bottom = ceil((mask.y + mask.height) * y_scale) + margin
    area = (max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height))
    picture.paste(COVER, area)  # in RGBA it is opaque


def _draw(picture: Pixels, mark: Mark, points: list[Point], unit: float, colour: tuple[str, float]) -> None:
    """Draws a mark's shape in one colour, larger by so many CSS pixels on every side."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    margin = (max(DISC, HEAD) + LINE + HALO) * unit + 2
    left, top = (floor(min(point[axis] for point in points) - margin) for axis in (0, 1))
    right, bottom = (ceil(max(point[axis] for point in points) + margin) for axis in (0, 1))
    # Only what is within the picture is drawn.
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, picture.width), min(bottom, picture.height)
    shape = Image.new("L", ((right - left) * _SCALE, (bottom - top) * _SCALE))
    draw = ImageDraw.Draw(shape)
    placed = [((x - left) * _SCALE, (y - top) * _SCALE) for x, y in points]
    large = unit * _SCALE
    wider = colour[1] * large
    match mark:
        case Box():
            (x1, y1), (x2, y2) = placed
            half = LINE * large / 2 + wider
            outer = (x1 - half, y1 - half, x2 + half, y2 + half)
            radius = CORNER * large
            draw.rounded_rectangle(outer, radius + half, outline=255, width=max(1, round(2 * half)))
        case Number():
            ((x, y),) = placed
            radius = DISC * large + wider
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        case Arrow():
            for polygon in _arrow(placed[0], placed[1], large, wider):
                draw.polygon(polygon, fill=255)
        case Mask():
            return
    picture.paste(colour[0], (left, top), shape.reduce(_SCALE))


def _arrow(start: Point, end: Point, unit: float, wider: float) -> Iterator[list[Point]]:
    """The shaft of an arrow and its head, which ends where it points to."""
    angle = atan2(end[1] - start[1], end[0] - start[0])
    along, across = (cos(angle), sin(angle)), (cos(angle + pi / 2), sin(angle + pi / 2))

    def at(forth: float, aside: float) -> Point:
        return (
            end[0] + forth * along[0] + aside * across[0],
            end[1] + forth * along[1] + aside * across[1],
        )

    length = hypot(end[0] - start[0], end[1] - start[1])
    head, half = HEAD * unit, LINE * unit / 2 + wider
    if length > head:
        tail, neck = -length - wider, -head / 2
        yield [at(tail, half), at(neck, half), at(neck, -half), at(tail, -half)]
    # An edge of even width around a triangle moves its corners out by more than that width.
    base, wing = -head - wider, head * 0.6 + 1.7 * wider
    yield [at(2 * wider, 0), at(base, wing), at(base, -wing)]


def _write(picture: Pixels, number: int, middle: Point, unit: float) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415

    side = ceil(2 * DISC * unit)
    left, top = floor(middle[0] - side / 2), floor(middle[1] - side / 2)
    letters = Image.new("L", (side * _SCALE, side * _SCALE))
    placed = ((middle[0] - left) * _SCALE, (middle[1] - top) * _SCALE)
    size = TEXT_SIZE if number < 10 else TEXT_SIZE * 0.87
    font = _font(round(size * unit * _SCALE))
    ImageDraw.Draw(letters).text(placed, str(number), fill=255, font=font, anchor="mm")
    picture.paste(EDGE, (left, top), letters.reduce(_SCALE))


@read_once
def _font(size: int) -> FreeTypeFont:
    """The letters of the guides, bold: the system's own fonts are never looked at."""
    from PIL import ImageFont  # noqa: PLC0415

    file = next(file for file in font_files() if file.name.startswith(f"{TEXT}["))
    # The one layout engine that every build of Pillow has; digits need no other.
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([14, 700])  # optical size and weight
    return font
