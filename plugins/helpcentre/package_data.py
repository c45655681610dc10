"""The data files of the package (words, rules, templates, fonts), and what depends on which of them.

Every module reads such files here and nowhere else. So what has been made of them is known to depend on them:
`recorded` notes each file that is read while something is made, and a cache that answers in a file's place
notes the file all the same (`read_once`). Nobody keeps a list by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

PACKAGE = Path(__file__).parent
"""The folder of the package; names of data files are relative to it, with `/` on every system."""

P = ParamSpec("P")
R = TypeVar("R")

_noted: ContextVar[tuple[set[str], ...]] = ContextVar("noted", default=())
"""The open notes, the outermost first."""


def note(names: Iterable[str]) -> None:
    """Notes that data files are used, for all who record."""
    names = tuple(names)
    for notes in _noted.get():
        notes.update(names)


def data_text(path: Path, *, is_noted: bool = True) -> str:
    """The text of a data file of the package (UTF-8); see `data_bytes`."""
    return data_bytes(path, is_noted=is_noted).decode("utf-8")


def data_bytes(path: Path, *, is_noted: bool = True) -> bytes:
    """The bytes of a data file of the package, noted for all who record.

    Args:
        path: of the file, below the package.
        is_noted: False for who reads more than is asked of them, and calls `note` for what is.

    Raises:
        ValueError: the file is not one of the package's.
        OSError: it can't be read.
    """
    name = path.relative_to(PACKAGE).as_posix()
    if is_noted:
        note([name])
    return path.read_bytes()


@contextmanager
def recorded() -> Iterator[set[str]]:
    """Notes the data files that are read within.

    Yields:
        Their names, relative to the package; complete when the block ends.
    """
    notes: set[str] = set()
    token = _noted.set((*_noted.get(), notes))
    try:
        yield notes
    finally:
        _noted.reset(token)


def read_once(function: Callable[P, R]) -> Callable[P, R]:
    """Like `functools.cache` for what is made of data files: whatever gets a kept result depends on them too.

    Args:
        function: its arguments are hashable; it reads data files and nothing else that changes.
    """
    kept: dict[object, tuple[R, frozenset[str]]] = {}

    @wraps(function)
    def reading(*arguments: P.args, **named: P.kwargs) -> R:
        key = (arguments, tuple(sorted(named.items())))
        if key not in kept:
            with recorded() as names:
                result = function(*arguments, **named)
            kept[key] = (result, frozenset(names))
        result, files = kept[key]
        note(files)
        return result

    return reading
