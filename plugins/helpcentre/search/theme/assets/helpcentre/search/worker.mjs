// Speaks the protocol of Material's search box and hands its queries to the engine. What that protocol has no words
// for (an answer, a correction, a failure) goes to the page on a channel of its own.
//
// Material's messages: 0 set up, 1 ready, 2 a query (a string), 3 its results. It draws titles and texts as HTML.
import { answerFor } from "./answers.mjs";
import { openEngine } from "./engine.mjs";
import { FORMAT, UnreadableIndexError } from "./index-reader.mjs";

export const CHANNEL = "helpcentre-search";
/** Milliseconds after which a file counts as not coming. */
const PATIENCE = 15_000;

/**
 * @param {DedicatedWorkerGlobalScope} scope
 * @param {object} setup what `search_files.py` wrote into the worker
 * @param {object[]} early messages that came before this script
 */
export function start(scope, setup, early) {
  const channel = new BroadcastChannel(CHANNEL);
  let manifest = setup.manifest;
  let engine;
  let newest = 0;

  const fetched = async (name, options) => {
    const response = await fetch(new URL(name, scope.location), { ...options, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response;
  };
  const open = () =>
    openEngine({
      ...setup,
      manifest,
      load: async (name) => (await fetched(`${manifest.index}/${name}`)).arrayBuffer(),
    });

  /** A site that was published anew has another index: its manifest says which, and whether this script can read it. */
  async function reopen() {
    const current = await (await fetched("manifest.json", { cache: "no-store" })).json();
    if (current.format !== FORMAT) throw new UnreadableIndexError("another version");
    const isNew = current.index !== manifest.index;
    manifest = current;
    engine = open();
    return isNew;
  }

  async function answer(text) {
    engine ??= open();
    try {
      return await engine.search(text);
    } catch (error) {
      if (await reopen()) return engine.search(text);
      throw error;
    }
  }

  async function query(text) {
    const number = ++newest;
    const typed = text.trim();
    // A word of its own for the page to drop what it no longer asks for.
    const tell = (news) => channel.postMessage({ query: text, ...news });
    if (!typed) {
      scope.postMessage({ type: 3, data: { items: [] } });
      tell({});
      return;
    }
    try {
      const result = await answer(text);
      if (number !== newest) return; // somebody has typed on
      tell(newsOf(text, result, setup.answers, engine.language));
      scope.postMessage({ type: 3, data: { items: result.groups.map((group) => items(group, result.unknown)), suggest: result.suggestions } });
    } catch (error) {
      if (number !== newest) return;
      tell({ failed: error instanceof UnreadableIndexError ? "outdated" : "network" });
      scope.postMessage({ type: 3, data: { items: [] } });
    }
  }

  const receive = ({ type, data }) => {
    if (type === 0) scope.postMessage({ type: 1 });
    if (type === 2) query(data);
  };
  scope.onmessage = ({ data }) => receive(data);
  early.forEach(receive);
}

/** What the page shows beside the results. */
function newsOf(text, { groups, found, corrections }, answers, language) {
  let corrected = text;
  for (const { start, end, written } of [...corrections].sort((a, b) => b.start - a.start)) {
    corrected = corrected.slice(0, start) + written + corrected.slice(end);
  }
  return {
    found,
    corrected: corrections.length ? corrected : "",
    answer: answerFor(text, groups, answers, language),
  };
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
const marked = (parts) =>
  parts.map(({ text, isMarked }) => (isMarked ? `<mark data-md-highlight>${escaped(text)}</mark>` : escaped(text))).join("");

/** A page and its passages as Material draws them: the best first, the page itself among them. */
function items({ page, sections }, unknown) {
  const terms = (found) => Object.fromEntries([...found.map(({ surface }) => [surface, true]), ...unknown.map((word) => [word, false])]);
  const best = sections[0];
  const opening = sections.find(({ anchor }) => !anchor);
  const own = { location: page.address, title: escaped(page.title), text: opening ? marked(opening.parts) : "" };
  const list = sections
    .filter((section) => section !== opening)
    .map(({ anchor, heading, parts, score, found }) => ({
      location: `${page.address}#${anchor}`,
      title: escaped(heading),
      text: marked(parts),
      score,
      terms: terms(found),
    }));
  list.splice(best === opening ? 0 : 1, 0, { ...own, score: opening === best ? best.score : 0, terms: opening ? terms(opening.found) : {} });
  return list;
}
