"""The store of derived files: what a build makes of Articles besides pages, kept from one build to the next.

A derived file (a PDF, a picture, a lesson) has a key: a hash of all that it shows and of what draws it. The
same key means the same bytes, so an entry is never changed: it is made once, found by every later build, and
thrown away when no build has asked for it for a month.

An entry is a folder `<key>` with its files and `record.json`, what is known of them (pages, seconds). It
comes to be by one rename of a finished folder, so it is whole or not there, also when two builds make the
same one at the same time: the second finds the name taken and takes the first one's. What a lost power cut
short is seen by the sizes in the record. One lock is held for moments only: while a build marks what it uses,
and while old entries are thrown away, so that nobody throws away what another build has just found.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from filelock import FileLock

from helpcentre.failure import LOG, trace_of
from helpcentre.problem import Place, Problem

PROCESSES = 2
"""That make files side by side; each takes the memory of an engine of its own."""
KEPT_DAYS = 30
"""Since a build last asked for an entry: an older branch, gone back to, needs nothing made anew."""
FEW = 3
"""As many files are made here: two processes would take longer to start than they save."""

WITH_MEDIA = "HELPCENTRE_MEDIA"
"""Environment variable that makes a live preview make derived files too: MkDocs passes no options on."""

_RECORD = "record.json"
_UNFINISHED = ".new-"
_DAY = 24 * 60 * 60

R = TypeVar("R")
Problems = tuple[Problem, ...]
Progress = Callable[[int, int], None]
"""Is called with how many have been made, and of how many."""


class Derive(Enum):
    """What a build does about derived files."""

    MAKE = "make"
    """It makes what the store does not have."""
    FIND = "find"
    """It takes what the store has: a live preview must not wait."""
    LEAVE = "leave"
    """It only looks for what an editor has to mend: a check shows nobody its pages."""


@dataclass(frozen=True)
class Made:
    """What a feature made.

    Args:
        files: contents by name.
        record: what is known of them, as JSON can write it.
    """

    files: Mapping[str, bytes]
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Artefact:
    """An entry of the store.

    Args:
        folder: where its files are.
        sizes: bytes of each file, by name.
        record: what is known of them.
    """

    folder: Path
    sizes: Mapping[str, int]
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Order(Generic[R]):
    """A wish for derived files.

    Args:
        key: from `key_of`.
        request: what they are made of; it is sent to another process, so it can be pickled.
        place: what a message about a failure names.
    """

    key: str
    request: R
    place: Place


def key_of(*material: bytes | str) -> str:
    """The key of derived files.

    Args:
        material: all that they show, and the versions of all that draws them.
    """
    digest = sha256()
    for part in material:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


class Store:
    """The entries below a folder.

    Args:
        folder: made when the first entry is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, keys: Iterable[str]) -> dict[str, Artefact]:
        """The entries that there are of these keys; they are marked as used now."""
        if not self.folder.is_dir():
            return {}
        with self._lock():
            return {key: entry for key in dict.fromkeys(keys) if (entry := self._used(key))}

    def put(self, key: str, made: Made) -> Artefact:
        """Keeps what was made; an entry that another build has made meanwhile is as good."""
        target = self._entry(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(_UNFINISHED + secrets.token_hex(8))
        unfinished.mkdir()
        try:
            for name, content in made.files.items():
                (unfinished / name).write_bytes(content)
            sizes = {name: len(content) for name, content in made.files.items()}
            record = {"sizes": sizes, "record": dict(made.record)}
            (unfinished / _RECORD).write_text(json.dumps(record, sort_keys=True), "utf-8")
            try:
                unfinished.rename(target)
            except OSError:
                if not (target / _RECORD).is_file():
                    raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return Artefact(target, sizes, dict(made.record))

    def prune(self, now: float | None = None) -> int:
        """Throws away what no build has asked for in a month, and what stopped builds left.

        Args:
            now: seconds since 1970; the clock if left out. It decides what has to be made again, never what
                a site has in it.

        Returns:
            How many entries are gone.
        """
        if not self.folder.is_dir():
            return 0
        now = time.time() if now is None else now
        gone = 0
        with self._lock():
            for path in self._paths():
                unfinished = path.name.startswith(_UNFINISHED)
                try:
                    used = (path if unfinished else path / _RECORD).stat().st_mtime
                except OSError:
                    used = 0.0  # no entry without its record
                if used < now - (_DAY if unfinished else KEPT_DAYS * _DAY):
                    gone += not unfinished
                    self._discard(path)
        return gone

    def _used(self, key: str) -> Artefact | None:
        folder = self._entry(key)
        try:
            found = json.loads((folder / _RECORD).read_bytes())
            whole = all((folder / name).stat().st_size == size for name, size in found["sizes"].items())
        except FileNotFoundError:
            whole = not folder.exists()
            found = None
        except (OSError, ValueError, KeyError, TypeError):
            whole = False
        if not whole:
            self._discard(folder)
            return None
        if found is None:
            return None
        os.utime(folder / _RECORD)
        return Artefact(folder, found["sizes"], found["record"])

    def _entry(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _paths(self) -> Iterator[Path]:
        for group in sorted(self.folder.iterdir()):
            if group.is_dir():
                yield from sorted(group.iterdir())

    def _discard(self, folder: Path) -> None:
        """By a rename first, so that nobody meets half an entry."""
        discarded = folder.with_name(_UNFINISHED + secrets.token_hex(8))
        with suppress(OSError):
            folder.rename(discarded)
            shutil.rmtree(discarded, ignore_errors=True)

    def _lock(self) -> FileLock:
        return FileLock(self.folder / ".lock")


def derive(
    store: Store,
    orders: Sequence[Order[R]],
    make: Callable[[R], Made | Problems] | None,
    progress: Progress | None = None,
) -> tuple[dict[str, Artefact], list[Problem]]:
    """The derived files of all orders: what the store has, and the rest made and kept.

    Args:
        store: where they are kept.
        orders: what is wanted.
        make: a function of a module, called in another process; it says as Problems what an editor can mend.
            None makes nothing: a live preview shows what the store has.
        progress: is called after each that is made.

    Returns:
        The entries by key, and why others could not be made.
    """
    found = store.find(order.key for order in orders)
    missing = list({order.key: order for order in orders if order.key not in found}.values())
    problems: list[Problem] = []
    if make is None:
        return found, problems
    for done, (order, made) in enumerate(_made(missing, make), 1):
        if isinstance(made, Made):
            found[order.key] = store.put(order.key, made)
        else:
            problems += made
        if progress:
            progress(done, len(missing))
    return found, problems


def _made(
    orders: Sequence[Order[R]], make: Callable[[R], Made | Problems]
) -> Iterator[tuple[Order[R], Made | Problems]]:
    """What each order gives, as it is ready."""
    if len(orders) <= FEW:
        yield from ((order, _attempt(make, order)) for order in orders)
        return
    left = {order.key: order for order in orders}
    with suppress(BrokenProcessPool), _pool(PROCESSES) as pool:
        for order, made in _side_by_side(pool, orders, make):
            del left[order.key]
            yield order, made
    # A process died (out of memory, most likely), and nobody knows over which order: one by one it shows.
    alone: ProcessPoolExecutor | None = None
    try:
        for order in left.values():
            alone = alone or _pool(1)
            try:
                yield order, alone.submit(_attempt, make, order).result()
            except BrokenProcessPool as error:
                alone = None
                yield order, _failure(order, str(error))
    finally:
        if alone:
            alone.shutdown()


def _side_by_side(
    pool: ProcessPoolExecutor, orders: Sequence[Order[R]], make: Callable[[R], Made | Problems]
) -> Iterator[tuple[Order[R], Made | Problems]]:
    """Hands out a few orders at a time, so that finished files don't pile up in memory."""
    waiting = iter(orders)
    running: dict[Future[Made | Problems], Order[R]] = {}
    try:
        while True:
            for order in waiting:
                running[pool.submit(_attempt, make, order)] = order
                if len(running) >= 2 * PROCESSES:
                    break
            if not running:
                return
            ready, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ready:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


def _pool(processes: int) -> ProcessPoolExecutor:
    # Started anew on every system alike: a copy of this process would bring along all that MkDocs has loaded.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _attempt(make: Callable[[R], Made | Problems], order: Order[R]) -> Made | Problems:
    try:
        return make(order.request)
    except Exception as error:  # whatever it is, the message must name the article
        return _failure(order, f"{type(error).__name__}: {error}", trace_of(error))


def _failure(order: Order[R], reason: str, trace: str = "") -> Problems:
    values = {"reason": " ".join(reason.split())[:300], "log": LOG.as_posix()}
    return (Problem(order.place, "artefact.failed", values, trace=trace or reason),)
