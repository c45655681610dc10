// How the word that is being typed goes on, as the results have it.

/** Fewer letters begin too much. */
const LEAST = 2;

/** İ without the second code point that browsers give it, so that places stay. */
const lower = (text) => text.replace(/\u0130/g, "i").toLowerCase();

/**
 * @param {string} text what was typed
 * @param {object[]} groups what the engine found
 * @returns {string} the last word, its own letters first; empty when there is nothing to offer
 */
export function completion(text, groups) {
  const typed = text.match(/[^\s-]*$/)[0]; // where Material cuts words too
  if (typed.length < LEAST) return "";
  const counts = new Map();
  for (const { surface } of groups.flatMap(({ sections }) => sections.flatMap(({ found }) => found))) {
    if (surface.length <= typed.length || !lower(surface).startsWith(lower(typed))) continue;
    const rest = surface.slice(typed.length);
    counts.set(rest, (counts.get(rest) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, many], [b, more]) => more - many || a.length - b.length);
  return best ? typed + best[0] : "";
}
