// Where the facts for `opening.mjs` and `order.mjs` come from, and with the same answer what time it is.
import { hearServer } from "../clock.mjs";
import { dataFile } from "../site-data.mjs";
import { makeOpening } from "./opening.mjs";
import { bestFirst } from "./order.mjs";

const made = new WeakMap();

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
 * The rules in a language; `now` of clock.mjs goes by the server from then on.
 *
 * @param {string} language as the page's `lang`
 * @returns {Promise<ReturnType<typeof openingOf>>} rejected when the file can't be had
 */
export async function loadOpening(language) {
  // A copy in the browser has the date of another day.
  const file = await dataFile(new URL(`../../../contact/opening.${language}.json`, import.meta.url), { isCurrent: true });
  if (!made.has(file)) {
    hearServer(file.headers);
    made.set(file, openingOf(file.data));
  }
  return made.get(file);
}
