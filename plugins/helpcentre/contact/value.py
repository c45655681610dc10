"""Parts of contact facts: a value, a promise, whose chat it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from helpcentre.contact.schedule import DAY
from helpcentre.source.validation import LocalText

Counted = Literal["elapsed", "working"]
Unit = Literal["minute", "hour", "day"]


@dataclass(frozen=True)
class Value:
    """An address, number or name, or the placeholder that stands for it.

    Args:
        text: in the one form that its kind keeps it in; None while open.
        placeholder: name in placeholders.yaml if the owner's answer goes there, else None.
        wording: what a page says while the value is open; None for a value written here.
    """

    text: str | None = None
    placeholder: str | None = None
    wording: LocalText | None = None


@dataclass(frozen=True)
class Response:
    """How soon an answer comes.

    Args:
        amount: how many units.
        unit: minute, hour or day.
        counted: `elapsed` by the clock; `working` only while the channel is open (a day is then one day that
            the channel opens on).
    """

    amount: int
    unit: Unit
    counted: Counted = "elapsed"

    @property
    def minutes(self) -> int:
        """The promise in minutes, a day as 24 hours."""
        return self.amount * {"minute": 1, "hour": 60, "day": DAY}[self.unit]


@dataclass(frozen=True)
class ChatProvider:
    """Whose live chat opens on the chat page.

    Args:
        name: how it is started: `chatwoot` by its own commands, `custom` by the events that
            chat-provider.mjs describes.
        script: address of its script.
        origins: scheme and host of all that it may load from; the script's is among them.
        base_url: address of the Chatwoot installation; empty for another provider.
        website_token: Chatwoot's public name of the inbox; empty for another provider.
    """

    name: Literal["chatwoot", "custom"]
    script: str
    origins: tuple[str, ...]
    base_url: str = ""
    website_token: str = ""
