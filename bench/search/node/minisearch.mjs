// MiniSearch with the settings its manual recommends, over folded words; the index is built before and stored.
import { folded, pagesOf, passages } from "./folding.mjs";

const options = {
  fields: ["title", "heading", "text"],
  storeFields: ["address", "anchor", "title", "heading"],
  processTerm: folded,
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, heading: 3 } },
};

export const prepare = async ({ documents, packages, write }) => {
  const { default: MiniSearch } = await packages("minisearch/dist/es/index.js");
  const index = new MiniSearch(options);
  index.addAll(passages(documents).map((passage, id) => ({ id, ...passage })));
  await write("index.json", JSON.stringify(index));
};

export const open = async ({ packages, fetched }) => {
  const { default: MiniSearch } = await packages("minisearch/dist/es/index.js");
  const index = MiniSearch.loadJSON((await fetched("index.json", "index")).toString(), options);
  return { search: async (text) => pagesOf(index.search(text)) };
};

export const code = ["minisearch/dist/es/index.js"];
/** The same files whatever is asked. */
export const comesWhole = true;
