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

// Letters that Unicode does not take apart, and what people type for them on a keyboard without them.
const LETTERS = { ə: "e", ı: "i" };

/**
 * A text as it is compared: small, without marks, as it is typed without Azerbaijani letters.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .replace(/[İI]/g, "i")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[əı]/g, (letter) => LETTERS[letter]);
}

/**
 * Whether a text has every word of a query, each from its start.
 *
 * @param {string} text
 * @param {string} query what was typed; nothing matches everything
 * @returns {boolean}
 */
export function matches(text, query) {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u);
  return folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}
