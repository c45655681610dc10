"""Ways to make derived files that tests send to other processes: these import them by this module's name."""

from __future__ import annotations

import errno
import os

from helpcentre.build.store import Made
from helpcentre.problem import Place, Problem


def shout(text: str) -> Made | tuple[Problem, ...]:
    """The text in capitals; some texts are trouble."""
    match text:
        case "mistake":
            return (Problem(Place("docs/az/a.md"), "article.orphan", {"article": "a"}),)
        case "crash":
            raise ValueError("no such\nletter")
        case "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        case "death":
            os._exit(9)  # as the system ends a process that takes too much memory
        case _:
            return Made({"text.txt": text.upper().encode()}, {"letters": len(text)})


def process(_: str) -> Made:
    """Which process made it."""
    return Made({"pid.txt": str(os.getpid()).encode()}, {})
