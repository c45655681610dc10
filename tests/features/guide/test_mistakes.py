"""What an editor is told when a guide can't be set: each file of cases/guide has an article and messages.

`article` is its Markdown without front matter, `pictures` the files of the site that it shows, as text or
`{hex: …}`. `says` is what an editor reads, to the letter.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide_articles import WORDS, article, guide
from helpcentre.features.guide import making as guide_module
from helpcentre.features.guide.making import make_guide
from helpcentre.problem import Problem
from helpcentre.typesetting.compiler import TypesettingError

CASES = sorted((Path(__file__).parents[2] / "cases" / "guide").glob("*.yaml"))


@cache
def _problems(path: Path) -> tuple[Problem, ...]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert set(case) <= {"article", "pictures", "says"}
    pictures = tuple(
        (address, bytes.fromhex(content["hex"]) if isinstance(content, dict) else content.encode())
        for address, content in case.get("pictures", {}).items()
    )
    made = make_guide(guide(article(case["article"]), pictures=pictures))
    assert not made.pdf
    return made.problems


@pytest.mark.parametrize("case", CASES, ids=lambda path: str(path.stem))
def test_a_mistake_is_said_as_its_case_says(case: Path) -> None:
    expected = yaml.safe_load(case.read_text("utf-8"))["says"].strip()
    assert "\n\n".join(problem.text(WORDS) for problem in _problems(case)) == expected


def test_a_refusal_of_the_compiler_names_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise TypesettingError("something new")

    monkeypatch.setattr(guide_module, "compile_pdf", refuse)
    (problem,) = make_guide(guide(article("## Addımlar\n\n1. Açın.\n"))).problems
    assert problem.text(WORDS) == (
        "docs/az/account/register.md\n"
        "    Tapıldı: PDF yığıla bilmədi: something new\n"
        "    Nə etməli: sonuncu dəyişikliyi geri götürüb yenidən yoxlayın; məqalə PDF-siz qalmalıdırsa, "
        "front matter-də guide: false yazın"
    )


def test_every_problem_of_a_guide_has_a_case() -> None:
    codes = {key.rpartition(".")[0] for key in WORDS.under("problems") if key.startswith("guide.")}
    covered = {problem.code for case in CASES for problem in _problems(case)} | {"guide.refused"}
    assert {code for code in codes if code in OURS} == OURS
    assert OURS - covered == set()


OURS = {"guide.letter", "guide.picture_broken", "guide.picture_active", "guide.refused"}
"""The codes that a guide gives; those of publishing are in test_publishing.py."""
