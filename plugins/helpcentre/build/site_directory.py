"""Puts a finished site in place by renames, so that the last good one is whole whatever happens.

A build writes into a folder of its own beside the site; only a completed one is swapped in:

1. `.site-building-XXXX` becomes `.site-ready`. From here on the new site counts: `.site-ready` only ever
   comes to be by this rename of a completed folder, so whoever finds it may finish the swap.
2. `site` becomes `.site-old`.
3. `.site-ready` becomes `site`. Between 2 and 3, two system calls apart, there is no `site`.
4. `.site-old` becomes `.site-discarded-XXXX`, and only then is deleted: so `.site-old` is always whole too,
   and may be put back by whoever finds it without a `site`.

Every step is a rename in one folder, which a file system does wholly or not at all and which needs no room
for data on the disk. `recover` reads the state from the names that are there:

| found | the swap was stopped | recover |
| --- | --- | --- |
| `.site-ready` | after step 1 or 2 | does the steps that are left |
| `.site-old`, no `site` | after 2, and what was ready is gone | puts the old site back |
| `.site-old` and `site` | after 3 | does step 4 |
| `.site-discarded-XXXX` | in 4 | deletes it |
| `.site-ready` or `.site-old` that is no folder, or empty | nowhere: no swap leaves that | deletes it |
| `.site-building-XXXX` whose process is dead | before 1 | deletes it |

Two locks, both let go by the system when their process dies: `.site-lock` for a swap, so that two publishers
take turns, and `.site-building-XXXX.lock` for as long as a build writes, so that its folder is known to be
alive. Lost power is another matter: the steps are not forced onto the disk.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from filelock import FileLock, Timeout

from helpcentre.build.disk import file_lock, remove

RENAME_TRIES = 20
RENAME_PAUSE = 0.1
"""Seconds; Windows refuses to rename a folder while a virus scanner or an indexer reads in it, which is soon
over."""


class Recovery(Enum):
    """What `recover` found to do."""

    NOTHING = "nothing"
    CLEANED = "cleaned"
    """Only remains of a stopped build or swap were deleted; the site was in place."""
    FINISHED = "finished"
    """The new site of an interrupted swap is now in place."""
    RESTORED = "restored"
    """The old site of an interrupted swap is back in place."""


@contextmanager
def staging_directory(site_dir: Path) -> Iterator[Path]:
    """A new, empty folder to build into, beside the site; what is not published from it is deleted.

    Args:
        site_dir: where the site is to be in the end; need not exist.
    """
    names = _Names(site_dir)
    with names.swap_lock():
        _clean(names)
        staging, alive = names.new_staging()
        # Under the lock of swaps, so that nobody meets the lock file before it is held.
        alive.acquire(blocking=False)
        try:
            staging.mkdir()  # not by tempfile, whose folders only their owner may read: a web server must too
        except BaseException:
            _end(alive)
            raise
    try:
        yield staging
    finally:
        remove(staging)
        _end(alive)


def publish(staging: Path, site_dir: Path) -> None:
    """Makes a completed folder the site.

    Args:
        staging: what `staging_directory` gave; it is gone afterwards.
        site_dir: the site.

    Raises:
        OSError: when a rename is refused. The old site is in place then; if the new one is already ready, the
            next `recover` finishes the swap.
    """
    names = _Names(site_dir)
    with names.swap_lock():
        _recover_swap(names)
        _rename(staging, names.ready)
        _swap(names)


def recover(site_dir: Path) -> Recovery:
    """Finishes or undoes an interrupted swap and deletes what dead builds left behind.

    Args:
        site_dir: the site.

    Returns:
        The weightiest thing that was done.
    """
    names = _Names(site_dir)
    if not names.path.parent.is_dir():
        return Recovery.NOTHING
    with names.swap_lock():
        done = _recover_swap(names)
        cleaned = _clean(names)
    return Recovery.CLEANED if cleaned and done is Recovery.NOTHING else done


class _Names:
    """The site's path and those beside it; a link to the site is followed, and stays a link."""

    def __init__(self, site_dir: Path) -> None:
        self.path = site_dir.resolve()
        self.ready = self._beside("ready")
        self.old = self._beside("old")

    def _beside(self, role: str) -> Path:
        return self.path.with_name(f".{self.path.name}-{role}")

    def swap_lock(self) -> FileLock:
        """Taken for each change of names; its file stays, because others may be waiting on it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return file_lock(self._beside("lock"))

    def new_staging(self) -> tuple[Path, FileLock]:
        """A name that nobody has, and the lock that says that its process is alive."""
        staging = self._beside(f"building-{secrets.token_hex(4)}")
        return staging, self.alive(staging)

    def alive(self, staging: Path) -> FileLock:
        """The lock that the process which builds into a folder holds."""
        return file_lock(staging.with_name(staging.name + ".lock"))

    def discarded(self) -> Path:
        """A name for what is about to be deleted."""
        return self._beside(f"discarded-{secrets.token_hex(4)}")

    def all_discarded(self) -> list[Path]:
        """What was about to be deleted."""
        return self._found("discarded-")

    def all_staging(self) -> list[Path]:
        """Every build folder, alive or not, also one of which only the lock file is left."""
        return sorted({path.with_name(path.name.removesuffix(".lock")) for path in self._found("building-")})

    def _found(self, role: str) -> list[Path]:
        start = f".{self.path.name}-{role}"
        return [path for path in self.path.parent.iterdir() if path.name.startswith(start)]


def _recover_swap(names: _Names) -> Recovery:
    impostors = [path for path in (names.ready, names.old) if _exists(path) and not _is_site(path)]
    for path in impostors:
        remove(path)
    if _exists(names.ready):
        _swap(names)
        return Recovery.FINISHED
    if not _exists(names.old):
        return Recovery.CLEANED if impostors else Recovery.NOTHING
    if not _exists(names.path):
        _rename(names.old, names.path)
        return Recovery.RESTORED
    _discard(names)
    return Recovery.CLEANED


def _swap(names: _Names) -> None:
    """Steps 2 to 4, or those of them that are left."""
    if _exists(names.path):
        if _exists(names.old):
            _discard(names)
        _rename(names.path, names.old)
    try:
        _rename(names.ready, names.path)
    except OSError:
        if _exists(names.old):
            _rename(names.old, names.path)
        raise
    if _exists(names.old):
        _discard(names)


def _discard(names: _Names) -> None:
    """Step 4. The new site is in place already, so an old one that can't be moved is no failure."""
    discarded = names.discarded()
    with suppress(OSError):
        _rename(names.old, discarded)
        remove(discarded)


def _clean(names: _Names) -> bool:
    """Deletes what is of no use to anybody; true if there was anything."""
    found = names.all_discarded()
    for path in found:
        remove(path)
    for staging in names.all_staging():
        alive = names.alive(staging)
        try:
            alive.acquire(blocking=False)
        except Timeout:
            continue  # its process is at work
        found.append(staging)
        remove(staging)
        _end(alive)
    return bool(found)


def _end(alive: FileLock) -> None:
    alive.release()
    with suppress(OSError):  # on Windows another process may just be looking whether it is held
        Path(alive.lock_file).unlink(missing_ok=True)


def _rename(source: Path, target: Path) -> None:
    for left in reversed(range(RENAME_TRIES)):
        try:
            source.rename(target)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(RENAME_PAUSE)


def _is_site(path: Path) -> bool:
    """Whether a name beside the site holds what only a swap puts there: a folder, with something in it."""
    return path.is_dir() and not path.is_symlink() and any(path.iterdir())


def _exists(path: Path) -> bool:
    return os.path.lexists(path)
