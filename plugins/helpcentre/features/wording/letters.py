"""Letters and suffixes: no letter of another alphabet in a Latin word, none in two parts, suffixes joined to
digits and abbreviations as the language joins them, no `you` for friends.

All of these are sure: a find is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from helpcentre.features.wording.glossary import Rules, rules_of
from helpcentre.features.wording.inflection import is_inflection
from helpcentre.features.wording.prose import Passage, Prose
from helpcentre.language import casing
from helpcentre.language.endings import spelled
from helpcentre.language.folders import facts
from helpcentre.package_data import PACKAGE, data_bytes, read_once
from helpcentre.problem import Place, Problem
from helpcentre.source.yaml import read_yaml

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_IN_PARTS = re.compile(r"[\u0300-\u036f]")
_AFTER_DIGITS = re.compile(r"(?<![\w.,:/-])(\d+(?:[.,:/]\d+)*)([^\W\d_]{2,})(?![\w-])")
"""`24də`; a single letter may belong to a name: 5a."""
_AFTER_SPACE = re.compile(r"(?<![\w.,:/-])(\w+(?:[.,:/]\d+)*) -([^\W\d_]+)(?![\w-])")
"""`PDF -i`, `24 -də`."""
_AFTER_CAPITALS = re.compile(r"(?<![\w-])([^\W\d_]{2,})(?![\w-])")
"""`PDFi`: where the capitals end is seen letter by letter."""


def letter_problems(prose: Prose, language: str) -> Iterator[Problem]:
    """What is wrong with the letters of a text.

    Args:
        prose: the text.
        language: code of its language.
    """
    rules = rules_of(language)
    suspicious = _look_alikes().keys() | rules.letters.keys()
    for passage in prose.passages:
        is_clean = suspicious.isdisjoint(passage.text) and not _IN_PARTS.search(passage.text)
        for match in _WORD.finditer(passage.text):
            if not is_clean:
                place = _place(prose, passage, match.start(), match[0])
                yield from _wrong_letters(match[0], place, rules)
            if _is_informal(match[0], rules, language):
                place = _place(prose, passage, match.start(), match[0])
                yield Problem(place, "wording.informal", {"word": match[0]})
        yield from _ordinals(prose, passage, rules, language)
        yield from _unjoined(prose, passage, rules, language)


def _place(prose: Prose, passage: Passage, offset: int, word: str) -> Place:
    return Place(prose.file, passage.line(offset), word)


def _wrong_letters(word: str, place: Place, rules: Rules) -> Iterator[Problem]:
    composed = unicodedata.normalize("NFC", word)
    # An i with a dot of its own, which some programs make of İ, has no composed form.
    composed = "".join(letter for letter in composed if not unicodedata.combining(letter))
    if composed != word:
        yield Problem(place, "wording.letter_in_parts", {"word": composed})
    is_latin = any(unicodedata.name(letter, "").startswith("LATIN") for letter in composed)
    look_alikes = _look_alikes() if is_latin else {}
    wrong = [letter for letter in composed if letter in look_alikes or letter in rules.letters]
    if wrong:
        meant = "".join(look_alikes.get(letter) or rules.letters.get(letter) or letter for letter in composed)
        letter = wrong[0]
        code = "wording.look_alike" if letter in look_alikes else "wording.foreign_letter"
        values = {"word": word, "letter": letter, "code": f"U+{ord(letter):04X}", "meant": meant}
        yield Problem(place, code, values)


@read_once
def _look_alikes() -> dict[str, str]:
    path = PACKAGE / "features" / "wording" / "look_alikes.yml"
    letters: dict[str, str] = read_yaml(data_bytes(path), path.name).data
    return letters


def _is_informal(word: str, rules: Rules, language: str) -> bool:
    lowered = casing.lower(word, language)
    return lowered in rules.informal.words or lowered.endswith(rules.informal.endings)


def _ordinals(prose: Prose, passage: Passage, rules: Rules, language: str) -> Iterator[Problem]:
    """`2-ci`, and not `2ci`, `2 ci`, `2-cı`."""
    endings = sorted(set(rules.ordinals.values()))
    if not endings:
        return
    # `2-nci` and `2-inci` are meant too.
    vowel = "|".join(map(re.escape, facts(language).vowels))
    ending = f"(?:(?:{vowel})?n)?(?:{'|'.join(map(re.escape, endings))})"
    pattern = rf"(?<![\w.,:/-])(\d+)( ?-? ?)({ending})(?![^\W\d_]{{3,}})(\w*)"
    for match in re.finditer(pattern, passage.text):
        number, _, _, rest = match.groups()
        meant = f"{number}-{_ordinal(int(number), rules.ordinals)}{rest}"
        if match[0] != meant:
            place = _place(prose, passage, match.start(), match[0])
            yield Problem(place, "wording.suffix", {"found": match[0], "meant": meant})


def _ordinal(number: int, endings: dict[str, str]) -> str:
    """The ending of a number by the last word it is spoken with: of 2026 that of 6, of 1900 that of 100."""
    if number == 0:
        return endings["0"]
    for size in (10, 100, 1000, 1_000_000):
        last = number % size
        if last:
            # 1900 is spoken with `yüz` at its end, 45 000 with `min`, whatever stands before.
            whole = last if size <= 100 else 100 if size == 1000 else 1000
            return endings[str(whole)]
    return endings["1000000"]


def _unjoined(prose: Prose, passage: Passage, rules: Rules, language: str) -> Iterator[Problem]:
    """`PDF-i`, `24-də`, and not `PDFi`, `PDF -i`, `24də`."""
    if not spelled(language):
        return
    ordinals = tuple(set(rules.ordinals.values()))  # they have their own message
    text = passage.text
    found = [(m, m[1], m[2]) for m in _AFTER_DIGITS.finditer(text) if not m[2].endswith(ordinals)]
    found += [(m, m[1], m[2]) for m in _AFTER_SPACE.finditer(text) if not m[2].endswith(ordinals)]
    for match in _AFTER_CAPITALS.finditer(text):
        if not match[0][:2].isupper():
            continue
        capitals = len(list(takewhile(str.isupper, match[0])))
        if capitals > 1 and match[0][capitals:].islower():
            found.append((match, match[0][:capitals], match[0][capitals:]))
    for match, stem, ending in found:
        if is_inflection(ending, language):
            place = _place(prose, passage, match.start(), match[0])
            yield Problem(place, "wording.suffix", {"found": match[0], "meant": f"{stem}-{ending}"})
