"""STIL.md says of some rules that the check holds texts to them: it does, on the guide's own examples."""

from __future__ import annotations

import re

import pytest

from helpcentre.features.wording.review import wording_problems
from helpcentre.problem import Level
from site_builds import ROOT
from wording_texts import glossary_of, prose_of

GUIDE = (ROOT / "STIL.md").read_text("utf-8")
GLOSSARY = glossary_of((ROOT / "glossary.yaml").read_text("utf-8"))
SITE = " ".join(["səhifə komissiya"] * 10)


def levels(text: str) -> set[Level]:
    return {problem.level for problem in wording_problems([prose_of(f"{SITE}\n\n{text}")], GLOSSARY, "az")}


def _rows(section: int) -> list[list[str]]:
    """The rows of a section's tables, without heads."""
    text = re.split(r"^## \d+\. ", GUIDE, flags=re.MULTILINE)[section]
    lines = (line[1:-1] for line in text.split("\n") if line.startswith("| "))
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in rows if not set(row[0]) <= set("- ")]


CHECKED = [row for section in (1, 5) for row in _rows(section) if "✔" in row[0]]


@pytest.mark.parametrize("row", CHECKED, ids=lambda row: row[0][:30])
def test_a_rule_that_is_said_to_be_checked_is(row: list[str]) -> None:
    rule, bad, good = row
    assert (Level.ERROR if "✔ səhv" in rule else Level.WARNING) in levels(bad)
    assert levels(good) == set()


def test_there_are_such_rules() -> None:
    assert len(CHECKED) >= 8


def test_guide_and_glossary_agree_on_the_terms() -> None:
    terms = [row for row in _rows(4) if row[0] != "Yazın" and len(row) == 3]
    assert len(terms) > 10
    for write, instead_of, _ in terms:
        assert levels(write) == set(), write
        for word in filter(None, instead_of.split(", ")):
            assert levels(word), word
