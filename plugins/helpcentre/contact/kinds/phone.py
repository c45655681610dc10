"""A telephone number: with an extension, short, or free of charge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from helpcentre.contact import number
from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.hours_shape import StatedHours
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.words import Words

# An editor's program may read an unquoted 193 as a number; we read text.
Number = Annotated[Value, value_type("contact.number", number.read_number, type=["string", "integer"])]


class PhoneShape(ChannelShape):
    """A telephone number."""

    kind: Literal["phone"] = Field(description="channel.kind")
    number: Number = Field(description="channel_kind.phone.fields.number")
    extension: Annotated[str, StringConstraints(pattern=r"^\d{1,11}$")] | None = Field(
        None, description="channel_kind.phone.fields.extension"
    )
    hours: StatedHours = Field(None, description="channel.hours")


class Phone(ChannelKind):
    """A telephone number. Links are those of RFC 3966."""

    name = "phone"
    shape = PhoneShape
    value_key = "number"
    icon = "phone-outline"
    schemes = ("tel",)
    is_spoken = True
    is_live = True
    compared_as = "number"

    def value(self, entry: ChannelShape) -> Value:
        """The number with its extension."""
        value = super().value(entry)
        own = entry.extension if isinstance(entry, PhoneShape) else None
        if value.text is None or not own or number.extension(value.text):
            return value
        return replace(value, text=value.text + number.EXTENSION + own)

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """As its country groups it."""
        return number.in_words(text, words)

    def told(self, channel: Channel, text: str) -> str:
        """As it is dialled, with its extension as RFC 3966 writes it."""
        return number.telephone(text)

    def link(self, channel: Channel, text: str) -> str | None:
        """`tel:` (RFC 3966)."""
        return "tel:" + number.telephone(text).replace("#", "%23")

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """A line that telephones dial: they wait at a comma, and make digits of the letters of `ext`."""
        own = number.extension(text)
        dialled = number.dialled(text) + (f",{own}" if own else "")
        return (CardLine("TEL;TYPE=WORK,VOICE", (dialled,), is_text=False),)

    def contact_point(self, channel: Channel, text: str) -> Mapping[str, Any]:
        """`telephone` of schema.org."""
        return {"telephone": number.telephone(text)}

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """The ways its digits may be grouped and begun."""
        return number.written_forms(text)

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Every number that exists in its country's plan, but for those that are made up."""
        for start, written in number.numbers_in(text, country):
            if not _MADE_UP.search(re.sub(r"\D", "", written)[-7:]):
                yield start, written

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """What may be dialled."""
        return {"spellings": number.dialled_forms(text, country)}


_MADE_UP = re.compile(r"(\d)\1{3}|^1234567$|^55501\d\d$")
"""The last seven digits of a number nobody has: 555 55 55, 000 00 00, 1234567, 555-0143."""

KIND = Phone()
