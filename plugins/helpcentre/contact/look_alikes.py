"""Hosts in articles that only look like those of a channel: `instagrarn.com`, `vvhatsapp.com`, `wa.rne`.

An address that an editor has copied from a swindler's message would be clicked because it stands in a help
centre. A host is a look-alike of one that we know when

- it reads the same once what is easily overlooked is made the same (`confusables.mjs`): letters of another
  alphabet, `rn` for `m`, `vv` for `w`, a digit for a letter, a dot or dash more;
- or its name is the same but for one slip of the fingers, where the name is long enough that such a neighbour
  is no other word: a letter twice or once too few, or two letters swapped, from 7 letters on; any one letter,
  from 8 letters on, but for its last, which makes other words (telegraf, telegrams). A slip in the ending
  (`.co`, `.con`) counts from 7 letters of the name on.

What stands at or below a known host is none, and neither is the same name below quite another ending: that
may well be somebody's own (facebook.github.io).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import idna

from helpcentre.package_data import PACKAGE, data_text, read_once

_TABLES = PACKAGE / "page/theme/assets/helpcentre/contact"
_COMMENT = re.compile(r"^\s*//[^\n]*$", re.MULTILINE)
_HOST = re.compile(
    r"(?<![\w@.\-–/%+])(?:https?://(?:www\.)?)?((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][^\W_]{1,62})(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
_SWAPPED_FROM, _ANY_SLIP_FROM = 7, 8
"""Letters of a name from which on a slip makes no other word."""


@read_once
def table(name: str) -> Any:
    """A table that scripts read as well: JSON but for its comments.

    Args:
        name: of its file.
    """
    text = _COMMENT.sub("", data_text(_TABLES / name))
    return json.loads(text.partition("export default")[2].strip().rstrip(";"))


def as_read(text: str) -> str:
    """A text as the eye reads it: Latin letters, small, no marks."""
    whole = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    latin = _latin()
    return "".join(
        latin.get(letter, letter) for letter in whole if not unicodedata.category(letter).startswith("M")
    ).lower()


def skeleton(text: str) -> str:
    """What is left of a name when all that is easily overlooked is made the same."""
    read = as_read(text)
    for written, meant in table("confusables.mjs")["alike"]:
        read = read.replace(written, meant)
    return re.sub(r"[\s._-]", "", read)


def look_alikes(text: str, known: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Hosts in a text that only look like known ones: where each starts, as it is written, and the known one.

    Args:
        text: of an article.
        known: hosts of channels and of the services behind them.
    """
    hosts = tuple(dict.fromkeys(host.lower().removeprefix("www.") for host in known if host))
    for match in _HOST.finditer(text):
        like = _known_one(match[1], hosts)
        if like:
            yield match.start(1), match[1], like


@cache
def _known_one(written: str, hosts: tuple[str, ...]) -> str:
    """The known host that a written one only looks like; empty for none."""
    host = _in_letters(written.lower()).removeprefix("www.")
    if any(host == own or host.endswith(f".{own}") for own in hosts):
        return ""
    return next((own for own in hosts if _is_like(host, own)), "")


def _in_letters(host: str) -> str:
    try:
        return idna.decode(host) if "xn--" in host else host
    except idna.IDNAError:
        return host


def _is_like(host: str, own: str) -> bool:
    labels, own_labels = host.split("."), own.split(".")
    tails = {
        ".".join(labels[-count:]) for count in (len(own_labels), len(own_labels) + 1) if count <= len(labels)
    }
    read = skeleton(own)
    if any(skeleton(tail) == read and _is_overlooked(tail, own) for tail in tails):
        return True
    if len(labels) < len(own_labels):
        return False
    *below, name, ending = own_labels
    *own_below, one, other_ending = labels[-len(own_labels) :]
    if below != own_below:
        return False
    if one == name:
        return len(name) >= _SWAPPED_FROM and len(ending) > 2 and _is_one_edit(other_ending, ending)
    return ending == other_ending and _is_slip(as_read(one), name)


def _is_overlooked(host: str, own: str) -> bool:
    """Whether a host that reads like another is no longer one with parts of its own: `in.stagram.com`."""
    return host != own and host.count(".") <= own.count(".") + 1 and not host.endswith(f".{own}")


def _is_slip(one: str, name: str) -> bool:
    if len(name) < _SWAPPED_FROM or one == name or not _is_one_edit(one, name):
        return False
    if sorted(one) == sorted(name) or _without_doubles(one) == _without_doubles(name):
        return True
    return len(name) >= _ANY_SLIP_FROM and one[:-1] not in (name, name[:-1])


def _without_doubles(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _is_one_edit(one: str, other: str) -> bool:
    """Whether one text becomes the other by one letter more, less or changed, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])


@read_once
def _latin() -> dict[str, str]:
    letters = table("confusables.mjs")
    return {
        other: latin
        for group in ("confusables", "nearly")
        for latin, others in letters[group].items()
        for other in others
    }
