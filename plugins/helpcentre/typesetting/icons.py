"""Icons by name, from the installed Material package: they are looked up there and never copied."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


@cache
def icon_svg(name: str) -> str:
    """The SVG of an icon.

    Args:
        name: its path among Material's icons without the ending, such as `material/login`.

    Raises:
        LookupError: there is none of this name.
    """
    if not has_icon(name):
        raise LookupError(name)
    return (_folder() / f"{name}.svg").read_text("utf-8")


@cache
def has_icon(name: str) -> bool:
    """Whether there is an icon of this name."""
    return bool(_NAME.fullmatch(name)) and (_folder() / f"{name}.svg").is_file()


@cache
def all_icon_names(prefix: str) -> tuple[str, ...]:
    """The names of all icons below a folder of the set, such as `material/`, without it."""
    return tuple(sorted(path.stem for path in (_folder() / prefix).glob("*.svg")))


@cache
def _folder() -> Path:
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("material")
    return Path(spec.submodule_search_locations[0]) / "templates" / ".icons"
