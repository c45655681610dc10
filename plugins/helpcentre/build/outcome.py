"""What a build or a check came to, said again when nothing has changed since: that costs a look at the files.

A command keeps, beside what it said, all that it read (`build.reads`): the hash of each file, the names in
each folder, the environment variables it asked for, the whole program and the versions of all that is
installed; a build also keeps what the finished site looks like, a check the day, because its warnings know
the calendar. The next one with the same arguments compares first, before anything is imported that takes
time. Whatever differs, or can't be read, makes it an ordinary run. An outcome is kept only if no file
changed while the command worked.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path

from helpcentre.build.reads import OWN_FOLDER, Names, Reads, names_in, signature
from helpcentre.package_data import PACKAGE

COMMANDS = ("build", "check")
"""Those that end with the same words while nothing changes."""
FOLDER = Path(OWN_FOLDER, "helpcentre", "outcomes")
"""Relative to mkdocs.yml."""
SECONDS = "\0"
"""Stands in what is said for the time that the command has taken."""

_VALUED = {"-f": "file", "--config-file": "file", "--lang": "", "--today": "today"}


@dataclass(frozen=True)
class Question:
    """A command whose outcome may be known.

    Args:
        root: the folder of mkdocs.yml.
        arguments: of the command.
        day: on which its outcome holds, as it was when the question was put; empty for one that always does.
    """

    root: Path
    arguments: tuple[str, ...]
    day: str

    @property
    def file(self) -> Path:
        """Where its outcome is kept."""
        name = sha256(json.dumps([str(Path.cwd()), *self.arguments]).encode()).hexdigest()[:24]
        return self.root / FOLDER / f"{name}.json"


@dataclass(frozen=True)
class Outcome:
    """What a command came to.

    Args:
        code: its exit code.
        said: what it printed, in order: whether as an error, and the text.
        day, files, folders, environment, program: what it depends on.
        site: the folder of the finished site.
        state: of that folder, after a build; empty after a check, which doesn't touch it.
    """

    code: int
    said: list[tuple[bool, str]]
    day: str
    files: dict[str, str]
    folders: dict[str, str]
    environment: dict[str, str | None]
    program: str
    site: str
    state: str


def question(arguments: Sequence[str]) -> Question | None:
    """The question that arguments put; None for another command, or one that wants everything made anew."""
    given = dict.fromkeys(_VALUED.values(), "")
    commands: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, has_value, value = argument.partition("=")
        if name in _VALUED:
            given[_VALUED[name]] = value if has_value else next(waiting, "")
        elif argument in ("-h", "--help", "--no-cache"):
            return None
        elif not argument.startswith("-"):
            commands.append(argument)
    if len(commands) != 1 or commands[0] not in COMMANDS:
        return None
    is_dated = commands[0] == "check" and not given["today"]
    try:
        root = Path(given["file"] or "mkdocs.yml").absolute().parent
    except OSError:  # the folder that it was called in is gone
        return None
    return Question(root, tuple(arguments), datetime.now(UTC).date().isoformat() if is_dated else "")


def known_outcome(asked: Question) -> Outcome | None:
    """The outcome that was kept, if nothing that it depends on has changed."""
    try:
        kept, _, seal = asked.file.read_bytes().rpartition(b"\n")
        if sha256(kept).hexdigest() != seal.decode():
            return None
        found = Outcome(**json.loads(kept))
    except (OSError, ValueError, TypeError):
        return None
    holds = (
        found.day == asked.day
        and all(os.environ.get(name) == value for name, value in found.environment.items())
        and all(_listed(path, found.site) == names for path, names in found.folders.items())
        and found.program == program_digest()
        and all(_hash(path) == digest for path, digest in found.files.items())
        and found.state in ("", _state(found.site))
    )
    return found if holds else None


def keep(
    asked: Question, reads: Reads, code: int, said: Iterable[tuple[bool, str]], site: Path, *, is_made: bool
) -> None:
    """Keeps an outcome; not if a file has changed since it was read, or there is no place to write.

    Args:
        asked: the command.
        reads: what it read.
        code: its exit code.
        said: what it printed: whether as an error, and the text.
        site: the folder of the finished site.
        is_made: whether the command made it.
    """
    made = os.path.realpath(site)
    files = {path: was for path, was in reads.files.items() if not _is_inside(path, made)}
    folders = {path: was for path, was in reads.folders.items() if not _is_inside(path, made)}
    outcome = Outcome(
        code=code,
        said=list(said),
        day=asked.day,
        files={path: _hash(path) for path in files},
        folders={path: _listed(path, made) for path in folders},
        environment=reads.environment,
        program=program_digest(),
        site=made,
        state=_state(made) if is_made else "",
    )
    # After the hashes: what has changed before them or between them is not what the command has read.
    if any(signature(path) != was for path, was in files.items()):
        return
    if any(_listing(made, path, was) != outcome.folders[path] for path, was in folders.items()):
        return
    from helpcentre.build.disk import make_folder  # noqa: PLC0415 - what it stands beside takes long to load

    content = json.dumps(asdict(outcome), ensure_ascii=False).encode()
    with suppress(OSError):
        make_folder(asked.file.parent, asked.root / OWN_FOLDER)
        unfinished = asked.file.with_name(f".new-{secrets.token_hex(8)}")
        unfinished.write_bytes(content + b"\n" + sha256(content).hexdigest().encode())
        unfinished.replace(asked.file)


def program_digest() -> str:
    """A hash of the package, of Python, and of the names and versions of all that is installed."""
    digest = sha256(sys.version.encode())
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        digest.update(json.dumps(names_in(folder)).encode())
    for folder, names, files in os.walk(PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            path = os.path.join(folder, name)
            digest.update(f"{os.path.relpath(path, PACKAGE)}\0{_hash(path)}\0".encode())
    return digest.hexdigest()


def _hash(path: str) -> str:
    """The hash of a file; empty if there is none that can be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return "other"
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _listed(path: str, site: str) -> str:
    return _listing(site, path, names_in(path))


def _listing(site: str, path: str, names: Names | None) -> str:
    """A hash of the names in a folder without that of the finished site, which is looked at by itself."""
    if names is None:
        return ""
    others = [name for name in names if os.path.join(path, name.rstrip("/")) != site]
    return sha256(json.dumps(others).encode()).hexdigest()


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _state(folder: str) -> str:
    """A hash of what the system says of all files below a folder, and of what is left of a stopped swap."""
    digest = sha256()
    parent, name = os.path.split(folder)
    with suppress(OSError):
        beside = sorted(
            entry for entry in os.listdir(parent) if entry.startswith((f".{name}-old", f".{name}-ready"))
        )
        digest.update(repr(beside).encode())
    for place, names, files in os.walk(folder):
        names.sort()
        for file in sorted(files):
            path = os.path.join(place, file)
            digest.update(f"{os.path.relpath(path, folder)}\0{signature(path)}\0".encode())
    return digest.hexdigest()


def lines(outcome: Outcome, seconds: str) -> Iterator[tuple[bool, str]]:
    """What is to be printed: whether as an error, and the text."""
    for is_error, text in outcome.said:
        yield is_error, text.replace(SECONDS, seconds)
