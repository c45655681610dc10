"""A postal address, or an office that one may come to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from babel import Locale
from pydantic import Field

from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.shape import Country
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type
from helpcentre.language.dates import cldr_locale
from helpcentre.language.words import Words
from helpcentre.source.validation import LocalText, Text

CODE_LAST = frozenset({"AU", "CA", "GB", "IE", "IN", "NZ", "SG", "US", "ZA"})
"""Countries that write the post code behind the city: their posts' own guides, as the UPU collects them
(https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions)."""


@dataclass(frozen=True)
class Address:
    """What stands below the street.

    Args:
        post_code: empty where there is none.
        city: by language.
        region: of the country, where an address needs it: a state.
        country: ISO 3166-1 alpha-2.
    """

    post_code: str
    city: LocalText
    region: str
    country: str


def _street(text: str, _country: str | None) -> str | None:
    return " ".join(text.split()) if re.search(r"[^\W\d_]", text) else None


Street = Annotated[Value, value_type("kind_post.street", _street, type="string")]


class PostShape(ChannelShape):
    """A postal address."""

    kind: Literal["post"] = Field(description="channel.kind")
    street: Street = Field(description="channel_kind.post.fields.street")
    post_code: Text | None = Field(None, description="channel_kind.post.fields.post_code")
    city: LocalText = Field(description="channel_kind.post.fields.city")
    region: Text | None = Field(None, description="channel_kind.post.fields.region")
    country: Country | None = Field(None, description="channel_kind.post.fields.country")


class Post(ChannelKind):
    """A postal address. No map is asked for it: that would tell another host where a visitor goes."""

    name = "post"
    shape = PostShape
    value_key = "street"
    icon = "map-marker-outline"
    can_be_copied = True
    compared_as = ""

    def details(self, entry: ChannelShape, country: str) -> object:
        """City, post code and country."""
        if not isinstance(entry, PostShape):
            return None
        return Address(entry.post_code or "", entry.city, entry.region or "", entry.country or country)

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """On one line, in the order of its country; the country by its name in the reader's language."""
        address = _address(channel)
        city, code = address.city.text(words.language), address.post_code
        if address.country in CODE_LAST:
            place = ", ".join(filter(None, (city, " ".join(filter(None, (address.region, code))))))
        else:
            place = ", ".join(filter(None, (" ".join(filter(None, (code, city))), address.region)))
        country = Locale.parse(cldr_locale(words.language)).territories.get(address.country, address.country)
        return ", ".join((text, place, country))

    def link(self, channel: Channel, text: str) -> str | None:
        """No tap opens it."""
        return None

    def facts(self, channel: Channel, languages: Sequence[str]) -> Mapping[str, Any]:
        """`address`: its parts."""
        address = _address(channel)
        return {
            "address": {
                "street": channel.value.text,
                "post_code": address.post_code or None,
                "city": {language: address.city.text(language) for language in languages},
                "region": address.region or None,
                "country": address.country,
            }
        }

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """`ADR` (RFC 2426, 3.2.1): box and second line are empty; street, city, region, code, country."""
        address = _address(channel)
        parts = (
            "",
            "",
            text,
            address.city.text(language),
            address.region,
            address.post_code,
            address.country,
        )
        return (CardLine("ADR;TYPE=WORK", parts),)

    def of_organization(self, channel: Channel, text: str, language: str) -> Mapping[str, Sequence[Any]]:
        """`address`, a PostalAddress of schema.org."""
        address = _address(channel)
        parts = {
            "streetAddress": text,
            "postalCode": address.post_code,
            "addressLocality": address.city.text(language),
            "addressRegion": address.region,
            "addressCountry": address.country,
        }
        return {"address": [{"@type": "PostalAddress", **{key: part for key, part in parts.items() if part}}]}

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """The street, however its words are spaced."""
        words = r"[\s\u00a0]+".join(re.escape(word) for word in text.split())
        return (re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE),)


def _address(channel: Channel) -> Address:
    if not isinstance(channel.details, Address):
        raise TypeError(channel.details)
    return channel.details


KIND = Post()
