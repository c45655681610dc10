"""Upper and lower case by language: in Azerbaijani and Turkish i is İ and ı is I (`dotted_i` of a
language.yml).

Python's own methods know no language: "i".upper() gives "I", and "İ".lower() gives two code points
(i and U+0307), which then compare equal to nothing (Unicode SpecialCasing.txt, conditional mappings).
"""

from __future__ import annotations

from functools import lru_cache

from helpcentre.language.folders import facts

_DOT = "\N{COMBINING DOT ABOVE}"  # some systems write İ as I and this


def upper(text: str, language: str) -> str:
    """The text in capitals as the language writes them."""
    text = text.replace(f"i{_DOT}", "i")
    if facts(language).dotted_i:
        text = text.replace("i", "İ").replace("ı", "I")
    return text.upper()


def lower(text: str, language: str) -> str:
    """The text in small letters as the language writes them; never a combining dot."""
    return _lower(text, has_dotted_i=facts(language).dotted_i)


@lru_cache(1 << 16)  # a site is written with some thousand words, each asked for by several checks
def _lower(text: str, *, has_dotted_i: bool) -> str:
    text = text.replace(f"I{_DOT}", "İ").replace(f"i{_DOT}", "i")
    if has_dotted_i:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def sentence_start(text: str, language: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return upper(text[:1], language) + text[1:]
