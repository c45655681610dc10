// Which moment of a video an address means.

/**
 * The seconds that an address asks for.
 *
 * @param {string} query `location.search`, such as `?t=12`
 * @returns {number | null} whole seconds from the start; null when it asks for none
 */
export function momentOf(query) {
  const asked = new URLSearchParams(query).get("t") ?? "";
  return /^\d{1,5}$/.test(asked) ? Number(asked) : null;
}
