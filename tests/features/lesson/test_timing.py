"""How long scenes stand."""

from __future__ import annotations

import pytest

from helpcentre.features.lesson.timing import (
    END,
    SHORTEST,
    Scene,
    clock,
    iso_duration,
    reading_time,
    timeline,
)


@pytest.mark.parametrize(
    ("letters", "expected"), [(0, 3000), (20, 3000), (29, 3100), (100, 8100), (280, 20_900)]
)
def test_a_scene_stands_as_long_as_it_takes_to_read(letters: int, expected: int) -> None:
    assert reading_time("a" * letters) == expected


def test_scenes_follow_without_a_gap() -> None:
    title, step, end = timeline(
        (
            Scene("title", "T", ("Başlıq",)),
            Scene("step", "1", ("a" * 60, "b" * 39), 1),
            Scene("end", "Son", ("c" * 500,)),
        )
    )
    assert (title.start, title.end) == (0, SHORTEST)
    assert (step.start, step.end) == (SHORTEST, SHORTEST + 8100), "both its texts and the space between"
    assert (end.start, end.end) == (step.end, step.end + END)


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [(0, "PT0S"), (3000, "PT3S"), (60_000, "PT1M"), (64_600, "PT1M5S"), (119_700, "PT2M")],
)
def test_lengths_are_written_as_iso_8601(milliseconds: int, expected: str) -> None:
    assert iso_duration(milliseconds) == expected


def test_moments_are_written_as_players_do() -> None:
    assert [clock(ms) for ms in (0, 9_999, 65_000, 600_000)] == ["0:00", "0:09", "1:05", "10:00"]
