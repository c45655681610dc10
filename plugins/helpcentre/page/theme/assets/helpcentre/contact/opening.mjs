// When a channel is open and when its answer comes: the rules of contact/opening.py, repeated, and proven equal to
// them by tests/contact/test_opening.py. What they mean is written there. Pure: the moment is an argument, and the
// device's zone and language are never asked.

const MINUTE = 60_000;
const DAY = 1440;

const dayOf = (iso) => Date.parse(iso) / MINUTE / DAY;
const isoOf = (day) => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
/** Whether a season has a date; one of every year may run over New Year. */
function isIn({ from, until }, iso) {
  const day = iso.slice(-from.length);
  return from <= until ? from <= day && day <= until : day >= from || day <= until;
}
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/**
 * The rules for one organisation, worded in one language.
 *
 * Days are counted from 1970-01-01, and minutes from its start: in UTC, or on the organisation's clocks ("wall").
 * What is given out is milliseconds, as `Date.now()` counts.
 *
 * @param {object} data /contact/opening.<language>.json:
 *   `first`, `last`: the days that zones are described for; `ahead`: days that are looked ahead;
 *   `zone`: [minute of a change in UTC, minutes ahead of UTC from then on], in ascending order;
 *   `channels`: by id those with hours, either `always` or `week`, from Monday what opens as [opens, closes] in
 *   minutes from the day's midnight, with a third number if it is by appointment; `closed_on_holidays`; where there
 *   are any, `seasons`, [`from`, `until`, `week`, `reason` if closed], and `dates`, by day what holds on it: `times`
 *   and a `reason`. A day is `2026-12-24`, or `12-24` of every year; the first season that has a day holds;
 *   `holidays`: names by date, known until `holidays_until`, or null;
 *   `promises`: by subject, `minutes` by the clock or `working_minutes` or `working_days` of `channel`; `live` ones
 *   hold only while it is open;
 *   `words`: sentences with {names}, `weekdays` from Monday, `months` as "{day} month".
 */
export function makeOpening({ first, last, ahead, zone, channels, holidays, holidays_until, promises, words }) {
  const [firstDay, lastDay] = [dayOf(first), dayOf(last)];
  const [[, firstOffset], ...changes] = zone;

  /** Minutes that the wall is ahead of UTC, by a test of whether a change has come. */
  function offset(hasCome) {
    let now = firstOffset;
    for (const [at, next] of changes) {
      if (!hasCome(at, now, next)) break;
      now = next;
    }
    return now;
  }
  const toWall = (utc) => utc + offset((at) => utc >= at);
  // A time that comes twice is the first one, one that is skipped is as long after the skip.
  const toUtc = (wall) => wall - offset((at, before, after) => wall >= at + Math.max(before, after));
  const dayAt = (utc) => Math.floor(toWall(utc) / DAY);
  const isCovered = (utc) => dayAt(utc) >= firstDay && dayAt(utc) <= lastDay;

  const knownUntil = ({ closed_on_holidays }) =>
    closed_on_holidays && holidays_until ? Math.min(lastDay, dayOf(holidays_until)) : lastDay;
  const lastLookedAt = (channel, now) => Math.min(knownUntil(channel), dayAt(now) + ahead);
  /** What a channel does on a day: {times, reason}. The more exact beats the more general, as in schedule.py. */
  function planOn(channel, day) {
    const iso = isoOf(day);
    const date = channel.dates?.[iso] ?? channel.dates?.[iso.slice(5)];
    if (date) return date;
    const holiday = channel.closed_on_holidays && holidays[iso];
    if (holiday) return { times: [], reason: holiday };
    const { week, reason } = channel.seasons?.find((season) => isIn(season, iso)) ?? channel;
    return { times: week[(day + 3) % 7], reason };
  }
  const momentsOf = (day, [opens, closes]) => [opens, closes].map((minutes) => toUtc(day * DAY + minutes));

  /** The times a channel is open, from the one that runs or comes next to the last day that is looked at. */
  function* spans(channel, now) {
    const end = lastLookedAt(channel, now);
    for (let day = Math.max(firstDay, dayAt(now) - 1); day <= end; day++) {
      for (const times of planOn(channel, day).times) {
        if (times[2]) continue;
        const [opens, closes] = momentsOf(day, times);
        if (closes > Math.max(now, opens)) yield { day, opens, closes };
      }
    }
  }

  function until(channel, now) {
    let end;
    for (const span of spans(channel, now)) {
      if (span.opens > end) return end;
      end = Math.max(end ?? 0, span.closes);
    }
    return end < toUtc((lastLookedAt(channel, now) + 1) * DAY) ? end : null;
  }

  function isByAppointment(channel, now) {
    const today = dayAt(now);
    return [today - 1, today].some((day) =>
      planOn(channel, day).times.some((times) => {
        const [opens, closes] = momentsOf(day, times);
        return times[2] && opens <= now && now < closes;
      }),
    );
  }

  function stateAt(id, now) {
    const channel = channels[id];
    if (!channel) return null;
    const state = { isOpen: true, always: !!channel.always, until: null, opensAt: null, byAppointment: false, reason: null };
    if (channel.always) return state;
    const next = spans(channel, now).next().value;
    if (next?.opens <= now) return { ...state, until: until(channel, now) };
    const today = dayAt(now);
    if (today < firstDay || today > knownUntil(channel)) return null;
    const reason = planOn(channel, today).reason ?? null;
    return { ...state, isOpen: false, opensAt: next?.opens ?? null, byAppointment: isByAppointment(channel, now), reason };
  }

  function afterMinutes(channel, minutes, now) {
    let left = minutes;
    let counted = now;
    for (const { opens, closes } of spans(channel, now)) {
      const begins = Math.max(counted, opens);
      if (closes - begins >= left) return begins + left;
      left -= Math.max(closes - begins, 0);
      counted = Math.max(counted, closes);
    }
    return null;
  }

  function afterDays(channel, days, now) {
    let today = dayAt(now);
    const ends = new Map();
    for (const { day, opens, closes } of spans(channel, now)) {
      if (opens <= now) {
        today = day; // after midnight, of a day that has begun the evening before
      } else if (day > today) {
        if (!ends.has(day) && ends.size === days) break;
        ends.set(day, closes);
      }
    }
    return ends.size === days ? Math.max(...ends.values()) : null;
  }

  function promisedAt(subject, now) {
    const promise = promises[subject];
    if (!promise || !isCovered(now)) return null;
    const { channel, live, minutes, working_minutes, working_days } = promise;
    const full = Math.ceil(now);
    let moment;
    if (minutes) moment = live && !stateAt(channel, now)?.isOpen ? null : full + minutes;
    else if (!channels[channel]) moment = null;
    else if (working_days) moment = afterDays(channels[channel], working_days, now);
    else moment = afterMinutes(channels[channel], working_minutes, full);
    return moment === null || moment - now > ahead * DAY || dayAt(moment) > lastDay ? null : moment;
  }

  function momentText(moment, now, ends) {
    const wall = toWall(moment);
    let day = Math.floor(wall / DAY);
    let minutes = wall - day * DAY;
    if (ends && minutes === 0) [day, minutes] = [day - 1, DAY];
    const { today, tomorrow, weekdays, months } = words;
    const away = day - dayAt(now);
    const date = isoOf(day);
    const name =
      away < 2
        ? [today, tomorrow][Math.max(away, 0)]
        : away < 7
          ? weekdays[(day + 3) % 7]
          : filled(months[date.slice(5, 7) - 1], { day: Number(date.slice(8)) });
    return filled(words.moment, { day: name, time: clock(minutes) });
  }

  function stateText(id, now) {
    const state = stateAt(id, now);
    if (!state) return "";
    const { isOpen, opensAt, byAppointment, reason } = state;
    const moment = state.until ?? opensAt;
    const key = isOpen ? "open" : byAppointment ? "by_appointment" : reason ? "holiday" : "closed";
    if (moment === null) return filled(words[key], { holiday: reason });
    return filled(words[`${key}_until`], { holiday: reason, time: momentText(moment, now, isOpen) });
  }

  function promiseText(subject, now) {
    const moment = promisedAt(subject, now);
    return moment === null ? "" : filled(words.promise, { time: momentText(moment, now) });
  }

  const toMs = (minutes) => (minutes === null ? null : minutes * MINUTE);
  return {
    /** Today's date on the organisation's clocks, `2026-12-24`. */
    today: (now) => isoOf(dayAt(now / MINUTE)),
    /**
     * @param {string} id of a channel
     * @param {number} now in milliseconds
     * @returns {{isOpen: boolean, always: boolean, until: number | null, opensAt: number | null,
     *   byAppointment: boolean, reason: string | null} | null} null when it is not known, or the channel states no hours
     */
    state(id, now) {
      const state = stateAt(id, now / MINUTE);
      return state && { ...state, until: toMs(state.until), opensAt: toMs(state.opensAt) };
    },
    /** The same as a sentence; empty when there is none. */
    stateText: (id, now) => stateText(id, now / MINUTE),
    /**
     * @param {string} subject a channel's id, `urgent`, or `vip.phone`
     * @param {number} now in milliseconds
     * @returns {number | null} the moment an answer is promised for at the latest
     */
    promise: (subject, now) => toMs(promisedAt(subject, now / MINUTE)),
    /** The same as a sentence; empty when there is none. */
    promiseText: (subject, now) => promiseText(subject, now / MINUTE),
  };
}
