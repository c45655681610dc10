"""Scripts as they are published: without their comments, which are a third of their weight."""

from __future__ import annotations

import re

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
