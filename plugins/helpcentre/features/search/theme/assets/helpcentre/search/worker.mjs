// Speaks the protocol of Material's search box and hands its queries to the engine. What that protocol has no words
// for (an answer, a correction, a failure) goes to the page on a channel of its own: page/notes.mount.mjs.
//
// Material's messages: 0 set up, 1 ready, 2 a query (a string, one for each change), 3 results. It draws titles and
// texts as HTML, and takes whatever comes last for the results of what is typed now.
import { answerFor } from "./answers.mjs";
import { openEngine } from "./engine.mjs";
import { FORMAT, OtherFormatError } from "./index-reader.mjs";
import { completion } from "./completion.mjs";

/** Milliseconds after which an answer counts as not coming. */
export const PATIENCE = 15_000;
/** Milliseconds that somebody stops typing for to see something. Texts are fetched after them. */
export const PAUSE = 120;
/** Letters of a query that anything is made of; the engine reads no more either. */
const MOST_LETTERS = 400;

/**
 * @param {object} scope the worker's: `location`, `postMessage`, `fetch`, `BroadcastChannel`; gets `onmessage`
 * @param {object} setup what `search_files.py` wrote into the worker
 * @param {object[]} early messages that came before this script
 */
export function start(scope, setup, early) {
  // Channels reach all tabs of a site. The page ends the worker's address in a mark of its own, so that nobody is
  // told what was typed elsewhere; without a mark the query tells.
  const channel = new scope.BroadcastChannel(`helpcentre-search${scope.location.hash}`);
  let { manifest } = setup;
  let engine;
  let renewed;
  let newest = 0;
  let last;

  async function fetched(name, options) {
    const response = await scope.fetch(new URL(name, scope.location.href), { ...options, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response;
  }

  function open(cache = "default") {
    const { index } = manifest;
    return openEngine({
      ...setup,
      manifest,
      load: async (name) => (await fetched(`${index}/${name}`, { cache })).arrayBuffer(),
    });
  }

  /**
   * A site that was published anew has another index: its manifest says which, and whether this script can read it.
   * When it is the same one, a file of it arrived broken, maybe in the browser's cache.
   */
  async function renew() {
    const current = await (await fetched("manifest.json", { cache: "no-store" })).json();
    if (current.format !== FORMAT) throw new OtherFormatError(`format ${current.format}`);
    const isSame = current.index === manifest.index;
    manifest = current;
    engine = open(isSame ? "reload" : "default");
  }

  async function found(text, options) {
    try {
      engine ??= open();
      return await engine.search(text, options);
    } catch {
      // Queries that fail together need one new index.
      renewed ??= renew().finally(() => (renewed = undefined));
      await renewed;
      return engine.search(text, options);
    }
  }

  async function query(text) {
    const number = ++newest;
    last = text;
    const isNewest = () => number === newest;
    const goesOn = async (areHere) => {
      if (!areHere) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      return isNewest();
    };
    const tell = (news, data) => {
      if (!isNewest()) return; // somebody has typed on
      channel.postMessage({ query: text, from: scope.location.pathname, ...news });
      scope.postMessage({ type: 3, data });
    };
    if (!text.trim()) {
      tell({}, { items: [] });
      return;
    }
    let timer;
    const tooLate = new Promise((_, reject) => (timer = setTimeout(reject, PATIENCE, new Error("nothing came"))));
    try {
      const result = await Promise.race([found(text, { goesOn }), tooLate]);
      if (result) tell(newsOf(text.slice(0, MOST_LETTERS), result, setup.answers, engine.language), dataOf(text, result));
    } catch (error) {
      tell({ failed: error instanceof OtherFormatError ? "outdated" : "network" }, { items: [] });
    } finally {
      clearTimeout(timer);
    }
  }

  function receive({ type, data }) {
    if (type === 0) scope.postMessage({ type: 1 });
    if (type === 2) query(data);
  }

  scope.onmessage = ({ data }) => receive(data);
  channel.onmessage = ({ data }) => {
    if (data.again === last) query(last);
  };
  early.forEach(receive);
  // A page marks its worker when somebody turns to the search box. Without a mark Material starts it with the page.
  if (scope.location.hash) prepare();

  function prepare() {
    try {
      engine = open();
      engine.prepare();
    } catch {
      // The first query says so.
    }
  }
}

/** What the page shows beside the results. */
function newsOf(text, { groups, found, corrections, unknown }, answers, language) {
  let corrected = text;
  for (const { start, end, written } of [...corrections].sort((a, b) => b.start - a.start)) {
    corrected = corrected.slice(0, start) + written + corrected.slice(end);
  }
  return {
    found,
    shown: groups.length,
    unknown: found ? unknown : [],
    corrected: corrections.length ? corrected : "",
    answer: answerFor(text, groups, answers, language),
  };
}

/** What Material is given. */
function dataOf(text, { groups }) {
  const suggested = completion(text, groups);
  return { items: groups.map(items), suggest: suggested ? [suggested] : [] };
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
const marked = (parts) =>
  parts.map(({ text, isMarked }) => (isMarked ? `<mark data-md-highlight>${escaped(text)}</mark>` : escaped(text))).join("");

/** Words that are marked on the page that a result leads to; its address has them. */
const MOST_MARKED = 12;

/**
 * A page and its passages as Material draws them: the best first, the page itself among them. It shows those that
 * score as much as the best, and folds the others under “more on this page”.
 */
function items({ page, sections }) {
  const terms = (found) => {
    const surfaces = new Map(found.map(({ folded, surface }) => [folded, surface]));
    return Object.fromEntries([...surfaces.values()].slice(0, MOST_MARKED).map((surface) => [surface, true]));
  };
  const best = sections[0];
  const opening = sections.find(({ anchor }) => !anchor);
  const own = {
    location: page.address,
    title: escaped(page.title),
    text: opening ? marked(opening.parts) : "",
    score: opening === best ? best.score : 0,
    terms: terms((opening ?? best).found),
  };
  const list = sections
    .filter((section) => section !== opening)
    .map(({ anchor, heading, parts, score, found }) => ({
      location: `${page.address}#${anchor}`,
      title: escaped(heading),
      text: marked(parts),
      score,
      terms: terms(found),
    }));
  list.splice(best === opening ? 0 : 1, 0, own);
  return list;
}
