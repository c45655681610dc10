"""What an editor has to mend before a picture can be drawn, and the compiler's refusals in their words."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.features.infographic.infographic import Infographic
from helpcentre.problem import Place, Problem
from helpcentre.typesetting.compiler import TypesettingError
from helpcentre.typesetting.fonts import missing_letters

MOST_OF_STEP = 120
"""Letters of a step: three lines of the smallest size that is read on a phone without zoom. Of the widest
letters so many still fit on a page of their own, so a step is never cut off."""
MOST_OF_TITLE = 90
"""Letters of a title: four lines of its smallest size, unless all are wide; then the compiler refuses it."""


def infographic_problems(picture: Infographic) -> list[Problem]:
    """What is wrong with the texts of an article's pictures, in reading order; nothing is drawn for it."""
    return list(_problems(picture))


def refusal(picture: Infographic, error: TypesettingError) -> Problem:
    """The Problem of pictures that the compiler refused."""
    return Problem(Place(picture.file), "picture.refused", {"reason": error.reason})


def _problems(picture: Infographic) -> Iterator[Problem]:
    if len(picture.title) > MOST_OF_TITLE:
        values = {"count": str(len(picture.title)), "most": str(MOST_OF_TITLE)}
        yield Problem(Place(picture.file, None, "title"), "picture.long_title", values)
    for text in (picture.title, picture.section):
        yield from _letters(picture, None, text)
    for step in picture.steps:
        if len(step.text) > MOST_OF_STEP:
            values = {"number": str(step.number), "count": str(len(step.text)), "most": str(MOST_OF_STEP)}
            place = Place(picture.file, step.line, _beginning(step.text))
            yield Problem(place, "picture.long_step", values)
        yield from _letters(picture, step.line, step.text)


def _letters(picture: Infographic, line: int | None, text: str) -> Iterator[Problem]:
    """The words with letters that no font has, each once."""
    for word in dict.fromkeys(text.split()):
        if letters := missing_letters(word):
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
            shown = "".join(filter(str.isprintable, letters)) or "\N{REPLACEMENT CHARACTER}"
            place = Place(picture.file, line, "".join(filter(str.isprintable, word)))
            yield Problem(place, "picture.letter", {"letters": shown, "codes": codes})


def _beginning(text: str) -> str:
    """The first words of a step, so that it is found in the file."""
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]} …"
