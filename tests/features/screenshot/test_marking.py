"""Marks on screenshots: masks cover, lines are seen on every ground, a new screenshot keeps its marks."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageColor

from helpcentre.features.screenshot.marking import COVER, EDGE, INK, marked
from helpcentre.features.screenshot.marks import Marks, read_marks
from helpcentre.features.screenshot.sizes import WIDTHS, shown_size, widths_of
from screenshot_pictures import SECRET, SECRET_AREA, count, screen


def marks(*lines: str, size: str = "1080x2340") -> Marks:
    text = "\n".join([f"size: {size}", "marks:", *(f"  - {{{line}}}" for line in lines)])
    found, problems = read_marks(text.encode(), "docs/account/top-up.marks.yaml")
    assert found, problems
    return found


MASK = "kind: mask, x: {}, y: {}, width: {}, height: {}".format(*SECRET_AREA)


def test_a_mask_leaves_nothing_of_what_it_covers() -> None:
    picture = screen()
    assert count(picture, SECRET) == SECRET_AREA[2] * SECRET_AREA[3]
    assert count(marked(picture, marks(MASK)), SECRET) == 0
    assert count(picture, SECRET) > 0  # the screenshot itself stays as it is


@pytest.mark.parametrize("size", [(1080, 2344), (719, 1558), (540, 1170)])
def test_a_mask_covers_on_a_screenshot_of_another_resolution(size: tuple[int, int]) -> None:
    """Pixels that it touches but in part are covered, too."""
    picture = screen(1080, 2340).resize(size, Image.Resampling.NEAREST)
    assert count(picture, SECRET) > 0
    assert count(marked(picture, marks(MASK)), SECRET) == 0


def test_a_mask_is_opaque_where_the_screenshot_is_not() -> None:
    picture = Image.new("RGBA", (108, 234), (*SECRET, 90))
    covered = marked(picture, marks("kind: mask, x: 0, y: 0, width: 108, height: 234", size="108x234"))
    assert covered.getextrema() == tuple((value, value) for value in (*ImageColor.getrgb(COVER), 255))


def test_a_mask_lies_below_other_marks_wherever_it_stands_in_the_list() -> None:
    box = "kind: box, x: 60, y: 420, width: 900, height: 110"
    assert marked(screen(), marks(MASK, box)).tobytes() == marked(screen(), marks(box, MASK)).tobytes()


def test_a_number_lies_above_the_arrow_that_starts_there() -> None:
    number, arrow = (
        "kind: number, number: 8, x: 540, y: 700",
        "kind: arrow, from: [540, 700], to: [540, 1500]",
    )
    alone = marked(Image.new("RGB", (540, 1170)), marks(number)).crop((254, 334, 286, 366))
    for lines in ((number, arrow), (arrow, number)):
        both = marked(Image.new("RGB", (540, 1170)), marks(*lines)).crop((254, 334, 286, 366))
        assert both.tobytes() == alone.tobytes()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("kind: box, x: 100, y: 700, width: 800, height: 300", (500, 700)),
        ("kind: number, number: 7, x: 500, y: 700", (470, 690)),
        ("kind: arrow, from: [200, 700], to: [900, 700]", (500, 700)),
        ("kind: arrow, from: [900, 1500], to: [500, 700]", (510, 720)),
        ("kind: number, number: 99, x: 0, y: 0", (2, 32)),
        ("kind: number, number: 12, x: 1080, y: 2340", (1075, 2305)),
        ("kind: box, x: 0, y: 0, width: 1080, height: 2340", (2, 1000)),
    ],
)
def test_a_mark_is_drawn_where_it_is_placed(line: str, place: tuple[int, int]) -> None:
    plain = Image.new("RGB", (540, 1170), "#777777")
    drawn = marked(plain, marks(line))
    assert drawn.getpixel((place[0] // 2, place[1] // 2)) == ImageColor.getrgb(INK)
    assert count(drawn, (255, 255, 255)) > 0  # the light edge
    again = drawn.reduce(2)
    smaller = marked(plain.reduce(2), marks(line))
    difference = ImageChops.difference(again, smaller).convert("L").histogram()
    assert sum(difference[96:]) < 270 * 585 * 0.005  # the same marks, at half the resolution


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    values = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def test_marks_are_seen_on_every_ground() -> None:
    """Line or edge has 3:1 to what is below (WCAG 2.2, 1.4.11); a number has 4.5:1 to its disc (1.4.3)."""
    ink, edge = luminance(INK), luminance(EDGE)
    for step in range(1001):
        ground = step / 1000
        assert max(contrast(ink, ground), contrast(edge, ground)) >= 3
    assert contrast(ink, edge) >= 4.5
    assert contrast(luminance(COVER), 0) >= 3
    assert contrast(luminance(COVER), 1) >= 3


def test_no_size_is_larger_than_the_screenshot() -> None:
    assert widths_of(1170) == WIDTHS
    assert widths_of(1080) == WIDTHS
    assert widths_of(500) == (360, 480, 500)
    assert widths_of(40) == (40,)


def test_a_screenshot_is_shown_whole_and_never_enlarged() -> None:
    assert shown_size(1170, 2532) == (296, 640)
    assert shown_size(2400, 1500) == (680, 425)
    assert shown_size(300, 100) == (300, 100)
