"""An e-mail address; its domain may have letters of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

import idna
from pydantic import Field

from helpcentre.contact.channel import CardLine, Channel, ChannelKind
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import value_type


def read_email(text: str, _country: str | None) -> str | None:
    """An address as people read it: a domain with letters of a language stays in them (RFC 5890); or None.

    Args:
        text: as written, the domain in its own letters or encoded (`xn--…`).
    """
    # The form HTML's <input type=email> accepts (https://html.spec.whatwg.org/#valid-e-mail-address), with a
    # domain that has a dot and without dots side by side.
    atom = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    local, at, domain = text.rpartition("@")
    encoded = _encoded(domain)
    fits = re.fullmatch(rf"{atom}(?:\.{atom})*", local) and re.fullmatch(
        rf"(?:{label}\.)+(?:[A-Za-z]{{2,63}}|xn--[A-Za-z0-9-]{{2,59}})", encoded
    )
    if not at or not fits or len(local) + 1 + len(encoded) > 254:
        return None
    return f"{local}@{_decoded(domain)}"


def _encoded(domain: str) -> str:
    """A domain in ASCII (IDNA 2008 with the mapping of UTS 46); empty when there can be none."""
    if domain.isascii() and "xn--" not in domain.lower():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return ""


def _decoded(domain: str) -> str:
    return idna.decode(_encoded(domain)) if _encoded(domain) != domain or "xn--" in domain.lower() else domain


def ascii_address(text: str) -> str:
    """An address with its domain in ASCII, for programs that know no other."""
    local, _, domain = text.rpartition("@")
    return f"{local}@{_encoded(domain)}"


Address = Annotated[
    Value, value_type("kind_email.address", read_email, type="string", pattern="^[^@\\s]+@[^@\\s]+$")
]


class EmailShape(ChannelShape):
    """An e-mail address."""

    kind: Literal["email"] = Field(description="channel.kind")
    address: Address = Field(description="channel_kind.email.fields.address")


class Email(ChannelKind):
    """An e-mail address. Links are those of RFC 6068."""

    name = "email"
    shape = EmailShape
    value_key = "address"
    icon = "email-outline"
    schemes = ("mailto",)
    is_written = True
    takes_pictures = True
    is_always_there = True
    report = "carried"
    compared_as = "mail"

    def link(self, channel: Channel, text: str) -> str | None:
        """`mailto:`; the domain in ASCII, which every mail program knows."""
        return "mailto:" + ascii_address(text)

    def takes(self, channel: Channel) -> Takes:
        """Subject and text (RFC 6068, 2)."""
        return Takes(subject="subject", text="body")

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """`EMAIL`."""
        return (CardLine("EMAIL;TYPE=INTERNET", (ascii_address(text),)),)

    def contact_point(self, channel: Channel, text: str) -> Mapping[str, Any]:
        """`email` of schema.org."""
        return {"email": text}

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """The address in its letters and in ASCII, with and without `mailto:`."""
        forms = "|".join(re.escape(form) for form in dict.fromkeys((text, ascii_address(text))))
        return (re.compile(rf"(?<![\w.%+-])(?:mailto:)?(?:{forms})(?![\w-]|\.\w)", re.IGNORECASE),)

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Every address but those of the domains that are for examples (RFC 2606)."""
        for match in _ADDRESS.finditer(text):
            if not _EXAMPLE_DOMAIN.search(match[1]):
                yield match.start(), match[0]

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """The address in ASCII, where that is another."""
        in_ascii = ascii_address(text)
        return {} if in_ascii == text else {"spellings": [in_ascii]}


_ADDRESS = re.compile(r"(?<![\w.%+-])[\w.%+-]+@([\w-]+(?:\.[\w-]+)+)")
_EXAMPLE_DOMAIN = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$", re.IGNORECASE
)

KIND = Email()
