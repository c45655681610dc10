// A small index for tests of the engine: pages as an editor would write them, words as they are compared.
import { readFileSync } from "node:fs";

import { makeLanguage } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/language.mjs";

const RULES = new URL("../cases/language/rules/az.json", import.meta.url);
export const language = makeLanguage(JSON.parse(readFileSync(RULES, "utf8")));

/**
 * @param {{title: string, keywords?: string[], text: string, sections?: [string, string][]}[]} pages
 * @returns {{words: object, site: object}} a shard as `readShard` gives it, and the passages of the pages
 */
export function indexOf(pages) {
  const folded = (text) => language.words(text).map((word) => word.folded);
  const postings = new Map();
  const site = { pageOf: [], firstRow: [], isKeyword: [] };
  const post = (word, row, code) => {
    if (!postings.has(word)) postings.set(word, []);
    postings.get(word).push([row, code]);
  };
  pages.forEach(({ title, keywords = [], text, sections = [] }, page) => {
    site.firstRow.push(site.pageOf.length);
    [[title, text], ...sections].forEach(([heading, body]) => {
      const row = site.pageOf.push(page) - 1;
      site.isKeyword.push(false);
      const inBody = folded(body);
      const inHeading = folded(heading);
      for (const word of new Set([...inBody, ...inHeading])) {
        const count = inBody.filter((one) => one === word).length;
        post(word, row, Math.min(count, 2) | (inHeading.includes(word) ? inHeading.length << 2 : 0));
      }
    });
    for (const keyword of keywords.map(folded)) {
      const row = site.pageOf.push(page) - 1;
      site.isKeyword.push(true);
      for (const word of new Set(keyword)) post(word, row, (1 << 5) | (keyword.length << 2));
    }
  });
  const terms = [...postings.keys()].sort();
  const all = terms.map((term) => postings.get(term));
  const starts = [0];
  for (const of of all) starts.push(starts.at(-1) + of.length);
  const flat = all.flat();
  const words = {
    terms,
    starts,
    rows: flat.map(([row]) => row),
    codes: flat.map(([, code]) => code),
    stems: new Array(terms.length),
  };
  return { words, site };
}
