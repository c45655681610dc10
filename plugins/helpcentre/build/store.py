"""The store of derived files: what a build makes of Articles besides pages, kept from one build to the next.

A derived file (a PDF, a picture, a lesson) has a key: a hash of all that it shows and of what draws it
(`build.keys`); the data files (of the package, of the site's languages) that it was made of are in its
record. The same of both means the same bytes, so an entry is never changed: it is made once, found by every
later build, and thrown away when no build has asked for it for a month.

An entry is a folder `<key>.<variant>` with its files and `record.json`, what is known of them (pages,
seconds). It comes to be by one rename of a finished folder, so it is whole or not there, also when two builds
make the same one at the same time: the second finds the name taken and takes the first one's. One lock is
held for moments only: while a build marks what it uses, and while old entries are thrown away, so that nobody
throws away what another build has just found.

Nothing in it is trusted by its name or shape. The record has a hash of itself and one of every file; a build
that finds an entry compares them, and again what it copies into the site. Whatever is not exactly what was
written (a flipped bit, a half file, a pipe, a folder for a file, no permission to read) is as good as absent:
it goes, and is made anew. So a damaged store costs time and nobody's attention.
"""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from filelock import FileLock

from helpcentre.build.disk import DamagedError, file_lock, is_file, make_folder, refusal, remove
from helpcentre.build.failure import LOG, trace_of
from helpcentre.build.keys import Read
from helpcentre.package_data import data_path, recorded, site_root, use_site
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
_VARIANT = 16
"""Digits of an entry's name that tell apart what was made of other data files."""
_SEAL = b'{"sha256": "%s", '
"""What a record begins with: the hash of the rest. So it is compared before anything is read from it."""
_PART = 1 << 20
"""Bytes that are copied at a time."""
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
        data: the data files that they were made of; whoever calls the maker notes them.
    """

    files: Mapping[str, bytes]
    record: Mapping[str, Any]
    data: tuple[str, ...] = ()


@dataclass(frozen=True)
class SiteFile:
    """A file on its way into the site.

    Args:
        path: where it is.
        digest: the SHA-256 of its content in hexadecimal; empty for an editor's own file, which is right as
            it is.
    """

    path: Path
    digest: str = ""

    @property
    def size(self) -> int:
        """In bytes."""
        return self.path.stat().st_size

    def read_bytes(self) -> bytes:
        """Its content.

        Raises:
            DamagedError: it is not what it should be.
        """
        content = self.path.read_bytes()
        self._compare(sha256(content).hexdigest())
        return content

    def copy_to(self, target: Path) -> None:
        """Copies it. No link: what is done to a site must not reach the source.

        Args:
            target: the file to be; its folder is made.

        Raises:
            DamagedError: what was copied is not what it should be; then there is no target.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = sha256()
        with self.path.open("rb") as source, target.open("wb") as copy:
            while part := source.read(_PART):
                digest.update(part)
                copy.write(part)
        try:
            self._compare(digest.hexdigest())
        except DamagedError:
            target.unlink()
            raise

    def _compare(self, found: str) -> None:
        if self.digest not in ("", found):
            raise DamagedError(errno.EIO, os.strerror(errno.EIO), str(self.path))


@dataclass(frozen=True)
class Artefact:
    """An entry of the store.

    Args:
        files: by name.
        record: what is known of them.
    """

    files: Mapping[str, SiteFile]
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Order(Generic[R]):
    """A wish for derived files.

    Args:
        key: of all that they depend on besides data files (`build.keys`).
        request: what they are made of; it is sent to another process, so it can be pickled.
        place: what a message about a failure names.
    """

    key: str
    request: R
    place: Place


def _sealed(record: bytes) -> bytes:
    """A record, as JSON, with its own hash in it."""
    return _SEAL % sha256(record).hexdigest().encode() + record.removeprefix(b"{")


def _unsealed(content: bytes) -> Any:
    """What a record says.

    Raises:
        ValueError: it is not what was written.
    """
    record = b"{" + content[len(_sealed(b"")) :]
    if content != _sealed(record):
        raise ValueError
    return json.loads(record)


class Store:
    """The entries below a folder.

    Args:
        folder: made when the first entry is.
        own: the uppermost of the folders above whose name is the store's too; the folder itself if left out.
        is_renewed: whether nothing that it has is taken, and all is made anew.
    """

    def __init__(self, folder: Path, own: Path | None = None, *, is_renewed: bool = False) -> None:
        self.folder = folder
        self._own = own or folder
        self._is_renewed = is_renewed

    def find(self, keys: Iterable[str], read: Read = Path.read_bytes) -> dict[str, Artefact]:
        """The entries that there are of these keys, made of data files as they are now.

        They are marked as used now.

        Args:
            keys: of orders.
            read: how a data file is read.
        """
        if self._is_renewed or not self.folder.is_dir():
            return {}
        now = _DataDigests(read)
        found: dict[str, _Entry] = {}
        with self._lock():
            for key in dict.fromkeys(keys):
                fitting = (entry for entry in self._entries(key) if now.are(entry.data))
                if entry := next(fitting, None):
                    found[key] = entry
                    with suppress(OSError):
                        os.utime(entry.folder / _RECORD)
        return {key: artefact for key, entry in found.items() if (artefact := self._whole(entry))}

    def put(self, key: str, made: Made) -> Artefact:
        """Keeps what was made; an entry that another build has made meanwhile is as good."""
        data = _DataDigests().of(made.data)
        target = self._folder(key, data)
        make_folder(target.parent, self._own)
        if self._is_renewed:
            self._discard(target)
        unfinished = target.with_name(_UNFINISHED + secrets.token_hex(8))
        unfinished.mkdir()
        try:
            for name, content in made.files.items():
                (unfinished / name).write_bytes(content)
            digests = {name: sha256(content).hexdigest() for name, content in made.files.items()}
            told = {"files": digests, "record": dict(made.record), "data": data}
            record = json.dumps(told, sort_keys=True)
            (unfinished / _RECORD).write_bytes(_sealed(record.encode()))
            try:
                unfinished.rename(target)
            except OSError:
                there = self._entry(target)
                if there and (artefact := self._whole(there)):
                    return artefact
                unfinished.rename(target)
        finally:
            remove(unfinished)
        return _artefact(target, digests, dict(made.record))

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

    def _entries(self, key: str) -> Iterator[_Entry]:
        """All entries of a key: each was made of other data files."""
        group = self.folder / key[:2]
        with suppress(OSError):
            for folder in sorted(group.glob(f"{key}.*")):
                if entry := self._entry(folder):
                    yield entry

    def _entry(self, folder: Path) -> _Entry | None:
        """What an entry says of itself; one that can't be read goes."""
        try:
            found = _unsealed(_read(folder / _RECORD))
            return _Entry(folder, dict(found["files"]), dict(found["record"]), dict(found["data"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            self._discard(folder)  # damaged, or of another version of the store
            return None

    def _whole(self, entry: _Entry) -> Artefact | None:
        """An entry whose files are exactly what was written; anything else goes."""
        with suppress(OSError, TypeError):
            if all(_digest(entry.folder / name) == digest for name, digest in entry.files.items()):
                return _artefact(entry.folder, entry.files, entry.record)
        self._discard(entry.folder)
        return None

    def _folder(self, key: str, data: Mapping[str, str]) -> Path:
        variant = sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:_VARIANT]
        return self.folder / key[:2] / f"{key}.{variant}"

    def _paths(self) -> Iterator[Path]:
        for group in sorted(self.folder.iterdir()):
            paths: list[Path] = []
            with suppress(OSError):
                paths = sorted(group.iterdir()) if group.is_dir() else []
            yield from paths

    def _discard(self, folder: Path) -> None:
        """By a rename first, so that nobody meets half an entry."""
        discarded = folder.with_name(_UNFINISHED + secrets.token_hex(8))
        with suppress(OSError):
            folder.rename(discarded)
            remove(discarded)

    def _lock(self) -> FileLock:
        return file_lock(self.folder / ".lock")


@dataclass(frozen=True)
class _Entry:
    """What an entry says of itself: the hashes of its files, its record, the hashes of its data files."""

    folder: Path
    files: Mapping[str, str]
    record: Mapping[str, Any]
    data: Mapping[str, str]


class _DataDigests:
    """Hashes of data files as they are now, each taken once."""

    def __init__(self, read: Read = Path.read_bytes) -> None:
        self._read = read
        self._known: dict[str, str] = {}

    def are(self, data: Mapping[str, str]) -> bool:
        """Whether files still have these hashes."""
        return self.of(data) == data

    def of(self, names: Iterable[str]) -> dict[str, str]:
        """The hash of each file; empty for one that is gone."""
        for name in names:
            if name not in self._known:
                try:
                    self._known[name] = sha256(self._read(data_path(name))).hexdigest()
                except OSError:
                    self._known[name] = ""
        return {name: self._known[name] for name in names}


def _artefact(folder: Path, digests: Mapping[str, str], record: Mapping[str, Any]) -> Artefact:
    return Artefact({name: SiteFile(folder / name, digest) for name, digest in digests.items()}, record)


def _read(path: Path) -> bytes:
    if not is_file(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return path.read_bytes()


def _digest(path: Path) -> str:
    if not is_file(path):
        return ""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


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
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=use_site, initargs=(site_root(),))


def _attempt(make: Callable[[R], Made | Problems], order: Order[R]) -> Made | Problems:
    try:
        with recorded() as data:
            made = make(order.request)
        return replace(made, data=tuple(sorted(data))) if isinstance(made, Made) else made
    except OSError as error:
        if refusal(error)[0] == "disk_full":
            raise  # no article's fault
        return _failure(order, f"{type(error).__name__}: {error}")
    except Exception as error:  # whatever it is, the message must name the article
        return _failure(order, f"{type(error).__name__}: {error}", trace_of(error))


def _failure(order: Order[R], reason: str, trace: str = "") -> Problems:
    values = {"reason": " ".join(reason.split())[:300], "log": LOG.as_posix()}
    return (Problem(order.place, "artefact.failed", values, trace=trace or reason),)
