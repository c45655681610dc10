"""What browser and device a visitor needs: requirements.yaml, which tables and check are made from.

The check itself is the browser's (theme/assets/helpcentre/device-check.mjs in the core): here stands what
it goes by. Exact minimum versions may be left out; the check then goes by features alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from helpcentre.problem import Problem, nearest
from helpcentre.source.validation import LANGUAGES, Count, Entry, LocalText, Name, validate
from helpcentre.source.yaml import KeyPath, YamlSource, read_yaml

Browser = Literal[
    "Chrome",
    "Safari",
    "Firefox",
    "Edge",
    "Samsung Internet",
    "Opera",
    "Opera Mini",
    "Yandex Browser",
    "Huawei Browser",
    "Mi Browser",
    "UC Browser",
    "DuckDuckGo",
    "Vivaldi",
    "Brave",
]
"""Browsers that browser-facts.mjs tells apart and that somebody may be advised to use."""

System = Literal["Android", "iOS", "iPadOS", "Windows", "macOS", "ChromeOS", "Linux"]
"""Systems that browser-facts.mjs tells apart."""

Check = Literal["javascript", "cookies", "clock", "connection", "window"]
"""What device-check.mjs can find out by itself."""


class Device(Entry):
    """A row of the table of browsers."""

    name: LocalText
    systems: Annotated[tuple[System, ...], Field(min_length=1)]
    browsers: Annotated[tuple[Browser, ...], Field(min_length=1)]
    """Those to recommend, the best first."""
    update: LocalText
    """How they are updated."""


class Setting(Entry):
    """A row of the table of settings."""

    name: LocalText
    should: LocalText
    """How it has to be."""
    why: LocalText
    check: Check | None = None
    """How the check finds it out; without it the visitor is told to look for himself."""
    otherwise: LocalText | None = None
    """What to do when it is not so."""
    help: Name | None = None
    """The article that helps, `section/slug`."""


class Requirements(Entry):
    """The whole file."""

    devices: Annotated[tuple[Device, ...], Field(min_length=1)]
    settings: Annotated[tuple[Setting, ...], Field(min_length=1)]
    minimum_versions: dict[Browser, Count] = Field(default_factory=dict)
    """The lowest major version of each browser that is supported, as far as somebody has said it."""


def read_requirements(
    content: bytes, file: str, languages: Sequence[str], articles: Collection[str]
) -> tuple[Requirements | None, list[Problem]]:
    """Reads requirements.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        languages: codes of the site's languages; each text must be in all of them.
        articles: keys of the site's articles.

    Returns:
        The requirements, or None when they could not be read, and everything that is wrong with the file.
    """
    source = read_yaml(content, file)
    problems = list(source.problems)
    requirements, found = validate(Requirements, source, context={LANGUAGES: languages})
    problems += found
    if requirements is None:
        return None, problems
    problems += _settings_problems(requirements, source, articles)
    problems += _system_problems(requirements, source)
    return requirements, problems


def requirement_texts(content: bytes, file: str, language: str) -> Iterator[tuple[str, int]]:
    """What visitors read of requirements.yaml, with its lines, for the check of the wording.

    Args:
        content: the file's bytes.
        file: its name for messages.
        language: the language of the site that is checked.
    """
    source = read_yaml(content, file)
    data = source.data if isinstance(source.data, dict) else {}
    for group in ("devices", "settings"):
        for number, entry in enumerate(_listed(data.get(group))):
            for key in ("name", "update", "should", "why", "otherwise"):
                text = entry.get(key) if isinstance(entry, dict) else None
                path: KeyPath = (group, number, key)
                if isinstance(text, dict):
                    text, path = text.get(language), (*path, language)
                if isinstance(text, str):
                    yield text, source.place(path).line or 1


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _settings_problems(
    requirements: Requirements, source: YamlSource, articles: Collection[str]
) -> list[Problem]:
    problems = []
    first: dict[str, int] = {}
    for number, setting in enumerate(requirements.settings):
        path = ("settings", number)
        if setting.help and setting.help not in articles:
            values = {"article": setting.help, "known": nearest(setting.help, articles)}
            problems.append(Problem(source.place((*path, "help")), "requirements.unknown_article", values))
        if setting.check is None:
            continue
        place = source.place((*path, "check"))
        if setting.check in first:
            values = {"check": setting.check, "first": str(first[setting.check])}
            problems.append(Problem(place, "requirements.check_twice", values))
        first.setdefault(setting.check, place.line or 1)
        # Where JavaScript does not run, nothing can be said by the check.
        if setting.otherwise is None and setting.check != "javascript":
            problems.append(Problem(place, "requirements.no_advice", {"check": setting.check}))
    return problems


def _system_problems(requirements: Requirements, source: YamlSource) -> list[Problem]:
    """Systems that stand in two rows: the check would not know which row is meant."""
    problems = []
    first: dict[str, int] = {}
    for number, device in enumerate(requirements.devices):
        for position, system in enumerate(device.systems):
            place = source.place(("devices", number, "systems", position))
            if system in first:
                values = {"system": system, "first": str(first[system])}
                problems.append(Problem(place, "requirements.system_twice", values))
            first.setdefault(system, place.line or 1)
    return problems
