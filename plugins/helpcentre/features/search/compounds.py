"""Compounds of a language that writes them as one word, taken apart by the words of the site itself.

`Kündigungsfrist` is found by `Frist` and by `Kündigung`. A query looks only at words of the index that begin
as it does, so each part stands in the index too, wherever the whole does. A word is a compound when one of
its two parts is a word of the site, in whatever form, and the other one is long enough to be a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

SHORTEST = 4
"""Letters of a part; shorter ones are endings more often than words."""

LONG = 5
"""Letters of a part that is taken for a word though it stands nowhere by itself, and of the other one."""
VOWELS = "aeiou"
"""Endings begin with them."""
BOUNDARIES = ("s", "es")
"""Joints that endings do not begin behind: Mitgliedschaft-s-unterbrechung."""
WHOLE = 2


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
        found: list[tuple[int, int, int, str, str]] = []
        for at in range(SHORTEST, end + 1):
            for joint in self._joints:
                left, right = word[: at - len(joint)], word[at:]
                if len(left) < SHORTEST or not word[:at].endswith(joint):
                    continue
                known = self._known_as(left), self._known_as(right)
                if all(known) or self._is_likely(left, joint, right, known):
                    found.append((-sum(known), -len(joint), -len(left), left, right))
        return min(found)[3:] if found else ()

    def _is_likely(self, left: str, joint: str, right: str, known: tuple[int, int]) -> bool:
        """Whether a part that the site has nowhere else is a word: it is long, beside one that it has so."""
        if min(len(left), len(right)) < LONG or (right[0] in VOWELS and joint not in BOUNDARIES):
            return False
        return known[1] == WHOLE or (known[0] == WHOLE and bool(joint))

    def _known_as(self, part: str) -> int:
        """Whether a part is a word of the site, 1 for another form of one, 0 for what is none."""
        return WHOLE if part in self._words else int(self._stem(part) in self._stems)
