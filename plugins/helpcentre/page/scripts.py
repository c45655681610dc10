"""Scripts and styles as they are published.

Scripts lose their comments, which are a third of their weight. What features have declared is written into
the script and the style that every page has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_MOUNTS = "const mounts = [];"
"""The line of page.mount.mjs that the declared scripts take the place of."""
_STYLES = "/* --- What features add: the build puts their styles in this line's place --- */"
"""The line of site.css that the declared styles take the place of: before what holds in any circumstances."""

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


def with_styles(style: str, added: str) -> str:
    """The style of every page with those of the features.

    Args:
        style: site.css.
        added: the styles of the features.

    Raises:
        ValueError: the style has no place for them.
    """
    if _STYLES not in style:
        raise ValueError(f"site.css has no line {_STYLES!r}")
    return style.replace(_STYLES, added.strip("\n"), 1)
