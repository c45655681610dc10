"""Which icon a step gets, chosen from its words by the rules of its language (`icons/<language>.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from helpcentre.language.casing import lower
from helpcentre.package_data import PACKAGE, data_text, read_once

ICONS_DIR = PACKAGE / "language" / "icons"
NEUTRAL = "material/chevron-right-circle-outline"
"""Of a step whose words say nothing of it, and of a language without rules."""
_SET = "material/"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class _Rule:
    """An icon and the beginnings of the words that it stands for, in the order of the text."""

    icon: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class _Rules:
    """The rules of a language: those that ask for more words first, and where a sentence says what to do."""

    rules: tuple[_Rule, ...]
    from_end: bool


def step_icon(text: str, language: str) -> str:
    """The name of a step's icon, as `typesetting.icons` takes it.

    The word that decides stands last in some languages and first in others; of several rules for it the one
    that asks for the most words wins.

    Args:
        text: what the step says.
        language: of the text.
    """
    found = _rules(language)
    words = _WORD.findall(lower(text, language))
    positions: Iterable[int] = range(len(words))
    for position in reversed(range(len(words))) if found.from_end else positions:
        for rule in found.rules:
            decisive = rule.stems[-1] if found.from_end else rule.stems[0]
            if not words[position].startswith(decisive):
                continue
            around = words[: position + 1] if found.from_end else words[position:]
            if _in_order(rule.stems, around):
                return rule.icon
    return NEUTRAL


def all_icons(language: str) -> frozenset[str]:
    """Every icon that a step of the language may get."""
    return frozenset({NEUTRAL, *(rule.icon for rule in _rules(language).rules)})


def _in_order(stems: Sequence[str], words: Sequence[str]) -> bool:
    left = iter(words)
    return all(any(word.startswith(stem) for word in left) for stem in stems)


@read_once
def _rules(language: str) -> _Rules:
    path = ICONS_DIR / f"{language}.yml"
    if not path.is_file():
        return _Rules((), from_end=False)
    data = yaml.safe_load(data_text(path))
    rules = [
        _Rule(_SET + icon, tuple(phrase.split()))
        for icon, phrases in data["icons"].items()
        for phrase in phrases
    ]
    rules.sort(key=lambda rule: -len(rule.stems))
    return _Rules(tuple(rules), data["decisive"] == "last")
