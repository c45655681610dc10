"""Opening hours, their exceptions and holidays as an iCalendar file (RFC 5545) that people subscribe to.

A channel that can't be reached has no place in anybody's calendar. Listed hours are events that repeat
weekly over the days that the list of holidays speaks of (`Holidays.span`): before and after, a calendar that
is open on a holiday would be wrong. Without holidays they start in 2024 and do not end; seasons end with
2037. What is never closed is one event of whole days.

- Where seasons change the week, each stretch of days is an event of its own, ended by UNTIL.
- A day that is not as its week has it is taken out (EXDATE), and is an event of its own if anything opens.
- So is a day whose clocks change while something is open, in UTC: the length of a repeated event is the same
  on every day (RFC 5545, 3.8.5.3), and programs differ in what they make of a time that is skipped.
- What is by appointment is tentative.

No date comes from the clock.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDDDTypes, vRecur

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import (
    day_text,
    holiday_periods,
    hours_heading,
    reason_text,
    season_days,
)
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import wall_time
from helpcentre.contact.opening_facts import zone_changes
from helpcentre.contact.schedule import (
    DAY,
    LAST_DAY,
    Interval,
    Reason,
    Schedule,
    Season,
    SpecialDate,
    Times,
    Week,
    days_of,
    periods_of,
)
from helpcentre.contact.tags import inline_name
from helpcentre.language.casing import sentence_start
from helpcentre.language.words import Words

TEN_YEARS = 3653
"""For how many days the time zone is described when the weeks have no end."""

_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "hours.helpcentre.invalid")


def calendar(config: ContactConfig, language: str) -> bytes:
    """The calendar in one language; the same facts give the same bytes.

    Args:
        config: the facts.
        language: of the events' names; there must be words in it. The events' identities are the same in
            every language, so that changing the language of a subscription doubles nothing.
    """
    words = Words(language)
    name = words("contact.calendar.name", organisation=config.organisation.name.text(language))
    result = Calendar()
    result.add("prodid", "-//helpcentre//hours//EN")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("method", "PUBLISH")
    result.add("x-wr-calname", name)
    result.add("x-wr-timezone", config.organisation.time_zone)
    events = list(_Events(config, words, language).all())
    first, until = _zone_span(config)
    zone = config.organisation.time_zone
    # Rules of other years are of no use. It is there even without events: a calendar must hold something.
    result.add_component(Timezone.from_tzid(zone, first_date=first - timedelta(days=366), last_date=until))
    for event in events:
        result.add_component(event)
    return bytes(result.to_ical())


def _zone_span(config: ContactConfig) -> tuple[date, date]:
    """The days for which the zone is described: of the weeks, and of dates that lie outside of them."""
    first, last = config.holidays.span
    dates = [
        special.day
        for channel in config.reachable
        if (schedule := config.schedule(channel))
        for special in schedule.dates
        if isinstance(special.day, date)
    ]
    end = last or first + timedelta(days=TEN_YEARS)
    if last is None and any(c.hours and c.hours.seasons for c in config.reachable):
        end = LAST_DAY
    return min([first, *dates]), max([end, *dates]) + timedelta(days=2)


@dataclass(frozen=True)
class _Stretch:
    """Days in a row with one week.

    Args:
        first: the first day.
        last: the last day, included; None for no end.
        week: what holds on them.
        season: that it is the week of; None for the usual week.
    """

    first: date
    last: date | None
    week: Week
    season: Season | None = None


def _stretches(schedule: Schedule) -> Iterator[_Stretch]:
    first, last = schedule.holidays.span
    if not schedule.hours.seasons:
        yield _Stretch(first, last, schedule.hours)
        return
    days = (first + timedelta(days=n) for n in range(((last or LAST_DAY) - first).days + 1))
    for season, in_a_row in groupby(days, schedule.hours.season_on):
        stretch = list(in_a_row)
        yield _Stretch(stretch[0], stretch[-1], season.week if season else schedule.hours, season)


class _Events:
    """The events of one calendar.

    Args:
        config: the facts.
        words: of the language.
        language: that texts of the config are taken in.
    """

    def __init__(self, config: ContactConfig, words: Words, language: str) -> None:
        self._config = config
        self._words = words
        self._language = language
        self._zone = ZoneInfo(config.organisation.time_zone)
        self._owner = config.organisation.name.text(language)
        self._stamp = datetime.combine(config.holidays.span[0], time(), UTC)
        self._years = config.holidays.years
        moments = (
            datetime.fromtimestamp(minute * 60, UTC).astimezone(self._zone).date()
            for minute, _ in zone_changes(self._zone)[1:]
        )
        # What opens the evening before may run into the change.
        self._changes = {day - timedelta(days=back) for day in moments for back in (0, 1)}

    def all(self) -> Iterator[Event]:
        """Every event: what opens, then what closes."""
        for channel in self._config.reachable:
            schedule = self._config.schedule(channel)
            if schedule and schedule.hours.never_closes:
                yield self._always(channel)
            elif schedule:
                yield from self._weeks(channel, schedule)
                yield from self._dates(channel, schedule)
        yield from self._closed_days()
        yield from self._holidays()

    def _event(self, identity: str, summary: str) -> Event:
        event = Event()
        owner = self._config.organisation.name.text("")
        event.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{owner}/{identity}')}@helpcentre.invalid")
        event.add("dtstamp", self._stamp)
        event.add("summary", summary)
        event.add("transp", "TRANSPARENT")
        return event

    def _opening(self, channel: Channel, identity: str, *, by_appointment: bool = False) -> Event:
        summary = self._words(
            f"contact.calendar.{'by_appointment' if by_appointment else 'open'}",
            organisation=self._owner,
            channel=inline_name(channel, self._words, self._language),
        )
        event = self._event(f"{channel.id}/{identity}", sentence_start(summary, self._language))
        if by_appointment:
            event.add("status", "TENTATIVE")
        return event

    def _describe(self, event: Event, channel: Channel, text: str) -> Event:
        event.add("description", text)
        if channel.link:
            event.add("url", channel.link)
        return event

    def _always(self, channel: Channel) -> Event:
        first, last = self._config.holidays.span
        event = self._opening(channel, "always")
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(days=1))
        event.add("rrule", vRecur({"FREQ": "DAILY", **({"UNTIL": last} if last else {})}))
        return self._describe(
            event, channel, hours_heading(channel.hours, self._words) if channel.hours else ""
        )

    def _weeks(self, channel: Channel, schedule: Schedule) -> Iterator[Event]:
        is_first = True
        for stretch in _stretches(schedule):
            prefix = ""
            if stretch.season or not is_first:
                prefix = f"{'season' if stretch.season else 'week'}/{stretch.first.isoformat()}/"
            is_first = is_first and stretch.season is not None
            for number, interval in enumerate(stretch.week.intervals, 1):
                yield from self._interval(channel, schedule, stretch, interval, f"{prefix}{number}")

    def _interval(
        self, channel: Channel, schedule: Schedule, stretch: _Stretch, interval: Interval, identity: str
    ) -> Iterator[Event]:
        """What repeats weekly, and for itself what a change of clocks makes longer or shorter."""
        week = (stretch.first + timedelta(days=n) for n in range(7))
        start = next(day for day in week if day.weekday() in interval.days)
        if stretch.last and start > stretch.last:
            return
        times = (interval.opens, interval.closes)

        def within(days: Iterable[date]) -> list[date]:
            end = stretch.last or LAST_DAY
            return sorted({d for d in days if start <= d <= end and d.weekday() in interval.days})

        replaced = set(within(self._replaced(schedule)))
        odd = [day for day in within(self._changes) if day not in replaced and self._is_odd(day, times)]
        event = self._opening(channel, identity, by_appointment=interval.by_appointment)
        event.add("dtstart", wall_time(start, interval.opens, self._zone))
        event.add("dtend", wall_time(start, interval.closes, self._zone))
        rule: dict[str, object] = {"FREQ": "WEEKLY", "BYDAY": [_BYDAY[day] for day in interval.days]}
        if stretch.last:
            rule["UNTIL"] = wall_time(stretch.last, DAY - 1, self._zone).astimezone(UTC)
        event.add("rrule", vRecur(rule))
        for day in sorted({*replaced, *odd}):
            event.add("exdate", vDDDTypes(wall_time(day, interval.opens, self._zone)))
        text = hours_heading(stretch.week, self._words)
        if stretch.season:
            text = self._words("contact.exception", when=season_days(stretch.season, self._words), hours=text)
        yield self._describe(event, channel, text)
        for day in odd:
            name = f"{identity}/{day.isoformat()}"
            yield from self._once(channel, name, day, times, by_appointment=interval.by_appointment)

    def _replaced(self, schedule: Schedule) -> Iterator[date]:
        """The days that are not as their week has them."""
        yield from (holiday.day for holiday in schedule.holidays_that_close)
        for special in schedule.dates:
            yield from days_of(special.day, self._years)

    def _moments(self, day: date, times: Times) -> tuple[datetime, datetime]:
        opens, closes = (wall_time(day, part, self._zone).astimezone(UTC) for part in times)
        return opens, closes

    def _is_odd(self, day: date, times: Times) -> bool:
        """Whether clocks change between opening and closing, or skip the opening."""
        opens, closes = self._moments(day, times)
        shown = opens.astimezone(self._zone)
        return closes - opens != timedelta(minutes=times[1] - times[0]) or (
            shown.hour * 60 + shown.minute != times[0]
        )

    def _once(
        self,
        channel: Channel,
        identity: str,
        day: date,
        times: Times,
        *,
        by_appointment: bool,
        text: str = "",
    ) -> Iterator[Event]:
        opens, closes = self._moments(day, times)
        if closes <= opens:
            return  # a change of the clock skips it
        event = self._opening(channel, identity, by_appointment=by_appointment)
        odd = self._is_odd(day, times)
        event.add("dtstart", opens if odd else wall_time(day, times[0], self._zone))
        event.add("dtend", closes if odd else wall_time(day, times[1], self._zone))
        yield self._describe(event, channel, text or day_text(day, self._words))

    def _dates(self, channel: Channel, schedule: Schedule) -> Iterator[Event]:
        """What opens on dates with hours of their own."""
        for special in schedule.dates:
            for day in self._days_of(special, schedule):
                text = day_text(day, self._words)
                if special.plan.reason:
                    reason = reason_text(special.plan.reason, self._words)
                    text = self._words("contact.with_reason", text=text, reason=reason)
                for by_appointment, all_times in (
                    (False, special.plan.open),
                    (True, special.plan.by_appointment),
                ):
                    for times in all_times:
                        name = f"date/{day.isoformat()}/{times[0]}"
                        yield from self._once(
                            channel, name, day, times, by_appointment=by_appointment, text=text
                        )

    def _days_of(self, special: SpecialDate, schedule: Schedule | None = None) -> list[date]:
        """The days of a date within the span; one with its year wherever it lies."""
        first, last = self._config.holidays.span
        days = days_of(special.day, self._years)
        return [
            day
            for day in days
            if isinstance(special.day, date)
            or (first <= day <= (last or LAST_DAY) and (not schedule or schedule.date_on(day) == special))
        ]

    def _closed_days(self) -> Iterator[Event]:
        """Dates and seasons on which a channel is closed, and once for all the organisation's own."""
        schedules = [(c, s) for c in self._config.reachable if (s := self._config.schedule(c))]
        general = [d for d in self._config.dates if d.is_closed]
        if any(schedule.hours.takes_general_dates for _, schedule in schedules):
            for special in general:
                for day in self._days_of(special):
                    yield self._closed(f"closed/{day.isoformat()}", day, day, special.plan.reason, None)
        for channel, schedule in schedules:
            for special in schedule.dates:
                if special.is_closed and special not in general:
                    for day in self._days_of(special, schedule):
                        name = f"{channel.id}/closed/{day.isoformat()}"
                        yield self._closed(name, day, day, special.plan.reason, channel)
            for season in schedule.hours.seasons:
                if not season.week.intervals:
                    for first, last in periods_of(season, self._years):
                        name = f"{channel.id}/closed/{first.isoformat()}/{last.isoformat()}"
                        yield self._closed(name, first, last, season.plan_on(0).reason, channel)

    def _closed(
        self, identity: str, first: date, last: date, reason: Reason | None, channel: Channel | None
    ) -> Event:
        owner = self._owner
        if channel:
            owner = f"{owner}, {inline_name(channel, self._words, self._language)}"
        name = reason_text(reason, self._words) if reason else ""
        key = "contact.calendar.closed" if name else "contact.calendar.closed_day"
        summary = (
            self._words(key, organisation=owner, name=name) if name else self._words(key, organisation=owner)
        )
        event = self._event(identity, summary)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        return event

    def _holidays(self) -> Iterator[Event]:
        closing = {
            holiday.day: holiday
            for channel in self._config.reachable
            if (schedule := self._config.schedule(channel))
            for holiday in schedule.holidays_that_close
        }
        for period in holiday_periods(closing.values()):
            yield self._closed(
                f"holiday/{period.first.isoformat()}", period.first, period.last, period.holiday.reason, None
            )
