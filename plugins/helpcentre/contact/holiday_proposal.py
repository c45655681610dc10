"""A list of holidays to paste into contact_config.yaml and then to compare with the official one.

From the `holidays` package, which calculates: the state moves days by decree, and dates by the moon are
estimates until shortly before. So this is a proposal; the YAML is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpcentre.contact.country import subdivisions
from helpcentre.language.casing import lower
from helpcentre.language.folders import HOLIDAYS, language_file
from helpcentre.language.words import Words
from helpcentre.language.words import languages as languages_with_words

EVERYWHERE = ""
"""In place of a language: a name that stands for all of them."""


@dataclass(frozen=True)
class _Name:
    text: str
    moved: bool
    estimated: bool
    suspects: tuple[str, ...]


def propose(country: str, years: Iterable[int], languages: Sequence[str], subdivision: str = "") -> str:
    """The holidays of a country as YAML, each with a line, estimated ones marked.

    Args:
        country: ISO 3166-1 alpha-2.
        years: calendar years.
        languages: of the site; the comments are in the first one that has words. A language that the package
            has no names in is said in a comment and left out; if it has none of them, names are in the
            country's own.
        subdivision: the part of the country, as `country.subdivisions` has it; empty for what is a holiday in
            all of it.

    Returns:
        Lines to stand under `holidays.days`.

    Raises:
        NotImplementedError: the package does not know the country.
    """
    # Imported late: the package is large, and only this command needs it.
    from holidays import country_holidays  # noqa: PLC0415

    wanted = sorted(set(years))
    written = next((code for code in languages if code in languages_with_words()), "en")
    comments = Words(written)
    known = country_holidays(country)
    own = {code: _package_language(code, known.supported_languages) for code in languages}
    said = comments("contact.proposal.header").splitlines()
    parts = subdivisions(country)
    if subdivision:
        said.append(comments("contact.proposal.part", subdivision=parts.get(subdivision, subdivision)))
    elif parts:
        said.append(comments("contact.proposal.whole", known=", ".join(parts)))
    if any(own.values()):
        said += [
            comments("contact.proposal.no_language", language=code) for code, name in own.items() if not name
        ]
    else:
        said.append(comments("contact.proposal.other_language", language=known.default_language))
        own = {EVERYWHERE: known.default_language}
    lines = ["    # " + line for line in said]
    names: dict[date, dict[str, list[_Name]]] = {}
    for code, name in own.items():
        if name:
            calendar: Any = country_holidays(country, subdiv=subdivision or None, years=wanted, language=name)
            for day in calendar:
                names.setdefault(day, {})[code] = [
                    _read(part, code, calendar) for part in calendar.get_list(day)
                ]
    for day in sorted(day for day in names if day.year in wanted):
        lines += _entry(day, names[day], comments)
    return "\n".join(lines) + "\n"


def _package_language(code: str, supported: Sequence[str]) -> str | None:
    """The package's own name of a language: `en` is `en_US` there."""
    as_there = code.replace("-", "_")
    if as_there in supported:
        return as_there
    return next((name for name in supported if name.split("_")[0] == as_there.split("_")[0]), None)


def _read(text: str, language: str, calendar: Any) -> _Name:
    moved = estimated = False
    for label, is_moved, is_estimated in (
        ("observed_estimated_label", True, True),
        ("observed_label", True, False),
        ("estimated_label", False, True),
    ):
        suffix = calendar.tr(getattr(calendar, label, "")).replace("%s", "").strip()
        if suffix and text.endswith(suffix):
            text, moved, estimated = text.removesuffix(suffix).strip(), is_moved, is_estimated
            break
    correct, suspect = _spelling(language)
    text = " ".join(correct.get(word, word) for word in text.split())
    suspects = [word for word in text.split() if suspect.search(lower(word, language))]
    return _Name(text, moved, estimated, tuple(suspects))


def _spelling(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """What is known to be wrong in the package's names of a language, and what finds more that may be."""
    source = language_file(language, HOLIDAYS)
    read: dict[str, Any] = source.data if source and isinstance(source.data, dict) else {}
    return read.get("correct", {}), re.compile(read.get("suspect", "(?!)"))


def _entry(day: date, names: dict[str, list[_Name]], comments: Words) -> list[str]:
    by_language = {code: _quoted(_joined(parts, code)) for code, parts in names.items()}
    texts = ", ".join(f"{code}: {text}" for code, text in by_language.items())
    name = by_language.get(EVERYWHERE) or f"{{{texts}}}"
    parts = [part for of_language in names.values() for part in of_language]
    estimated = ", estimated: yes" if any(part.estimated for part in parts) else ""
    suspects = sorted({word for part in parts for word in part.suspects})
    lines = ["    # " + comments("contact.proposal.suspect", word=word) for word in suspects]
    return [*lines, f"    - {{date: {day.isoformat()}, name: {name}{estimated}}}"]


def _joined(parts: Sequence[_Name], language: str) -> str:
    words = Words(language) if language in languages_with_words() else Words("en")
    return ", ".join(
        dict.fromkeys(words("contact.proposal.moved", name=p.text) if p.moved else p.text for p in parts)
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
