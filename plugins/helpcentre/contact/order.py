"""Which channel stands first: one table of rules, asked by every list of channels.

The panel, the foot of an article, the report, an answer of the search and the page that says that an address
is not there all ask here. What a page is made with has no clock: there nothing is known to be closed, and
`order.mjs`, which repeats the table, puts the list as it is now. Both are tested on tests/cases/order and
over a week of clock states (tests/contact/test_order.py).

Only channels that can be reached have a rank (`Channel.is_reachable`). Two questions need their words
explained:

- A channel *promises* something when its hours or its response time are stated: somebody is there then. A bot
  is nobody, and promises nothing but what is said of urgent cases where it is named for them.
- A channel is *closed* when it is known to be. One without hours can be written to at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from helpcentre.article.model import Article
from helpcentre.contact.channel import Channel
from helpcentre.contact.model import ContactConfig

IN_SCRIPTS = {
    "promises": "promises",
    "spoken": "spoken",
    "live": "live",
    "takes_pictures": "takesPictures",
    "is_for_urgent": "isForUrgent",
}
"""The fields of `Traits` by the names that scripts have for them."""

T = TypeVar("T")


@dataclass(frozen=True)
class Traits:
    """What the table asks of a channel.

    Args:
        promises: a person answers, and hours or a response time are stated.
        spoken: it is talked on.
        live: somebody answers there and then, or not at all.
        takes_pictures: a picture can be sent.
        is_for_urgent: the organisation names it for urgent cases.
    """

    promises: bool
    spoken: bool
    live: bool
    takes_pictures: bool
    is_for_urgent: bool


@dataclass(frozen=True)
class About:
    """What a list of channels stands beside, and who looks at it.

    Args:
        is_urgent: the article is for a moment that can't wait.
        is_fault: the article is about something that does not work.
        tier_channels: ids of the channels on which the visitor's tier gets something.
    """

    is_urgent: bool = False
    is_fault: bool = False
    tier_channels: tuple[str, ...] = ()


ANYTHING = About()
"""No article, and nothing known of the visitor."""


def traits(channel: Channel, config: ContactConfig) -> Traits:
    """What the table asks of a channel."""
    return Traits(
        promises=not channel.is_bot and (channel.hours is not None or channel.response is not None),
        spoken=channel.kind.is_spoken,
        live=channel.kind.is_live,
        takes_pictures=channel.kind.takes_pictures,
        is_for_urgent=config.urgent is not None and config.urgent.channel == channel.id,
    )


def about_article(article: Article | None) -> About:
    """What a list at the end of an article stands beside."""
    if article is None:
        return ANYTHING
    return About(is_urgent=article.is_urgent, is_fault=article.kind.is_fault)


def in_words(about: About) -> str:
    """What a list stands beside, as a page tells it to scripts: `aboutOf` in order.mjs."""
    return " ".join(word for word, is_so in (("urgent", about.is_urgent), ("fault", about.is_fault)) if is_so)


@dataclass(frozen=True)
class _Case:
    """A channel before the table.

    Args:
        id: of the channel.
        has: its traits.
        is_open: now; None when that is not known or no hours are stated.
        about: the circumstances.
    """

    id: str
    has: Traits
    is_open: bool | None
    about: About


RULES: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    (
        "urgent: a telephone with a promise that is not closed",
        lambda c: c.about.is_urgent and not (c.has.spoken and c.has.promises and c.is_open is not False),
    ),
    ("what is not closed", lambda c: c.is_open is False),
    ("a promise", lambda c: not (c.has.promises or (c.about.is_urgent and c.has.is_for_urgent))),
    ("urgent: the channel that is named for it", lambda c: c.about.is_urgent and not c.has.is_for_urgent),
    ("urgent: an answer there and then", lambda c: c.about.is_urgent and not c.has.live),
    ("where the visitor's tier gets something", lambda c: c.id not in c.about.tier_channels),
    ("about a fault: what takes a picture", lambda c: c.about.is_fault and not c.has.takes_pictures),
)
"""What stands before what. Each says of a channel whether it stands back; an earlier rule counts more than
all later ones, and among channels that are alike in all of them the order of contact_config.yaml holds."""


def ranked(
    channels: Mapping[str, Traits],
    about: About = ANYTHING,
    is_open: Callable[[str], bool | None] = lambda _: None,
) -> tuple[str, ...]:
    """Ids of channels, the best one first: what `order.mjs` repeats.

    Args:
        channels: by id what the table asks; their order counts last.
        about: the circumstances.
        is_open: by a channel's id; None where that is not known or no hours are stated: on a page without a
            clock, of all.
    """

    def drawbacks(id: str) -> tuple[bool, ...]:
        case = _Case(id, channels[id], is_open(id), about)
        return tuple(stands_back(case) for _, stands_back in RULES)

    return tuple(sorted(channels, key=drawbacks))


def best_first(
    config: ContactConfig,
    about: About = ANYTHING,
    is_open: Callable[[str], bool | None] = lambda _: None,
) -> tuple[Channel, ...]:
    """The channels that can be reached, the best one first.

    Args:
        config: the facts.
        about: the circumstances.
        is_open: as in `ranked`.
    """
    channels = {channel.id: traits(channel, config) for channel in config.reachable}
    return tuple(config.channel(id) for id in ranked(channels, about, is_open))


def in_order(
    items: Iterable[T], id_of: Callable[[T], str], config: ContactConfig, about: About = ANYTHING
) -> tuple[T, ...]:
    """What stands for channels, such as their cards, the best one first; the others are left out."""
    by_id: dict[str, T] = {id_of(item): item for item in items}
    return tuple(by_id[channel.id] for channel in best_first(config, about) if channel.id in by_id)


def order_facts(config: ContactConfig) -> dict[str, Sequence[str]]:
    """What `order.mjs` asks of channels: by id the names of the traits each has, in the order of the file."""
    return {
        channel.id: [name for field, name in IN_SCRIPTS.items() if getattr(traits(channel, config), field)]
        for channel in config.reachable
    }
