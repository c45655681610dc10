"""What nobody foresaw while one file is worked on: a Problem about that file, and the work goes on.

Code that works on file after file does so under `guarding` or `guarded`, so that one bad file hides nothing
that is wrong with the others. Where the work can't go on without a file, `about` says which one it was.
Tracebacks are for people who mend the program: they go to a log, whose path the message tells.
"""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from helpcentre.build.reads import OWN_FOLDER
from helpcentre.problem import Place, Problem

LOG = Path(OWN_FOLDER, "helpcentre", "errors.log")
"""The log of the last build that needed one, relative to mkdocs.yml."""
FRAMES = 60
"""The last calls that the log keeps of an exception; thousands are the same."""

_PLACE = "helpcentre_place"

T = TypeVar("T")


def failure(error: Exception, place: Place) -> Problem:
    """What an exception over one file means to an editor.

    Args:
        error: the exception.
        place: the file.
    """
    match error:
        case OSError():
            return Problem(place, "file.unreadable", {"reason": error.strerror or str(error)})
        case RecursionError():
            return Problem(place, "file.deep")
        case _:
            return _unforeseen(error, place)


def end_of_work(error: Exception, place: Place) -> Problem:
    """What an exception means that nothing could go on after.

    Args:
        error: the exception.
        place: what was worked on, if `about` does not know it.
    """
    known: Place | None = getattr(error, _PLACE, None)
    return failure(error, known) if known else _unforeseen(error, place)


def _unforeseen(error: Exception, place: Place) -> Problem:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Problem(place, "file.failed", {"reason": reason, "log": LOG.as_posix()}, trace=trace_of(error))


def trace_of(error: Exception) -> str:
    """The traceback of an exception, for the log."""
    return "".join(traceback.format_exception(error, limit=-FRAMES))


@contextmanager
def guarding(place: Place, problems: list[Problem]) -> Iterator[None]:
    """Ends the work on one file when something goes wrong over it, and notes that.

    Args:
        place: the file.
        problems: where it is noted.
    """
    try:
        yield
    except Exception as error:  # whatever it is, the other files are worth a look
        problems.append(failure(error, place))


def guarded(place: Place, findings: Iterable[T]) -> Iterator[T | Problem]:
    """What is found about one file, one by one; what goes wrong over it is one more Problem.

    Args:
        place: the file.
        findings: a generator, so that the work on the file is done in here.
    """
    try:
        yield from findings
    except Exception as error:  # as above
        yield failure(error, place)


@contextmanager
def about(file: str) -> Iterator[None]:
    """Notes on an exception which file was worked on; the innermost one counts.

    What the system refuses, such as a full disk, is no fault of a file.
    """
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if not hasattr(error, _PLACE):
            setattr(error, _PLACE, Place(file))
        raise


def write_log(root: Path, problems: Iterable[Problem]) -> str:
    """Keeps the tracebacks of Problems for people who mend the program.

    Args:
        root: the folder of mkdocs.yml.
        problems: those that have a traceback are written.

    Returns:
        The path of the log as a message tells it: below the root, or in the folder for temporary files where
        the root can't be written to.
    """
    made_by = f"helpcentre {version('helpcentre')}, Python {platform.python_version()}, {platform.platform()}"
    text = "\n".join(
        [made_by, *(f"\n{problem.place}\n{problem.trace}" for problem in problems if problem.trace)]
    )
    for path, shown in (
        (root / LOG, LOG.as_posix()),
        (temporary := Path(tempfile.gettempdir(), "helpcentre-errors.log"), str(temporary)),
    ):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", errors="backslashreplace")
        except OSError:
            continue
        return shown
    return "—"
