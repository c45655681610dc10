"""When a channel is open and when its answer comes, seen from a moment: the rules that `opening.mjs` repeats.

The moment is an argument. Pages are made without a clock, so none of it is written into a page: these are the
rules that the script's are proven equal to (tests/contact/test_opening.py), and where the calendar takes its
wall times from.

What is known, and for how long:

- A channel that closes on holidays is known to the day until which the list of holidays was reviewed, but not
  beyond the year of the last listed one. Without any list its week is all there is to go by.
- The clock of the zone is known from `FIRST_DAY` to `LAST_DAY`.
- What lies beyond is not guessed: no state, no next opening, no promise. The plain hours stand there.
- What holds on which day is decided by `schedule.py`. What is by appointment is not open: no working time, no
  next opening; its state says so.
- A channel that can't be reached (`Channel.is_reachable`) has neither state nor promise.

What a promise means:

- `elapsed` runs by the clock. A call or a chat can't be answered while nobody is there: those two have such a
  promise only while they are open.
- `working` minutes and hours run while the channel is open. Working days are days that the channel opens on,
  the day of the message not counted; the promise is the end of the last one.
- It is counted from the next full minute, and is none when it lies more than `LOOK_AHEAD` days ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import reason_text
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.schedule import DAY, FIRST_DAY, LAST_DAY, Reason, Times, clock
from helpcentre.contact.value import Response
from helpcentre.language.dates import day_of_month, weekday_name
from helpcentre.language.words import Words

LOOK_AHEAD = 360
"""How far the next change is looked for and a promise reaches, in days: less than a year, so that a day and a
month say which day is meant."""


def wall_time(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A time by the clock on the wall: a day's midnight and so many minutes, whatever clocks did that night.

    A time that comes twice is the first one; a skipped one is as long after the skip (PEP 495, fold=0).
    """
    days, rest = divmod(minutes, DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone)


@dataclass(frozen=True)
class State:
    """Whether a channel is open.

    Args:
        is_open: now.
        always: 24/7.
        until: when it closes; None when it does not or that is not known.
        opens_at: when it opens next; None when it is open or that is not known.
        by_appointment: somebody is there now for those who have arranged it; then it is not open.
        reason: why it is closed today; None when it is open, or nothing is said.
    """

    is_open: bool
    always: bool = False
    until: datetime | None = None
    opens_at: datetime | None = None
    by_appointment: bool = False
    reason: Reason | None = None


@dataclass(frozen=True)
class Promise:
    """A response time and the channel it holds on; None for one that holds on any."""

    response: Response
    channel: Channel | None


def promises(config: ContactConfig) -> dict[str, Promise]:
    """Every response time that can be counted from now: those on channels that can be reached.

    The one for urgent cases is none while only the owner knows by which channel they are reported.

    Returns:
        By subject: a channel's id, `urgent`, or `vip.phone` for a tier's on a channel.
    """
    reachable = {channel.id: channel for channel in config.reachable}
    found = {
        channel.id: Promise(channel.response, channel) for channel in reachable.values() if channel.response
    }
    urgent = config.urgent
    if urgent and urgent.channel in reachable:
        found["urgent"] = Promise(urgent.response, reachable[urgent.channel])
    elif urgent and reachable and urgent.channel is None and urgent.placeholder is None:
        found["urgent"] = Promise(urgent.response, None)
    for tier in config.tiers:
        for benefit in tier.benefits:
            if benefit.response and benefit.channel in reachable:
                promise = Promise(benefit.response, reachable[benefit.channel])
                found.setdefault(f"{tier.id}.{benefit.channel}", promise)
    return found


def holidays_known_until(config: ContactConfig) -> date | None:
    """The last day that is known to be a holiday or none; None when no holidays are listed."""
    holidays = config.holidays
    if not holidays.days:
        return None
    listed = date(max(holiday.day for holiday in holidays.days).year, 12, 31)
    return min(listed, holidays.reviewed_until or listed)


@dataclass(frozen=True)
class _Span:
    """A time a channel is open.

    Args:
        day: the day it opens on.
        opens: included.
        closes: not included.
    """

    day: date
    opens: datetime
    closes: datetime


class Opening:
    """The rules for the channels of an organisation.

    Args:
        config: the facts.
    """

    def __init__(self, config: ContactConfig) -> None:
        self._config = config
        self._zone = ZoneInfo(config.organisation.time_zone)
        self._promises = promises(config)
        self._holidays_until = holidays_known_until(config)
        self._kept: dict[tuple[str, date], tuple[_Span, ...]] = {}

    def state(self, id: str, now: datetime) -> State | None:
        """Whether a channel is open; None when it can't be reached, states no hours, or that is not known.

        Args:
            id: of the channel.
            now: any moment, with a time zone.
        """
        channel = self._config.channel(id)
        if channel.hours is None or not channel.is_reachable:
            return None
        if channel.hours.never_closes:
            return State(is_open=True, always=True)
        first = next(self._spans(channel, now), None)
        if first and first.opens <= now:
            return State(is_open=True, until=self._until(channel, now, self._spans(channel, now)))
        today = self._local(now).date()
        if not FIRST_DAY <= today <= self._known_until(channel):
            return None
        return State(
            is_open=False,
            opens_at=self._local(first.opens) if first else None,
            by_appointment=self._is_by_appointment(channel, now),
            reason=self._config.plan_on(channel, today).reason,
        )

    def promise(self, subject: str, now: datetime) -> datetime | None:
        """The moment an answer is promised for at the latest, or None when nothing is promised or known.

        Args:
            subject: see `promises`.
            now: any moment, with a time zone.
        """
        promise = self._promises.get(subject)
        if promise is None or not FIRST_DAY <= self._local(now).date() <= LAST_DAY:
            return None
        response, channel = promise.response, promise.channel
        moment: datetime | None
        if response.counted == "elapsed":
            if channel and channel.kind.is_live and not self._is_open(channel, now):
                return None
            moment = _full_minute(now) + timedelta(minutes=response.minutes)
        elif channel is None:
            return None
        elif response.unit == "day":
            moment = self._after_days(channel, response.amount, now)
        else:
            moment = self._after_minutes(channel, response.minutes, _full_minute(now))
        if (
            moment is None
            or moment - now > timedelta(days=LOOK_AHEAD)
            or self._local(moment).date() > LAST_DAY
        ):
            return None
        return self._local(moment)

    def _is_open(self, channel: Channel, now: datetime) -> bool:
        state = self.state(channel.id, now)
        return state is not None and state.is_open

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)

    def _known_until(self, channel: Channel) -> date:
        closes = channel.hours is not None and channel.hours.closed_on_holidays
        return min(LAST_DAY, (closes and self._holidays_until) or LAST_DAY)

    def _last_day(self, channel: Channel, now: datetime) -> date:
        """The last day that is looked at, from a moment."""
        return min(self._known_until(channel), self._local(now).date() + timedelta(days=LOOK_AHEAD))

    def _spans(self, channel: Channel, now: datetime) -> Iterator[_Span]:
        """The times a channel is open: the one that runs or comes next, and on to the last day looked at."""
        day = max(FIRST_DAY, self._local(now).date() - timedelta(days=1))
        last = self._last_day(channel, now)
        while day <= last:
            for span in self._spans_on(channel, day):
                if span.closes > now:
                    yield span
            day += timedelta(days=1)

    def _spans_on(self, channel: Channel, day: date) -> tuple[_Span, ...]:
        """What opens on a day. Kept: the days that are looked at from one moment are those of the next."""
        key = (channel.id, day)
        if key not in self._kept:
            opening = self._config.opening_on(channel, day)
            spans = (_Span(day, *self._moments(day, times)) for times in opening)
            # Hours that a change of the clock skips are none.
            self._kept[key] = tuple(span for span in spans if span.closes > span.opens)
        return self._kept[key]

    def _moments(self, day: date, times: Times) -> tuple[datetime, datetime]:
        # In UTC: Python compares two times of one zone by their clocks, even across a change.
        opens, closes = (wall_time(day, part, self._zone).astimezone(UTC) for part in times)
        return opens, closes

    def _is_by_appointment(self, channel: Channel, now: datetime) -> bool:
        today = self._local(now).date()
        return any(
            opens <= now < closes
            for day in (today - timedelta(days=1), today)
            for times in self._config.plan_on(channel, day).by_appointment
            for opens, closes in (self._moments(day, times),)
        )

    def _until(self, channel: Channel, now: datetime, spans: Iterator[_Span]) -> datetime | None:
        """When a channel that is open closes; hours that follow without a break are one."""
        until = next(spans).closes
        for span in spans:
            if span.opens > until:
                return self._local(until)
            until = max(until, span.closes)
        end = wall_time(self._last_day(channel, now), DAY, self._zone)
        return self._local(until) if until < end.astimezone(UTC) else None

    def _after_minutes(self, channel: Channel, minutes: int, now: datetime) -> datetime | None:
        left = timedelta(minutes=minutes)
        counted = now
        for span in self._spans(channel, now):
            # A night may run into a date with hours of its own: no minute counts twice.
            begins = max(counted, span.opens)
            if span.closes - begins >= left:
                return begins + left
            left -= max(span.closes - begins, timedelta())
            counted = max(counted, span.closes)
        return None

    def _after_days(self, channel: Channel, days: int, now: datetime) -> datetime | None:
        today = self._local(now).date()
        ends: dict[date, datetime] = {}
        for span in self._spans(channel, now):
            if span.opens <= now:
                today = span.day  # after midnight, of a day that has begun the evening before
            elif span.day > today:
                if span.day not in ends and len(ends) == days:
                    break
                ends[span.day] = span.closes
        return max(ends.values()) if len(ends) == days else None


def _full_minute(moment: datetime) -> datetime:
    """The next full minute, so that a promise is never shown a part of a minute too early."""
    full = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return full if full == moment else full + timedelta(minutes=1)


# --- The same in words -------------------------------------------------------------------------------------


def state_text(state: State | None, now: datetime, words: Words) -> str:
    """A state as a sentence: `İndi bağlıdır. Açılır: sabah, 09:00`. Empty when there is none.

    Args:
        state: of `Opening.state`.
        now: the moment it was asked for.
        words: of the language to write in.
    """
    if state is None:
        return ""
    moment = state.until or state.opens_at
    key = "open" if state.is_open else "holiday" if state.reason else "closed"
    key = "by_appointment" if state.by_appointment else key
    values = {"holiday": reason_text(state.reason, words)} if state.reason else {}
    if moment is None:
        return words(f"contact.opening.{key}", **values) if values else words(f"contact.opening.{key}")
    time_text = moment_text(moment, now, words, ends=state.is_open)
    return words(f"contact.opening.{key}_until", time=time_text, **values)


def promise_text(moment: datetime | None, now: datetime, words: Words) -> str:
    """A promise as a sentence: `Cavab: ən gec sabah, 09:40`. Empty when there is none.

    Args:
        moment: of `Opening.promise`.
        now: the moment it was asked for.
        words: of the language to write in.
    """
    return words("contact.opening.promise", time=moment_text(moment, now, words)) if moment else ""


def moment_text(moment: datetime, now: datetime, words: Words, *, ends: bool = False) -> str:
    """A moment as its day and what the clock shows there: `sabah, 09:00`, `cümə, 09:00`, `4 yanvar, 09:00`.

    The clock time stands after a comma and bears no ending: that would depend on how its number is read.

    Args:
        moment: in the zone of the organisation.
        now: what `today` is seen from.
        words: of the language to write in.
        ends: something ends then, so that midnight is 24:00 of the day before.
    """
    day, minutes = moment.date(), moment.hour * 60 + moment.minute
    if ends and minutes == 0:
        day, minutes = day - timedelta(days=1), DAY
    ahead = (day - now.astimezone(moment.tzinfo).date()).days
    if ahead < 2:
        name = words("contact.opening.tomorrow" if ahead == 1 else "contact.opening.today")
    else:
        name = weekday_name(day.weekday(), words.language) if ahead < 7 else day_of_month(day, words.language)
    return words("contact.opening.moment", day=name, time=clock(minutes))
