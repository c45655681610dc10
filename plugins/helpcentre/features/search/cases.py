"""What search has to find, written by editors in search_cases.yaml: queries under the articles they want.

The file is checked by each build; `helpcentre search --cases` asks the finished site each of its queries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.validation import read_by_language, shown
from helpcentre.source.yaml import CutText, YamlSource


@dataclass(frozen=True)
class Case:
    """A query with the articles that may be its first result.

    Args:
        query: as somebody types it.
        articles: their keys; more than one when the file has the query under each of them.
        place: where the query stands first.
    """

    query: str
    articles: tuple[str, ...]
    place: Place


def read_cases(
    content: bytes, file: str, articles: Mapping[str, Collection[str]] | None
) -> tuple[dict[str, tuple[Case, ...]], list[Problem]]:
    """Reads search_cases.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        articles: the keys of the articles of each language of the site; None when they are not known.

    Returns:
        The cases of each language that could be read, and everything that is wrong with the file.
    """
    source, by_language, problems = read_by_language(content, file, articles)
    cases = {}
    for language, written in by_language.items():
        if written is not None and not isinstance(written, dict):
            values = {"key": language, "found": shown(written)}
            problems.append(Problem(source.place((language,)), "value.mapping", values))
        else:
            known = None if articles is None else articles[language]
            cases[language] = tuple(_cases(written or {}, source, language, known, problems))
    return cases, problems


def _cases(
    written: Mapping[str, Any],
    source: YamlSource,
    language: str,
    known: Collection[str] | None,
    problems: list[Problem],
) -> Iterator[Case]:
    found: dict[str, dict[str, Place]] = {}
    for article, queries in written.items():
        path = (language, article)
        if known is not None and article not in known:
            values = {"article": article, "known": nearest(article, known)}
            problems.append(Problem(source.place(path), "search.unknown_article", values))
        elif not isinstance(queries, list):
            code = "value.empty" if queries is None else "value.list"
            problems.append(Problem(source.place(path), code, {"key": article, "found": shown(queries)}))
        else:
            for number, query in enumerate(queries):
                place = source.place((*path, number))
                if isinstance(query, CutText):
                    problems.append(Problem(place, "yaml.remark", query.values))
                elif not isinstance(query, str) or not query.strip():
                    code = "value.text" if query else "value.empty"
                    problems.append(Problem(place, code, {"found": shown(query)}))
                elif article in found.get(query, {}):
                    problems.append(Problem(place, "search.query_twice", {"query": query}))
                else:
                    found.setdefault(query, {})[article] = place
    for query, places in found.items():
        yield Case(query, tuple(places), next(iter(places.values())))
