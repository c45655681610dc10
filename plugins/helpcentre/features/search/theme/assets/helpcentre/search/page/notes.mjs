// Texts and addresses of what the search box says besides its list.
import { linkWith } from "../../contact/links.mjs";

/** Letters of a query that a link takes along. */
const MOST_LETTERS = 200;

/**
 * How many results there are.
 *
 * @param {{one: string, other: string, most: string}} words `#` stands for the number
 * @param {number} found
 * @param {number} shown how many of them the list has
 */
export function countText(words, found, shown) {
  const text = found > shown ? words.most : found === 1 ? words.one : words.other;
  return text.replace("#", found);
}

/**
 * The address of a channel with the query in it, where it can take one: as a subject, else as a draft.
 *
 * @param {string} address
 * @param {string} query
 * @param {import("../../contact/links.mjs").Takes} takes
 */
export function carried(address, query, takes) {
  const text = query.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, "").trim();
  return linkWith(address, takes, takes.subject ? { subject: text } : { text });
}
