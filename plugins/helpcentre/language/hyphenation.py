"""Where a word may be broken at the end of a line.

Neither Typst nor Pyphen has patterns for Azerbaijani, and those for Turkish break wrongly at ə. The rule here
is that of the orthography (syllables): a syllable has one vowel and begins with one consonant at most, so a
break stands before the last consonant before a vowel: mü-ra-ci-ət, təs-diq-lə-mə, əmək-daş-la-rı-mız.
"""

from __future__ import annotations

import re

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_VOWELS = {"az": "aeəıioöuüAEƏIİOÖUÜ"}
_LEAST = 2
"""Letters that stay at the end of a line, and that begin the next one."""


def hyphenated(word: str, language: str) -> str:
    """A word with a soft hyphen wherever it may be broken; as it is in languages without a rule.

    Args:
        word: letters only.
        language: of the word.
    """
    vowels = _VOWELS.get(language)
    if vowels is None:
        return word
    places = [match.start() for match in re.finditer(rf"(?<=.)[^{vowels}]?[{vowels}]", word)]
    has_vowel = re.compile(f"[{vowels}]")
    breaks = [
        place for place in places if _LEAST <= place <= len(word) - _LEAST and has_vowel.search(word[:place])
    ]
    parts = [word[start:end] for start, end in zip([0, *breaks], [*breaks, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
