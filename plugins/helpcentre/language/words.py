"""The words of the interface and of every Problem: YAML files, one per language, in core and in each feature.

A template, a script or a Python file never holds a visible word; it asks here by key. The files of a
language are read as one, so a key says whose it is by its prefix and not by its file. They are read anew at
each build, so that a live preview shows an edited word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpcentre.package_data import PACKAGE, data_text, note

CORE = PACKAGE / "language" / "words"


@cache
def words_folders() -> tuple[Path, ...]:
    """The folders of words files: of the core, of kinds of channels, and of features that have words."""
    return (CORE, *sorted(PACKAGE.glob("contact/kinds/words/*/")), *sorted(PACKAGE.glob("features/*/words")))


def languages() -> list[str]:
    """The languages there are words for, in alphabetical order."""
    return sorted(path.stem for path in CORE.glob("*.yml"))


class Words:
    """The words of one language, by dotted key.

    Args:
        language: code of the files in `words/`, such as `az`.

    Raises:
        KeyError: when called with a key that no file has. The tests compare the files and look for every key
            that the code uses, so that this does not happen to an editor.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        paths = [folder / f"{language}.yml" for folder in words_folders()]
        files = [(path, path.stat().st_mtime_ns) for path in paths if path.is_file()]
        self._texts, self._files = _flat_words(tuple(files))

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for a key, its `{names}` filled with the values."""
        text = self._texts[key]
        note([self._files[key]])
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> set[str]:
        """Every dotted key."""
        return set(self._texts)

    def under(self, prefix: str) -> dict[str, str]:
        """The words below a key, by the rest of their key, in the order of the file."""
        start = prefix + "."
        found = [key for key in self._texts if key.startswith(start)]
        note({self._files[key] for key in found})
        return {key.removeprefix(start): self._texts[key] for key in found}


@cache
def _flat_words(files: tuple[tuple[Path, int], ...]) -> tuple[dict[str, str], dict[str, str]]:
    """The words of some files by dotted key, and the file of each key.

    Args:
        files: and when each was last changed. Whoever asks for a word notes its file: most use few of them.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts: dict[str, str] = {}
    owners: dict[str, str] = {}
    for path, _modified in files:
        found = dict(_flatten(yaml.load(data_text(path, is_noted=False), Loader=loader)))  # noqa: S506
        texts |= found
        owners |= dict.fromkeys(found, path.relative_to(PACKAGE).as_posix())
    return texts, owners


def _flatten(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += _flatten(value, f"{prefix}{key}.")
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat
