// Folding as any tool can be given it in three lines, so each peer that takes a function for its words gets it.
// It is not the engine's own.
const PLAIN = { ə: "e", ı: "i" };

export const folded = (word) =>
  word.replaceAll("I", "i").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[əı]/g, (l) => PLAIN[l]);

/** Every passage of every page as the peers index it. */
export const passages = (documents) =>
  documents.flatMap((page) =>
    page.passages.map(({ anchor, heading, text }) => ({ address: page.address, anchor, title: page.title, heading, text })),
  );

/** Hits of passages, best first, as pages with their best passage first. */
export const pagesOf = (hits) => {
  const pages = new Map();
  for (const { address, anchor } of hits) if (!pages.has(address)) pages.set(address, { address, anchor });
  return [...pages.values()];
};
