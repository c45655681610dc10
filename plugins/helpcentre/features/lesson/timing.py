"""How long each scene of a lesson stands: as long as it takes to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

LETTER = 71
"""Milliseconds to read a character. Normally sighted adults read aloud at 68 ms a character in 14 languages,
with a 95 % confidence interval of 65 to 71 ms (Trauzettel-Klosinski and Dietz, "Standardized Assessment of
Reading Performance: The New International Reading Speed Texts IReST", IOVS 53, 2012). Its upper end is taken:
who reads in silence is quicker. Subtitles on television keep to the same, 12 to 15 characters a second."""
LOOK = 1000
"""Milliseconds to see that there is something new, and where it begins."""
SHORTEST = 3000
"""Milliseconds of a scene with few words."""
END = 4000
"""Milliseconds of the end card. It is looked up and not read, and the player leaves it standing."""


@dataclass(frozen=True)
class Scene:
    """What stands at one time.

    Args:
        kind: the title, a step, or the end card with the channels.
        name: of its chapter.
        spoken: its words, one after the other, as captions and transcript have them.
        number: of the step; 0 for the others.
    """

    kind: Literal["title", "step", "end"]
    name: str
    spoken: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True)
class Timed:
    """A scene and when it stands, in milliseconds from the start."""

    scene: Scene
    start: int
    end: int


def reading_time(text: str) -> int:
    """Milliseconds that a text stands, in whole tenths of a second."""
    return max(SHORTEST, ceil((LOOK + LETTER * len(text)) / 100) * 100)


def timeline(scenes: Sequence[Scene]) -> tuple[Timed, ...]:
    """When each scene stands, one after the other without a gap."""
    timed: list[Timed] = []
    start = 0
    for scene in scenes:
        end = start + (END if scene.kind == "end" else reading_time(" ".join(scene.spoken)))
        timed.append(Timed(scene, start, end))
        start = end
    return tuple(timed)


def iso_duration(milliseconds: int) -> str:
    """A length as ISO 8601 writes it, in whole seconds: `PT1M5S`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"PT{f'{minutes}M' if minutes else ''}{f'{seconds}S' if seconds or not minutes else ''}"


def clock(milliseconds: int) -> str:
    """A moment as players show it: `1:05`."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02}"
