// What a typed word may stand for, on a few words an editor can read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isSure, makeExpander } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/expansion.mjs";
import { indexOf, language } from "./search-index.mjs";

const PAGES = [
  { title: "Parolu sıfırlamaq", text: "Parolunuzu unutmusunuzsa, yeni parol yazın." },
  { title: "Bilet", text: "Biletin pulu geri qaytarılır. Bilet skan olunur." },
  { title: "Ödəniş", text: "Ödənişiniz keçmirsə, kartı yoxlayın. Geri qalan məbləğ." },
];
const { words } = indexOf(PAGES);
const stems = (text) => language.words(text).map(({ folded }) => language.stem(folded));

/** Expands a query over one shard, or over shards that begin with these keys. */
async function expand(query, { isOpen = false, synonyms = [], firstKeys = [""] } = {}) {
  const asked = [];
  const shard = async (number) => {
    asked.push(number);
    if (firstKeys.length === 1) return words;
    const inside = (term) => term >= firstKeys[number] && !(term.slice(0, 3) >= (firstKeys[number + 1] ?? "\uffff"));
    const kept = words.terms.map((term, i) => [term, i]).filter(([term]) => inside(term));
    const starts = [0];
    const rows = [];
    const codes = [];
    for (const [, i] of kept) {
      for (let j = words.starts[i]; j < words.starts[i + 1]; j++) {
        rows.push(words.rows[j]);
        codes.push(words.codes[j]);
      }
      starts.push(rows.length);
    }
    return { terms: kept.map(([term]) => term), starts, rows, codes, stems: [] };
  };
  const expander = makeExpander({ firstKeys, shard, language, synonyms });
  const typed = language.words(query).map(({ folded }) => folded);
  return { found: await expander(typed, isOpen), asked: new Set(asked) };
}
const first = async (query, options) => (await expand(query, options)).found[0];
const kinds = (found) => Object.fromEntries([...found].map(([term, { kind }]) => [term, kind]).sort());

test("a word itself, then its other forms, which weigh less", async () => {
  const found = await first("parol");
  assert.equal(kinds(found).parol, "exact");
  assert.equal(kinds(found).parolunuzu, "stem");
  assert.ok(found.get("parol").quality > found.get("parolu").quality);
  assert.ok(found.get("parolu").quality > found.get("parolunuzu").quality);
});

test("a form that stands nowhere still finds the others", async () => {
  assert.equal(kinds(await first("parollarımızdan")).parolu, "stem");
});

test("without marks, in capitals, in Cyrillic, by another spelling", async () => {
  for (const query of ["ÖDƏNİŞ", "odenis", "odenish", "ODENIS", "оденис"]) {
    assert.equal(kinds(await first(query)).odenis, "exact", query);
  }
});

test("only the word that is being typed may go on", async () => {
  assert.equal(kinds(await first("bil", { isOpen: true })).bilet, "prefix");
  assert.equal((await first("bil")).size, 0);
  const { found } = await expand("bil par", { isOpen: true });
  assert.equal(found[0].size, 0);
  assert.equal(kinds(found[1]).parol, "prefix");
});

test("the more of a word is typed, the more it weighs", async () => {
  const short = await first("bi", { isOpen: true });
  const long = await first("bile", { isOpen: true });
  assert.ok(long.get("bilet").quality > short.get("bilet").quality);
});

test("a typing error, when the word is not known", async () => {
  for (const query of ["parlou", "paroll", "pasol"]) {
    const found = await first(query);
    assert.equal(kinds(found).parol ?? kinds(found).parolu, "typo", query);
    assert.ok([...found.values()].every(({ quality }) => quality < 0.9), query);
  }
});

test("no typing errors are looked for in a known word, nor in a short one", async () => {
  assert.ok([...(await first("bilet")).values()].every(({ kind }) => kind !== "typo"));
  assert.equal((await first("sxn")).size, 0);
});

test("a mistyped first letter, when nothing else is found", async () => {
  assert.equal(kinds(await first("narol")).parol, "typo");
  assert.equal(kinds(await first("aprol")).parol, "typo");
});

test("one word needs one shard, and one more when its first letter is mistyped", async () => {
  const firstKeys = ["", "par"];
  assert.deepEqual([...(await expand("bilet", { firstKeys })).asked], [0]);
  assert.deepEqual([...(await expand("parol", { firstKeys })).asked], [1]);
  assert.ok((await expand("narol", { firstKeys })).asked.size <= 2);
});

test("a synonym leads to the word of the articles, and not back", async () => {
  const synonyms = [[1, ["parol"], stems("şifrə")]];
  const found = await first("şifrəmi", { synonyms });
  assert.equal(kinds(found).parol, "synonym");
  assert.equal(kinds(found).parolu, "synonym");
  assert.ok([...(await first("parol", { synonyms })).values()].every(({ kind }) => kind !== "synonym"));
});

test("a synonym is understood with a typing error too", async () => {
  const synonyms = [[1, ["bilet"], stems("ticket")]];
  assert.equal(kinds(await first("tiket", { synonyms })).bilet, "synonym");
  assert.equal(kinds(await first("tickte", { synonyms })).bilet, "synonym");
});

test("of several words, all are found in one passage", async () => {
  const synonyms = [[1, stems("geri qaytarmaq"), stems("refund")]];
  const found = await first("refund", { synonyms });
  const [together] = [...found.values()].filter(({ kind }) => kind === "synonym");
  assert.deepEqual([...together.rows], [1]); // page 2 has both words, page 3 only one
});

test("several typed words stand for one when they follow each other", async () => {
  const synonyms = [[1, ["parol"], stems("gizli söz")]];
  const { found } = await expand("gizli sözü yazmaq", { synonyms });
  assert.equal(kinds(found[0]).parol, "synonym");
  assert.equal(kinds(found[1]).parol, "synonym");
  const apart = await expand("gizli yazmaq sözü", { synonyms });
  assert.equal(apart.found[0].get("parol"), undefined);
});

test("a word of the text is better than a synonym of it", async () => {
  const synonyms = [[2, ["parol"], ["bilet"]]];
  const found = await first("bilet", { synonyms });
  assert.ok(found.get("bilet").quality > found.get("parol").quality);
});

test("what is sure and what is guessed", async () => {
  assert.ok(isSure(await first("parol")));
  assert.ok(!isSure(await first("parlou")));
  assert.ok(!isSure(await first("xyzxyz")));
});
