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
    path = _folder() / f"{name}.svg"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(name)
    return path.read_text("utf-8")


@cache
def _folder() -> Path:
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("material")
    return Path(spec.submodule_search_locations[0]) / "templates" / ".icons"
