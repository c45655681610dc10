// Tells the owner's address what was searched in vain and which result was opened, where the site has that switched on.
// The search box says on `document` how a query went (`helpcentre-search`); nothing else of the search is known here.
import { masked } from "../secrets.mjs";
import { articleOf, eventOf, send, shortened } from "./sending.mjs";
import { ROOT, factsOf } from "./source.mjs";

/** Milliseconds that a query rests before it counts: while somebody types, half words find nothing. */
const RESTS = 2_000;
const MOST = 200;

const told = new Set();
let resting;
let facts;

async function tell(event, query, opened) {
  const language = document.documentElement.lang;
  const text = shortened(masked(query), MOST);
  facts ??= await factsOf(language);
  const article = opened && articleOf(opened, ROOT, facts.home);
  const once = JSON.stringify([event, text, article]);
  if (!text || (opened && !article) || told.has(once)) return;
  told.add(once);
  send(facts.endpoint, eventOf(event, language, { query: text, article }));
}

/**
 * @param {Element} _
 * @param {Element[]} __
 * @param {CustomEvent<{query: string, found?: number, opened?: string}>} news of a query: how many results, or the
 *   address of the one that was opened
 */
export function mount(_, __, { detail: { query, found, opened } }) {
  clearTimeout(resting);
  if (opened) tell("search_opened", query, opened);
  else if (found === 0 && query.trim()) resting = setTimeout(() => tell("search_empty", query), RESTS);
  // At hand when the page is left: then there is no time to wait for anything.
  factsOf(document.documentElement.lang).then(
    (found) => (facts = found),
    () => {},
  );
}
