// Where the facts for `opening.mjs` and `order.mjs` come from: one file a language, fetched once a page, by whoever asks
// first.
import { makeOpening } from "./opening.mjs";
import { bestFirst } from "./order.mjs";

const loaded = {};

/** The address of the facts in a language, beside the page's own scripts. */
export const openingAddress = (language) => new URL(`../../../contact/opening.${language}.json`, import.meta.url);

/**
 * @param {object} facts of the file
 * @returns {ReturnType<typeof makeOpening> & {bestFirst: (now: number, about?: object) => string[]}} with the ids of the
 *   channels that can be reached, the best one first at a moment in milliseconds; `about` as `order.mjs` has it
 */
export function openingOf(facts) {
  const opening = makeOpening(facts);
  const isOpenAt = (now) => (id) => opening.state(id, now)?.isOpen ?? null;
  return { ...opening, bestFirst: (now, about) => bestFirst(facts.order, { ...about, isOpen: isOpenAt(now) }) };
}

/**
 * @param {string} language as the page's `lang`
 * @returns {Promise<ReturnType<typeof openingOf>>} rejected when the file can't be had
 */
export function loadOpening(language) {
  loaded[language] ??= fetch(openingAddress(language)).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return openingOf(await answer.json());
  });
  return loaded[language];
}
