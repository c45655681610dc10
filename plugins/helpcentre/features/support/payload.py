"""The start payload of a link to a bot: what the bot learns of the page that a visitor comes from.

For its owner: CHANNELS.md.

    <language>_<kind>_<section>_<slug>[_<tier>]        az_h_account_register, az_t_account_locked_gold

The narrowest service takes 1 to 64 of `A-Z a-z 0-9 _ -` (https://core.telegram.org/api/links#bot-links).
Names of folders and files have no `_`, so the first four parts can be told apart; what follows is the tier.
An article whose name leaves no room stands as section `X` and a hash. No personal data: only what the address
of the page says too, and the tier if the visitor has named one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from helpcentre.article.kinds import ARTICLE_KINDS, Kind

LIMIT = 64
"""Characters of a payload, by the narrowest service."""
NO_KIND = "n"
"""Stands for no article, such as the page that says that an address is not there."""
SHORTENED = "X"
"""In place of a section, which is never in capitals."""
_HASH = 12
_LONGEST_LANGUAGE = 11  # `az-Latn-AZ`, and one more
_LONGEST_TIER = 12
_PAYLOAD = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)_(?P<kind>[a-z])"
    r"_(?P<section>[a-z0-9-]*|X)_(?P<slug>[a-z0-9-]*)(?:_(?P<tier>[A-Za-z0-9_]+))?"
)


@dataclass(frozen=True)
class Start:
    """What a payload says.

    Args:
        language: code of the language that was read.
        kind: of the article; None when the visitor was on none.
        article: its key, `account/register`; empty for none. A shortened one that no table explains stays so.
        tier: id of the tier that the visitor named; empty for none.
    """

    language: str
    kind: Kind | None = None
    article: str = ""
    tier: str = ""


def article_part(key: str) -> str:
    """An article within a payload: `account_register`, or `X_` and a hash when that would be too long.

    Args:
        key: `section/slug`, `index` for the home page, empty for none.
    """
    section, _, slug = key.rpartition("/")
    part = f"{section}_{slug}"
    room = LIMIT - _LONGEST_LANGUAGE - len("_h_") - len("_") - _LONGEST_TIER
    return part if len(part) <= room else f"{SHORTENED}_{_hashed(key)}"


def tier_part(tier: str) -> str:
    """A tier within a payload: its id, or a hash of one that is too long, which no id looks like."""
    return tier if len(tier) <= _LONGEST_TIER else SHORTENED + _hashed(tier)[: _LONGEST_TIER - 1]


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_HASH]


def encode(start: Start) -> str:
    """The payload: 1 to 64 of `A-Z a-z 0-9 _ -`.

    Raises:
        ValueError: a language, article or tier that can't be written so; names of a checked site all can.
    """
    kind = start.kind.letter if start.kind else NO_KIND
    parts = [start.language, kind, article_part(start.article), *filter(None, [tier_part(start.tier)])]
    payload = "_".join(parts)
    if len(payload) > LIMIT or not _PAYLOAD.fullmatch(payload):
        raise ValueError(payload)
    return payload


def decode(
    payload: str, articles: Mapping[str, str] | None = None, tiers: Iterable[str] = ()
) -> Start | None:
    """What a payload says; None for one that no page of ours has made.

    Args:
        payload: what the service hands to the bot. It comes from outside: anybody can write one.
        articles: `articles` of the table, for shortened ones.
        tiers: ids of the tiers, for shortened ones.
    """
    match = _PAYLOAD.fullmatch(payload) if len(payload) <= LIMIT else None
    kinds: dict[str, Kind | None] = {NO_KIND: None, **{kind.letter: kind for kind in ARTICLE_KINDS.values()}}
    if match is None or match["kind"] not in kinds:
        return None
    part = f"{match['section']}_{match['slug']}"
    plain = part if match["section"] == SHORTENED else "/".join(filter(None, part.split("_")))
    tier = match["tier"] or ""
    return Start(
        match["language"],
        kinds[match["kind"]],
        (articles or {}).get(part, plain),
        {tier_part(id): id for id in tiers}.get(tier, tier),
    )
