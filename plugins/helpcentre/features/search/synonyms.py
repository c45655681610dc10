"""Other words for the same thing: what people type where the articles say something else.

`synonyms.yaml` has a list for each language, a line a concept: `- [parol, şifrə, password]`. A way to say it
may be several words. Search compares their stems, and Cyrillic by its sound: `пароль` is `parol` already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from helpcentre.language import search_language
from helpcentre.language.search_language import SearchLanguage
from helpcentre.problem import Level, Place, Problem
from helpcentre.source.validation import read_by_language, shown
from helpcentre.source.yaml import CutText, YamlSource


@dataclass(frozen=True)
class Way:
    """A way to say something.

    Args:
        text: as the editor wrote it.
        stems: of its words, in order.
        place: where it stands.
    """

    text: str
    stems: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Concept:
    """One thing with all the ways to say it, no two of them alike to search.

    Args:
        ways: in the order of the file.
        place: where it stands.
    """

    ways: tuple[Way, ...]
    place: Place


def read_synonyms(
    content: bytes, file: str, languages: Sequence[str]
) -> tuple[dict[str, tuple[Concept, ...]], list[Problem]]:
    """Reads synonyms.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        languages: codes of the site's languages; the file may have any of them.

    Returns:
        The concepts of each language that could be read, and everything that is wrong with the file; ways
        that are alike to search are warnings.
    """
    source, by_language, problems = read_by_language(content, file, languages)
    concepts = {}
    for language, written in by_language.items():
        if written is not None and not isinstance(written, list):
            values = {"key": language, "found": shown(written)}
            problems.append(Problem(source.place((language,)), "value.list", values))
        else:
            reader = _Reader(source, language)
            concepts[language] = tuple(reader.concepts(written or []))
            problems += reader.problems
    return concepts, problems


class _Reader:
    """Reads the concepts of one language, and notes what is wrong."""

    def __init__(self, source: YamlSource, language: str) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._code = language
        self._language = search_language.load(language)
        self._first: dict[tuple[str, ...], Way] = {}
        """The first way of each stems in the whole language."""

    def concepts(self, written: Sequence[Any]) -> Iterator[Concept]:
        for number, ways in enumerate(written):
            place = self._source.place((self._code, number))
            if not isinstance(ways, list):
                self._note(place, "search.concept", found=shown(ways))
            elif len(ways) == 1:
                self._note(place, "search.alone", found=shown(ways[0]))
            elif concept := tuple(self._ways(ways, number)):
                yield Concept(concept, place)
            elif not ways:
                self._note(place, "value.empty")

    def _ways(self, written: Sequence[Any], number: int) -> Iterator[Way]:
        here: dict[tuple[str, ...], Way] = {}
        for position, text in enumerate(written):
            place = self._source.place((self._code, number, position))
            if isinstance(text, CutText):
                self._note(place, "yaml.remark", **text.values)
                continue
            if text is None or (isinstance(text, str) and not text.strip()):
                self._note(place, "value.empty")
                continue
            if not isinstance(text, str):
                self._note(place, "value.text", found=shown(text))
                continue
            words = self._language.words(text)
            way = Way(text, tuple(self._language.stem(word.folded) for word in words), place)
            if not words:
                self._note(place, "search.no_word", found=shown(text))
            elif same := here.get(way.stems):
                if self._plain(same) == self._plain(way):
                    self._note(place, "search.way_twice", found=text)
                else:
                    values = {"found": text, "other": same.text}
                    self.problems.append(Problem(place, "search.useless", values, Level.WARNING))
            elif other := self._first.get(way.stems):
                line = str(other.place.line)
                self._note(place, "search.two_concepts", found=text, other=other.text, first=line)
            else:
                here[way.stems] = way
                yield way
        self._first |= here

    def _plain(self, way: Way) -> str:
        """A way as an editor would say it is the same: whatever its capitals and blanks."""
        return " ".join(way.text.lower().split())

    def _note(self, place: Place, code: str, **values: str) -> None:
        self.problems.append(Problem(place, code, values))


Arranged = list[list[int | list[str]]]
"""Concepts as `expansion.mjs` reads them: how many ways stand in the index, then the stems of the ways, these
first."""


def arranged(
    concepts: Sequence[Concept], rows: Mapping[str, Sequence[int]], rules: SearchLanguage
) -> tuple[Arranged, list[Problem]]:
    """The concepts as the engine takes them.

    Args:
        concepts: of one language.
        rows: for each word of the index the passages it stands in.
        rules: how search reads the language on this site.

    Returns:
        The concepts that lead somewhere, and a warning for each that does not: none of its ways stands in the
        index. A way of several words stands there when one passage has them all.
    """
    stems = {
        way: [rules.stem(word.folded) for word in rules.words(way.text)]
        for concept in concepts
        for way in concept.ways
    }
    wanted = {part for way in stems.values() for part in way}
    passages: dict[str, set[int]] = {part: set() for part in wanted}
    for word, where in rows.items():
        if (part := rules.stem(word)) in passages:
            passages[part].update(where)
    found: Arranged = []
    problems = []
    for concept in concepts:
        stands = [reduce(set.__and__, (passages[part] for part in stems[way])) for way in concept.ways]
        hits = [stems[way] for way, there in zip(concept.ways, stands, strict=True) if there]
        others = [stems[way] for way, there in zip(concept.ways, stands, strict=True) if not there]
        if hits:
            found.append([len(hits), *hits, *others])
        else:
            values = {"found": ", ".join(way.text for way in concept.ways)}
            problems.append(Problem(concept.place, "search.hits_nothing", values, Level.WARNING))
    return found, problems
