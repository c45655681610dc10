"""The contact facts as a vCard 3.0 (RFC 2426), to be kept in a telephone's address book."""

from __future__ import annotations

import re

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import all_hours
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.response import response_text
from helpcentre.contact.tags import channel_name
from helpcentre.language.words import Words

LINE_OCTETS = 75
"""Longest line before it is folded, in octets without the line end (RFC 2426, 2.6)."""


def vcard(config: ContactConfig, language: str) -> bytes:
    """The vCard in one language; the same facts give the same bytes.

    Args:
        config: the facts. A channel that can't be reached is left out, with its hours.
        language: of names and notes; there must be words in it.
    """
    words = Words(language)
    organisation = config.organisation
    name = organisation.name.text(language)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(f'{name} – {organisation.support_name.text(language)}')}",
        # An organisation has no family and given names, but 3.0 requires the property.
        f"N:{_escaped(name)};;;;",
        f"ORG:{_escaped(name)};{_escaped(organisation.support_name.text(language))}",
    ]
    for channel in config.reachable:
        lines += _channel(channel, language)
    if organisation.website and organisation.website.text:
        lines.append(f"URL:{_uri(organisation.website.text)}")
    lines.append(f"TZ;VALUE=text:{organisation.time_zone}")
    notes = [note for channel in config.reachable if (note := _note(config, channel, words, language))]
    if notes:
        lines.append(f"NOTE:{_escaped(chr(10).join(notes))}")
    lines.append("END:VCARD")
    return b"".join(fold(line) for line in lines)


def _channel(channel: Channel, language: str) -> list[str]:
    text = channel.value.text
    if text is None:
        return []
    return [
        f"{line.name}:{';'.join(_escaped(part) if line.is_text else _uri(part) for part in line.parts)}"
        for line in channel.kind.card(channel, text, language)
    ]


def _note(config: ContactConfig, channel: Channel, words: Words, language: str) -> str:
    parts = [all_hours(config, channel, words)] if channel.hours else []
    if channel.response:
        parts.append(words("contact.response_inside", response=response_text(channel.response, words)))
    name = words("contact.channels.name", name=channel_name(channel, words, language))
    return f"{name} {'; '.join(parts)}" if parts else ""


def _escaped(text: str) -> str:
    return re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\r", "").replace("\n", "\\n")


def _uri(address: str) -> str:
    """A URI as it is: RFC 2426 escapes text, not URIs; a line end in one can only be an attack."""
    return "".join(address.split())


def fold(line: str) -> bytes:
    """A content line with CRLF, folded after at most 75 octets and never within a letter."""
    folded = bytearray()
    length = 0
    for letter in line:
        octets = letter.encode("utf-8")
        if length + len(octets) > LINE_OCTETS:
            folded += b"\r\n "
            length = 1
        folded += octets
        length += len(octets)
    return bytes(folded) + b"\r\n"
