"""Where a word may be broken at the end of a line.

By the patterns of the language, which LibreOffice keeps and Pyphen brings. Azerbaijani and Turkish have none
there, and Typst's for Turkish break wrongly at ə. They go by the rule of their orthographies (`vowels` of a
language.yml): a syllable has one vowel and begins with one consonant at most, so a break stands before the
last consonant before a vowel: mü-ra-ci-ət, təs-diq-lə-mə, əmək-daş-la-rı-mız.
"""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen, language_fallback

from helpcentre.language.dates import locale_with_territory
from helpcentre.language.folders import facts

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LEAST = 2
"""Letters that stay at the end of a line, and that begin the next one."""


def hyphenated(word: str, language: str) -> str:
    """A word with a soft hyphen wherever it may be broken; as it is in languages of which nothing is known.

    Args:
        word: letters only.
        language: of the word.
    """
    if vowels := facts(language).vowels:
        return _by_syllables(word, vowels + vowels.upper() + "İ")
    patterns = language_fallback(locale_with_territory(language))
    return _patterns(patterns).inserted(word, SOFT_HYPHEN) if patterns else word


def _by_syllables(word: str, vowels: str) -> str:
    places = [match.start() for match in re.finditer(rf"(?<=.)[^{vowels}]?[{vowels}]", word)]
    has_vowel = re.compile(f"[{vowels}]")
    breaks = [
        place for place in places if _LEAST <= place <= len(word) - _LEAST and has_vowel.search(word[:place])
    ]
    parts = [word[start:end] for start, end in zip([0, *breaks], [*breaks, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)


@cache
def _patterns(name: str) -> Pyphen:
    return Pyphen(lang=name, left=_LEAST, right=_LEAST)
