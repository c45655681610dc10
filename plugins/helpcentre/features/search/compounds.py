"""Compounds of a language that writes them as one word, taken apart by the words of the site itself.

`Kündigungsfrist` is found by `Frist` and by `Kündigung`. A query looks only at words of the index that begin
as it does, so each part stands in the index too, wherever the whole does. A word is a compound when one of
its two parts is a word of the site, in whatever form, and the other one is long enough to be a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

SHORTEST = 4
"""Letters of a part; shorter ones are endings more often than words."""


class Compounds:
    """Takes words apart.

    Args:
        words: of the site, as they are compared.
        stem: of a word.
        joints: what may stand between two parts, with a blank between; nothing always may.
    """

    def __init__(self, words: Iterable[str], stem: Callable[[str], str], joints: str) -> None:
        self._stem = stem
        self._joints = ("", *joints.split())
        self._words = {word for word in words if len(word) >= SHORTEST and word.isalpha()}
        self._stems = {stem(word) for word in self._words}
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The two parts of a compound; none of another word."""
        if word not in self._known:
            self._known[word] = self._parts(word) if word.isalpha() else ()
        return self._known[word]

    def _parts(self, word: str) -> tuple[str, ...]:
        # An ending is no part: what is left of the stem must be long enough.
        end = len(self._stem(word)) - SHORTEST
        found: list[tuple[int, int, str, str]] = []
        for at in range(SHORTEST, end + 1):
            for joint in self._joints:
                left, right = word[: at - len(joint)], word[at:]
                if len(left) < SHORTEST or not word[:at].endswith(joint):
                    continue
                known = (self._is_known(left), self._is_known(right))
                if any(known):
                    found.append((-sum(known), -len(left), left, right))
        return min(found)[2:] if found else ()

    def _is_known(self, part: str) -> bool:
        return part in self._words or self._stem(part) in self._stems
