"""An infographic is made: the steps of an article in, the bytes of its pictures out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

from helpcentre.build.store import Made
from helpcentre.features.infographic.encoding import encoded_page, palette_png
from helpcentre.features.infographic.infographic import SIZE, Infographic, StepText
from helpcentre.features.infographic.mistakes import infographic_problems, refusal
from helpcentre.problem import Problem
from helpcentre.typesetting.compiler import TypesettingError
from helpcentre.typesetting.drawing import DoesNotFitError, Drawing, Drawn, draw

THUMBNAIL_WIDTH = 320
CARD = "card.png"
"""The name of the card in the store."""


def make_infographic(picture: Infographic) -> Made | tuple[Problem, ...]:
    """Makes the files of an article's pictures: `1.svg`, `1.png`, `1.webp`, `1-thumb.webp`, … and the card.

    The record says which steps each page shows and how large each file is in pixels. The same picture gives
    the same bytes, in every process and on every machine.
    """
    if problems := infographic_problems(picture):
        return tuple(problems)
    try:
        drawing, groups, pages = drawn_pages(picture)
        thumbs = draw(drawing, scale=THUMBNAIL_WIDTH / SIZE[0], formats=("png",))
        card = draw(picture.card(), formats=("png",))[0]
    except TypesettingError as error:
        return (refusal(picture, error),)
    files = {CARD: palette_png(card.png)}
    shown = []
    for number, (group, page, thumb) in enumerate(zip(groups, pages, thumbs, strict=True), 1):
        encoded = encoded_page(page.png, thumb.png)
        files |= {
            f"{number}.svg": page.svg,
            f"{number}.png": encoded.png,
            f"{number}.webp": encoded.webp,
            f"{number}-thumb.webp": encoded.thumbnail,
        }
        shown.append({"steps": [step.number for step in group], "thumbnail": encoded.thumbnail_size})
    return Made(files, {"pages": shown})


def drawn_pages(picture: Infographic) -> tuple[Drawing, list[Sequence[StepText]], tuple[Drawn, ...]]:
    """The pages of a picture: what is drawn, the steps of each, and each as SVG and PNG.

    There are as few as the steps need; the template says whether they fit, and nothing is ever cut off.

    Raises:
        TypesettingError: the compiler refused them.
    """
    for count in range(1, len(picture.steps)):
        groups = _groups(picture.steps, count)
        drawing = picture.drawing(groups)
        with suppress(DoesNotFitError):
            return drawing, groups, draw(drawing)
    groups = _groups(picture.steps, max(1, len(picture.steps)))
    drawing = picture.drawing(groups)
    return drawing, groups, draw(drawing)


def _groups(steps: Sequence[StepText], count: int) -> list[Sequence[StepText]]:
    """The steps on so many pages: as evenly as they can be, the first pages with one more."""
    least, more = divmod(len(steps), count)
    starts = [number * least + min(number, more) for number in range(count + 1)]
    return [steps[start:end] for start, end in pairwise(starts)]
