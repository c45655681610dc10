// What the text of a passage tells beyond its index: how close the words stand, how they are written, what to show.

/**
 * @typedef {object} Token
 * @property {string} folded as it is compared
 * @property {string} surface as it is written
 * @property {number} start
 * @property {number} end
 */

/** Words between two that still count as next to each other: particles, a number. */
const NEAR = 2;

/** Letters of the shortest part of a compound, see `compounds.py`. */
const SHORTEST_PART = 4;

/**
 * The words of a text, a compound as the part of it that was typed: «Kündigungsfrist» as «Frist».
 *
 * @param {Token[]} tokens of the text
 * @param {Map<string, Set<number>>} typed as in `closeness`
 * @returns {Token[]}
 */
export function asParts(tokens, typed) {
  const parts = [...typed.keys()].filter((part) => part.length >= SHORTEST_PART);
  return tokens.map((token) => {
    const { folded } = token;
    if (typed.has(folded)) return token;
    const part = parts.find((one) => folded.endsWith(one) || folded.startsWith(one));
    return part ? { ...token, folded: part } : token;
  });
}

/**
 * How many of the typed words follow each other in the text as they were typed.
 *
 * @param {Token[]} tokens of the text
 * @param {Map<string, Set<number>>} typed for each word of the text that matches, which typed words it stands for
 * @param {number} count how many words were typed
 * @returns {number} 0 to 1
 */
export function closeness(tokens, typed, count) {
  if (count < 2) return 0;
  const pairs = new Set();
  const last = new Array(count).fill(-Infinity);
  tokens.forEach(({ folded }, place) => {
    for (const word of typed.get(folded) ?? []) {
      if (word > 0 && place - last[word - 1] <= NEAR && place !== last[word - 1]) pairs.add(word);
      last[word] = place;
    }
  });
  return pairs.size / (count - 1);
}

/**
 * How many of the typed words stand in the text letter by letter, marks and all.
 *
 * @param {Token[]} tokens of the text
 * @param {Map<string, string>} typed each typed word as it is compared, with how it was typed
 * @param {(text: string) => string} lower
 * @returns {number} 0 to 1
 */
export function sameLetters(tokens, typed, lower) {
  const same = new Set();
  for (const { folded, surface } of tokens) {
    const written = typed.get(folded);
    if (written !== undefined && !same.has(folded) && lower(surface) === lower(written)) same.add(folded);
  }
  return same.size / typed.size;
}

/**
 * The stretch of a text with most of the typed words.
 *
 * @param {string} text
 * @param {Token[]} tokens of the text
 * @param {Map<string, Set<number>>} typed as in `closeness`
 * @param {number} [length] letters it may have
 * @returns {{text: string, isMarked: boolean}[]} its parts in order
 */
export function excerpt(text, tokens, typed, length = 170) {
  const hits = tokens.filter(({ folded }) => typed.has(folded));
  let start = 0;
  let most = 0;
  hits.forEach((hit, first) => {
    const seen = new Set();
    for (let i = first; i < hits.length && hits[i].end - hit.start <= length - 20; i++) {
      for (const word of typed.get(hits[i].folded)) seen.add(word);
    }
    if (seen.size > most) {
      most = seen.size;
      start = hit.start;
    }
  });
  const begin = beginning(text, tokens, start, length);
  const last = tokens.findLast(({ end }) => end <= begin + length);
  const end = text.length - begin <= length ? text.length : (last?.end ?? Math.min(text.length, begin + length));
  const parts = [];
  const add = (part, isMarked) => part && parts.push({ text: part, isMarked });
  let at = begin;
  for (const hit of hits) {
    if (hit.start < begin || hit.end > end) continue;
    add((at === begin && begin > 0 ? "…" : "") + text.slice(at, hit.start), false);
    add(text.slice(hit.start, hit.end), true);
    at = hit.end;
  }
  add((at === begin && begin > 0 ? "…" : "") + text.slice(at, end) + (end < text.length ? "…" : ""), false);
  return parts;
}

/** Where an excerpt begins: with the sentence of its first word, or some words before it. */
function beginning(text, tokens, start, length) {
  if (text.length <= length) return 0;
  const before = text.slice(0, start);
  const sentence = Math.max(...[". ", "? ", "! ", ": "].map((mark) => before.lastIndexOf(mark) + mark.length));
  if (start < length / 2) return 0;
  if (sentence > 1 && start - sentence < length / 2) return sentence;
  return tokens.findLast((token) => token.start <= start - 30)?.start ?? 0;
}
