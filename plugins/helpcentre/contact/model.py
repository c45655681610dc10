"""The contact facts of an organisation, immutable and without a clock.

`reader.py` makes them from contact_config.yaml. What holds on which day is decided in `schedule.py`. One rule
lives here because every output must agree on it:

- A channel whose address only the owner knows can't be reached, and promises nothing: no state, no clock
  time, no rank, no link, no structured data, no place in an answer (`Channel.is_reachable`, asked by every
  output). What was said of it stays a fact, in the tables of hours and response times and in contact.json.
  Where visitors choose a channel, one quiet line may say what is to come (`ContactConfig.awaited`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from helpcentre.contact.channel import Channel
from helpcentre.contact.schedule import DayPlan, Holidays, Schedule, SpecialDate, Times
from helpcentre.contact.value import Response, Value
from helpcentre.source.placeholder import PlaceholderUse
from helpcentre.source.validation import LocalText


@dataclass(frozen=True)
class Urgent:
    """The promise for urgent cases.

    Args:
        response: how soon the first answer comes.
        channel: id of the channel to use, or None while not known.
        placeholder: name in placeholders.yaml when the owner has to say which channel.
        wording: what a page says while that is open.
    """

    response: Response
    channel: str | None = None
    placeholder: str | None = None
    wording: LocalText | None = None


@dataclass(frozen=True)
class Topic:
    """What may be escalated fast.

    Args:
        id: its name in the file, or a section.
        name: what visitors read.
    """

    id: str
    name: LocalText


@dataclass(frozen=True)
class Benefit:
    """What a tier gets: on a channel no queue or a faster answer, or on a topic a fast escalation.

    Args:
        channel: id of a channel, or None.
        no_queue: answered without waiting in line.
        response: how soon, or None.
        topic: name of what is escalated fast, or None.
    """

    channel: str | None = None
    no_queue: bool = False
    response: Response | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Tier:
    """A group of customers with priority.

    Args:
        id: its key in the file.
        name: what it is called.
        benefits: what it gets.
    """

    id: str
    name: LocalText
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True)
class Feedback:
    """Where readers' answers go by themselves.

    Args:
        endpoint: the owner's address that takes them as JSON.
        searches: whether it is told of searches that found nothing and of results that were opened.
    """

    endpoint: Value
    searches: bool = False

    @property
    def origin(self) -> str:
        """Scheme and host of the address, as a policy names them; empty while only the owner knows it."""
        parts = urlsplit(self.endpoint.text or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


@dataclass(frozen=True)
class Organisation:
    """Who it is.

    Args:
        name: the organisation.
        support_name: its help centre.
        motto: one sentence for visitors.
        time_zone: IANA name; all hours are in it.
        country: ISO 3166-1 alpha-2; national forms of phone numbers are read by it.
        subdivision: the part of the country whose holidays are proposed, as the package `holidays` calls it
            (`BY`); empty for the whole country.
        website: its own site, or None when not stated.
        languages: the languages that support answers in; empty when not stated.
    """

    name: LocalText
    support_name: LocalText
    motto: LocalText | None
    time_zone: str
    country: str
    website: Value | None = None
    languages: tuple[str, ...] = ()
    subdivision: str = ""


@dataclass(frozen=True)
class ContactConfig:
    """All contact facts.

    Args:
        organisation: who.
        channels: in the order of the file, which is the order of every list made from them.
        urgent: the promise for urgent cases, or None.
        tiers: customers with priority.
        holidays: when listed hours don't open.
        dates: of the whole organisation, with hours of their own.
        feedback: where readers' answers go by themselves, or None.
        open_placeholders: where the file waits for an answer of the owner.
        topics: what tiers may have escalated fast.
    """

    organisation: Organisation
    channels: tuple[Channel, ...]
    urgent: Urgent | None = None
    tiers: tuple[Tier, ...] = ()
    holidays: Holidays = field(default_factory=Holidays)
    feedback: Feedback | None = None
    dates: tuple[SpecialDate, ...] = ()
    open_placeholders: tuple[PlaceholderUse, ...] = field(default=(), compare=False)
    topics: tuple[Topic, ...] = ()

    @property
    def reachable(self) -> tuple[Channel, ...]:
        """The channels that people can use, in the order of the file."""
        return tuple(channel for channel in self.channels if channel.is_reachable)

    def benefits(self, tier: Tier) -> tuple[Benefit, ...]:
        """What a tier gets that can be used: no benefit of a channel that can't be reached."""
        ids = {channel.id for channel in self.reachable}
        return tuple(
            benefit for benefit in tier.benefits if benefit.channel is None or benefit.channel in ids
        )

    def tier_channels(self, tier: Tier) -> tuple[str, ...]:
        """Ids of the channels that can be reached and on which a tier gets something."""
        return tuple(dict.fromkeys(b.channel for b in self.benefits(tier) if b.channel))

    @property
    def awaited(self) -> tuple[Channel, ...]:
        """The channels whose address only the owner knows."""
        return tuple(channel for channel in self.channels if not channel.is_reachable)

    def topic(self, id: str, language: str) -> str:
        """What a topic is called in a language; its name in the file while nobody has said."""
        return next((topic.name.text(language) for topic in self.topics if topic.id == id), id)

    def channel(self, id: str) -> Channel:
        """The channel of an id.

        Raises:
            KeyError: there is none; the reader has checked every id within the file.
        """
        for channel in self.channels:
            if channel.id == id:
                return channel
        raise KeyError(id)

    def schedule(self, channel: Channel) -> Schedule | None:
        """All that decides when a channel is open; None when its hours are not stated."""
        return self._schedules.get(channel.id)

    @cached_property
    def _schedules(self) -> dict[str, Schedule]:
        return {c.id: Schedule(c.hours, self.holidays, self.dates) for c in self.channels if c.hours}

    def plan_on(self, channel: Channel, day: date) -> DayPlan:
        """What a channel does on a date; nothing when its hours are not stated."""
        schedule = self.schedule(channel)
        return schedule.plan_on(day) if schedule else DayPlan()

    def opening_on(self, channel: Channel, day: date) -> tuple[Times, ...]:
        """When a channel opens on a date, exceptions included, as pairs of minutes from that day's midnight.

        Empty when it is closed or by appointment alone, and for a channel whose hours are not stated.
        """
        return self.plan_on(channel, day).open

    def closes_on_holidays(self, channel: Channel) -> bool:
        """Whether there is a holiday on which a channel is closed: without a list there is nothing to say."""
        schedule = self.schedule(channel)
        return schedule is not None and bool(schedule.holidays_that_close)
