// What a typed word may stand for: its other forms, words that begin with it, words one typing error away, and other
// words for the same thing. Each with what remains of its weight.
import { KEY_LENGTH, beginningWith, lowerBound } from "./index-reader.mjs";
import { editsApart } from "./typing-errors.mjs";

/** How much of a word's weight remains when another word stands for it. */
export const QUALITY = {
  exact: 1,
  variant: 0.95,
  stem: 0.9,
  farForm: 0.9,
  synonym: 0.7,
  prefix: 0.7,
  contained: 0.55,
  typo: 0.62,
  twoTypos: 0.42,
  stemTypo: 0.5,
  beginTypo: 0.5,
  prefixTypo: 0.4,
  firstLetter: 0.4,
};

/** Words that a beginning may stand for; a single letter begins hundreds. */
const MOST_BEGINNINGS = 300;
/** A synonym shorter than this is not meant by a word with a typing error. */
const SHORTEST_MISSPELT = 5;

/**
 * @typedef {object} Match a word of the index that a typed word may stand for
 * @property {string} term
 * @property {Uint32Array | number[]} rows the passages it stands in, from `start` to `end`
 * @property {Uint8Array | number[]} codes how it stands there
 * @property {number} start
 * @property {number} end
 * @property {number} quality 0 to 1
 * @property {"exact" | "stem" | "synonym" | "prefix" | "typo"} kind
 */

/** How much of two words is their common beginning, 0 to 1. */
function alike(a, b) {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return (2 * common) / (a.length + b.length);
}

/** Whether a word begins with another one, but for one typing error. */
const beginsNearly = (word, beginning) =>
  [0, -1, 1].some((more) => editsApart(word.slice(0, beginning.length + more), beginning, 1) <= 1);

/**
 * @param {object} index
 * @param {string[]} index.firstKeys the first key of each shard
 * @param {(number: number) => Promise<import("./index-reader.mjs").Shard>} index.shard
 * @param {object} index.language
 * @param {[number, ...string[][]][]} index.synonyms concepts: how many of its ways to say it stand in the index, then
 *   the ways, those first, each the stems of its words
 */
export function makeExpander({ firstKeys, shard, language, synonyms }) {
  const numberOf = (word) => {
    const key = word.slice(0, KEY_LENGTH);
    const at = lowerBound(firstKeys, key);
    return firstKeys[at] === key ? at : Math.max(0, at - 1);
  };
  const shardOf = (word) => shard(numberOf(word));

  /** The shards with words that begin so: one, unless so few letters are typed so far that they span two. */
  const shardsOf = (beginning, isOpen) => {
    const first = numberOf(beginning);
    const last = isOpen && beginning.length < KEY_LENGTH ? numberOf(`${beginning}\uffff`) : first;
    return Promise.all(last > first ? [shard(first), shard(first + 1)] : [shard(first)]);
  };

  const stemAt = (words, i) => (words.stems[i] ??= language.stem(words.terms[i]));

  const match = (words, i, quality, kind) => ({
    term: words.terms[i],
    rows: words.rows,
    codes: words.codes,
    start: words.starts[i],
    end: words.starts[i + 1],
    quality,
    kind,
  });

  /** The words of one stem; stems may differ from their words in the last two letters (şəkil, şəkli). */
  function* formsOf(words, stem) {
    const [low, high] = beginningWith(words.terms, stem.slice(0, Math.max(2, stem.length - 2)));
    for (let i = low; i < high; i++) if (stemAt(words, i) === stem) yield i;
  }

  /** A word itself and its other forms. */
  async function* known(word, quality) {
    const words = await shardOf(word);
    for (const i of formsOf(words, language.stem(word))) {
      const term = words.terms[i];
      if (term === word) yield match(words, i, quality * QUALITY.exact, "exact");
      else yield match(words, i, quality * QUALITY.stem * (1 - QUALITY.farForm * (1 - alike(word, term))), "stem");
    }
  }

  function* longer(words, word) {
    const [low, high] = beginningWith(words.terms, word);
    for (let i = low; i < Math.min(high, low + MOST_BEGINNINGS); i++) {
      const typed = word.length / words.terms[i].length;
      yield match(words, i, QUALITY.prefix * (0.6 + 0.4 * typed), "prefix");
    }
  }

  /** The longest beginning of a word that is a word: a form of it that the stemmer does not know. */
  function* shorter(words, word) {
    for (let length = word.length - 1; length >= 4; length--) {
      const i = lowerBound(words.terms, word.slice(0, length));
      if (words.terms[i] === word.slice(0, length)) {
        yield match(words, i, (QUALITY.contained * length) / word.length, "prefix");
        return;
      }
    }
  }

  /** Words that a typing error leads to, with the same first letter, and their other forms. */
  function* misspelt(words, word, isOpen) {
    const stem = language.stem(word);
    const allowed = word.length < 8 ? 1 : 2;
    const [low, high] = beginningWith(words.terms, word[0]);
    const meant = new Map();
    for (let i = low; i < high; i++) {
      const quality = misspeltQuality(word, stem, words, i, allowed, isOpen);
      if (!quality) continue;
      yield match(words, i, quality, "typo");
      const own = stemAt(words, i);
      if (quality > (meant.get(own) ?? 0)) meant.set(own, quality);
    }
    for (const [own, quality] of meant) {
      for (const i of formsOf(words, own)) {
        yield match(words, i, quality * QUALITY.stem * (1 - QUALITY.farForm * (1 - alike(word, words.terms[i]))), "typo");
      }
    }
  }

  function misspeltQuality(word, stem, words, i, allowed, isOpen) {
    const term = words.terms[i];
    const apart = editsApart(word, term, allowed);
    if (apart <= allowed) return apart === 1 ? QUALITY.typo : QUALITY.twoTypos;
    if (stem.length >= 4 && editsApart(stem, stemAt(words, i), 1) <= 1) return QUALITY.stemTypo;
    if (term.length >= 5 && term.length < word.length && beginsNearly(word, term)) return (QUALITY.beginTypo * term.length) / word.length;
    if (isOpen && term.length > word.length && editsApart(word, term.slice(0, word.length), 1) <= 1) return QUALITY.prefixTypo;
    return 0;
  }

  /** Words with another start: it was swapped, left out or mistyped. They stand in other shards: one more is asked for. */
  async function* misspeltAtStart(word) {
    const loaded = await Promise.all([...new Set([numberOf(word), numberOf(word.slice(1))])].map(shard));
    for (const words of loaded) {
      for (let i = 0; i < words.terms.length; i++) {
        if (editsApart(word, words.terms[i], 1) <= 1) yield match(words, i, QUALITY.firstLetter, "typo");
      }
    }
  }

  /** All that one typed word may stand for, the best for each word of the index. */
  async function expand(word, isOpen) {
    const found = new Map();
    const take = (matches) => {
      for (const one of matches) if (!(found.get(one.term)?.quality >= one.quality)) found.set(one.term, one);
    };
    for await (const one of known(word, 1)) take([one]);
    const loaded = await shardsOf(word, isOpen);
    if (!found.size) {
      for (const variant of language.variants(word)) for await (const one of known(variant, QUALITY.variant)) take([one]);
    }
    const isKnown = found.size > 0;
    if (isOpen || (!isKnown && word.length >= 4)) for (const words of loaded) take(longer(words, word));
    if (isKnown || word.length < 4) return found;
    for (const words of loaded) take(misspelt(words, word, isOpen));
    if (!found.size) for await (const one of misspeltAtStart(word)) take([one]);
    if (!found.size) for (const words of loaded) take(shorter(words, word));
    return found;
  }

  /** Where in a list of stems a way to say something stands; -1 if nowhere. */
  const placeOf = (way, stems) =>
    stems.findIndex((_, place) => way.every((stem, i) => stems[place + i] === stem));

  /** Other ways to say what words of the query say, for each of these words. */
  async function addSynonyms(stems, expanded) {
    for (const [hits, ...ways] of synonyms) {
      for (const way of ways) {
        let place = placeOf(way, stems);
        if (place < 0 && way.length === 1 && way[0].length >= SHORTEST_MISSPELT) {
          place = stems.findIndex((stem, i) => !isSure(expanded[i]) && editsApart(stem, way[0], 1) <= 1);
        }
        if (place < 0) continue;
        for (const other of ways.slice(0, hits)) {
          if (other === way) continue;
          for (const one of await matchesOf(other)) {
            for (let i = place; i < place + way.length; i++) {
              if (!(expanded[i].get(one.term)?.quality >= one.quality)) expanded[i].set(one.term, one);
            }
          }
        }
      }
    }
  }

  /** A way to say something as matches: forms of its word, or the passages that have all of its words. */
  async function matchesOf(way) {
    const forms = await Promise.all(
      way.map(async (stem) => {
        const words = await shardOf(stem);
        return [...formsOf(words, stem)].map((i) => match(words, i, QUALITY.synonym, "synonym"));
      }),
    );
    if (way.length === 1) return forms[0];
    let rows = null;
    for (const matches of forms) {
      const codes = new Map();
      for (const { rows: all, codes: how, start, end } of matches) {
        for (let j = start; j < end; j++) if (!rows || rows.has(all[j])) codes.set(all[j], how[j] & (rows?.get(all[j]) ?? 255));
      }
      rows = codes;
    }
    const together = { rows: [...rows.keys()], codes: [...rows.values()], start: 0, end: rows.size };
    return rows.size ? [{ ...together, term: way.join(" "), quality: QUALITY.synonym, kind: "synonym" }] : [];
  }

  /**
   * What each typed word may stand for.
   *
   * @param {string[]} words as they are compared
   * @param {boolean} isOpen whether the last one may go on
   * @returns {Promise<Map<string, Match>[]>}
   */
  return async function expandAll(words, isOpen) {
    const expanded = await Promise.all(words.map((word, n) => expand(word, isOpen && n === words.length - 1)));
    await addSynonyms(words.map(language.stem), expanded);
    return expanded;
  };
}

/** Whether a word was understood without guessing. */
export const isSure = (found) => [...found.values()].some(({ kind }) => kind === "exact" || kind === "stem" || kind === "synonym");
