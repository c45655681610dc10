// What time it is: by the device, unless the server has shown that the device's clock is wrong.

const TOLERATED = 5 * 60_000;
let ahead = 0;

/** Milliseconds, as `Date.now()` counts them. */
export const now = () => Date.now() + ahead;

/**
 * How far a device's clock is behind an answer of a server.
 *
 * A cache on the way may hand out the `Date` of an older answer, `Age` seconds old, or one of its own. So the true
 * time lies between `Date` and `Date` + `Age`, and only what is outside of that, by more than five minutes, is wrong.
 *
 * @param {Headers} headers of the answer
 * @param {number} device its clock, in milliseconds
 * @returns {number | null} milliseconds, below zero if the device is ahead; 0 if it is right; null without a date
 */
export function clockError(headers, device) {
  const answered = Date.parse(headers.get("date"));
  if (Number.isNaN(answered)) return null;
  const latest = answered + Number(headers.get("age")) * 1000;
  if (device < answered - TOLERATED) return answered - device;
  return device > latest + TOLERATED ? latest - device : 0;
}

/**
 * From now on `now` goes by an answer of the site's own server if the device's clock is wrong.
 *
 * @param {Headers | null} headers of an answer that has just come; without a date in them the device is believed, and
 *   without an answer what is known stays
 */
export function hearServer(headers) {
  if (headers) ahead = clockError(headers, Date.now()) ?? 0;
}
