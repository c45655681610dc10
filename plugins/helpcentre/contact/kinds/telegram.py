"""A Telegram bot, group or person.

Links: https://core.telegram.org/api/links. A public name opens by `t.me/<name>`, `telegram.me`,
`telegram.dog`, `<name>.t.me` and `tg://resolve?domain=<name>`; `start=<payload>` is for bots, `text=<draft>`
for a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.words import Words

HOSTS = ("t.me", "telegram.me", "telegram.dog")
"""Hosts at which a name opens."""


def read_username(text: str, _country: str | None) -> str | None:
    """A name without its @, or None."""
    # https://core.telegram.org/method/account.checkUsername: letters, digits and _, 5 to 32 of them; names of
    # 4 are sold at auction.
    name = text.removeprefix("@")
    return name if re.fullmatch(r"[A-Za-z](?:_?[A-Za-z0-9]){3,31}", name) and len(name) <= 32 else None


Username = Annotated[Value, value_type("kind_telegram.username", read_username, type="string")]


class TelegramShape(ChannelShape):
    """A Telegram bot, group or person."""

    kind: Literal["telegram"] = Field(description="channel.kind")
    username: Username = Field(description="channel_kind.telegram.fields.username")


class Telegram(ChannelKind):
    """A Telegram bot, group or person."""

    name = "telegram"
    shape = TelegramShape
    value_key = "username"
    icon = "send"
    schemes = ("tg",)
    is_written = True
    takes_pictures = True
    is_always_there = True
    can_be_copied = True
    can_be_blocked = True
    report = "pasted"
    compared_as = "handle"
    places: ClassVar[Mapping[str, Any]] = {
        "hosts": list(HOSTS),
        "others": ["telegram.org"],
        "inHost": "t.me",
        "app": "tg://resolve?domain=",
        "free": ["start"],
    }

    def hosts(self) -> Sequence[str]:
        """At which names open, and the service's own."""
        return (*HOSTS, "telegram.org")

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """`@name`."""
        return "@" + text

    def link(self, channel: Channel, text: str) -> str | None:
        """`https://t.me/<name>`."""
        return f"https://t.me/{text}"

    def takes(self, channel: Channel) -> Takes:
        """A draft; a bot also the payload that it starts with."""
        return Takes(text="text", payload="start") if self.is_bot(channel) else Takes(text="text")

    def app_link(self, channel: Channel) -> str:
        """Opens the bot in the app."""
        return f"tg://resolve?domain={channel.value.text}" if self.is_bot(channel) else ""

    def report_words(self, channel: Channel) -> str:
        """A bot is told how it begins."""
        return "report_bot" if self.is_bot(channel) else "report"

    def has_code(self, channel: Channel) -> bool:
        """A bot has one."""
        return self.is_bot(channel)

    def is_bot(self, channel: Channel) -> bool:
        """The name of a bot ends in `bot`, and no other does (https://core.telegram.org/bots/features#botfather)."""
        return (channel.value.text or "").lower().endswith("bot")

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """RFC 4770; telephones show it as a way to write, others pass over it."""
        return (CardLine("IMPP;X-SERVICE-TYPE=Telegram", (channel.link or "",), is_text=False),)

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """Its links and `@name`."""
        name, hosts = re.escape(text), "|".join(map(re.escape, HOSTS))
        return (
            re.compile(rf"(?<![\w.-])(?:https?://)?(?:www\.)?(?:{hosts})/@?{name}(?!\w)", re.IGNORECASE),
            re.compile(rf"(?<![\w.-])(?:https?://)?{name}\.t\.me(?![\w-])", re.IGNORECASE),
            re.compile(rf"tg://resolve\?domain={name}(?!\w)", re.IGNORECASE),
            re.compile(rf"(?<![\w@.])@{name}(?!\w)", re.IGNORECASE),
        )

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Names and links; `t.me/share` shares a page with anybody."""
        for match in _NAME.finditer(text):
            yield match.start(), match[0]


_NAME = re.compile(r"(?<![\w@./-])@(\w{4,})|(?<![\w.-])(?:t|telegram)\.me/(?!share\b)@?(\w{4,})")

KIND = Telegram()
