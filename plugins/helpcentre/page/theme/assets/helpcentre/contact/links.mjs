// What the links to people carry: article, tier, and what was typed.

/** Characters of a mail link; programs cut longer ones (RFC 6068 sets no limit, they do near 2,000). */
export const MAIL_LIMIT = 1900;

/**
 * A Telegram start payload with the visitor's tier: the end of what telegram.py documents.
 *
 * @param {string} payload of the page, without a tier
 * @param {string} tier as a payload writes it; empty for none
 */
export function withTier(payload, tier) {
  return tier ? `${payload}_${tier}` : payload;
}

// `<language>_<kind>_<section>_<slug>`, as telegram.py documents it.
const partsOf = (payload) => payload.split("_");

/**
 * The name of the QR code of a page: of its article, or of the visitor's tier, which says more.
 *
 * @param {string} payload of the page, without a tier
 * @param {string} tier as a payload writes it; empty for none
 */
export function codeName(payload, tier) {
  if (tier) return `tier.${tier}`;
  const article = partsOf(payload).slice(2).join("_");
  return article === "_" ? "index" : article.replace(/^_/, "home.");
}

/**
 * What the chat page is asked with.
 *
 * @param {string} address of the chat page
 * @param {{article?: string, tier?: string}} about
 */
export function chatAddress(address, { article = "", tier = "" }) {
  const query = Object.entries({ from: article, tier }).filter(([, value]) => value);
  // A slash may stand in a query (RFC 3986, 3.4), and an article can be read in the address so.
  return address + (query.length ? `?${query.map(([key, value]) => `${key}=${encodeURI(value)}`).join("&")}` : "");
}

/**
 * What the chat page was asked with. Anybody can write a link, so only what looks like ours is read.
 *
 * @param {string} search `location.search`
 * @returns {{article: string, tier: string}}
 */
export function readAbout(search) {
  const asked = new URLSearchParams(search);
  const fitting = (name, pattern) => (pattern.test(asked.get(name) ?? "") ? asked.get(name) : "");
  return {
    article: fitting("from", /^[a-z0-9-]{1,100}(\/[a-z0-9-]{1,100})?$/),
    tier: fitting("tier", /^[a-z][a-z0-9_]{0,40}$/),
  };
}

/**
 * A mail link with a subject and a text, cut where programs would cut it.
 *
 * @param {string} address `mailto:…`
 * @param {{subject?: string, body?: string}} content
 * @returns {string} at most MAIL_LIMIT characters, if the address itself leaves room
 */
export function mailAddress(address, { subject = "", body = "" }) {
  const start = `${address}?subject=${encodeURIComponent(subject)}`;
  if (!subject && !body) return address;
  const lines = body.replace(/\r?\n/g, "\r\n"); // RFC 6068, 5
  const characters = [];
  let length = start.length + "&body=".length;
  for (const character of lines) {
    const encoded = encodeURIComponent(character.toWellFormed?.() ?? character);
    length += encoded.length;
    if (length > MAIL_LIMIT) break;
    characters.push(encoded);
  }
  return characters.length ? `${start}&body=${characters.join("")}` : start;
}
