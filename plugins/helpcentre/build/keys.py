"""Keys that are right by construction: what a derived file depends on is found, never listed.

A key holds the values that something is made of (`digest_of`), the source of every module that its maker can
reach by imports (`program_digest`), Python's version, and the version of every distribution that this package
requires (`third_party_digest`). The data files that the maker opens are recorded while it works
(`helpcentre.package_data`) and checked when its result is asked for again (`build.store`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from helpcentre.package_data import PACKAGE

Read = Callable[[Path], bytes]
"""How a file's bytes are read; tests give one that changes a byte."""

SILENT = {"in_key": False}
"""Metadata of a dataclass field that the result does not depend on, such as a line for messages."""

_KEPT = "_key_digest"
_LARGE = 20
"""Parts from which on a dataclass keeps its hash."""
_NAME = PACKAGE.name
_IMPORT = re.compile(
    rf"^[ \t]*(?:from[ \t]+({_NAME}(?:\.\w+)*)[ \t]+import[ \t]*(\([^)]*\)|[^\n]*)"
    rf"|import[ \t]+({_NAME}(?:\.\w+)*))",
    re.MULTILINE,
)
_LEFT_OUT = re.compile(r"#[^\n]*|\bas\s+\w+")
_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def key_of(maker: Callable[..., object], value: object, read: Read = Path.read_bytes) -> str:
    """The key of what a maker makes of a value.

    Args:
        maker: a function of a module; its module and all that this can reach are part of the key.
        value: what it is given, and all else that its result depends on, such as the hash of a file.
        read: how modules are read.
    """
    return digest_of(
        (maker.__qualname__, program_digest(maker.__module__, read), third_party_digest(), value)
    )


# --- Values -------------------------------------------------------------------------------------------------


def digest_of(value: object) -> str:
    """A hash of a value: equal for equal values, different for any other, in every process.

    Args:
        value: texts, bytes, numbers, dates, enum members, None, and tuples, lists, sets, mappings,
            dataclasses and pydantic models of them. Fields whose metadata is `SILENT` are left out.

    Raises:
        TypeError: something in it has no bytes that stay the same, such as a function or an open file.
    """
    digest = sha256()
    for part in _parts(value):
        digest.update(part)
    return digest.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    """The value as bytes in which nothing is taken for something else: each part says its kind and size."""
    match value:
        case None | bool() | int() | float() | date():
            yield _told(type(value).__name__, repr(value).encode())
        case Enum():
            yield _told("enum", f"{type(value).__qualname__}.{value.name}".encode())
        case str():
            yield _told("str", value.encode("utf-8", "surrogatepass"))
        case bytes():
            yield _told("bytes", value)
        case Mapping():
            yield from _row("mapping", sorted((digest_of(key), entry) for key, entry in value.items()))
        case Set():
            yield from _row("set", sorted(digest_of(entry) for entry in value))
        case Sequence():
            yield from _row("row", value)
        case _ if hasattr(type(value), "model_fields"):  # of pydantic, which takes long to import
            names: Iterable[str] = getattr(type(value), "model_fields", ())
            entries = [(name, getattr(value, name)) for name in names]
            yield from _row(type(value).__qualname__, entries)
        case _ if is_dataclass(value) and not isinstance(value, type):
            yield _told(type(value).__qualname__, _dataclass_digest(value).encode())
        case _:
            raise TypeError(f"no key can be made of {type(value).__qualname__}")


def _dataclass_digest(value: Any) -> str:
    """The hash of a dataclass; a large one that can't change keeps it: booklets have the guides' articles."""
    kept = getattr(value, "__dict__", {})
    if _KEPT in kept:
        return str(kept[_KEPT])
    shown = [field.name for field in fields(value) if field.metadata.get("in_key", True)]
    parts = list(_row("fields", [(name, getattr(value, name)) for name in shown]))
    found = sha256(b"".join(parts)).hexdigest()
    if len(parts) >= _LARGE and type(value).__dataclass_params__.frozen:
        kept[_KEPT] = found
    return found


def _row(kind: str, entries: Sequence[object]) -> Iterator[bytes]:
    yield _told(kind, str(len(entries)).encode())
    for entry in entries:
        yield from _parts(entry)


def _told(kind: str, content: bytes) -> bytes:
    return f"{kind}:{len(content)}:".encode() + content


# --- The program --------------------------------------------------------------------------------------------


@cache
def program_digest(module: str, read: Read = Path.read_bytes) -> str:
    """A hash of the source of a module and of all of this package that it can reach by imports.

    Args:
        module: its dotted name.
        read: how a file is read.
    """
    digest = sha256()
    for name in sorted(reached([module])):
        digest.update(_told(name, read(_file(name))))
    digest.update(sys.version.encode())
    return digest.hexdigest()


def reached(modules: Iterable[str]) -> frozenset[str]:
    """The modules of this package that modules can reach by imports, late ones and those for types included.

    Args:
        modules: dotted names; they are part of the answer, and so are the packages that they stand in.
    """
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in found or not name.startswith(_NAME):
            continue
        found.add(name)
        parent = name.rpartition(".")[0]
        waiting += [parent] if parent else []
        waiting += _imported(name)
    return frozenset(found)


@cache
def _imported(module: str) -> tuple[str, ...]:
    """The modules of this package that a module names in its imports."""
    text = _file(module).read_text("utf-8")
    names = []
    for package, imported, plain in _IMPORT.findall(text):
        names.append(package or plain)
        for part in _LEFT_OUT.sub("", imported).strip("()").split(","):
            below = f"{package}.{part.strip()}"
            if part.strip() and _is_module(below):
                names.append(below)
    return tuple(dict.fromkeys(names))


def _is_module(name: str) -> bool:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def _file(name: str) -> Path:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    package = path / "__init__.py"  # a folder of data beside a module may have the same name
    return package if package.is_file() else path.with_suffix(".py")


# --- What others wrote --------------------------------------------------------------------------------------


@cache
def third_party_digest() -> str:
    """One hash for all code of others: name and version of each distribution that this package requires.

    The versions that are installed say what the lock says, and hold where a site is built without one.
    """
    versions: dict[str, str] = {}
    waiting = [_NAME]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()  # as PEP 503 compares names
        if name in versions:
            continue
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or of an extra that is not installed
        versions[name] = found.version
        for requirement in found.requires or ():
            is_extra = re.search(r";.*\bextra\s*==", requirement)
            if not is_extra and (match := _REQUIREMENT.match(requirement)):
                waiting.append(match[0])
    del versions[_NAME]  # its own source is hashed instead
    return digest_of(versions)
