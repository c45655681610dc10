"""A Viber number, or a bot of Viber.

Links of bots: Viber's "Deep links" (https://developers.viber.com/docs/tools/deep-links/):
`viber://pa?chatURI=<URI>`, with `context=`, which the bot gets, and `text=`, which stands in the field.
A number opens by `viber://chat?number=%2B<digits>`; Viber documents no draft for it, so none is written, and
its app takes a bare `+` for a space, so the sign is encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from helpcentre.contact import number
from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.words import Words
from helpcentre.source.validation import rejected


def _bot(text: str, _country: str | None) -> str | None:
    return text if re.fullmatch(r"[A-Za-z0-9_.-]{3,64}", text) else None


Number = Annotated[
    Value, value_type("contact.whole_number", number.read_whole_number, type=["string", "integer"])
]
Bot = Annotated[Value, value_type("kind_viber.bot", _bot, type="string")]


class ViberShape(ChannelShape):
    """A Viber number or bot."""

    kind: Literal["viber"] = Field(description="channel.kind")
    number: Number | None = Field(None, description="channel_kind.viber.fields.number")
    bot: Bot | None = Field(None, description="channel_kind.viber.fields.bot")

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.number is None and self.bot is None:
            raise rejected("value.missing", at=("number",))
        if self.number is not None and self.bot is not None:
            raise rejected("kind_viber.both", at=("bot",))
        return self


class Viber(ChannelKind):
    """A Viber number or bot."""

    name = "viber"
    shape = ViberShape
    value_key = "number"
    icon = "message-processing-outline"
    schemes = ("viber",)
    is_written = True
    takes_pictures = True
    is_always_there = True
    can_be_copied = True
    can_be_blocked = True
    report = "pasted"
    compared_as = "number"
    places: ClassVar[Mapping[str, Any]] = {"hosts": [], "others": ["viber.com"]}

    def hosts(self) -> Sequence[str]:
        """The service's own."""
        return ("viber.com",)

    def written_key(self, entry: ChannelShape) -> str:
        """`bot` where there is one."""
        return "bot" if isinstance(entry, ViberShape) and entry.bot else "number"

    def details(self, entry: ChannelShape, country: str) -> object:
        """The key that its value stands under."""
        return self.written_key(entry)

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """The number as its country groups it, or the name of the bot."""
        return text if self.is_bot(channel) else number.in_words(text, words)

    def link(self, channel: Channel, text: str) -> str | None:
        """`viber://`, which the app opens."""
        if self.is_bot(channel):
            return f"viber://pa?chatURI={text}"
        return f"viber://chat?number=%2B{number.digits(text)}"

    def takes(self, channel: Channel) -> Takes:
        """A bot: what it starts with, and a draft."""
        return Takes(text="text", payload="context") if self.is_bot(channel) else Takes()

    def report_words(self, channel: Channel) -> str:
        """A bot is told how it begins."""
        return "report_bot" if self.is_bot(channel) else "report"

    def has_code(self, channel: Channel) -> bool:
        """Always."""
        return True

    def is_bot(self, channel: Channel) -> bool:
        """As it was written."""
        return channel.details == "bot"

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """RFC 4770."""
        return (CardLine("IMPP;X-SERVICE-TYPE=Viber", (channel.link or "",), is_text=False),)

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """Its links, then the number."""
        if self.is_bot(channel):
            return (re.compile(rf"viber://pa\?chatURI={re.escape(text)}(?![\w-])", re.IGNORECASE),)
        link = rf"viber://(?:chat|add)/?\?number=(?:\+|%2B)?{number.digits(text)}(?!\d)"
        return (re.compile(link, re.IGNORECASE), *number.written_forms(text))

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Links to numbers and bots."""
        for match in _LINK.finditer(text):
            yield match.start(), match[0]

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """What may be written of the number, and its links."""
        if self.is_bot(channel):
            return {"spellings": [], "links": [channel.link]}
        links = [f"viber://{verb}?number={text}" for verb in ("chat", "add")]
        links += [link.replace("+", "") for link in links]
        return {"spellings": number.dialled_forms(text, country), "links": links}


_LINK = re.compile(
    r"viber://(?:(?:chat|add)/?\?number=(?:\+|%2B)?\d{6,}|pa\?chatURI=[\w.-]{3,})", re.IGNORECASE
)

KIND = Viber()
