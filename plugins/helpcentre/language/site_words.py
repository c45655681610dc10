"""The words that a site brings for a language: as many as it has, checked against those that the package asks
for.

A word that can't be used is told and left out, so that English stands in its place: one that nobody asks for,
one that names a value which there is not, one that is no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

from helpcentre.language.folders import FALLBACK, WORDS, read_data, site_name
from helpcentre.language.packaged_words import Texts, packaged_files, packaged_texts
from helpcentre.package_data import data_path, forgets
from helpcentre.problem import Problem, nearest
from helpcentre.source.yaml import CutText, KeyPath, YamlSource, dotted


@dataclass(frozen=True)
class SiteWords:
    """What stands in a site's words file of a language.

    Args:
        texts: that can be used, by dotted key.
        problems: why others can't.
    """

    texts: Texts = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@forgets
@cache
def site_words(language: str) -> SiteWords:
    """The words of a site for a language; none where it has no such file. Whoever uses one notes the file."""
    name = site_name(language, WORDS)
    if not data_path(name).is_file():
        return SiteWords()
    source = read_data(name, is_noted=False)
    problems = list(source.problems)
    texts: Texts = {}
    if isinstance(source.data, dict):
        known = {key: text for path in packaged_files(FALLBACK) for key, text in packaged_texts(path).items()}
        for path, value in _leaves(source.data, ()):
            problem = _problem(path, value, source, known)
            if problem:
                problems.append(problem)
            else:
                texts[dotted(path)] = value
    elif not problems:
        problems.append(Problem(source.place(), "value.mapping", {"key": "", "found": str(source.data)}))
    return SiteWords(texts, tuple(problems))


def _leaves(tree: dict[str, Any], above: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _problem(path: KeyPath, value: Any, source: YamlSource, known: Texts) -> Problem | None:
    """Why a word can't be used; None if it can."""
    place, key = source.place(path), dotted(path)
    if key not in known:
        return Problem(place, "language.unknown_word", {"key": key, "nearest": nearest(key, known)})
    if isinstance(value, CutText):
        return Problem(place, "yaml.remark", value.values)
    if value is None or (isinstance(value, str) and not value.strip()):
        return Problem(place, "value.empty", {"key": key})
    if not isinstance(value, str):
        return Problem(place, "value.text", {"key": key, "found": str(value)})
    may = _names(known[key]) or set()
    said = _names(value)
    if said is None or not said <= may:
        values = {
            "found": "{" if said is None else ", ".join(f"{{{name}}}" for name in sorted(said - may)),
            "known": ", ".join(f"{{{name}}}" for name in sorted(may)) or "—",
        }
        return Problem(place, "language.word_values", values)
    return None


def _names(text: str) -> set[str] | None:
    """The `{names}` in a text; None where its braces are not in pairs."""
    try:
        return {name for _, name, *_ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
