"""Letters as search compares them: what anybody can type stands for what is written."""

from __future__ import annotations

import re
import unicodedata


class Folding(dict[int, str]):
    """Code point → what it is compared as; a table for str.translate that grows as letters are met.

    Args:
        letters: what no decomposition folds: a letter → what it becomes.
        ignored: what folds to nothing.
    """

    def __init__(self, letters: dict[str, str], ignored: re.Pattern[str]) -> None:
        super().__init__()
        self._letters = letters
        self._ignored = ignored

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = self._fold(character)
        return folded

    def _fold(self, character: str) -> str:
        known = self._letters.get(character, self._letters.get(character.lower()))
        if known is not None:
            return known
        parts = unicodedata.normalize("NFKD", character.lower())
        if parts != character:
            return "".join(self[ord(part)] for part in parts)
        return "" if self._ignored.fullmatch(character) else character


def folding_of(rules: dict[str, str]) -> Folding:
    """The letters of a language's rules (`search_rules.py`)."""
    letters = {entry[0]: entry[1:] for entry in rules["letters"].split()}
    return Folding(letters, re.compile(f"[{rules['ignored']}]"))
