"""The editors' files for search: what they are told about mistakes, and what becomes of synonyms.

Each file of cases/search has the `content` of a `file` and what it `says`, to the letter. `text` are passages
of articles that synonyms are looked for in, `articles` the keys that cases may name.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpcentre.features.search.cases import read_cases
from helpcentre.features.search.synonyms import Concept, arranged, read_synonyms
from helpcentre.language import search_language
from helpcentre.language.words import Words
from helpcentre.problem import Level, Problem, in_reading_order

CASES = sorted((Path(__file__).parents[2] / "cases" / "search").glob("*.yaml"))
WORDS = Words("az")
AZ = search_language.load("az")


@cache
def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    known = {"file", "content", "says", "languages", "articles", "text"}
    assert set(case) <= known, f"{path.name} has an unknown key"
    return case


@cache
def _problems(path: Path) -> tuple[Problem, ...]:
    case = _case(path)
    languages = case.get("languages", ["az"])
    content = case["content"].encode()
    if case["file"] == "search_cases.yaml":
        articles = dict.fromkeys(languages, case["articles"])
        return tuple(in_reading_order(read_cases(content, case["file"], articles)[1]))
    concepts, problems = read_synonyms(content, case["file"], languages)
    if "text" in case:
        problems += arranged(concepts["az"], rows_of(*case["text"]), AZ)[1]
    return tuple(in_reading_order(problems))


def _said(problem: Problem) -> str:
    return ("xəbərdarlıq: " if problem.level is Level.WARNING else "") + problem.text(WORDS)


def rows_of(*passages: str) -> dict[str, list[int]]:
    """The words of some passages, as an index has them."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, text in enumerate(passages):
        for word in dict.fromkeys(found.folded for found in AZ.words(text)):
            rows[word].append(row)
    return rows


def concepts_of(text: str) -> tuple[Concept, ...]:
    concepts, problems = read_synonyms(f"az:\n{text}".encode(), "synonyms.yaml", ["az"])
    assert problems == []
    return concepts["az"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: str(path.stem))
def test_a_mistake_is_said_as_its_case_says(case: Path) -> None:
    assert "\n\n".join(map(_said, _problems(case))) == _case(case)["says"].strip()
    for problem in _problems(case):
        assert "{" not in problem.text(Words("en")).replace("{card: karta}", "")


def test_every_message_about_the_files_of_search_has_a_case() -> None:
    codes = {key.removesuffix(".found") for key in WORDS.under("problems") if key.endswith(".found")}
    covered = {problem.code for case in CASES for problem in _problems(case)}
    assert sorted({code for code in codes if code.startswith("search.")} - covered) == []


def test_ways_that_stand_in_the_index_come_first() -> None:
    concepts = concepts_of("- [şifrə, parol, password]\n- [refund, pulu qaytarmaq, geri almaq]")
    rows = rows_of("Parolunuzu yazın.", "Biletin pulu geri alınır.", "Mətni qaytarın.")
    found, problems = arranged(concepts, rows, AZ)
    assert found == [
        [1, ["parol"], [AZ.stem("sifre")], ["password"]],
        [1, [AZ.stem("geri"), "al"], ["refund"], ["pul", "qaytar"]],
    ]
    assert problems == []


def test_what_leads_nowhere_is_not_shipped() -> None:
    assert arranged(concepts_of("- [qiymət, price]"), rows_of("Parol."), AZ)[0] == []


def test_a_language_without_concepts_is_fine() -> None:
    assert read_synonyms(b"az:\n", "synonyms.yaml", ["az"]) == ({"az": ()}, [])
    assert read_cases(b"az:\n", "search_cases.yaml", {"az": []}) == ({"az": ()}, [])


def test_cyrillic_is_the_same_word_by_its_sound() -> None:
    _, problems = read_synonyms("az:\n- [parol, пароль]".encode(), "synonyms.yaml", ["az"])
    assert [problem.code for problem in problems] == ["search.useless"]


def test_a_query_under_two_articles_may_find_either() -> None:
    content = b"az:\n  a/b: [parol]\n  a/c: [bilet, parol]\n"
    cases, problems = read_cases(content, "search_cases.yaml", {"az": ["a/b", "a/c"]})
    assert problems == []
    assert [(case.query, case.articles) for case in cases["az"]] == [
        ("parol", ("a/b", "a/c")),
        ("bilet", ("a/c",)),
    ]


@given(st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_file_is_too_odd_to_be_read(data: Any) -> None:
    for content in (yaml.safe_dump(data), yaml.safe_dump({"az": data})):
        concepts, found = read_synonyms(content.encode(), "synonyms.yaml", ["az"])
        arranged(concepts.get("az", ()), rows_of("Parol."), AZ)
        found += read_cases(content.encode(), "search_cases.yaml", {"az": ["a/b"]})[1]
        for problem in found:
            assert problem.text(WORDS)
