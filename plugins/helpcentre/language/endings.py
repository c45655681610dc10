"""The endings of a language, as `endings.yml` of its folder describes them: one description for whoever needs
one.

Search takes endings off (`search_rules.py`), wording recognises a word in all its forms by them. How patterns
are written stands in `languages/az/endings.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from helpcentre.language.folders import facts, language_file
from helpcentre.package_data import read_once
from helpcentre.problem import Problem
from helpcentre.source.validation import Entry, Text, validate
from helpcentre.source.yaml import YamlSource

ENDINGS = "endings.yml"


class Endings(Entry):
    """What `endings.yml` may say."""

    harmony: dict[str, dict[str, Text]] = Field(default_factory=dict)
    """A sign of patterns → its letters → the vowels that may come before."""
    classes: dict[str, Text] = Field(default_factory=dict)
    """A sign of patterns that stands for several letters, whatever comes before."""
    nouns: dict[str, Text] = Field(default_factory=dict)
    """How many letters must stay → patterns of what can follow a noun."""
    verbs: dict[str, Text] = Field(default_factory=dict)
    """The same of verbs."""
    other: str = ""
    """Patterns of endings that are known as such and never taken off."""
    makes_words: str = ""
    """Patterns among these by which other words are made."""
    infinitive: tuple[Text, ...] = ()
    """Endings by which verbs are named."""
    softened: dict[str, Text] = Field(default_factory=dict)
    """The last letter of a stem → what it becomes before a vowel."""

    def spelled(self, vowels: str) -> frozenset[str]:
        """Every ending of the forms of a word as it is written, whatever it may stand after.

        Args:
            vowels: of the language.
        """
        patterns = " ".join((*self.nouns.values(), *self.verbs.values(), self.other)).split()
        endings = [ending for pattern in patterns for ending in pattern.rpartition("~")[2].split("|")]
        endings = [ending for ending in endings if ending not in self.makes_words.split()]
        plain = [form for ending in endings for form in (_LINK.sub(r"\1", ending), _LINK.sub("", ending))]
        return frozenset(text for form in plain for text in self._letters(form, vowels))

    def _letters(self, pattern: str, vowels: str) -> Iterator[str]:
        texts = [""]
        for sign in pattern:
            letters = self.harmony.get(sign) or dict.fromkeys(self.classes.get(sign, sign), vowels)
            texts = [
                text + letter
                for text in texts
                for letter in letters
                if _agrees(text, letters[letter], vowels)
            ]
        yield from texts


_LINK = re.compile(r"\((.)\)")
"""A letter that stands between a stem and an ending: yA after a vowel, A after a consonant."""


def _agrees(text: str, before: str, vowels: str) -> bool:
    last = next((letter for letter in reversed(text) if letter in vowels), "")
    return last in before


@read_once
def endings_of(language: str) -> Endings:
    """The endings of a language; none for one that nobody has described."""
    return read_endings(language_file(language, ENDINGS))[0]


@read_once
def spelled(language: str) -> frozenset[str]:
    """Every ending of a language as it is written."""
    return endings_of(language).spelled(facts(language).vowels)


def read_endings(source: YamlSource | None) -> tuple[Endings, list[Problem]]:
    """Reads endings.yml.

    Returns:
        What it says, nothing where there is no such file or it can't be used, and what is wrong with it.
    """
    if source is None:
        return Endings(), []
    read, problems = validate(Endings, source)
    problems = [*source.problems, *problems]
    return Endings() if read is None or problems else read, problems
