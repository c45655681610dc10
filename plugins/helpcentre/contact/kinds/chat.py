"""A live chat: at an address of its own, or on a page of this site where a provider's script runs."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from helpcentre.contact.channel import Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.hours_shape import StatedHours
from helpcentre.contact.links import Takes
from helpcentre.contact.value import ChatProvider
from helpcentre.contact.value_shape import ORIGIN, Url, origin_of, read_url
from helpcentre.language.words import Words
from helpcentre.source.validation import Entry, ReadBy, rejected, shown


def _provider_address(value: Any, _info: ValidationInfo) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        raise rejected("value.empty" if value is None or value == "" else "value.text", found=shown(value))
    if not read_url(text, None) or not ORIGIN.fullmatch(origin_of(text)):
        raise rejected("kind_chat.provider_address", found=shown(value))
    return text


def _provider_host(value: Any, _info: ValidationInfo) -> str:
    if not isinstance(value, str) or not ORIGIN.fullmatch(value.strip()):
        raise rejected("value.empty" if value is None else "kind_chat.provider_host", found=shown(value))
    return value.strip()


def _website_token(value: Any, _info: ValidationInfo) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9_-]{4,64}", value.strip()):
        raise rejected("value.empty" if value is None else "kind_chat.website_token", found=shown(value))
    return value.strip()


ProviderAddress = Annotated[str, ReadBy(_provider_address, {"type": "string", "pattern": "^https?://"})]
ProviderHost = Annotated[
    str,
    ReadBy(
        _provider_host,
        {"type": "string", "pattern": "^(https?|wss?)://[^/]+$", "examples": ["https://chat.example.com"]},
    ),
]
WebsiteToken = Annotated[str, ReadBy(_website_token, {"type": "string", "pattern": "^[A-Za-z0-9_-]{4,64}$"})]


class ChatwootShape(Entry):
    """A Chatwoot inbox of the kind `website`."""

    name: Literal["chatwoot"] = Field(description="channel_kind.chat.provider.name")
    base_url: ProviderAddress = Field(description="channel_kind.chat.provider.base_url")
    website_token: WebsiteToken = Field(description="channel_kind.chat.provider.website_token")

    @property
    def provider(self) -> ChatProvider:
        """The same for the model. Chatwoot's script is where its installation is (its own widget code)."""
        base = self.base_url.rstrip("/")
        origin = origin_of(base)
        return ChatProvider(
            "chatwoot", f"{base}/packs/js/sdk.js", (origin, _socket(origin)), base, self.website_token
        )


class CustomShape(Entry):
    """Another chat: an address of a script."""

    name: Literal["custom"] = Field(description="channel_kind.chat.provider.name")
    script: ProviderAddress = Field(description="channel_kind.chat.provider.script")
    hosts: tuple[ProviderHost, ...] | None = Field(None, description="channel_kind.chat.provider.hosts")

    @property
    def provider(self) -> ChatProvider:
        """The same for the model."""
        origins = dict.fromkeys((origin_of(self.script), *(self.hosts or ())))
        return ChatProvider("custom", self.script, tuple(origins))


def _socket(origin: str) -> str:
    """Where a web socket of the same host is: `https:` in a policy does not stand for `wss:`."""
    return "ws" + origin.removeprefix("http")


class ChatShape(ChannelShape):
    """A live chat."""

    kind: Literal["chat"] = Field(description="channel.kind")
    address: Url | None = Field(None, description="channel_kind.chat.fields.address")
    provider: Annotated[ChatwootShape | CustomShape, Field(discriminator="name")] | None = Field(
        None, description="channel_kind.chat.fields.provider"
    )
    hours: StatedHours = Field(None, description="channel.hours")

    @model_validator(mode="after")
    def _opens_somewhere(self) -> Self:
        if self.address is None and self.provider is None:
            raise rejected("value.missing", at=("address",))
        return self


class Chat(ChannelKind):
    """A live chat. Its links lead to its page, which is told article and tier."""

    name = "chat"
    shape = ChatShape
    value_key = "address"
    icon = "message-text-outline"
    is_live = True
    is_written = True
    takes_pictures = True
    has_own_page = True

    def provider(self, entry: ChannelShape) -> ChatProvider | None:
        """Whose script opens it."""
        chosen = entry.provider if isinstance(entry, ChatShape) else None
        return chosen.provider if chosen else None

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """Its name says enough."""
        return None

    def takes(self, channel: Channel) -> Takes:
        """What its page is asked with."""
        return Takes(article="from", tier="tier")


KIND = Chat()
