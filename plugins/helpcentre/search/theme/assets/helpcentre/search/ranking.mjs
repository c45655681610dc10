// Which passages fit a query best. DESIGN.md has the reason for each number.
import { frequency, headingLength, keywordLength } from "./index-reader.mjs";

/** What a word weighs by where it stands. `page` is what a title gives to all passages of its page, `second` what a
 * second place adds. */
export const FIELD = { body: [0, 1, 1.1, 1.2], heading: 1.5, title: 1.8, keyword: 2, page: 0.55, second: 0.25 };

/** What makes one passage better than another that has the same words. */
export const FIT = { form: 1, coverage: 1.3, heading: 0.7, named: 0.6, onPage: 0.7, unknown: 0.6, close: 0.2, same: 0.12, question: 0.9 };

function weight(code, isFirst) {
  const body = FIELD.body[frequency(code)];
  const heading = headingLength(code) ? (isFirst ? FIELD.title : FIELD.heading) : 0;
  const keyword = keywordLength(code) ? FIELD.keyword : 0;
  const best = Math.max(body, heading, keyword);
  return best + FIELD.second * (body + heading + keyword - best);
}

/** What a posting gives to every passage of its page: nothing, unless it is in the title or the keywords. */
function pageWeight(code, isFirst) {
  if (!isFirst) return 0;
  return FIELD.page * Math.max(headingLength(code) ? FIELD.title : 0, keywordLength(code) ? FIELD.keyword : 0);
}

/** How a typed word, with all it may stand for, weighs in each passage: its best match there, not the sum of them.
 * `why` keeps which match that is, by row, and by page in negative numbers; only who asks for reasons gets it. */
function column(matches, { pageOf, firstRow }, explain) {
  const rowCount = pageOf.length;
  const best = new Float32Array(rowCount);
  const onPage = new Float32Array(firstRow.length);
  const headings = new Uint8Array(rowCount);
  const keywords = new Uint8Array(firstRow.length);
  const touched = [];
  const why = explain ? new Map() : null;
  const surely = new Set();
  let guessed = 0;
  for (const { rows, start, end, kind } of matches) {
    guessed += end - start;
    if (kind === "prefix" || kind === "typo") continue;
    for (let j = start; j < end; j++) surely.add(rows[j]);
  }
  const rarity = (count) => Math.log(1 + rowCount / (count + 0.5));
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
      const inKeyword = keywordLength(codes[j]);
      if (inKeyword && (!keywords[page] || inKeyword < keywords[page])) keywords[page] = inKeyword;
    }
  }
  return { best, onPage, headings, keywords, touched, idf, why };
}

/**
 * @param {Map<string, import("./expansion.mjs").Match>[]} expanded what each typed word may stand for
 * @param {{pageOf: number[], firstRow: number[]}} site the page of each passage, the first passage of each page
 * @param {boolean} [explain] whether each passage also says why it ranks: `words`, for each typed word the match that
 *   counts, the code of its posting, whether the page lends it, rarity and points (null when there is none), and the two `factors` of their sum
 * @returns {{row: number, page: number, score: number, coverage: number, why?: object}[]} every passage with a typed
 *   word; `coverage` is how much of the query it has, 0 to 1
 */
export function rank(expanded, site, explain = false) {
  const columns = expanded.map((found) => column([...found.values()], site, explain));
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
      let length = 0;
      let named = 0;
      let longest = 0;
      for (const { best, onPage, headings, keywords, idf } of columns) {
        if (!best[row] && !onPage[page]) continue;
        sum += Math.max(best[row], onPage[page]);
        covered += idf * (best[row] ? 1 : FIT.onPage);
        if (keywords[page]) {
          named++;
          longest = Math.max(longest, keywords[page]);
        }
        if (headings[row]) inHeading++;
        length ||= headings[row];
      }
      // 1 when the heading is the query, word by word.
      const alike = likeness(inHeading, length, columns.length);
      const coverage = covered / whole;
      // Editors give a page the words that people type for it: a query of just these words is about this page.
      const heading = 1 + FIT.heading * alike * alike + FIT.named * likeness(named, longest, columns.length) ** 2;
      const factors = { coverage: coverage ** FIT.coverage, heading };
      const passage = { row, page, coverage, score: sum * factors.coverage * factors.heading };
      if (explain) passage.why = { words: columns.map((word) => reasonOf(word, row, page)), factors };
      ranked.push(passage);
    }
  }
  return ranked;
}

/** How much of a heading or keyword a query is, and the other way round: 1 when they are the same words. */
const likeness = (shared, length, typed) => (length ? (Math.min(shared, length) / length) * (shared / typed) : 0);

/** The match that a typed word's points in a passage come from. */
function reasonOf({ best, onPage, why }, row, page) {
  return (best[row] >= onPage[page] ? why.get(row) : why.get(-1 - page)) ?? null;
}
