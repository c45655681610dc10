"""Where a word may be broken at the end of a line.

By the patterns of the language, which LibreOffice keeps and Pyphen brings. Azerbaijani and Turkish have none
there, and Typst's for Turkish break wrongly at ə. They go by the rule of their orthographies (`vowels` of a
language.yml): a syllable has one vowel and begins with one consonant at most, so a break stands before the
last consonant before a vowel: mü-ra-ci-ət, təs-diq-lə-mə, əmək-daş-la-rı-mız.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyphen import LANGUAGES, HyphDict, language_fallback

from helpcentre.language.dates import locale_with_territory
from helpcentre.language.folders import facts

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LEAST = 2
"""Letters that stay at the end of a line, and that begin the next one."""
_LEVEL = b"NEXTLEVEL\n"
"""Parts a file of patterns: compounds that somebody has listed, then what holds for every word. Pyphen reads
both as one, and then each sets breaks beside those of the other (Mit-glied-s-chaft)."""


def hyphenated(word: str, language: str) -> str:
    """A word with a soft hyphen wherever it may be broken; as it is in languages of which nothing is known.

    Args:
        word: letters only.
        language: of the word.
    """
    if vowels := facts(language).vowels:
        return _by_syllables(word, vowels + vowels.upper() + "İ")
    name = language_fallback(locale_with_territory(language))
    if not name:
        return word
    places = [place for place in _patterns(name).positions(word) if _LEAST <= place <= len(word) - _LEAST]
    return SOFT_HYPHEN.join(_with_vowels(_parts(word, [place for place in places if place.data is None])))


def _parts(word: str, places: Iterable[int]) -> list[str]:
    ends = [*places, len(word)]
    return [word[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _with_vowels(parts: Iterable[str]) -> list[str]:
    """Syllables, none a consonant alone: patterns leave such in compounds (Da-ten-schut-z-er-klä-rung)."""
    joined: list[str] = []
    for part in parts:
        if joined and len(part) == 1 and not _is_vowel(part):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _is_vowel(letter: str) -> bool:
    """Whether a letter is a, e, i, o, u or y with any mark."""
    return unicodedata.normalize("NFD", letter.lower())[:1] in "aeiouy"


@cache
def _patterns(name: str) -> HyphDict:
    """The patterns that hold for every word of a language."""
    path = LANGUAGES[name]
    content = Path(path).read_bytes().replace(b"\r\n", b"\n")
    if _LEVEL not in content:
        return HyphDict(Path(path))
    encoding, last = content.partition(b"\n")[0], content.rpartition(_LEVEL)[2]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "patterns.dic"
        file.write_bytes(encoding + b"\n" + last)
        return HyphDict(file)


def _by_syllables(word: str, vowels: str) -> str:
    places = [match.start() for match in re.finditer(rf"(?<=.)[^{vowels}]?[{vowels}]", word)]
    has_vowel = re.compile(f"[{vowels}]")
    breaks = [
        place for place in places if _LEAST <= place <= len(word) - _LEAST and has_vowel.search(word[:place])
    ]
    parts = [word[start:end] for start, end in zip([0, *breaks], [*breaks, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
