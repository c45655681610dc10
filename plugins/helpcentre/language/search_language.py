"""How search reads a language: words of a text, folded to what anybody can type, and their stems.

The language itself is data, `rules/<language>.json`. This module interprets it at build time,
`search/theme/assets/helpcentre/search/language.mjs` in the browser; tests/cases/language holds both to the
same results. What each key of the rules means stands in `SearchLanguage`.

Nothing here asks Python what a letter is: the Unicode tables of Python and of browsers differ in age, so the
rules name the characters that words are made of.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "rules"
LONGEST_STEMMED = 64
"""Characters; what is longer is no word of a language, and its ending means nothing."""


class Word(NamedTuple):
    """A word of a text: as it is compared, as it is written, and where (in code points, end excluded)."""

    folded: str
    surface: str
    start: int
    end: int


class _Suffix:
    """When a suffix may go: letters that must remain, and the vowel that must come last in them."""

    __slots__ = ("after_consonant", "after_vowel", "vowels")

    def __init__(self) -> None:
        self.after_vowel = self.after_consonant = 99
        self.vowels = ""


class _Folding(dict[int, str]):
    """Code point → what it is compared as; a table for str.translate that grows as letters are met."""

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


class SearchLanguage:
    """A language, interpreted from its rules.

    Args:
        rules: `word`, `ignored`, `apostrophes`, `hyphens`: insides of a regular expression's character class;
            `letters`: what no decomposition folds, each letter with what it becomes; `h_falls_after`: where h
            only tells which letter is meant (sh for ş); `variants`: other spellings of a query, from and to;
            `vowels`, `harmony`: suffix vowel → its letters → the last vowels before it; `classes`: a consonant
            that changes; `nouns`, `verbs`: suffixes by the letters that must remain, where `(n)In` is nIn after
            a vowel and In after a consonant, `(I)m` the other way round, and `a|b+c|d` is a or b, then maybe
            c or d; `roots`: stems that lose nothing more, `a=b` where they are changed.
    """

    def __init__(self, rules: dict[str, Any]) -> None:
        self.rules = rules
        word, ignored = rules["word"], rules["ignored"]
        joint = f"[{rules['hyphens']}{rules['apostrophes']}]"  # a hyphen that stands first is meant as one
        self._run = re.compile(f"[{word}]+")
        self._compound = re.compile(f"[{word}]+(?:{joint}[{word}]+)*")
        self._apostrophes = frozenset(rules["apostrophes"])
        letters = {entry[0]: entry[1:] for entry in rules["letters"].split()}
        self._folding = _Folding(letters, re.compile(f"[{ignored}]"))
        falls = rules["h_falls_after"]
        self._falling_h = re.compile(f"(?<=[{falls}])h+" if falls else "(?!)")
        self._variants = [pair.split("=") for pair in rules["variants"].split()]
        self._vowels = frozenset(rules["vowels"])
        self._suffixes: dict[str, _Suffix] = {}
        for least, patterns in rules["nouns"].items():
            self._add(patterns, int(least))
        self._endings = frozenset(self._suffixes)
        for least, patterns in rules["verbs"].items():
            self._add(patterns, int(least))
        self._longest = max(map(len, self._suffixes), default=0)
        self._roots = {(pair := root.split("="))[0]: pair[-1] for root in rules["roots"].split()}
        self._finals = [pair.split("=") for pair in rules["finals"].split()]
        self._stems: dict[str, str] = {}

    # --- Words --------------------------------------------------------------------------------------------

    def fold(self, text: str) -> str:
        """The text as it is compared; what stands between words stays."""
        return self._run.sub(lambda match: self._fold(match[0]), text)

    def _fold(self, run: str) -> str:
        if run.isascii():
            folded = run.lower()
        else:
            folded = unicodedata.normalize("NFC", run).translate(self._folding)
        return self._falling_h.sub("", folded)

    def words(self, text: str) -> list[Word]:
        """The words of a text. A suffix after an apostrophe or a hyphen is part of the surface only:
        `API-nin` is the word api.
        """
        found = []
        for compound in self._compound.finditer(text):
            parts = [
                (folded, run.start() + compound.start(), run.end() + compound.start())
                for run in self._run.finditer(compound[0])
                if (folded := self._fold(run[0]))
            ]
            at = 0
            while at < len(parts):
                folded, start, end = parts[at]
                at += 1
                while at < len(parts):
                    more, _, after = parts[at]
                    if not self._is_ending(more):
                        if text[end] not in self._apostrophes:
                            break
                        folded += more
                    end = after
                    at += 1
                found.append(Word(folded, text[start:end], start, end))
        return found

    def variants(self, folded: str) -> tuple[str, ...]:
        """Other spellings to try for a word of a query, without the word itself."""
        return tuple(
            dict.fromkeys(folded.replace(typed, meant) for typed, meant in self._variants if typed in folded)
        )

    # --- Stems --------------------------------------------------------------------------------------------

    def stem(self, folded: str) -> str:
        """What the forms of a folded word have in common. A key to compare by, not a word to show."""
        stem = self._stems.get(folded)
        if stem is None:
            stem = self._stems[folded] = self._stem(folded)
        return stem

    def _stem(self, word: str) -> str:
        if len(word) > LONGEST_STEMMED:
            return word
        while True:
            root = self._roots.get(word)
            if root is not None:
                return root
            shorter = self._without_suffix(word)
            if shorter == word:
                return word
            word = shorter

    def _without_suffix(self, word: str) -> str:
        for length in range(min(self._longest, len(word) - 1), 0, -1):
            suffix = self._suffixes.get(word[-length:])
            if suffix is not None and self._may_go(word[:-length], suffix):
                return word[:-length]
        for ending, other in self._finals:
            rest = len(word) - len(ending)
            if rest >= 3 and word.endswith(ending) and word[rest - 1] in self._vowels:
                return word[:rest] + other
        return word

    def _may_go(self, rest: str, suffix: _Suffix) -> bool:
        least = suffix.after_vowel if rest[-1] in self._vowels else suffix.after_consonant
        if len(rest) < least:
            return False
        for letter in reversed(rest):
            if letter in self._vowels:
                return letter in suffix.vowels
        return len(rest) >= 3

    def _is_ending(self, folded: str) -> bool:
        """Whether a part of a word is nothing but suffixes of nouns."""
        if len(folded) > LONGEST_STEMMED:
            return False
        reached = {0}
        for end in range(1, len(folded) + 1):
            if any(folded[start:end] in self._endings for start in reached):
                reached.add(end)
        return len(folded) in reached

    # --- Suffixes -----------------------------------------------------------------------------------------

    def _add(self, patterns: str, least: int) -> None:
        for pattern in patterns.split():
            spelled: list[tuple[str, str]] = [("", "")]
            for number, slot in enumerate(pattern.split("+")):
                longer = [
                    one for before in spelled for part in slot.split("|") for one in self._spell(before, part)
                ]
                spelled = spelled + longer if number else longer
            for text, after in spelled:
                self._add_one(text, after, least)

    def _spell(self, before: tuple[str, str], part: str) -> list[tuple[str, str]]:
        """The spellings of a suffix after what stands before it: letters, and what they may follow."""
        text, after = before
        if not part.startswith("("):
            begins = [(part, "c" if part[0] in self.rules["harmony"] or part[0] in self._vowels else "vc")]
        else:
            with_it, without = part[1] + part[3:], part[3:]
            after_vowel, after_consonant = (
                (without, with_it) if part[1] in self.rules["harmony"] else (with_it, without)
            )
            begins = [(after_vowel, "v"), (after_consonant, "c")]
        if text:
            follows = "v" if text[-1] in self._vowels else "c"
            begins = [(letters, after) for letters, where in begins if follows in where]
        return [(one, where) for letters, where in begins for one in self._letters(text, letters)]

    def _letters(self, text: str, pattern: str) -> list[str]:
        texts = [text]
        for sign in pattern:
            if sign in self.rules["classes"]:
                texts = [one + letter for one in texts for letter in self.rules["classes"][sign]]
            elif sign in self.rules["harmony"]:
                texts = [
                    one + letter
                    for one in texts
                    for letter, follows in self.rules["harmony"][sign].items()
                    if self._last_vowel(one) in follows
                ]
            else:
                texts = [one + sign for one in texts]
        return texts

    def _last_vowel(self, text: str) -> str:
        return next((letter for letter in reversed(text) if letter in self._vowels), "")

    def _add_one(self, text: str, after: str, least: int) -> None:
        suffix = self._suffixes.setdefault(text, _Suffix())
        if "v" in after:
            suffix.after_vowel = min(suffix.after_vowel, least)
        if "c" in after:
            suffix.after_consonant = min(suffix.after_consonant, least)
        first = next((letter for letter in text if letter in self._vowels), "")
        follows = [vowels[first] for vowels in self.rules["harmony"].values() if first in vowels]
        suffix.vowels = follows[0] if follows else self.rules["vowels"]


@cache
def load(language: str) -> SearchLanguage:
    """The language of search for a language of the site.

    Raises:
        FileNotFoundError: no rules for it.
    """
    return SearchLanguage(json.loads((FOLDER / f"{language}.json").read_text("utf-8")))
