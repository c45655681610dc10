// Which passages fit a query best. notes/search.md has the reason for each number.
import { frequency, headingLength, inKeyword } from "./index-reader.mjs";

/** What a word weighs by where it stands. `page` is what a title gives to all passages of its page, `second` what a
 * second place adds. */
export const FIELD = { body: [0, 1, 1.1, 1.2], heading: 1.5, title: 1.8, keyword: 2.5, page: 0.55, second: 0.25 };

/** What makes one passage better than another that has the same words. */
export const FIT = { light: 0.25, form: 1, coverage: 1.3, heading: 0.7, keyword: 1.3, onPage: 0.7, unknown: 0.6, close: 0.2, same: 0.12, question: 0.85 };

/** What a posting gives to its row. */
function weight(code, isFirst) {
  if (inKeyword(code)) return FIELD.keyword;
  const body = FIELD.body[frequency(code)];
  const heading = headingLength(code) ? (isFirst ? FIELD.title : FIELD.heading) : 0;
  return Math.max(body, heading) + FIELD.second * Math.min(body, heading);
}

/** What a posting gives to every row of its page: nothing, unless it is in the title or in a keyword. */
function pageWeight(code, isFirst) {
  if (inKeyword(code)) return FIELD.page * FIELD.keyword;
  return isFirst && headingLength(code) ? FIELD.page * FIELD.title : 0;
}

/** How a typed word, with all it may stand for, weighs in each passage: its best match there, not the sum of them.
 * `why` keeps which match that is, by row, and by page in negative numbers; only who asks for reasons gets it. */
function column(matches, share, { pageOf, firstRow }, explain) {
  const rowCount = pageOf.length;
  const best = new Float32Array(rowCount);
  const onPage = new Float32Array(firstRow.length);
  const headings = new Uint8Array(rowCount);
  const touched = [];
  const why = explain ? new Map() : null;
  const surely = new Set();
  let guessed = 0;
  for (const { rows, start, end, kind } of matches) {
    guessed += end - start;
    if (kind === "prefix" || kind === "typo") continue;
    for (let j = start; j < end; j++) surely.add(rows[j]);
  }
  const rarity = (count) => share * Math.log(1 + rowCount / (count + 0.5));
  const idf = rarity(surely.size || guessed);
  for (const match of matches) {
    const { rows, codes, start, end, quality, kind } = match;
    // A form that is rare among the forms of its word tells more when it is met just as it was typed.
    const own = quality * (kind === "exact" ? FIT.form * rarity(end - start) + (1 - FIT.form) * idf : idf);
    for (let j = start; j < end; j++) {
      const row = rows[j];
      const page = pageOf[row];
      const isFirst = firstRow[page] === row;
      if (!best[row]) touched.push(row);
      const here = own * weight(codes[j], isFirst);
      const there = own * pageWeight(codes[j], isFirst);
      const reason = why && { match, code: codes[j], isFirst, rarity: own / quality };
      if (why && here > best[row]) why.set(row, { ...reason, points: here });
      if (why && there > onPage[page]) why.set(-1 - page, { ...reason, isOfPage: true, points: there });
      best[row] = Math.max(best[row], here);
      onPage[page] = Math.max(onPage[page], there);
      headings[row] ||= headingLength(codes[j]);
    }
  }
  return { best, onPage, headings, touched, idf, why };
}

/**
 * @param {Map<string, import("./expansion.mjs").Match>[]} expanded what each typed word may stand for
 * @param {{pageOf: number[], firstRow: number[], isKeyword: boolean[]}} site of each row its page and whether it is a
 *   keyword; the first row of each page
 * @param {object} [options]
 * @param {(word: number) => boolean} [options.isLight] whether a typed word says little, such as "how"
 * @param {boolean} [options.explain] whether each passage also says why it ranks: `words`, for each typed word the match that
 *   counts, the code of its posting, whether the page lends it, rarity and points (null when there is none), and the two `factors` of their sum
 * @returns {{row: number, page: number, score: number, coverage: number, why?: object}[]} every row with a typed
 *   word; `coverage` is how much of the query it has, 0 to 1
 */
export function rank(expanded, site, { isLight = () => false, explain = false } = {}) {
  const columns = expanded.map((found, word) => column([...found.values()], isLight(word) ? FIT.light : 1, site, explain));
  const whole = columns.reduce((sum, { touched, idf }) => sum + (touched.length ? idf : FIT.unknown * idf), 0);
  const ranked = [];
  const seen = new Uint8Array(site.pageOf.length);
  for (const { touched } of columns) {
    for (const row of touched) {
      if (seen[row]) continue;
      seen[row] = 1;
      const page = site.pageOf[row];
      let sum = 0;
      let covered = 0;
      let inHeading = 0;
      let told = 0;
      let length = 0;
      for (const { best, onPage, headings, idf } of columns) {
        if (!best[row] && !onPage[page]) continue;
        sum += Math.max(best[row], onPage[page]);
        covered += idf * (best[row] ? 1 : FIT.onPage);
        if (headings[row]) {
          inHeading++;
          told += idf;
        }
        length ||= headings[row];
      }
      // 1 when the heading or the keyword is the query, word by word.
      const alike = length ? (Math.min(inHeading, length) / length) * (told / whole) : 0;
      const coverage = covered / whole;
      const heading = 1 + (site.isKeyword[row] ? FIT.keyword : FIT.heading) * alike * alike;
      const factors = { coverage: coverage ** FIT.coverage, heading };
      const passage = { row, page, coverage, score: sum * factors.coverage * factors.heading };
      if (explain) passage.why = { words: columns.map((word) => reasonOf(word, row, page)), factors };
      ranked.push(passage);
    }
  }
  return ranked;
}

/** The match that a typed word's points in a passage come from. */
function reasonOf({ best, onPage, why }, row, page) {
  return (best[row] >= onPage[page] ? why.get(row) : why.get(-1 - page)) ?? null;
}
