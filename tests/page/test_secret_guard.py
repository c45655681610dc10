"""What Python recognises is what the page does: the same cases (cases/secrets) as for secrets.mjs."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from helpcentre.page.secret_guard import MASK, masked

CASES = Path(__file__).parents[1] / "cases/secrets"


def table(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))


def test_secrets_are_masked() -> None:
    found = table("found")
    assert [[text, masked(text)] for text, *_ in found] == [[text, safe] for text, safe, _ in found]


def test_what_a_visitor_has_to_be_able_to_write_passes() -> None:
    fair = table("pass")
    assert [masked(text) for text in fair] == fair


@pytest.mark.parametrize("half", ["typed-tuned", "typed-unseen"])
def test_sentences_as_people_type_them(half: str) -> None:
    """Bars and measure are those of tests/js/secrets.test.mjs."""
    typed = table(half)
    left = [
        text
        for text, parts in typed["secrets"]
        for safe in [masked(text)]
        if any(part in safe or any(d in safe for d in re.findall(r"\d{3,}", part)) for _, part in parts)
    ]
    assert len(left) <= len(typed["secrets"]) * 0.05, left
    assert sum(masked(text) != text for text in typed["fair"]) <= 1


def test_masking_once_is_enough() -> None:
    parts = [text for text, *_ in table("found")] + table("pass") + [MASK, "kod", "parol:", "•", "4521"]
    chance = random.Random(1)
    for _ in range(300):
        text = chance.choice([" ", "\n", ". ", ""]).join(chance.choices(parts, k=chance.randint(1, 5)))
        assert masked(masked(text)) == masked(text)
