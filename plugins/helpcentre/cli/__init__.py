"""The command line: `helpcentre …`, and `python3 build.py …`, which sets itself up and then comes here.

Here stands only what answers a build or a check at once when nothing has changed (`build.outcome`); the
commands are in `commands.py`, which takes half a second to load.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Sequence

from helpcentre.build.outcome import known_outcome, lines, question


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and exits with 0, with 1 for problems, with 2 for a command that can't be understood."""
    started = time.monotonic()
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = question(given)
    known = known_outcome(asked) if asked else None
    if known is None:
        from helpcentre.cli.commands import run  # noqa: PLC0415 - slow

        run(given, asked)
        return
    for is_error, text in lines(known, f"{time.monotonic() - started:.1f}"):
        (sys.stderr if is_error else sys.stdout).write(text + "\n")
    sys.exit(known.code)


def _speak_utf8() -> None:
    """What is printed is UTF-8, as files are: a code page that lacks a letter would end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # in a test it may be something else
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
