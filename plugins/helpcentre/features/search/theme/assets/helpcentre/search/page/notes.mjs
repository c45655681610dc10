// Texts and addresses of what the search box says besides its list.

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
 * The address of a channel with the query in it, where it can take one: an e-mail's subject, a draft in Telegram.
 *
 * @param {string} address
 * @param {string} query
 */
export function carried(address, query) {
  const text = encodeURIComponent(query.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, "").trim());
  if (!text) return address;
  if (address.startsWith("mailto:")) return `${address}?subject=${text}`;
  if (address.startsWith("https://t.me/")) return `${address}?text=${text}`;
  return address;
}
