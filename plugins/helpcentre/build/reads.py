"""What a command reads while it works: files, folders, environment variables.

Python tells of each file that is opened and each folder that is listed (`sys.addaudithook`, PEP 578),
whichever library does it; of the environment the names are noted that somebody asked for. So nobody keeps a
list by hand of what an outcome depends on. Not told are questions whether a file is there; the folder in
which something was read is therefore noted too, with the names in it. Left out is what the program consists
of (`build.outcome` hashes that as a whole), and what the command writes itself.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

from helpcentre.package_data import PACKAGE

OWN_FOLDER = ".cache"
"""Beside mkdocs.yml: what the generator keeps for itself."""

Signature = tuple[int, ...]
"""What the system says of a file without reading it: any change of its content changes it."""
Names = tuple[str, ...]
"""What is in a folder: each name with `/` behind a folder, in order."""

_SWAP = re.compile(r"\.[^/]+-(?:lock|old|ready|(?:building|discarded)-[0-9a-f]{8}(?:\.lock)?)")
"""Names beside the finished site while it is built and swapped in (`build.site_directory`)."""

_current: Reads | None = None
_is_hooked = False


class Reads:
    """What has been read so far.

    Args:
        root: the folder of mkdocs.yml.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self.files: dict[str, Signature | None] = {}
        """Each as it was when it was first read; None for one that was not there."""
        self.folders: dict[str, Names | None] = {}
        self.environment: dict[str, str | None] = {}
        own = (*sysconfig.get_paths().values(), sys.base_prefix, sys.prefix, str(PACKAGE))
        self._left_out = _inside(*own, os.path.join(self.root, OWN_FOLDER), "/dev", "/proc", "/sys")
        self._passing = _inside(tempfile.gettempdir())

    def note_file(self, path: str) -> None:
        """Notes a file that is about to be read."""
        if path.endswith(".pyc"):  # of a hook in mkdocs.yml: Python asks for the date of its source only
            try:
                path = source_from_cache(path)
            except ValueError:
                return
        if path in self.files or self._is_left_out(path):
            return
        self.files[path] = signature(path)
        folder = os.path.dirname(path)
        while folder.startswith(self.root) and folder not in self.folders:
            self.note_folder(folder)
            folder = os.path.dirname(folder)

    def note_folder(self, path: str) -> None:
        """Notes a folder that is about to be listed."""
        if path not in self.folders and not self._is_left_out(os.path.join(path, "")):
            self.folders[path] = None  # listing it here is told too, and must find it noted
            self.folders[path] = names_in(path)

    def _is_left_out(self, path: str) -> bool:
        if path.startswith(self._left_out):
            return True
        if not path.startswith(os.path.join(self.root, "")):
            return path.startswith(self._passing)
        return f"{os.sep}." in path and any(map(_is_made, os.path.relpath(path, self.root).split(os.sep)))


def _inside(*folders: str) -> tuple[str, ...]:
    """What paths in folders begin with."""
    return tuple(os.path.join(form, "") for folder in folders for form in {folder, os.path.realpath(folder)})


def signature(path: str) -> Signature | None:
    """A file's signature; None if there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def names_in(path: str) -> Names | None:
    """The names in a folder, without those that commands make there; None if it can't be listed."""
    try:
        with os.scandir(path) as entries:
            return tuple(
                sorted(
                    entry.name + ("/" if entry.is_dir() else "")
                    for entry in entries
                    if not _is_made(entry.name)
                )
            )
    except OSError:
        return None


def _is_made(name: str) -> bool:
    return name in (OWN_FOLDER, "__pycache__") or _SWAP.fullmatch(name) is not None


@contextmanager
def noted(root: Path) -> Iterator[Reads]:
    """Notes what is read within.

    Args:
        root: the folder of mkdocs.yml.
    """
    global _current, _is_hooked  # noqa: PLW0603 - a hook of the interpreter is there once, and for good
    if not _is_hooked:
        sys.addaudithook(_on_event)
        _is_hooked = True
    reads = Reads(root)
    plain = type(os.environ)

    def asked(environment: Any, name: str) -> Any:
        """In place of `os.environ[name]`, which `get` and `in` come to as well."""
        try:
            value = plain.__getitem__(environment, name)
        except KeyError:
            reads.environment.setdefault(name, None)
            raise
        reads.environment.setdefault(name, value)
        return value

    _current = reads
    os.environ.__class__ = type("Environment", (plain,), {"__getitem__": asked})
    try:
        yield reads
    finally:
        _current = None
        os.environ.__class__ = plain


def _on_event(event: str, arguments: tuple[Any, ...]) -> None:
    if _current is None or event not in ("open", "os.listdir", "os.scandir"):
        return
    path = arguments[0]
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = any(letter in mode for letter in "wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR)
        is_folder = not mode and flags & getattr(os, "O_DIRECTORY", 0)  # to delete what is in it
        if isinstance(path, (str, bytes)) and not writes and not is_folder:
            _current.note_file(os.path.abspath(os.fsdecode(path)))
    elif isinstance(path, (str, bytes)) or path is None:
        _current.note_folder(os.path.abspath(os.fsdecode(path or ".")))
