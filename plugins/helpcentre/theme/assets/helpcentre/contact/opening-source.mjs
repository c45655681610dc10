// Where the facts for `opening.mjs` come from, and with the same answer what time it is.
import { hearServer } from "../clock.mjs";
import { dataFile } from "../site-data.mjs";
import { makeOpening } from "./opening.mjs";

const made = new WeakMap();

/**
 * The rules in a language; `now` of clock.mjs goes by the server from then on.
 *
 * @param {string} language as the page's `lang`
 * @returns {Promise<ReturnType<typeof makeOpening>>} rejected when the file can't be had
 */
export async function loadOpening(language) {
  // A copy in the browser has the date of another day.
  const file = await dataFile(new URL(`../../../contact/opening.${language}.json`, import.meta.url), { isCurrent: true });
  if (!made.has(file)) {
    hearServer(file.headers);
    made.set(file, makeOpening(file.data));
  }
  return made.get(file);
}
