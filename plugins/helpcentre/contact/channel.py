"""A channel, and what may be said of its kind. Whatever shows channels asks here, and names no kind.

Each kind is a module of `kinds/` whose class says only what is true of that kind alone; its words stand in
`kinds/words/<name>/`, below `channel_kind.<name>`:

    name, inline                what it is called, at the start of a line and within a sentence
    asked                       by which words people ask for it (`answers.py`)
    sends                       by which words people are sent to it (`dependence.py`)
    fields.<key>                help with its keys
    report                      how a report goes by it; report_rest, report_opened, report_rest_copied where
                                its link carries the text; report_bot where a program reads it
    ours                        what is said of a value that is ours, where anything has to be said
    search                      how it is found when its link does not open
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from helpcentre.contact.links import NOTHING, Takes
from helpcentre.contact.schedule import Hours
from helpcentre.contact.value import ChatProvider, Response, Value
from helpcentre.source.validation import LocalText

if TYPE_CHECKING:
    from helpcentre.contact.channel_shape import ChannelShape
    from helpcentre.language.words import Words

ReportWay = Literal["", "carried", "pasted"]
"""How a written report goes: within the link, by pasting what was copied, or not at all."""


@dataclass(frozen=True)
class Channel:
    """One way to reach a person.

    Args:
        id: its key in the file, which is also its tag in articles.
        kind: what it is, with all that is true of this kind alone.
        value: address, number or name.
        name: what it is called; None for the usual name of its kind.
        hours: None when not stated.
        response: None when nothing is promised.
        provider: whose chat opens on our own page; None when it opens at the channel's address.
        details: what only its kind has besides, and only its kind reads.
    """

    id: str
    kind: ChannelKind
    value: Value
    name: LocalText | None = None
    hours: Hours | None = None
    response: Response | None = None
    provider: ChatProvider | None = None
    details: object = None

    @property
    def is_reachable(self) -> bool:
        """Whether anybody can be reached by it: its address is known, or its chat opens on our own page."""
        return self.value.text is not None or self.provider is not None

    @property
    def link(self) -> str | None:
        """The address a tap opens; None while the value is open, and for what no tap opens."""
        return None if self.value.text is None else self.kind.link(self, self.value.text)

    @property
    def is_bot(self) -> bool:
        """Whether a program answers, which promises nothing."""
        return self.kind.is_bot(self)


@dataclass(frozen=True)
class CardLine:
    """A line of a vCard.

    Args:
        name: of the property, with its parameters: `TEL;TYPE=WORK,VOICE`.
        parts: its value; several are the components of one.
        is_text: whether a comma or semicolon in it must be told from those between values; not in a URI.
    """

    name: str
    parts: tuple[str, ...]
    is_text: bool = True


class ChannelKind:
    """A kind of channel."""

    name: ClassVar[str]
    """How contact_config.yaml calls it."""
    shape: ClassVar[type[ChannelShape]]
    """What may be written of it."""
    value_key: ClassVar[str]
    """The key that holds its value."""
    icon: ClassVar[str] = "lifebuoy"
    """In Material's own set of icons."""
    schemes: ClassVar[Sequence[str]] = ()
    """Schemes of its links, besides http and https: `tel`."""
    is_spoken: ClassVar[bool] = False
    """It is talked on: nothing is quicker where minutes count."""
    is_live: ClassVar[bool] = False
    """Somebody answers there and then, or not at all."""
    is_written: ClassVar[bool] = False
    """One writes to it and somebody answers: it stands in `{{ write_us }}`."""
    takes_pictures: ClassVar[bool] = False
    """A picture of a screen can be sent, which shows best what goes wrong."""
    is_always_there: ClassVar[bool] = False
    """It can be used at any time, whenever the answer comes."""
    is_answered: ClassVar[bool] = True
    """It is a way to a person, so that it stands in the panel."""
    has_own_page: ClassVar[bool] = False
    """It opens on a page of this site, where a provider's script may run."""
    can_be_copied: ClassVar[bool] = False
    """The panel offers to copy its value."""
    can_be_blocked: ClassVar[bool] = False
    """Networks may block its link, so the panel says how else it is found (`search` in its words)."""
    report: ClassVar[ReportWay] = ""
    """How a written report goes by it, where it has no page of this site. One channel: `report_way`."""

    # --- The value ------------------------------------------------------------------------------------------

    def written_key(self, entry: ChannelShape) -> str:
        """The key that holds the value of one channel, where a kind has several."""
        return self.value_key

    def value(self, entry: ChannelShape) -> Value:
        """The value of a channel as it is kept."""
        value: Value = getattr(entry, self.written_key(entry)) or Value()
        return value

    def details(self, entry: ChannelShape, country: str) -> object:
        """What only this kind has besides, immutable.

        Args:
            entry: as it was written.
            country: of the organisation.
        """
        return None

    def provider(self, entry: ChannelShape) -> ChatProvider | None:
        """Whose script opens it on a page of this site."""
        return None

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """The value as people read it; None when the channel's name says enough.

        Args:
            channel: of this kind.
            text: its value.
            words: of the language that it is read in.
        """
        return text

    def told(self, channel: Channel, text: str) -> str:
        """The value for programs: in contact.json."""
        return text

    def facts(self, channel: Channel, languages: Sequence[str]) -> Mapping[str, Any]:
        """More keys of the channel in contact.json, texts by language."""
        return {}

    # --- Links ----------------------------------------------------------------------------------------------

    def link(self, channel: Channel, text: str) -> str | None:
        """The address a tap opens; None when no tap opens it."""
        return text

    def hosts(self) -> Sequence[str]:
        """Hosts of its links and of the service behind it: one that only looks like them is a trap."""
        return ()

    def takes(self, channel: Channel) -> Takes:
        """What its link takes along."""
        return NOTHING

    def app_link(self, channel: Channel) -> str:
        """Opens the app itself where the link is blocked; takes the same along. Empty for none."""
        return ""

    def report_way(self, channel: Channel) -> ReportWay:
        """How a written report goes by one channel."""
        return self.report

    def report_words(self, channel: Channel) -> str:
        """Which of the kind's words say so: `report`, `report_bot`."""
        return "report"

    def has_code(self, channel: Channel) -> bool:
        """Whether a wide screen shows its link as a QR code, to go on by phone."""
        return False

    def is_bot(self, channel: Channel) -> bool:
        """Whether a program answers."""
        return False

    # --- Other programs -------------------------------------------------------------------------------------

    def card(self, channel: Channel, text: str, language: str) -> Sequence[CardLine]:
        """Its lines in the vCard of a language."""
        return (CardLine("URL", (channel.link or text,), is_text=False),)

    def contact_point(self, channel: Channel, text: str) -> Mapping[str, Any]:
        """Its properties as a ContactPoint of JSON-LD (schema.org); empty when it is none."""
        return {"url": channel.link} if channel.link else {}

    def of_organization(self, channel: Channel, text: str, language: str) -> Mapping[str, Sequence[Any]]:
        """What it adds to the Organization itself, in a language; joined with what other channels add."""
        return {}

    # --- Articles -------------------------------------------------------------------------------------------

    def written_forms(self, channel: Channel, text: str) -> Sequence[re.Pattern[str]]:
        """How an editor may have written it by hand, links before the names they contain."""
        return (address_pattern(text),)

    def strangers(self, text: str, country: str) -> Iterator[tuple[int, str]]:
        """Values of this kind in an article, whoever's: where each starts, and as it is written.

        Args:
            text: of the article; what is code is blank.
            country: whose numbers may stand without a country's code (ISO 3166-1).
        """
        return iter(())

    # --- Is it really us? -----------------------------------------------------------------------------------

    def compared(self, channel: Channel, text: str, country: str) -> Mapping[str, Any]:
        """What the check of channels compares with, besides the value: `Known` of channel-check.mjs.

        Args:
            channel: of this kind.
            text: its value.
            country: of the organisation.
        """
        return {}

    compared_as: ClassVar[Literal["number", "handle", "mail", "link", ""]] = "link"
    """What its values look like: a number, a name at its own hosts, a mail address, a link, none of them."""
    places: ClassVar[Mapping[str, Any]] = {}
    """Where its values stand in links, for the check of channels: `Place` of channel-check.mjs."""


def address_pattern(address: str) -> re.Pattern[str]:
    """Finds a web address, with and without its scheme and `www.`."""
    bare = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    before, after = r"(?<![\w.-])(?:https?://)?(?:www\.)?", r"/?(?![\w-]|[./]\w)"
    return re.compile(before + re.escape(bare) + after, re.IGNORECASE)
