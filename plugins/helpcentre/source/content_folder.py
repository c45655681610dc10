"""The content folder before anything opens it: what a build could wait for without end, or not read at all.

MkDocs follows links to folders wherever they lead. A link back to a folder above it has no end, and a pipe
never gives a byte; so both are found by their names, and what can't be read is told before it is asked for.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from helpcentre.problem import Place, Problem


def endless_links(docs: Path) -> Iterator[str]:
    """Links to a folder that they stand in themselves, by their path below the content folder.

    Args:
        docs: the content folder.
    """
    folders: list[tuple[Path, tuple[Path, ...]]] = [(docs, (docs.resolve(),))]
    while folders:
        folder, way = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue  # MkDocs passes over it too
        for entry in entries:
            path = Path(entry.path)
            if not _is_folder(path):
                continue
            real = path.resolve()
            if any(passed.is_relative_to(real) for passed in way):
                yield path.relative_to(docs).as_posix()
            else:
                folders.append((path, (*way, real)))


def files_below(folder: Path) -> list[str]:
    """Every file that no name hides, without following links to folders."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(here, name).relative_to(folder).as_posix() for name in sorted(names))
        found += [path for path in paths if not path.rpartition("/")[2].startswith(".")]
    return found


def unreadable(path: Path, file: str) -> Problem | None:
    """Why a file can't be read; None if it can.

    Args:
        path: the file.
        file: its name for messages.
    """
    try:
        if not S_ISREG(path.stat().st_mode):
            return Problem(Place(shown(file)), "file.special")
        with path.open("rb"):
            pass
    except OSError as error:
        if path.is_symlink() and error.errno in (errno.ELOOP, errno.ENOENT):
            return Problem(Place(shown(file)), "file.broken_link")
        return Problem(Place(shown(file)), "file.unreadable", {"reason": error.strerror or str(error)})
    return None if shown(file) == file else Problem(Place(shown(file)), "layout.name_bytes")


def shown(file: str) -> str:
    """A name as a message can show it: Linux lets names have bytes that are no text."""
    return file.encode("utf-8", "backslashreplace").decode()


def left_out(paths: Sequence[str], docs: Path) -> list[str]:
    """The README.md files that MkDocs passes over because they stand beside an index.md.

    Args:
        paths: the files that it has, below the content folder.
        docs: the content folder.
    """
    beside = (PurePosixPath(path).with_name("README.md") for path in paths if path.endswith("index.md"))
    return [path.as_posix() for path in beside if path.as_posix() not in paths and (docs / path).is_file()]


def read_file(root: Path, name: str, problems: list[Problem], *, must_exist: bool = False) -> bytes | None:
    """The bytes of a file beside mkdocs.yml.

    Args:
        root: the folder of mkdocs.yml.
        name: the file's path below it, which is its name for messages; empty for none.
        problems: gets what keeps it from being read.
        must_exist: whether its absence is a Problem too.

    Returns:
        None when there is none, or when it can't be read.
    """
    path = root / name
    if not name or not os.path.lexists(path):
        if must_exist:
            problems.append(Problem(Place(name), "file.missing"))
        return None
    problem = unreadable(path, name)
    if problem is None:
        return path.read_bytes()
    problems.append(problem)
    return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
