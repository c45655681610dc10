// Ranks the passages of a site for what somebody typed. Knows nothing of workers, of Material or of a page:
// files come in by `load`, results go out as data. DESIGN.md has the reason for each number.
import {
  FORMAT,
  KEY_LENGTH,
  UnreadableIndexError,
  beginningWith,
  frequency,
  headingLength,
  inKeywords,
  lowerBound,
  readShard,
} from "./index-reader.mjs";
import { makeLanguage } from "./language.mjs";
import { closeness, excerpt, sameLetters } from "./passage.mjs";
import { editsApart } from "./typing-errors.mjs";

/** Words of a query that are looked up; more is somebody's pasted text. */
const MAX_WORDS = 24;
const MAX_LETTERS = 400;
/** Other words that one typed word may stand for, the nearest first. */
const MAX_EXPANSIONS = 300;

/** How much of a word's weight remains when another word stands for it. */
export const QUALITY = {
  exact: 1,
  variant: 0.95,
  stem: 0.82,
  synonym: 0.7,
  prefix: 0.7,
  contained: 0.55,
  typo: 0.62,
  twoTypos: 0.42,
  stemTypo: 0.5,
  firstLetter: 0.4,
};

/** What a word weighs by where it stands. */
export const FIELD = { body: [0, 1, 1.25, 1.45], heading: 2.1, title: 2.6, keyword: 1.9, page: 0.55, second: 0.25 };

/** What makes one passage better than another with the same words. */
export const FIT = { form: 0.5, coverage: 1.6, heading: 0.5, onPage: 0.7, unknown: 0.6, close: 0.12, same: 0.04 };

/** Small letters for comparing how words are written; İ without the second code point that browsers give it. */
const lower = (text) => text.replace(/İ/g, "i").toLowerCase();

/**
 * @param {object} index
 * @param {object} index.manifest as index_writer.py made it
 * @param {object} index.rules of the language
 * @param {(name: string) => Promise<ArrayBuffer>} index.load a file of the index by name
 * @param {string[][][]} [index.synonyms] concepts: ways to say the same, each a list of stems
 * @throws {UnreadableIndexError} when the index is of another version
 */
export function openEngine({ manifest, rules, load, synonyms = [] }) {
  if (manifest.format !== FORMAT) throw new UnreadableIndexError("another version");
  const language = makeLanguage(rules);
  const pageOf = [];
  const firstRow = [];
  manifest.passages.forEach((count, page) => {
    firstRow.push(pageOf.length);
    for (let i = 0; i < count; i++) pageOf.push(page);
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
  const shardNumber = (word) => {
    const at = lowerBound(manifest.shards, word.slice(0, KEY_LENGTH));
    return manifest.shards[at] === word.slice(0, KEY_LENGTH) ? at : at - 1;
  };
  const shard = (number) => once(`words-${number}.txt`, readShard);
  const leaf = (number) => once(`text-${number}.json`, (buffer) => JSON.parse(new TextDecoder().decode(buffer)));

  // Somebody who types on sees mostly the same passages again.
  const tokensOf = new Map();
  const tokens = (row, text) => {
    if (!tokensOf.has(row)) tokensOf.set(row, language.words(text));
    return tokensOf.get(row);
  };

  const stemAt = (shard, i) => (shard.stems[i] ??= language.stem(shard.terms[i]));

  /** The shards in which words that begin so may be: one, unless so few letters are typed that they span two. */
  const shardsFor = (beginning) => {
    const first = Math.max(0, shardNumber(beginning));
    const last = beginning.length < KEY_LENGTH ? shardNumber(`${beginning}\uffff`) : first;
    return [first, ...(last > first ? [first + 1] : [])];
  };

  /** All words that a typed word may stand for, with what remains of its weight. */
  async function expansions(word, isLast) {
    const found = new Map();
    const take = (shard, i, quality, kind) => {
      const term = shard.terms[i];
      const before = found.get(term);
      if (!before || before.quality < quality) found.set(term, { shard, i, quality, kind });
    };
    const at = (shard, term) => {
      const i = lowerBound(shard.terms, term);
      return shard.terms[i] === term ? i : -1;
    };
    const stem = language.stem(word);
    const spellings = [word, ...language.variants(word)];
    for (const spelling of spellings) {
      const quality = spelling === word ? QUALITY.exact : QUALITY.variant;
      const ownStem = spelling === word ? stem : language.stem(spelling);
      for (const number of shardsFor(spelling).slice(0, 1)) {
        const words = await shard(number);
        const exact = at(words, spelling);
        if (exact >= 0) take(words, exact, quality, "exact");
        const [low, high] = beginningWith(words.terms, ownStem.slice(0, Math.max(2, ownStem.length - 2)));
        for (let i = low; i < high; i++) {
          if (i !== exact && stemAt(words, i) === ownStem) take(words, i, quality * QUALITY.stem, "stem");
        }
      }
    }
    const isKnown = found.size > 0;
    const loaded = await Promise.all(shardsFor(word).map(shard));
    if (isLast || (!isKnown && word.length >= 4)) {
      for (const words of loaded) {
        const [low, high] = beginningWith(words.terms, word);
        for (let i = low; i < Math.min(high, low + MAX_EXPANSIONS); i++) {
          take(words, i, QUALITY.prefix * (0.6 + (0.4 * word.length) / words.terms[i].length), "prefix");
        }
      }
    }
    if (isKnown) return found;
    for (const words of loaded) takeTypos(words, word, stem, isLast, take);
    if (found.size) return found;
    // The start of the word may be wrong, and then it stands in another shard.
    const swapped = word.length > 3 ? word[1] + word[0] + word.slice(2) : word;
    for (const words of await Promise.all([...new Set([...shardsFor(swapped), ...shardsFor(word.slice(1))])].slice(0, 2).map(shard))) {
      for (let i = 0; i < words.terms.length; i++) {
        if (word.length > 3 && editsApart(word, words.terms[i], 1) <= 1) take(words, i, QUALITY.firstLetter, "typo");
      }
    }
    if (!found.size && word.length > 4) {
      // A longer form of a word that the stemmer does not know.
      for (const words of loaded) {
        for (let length = word.length - 1; length >= 4; length--) {
          const i = at(words, word.slice(0, length));
          if (i >= 0) {
            take(words, i, (QUALITY.contained * length) / word.length, "prefix");
            break;
          }
        }
      }
    }
    return found;
  }

  function takeTypos(words, word, stem, isLast, take) {
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!allowed) return;
    const [low, high] = beginningWith(words.terms, word[0]);
    for (let i = low; i < high; i++) {
      const term = words.terms[i];
      const apart = editsApart(word, term, allowed);
      if (apart <= allowed) take(words, i, apart === 1 ? QUALITY.typo : QUALITY.twoTypos, "typo");
      else if (isLast && term.length > word.length && editsApart(word, term.slice(0, word.length), 1) <= 1) {
        take(words, i, QUALITY.stemTypo * 0.8, "typo");
      } else if (stem.length >= 4 && editsApart(stem, stemAt(words, i), 1) <= 1) {
        take(words, i, QUALITY.stemTypo, "typo");
      }
    }
  }

  /** The weight of a posting by where the word stands; `page` is what it gives to all passages of the page. */
  function weigh(code, isFirst) {
    const body = FIELD.body[frequency(code)];
    const length = headingLength(code);
    const heading = length ? (isFirst ? FIELD.title : FIELD.heading) : 0;
    const keyword = inKeywords(code) ? FIELD.keyword : 0;
    const best = Math.max(body, heading, keyword);
    return { weight: best + FIELD.second * (body + heading + keyword - best), page: isFirst ? Math.max(heading, keyword) * FIELD.page : 0 };
  }

  /** The best passages for these words, the best first. */
  async function rank(words, isOpen) {
    const rowCount = pageOf.length;
    const all = await Promise.all(words.map((word, n) => expansions(word, isOpen && n === words.length - 1)));
    const columns = [];
    for (const found of all) {
      const best = new Float32Array(rowCount);
      const onPage = new Float32Array(firstRow.length);
      const headings = new Uint8Array(rowCount);
      const touched = [];
      const sure = new Set();
      const matches = [...found.values()];
      for (const { shard, i, kind } of matches) {
        if (kind === "prefix" || kind === "typo") continue;
        for (let j = shard.starts[i]; j < shard.starts[i + 1]; j++) sure.add(shard.rows[j]);
      }
      const rarity = (rows) => Math.log(1 + rowCount / (rows + 0.5));
      const reach = sure.size || matches.reduce((sum, { shard, i }) => sum + shard.starts[i + 1] - shard.starts[i], 0);
      const idf = rarity(reach);
      for (const { shard, i, quality, kind } of matches) {
        // A form that is rare among the forms of its word tells more when it is met as it was typed.
        const own = kind === "exact" ? FIT.form * rarity(shard.starts[i + 1] - shard.starts[i]) + (1 - FIT.form) * idf : idf;
        for (let j = shard.starts[i]; j < shard.starts[i + 1]; j++) {
          const row = shard.rows[j];
          const page = pageOf[row];
          const { weight, page: spread } = weigh(shard.codes[j], firstRow[page] === row);
          if (!best[row]) touched.push(row);
          if (quality * weight * own > best[row]) best[row] = quality * weight * own;
          if (quality * spread * own > onPage[page]) onPage[page] = quality * spread * own;
          const length = headingLength(shard.codes[j]);
          if (length) headings[row] = length;
        }
      }
      columns.push({ best, onPage, headings, touched, idf });
    }
    const mass = columns.reduce((sum, { touched, idf }) => sum + (touched.length ? idf : FIT.unknown * idf), 0);
    const scores = new Map();
    for (const { touched } of columns) {
      for (const row of touched) {
        if (scores.has(row)) continue;
        let score = 0;
        let covered = 0;
        let inHeading = 0;
        let length = 0;
        const page = pageOf[row];
        for (const { best, onPage, headings, idf } of columns) {
          const value = Math.max(best[row], onPage[page]);
          if (!value) continue;
          score += value;
          covered += idf * (best[row] ? 1 : FIT.onPage);
          if (headings[row]) {
            inHeading++;
            length = headings[row];
          }
        }
        const exactness = length ? (Math.min(inHeading, length) / length) * (inHeading / columns.length) : 0;
        const coverage = covered / mass;
        scores.set(row, { coverage, score: score * coverage ** FIT.coverage * (1 + FIT.heading * exactness * exactness) });
      }
    }
    return { scores, expanded: all };
  }

  /**
   * The pages that answer best.
   *
   * @param {string} text as it was typed
   * @param {object} [options]
   * @param {number} [options.limit] pages at most
   * @param {number} [options.passages] passages of a page at most
   */
  async function search(text, { limit = 10, passages: most = 3 } = {}) {
    const read = language.words(text.slice(0, MAX_LETTERS)).slice(0, MAX_WORDS);
    const typed = [...new Map(read.map((token) => [token.folded, token])).values()];
    const words = typed.map(({ folded }) => folded);
    if (!words.length) return { groups: [], found: 0, corrections: [], unknown: [] };
    // Somebody who typed a space after the last word is done with it.
    const isOpen = read.at(-1).end === text.length && words.at(-1) === read.at(-1).folded;
    const { scores, expanded } = await rank(words, isOpen);

    const pages = new Map();
    for (const [row, { score, coverage }] of scores) {
      const page = pageOf[row];
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push({ row, score, coverage });
    }
    const byScore = (a, b) => b.score - a.score || a.row - b.row;
    const groups = [...pages].map(([page, rows]) => {
      const best = rows.sort(byScore).slice(0, most);
      return { page, row: best[0].row, score: best[0].score, rows: best };
    });
    const shown = groups.sort(byScore).slice(0, limit);

    const standFor = new Map();
    expanded.forEach((found, word) => {
      for (const term of found.keys()) standFor.set(term, (standFor.get(term) ?? new Set()).add(word));
    });
    const surfaces = typed.map(({ surface }) => surface);
    const answers = await Promise.all(
      shown.map(async ({ page, rows }) => {
        const pieces = await leaf(Math.floor(page / manifest.pagesALeaf));
        const [address, title, passages] = pieces[page % manifest.pagesALeaf];
        const sections = rows.map(({ row, score, coverage }) => {
          const [anchor, heading, body, isQuestion = 0] = passages[row - firstRow[page]];
          const inBody = tokens(row, body);
          const all = [...language.words(heading || title), ...inBody];
          const fit = FIT.close * closeness(all, standFor, words.length) + FIT.same * sameLetters(all, surfaces, lower);
          const found = all.filter(({ folded }) => standFor.has(folded));
          const parts = excerpt(body, inBody, standFor);
          return { row, anchor, heading, text: body, parts, isQuestion: Boolean(isQuestion), score: score * (1 + fit), coverage, found };
        });
        sections.sort(byScore);
        return { page: { address, title }, row: sections[0].row, score: sections[0].score, sections };
      }),
    );
    answers.sort(byScore);
    return { groups: answers, found: groups.length, ...corrections(typed, expanded, answers) };
  }

  /** Words that were read as other ones, and words that stand nowhere. */
  function corrections(typed, expanded, answers) {
    const corrected = [];
    const unknown = [];
    typed.forEach((token, n) => {
      const found = expanded[n];
      if (!found.size) unknown.push(token.surface);
      else if ([...found.values()].every(({ kind }) => kind === "typo")) {
        const written = answers.flatMap(({ sections }) => sections.flatMap((section) => section.found)).find(({ folded }) => found.has(folded));
        if (written) corrected.push({ typed: token.surface, start: token.start, end: token.end, written: lower(written.surface) });
      }
    });
    return { corrections: corrected, unknown };
  }

  return { search, language };
}
