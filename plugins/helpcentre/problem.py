"""What is wrong with a site, said to the person who can mend it.

Every message to an editor is a `Problem` and has five parts: the file, the line, the key, what was found
there and what to write instead. Code that finds a problem never raises and never prints: it adds to a
list, so that an editor sees all of them at once; the plugin and the command line decide what then fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from typing import Protocol


class Words(Protocol):
    """What gives the sentences of messages (`language.words`, which itself finds Problems)."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for a key, its `{names}` filled with the values."""


class Level(Enum):
    """When a problem stops the work."""

    ERROR = "error"
    """Always: no site is built from it."""
    RELEASE = "release"
    """Only before publishing: `check --release` refuses it, a build counts it."""
    WARNING = "warning"
    """Never: `check` shows it, a build counts it. A matter of style, or what a program can't be sure of."""


@dataclass(frozen=True)
class Place:
    """Where something stands.

    Args:
        file: path as the editor knows it, relative to the folder of mkdocs.yml, with `/`.
        line: from 1; None when the whole file is meant.
        key: dotted path of a YAML key (`channels.phone.hours`) or what stands there (`## Addımlar`).
    """

    file: str
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return where if self.key is None else f"{where} · {self.key}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Args:
        place: file, line and key.
        code: names the two sentences, `problems.<code>.found` and `.remedy`, in the words files.
        values: what the sentences' `{names}` stand for.
        level: whether it stops a build or only a release.
        trace: of an exception, for the log; empty for what the program itself found.
    """

    place: Place
    code: str
    values: dict[str, str] = field(default_factory=dict)
    level: Level = Level.ERROR
    trace: str = field(default="", repr=False, compare=False)

    def found(self, words: Words) -> str:
        """The sentence that says what was found, in the editor's language."""
        return words(f"problems.{self.code}.found", **self.values)

    def remedy(self, words: Words) -> str:
        """The sentence that says what to write instead."""
        return words(f"problems.{self.code}.remedy", **self.values)

    def text(self, words: Words) -> str:
        """The whole message: place, what was found, what to write."""
        return (
            f"{self.place}\n"
            f"    {words('problem.found')}: {self.found(words)}\n"
            f"    {words('problem.remedy')}: {self.remedy(words)}"
        )


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, file by file and line by line, as an editor mends them."""
    return sorted(
        {str(p): p for p in problems}.values(), key=lambda p: (p.place.file, p.place.line or 0, str(p))
    )


MOST_CHOICES = 12
"""Known words that a message lists when none is near: a site has thousands of articles."""


def nearest(found: str, known: Iterable[str]) -> str:
    """The known word that an unknown one was probably meant to be, or all known words.

    Args:
        found: what the editor wrote.
        known: what may stand there.

    Returns:
        Text for a remedy: one word, or a list joined by commas when none is near; a dash if nothing is known.
    """
    choices = sorted(known) or ["—"]
    match = get_close_matches(found, choices, n=1, cutoff=0.6)
    if match:
        return match[0]
    return ", ".join(choices[:MOST_CHOICES]) + (", …" if len(choices) > MOST_CHOICES else "")
