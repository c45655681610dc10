"""What is wrong with the folders of languages that a site brings, and how many of its words are said in
English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from babel import Locale
from pydantic import field_validator

from helpcentre.language.endings import ENDINGS, Endings, read_endings
from helpcentre.language.folders import FACTS, FALLBACK, WORDS, codes, read_data, site_name
from helpcentre.language.search_language import SearchLanguage
from helpcentre.language.search_rules import SEARCH, SearchFile, put_together, read_search
from helpcentre.language.site_words import site_words
from helpcentre.language.step_icons import ICONS, read_icons
from helpcentre.language.words import own_words
from helpcentre.package_data import SITE_LANGUAGES, data_path
from helpcentre.problem import Level, Place, Problem, nearest
from helpcentre.source.content_folder import unreadable
from helpcentre.source.validation import Entry, Text, rejected, validate
from helpcentre.source.yaml import YamlSource

FILES = (WORDS, SEARCH, ENDINGS, ICONS, FACTS)
"""What the core reads of a language's folder."""
FOR_EDITORS = ("problem", "problems", "cli", "schema", "figures")
"""First parts of keys of words that no visitor meets; they are said in a language of the package."""


class FactsFile(Entry):
    """What `language.yml` may say; see `folders.Facts`."""

    dotted_i: Literal["yes", "no"] = "no"
    vowels: Text | None = None
    region: Text | None = None

    @field_validator("region")
    @classmethod
    def _is_territory(cls, region: str | None) -> str | None:
        if region is not None and region not in Locale(FALLBACK).territories:
            raise rejected("language.region", found=region)
        return region


def site_language_problems(root: Path, languages: Sequence[str], others: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with a site's folders of languages.

    Args:
        root: the folder of mkdocs.yml.
        languages: codes of the site's languages.
        others: files of a language's folder that features read.
    """
    known = {*FILES, *others}
    folder = root / SITE_LANGUAGES
    wanted = {code for language in languages for code in codes(language)} | {FALLBACK}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        name = f"{SITE_LANGUAGES}/{path.name}"
        if path.name.startswith("."):
            continue
        if path.name not in wanted or not path.is_dir():
            values = {"found": path.name, "known": ", ".join(languages)}
            yield Problem(Place(name), "language.other_folder", values, Level.WARNING)
            continue
        yield from _folder_problems(path, name, path.name, known)
    for language in languages:
        yield from _missing(language)


def _folder_problems(folder: Path, name: str, language: str, known: set[str]) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.name not in known:
            yield Problem(
                Place(f"{name}/{path.name}"), "language.other_file", {"known": nearest(path.name, known)}
            )
        elif not path.is_file() and (problem := unreadable(path, f"{name}/{path.name}")):
            yield problem
    yield from site_words(language).problems
    search, found = read_search(site_source(language, SEARCH))
    yield from found
    endings, found = read_endings(site_source(language, ENDINGS))
    yield from found
    for file in (SEARCH, ENDINGS):
        if data_path(site_name(language, file)).is_file():
            yield from _unusable(language, f"{name}/{file}", search, endings)
    for file, read in _READERS.items():
        yield from read(site_source(language, file))


def site_source(language: str, name: str) -> YamlSource | None:
    """A file that a site brings for a language; None where it brings none."""
    name = site_name(language, name)
    return read_data(name) if data_path(name).is_file() else None


def _facts_problems(source: YamlSource | None) -> list[Problem]:
    return [*source.problems, *validate(FactsFile, source)[1]] if source else []


_READERS: dict[str, Callable[[YamlSource | None], list[Problem]]] = {
    ICONS: lambda source: read_icons(source)[1],
    FACTS: _facts_problems,
}


def _unusable(language: str, file: str, search: SearchFile, endings: Endings) -> Iterator[Problem]:
    """Rules of search that are written as they should be, and mean nothing."""
    try:
        rules, _ = put_together(language, search, endings)
        SearchLanguage(rules)
        for pair in f"{rules['variants']} {rules['finals']}".split():
            _typed, _meant = pair.split("=")
        stray = sorted(set(_suffix_letters(rules["nouns"], rules["verbs"], endings)))
    except (ValueError, LookupError, TypeError, re.error) as error:  # what the rules' writer left open
        yield Problem(Place(file), "language.rules", {"reason": f"{type(error).__name__}: {error}"})
        return
    if stray:
        yield Problem(Place(file), "language.letters", {"found": " ".join(stray)})


def _suffix_letters(nouns: dict[str, str], verbs: dict[str, str], endings: Endings) -> Iterator[str]:
    """Letters of endings that browsers can't go by: what is compared has the 26 alone."""
    signs = {*endings.harmony, *endings.classes}
    for patterns in (*nouns.values(), *verbs.values()):
        for letter in patterns:
            if letter not in signs and not ("a" <= letter <= "z") and letter not in " ~|()":
                yield letter


def _missing(language: str) -> Iterator[Problem]:
    """How many words that visitors meet are said in English for want of their own."""
    if FALLBACK in codes(language):
        return
    missing = missing_words(language)
    if missing:
        values = {
            "count": str(len(missing)),
            "total": str(len(_for_visitors(FALLBACK))),
            "first": ", ".join(list(missing)[:3]) + (", …" if len(missing) > 3 else ""),
            "language": language,
            "file": f"{SITE_LANGUAGES}/{language}/{WORDS}",
        }
        yield Problem(Place(values["file"]), "language.missing_words", values, Level.WARNING)


def missing_words(language: str) -> dict[str, str]:
    """The words that visitors meet in English for want of their own: keys, with the English text."""
    own = own_words(language)[0]
    return {key: text for key, text in _for_visitors(FALLBACK).items() if key not in own}


def _for_visitors(language: str) -> dict[str, str]:
    return {
        key: text for key, text in own_words(language)[0].items() if key.partition(".")[0] not in FOR_EDITORS
    }
