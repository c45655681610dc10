"""The data files of the package (words, rules, templates, fonts) and of the site's languages, and what
depends on which of them.

Every module reads such files here and nowhere else. So what has been made of them is known to depend on them:
`recorded` notes each file that is read while something is made, and a cache that answers in a file's place
notes the file all the same (`read_once`). Nobody keeps a list by hand.

A site brings files of its own for its languages, below `languages/` beside its mkdocs.yml. Which site that
is, is said once (`use_site`), in every process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ClassVar, ParamSpec, TypeVar

PACKAGE = Path(__file__).parent
"""The folder of the package; names of data files are relative to it, with `/` on every system."""
SITE = "site:"
"""Begins the names of a site's own files, which are relative to its folder."""
SITE_LANGUAGES = "languages"
"""The folder of a site's languages, beside its mkdocs.yml."""

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=Callable[..., object])

_noted: ContextVar[tuple[set[str], ...]] = ContextVar("noted", default=())
"""The open notes, the outermost first."""


class _Site:
    """The site whose languages are read, and the files they had when that was said."""

    root: Path | None = None
    files: tuple[tuple[str, int, int], ...] = ()
    caches: ClassVar[list[Callable[[], object]]] = []
    """What empties each cache of what such files say."""


def use_site(root: Path | None) -> None:
    """Says which site's languages are read from now on, in this process; caches forget what has changed.

    Args:
        root: the folder of its mkdocs.yml; None for no site.
    """
    files = tuple(_states(root / SITE_LANGUAGES)) if root else ()
    if (root, files) != (_Site.root, _Site.files):
        _Site.root, _Site.files = root, files
        for empty in _Site.caches:
            empty()


def site_root() -> Path | None:
    """The folder of the site whose languages are read."""
    return _Site.root


def _states(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files of a folder, each with what tells it from what it was."""
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):
            status = path.stat()
            yield path.as_posix(), status.st_mtime_ns, status.st_size


def forgets(cache: C) -> C:
    """A cache that is emptied when a site's languages are other ones; for `functools.cache` and
    `lru_cache`.
    """
    _Site.caches.append(cache.cache_clear)  # type: ignore[attr-defined]
    return cache


def data_path(name: str) -> Path:
    """Where a data file of this name is, or would be."""
    if name.startswith(SITE) and _Site.root:
        return _Site.root / name.removeprefix(SITE)
    return PACKAGE / name  # of no site there is no file


def data_name(path: Path) -> str:
    """The name of a data file.

    Raises:
        ValueError: the file is neither the package's nor one of the site's languages.
    """
    if _Site.root and path.is_relative_to(_Site.root / SITE_LANGUAGES):
        return SITE + path.relative_to(_Site.root).as_posix()
    return path.relative_to(PACKAGE).as_posix()


def note(names: Iterable[str]) -> None:
    """Notes that data files are used, for all who record."""
    if open_notes := _noted.get():
        names = tuple(names)
        for notes in open_notes:
            notes.update(names)


def has_data(name: str) -> bool:
    """Whether there is a data file of this name. What is made without it depends on that: it is noted."""
    note([name])
    return data_path(name).is_file()


def data_text(path: Path, *, is_noted: bool = True) -> str:
    """The text of a data file (UTF-8); see `data_bytes`."""
    return data_bytes(path, is_noted=is_noted).decode("utf-8")


def data_bytes(path: Path, *, is_noted: bool = True) -> bytes:
    """The bytes of a data file, noted for all who record.

    Args:
        path: of the file, below the package or among the site's languages.
        is_noted: False for who reads more than is asked of them, and calls `note` for what is.

    Raises:
        ValueError: the file is neither.
        OSError: it can't be read.
    """
    if is_noted:
        note([data_name(path)])
    return path.read_bytes()


@contextmanager
def recorded() -> Iterator[set[str]]:
    """Notes the data files that are read within.

    Yields:
        Their names (`data_path`), of files that were only looked for too; complete when the block ends.
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

    def forget() -> None:
        for key in [key for key, (_, files) in kept.items() if any(name.startswith(SITE) for name in files)]:
            del kept[key]

    _Site.caches.append(forget)

    @wraps(function)
    def reading(*arguments: P.args, **named: P.kwargs) -> R:
        key = (arguments, tuple(sorted(named.items())) if named else ())
        if key not in kept:
            with recorded() as names:
                result = function(*arguments, **named)
            kept[key] = (result, frozenset(names))
        result, files = kept[key]
        note(files)
        return result

    return reading
