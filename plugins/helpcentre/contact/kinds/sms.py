"""A number that takes text messages; it may be a short one.

Links: RFC 5724, `sms:<number>?body=<text>`, which Android and the iPhone open with the text filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from helpcentre.contact import number
from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.words import Words


def _read(text: str, country: str | None) -> str | None:
    found = number.read_number(text, country)
    return (
        found
        if found and not number.extension(found) and found.lstrip("+").replace(" ", "").isdigit()
        else None
    )


Number = Annotated[Value, value_type("contact.number", _read, type=["string", "integer"])]


class SmsShape(ChannelShape):
    """A number for text messages."""

    kind: Literal["sms"] = Field(description="channel.kind")
    number: Number = Field(description="channel_kind.sms.fields.number")


class Sms(ChannelKind):
    """A number for text messages."""

    name = "sms"
    shape = SmsShape
    value_key = "number"
    icon = "message-outline"
    schemes = ("sms",)
    is_written = True
    is_always_there = True
    can_be_copied = True
    report = "carried"
    compared_as = "number"

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """As its country groups it."""
        return number.in_words(text, words)

    def told(self, channel: Channel, text: str) -> str:
        """As it is dialled."""
        return number.dialled(text)

    def link(self, channel: Channel, text: str) -> str | None:
        """`sms:<number>`."""
        return f"sms:{number.dialled(text)}"

    def takes(self, channel: Channel) -> Takes:
        """The message, with the page that the visitor comes from."""
        return Takes(text="body", page=True)

    def has_code(self, channel: Channel) -> bool:
        """Always: a computer sends no text messages."""
        return True

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """A telephone that takes messages (RFC 2426, 3.3.1)."""
        return (CardLine("TEL;TYPE=WORK,MSG", (number.dialled(text),), is_text=False),)

    def contact_point(self, channel: Channel, text: str) -> Mapping[str, Any]:
        """`telephone` of schema.org."""
        return {"telephone": number.dialled(text)}

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """Its link, then the number."""
        link = re.compile(rf"sms:{re.escape(number.dialled(text))}(?!\d)", re.IGNORECASE)
        return (link, *(number.written_forms(text) if text.startswith("+") else ()))

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Links to numbers."""
        for match in re.finditer(r"(?<!\w)sms:\+?\d{3,}", text, re.IGNORECASE):
            yield match.start(), match[0]

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """What may be written of the number, and its link."""
        return {"spellings": number.dialled_forms(text, country), "links": [channel.link]}


KIND = Sms()
