"""Scripts as they are published: without their comments, which are a third of their weight, and with what
features have declared written into the one that every page has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_MOUNTS = "const mounts = [];"
"""The line of page.mount.mjs that the declared scripts take the place of."""

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_TRAILING = re.compile(r"(?<=[;,{}(]) // [^\n`]*$", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n+")


def without_comments(code: str) -> str:
    """A module of the generator's without comments and blank lines.

    Only comments as the generator's own modules write them: on lines of their own, `/** */` among them, or at
    a line's end after `;`, `,` or a bracket. Nothing else is touched, so that a string which looks like a
    comment stays.
    """
    return _BLANK.sub("\n", _TRAILING.sub("", _COMMENT.sub("", code))).lstrip("\n")


def with_mounts(code: str, mounts: Iterable[tuple[str, str, str]]) -> str:
    """The script of every page, which loads others where a page has something for them to do.

    Args:
        code: of page.mount.mjs.
        mounts: selector, module and moment of each script.

    Raises:
        ValueError: the script has no place for them.
    """
    if _MOUNTS not in code:
        raise ValueError(f"page.mount.mjs has no line {_MOUNTS!r}")
    written = json.dumps(list(mounts), ensure_ascii=False, separators=(",", ":"))
    return code.replace(_MOUNTS, f"const mounts = {written};", 1)
