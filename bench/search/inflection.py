"""Other forms of Azerbaijani words, to ask with a form that the text has not.

On purpose this knows nothing of the rules that the search engine stems by: a bench that asked with the
engine's own suffixes would only measure whether it undoes what it did. Sources: UniMorph's list where it has
the word, else vowel harmony as any grammar has it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from helpcentre.language.casing import lower

VOWELS = "aıoueəiöü"
_BACK, _ROUND = "aıou", "ouöü"

# A is a/ə, I is ı/i/u/ü; letters in brackets stand only after the other kind of sound.
SUFFIXES = tuple(
    "lAr lArI lArIn lArA lArdA lArdAn (n)In (y)A (n)I dA dAn (s)I (s)InI (s)InA (s)IndA (s)IndAn (s)InIn"
    " (I)m (I)mI (I)mA (I)mdA (I)mIz (I)nIz lArIm lArImI lArInI lArIndA".split()
)
"""Plural, cases, possessives and what they make together; nouns only."""

DROPPED_VOWEL = frozenset("şəkil fikir isim ağız burun boyun oğul alın qarın əsil ömür sinif fəsil".split())
"""Words that lose their last vowel before a suffix that begins with one: şəkil, şəkli."""


class Forms:
    """Other forms of words, by what is known of each.

    Args:
        vocabulary: words that the texts have, in small letters.
        unimorph: folder of UniMorph's `aze`, or None.
    """

    def __init__(self, vocabulary: Iterable[str], unimorph: Path | None) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._lemmas: dict[str, list[str]] = {}
        forms: dict[str, dict[str, None]] = defaultdict(dict)
        lines = (unimorph / "aze").read_text("utf-8").splitlines() if unimorph else []
        for line in lines:
            lemma, form, *_ = line.split("\t") if line.count("\t") == 2 else ("", "")
            if lemma and " " not in form:
                forms[lower(lemma, "az")][lower(form, "az")] = None
        for lemma, known in forms.items():
            for form in (lemma, *known):
                self._lemmas.setdefault(form, [lemma, *known])

    def other(self, word: str, some: random.Random) -> str:
        """Another form of a word: UniMorph's, else of a stem that the texts have, else with a suffix more.

        Args:
            word: small letters only.
            some: chooses the form.
        """
        if others := [form for form in self._lemmas.get(word, ()) if form != word]:
            return some.choice(others)
        stem = self._attested_stem(word) or word
        is_plural = stem.endswith(("lar", "lər"))
        suffixes = [suffix for suffix in SUFFIXES if not (is_plural and suffix.startswith("lAr"))]
        return some.choice([form for suffix in suffixes if (form := attached(stem, suffix)) != word])

    def _attested_stem(self, word: str) -> str | None:
        for end in range(3, len(word)):  # the shortest: of kitablarını it is kitab, not kitablar
            for last in word[end - 1] + {"ğ": "q", "y": "k"}.get(word[end - 1], ""):
                stem = f"{word[: end - 1]}{last}"
                if stem in self._vocabulary and any(attached(stem, suffix) == word for suffix in SUFFIXES):
                    return stem
        return None


def attached(stem: str, suffix: str) -> str:
    """A stem with a suffix, by vowel harmony, with the sound between them and the change of the stem's end.

    Args:
        stem: small letters.
        suffix: one of SUFFIXES.
    """
    vowel = next((letter for letter in reversed(stem) if letter in VOWELS), "ə")
    back, rounded = vowel in _BACK, vowel in _ROUND
    open_end = stem[-1] in VOWELS
    if suffix.startswith("("):
        between, rest = suffix[1], suffix[3:]
        # (I)m loses its vowel after a vowel; (n)In, (y)A, (s)I lose their consonant after a consonant.
        keeps = open_end != (between == "I")
        suffix = f"{between if keeps else ''}{rest}"
    if suffix[0] in "AI":
        stem = _before_vowel(stem)
    high = ("u" if back else "ü") if rounded else ("ı" if back else "i")
    written = ""
    for sign in suffix:
        if sign == "A":
            written, high = written + ("a" if back else "ə"), "ı" if back else "i"
        else:
            written += high if sign == "I" else sign
    return stem + written


def _before_vowel(stem: str) -> str:
    if stem in DROPPED_VOWEL:
        return stem[:-2] + stem[-1]
    if sum(letter in VOWELS for letter in stem) < 2:
        return stem
    if stem[-1] == "q" and stem[-2] in _BACK:  # otaq, otağı; but tətbiq, tətbiqi
        return f"{stem[:-1]}ğ"
    return f"{stem[:-1]}y" if stem[-1] == "k" and stem[-2] in VOWELS else stem
