"""What only the owner knows: a fee, an address, the label of a button.

Each has a name, a question to the owner, a wording that reads well while the answer is missing, and a place
for the answer, all in placeholders.yaml. A page names it and never shows a gap; `check --release` lists the
open ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from helpcentre.problem import Level, Place, Problem, nearest
from helpcentre.source.validation import LANGUAGES, Entry, LocalText, PartialText, validate
from helpcentre.source.yaml import read_yaml

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""snake_case in ASCII, so that a name works as a tag in an article."""


@dataclass(frozen=True)
class Placeholder:
    """One thing that only the owner knows.

    Args:
        name: what articles and contact_config.yaml call it.
        question: what to ask the owner.
        wording: what a page says while there is no answer.
        value: the answer, or None.
        place: where it stands in placeholders.yaml.
    """

    name: str
    question: LocalText
    wording: LocalText
    value: LocalText | None
    place: Place

    def text(self, language: str) -> str:
        """What a page shows: the answer if there is one, else the wording."""
        return (self.value or self.wording).text(language)


@dataclass(frozen=True)
class PlaceholderUse:
    """A place that needs an answer the owner has not given.

    Args:
        name: the placeholder's name.
        place: where it is used.
    """

    name: str
    place: Place


@dataclass(frozen=True)
class Placeholders:
    """All placeholders of a site, by name.

    Args:
        entries: the ones that could be read, in the order of the file.
        declared: every name in the file, also of entries with problems: their uses are not unknown names.
        file: name of the file for messages.
    """

    entries: tuple[Placeholder, ...] = ()
    declared: frozenset[str] = frozenset()
    file: str = "placeholders.yaml"
    _by_name: dict[str, Placeholder] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {entry.name: entry for entry in self.entries})

    def __iter__(self) -> Iterator[Placeholder]:
        return iter(self.entries)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name or name in self.declared

    def get(self, name: str) -> Placeholder | None:
        """The placeholder of a name; None when unknown or unreadable."""
        return self._by_name.get(name)

    def text(self, name: str, language: str) -> str:
        """What a page shows for a name: the answer if there is one, else the wording.

        Raises:
            KeyError: for a name that is not there; ask `in` first and report `unknown`.
        """
        return self._by_name[name].text(language)

    def value(self, name: str, language: str) -> str | None:
        """The owner's answer, or None while there is none."""
        entry = self._by_name.get(name)
        return entry.value.text(language) if entry and entry.value else None

    def open(self) -> tuple[Placeholder, ...]:
        """Those without an answer, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.value is None)

    def unknown(self, name: str, place: Place) -> Problem:
        """The Problem of a name that is used but not in the file."""
        known = sorted(self.declared | set(self._by_name))
        suggestion = nearest(name, known) if known else "–"
        return Problem(place, "placeholder.unknown", {"name": name, "file": self.file, "nearest": suggestion})

    def open_problem(self, use: PlaceholderUse, language: str) -> Problem:
        """What `check --release` says of a use without an answer.

        Args:
            use: name and place.
            language: the language of the owner's question in the message.
        """
        entry = self._by_name.get(use.name)
        question = entry.question.text(language) if entry else ""
        values = {"name": use.name, "question": question, "file": self.file}
        return Problem(use.place, "placeholder.open", values, Level.RELEASE)


class _Entry(Entry):
    question: PartialText  # only the owner reads it
    wording: LocalText
    value: LocalText | None = None


def read_placeholders(
    content: bytes, file: str, languages: Sequence[str]
) -> tuple[Placeholders, list[Problem]]:
    """Reads placeholders.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        languages: codes of the site's languages; each wording must have them all.

    Returns:
        The readable placeholders, and everything that is wrong with the others.
    """
    source = read_yaml(content, file)
    problems = list(source.problems)
    if source.data is None:
        return Placeholders(file=file), problems
    if not isinstance(source.data, dict):
        problems.append(Problem(source.place(), "value.mapping", {"key": "", "found": str(source.data)[:60]}))
        return Placeholders(file=file), problems
    entries: list[Placeholder] = []
    for name in source.data:
        place = source.place((name,))
        if not NAME.fullmatch(name):
            problems.append(Problem(place, "placeholder.name", {"name": name}))
        entry, found = validate(_Entry, source, at=(name,), context={LANGUAGES: languages})
        problems += found
        if entry:
            entries.append(Placeholder(name, entry.question, entry.wording, entry.value, place))
    return Placeholders(tuple(entries), frozenset(source.data), file), problems
