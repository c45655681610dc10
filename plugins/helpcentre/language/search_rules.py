"""The rules by which search reads a language, put together from its folder: what `SearchLanguage` takes.

Letters are the same for all (`search_letters.yml`); endings come from `endings.yml`, folded as search folds
any text; the rest stands in `search.yml`. For a language without endings of its own there is a Snowball
stemmer, if its authors have one (`stemmer.py`).
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from helpcentre.language.endings import ENDINGS, Endings, read_endings
from helpcentre.language.folders import facts, language_file, read_data
from helpcentre.language.folding import folding_of
from helpcentre.package_data import PACKAGE, data_name
from helpcentre.problem import Problem
from helpcentre.source.validation import Entry, Text, validate
from helpcentre.source.yaml import YamlSource

LETTERS = PACKAGE / "language" / "search_letters.yml"
SEARCH = "search.yml"
JOINTS = "s es n en e er"
"""What may stand between the parts of a compound, in languages for which nobody has said it."""
KEYS = (
    "language",
    "word",
    "ignored",
    "apostrophes",
    "hyphens",
    "letters",
    "h_falls_after",
    "variants",
    "vowels",
    "harmony",
    "classes",
    "nouns",
    "verbs",
    "finals",
    "roots",
    "light",
)
"""What a browser is given, in this order."""

Rules = dict[str, Any]


class SearchFile(Entry):
    """What `search.yml` may say; the keys are explained in `search_language.py`."""

    letters: str = ""
    h_falls_after: str = ""
    variants: str = ""
    vowels: str = ""
    nouns: dict[str, Text] = Field(default_factory=dict)
    verbs: dict[str, Text] = Field(default_factory=dict)
    finals: str = ""
    roots: str = ""
    light: str = ""
    compounds: str | None = None
    """What may stand between the parts of a compound, with a blank between; empty where parts simply meet."""


def search_rules(language: str) -> tuple[Rules, str | None]:
    """The rules of a language as data.

    Returns:
        The rules, and what may stand between the parts of a compound; None for a language that is not looked
        at for any.
    """
    file, _ = read_search(language_file(language, SEARCH))
    endings, _ = read_endings(language_file(language, ENDINGS))
    return put_together(language, file, endings)


def read_search(source: YamlSource | None) -> tuple[SearchFile, list[Problem]]:
    """Reads search.yml.

    Returns:
        What it says, nothing where there is no such file or it can't be used, and what is wrong with it.
    """
    if source is None:
        return SearchFile(), []
    read, problems = validate(SearchFile, source)
    problems = [*source.problems, *problems]
    return SearchFile() if read is None or problems else read, problems


def put_together(language: str, file: SearchFile, endings: Endings) -> tuple[Rules, str | None]:
    """The rules that a language's files make; see `search_rules`."""
    common = read_data(data_name(LETTERS)).data
    given: Rules = {**common, **file.model_dump(exclude={"compounds"}), "language": language}
    given["letters"] = " ".join(filter(None, (common["letters"], file.letters)))
    folding = folding_of(given)
    given["vowels"] = file.vowels or _distinct(facts(language).vowels.translate(folding))
    given["harmony"] = {sign: _harmony(options, folding) for sign, options in endings.harmony.items()}
    given["classes"] = {sign: _distinct(text.translate(folding)) for sign, text in endings.classes.items()}
    signs = {*endings.harmony, *endings.classes}
    for group in ("nouns", "verbs"):
        if patterns := getattr(endings, group):
            given[group] = {
                least: "".join(sign if sign in signs else sign.translate(folding) for sign in text)
                for least, text in patterns.items()
            }
    has_endings = bool(given["nouns"] or given["verbs"])
    joints = None if has_endings and file.compounds is None else file.compounds
    return {key: given[key] for key in KEYS}, JOINTS if joints is None and not has_endings else joints


def _distinct(text: str) -> str:
    return "".join(dict.fromkeys(text))


def _harmony(options: dict[str, str], folding: dict[int, str]) -> dict[str, str]:
    """A sign's letters as they are compared: i is ı or i, so it goes with the vowels of both."""
    merged: dict[str, str] = {}
    for letter, before in options.items():
        folded = letter.translate(folding)
        merged[folded] = "".join(sorted({*merged.get(folded, ""), *before.translate(folding)}))
    return merged
