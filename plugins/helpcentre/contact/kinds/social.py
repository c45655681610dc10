"""A page in a social network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.networks import network_hosts
from helpcentre.contact.value_shape import Url
from helpcentre.language.words import Words


class SocialShape(ChannelShape):
    """A page in a social network."""

    kind: Literal["social"] = Field(description="channel.kind")
    address: Url = Field(description="channel_kind.social.fields.address")


class Social(ChannelKind):
    """A page in a social network: read, and no way to a person."""

    name = "social"
    shape = SocialShape
    value_key = "address"
    icon = "account-group-outline"
    is_answered = False

    def hosts(self) -> Sequence[str]:
        """Those of every network that is known."""
        return network_hosts()

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """Its name says enough."""
        return None

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """What Apple's address book reads."""
        return (CardLine(f"X-SOCIALPROFILE;TYPE={channel.id.replace('_', '-')}", (text,), is_text=False),)

    def of_organization(self, channel: Channel, text: str, language: str) -> Mapping[str, Sequence[Any]]:
        """`sameAs`: a page that is surely the Organization's."""
        return {"sameAs": [text]}


KIND = Social()
