// lunr with a prebuilt index over folded words; a word is looked for as it is, as a beginning, and with one error.
import { folded, pagesOf, passages } from "./folding.mjs";

const load = async (packages) => {
  const { default: lunr } = await packages("lunr/lunr.js");
  return lunr;
};

const words = (lunr, text) => lunr.tokenizer(text ?? "").map((token) => token.update(folded));

export const prepare = async ({ documents, packages, write }) => {
  const lunr = await load(packages);
  const all = passages(documents);
  const index = lunr(function () {
    this.tokenizer = (text) => words(lunr, text);
    this.pipeline.reset();
    this.pipeline.add(lunr.trimmer);
    this.searchPipeline.reset();
    this.field("title", { boost: 4 });
    this.field("heading", { boost: 3 });
    this.field("text");
    all.forEach((passage, id) => this.add({ id, ...passage }));
  });
  await write("index.json", JSON.stringify(index));
  const shown = all.map(({ address, anchor, title, heading }) => ({ address, anchor, title, heading }));
  await write("passages.json", JSON.stringify(shown));
};

export const open = async ({ packages, fetched }) => {
  const lunr = await load(packages);
  const index = lunr.Index.load(JSON.parse(await fetched("index.json", "index")));
  const shown = JSON.parse(await fetched("passages.json", "index"));
  const { TRAILING } = lunr.Query.wildcard;
  const search = async (text) => {
    const asked = words(lunr, text).map((token) => lunr.trimmer(token).toString()).filter(Boolean);
    const hits = index.query((query) => {
      for (const word of asked) {
        query.term(word, { boost: 10, usePipeline: false });
        query.term(word, { boost: 4, usePipeline: false, wildcard: TRAILING });
        if (word.length > 3) query.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
      }
    });
    return pagesOf(hits.map(({ ref }) => shown[ref]));
  };
  return { search };
};

export const code = ["lunr/lunr.min.js"];
/** The same files whatever is asked. */
export const comesWhole = true;
