"""Which icons the steps of an article get: those that the author names, else by their words.

The rules and the names of a language stand in its folder (`language/folders.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from pydantic import Field

from helpcentre.language.casing import lower
from helpcentre.language.folders import language_file
from helpcentre.package_data import read_once
from helpcentre.problem import Problem
from helpcentre.source.validation import Entry, Text, validate
from helpcentre.source.yaml import KeyPath, YamlSource
from helpcentre.typesetting.icons import all_icon_names, has_icon

ICONS = "icons.yml"
NEUTRAL = "material/chevron-right-circle-outline"
"""Of a step whose words say nothing of it, and of a language without rules."""
_SET = "material/"
MOST_NEAR = 5
"""Names that a message suggests."""
_NEAR = 0.6
"""How alike a name must be to be suggested, as difflib counts."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class _Rule:
    """An icon and the beginnings of the words that it stands for, in the order of the text."""

    icon: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class _Rules:
    """The rules of a language.

    Args:
        rules: those that ask for more words first.
        from_end: whether a sentence says at its end what to do.
        names: what authors call icons.
    """

    rules: tuple[_Rule, ...]
    from_end: bool
    names: Mapping[str, str] = field(default_factory=dict)


def step_icons(steps: Sequence[tuple[str, str]], language: str) -> tuple[str, ...]:
    """The icons of an article's steps, as `typesetting.icons` takes them; empty for a step that has none.

    Two steps after each other look alike only if the author wants it: a step whose icon its neighbour has
    gets the next best one for its words, and one whose words say nothing gets none beside another such step.

    Args:
        steps: what each says, and what its author calls its icon; empty where nothing is named.
        language: of the texts.
    """
    named = [icon_of_name(name, language) if name else "" for _, name in steps]
    icons: list[str] = []
    for number, (text, _) in enumerate(steps):
        beside = {*icons[-1:], *named[number + 1 : number + 2]}
        own = next((icon for icon in _fitting(text, language) if icon not in beside), NEUTRAL)
        icons.append(named[number] or own)
    return tuple(
        "" if icon == NEUTRAL and not named[number] and NEUTRAL in _beside(icons, number) else icon
        for number, icon in enumerate(icons)
    )


def icon_of_name(name: str, language: str) -> str:
    """The icon that an author names, by a word of the language or by its name in Material's set.

    Empty if there is none of that name.
    """
    spoken = {lower(known, language): icon for known, icon in _rules(language).names.items()}
    icon = _SET + spoken.get(lower(name.strip(), language), name.strip().removeprefix(_SET))
    return icon if has_icon(icon) else ""


def near_icon_names(name: str, language: str) -> str:
    """What an unknown name may be meant to be, as text for a remedy; some names when none is near."""
    own = tuple(_rules(language).names)
    near = get_close_matches(lower(name, language), own, MOST_NEAR, _NEAR) or get_close_matches(
        name.strip().lower().replace(" ", "-"), all_icon_names(_SET), MOST_NEAR, _NEAR
    )
    return ", ".join(near) if near else ", ".join(own[:: max(1, len(own) // MOST_NEAR)]) + ", …"


def step_icon(text: str, language: str) -> str:
    """The icon that fits the words of a step best.

    Args:
        text: what the step says.
        language: of the text.
    """
    return next(_fitting(text, language), NEUTRAL)


def _beside(icons: Sequence[str], number: int) -> Sequence[str]:
    return (*icons[max(0, number - 1) : number], *icons[number + 1 : number + 2])


def _fitting(text: str, language: str) -> Iterator[str]:
    """Icons for the words of a step, the best first.

    The word that decides stands last in some languages and first in others; of several rules for it the one
    that asks for the most words wins.
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
                yield rule.icon


def all_icons(language: str) -> frozenset[str]:
    """Every icon that a step of the language gets by its words or by a word for it."""
    found = _rules(language)
    named = (_SET + icon for icon in found.names.values())
    return frozenset({NEUTRAL, *named, *(rule.icon for rule in found.rules)})


def _in_order(stems: Sequence[str], words: Sequence[str]) -> bool:
    left = iter(words)
    return all(any(word.startswith(stem) for word in left) for stem in stems)


@read_once
def _rules(language: str) -> _Rules:
    read, _ = read_icons(language_file(language, ICONS))
    rules = [
        _Rule(_SET + icon, tuple(phrase.split()))
        for icon, phrases in read.icons.items()
        for phrase in phrases
    ]
    rules.sort(key=lambda rule: -len(rule.stems))
    return _Rules(tuple(rules), read.decisive == "last", read.names)


class IconFile(Entry):
    """What `icons.yml` of a language may say."""

    decisive: Literal["first", "last"] = "first"
    """Which word of a step says what to do."""
    icons: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    """Material's icons, each with beginnings of words in the order of the text."""
    names: dict[str, Text] = Field(default_factory=dict)
    """What authors call icons."""


def read_icons(source: YamlSource | None) -> tuple[IconFile, list[Problem]]:
    """Reads icons.yml.

    Returns:
        What it says, nothing where there is no such file or it can't be used, and what is wrong with it.
    """
    if source is None:
        return IconFile(), []
    read, problems = validate(IconFile, source)
    problems = [*source.problems, *problems]
    for key, name in (
        [] if read is None else [*((("icons", icon), icon) for icon in read.icons), *_named(read)]
    ):
        if not has_icon(_SET + name):
            near = ", ".join(get_close_matches(name, all_icon_names(_SET), MOST_NEAR, _NEAR)) or "—"
            problems.append(
                Problem(source.place(key), "value.choice", {"found": name, "nearest": near, "key": name})
            )
    return IconFile() if read is None or problems else read, problems


def _named(read: IconFile) -> Iterator[tuple[KeyPath, str]]:
    for word, icon in read.names.items():
        yield ("names", word), icon
