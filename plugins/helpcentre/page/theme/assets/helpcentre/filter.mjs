// Which questions of a page a query finds.
import { folded } from "./folding.mjs";

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
