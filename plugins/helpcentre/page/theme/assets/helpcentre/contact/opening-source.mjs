// Where the facts for `opening.mjs` come from: one file a language, fetched once a page, by whoever asks first.
import { makeOpening } from "./opening.mjs";

const loaded = {};

/** The address of the facts in a language, beside the page's own scripts. */
export const openingAddress = (language) => new URL(`../../../contact/opening.${language}.json`, import.meta.url);

/**
 * @param {string} language as the page's `lang`
 * @returns {Promise<ReturnType<typeof makeOpening>>} rejected when the file can't be had
 */
export function loadOpening(language) {
  loaded[language] ??= fetch(openingAddress(language)).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return makeOpening(await answer.json());
  });
  return loaded[language];
}
