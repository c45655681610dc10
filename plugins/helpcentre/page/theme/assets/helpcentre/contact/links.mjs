// What the links to people carry: article, tier, and what was typed.

/** Characters of a mail link; programs cut longer ones (RFC 6068 sets no limit, they do near 2,000). */
export const LONGEST = 1900;

/**
 * A start payload with the visitor's tier: the end of what payload.py documents.
 *
 * @param {string} payload of the page, without a tier
 * @param {string} tier as a payload writes it; empty for none
 */
export function withTier(payload, tier) {
  return tier ? `${payload}_${tier}` : payload;
}

// `<language>_<kind>_<section>_<slug>`, as payload.py documents it.
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
 * What a link takes along, each by the name that it has in the query: as `Takes` of contact/links.py says.
 *
 * @typedef {object} Takes
 * @property {string} [subject]
 * @property {string} [text]
 * @property {string} [payload]
 * @property {string} [article]
 * @property {string} [tier]
 * @property {boolean} [page] whether the text says which page the visitor comes from
 */

const encoded = (text) => encodeURIComponent(text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, "\ufffd"));
const joint = (link) => (link.includes("?") ? "&" : "?");

/** What an element says that its link takes: `data-hc-takes`. */
export const takesOf = ({ dataset }) => Object.fromEntries((dataset.hcTakes ?? "").split(" ").filter(Boolean).map(pair));

const pair = (said) => [said.slice(0, said.indexOf(":")), said.slice(said.indexOf(":") + 1)];

/**
 * A link that carries what it takes of what there is; the text cut where programs would cut it.
 *
 * @param {string} address of the channel
 * @param {Takes} takes
 * @param {{subject?: string, text?: string, payload?: string, article?: string, tier?: string}} values
 * @returns {string} at most LONGEST characters, if what is not text leaves room
 */
export const linkWith = (address, takes, values) => linkAndRest(address, takes, values).href;

/**
 * The same, and what it could not carry.
 *
 * @param {string} address
 * @param {Takes} takes
 * @param {object} values
 * @param {string} [more] ends the text of a link that could not carry all of it, which is cut between words then
 * @returns {{href: string, rest: string}} `rest`: the end of the text; mostly empty
 */
export function linkAndRest(address, takes, values, more = "") {
  let href = address;
  for (const name of ["subject", "payload", "article", "tier"]) {
    if (!values[name] || !takes[name]) continue;
    // A slash may stand in a query (RFC 3986, 3.4), and an article can be read in the address so.
    const line = values[name].replace(/\s+/g, " ");
    const value = name === "article" ? encoded(line).replaceAll("%2F", "/") : encoded(line);
    href += `${joint(href)}${takes[name]}=${value}`;
  }
  const text = (values.text ?? "").replace(/\r\n?/g, "\n");
  if (!text || !takes.text || (values.payload && takes.payload)) return { href, rest: "" };
  const written = (part) => encoded(takes.subject ? part.replaceAll("\n", "\r\n") : part); // of mail links: RFC 6068, 5
  const start = `${href}${joint(href)}${takes.text}=`;
  if (start.length + written(text).length <= LONGEST) return { href: start + written(text), rest: "" };
  const end = more && written(`\n\n${more}`);
  let room = LONGEST - start.length - end.length;
  let cut = 0;
  let atWord = 0;
  for (const character of text) {
    room -= written(character).length;
    if (room < 0) break;
    cut += character.length;
    if (/\s/.test(character)) atWord = cut;
  }
  if (more && cut - atWord < 80) cut = atWord || cut; // a longer word is cut too
  const carried = more ? text.slice(0, cut).trimEnd() : text.slice(0, cut);
  return { href: start + written(carried) + end, rest: text.slice(cut).trim() };
}

/**
 * What a message says of the page that the visitor is on, where nothing else in it does.
 *
 * @param {Document} page
 * @param {string} article its key; empty where it is none
 */
export function pageText(page, article) {
  if (!article) return "";
  const address = page.querySelector('link[rel="canonical"]')?.href ?? "";
  return [page.querySelector("h1")?.textContent.trim(), address].filter(Boolean).join("\n");
}
