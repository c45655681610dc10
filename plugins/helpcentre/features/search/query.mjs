// Asks a finished site's own engine: one question in JSON on the standard input, one answer on the standard output.
// Started by site_query.py. Everything that finds and ranks is imported from the site, so that it is what visitors get.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { scripts, index, setup, queries, limit } = JSON.parse(input);
const script = (name) => import(new URL(name, pathToFileURL(`${scripts}/`)));
const { openEngine } = await script("engine.mjs");
const { frequency, headingLength, inKeyword } = await script("index-reader.mjs");

const load = async (name) => {
  const bytes = await readFile(`${index}/${name}`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};
const engine = openEngine({ ...setup, load });

/** Where a word stands that counts: names of words files. */
function places({ code, isFirst, isOfPage }) {
  if (isOfPage) return [inKeyword(code) ? "page_keywords" : "page_title"];
  if (inKeyword(code)) return ["keywords"];
  const heading = headingLength(code) && (isFirst ? "title" : "heading");
  return [heading, frequency(code) && "text"].filter(Boolean);
}

/** Why a passage ranks, in plain data; words as the passage writes them. */
function reasons({ words, factors }, found) {
  const written = new Map(found.map(({ folded, surface }) => [folded, surface]));
  return {
    factors,
    words: words.map(
      (reason) =>
        reason && {
          written: written.get(reason.match.term) ?? reason.match.term,
          kind: reason.match.kind,
          places: places(reason),
          quality: reason.match.quality,
          rarity: reason.rarity,
          points: reason.points,
        },
    ),
  };
}

const answers = [];
for (const query of queries) {
  const { groups, found, corrections, unknown, typed = [] } = await engine.search(query, { limit, passages: 1, explain: true });
  answers.push({
    query,
    found,
    typed,
    unknown,
    corrected: corrections.map(({ written }) => written),
    pages: groups.map(({ page, sections: [best] }) => ({
      ...page,
      anchor: best.anchor,
      heading: best.heading,
      score: best.score,
      text: best.parts.map(({ text }) => text).join(""),
      ...reasons(best.why, best.found),
    })),
  });
}
process.stdout.write(JSON.stringify(answers));
