"""Questions written by hand, as people type them, each with the articles that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from search.queries import half_of

FILE = Path(__file__).with_name("questions.az.yaml")


@dataclass(frozen=True)
class Question:
    """A question of a visitor.

    Args:
        text: as it is typed.
        expected: addresses of the articles that answer it; one of them is enough.
        note: what the case is about.
    """

    text: str
    expected: tuple[str, ...]
    note: str


def read_questions(half: str | None = None, file: Path = FILE) -> list[Question]:
    """The questions of a half, or all of them.

    Raises:
        ValueError: a question has no text or no article.
    """
    found = []
    for entry in yaml.safe_load(file.read_text("utf-8")):
        text, expected = entry.get("query"), entry.get("expected")
        if not text or not expected:
            raise ValueError(f"{file.name}: {entry}")
        addresses = tuple(f"{key}/" for key in ([expected] if isinstance(expected, str) else expected))
        if half in (None, half_of(text)):
            found.append(Question(text, addresses, entry.get("note") or ""))
    return found
