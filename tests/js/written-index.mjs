// An index as files, for tests of what fetches it: `indexOf` of search-index.mjs as index_writer.py would write it.
import { FORMAT } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/index-reader.mjs";
import { indexOf } from "./search-index.mjs";

function varint(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number & 127) | 128);
  return [...bytes, number];
}

/**
 * @param {object[]} pages as in `indexOf`, each with its `address`; a section may have a third entry: `true` for a question
 * @param {string} index the name of this edition
 * @returns {{manifest: object, files: Map<string, Uint8Array>}} the files by their path below the worker's folder
 */
export function writtenIndex(pages, index = "edition-1") {
  const { words } = indexOf(pages);
  const encoder = new TextEncoder();
  const streams = [
    new Array(words.terms.length).fill(0),
    [...encoder.encode(words.terms.join("\n"))],
    words.terms.flatMap((_, i) => varint(words.starts[i + 1] - words.starts[i])),
    words.terms.flatMap((_, i) => {
      const rows = words.rows.slice(words.starts[i], words.starts[i + 1]);
      return rows.flatMap((row, j) => varint(row - (j ? rows[j - 1] : -1) - 1));
    }),
    words.codes,
  ];
  const head = [FORMAT, words.terms.length, ...streams.map((stream) => stream.length)].flatMap(varint);
  const leaf = pages.map(({ address, title, text, sections = [] }) => [
    address,
    title,
    [["", "", text], ...sections.map(([heading, body, isQuestion], n) => [`s${n}`, heading, body, ...(isQuestion ? [1] : [])])],
  ]);
  const manifest = {
    format: FORMAT,
    index,
    shards: [""],
    passages: pages.map(({ sections = [] }) => 1 + sections.length),
    keywords: pages.map(({ keywords = [] }) => keywords.length),
    pagesALeaf: pages.length,
  };
  const files = new Map([
    [`${index}/words-0.txt`, Uint8Array.from([...head, ...streams.flat()])],
    [`${index}/text-0.json`, encoder.encode(JSON.stringify(leaf))],
    ["manifest.json", encoder.encode(JSON.stringify(manifest))],
  ]);
  return { manifest, files };
}
