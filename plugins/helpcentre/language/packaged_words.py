"""The words that the package brings: of the core in the folder of each language, of kinds of channels and of
features in their own folders.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpcentre.language.folders import FOLDERS, WORDS
from helpcentre.package_data import PACKAGE, data_text

Texts = dict[str, str]
"""Texts by dotted key."""


@cache
def own_folders() -> tuple[Path, ...]:
    """The folders of words files beside what they are for: of kinds of channels, and of features."""
    return (*sorted(PACKAGE.glob("contact/kinds/words/*/")), *sorted(PACKAGE.glob("features/*/words")))


def packaged_files(language: str) -> list[Path]:
    """The words files that there are for a language, the core's first."""
    own = (folder / f"{language}.yml" for folder in own_folders())
    return [path for path in (FOLDERS / language / WORDS, *own) if path.is_file()]


def packaged_texts(path: Path) -> Texts:
    """The words of a file by dotted key, as they are now. Whoever asks for a word notes its file."""
    return _texts(path, path.stat().st_mtime_ns)


@cache
def _texts(path: Path, _modified: int) -> Texts:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(flattened(yaml.load(data_text(path, is_noted=False), Loader=loader)))  # noqa: S506


def as_yaml(texts: Texts) -> str:
    """Words as a words file has them, from their dotted keys."""
    tree: dict[str, Any] = {}
    for key, text in texts.items():
        *above, last = key.split(".")
        below = tree
        for part in above:
            below = below.setdefault(part, {})
        below[last] = text
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)) if tree else ""


def flattened(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Dotted keys and texts of a tree of words, in its order."""
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += flattened(value, f"{prefix}{key}.")
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat
