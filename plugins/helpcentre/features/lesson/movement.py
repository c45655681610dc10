"""How a lesson moves: from scene to scene by a short slide and fade, and a bar that shows how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpcentre.features.lesson.encoder import Frame, Planes, planes

if TYPE_CHECKING:
    from PIL.Image import Image

FRAMES = 6
"""Of a change of scenes."""
BETWEEN = 40
"""Milliseconds from one to the next; six take a quarter of a second."""
SLIDE = 0.04
"""How far a scene comes from the right, as a part of the width: gentle, no travel over the whole screen."""
BAR = 0.00833
"""Height of the bar as a part of the picture's height: 16 pixels of 1920. It lies at the upper edge."""


def film(
    pictures: Sequence[Image], starts: Sequence[int], length: int, colours: tuple[str, str]
) -> Iterator[Frame]:
    """The frames of a lesson: those of each change, and none while a scene stands.

    Args:
        pictures: of the scenes.
        starts: when each comes, in milliseconds, the first at 0.
        length: of the film.
        colours: of the bar and of its ground, `#rrggbb`.
    """
    done, ground = (_colour(colour) for colour in colours)
    scenes = [planes(picture) for picture in pictures]
    shares = [start / length for start in [*starts[1:], length]]
    yield Frame(_with_bar(scenes[0], shares[0] if len(scenes) > 1 else 1, done, ground), 0, is_start=True)
    for number in range(1, len(scenes)):
        before, after = scenes[number - 1], scenes[number]
        for step in range(1, FRAMES + 1):
            part = _eased(step / FRAMES)
            share = shares[number - 1] + (shares[number] - shares[number - 1]) * part
            mixed = after if step == FRAMES else _between(before, after, part)
            # A scene has arrived when its time begins: a jump to a chapter shows it whole, and at once.
            time = starts[number] - (FRAMES - step) * BETWEEN
            yield Frame(_with_bar(mixed, share, done, ground), time, is_start=step == FRAMES)


def _eased(part: float) -> float:
    """Quick at first and slow at the end, as things come to rest."""
    return 1 - (1 - part) ** 2


def _between(before: Planes, after: Planes, part: float) -> Planes:
    from PIL import Image  # noqa: PLC0415

    # In whole pairs of pixels: the colours have half the width.
    way = round(after.y.width * SLIDE * (1 - part) / 2) * 2
    mixed = []
    for old, new in zip(before, after, strict=True):
        moved = new.copy()
        shift = way * new.width // after.y.width
        if shift:
            moved.paste(new.crop((0, 0, new.width - shift, new.height)), (shift, 0))
        mixed.append(Image.blend(old, moved, part))
    return Planes(*mixed)


def _with_bar(
    scene: Planes, share: float, done: tuple[int, int, int], ground: tuple[int, int, int]
) -> Planes:
    drawn = []
    for plane, of_done, of_ground in zip(scene, done, ground, strict=True):
        copy = plane.copy()
        height = max(1, round(scene.y.height * BAR) * plane.height // scene.y.height)
        copy.paste(of_ground, (0, 0, plane.width, height))
        copy.paste(of_done, (0, 0, round(plane.width * share), height))
        drawn.append(copy)
    return Planes(*drawn)


def _colour(colour: str) -> tuple[int, int, int]:
    from PIL import Image  # noqa: PLC0415

    y, u, v = planes(Image.new("RGB", (2, 2), colour))
    return y.tobytes()[0], u.tobytes()[0], v.tobytes()[0]
