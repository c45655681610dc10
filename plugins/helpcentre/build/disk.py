"""What the disk may do to a build: something else under a name of ours, a refusal, a file that changed.

Names that the generator alone uses (its store, its locks, folders beside the site) may hold anything all the
same: a sync service, another program or a copy that was stopped leaves a file for a folder, or a link to
nowhere. There it makes room for itself. Elsewhere it says what is wrong, by `refusal`.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

_KINDS = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.EADDRINUSE: "address_in_use",
    errno.EROFS: "not_writable",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "not_there",
    errno.EISDIR: "folder_in_the_way",
    errno.ENOTDIR: "file_in_the_way",
    errno.EEXIST: "file_in_the_way",
}


class DamagedError(OSError):
    """A file whose content is not what it was when it was written."""


def refusal(error: OSError) -> tuple[str, Mapping[str, str]]:
    """What an error of the system means to a person: a key below `cli`, and what its sentence names.

    The system says which file it was and not what was tried. That a file can't be written is said only where
    that is sure: of a file that was being read it never is.
    """
    name = error.filename
    path = Path(os.fsdecode(name)) if isinstance(name, (str, bytes, os.PathLike)) else Path("—")
    kind = "damaged" if isinstance(error, DamagedError) else _KINDS.get(error.errno or 0, "disk")
    if kind == "forbidden" and _can_only_be_read(path):
        kind = "not_writable"
    if kind == "file_in_the_way":
        path = _not_a_folder(path)
    return kind, {"path": str(path), "reason": error.strerror or str(error)}


def _can_only_be_read(path: Path) -> bool:
    """Of a file that is not there yet, its folder is asked: reading would have said that it is missing."""
    place = path if os.path.lexists(path) else path.parent
    return os.access(place, os.R_OK) and not os.access(place, os.W_OK)


def _not_a_folder(path: Path) -> Path:
    """The first part of a path that is there and no folder."""
    above = reversed(path.parents)
    return next((part for part in above if os.path.exists(part) and not os.path.isdir(part)), path)  # noqa: PTH110, PTH112 (these never raise)


def is_file(path: Path) -> bool:
    """Whether there is a file that can be reached: no folder, and no pipe, which would be waited for."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def remove(path: Path) -> None:
    """Deletes as much as can be of whatever is there."""
    if path.is_dir() and not path.is_symlink():
        with suppress(OSError):
            path.chmod(0o700)  # one that may not be looked into can't be emptied
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def make_folder(folder: Path, own: Path) -> None:
    """Makes a folder, in place of what else may be there under names of ours.

    Args:
        folder: that is wanted.
        own: the uppermost folder above it, or itself, whose name is ours.
    """
    for place in (*reversed(folder.parents), folder):
        if place.is_relative_to(own) and not place.is_dir():
            remove(place)
    folder.mkdir(parents=True, exist_ok=True)


def file_lock(path: Path) -> FileLock:
    """A lock between processes, whatever may be there under the name of its file."""
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        remove(path)
    return FileLock(path)
