"""What an editor is told about the wording: each file of cases/wording has texts, a glossary, messages.

A case has `files` (articles by path below docs) and `says`, to the letter; `glossary` is the text of
glossary.yaml, `languages` those of the site. Warnings are told apart by a line in front of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpcentre.features.wording.glossary import Glossary, read_glossary
from helpcentre.features.wording.review import wording_problems
from helpcentre.language.words import Words
from helpcentre.problem import Level, Problem, in_reading_order
from wording_texts import prose_of

CASES = sorted((Path(__file__).parents[2] / "cases" / "wording").glob("*.yaml"))
WORDS = Words("az")


@cache
def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert set(case) <= {"files", "glossary", "languages", "says"}, f"{path.name} has an unknown key"
    return case


@cache
def _problems(path: Path) -> tuple[Problem, ...]:
    case = _case(path)
    languages = case.get("languages", ["az"])
    problems: list[Problem] = []
    glossaries: dict[str, Glossary] = {}
    if "glossary" in case:
        glossaries, problems = read_glossary(case["glossary"].encode(), "glossary.yaml", languages)
    for language in languages:
        texts = [
            prose_of(text, file) for file, text in case.get("files", {}).items() if file.startswith(language)
        ]
        problems += wording_problems(texts, glossaries.get(language, Glossary()), language)
    return tuple(in_reading_order(problems))


def _said(problem: Problem) -> str:
    return ("xəbərdarlıq: " if problem.level is Level.WARNING else "") + problem.text(WORDS)


@pytest.mark.parametrize("case", CASES, ids=lambda path: str(path.stem))
def test_a_mistake_is_said_as_its_case_says(case: Path) -> None:
    assert "\n\n".join(map(_said, _problems(case))) == _case(case)["says"].strip()
    for problem in _problems(case):
        assert "{" not in problem.text(Words("en"))


def test_every_message_about_wording_has_a_case() -> None:
    codes = {key.removesuffix(".found") for key in WORDS.under("problems") if key.endswith(".found")}
    of_wording = {code for code in codes if code.startswith(("wording.", "glossary."))}
    covered = {problem.code for case in CASES for problem in _problems(case)}
    assert sorted(of_wording - covered) == []
