"""A WhatsApp number.

Links: WhatsApp's "How to use click to chat" (https://faq.whatsapp.com/5913398998672934):
`https://wa.me/<number>?text=<urlencodedtext>`, the number in full international form without `+`, zeros,
brackets or dashes. `api.whatsapp.com/send?phone=` is the older form of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from helpcentre.contact import number
from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.words import Words

Number = Annotated[
    Value, value_type("contact.whole_number", number.read_whole_number, type=["string", "integer"])
]


class WhatsAppShape(ChannelShape):
    """A WhatsApp number."""

    kind: Literal["whatsapp"] = Field(description="channel.kind")
    number: Number = Field(description="channel_kind.whatsapp.fields.number")


class WhatsApp(ChannelKind):
    """A WhatsApp number."""

    name = "whatsapp"
    shape = WhatsAppShape
    value_key = "number"
    icon = "whatsapp"
    schemes = ("whatsapp",)
    is_written = True
    takes_pictures = True
    is_always_there = True
    can_be_copied = True
    can_be_blocked = True
    report = "carried"
    compared_as = "number"
    places: ClassVar[Mapping[str, Any]] = {"hosts": ["wa.me", "api.whatsapp.com"], "others": ["whatsapp.com"]}

    def hosts(self) -> Sequence[str]:
        """At which numbers open, and the service's own."""
        return ("wa.me", "whatsapp.com")

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """As its country groups it."""
        return number.in_words(text, words)

    def link(self, channel: Channel, text: str) -> str | None:
        """`https://wa.me/<digits>`."""
        return f"https://wa.me/{number.digits(text)}"

    def takes(self, channel: Channel) -> Takes:
        """A draft, which says the page that the visitor comes from."""
        return Takes(text="text", page=True)

    def app_link(self, channel: Channel) -> str:
        """Opens the chat in the app."""
        return f"whatsapp://send?phone={number.digits(channel.value.text or '')}"

    def has_code(self, channel: Channel) -> bool:
        """Always."""
        return True

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """RFC 4770."""
        return (CardLine("IMPP;X-SERVICE-TYPE=WhatsApp", (channel.link or "",), is_text=False),)

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """Its links, then the number."""
        digits = number.digits(text)
        link = (
            rf"(?:(?:https?://)?(?:www\.)?wa\.me/\+?{digits}|[\w:/.]*send/?\?phone=(?:\+|%2B)?{digits})(?!\d)"
        )
        return (re.compile(rf"(?<![\w.-]){link}", re.IGNORECASE), *number.written_forms(text))

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Links to numbers."""
        for match in _LINK.finditer(text):
            yield match.start(), match[0]

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """What may be written of the number, and its links."""
        digits = number.digits(text)
        links = [f"https://wa.me/{digits}", f"https://api.whatsapp.com/send?phone={digits}"]
        return {"spellings": number.dialled_forms(text, country), "links": [*links, self.app_link(channel)]}


_LINK = re.compile(
    r"(?<![\w.-])(?:wa\.me/\+?\d{6,}|(?:api\.|web\.)?whatsapp(?:\.com/|://)send/?\?phone=(?:\+|%2B)?\d{6,})",
    re.IGNORECASE,
)

KIND = WhatsApp()
