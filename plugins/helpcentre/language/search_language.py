"""How search reads a language: words of a text, folded to what anybody can type, and their stems.

The language itself is data (`search_rules.py`). This module interprets it at build time,
`language.mjs` of the search feature in the browser; tests/cases/language holds both to the
same results. What each key of the rules means stands in `SearchLanguage`.

Nothing here asks Python what a letter is: the Unicode tables of Python and of browsers differ in age, so the
rules name the characters that words are made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from helpcentre.language.folding import folding_of
from helpcentre.language.search_rules import search_rules
from helpcentre.language.stemmer import Stemmer, stemmer_of
from helpcentre.package_data import read_once

LONGEST_STEMMED = 64
"""Characters; what is longer is no word of a language, and its ending means nothing."""
NEVER = 99
OPEN = 3
"""Letters of the shortest stem that ends in a vowel: ad and il are stems, qa of qadın is none."""


class Word(NamedTuple):
    """A word of a text: as it is compared, as it is written, and where (in code points, end excluded)."""

    folded: str
    surface: str
    start: int
    end: int


class _Suffix:
    """When a suffix may go.

    Args:
        length: letters that go; the letters of its context stay.
        vowels: one of them must come last in what stays.
    """

    __slots__ = ("after_consonant", "after_vowel", "length", "vowels")

    def __init__(self, length: int, vowels: str) -> None:
        self.length = length
        self.vowels = vowels
        self.after_vowel = self.after_consonant = NEVER
        """Letters that must stay, the last of them a vowel or a consonant."""


class SearchLanguage:
    """A language, interpreted from its rules.

    A stem is found by taking off the suffix that leaves least, again and again until nothing goes. So a lemma
    that only looks inflected (qadın) loses the same letters in all of its forms. What may go is bound by the
    letters that must stay, by the vowel before (harmony), and by what a suffix must stand after. Harmony is
    that of folded letters: i is ı or i, u is u or ü, o is o or ö, so each of them goes with both halves.

    Args:
        rules: the data. Lists are texts with a blank between entries:

            - `word`, `ignored`, `apostrophes`, `hyphens`: insides of a regular expression's character class,
              of what words are made of, what folds to nothing, and what joins a suffix to a word.
            - `letters`: what no decomposition folds, each letter followed by what it becomes. Cyrillic too.
            - `h_falls_after`: where h only tells which letter is meant: sh is typed for ş.
            - `variants`: `typed=meant`, for queries.
            - `vowels`; `harmony`: a letter of patterns → its letters → the vowels that may come before.
            - `classes`: a letter of patterns that stands for several, whatever comes before.
            - `nouns`, `verbs`: how many letters must stay → suffixes, stacked case outside possessive outside
              plural, person outside tense outside voice. `(y)A` is yA after a vowel and A after a consonant;
              `A` alone needs a consonant before. `a|b~c|d` is c or d where a or b stands before and stays.
              Only `nouns` are what can follow a hyphen, those under 40 only there.
            - `finals`: `ending=other`, where nothing goes any more: q and ğ, k and y change at a stem's end.
            - `roots`: stems that lose nothing more, with the forms that belong to them: `form=root`.
            - `light`: words that say little of what a query is about.
        joints: what may stand between the parts of a compound, with a blank between; None where compounds are
        not
            looked for.
        stemmer: knows stems where the rules have no endings; what a browser is given then is made from the
        words
            of the site (`features/search/learnt_stems.py`).
    """

    def __init__(
        self, rules: dict[str, Any], *, joints: str | None = None, stemmer: Stemmer | None = None
    ) -> None:
        self.rules = rules
        self.joints = joints
        self.stemmer = stemmer
        word = rules["word"]
        joint = f"[{rules['hyphens']}{rules['apostrophes']}]"  # a hyphen that stands first is meant as one
        self._run = re.compile(f"[{word}]+")
        self._compound = re.compile(f"[{word}]+(?:{joint}[{word}]+)*")
        self._apostrophes = frozenset(rules["apostrophes"])
        self._folding = folding_of(rules)
        falls = rules["h_falls_after"]
        self._falling_h = re.compile(f"(?<=[{falls}])h+" if falls else "(?!)")
        self._variants: list[list[str]] = [pair.split("=") for pair in rules["variants"].split()]
        self._vowels = frozenset(rules["vowels"])
        self._suffixes: dict[str, list[_Suffix]] = {}
        for least, patterns in rules["nouns"].items():
            self._add(patterns, int(least))
        self._endings = frozenset(self._suffixes)
        for least, patterns in rules["verbs"].items():
            self._add(patterns, int(least))
        self._tails = {suffix[at:] for suffix in self._suffixes for at in range(len(suffix))}
        self._roots: dict[str, str] = {}
        for *forms, root in (entry.split("=") for entry in rules["roots"].split()):
            self._roots |= dict.fromkeys([*forms, root], root)
        self._finals: list[list[str]] = [pair.split("=") for pair in rules["finals"].split()]
        self._joint = re.compile(joint)
        self._folded: dict[str, str] = {}
        self._stems: dict[str, str] = {}

    # --- Words --------------------------------------------------------------------------------------------

    def fold(self, text: str) -> str:
        """The text as it is compared; what stands between words stays."""
        return self._run.sub(lambda match: self._fold(match[0]), text)

    def _fold(self, run: str) -> str:
        folded = self._folded.get(run)
        if folded is None:
            folded = self._folded[run] = self._fold_anew(run)
        return folded

    def _fold_anew(self, run: str) -> str:
        plain = run if run.isascii() else unicodedata.normalize("NFC", run)
        folded = plain.lower() if plain.isascii() else plain.translate(self._folding)
        return self._falling_h.sub("", folded)

    def words(self, text: str) -> list[Word]:
        """The words of a text. A suffix after an apostrophe or a hyphen is part of the surface only:
        `API-nin` is the word api.
        """
        found = []
        for compound in self._compound.finditer(text):
            if not self._joint.search(compound[0]):  # as nearly all
                if folded := self._fold(compound[0]):
                    found.append(Word(folded, compound[0], *compound.span()))
                continue
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
        if self.stemmer:
            return self._roots.get(word) or self.fold(self.stemmer(word)) or word
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
        shortest = word
        for at in range(len(word) - 1, 0, -1):
            tail = word[at:]
            if tail not in self._tails:
                break
            for suffix in self._suffixes.get(tail, ()):
                rest = word[: -suffix.length]
                if self._may_go(rest, suffix):
                    if rest in self._roots:
                        return rest
                    if len(rest) < len(shortest):
                        shortest = rest
        if shortest != word:
            return shortest
        for ending, other in self._finals:
            if word.endswith(ending) and len(word) > OPEN:
                return word[: -len(ending)] + other
        return word

    def _may_go(self, rest: str, suffix: _Suffix) -> bool:
        least = max(OPEN, suffix.after_vowel) if rest[-1] in self._vowels else suffix.after_consonant
        if len(rest) < least:
            return False
        last = self._last_vowel(rest)
        return last in suffix.vowels if last else len(rest) >= OPEN

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
            contexts, _, endings = pattern.rpartition("~")
            for ending in endings.split("|"):
                for context in contexts.split("|"):
                    for text, after in self._spell(ending, f"{context}~" if context else ""):
                        self._add_one(text, after, least)

    def _spell(self, ending: str, context: str) -> Iterator[tuple[str, str]]:
        """The spellings of a suffix, each with what it may follow: v, c or both."""
        if ending[0] == "(":
            yield from ((text, "v") for text in self._letters(ending[1] + ending[3:]))
            yield from ((text, "c") for text in self._letters(ending[3:]))
        else:
            is_open = ending[0] in self.rules["harmony"] and not context
            yield from ((text, "c" if is_open else "vc") for text in self._letters(context + ending))

    def _letters(self, pattern: str) -> list[str]:
        """Every text that a pattern stands for, by harmony with the vowel before."""
        texts = [""]
        for sign in pattern:
            options = self.rules["harmony"].get(sign)
            letters = self.rules["classes"].get(sign, sign)
            texts = [
                one + letter
                for one in texts
                for letter in (options or letters)
                if not options or self._last_vowel(one) in options[letter]
            ]
        return texts

    def _last_vowel(self, text: str) -> str:
        for letter in reversed(text):
            if letter in self._vowels:
                return letter
        return ""

    def _add_one(self, text: str, after: str, least: int) -> None:
        context, _, ending = text.rpartition("~")
        alike = self._suffixes.setdefault(context + ending, [])
        suffix = next((one for one in alike if one.length == len(ending)), None)
        if suffix is None:
            first = next((letter for letter in ending if letter in self._vowels), "")
            follows = [vowels[first] for vowels in self.rules["harmony"].values() if first in vowels]
            suffix = _Suffix(len(ending), follows[0] if follows else self.rules["vowels"])
            alike.append(suffix)
        if "v" in after:
            suffix.after_vowel = min(suffix.after_vowel, least)
        if "c" in after:
            suffix.after_consonant = min(suffix.after_consonant, least)


@read_once
def load(language: str) -> SearchLanguage:
    """The language of search for a language of the site."""
    rules, joints = search_rules(language)
    has_endings = bool(rules["nouns"] or rules["verbs"])
    return SearchLanguage(rules, joints=joints, stemmer=None if has_endings else stemmer_of(language))
