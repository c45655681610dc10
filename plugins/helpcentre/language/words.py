"""The words of the interface and of every Problem, one YAML file a language.

A template, a script or a Python file never holds a visible word; it asks here by key. The files are read
anew at each build, so that a live preview shows an edited word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS_DIR = Path(__file__).parent / "words"


def languages() -> list[str]:
    """The languages there is a words file for, in alphabetical order."""
    return sorted(path.stem for path in WORDS_DIR.glob("*.yml"))


class Words:
    """The words of one language, by dotted key.

    Args:
        language: code of a file in `words/`, such as `az`.

    Raises:
        KeyError: when called with a key the file does not have. The tests compare the files and look
            for every key that the code uses, so that this does not happen to an editor.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._flat = _flat_words(language, (WORDS_DIR / f"{language}.yml").stat().st_mtime_ns)

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for a key, its `{names}` filled with the values."""
        text = self._flat[key]
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._flat

    def keys(self) -> set[str]:
        """Every dotted key of the file."""
        return set(self._flat)

    def under(self, prefix: str) -> dict[str, str]:
        """The words below a key, by the rest of their key, in the order of the file."""
        start = prefix + "."
        return {key.removeprefix(start): text for key, text in self._flat.items() if key.startswith(start)}


@cache
def _flat_words(language: str, _modified: int) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = yaml.load((WORDS_DIR / f"{language}.yml").read_text("utf-8"), Loader=loader)  # noqa: S506
    return dict(_flatten(tree))


def _flatten(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += _flatten(value, f"{prefix}{key}.")
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat
