// Which question of the FAQ an address means.

/**
 * The id in a page's hash, as it stands in the HTML.
 *
 * @param {string} hash `location.hash`, such as `#refund-time`
 * @returns {string} the id without `#`; empty when there is none or its escapes are broken
 */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "";
  }
}

/**
 * The elements that must open so that a target can be read: the target itself and all around it.
 *
 * @template {{tagName: string, parentElement: T | null}} T
 * @param {T | null} target the element that the address names
 * @returns {T[]} every `details`, the innermost first
 */
export function closedAround(target) {
  const found = [];
  for (let element = target; element; element = element.parentElement) {
    if (element.tagName === "DETAILS") found.push(element);
  }
  return found;
}
