"""The reference of a report: what pages make, the team reads; a misheard one is refused, not misread."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcentre.features.report.reference import (
    ALPHABET,
    article_code,
    check_character,
    decode,
    reference_table,
)

CASES = json.loads((Path(__file__).parents[2] / "cases" / "report" / "references.json").read_text("utf-8"))
"""tests/js/report.test.mjs makes the same ones."""
KEYS = sorted({case["article"] for case in CASES} | {"events/create-event", "wallet/refund"})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reference"])
def test_what_a_page_makes_is_read(case: dict[str, str]) -> None:
    read = decode(case["reference"], KEYS)
    assert read
    assert (read.day, read.articles) == (date.fromisoformat(case["day"]), (case["article"],))


def test_it_is_read_as_people_quote_it() -> None:
    reference = CASES[0]["reference"]
    for quoted in (
        reference.lower(),
        reference.replace("-", " "),
        reference.replace("-", "–"),
        f" {reference} ",
    ):
        assert decode(quoted, KEYS) == decode(reference, KEYS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reference"])
def test_one_wrong_character_is_found(case: dict[str, str]) -> None:
    plain = case["reference"].replace("-", "")
    for place, right in enumerate(plain):
        for wrong in set("0123456789" if place < 6 else ALPHABET) - {right}:
            assert decode(plain[:place] + wrong + plain[place + 1 :], KEYS) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reference"])
def test_two_swapped_neighbours_are_found(case: dict[str, str]) -> None:
    plain = case["reference"].replace("-", "")
    for place in range(len(plain) - 1):
        one, other = plain[place : place + 2]
        if one != other:
            assert decode(plain[:place] + other + one + plain[place + 2 :], KEYS) is None


@given(st.text() | st.text(ALPHABET + "01-", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = decode(text, KEYS)
    assert read is None or read.day.year >= 2000


def test_a_day_that_there_is_not_is_refused() -> None:
    written = f"261131{article_code('index')}222"
    assert decode(written + check_character(written), KEYS) is None


def test_an_article_of_another_site_is_none() -> None:
    read = decode(CASES[0]["reference"], ["somewhere/else"])
    assert read
    assert read.articles == ()


def test_the_table_says_the_same() -> None:
    table = json.loads(reference_table(KEYS))
    assert table["version"] == 1
    assert table["articles"] == {article_code(key): [key] for key in KEYS}
