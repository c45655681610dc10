"""Each channel as a card that a thumb can use: on the home page, on 404, at the foot of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpcentre.build.keys import SILENT
from helpcentre.contact.hours import ExceptionLine, exception_lines, usual_hours
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.order import ANYTHING, About, best_first
from helpcentre.contact.response import response_text
from helpcentre.contact.tags import channel_name, visible
from helpcentre.language.casing import sentence_start
from helpcentre.language.words import Words


@dataclass(frozen=True)
class ChannelCard:
    """A channel as its card shows it.

    Args:
        id: the channel's id, also the name of its own icon if the theme has one.
        kind: name of what it is.
        icon: of its kind, in Material's own set; guides don't show it, so theirs stay the same with another.
        name: what it is called.
        link: the address that a tap opens; None where it opens on our own page alone, or no tap opens it.
        value: the number or name to be read; empty when the name says enough.
        facts: hours and response time, empty when neither is stated.
        has_hours: hours are stated, so that a script can say whether it is open.
        is_always_open: they are 24/7.
        has_response: a response time is stated, so that a script can say when an answer comes.
        exceptions: seasons and dates with hours of their own; `facts` has only what comes back every year.
    """

    id: str
    kind: str
    icon: str = field(metadata=SILENT)
    name: str
    link: str | None
    value: str
    facts: str
    has_hours: bool
    is_always_open: bool
    has_response: bool
    exceptions: tuple[ExceptionLine, ...] = ()


def channel_cards(
    config: ContactConfig, words: Words, language: str, about: About = ANYTHING
) -> tuple[ChannelCard, ...]:
    """The cards of the channels that can be reached, the best one first (`order.py`).

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        about: what they stand beside.
    """
    cards = []
    for channel in best_first(config, about):
        hours = sentence_start(usual_hours(config, channel, words), language)
        response = response_text(channel.response, words) if channel.response else ""
        if response:
            response = words("contact.channels.response", response=response)
        cards.append(
            ChannelCard(
                channel.id,
                channel.kind.name,
                channel.kind.icon,
                channel_name(channel, words, language),
                channel.link,
                visible(channel, words) or "",
                " · ".join(filter(None, (hours, response))),
                has_hours=channel.hours is not None,
                is_always_open=channel.hours is not None and channel.hours.never_closes,
                has_response=channel.response is not None,
                exceptions=tuple(exception_lines(config, channel, words)),
            )
        )
    return tuple(cards)
