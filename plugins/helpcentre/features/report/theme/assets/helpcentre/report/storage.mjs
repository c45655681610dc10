// Where a report is kept while it is written: in the tab, so that a reload loses nothing, and on the device only if the
// visitor wants it. A browser that refuses storage is no reason to fail.

const KEY = "hc-report";
const places = { session: () => sessionStorage, local: () => localStorage };

/** @returns {object | null} */
export function read(place) {
  try {
    return JSON.parse(places[place]().getItem(KEY));
  } catch {
    return null;
  }
}

/** @returns {boolean} whether it is kept */
export function write(place, report) {
  try {
    places[place]().setItem(KEY, JSON.stringify(report));
    return true;
  } catch {
    return false;
  }
}

/** @param {"session" | "local"} [only] both unless given */
export function forget(only) {
  for (const place of only ? [only] : Object.keys(places)) {
    try {
      places[place]().removeItem(KEY);
    } catch {
      // Nothing was kept there either.
    }
  }
}
