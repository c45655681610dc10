"""The folder of a language: what the package brings for it, and what the site brings beside its mkdocs.yml.

Either has as much as it has: words, rules of search, rules of wording, icons of steps, and in `language.yml`
what else is to be known of the language. A site's file takes the place of the package's; its words are laid
over them one by one (`words.py`). A language with a territory (`pt-BR`) takes what it lacks from the language
itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcentre.package_data import PACKAGE, SITE, SITE_LANGUAGES, data_bytes, data_path, has_data, read_once
from helpcentre.source.content_folder import unreadable
from helpcentre.source.yaml import YamlSource, read_yaml

FOLDERS = PACKAGE / SITE_LANGUAGES
FALLBACK = "en"
"""The language whose words stand in for those that another one lacks."""
FACTS = "language.yml"
WORDS = "words.yml"
HOLIDAYS = "holidays.yml"
"""What the package alone has: slips in names of holidays (`contact/holiday_proposal.py`)."""


@dataclass(frozen=True)
class Facts:
    """What is to be known of a language besides its words and rules.

    Args:
        dotted_i: whether the capital of i is İ and that of ı is I.
        vowels: for hyphenation by syllables, where the language has no patterns of its own.
        region: the territory whose dates and numbers are meant: `GB` for `22 November 2026` in English.
    """

    dotted_i: bool = False
    vowels: str = ""
    region: str = ""


def file_names(language: str, name: str) -> Iterator[str]:
    """Names under which a file of a language is looked for, the site's before the package's.

    Args:
        language: its code.
        name: of the file.
    """
    for code in codes(language):
        yield site_name(code, name)
        yield f"{SITE_LANGUAGES}/{code}/{name}"


def site_name(language: str, name: str) -> str:
    """The name of a file of a language in the site."""
    return f"{SITE}{SITE_LANGUAGES}/{language}/{name}"


def codes(language: str) -> tuple[str, ...]:
    """The folders that a language has: its own, and that of the language without a territory."""
    base = language.replace("_", "-").partition("-")[0]
    return (language,) if base == language else (language, base)


def language_file(language: str, name: str) -> YamlSource | None:
    """A file of a language; None where neither the site nor the package has it."""
    for candidate in file_names(language, name):
        if has_data(candidate):
            return read_data(candidate)
    return None


def read_data(name: str, *, is_noted: bool = True) -> YamlSource:
    """A data file that there is, as its writer wrote it; what keeps it from being read is among its problems.

    Args:
        name: of the file.
        is_noted: see `data_bytes`.
    """
    path, file = data_path(name), name.removeprefix(SITE)
    if problem := unreadable(path, file):
        return YamlSource(file, problems=[problem])
    return read_yaml(data_bytes(path, is_noted=is_noted), file)


@read_once
def facts(language: str) -> Facts:
    """What `language.yml` says; what is wrong with a site's is told by `site_languages.py`, and left out
    here.
    """
    source = language_file(language, FACTS)
    read = source.data if source and isinstance(source.data, dict) else {}
    texts = {key: value for key, value in read.items() if isinstance(value, str)}
    return Facts(texts.get("dotted_i") == "yes", texts.get("vowels", ""), texts.get("region", ""))


def packaged() -> list[str]:
    """The languages that the package has words for, in alphabetical order."""
    return sorted(path.parent.name for path in FOLDERS.glob(f"*/{WORDS}"))
