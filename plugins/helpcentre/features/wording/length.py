"""How long sentences, steps and articles are. A length is a fact and too long is a judgement: warnings."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.features.wording.glossary import Limits
from helpcentre.features.wording.prose import STAND_IN, Prose, Role, count_words
from helpcentre.problem import Level, Place, Problem

_SHOWN = 60


def length_problems(prose: Prose, limits: Limits) -> Iterator[Problem]:
    """What of a text is too long or too short.

    Args:
        prose: the text.
        limits: in words.
    """
    for passage in prose.passages:
        if passage.role is Role.STEP:
            count = count_words(passage.text)
            if count > limits.step:
                values = {"number": str(passage.number), "count": str(count), "limit": str(limits.step)}
                place = Place(prose.file, passage.line(0), shortened(passage.text))
                yield Problem(place, "wording.step_long", values, Level.WARNING)
                continue  # its sentence is as long, and one message is enough
        for start, sentence in passage.sentences:
            count = count_words(sentence)
            if count > limits.sentence:
                values = {"count": str(count), "limit": str(limits.sentence)}
                place = Place(prose.file, passage.line(start), shortened(sentence))
                yield Problem(place, "wording.sentence_long", values, Level.WARNING)
    if limits.article and prose.kind and prose.kind.solves:  # others are as long as their facts need
        least, most = limits.article.least, limits.article.most
        if not least <= prose.words <= most:
            values = {"count": str(prose.words), "least": str(least), "most": str(most)}
            yield Problem(Place(prose.file), "wording.article_length", values, Level.WARNING)


def shortened(text: str) -> str:
    """The start of a text as a message shows it; a tag is `…`."""
    text = text.replace(STAND_IN, "…")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
