"""Spelling as the rest of the site has it: `sehifə` seen once, where everybody else writes `səhifə`.

No dictionary is asked. A rare word is reported only if a frequent one differs from it in nothing but what
slips: a letter without its sign (`folded` in the rules), a doubled letter, a hyphen. Real words that are so
near to each other are named in `correct`. It stays a guess, so it is a warning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from helpcentre.features.wording.glossary import Glossary, rules_of
from helpcentre.features.wording.inflection import phrase
from helpcentre.features.wording.prose import Prose, unquoted
from helpcentre.language import casing
from helpcentre.problem import Level, Place, Problem

MIN_LETTERS = 5
"""Shorter words have too many real neighbours (`ölü` and `olu`, `iş` and `is`)."""
STEM_LETTERS = 6
"""Words that start with as many letters alike are taken for forms of one word."""
RARE, FREQUENT = 2, 8
"""A word seen so often at most is compared with words seen so often at least, and four times as often."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DOUBLED = re.compile(r"([^\W\d_])\1")


@dataclass
class _Seen:
    """A spelling: how often, how it is written, and where first."""

    count: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, Place]] = field(default_factory=list)


def spelling_problems(proses: Sequence[Prose], glossary: Glossary, language: str) -> Iterator[Problem]:
    """Rare spellings of frequent words, over all texts of a language.

    Args:
        proses: every text of the site in the language.
        glossary: names right words that look alike.
        language: code of the language.
    """
    folding = str.maketrans(rules_of(language).folded)
    correct = [phrase(word, language) for word in (*rules_of(language).correct, *glossary.correct)]
    whole, stems = _count(proses, language)
    reported: set[Place] = set()
    comparisons: tuple[tuple[dict[str, _Seen], Callable[[str], str]], ...] = (
        (whole, lambda word: word.translate(folding)),
        (whole, lambda word: word.replace("-", "")),
        (whole, lambda word: _DOUBLED.sub(r"\1", word)),
        (stems, lambda stem: stem.translate(folding)),
    )
    for seen, key in comparisons:
        for rare, frequent in _pairs(seen, key):
            for word, place in seen[rare].places:
                lowered = casing.lower(word, language)
                meant = _written(frequent + lowered[len(rare) :], word, seen[frequent], language)
                if place in reported or any(_is_whole(p.find(lowered), lowered) for p in correct):
                    continue
                reported.add(place)
                values = {"word": word, "meant": meant, "count": str(seen[frequent].count)}
                yield Problem(place, "wording.spelling", values, Level.WARNING)


def _count(proses: Sequence[Prose], language: str) -> tuple[dict[str, _Seen], dict[str, _Seen]]:
    whole: dict[str, _Seen] = defaultdict(_Seen)
    stems: dict[str, _Seen] = defaultdict(_Seen)
    for prose in proses:
        for passage in prose.passages:
            for match in _WORD.finditer(unquoted(passage.text)):
                lowered = casing.lower(match[0], language)
                spellings = [(whole, lowered)] if len(lowered) >= MIN_LETTERS else []
                if len(lowered) > STEM_LETTERS:
                    spellings.append((stems, lowered[:STEM_LETTERS]))
                for seen, spelling in spellings:
                    same = seen[spelling]
                    same.count += 1
                    same.forms[match[0]] += 1
                    if same.count <= RARE:
                        place = Place(prose.file, passage.line(match.start()), match[0])
                        same.places.append((match[0], place))
    return whole, stems


def _pairs(seen: dict[str, _Seen], key: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Rare spellings, each with the frequent one of the same key."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in seen:
        groups[key(word)].append(word)
    for words in groups.values():
        frequent = max(words, key=lambda word: seen[word].count)
        count = seen[frequent].count
        for word in words:
            if word != frequent and seen[word].count <= RARE and count >= FREQUENT:
                yield word, frequent


def _written(lowered: str, instead_of: str, seen: _Seen, language: str) -> str:
    """A word in small letters as it is to be written: as the site has it, or with the case of the other."""
    usual = seen.forms.most_common(1)[0][0]
    if casing.lower(usual, language) == lowered and usual != lowered:
        return usual
    return casing.sentence_start(lowered, language) if instead_of[:1].isupper() else lowered


def _is_whole(spans: Iterable[tuple[int, int]], word: str) -> bool:
    return (0, len(word)) in spans
