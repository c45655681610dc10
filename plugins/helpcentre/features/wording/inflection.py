"""Does a word stand in a text, in whatever form: `akkaunt` in `akkauntunuzdan`, `klikləmək` in `klikləyin`?

A stem counts only if what follows it can be taken apart into endings of the language (`language/endings.py`),
so that `link` is not found in a word that merely starts with it. A language without endings has exact forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpcentre.language import casing
from helpcentre.language.endings import Endings, endings_of, spelled
from helpcentre.language.folders import facts
from helpcentre.package_data import forgets


@forgets
@lru_cache(maxsize=4096)
def phrase(text: str, language: str, *, exact: bool = False) -> Phrase:
    """A phrase to look for, prepared once."""
    return Phrase(text, language, exact=exact)


class Phrase:
    """One or more words of which the last may carry endings.

    Args:
        text: the words; a verb in its infinitive stands for all its forms.
        language: code of their language.
        exact: whether only the words as they are given are meant.
    """

    def __init__(self, text: str, language: str, *, exact: bool = False) -> None:
        endings = Endings() if exact else endings_of(language)
        self._language = language
        self._exact = exact
        *before, last = casing.lower(text, language).split()
        stem = next((last.removesuffix(end) for end in endings.infinitive if _is_verb(last, end)), last)
        stems = {stem: stem}
        soft = endings.softened.get(stem[-1:])
        if soft:
            stems[stem[:-1] + soft] = ""
        self._stem, self._soft = stem, set(stems) - {stem}
        self.start = (before or [stem[:-1] if soft else stem])[0]
        """Letters that every form starts with, to pass over texts that can't have one."""
        words = [re.escape(word) for word in before]
        words.append(f"({'|'.join(map(re.escape, stems))})([^\\W\\d_]*)")
        self._pattern = re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?!\w)")
        self._must_end = stem != last  # a verb's bare stem is its familiar imperative, or another word

    def find(self, lowered: str) -> Iterator[tuple[int, int]]:
        """Where it starts and ends in a text that is already in small letters."""
        if self.start not in lowered:
            return
        for match in self._pattern.finditer(lowered):
            stem, rest = match.groups()
            if self._fits(stem, rest):
                yield match.span()

    def _fits(self, stem: str, rest: str) -> bool:
        vowels = facts(self._language).vowels
        if stem in self._soft and rest[:1] not in vowels:
            return False
        if not rest:
            return stem == self._stem and not self._must_end
        return not self._exact and is_inflection(rest, self._language)


def _is_verb(word: str, infinitive: str) -> bool:
    return word.endswith(infinitive) and len(word) > len(infinitive)


@forgets
@lru_cache(maxsize=65536)
def is_inflection(rest: str, language: str) -> bool:
    """Whether letters can be taken apart into endings of a language; nothing is no ending."""
    return any(
        rest == ending or (rest.startswith(ending) and is_inflection(rest[len(ending) :], language))
        for ending in spelled(language)
    )
