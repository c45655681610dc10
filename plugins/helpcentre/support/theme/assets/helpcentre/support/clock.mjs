// What time it is: by the device, unless the server has shown that the device's clock is wrong.

const TOLERATED = 5 * 60_000;
let ahead = 0;

/** Milliseconds, as `Date.now()` counts them. */
export const now = () => Date.now() + ahead;

/**
 * Asks the site's own server what time it is; `now` goes by it from then on if the device is off by more than five
 * minutes. When nobody answers, the device is believed.
 *
 * A cache on the way may hand out the `Date` of an older answer, `Age` seconds old, or one of its own. So the true
 * time lies between `Date` and `Date` + `Age`, and only what is outside of that is wrong.
 *
 * @param {string | URL} address any file of the site
 * @param {typeof fetch} [ask]
 * @returns {Promise<number>} the time, as `now` gives it
 */
export async function serverTime(address, ask = fetch) {
  try {
    const { headers } = await ask(address, { method: "HEAD", cache: "no-store" });
    const answered = Date.parse(headers.get("date"));
    const latest = answered + Number(headers.get("age")) * 1000;
    const device = Date.now();
    if (device < answered - TOLERATED) ahead = answered - device;
    else if (device > latest + TOLERATED) ahead = latest - device;
    else ahead = 0; // an answer without a date too: nothing is compared with it
  } catch {
    // Offline, or the page was opened as a file.
  }
  return now();
}
