// How one goes from picture to picture: by keys, by a finger, and round at the ends.

/** A finger that moved less meant a tap, or did not stay still. Pixels. */
const SHORTEST_SWIPE = 40;

/**
 * Which way a key leads.
 *
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean}} event
 *   with a modifier a key belongs to the browser: Alt and ← is the page before
 * @returns {-1 | 0 | 1}
 */
export function stepOfKey({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0;
  if (key === "ArrowLeft") return -1;
  return key === "ArrowRight" ? 1 : 0;
}

/**
 * Which way a swipe leads: the next picture comes from the right.
 *
 * @param {number} across how far the finger went to the right, in pixels
 * @param {number} down how far it went down
 * @param {number} zoom how much larger the page is shown than it was laid out; then a finger moves the page
 * @returns {-1 | 0 | 1}
 */
export function stepOfSwipe(across, down, zoom) {
  if (zoom > 1.01 || Math.abs(across) < SHORTEST_SWIPE || Math.abs(across) < 2 * Math.abs(down)) return 0;
  return across < 0 ? 1 : -1;
}

/**
 * The number of the picture that is shown next; after the last comes the first.
 *
 * @param {number} current from 0
 * @param {number} step
 * @param {number} count how many there are
 * @returns {number}
 */
export function stepped(current, step, count) {
  return (current + step + count) % count;
}
