"""A kind of channel that nobody has: carrier pigeons. Within `released` it is one of the kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from unittest.mock import patch

import yaml
from pydantic import Field

from helpcentre.contact import kinds
from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.links import Takes
from helpcentre.contact.shape import ChannelShape
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language import words
from helpcentre.language.packaged_words import Texts, flattened

FOLDER = Path(__file__).parent


def _loft(text: str, _country: str | None) -> str | None:
    return text.upper() if re.fullmatch(r"[A-Za-z]{3}-\d{3}", text) else None


class PigeonShape(ChannelShape):
    """A loft, by its ring number."""

    kind: Literal["pigeon"] = Field(description="channel.kind")
    loft: Annotated[Value, value_type("kind_pigeon.loft", _loft, type="string")] = Field(
        description="channel_kind.pigeon.fields.loft"
    )


class Pigeon(ChannelKind):
    """A carrier pigeon."""

    name = "pigeon"
    shape = PigeonShape
    value_key = "loft"
    icon = "bird"
    schemes = ("pigeon",)
    is_written = True
    is_always_there = True
    can_be_copied = True
    can_be_blocked = True
    report = "carried"
    compared_as = "handle"
    places: ClassVar[Mapping[str, Any]] = {"hosts": ["pigeonpost.example.org"]}

    def hosts(self) -> Sequence[str]:
        return ("pigeonpost.example.org",)

    def shown(self, channel: Channel, text: str, words: words.Words) -> str | None:
        return f"✉{text}"

    def link(self, channel: Channel, text: str) -> str | None:
        return f"pigeon:{text}"

    def takes(self, channel: Channel) -> Takes:
        return Takes(text="scroll", page=True)

    def has_code(self, channel: Channel) -> bool:
        return True

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        return (CardLine("X-PIGEON", (text,)),)

    def contact_point(self, channel: Channel, text: str) -> Mapping[str, Any]:
        return {"identifier": text}

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        return (re.compile(rf"(?:pigeon:)?{text}", re.IGNORECASE),)

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        for match in re.finditer(r"pigeon:[A-Za-z]{3}-\d{3}", text):
            yield match.start(), match[0]


@contextmanager
def released() -> Iterator[None]:
    """The kind is there while the block runs."""
    read = words._words

    def with_ours(language: str) -> tuple[Texts, Texts, tuple[str, ...]]:
        texts, owners, site = read(language)
        ours = dict(flattened(yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))))
        return {**texts, **ours}, {**owners, **dict.fromkeys(ours, next(iter(owners.values())))}, site

    with kinds.added(Pigeon()), patch.object(words, "_words", with_ours):
        yield
