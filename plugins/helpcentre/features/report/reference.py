"""The reference of a report: made on the visitor's device, read by the team. For its owner: CHANNELS.md.

    <yymmdd>-<article>-<serial><check>        261122-T4KD-7QXH

The day is that of the visitor's device. The article is four characters of a hash of its key (FNV-1a of 32
bits), the serial three of a hash of text and moment, so that two reports of a day differ. The check character
is the sum of all values, each times its place, modulo 31: because 31 is a prime, one wrong character and two
swapped neighbours are always found. The alphabet has no 0, 1, I, L, O, which are read for one another.
reference.mjs makes it; tests/cases/report/references.json tests both.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_ARTICLE = 4
_WRITTEN = re.compile(rf"(\d{{6}})([{ALPHABET}]{{{_ARTICLE}}})([{ALPHABET}]{{3}})([{ALPHABET}])")


@dataclass(frozen=True)
class Reference:
    """What a reference says.

    Args:
        day: when the report was made, by the visitor's device.
        articles: keys of the articles it may be about; nearly always one. None when the site has no such.
        serial: tells reports of one day and article apart.
    """

    day: date
    articles: tuple[str, ...]
    serial: str


def article_code(key: str) -> str:
    """An article within a reference.

    Args:
        key: `section/slug`; a hub's, `section/index`, when the symptom is not on the list.
    """
    return _in_alphabet(_fnv1a(key), _ARTICLE)


def decode(reference: str, keys: Iterable[str]) -> Reference | None:
    """What a reference says; None for one that was misheard or that no page of ours has made.

    Args:
        reference: as it was quoted: small letters, spaces and any dashes do no harm.
        keys: of the site's articles.
    """
    match = _WRITTEN.fullmatch(re.sub(r"[\s\-‐‑‒–—−]", "", reference).upper())
    if match is None or check_character("".join(match.groups()[:3])) != match[4]:
        return None
    try:
        day = date.fromisoformat(f"20{match[1]}")
    except ValueError:
        return None
    return Reference(day, tuple(sorted(key for key in keys if article_code(key) == match[2])), match[3])


def check_character(written: str) -> str:
    """The last character of a reference.

    Args:
        written: what stands before it, without dashes.
    """
    values = (int(c) if place < 6 else ALPHABET.index(c) for place, c in enumerate(written))
    return ALPHABET[sum(place * value for place, value in enumerate(values, 1)) % len(ALPHABET)]


def reference_table(keys: Iterable[str]) -> str:
    """The table by which others than Python read references: the articles of each code, as JSON."""
    table: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        table[article_code(key)].append(key)
    return json.dumps({"version": 1, "articles": dict(sorted(table.items()))}, indent=1) + "\n"


def _fnv1a(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _in_alphabet(value: int, length: int) -> str:
    characters = ""
    for _ in range(length):
        value, rest = divmod(value, len(ALPHABET))
        characters = ALPHABET[rest] + characters
    return characters
