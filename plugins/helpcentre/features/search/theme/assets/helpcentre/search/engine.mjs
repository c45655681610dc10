// Finds the passages of a site that answer what somebody typed. Knows nothing of workers, of Material or of a page:
// files come in by `load`, results go out as data. notes/search.md has the how and why.
import { isSure, makeExpander } from "./expansion.mjs";
import { FORMAT, OtherFormatError, readShard } from "./index-reader.mjs";
import { makeLanguage } from "./language.mjs";
import { asParts, closeness, excerpt, sameLetters } from "./passage.mjs";
import { FIT, rank } from "./ranking.mjs";

/** Words and letters of a query that are looked at; more is somebody's pasted text. */
const MOST_WORDS = 24;
const MOST_LETTERS = 400;
/** Shards of an index so small that the first of them is most of it. */
const FEW_SHARDS = 2;

/** Small letters for comparing how words are written; İ without the second code point that browsers give it. */
const lower = remembered((text) => text.replace(/\u0130/g, "i").toLowerCase());
/** Pages below the first few are shown by their best passage alone. */
const FULL_PAGES = 5;

/** A function of a text that is asked for the same texts again and again. */
function remembered(answer) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, answer(text));
    return known.get(text);
  };
}

const byScore = (a, b) => b.score - a.score || a.row - b.row;

/**
 * @param {object} index
 * @param {object} index.manifest as index_writer.py made it
 * @param {object} index.rules of the language
 * @param {(name: string) => Promise<ArrayBuffer>} index.load a file of the index by name
 * @param {[number, ...string[][]][]} [index.synonyms] see expansion.mjs
 * @throws {OtherFormatError}
 */
export function openEngine({ manifest, rules, load, synonyms = [] }) {
  if (manifest.format !== FORMAT) throw new OtherFormatError(`format ${manifest.format}`);
  const language = makeLanguage(rules);
  const site = { pageOf: [], firstRow: [], isKeyword: [] };
  manifest.passages.forEach((passages, page) => {
    site.firstRow.push(site.pageOf.length);
    const rows = passages + manifest.keywords[page];
    for (let i = 0; i < rows; i++) {
      site.pageOf.push(page);
      site.isKeyword.push(i >= passages);
    }
  });

  // A file that did not come is asked for again the next time.
  const files = new Map();
  const once = (name, read) => {
    if (!files.has(name)) {
      const file = load(name).then(read);
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  };
  const shard = (number) => once(`words-${number}.txt`, readShard);
  const leafName = (number) => `text-${number}.json`;
  const leaf = (number) => once(leafName(number), (buffer) => JSON.parse(new TextDecoder().decode(buffer)));
  const expand = makeExpander({ firstKeys: manifest.shards, shard, language, synonyms });

  // Somebody who types on sees mostly the same passages again.
  const tokens = remembered(language.words);

  /**
   * The pages that answer best.
   *
   * @param {string} text as it was typed
   * @param {object} [options]
   * @param {number} [options.limit] pages at most
   * @param {number} [options.passages] passages of a page at most
   * @param {boolean} [options.explain] whether each passage also says `why` it ranks, see `rank`
   * @param {(areHere: boolean) => Promise<boolean>} [options.goesOn] asked before texts are fetched, and told whether
   *   all are here: false when nobody waits for the answer any more
   * @returns {Promise<object | null>} null when it did not go on
   */
  async function search(text, { limit = 10, passages: most = 3, explain = false, goesOn = async () => true } = {}) {
    const read = language.words(text.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS);
    const typed = [...new Map(read.map((token) => [token.folded, token])).values()];
    const words = typed.map(({ folded }) => folded);
    if (!words.length) return { groups: [], found: 0, corrections: [], unknown: [] };
    // Somebody who typed a space after the last word is done with it.
    const isOpen = read.at(-1).end === text.length && words.at(-1) === read.at(-1).folded;
    const expanded = await expand(words, isOpen);

    const pages = new Map();
    for (const ranked of rank(expanded, site, { isLight: (n) => language.isLight(words[n]), explain }).sort(byScore)) {
      // A keyword has no text of its own: it leads to the start of its page.
      const row = site.isKeyword[ranked.row] ? site.firstRow[ranked.page] : ranked.row;
      const group = pages.get(ranked.page);
      if (!group) pages.set(ranked.page, [{ ...ranked, row }]);
      else if (!group.some((other) => other.row === row)) group.push({ ...ranked, row });
    }
    const shown = [...pages.values()].slice(0, limit);
    const leafOf = ({ page }) => Math.floor(page / manifest.pagesALeaf);
    if (!(await goesOn(shown.every(([first]) => files.has(leafName(leafOf(first))))))) return null;

    const standFor = new Map();
    expanded.forEach((found, word) => {
      for (const term of found.keys()) standFor.set(term, (standFor.get(term) ?? new Set()).add(word));
    });
    const writing = new Map(typed.map(({ folded, surface }) => [folded, surface]));
    const seen = rules.compounds ? (words) => asParts(words, standFor) : (words) => words;
    const surfaces = typed.map(({ surface }) => surface);
    const groups = await Promise.all(
      shown.map(async (ranked, place) => {
        const { page } = ranked[0];
        const pieces = await leaf(leafOf(ranked[0]));
        const [address, title, passages] = pieces[page % manifest.pagesALeaf];
        const sections = ranked.slice(0, place < FULL_PAGES ? most : 1).map(({ row, score, coverage, why }) => {
          const [anchor, heading, body, isQuestion = 0] = passages[row - site.firstRow[page]];
          const inBody = seen(tokens(body));
          const all = seen(tokens(heading || title)).concat(inBody);
          const close = FIT.close * closeness(all, standFor, words.length);
          const same = FIT.same * sameLetters(all, writing, lower);
          // A question of the FAQ is a summary of the article it links to; the answer stands above the list anyway.
          const text = (1 + close + same) * (isQuestion ? FIT.question : 1);
          return {
            row,
            anchor,
            heading,
            text: body,
            parts: excerpt(body, inBody, standFor),
            isQuestion: Boolean(isQuestion),
            score: score * text,
            coverage,
            found: all.filter(({ folded }) => standFor.has(folded)),
            ...(why && { why: { ...why, factors: { ...why.factors, close: text } } }),
          };
        });
        sections.sort(byScore);
        return { page: { address, title }, row: sections[0].row, score: sections[0].score, sections };
      }),
    );
    groups.sort(byScore);
    return { groups, found: pages.size, typed: surfaces, ...corrections(typed, expanded, groups) };
  }

  /** Words that were read as other ones, and words that stand nowhere. */
  function corrections(typed, expanded, groups) {
    const corrected = [];
    const unknown = [];
    typed.forEach((token, n) => {
      const found = expanded[n];
      if (!found.size) unknown.push(token.surface);
      else if (!isSure(found) && [...found.values()].every(({ kind }) => kind === "typo")) {
        const shown = groups.flatMap(({ sections }) => sections.flatMap((section) => section.found));
        const quality = ({ folded }) => found.get(folded)?.quality ?? 0;
        const written = shown.reduce((best, one) => (quality(one) > quality(best) ? one : best), { folded: "" });
        if (written.folded) corrected.push({ start: token.start, end: token.end, written: lower(written.surface) });
      }
    });
    return { corrections: corrected, unknown };
  }

  /** Fetches the words of a small site before somebody types any; nobody waits for it, so it fails in silence. */
  const prepare = () => void (manifest.shards.length <= FEW_SHARDS && shard(0).catch(() => {}));

  return { search, language, prepare };
}
