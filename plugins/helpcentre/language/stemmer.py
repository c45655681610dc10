"""Snowball's stemmers, for languages whose endings nobody has described here.

They are asked by their classes and not by `snowballstemmer.stemmer`, which takes another implementation where
somebody has installed one: what is built would depend on the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from babel import Locale, UnknownLocaleError

from helpcentre.language import casing

Stemmer = Callable[[str], str]
"""A word as it is written → its stem, in small letters."""


@cache
def stemmer_of(language: str) -> Stemmer | None:
    """The stemmer of a language; None where Snowball has none."""
    name = _english_name(language)
    module = f"snowballstemmer.{name}_stemmer"
    if not name or find_spec(module) is None:
        return None
    stemmer: Any = getattr(import_module(module), f"{name.capitalize()}Stemmer")()

    def stem(word: str) -> str:
        return str(stemmer.stemWord(casing.lower(word, language)))

    return stem


def _english_name(language: str) -> str:
    """By which Snowball knows a language: `german`, `norwegian` for Norwegian Bokmål; empty if it has no
    such name.
    """
    try:
        full = Locale.parse(language, sep="-").get_language_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""
    first = full.lower().partition(" ")[0]
    return first if first.isalpha() and first.isascii() else ""
