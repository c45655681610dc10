// Which passage comes first, one reason at a time, on pages an editor can read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeExpander } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/expansion.mjs";
import { rank } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/ranking.mjs";
import { indexOf, language } from "./search-index.mjs";

/** Ranks the passages of some pages for a query; the pages have room for more, so that words are rare. */
async function ranked(pages, query, { isOpen = false, explain = false, isLight } = {}) {
  const others = Array.from({ length: 20 }, (_, n) => ({ title: `Başqa ${n}`, text: "Heç nə." }));
  const { words, site } = indexOf([...pages, ...others]);
  const expand = makeExpander({ firstKeys: [""], shard: async () => words, language, synonyms: [] });
  const expanded = await expand(language.words(query).map(({ folded }) => folded), isOpen);
  return rank(expanded, site, { explain, isLight }).sort((a, b) => b.score - a.score || a.row - b.row);
}
const order = async (pages, query, options) => (await ranked(pages, query, options)).map(({ page }) => page);

test("a title is worth more than a heading, a heading more than the text", async () => {
  const pages = [
    { title: "Birinci", text: "Burada qəbz olur." },
    { title: "İkinci", text: "Burada.", sections: [["Sizə qəbz", "Olur."]] },
    { title: "Sizə qəbz", text: "Burada olur." },
  ];
  assert.deepEqual(await order(pages, "qəbz"), [2, 1, 0]);
});

test("a keyword is worth about as much as a title", async () => {
  const pages = [
    { title: "Birinci", text: "Burada qəbz olur, qəbz." },
    { title: "İkinci", keywords: ["qəbz"], text: "Burada." },
  ];
  assert.deepEqual(await order(pages, "qəbz"), [1, 0]);
});

test("a passage with all words beats one with the rare word only", async () => {
  const pages = [
    { title: "Bilet", text: "Bilet. Qəbz qəbz qəbz." },
    { title: "Bilet və qəbz", text: "Bilet." },
  ];
  assert.deepEqual((await order(pages, "bilet qəbz"))[0], 1);
});

test("a rare word tells more than a frequent one", async () => {
  const pages = [
    { title: "Bir", text: "Parol bilet." },
    { title: "İki", text: "Bilet qəbz." },
    ...Array.from({ length: 8 }, () => ({ title: "Üç", text: "Bilet parol." })),
  ];
  assert.equal((await order(pages, "parol qəbz"))[0], 1);
});

test("a heading that is the query beats a longer one", async () => {
  const pages = [
    { title: "Parolu sıfırlamaq üçün nə lazımdır", text: "Oxuyun." },
    { title: "Parolu sıfırlamaq", text: "Oxuyun." },
  ];
  assert.deepEqual(await order(pages, "parolu sıfırlamaq"), [1, 0]);
});

test("the word as typed beats another form, that beats a typing error", async () => {
  const pages = [
    { title: "Bir", text: "Biletlərimizdən oxuyun." },
    { title: "İki", text: "Bileti oxuyun." },
  ];
  assert.deepEqual(await order(pages, "bileti"), [1, 0]);
  const mistyped = await ranked([pages[1]], "biletj");
  const right = await ranked([pages[1]], "bileti");
  assert.ok(right[0].score > mistyped[0].score);
});

test("one word counts once, however many of its forms stand there", async () => {
  const once = await ranked([{ title: "Bir", text: "Bilet." }], "bilet");
  const often = await ranked([{ title: "Bir", text: "Bilet, bileti, biletin, biletdə, biletlər." }], "bilet");
  assert.ok(often[0].score < 1.05 * once[0].score);
});

test("what a title says holds for all passages of its page", async () => {
  const pages = [
    { title: "Balans", text: "Oxuyun.", sections: [["Kart", "Kartı əlavə edin."]] },
    { title: "Başqa", text: "Oxuyun.", sections: [["Kart", "Kartı əlavə edin."]] },
  ];
  const best = (await ranked(pages, "balans kart"))[0];
  assert.equal(best.row, 1); // the section on the card, on the page about the balance
});

test("a keyword that is the query beats one that has more words", async () => {
  const pages = [
    { title: "Bir", keywords: ["qəbz almaq olmur"], text: "Oxuyun." },
    { title: "İki", keywords: ["qəbz"], text: "Oxuyun." },
  ];
  assert.equal((await order(pages, "qəbz"))[0], 1);
});

test("words of different keywords are not one keyword", async () => {
  const pages = [
    { title: "Bir", keywords: ["bank qəbzi", "kart oxunmur"], text: "Oxuyun." },
    { title: "İki", keywords: ["qəbz oxunmur"], text: "Oxuyun." },
  ];
  assert.equal((await order(pages, "qəbz oxunmur"))[0], 1);
});

test("a word that says little weighs little", async () => {
  const pages = [
    { title: "Bir", text: "Necə oxuyun." },
    { title: "İki", text: "Qəbz oxuyun." },
    { title: "Üç", text: "Qəbz." },
  ];
  assert.equal((await order(pages, "necə qəbz"))[0], 0);
  assert.equal((await order(pages, "necə qəbz", { isLight: (word) => word === 0 }))[0], 1);
});

test("nothing typed stands anywhere: nothing is found", async () => {
  assert.deepEqual(await ranked([{ title: "Bilet", text: "Oxuyun." }], "qəbz"), []);
});

test("equals keep the order of the pages", async () => {
  const page = { title: "Eyni", text: "Qəbz olur." };
  assert.deepEqual(await order([page, page, page], "qəbz"), [0, 1, 2]);
});

test("coverage is how much of the query is there", async () => {
  const [whole] = await ranked([{ title: "Bir", text: "Bilet qəbz." }], "bilet qəbz");
  assert.equal(whole.coverage, 1);
  const [half] = await ranked([{ title: "Bir", text: "Bilet." }, { title: "İki", text: "Qəbz." }], "bilet qəbz");
  assert.ok(half.coverage > 0.4 && half.coverage < 0.6);
});

test("the reasons of a score multiply to the score", async () => {
  const pages = [
    { title: "Balans və kart", keywords: ["qəbz"], text: "Oxuyun.", sections: [["Kart", "Kartı balansa bağlayın."]] },
    { title: "Kart", text: "Qəbz." },
  ];
  const found = await ranked(pages, "balans kartı qəbzi", { explain: true });
  assert.equal(found.length, 4); // three passages and a keyword
  for (const { score, why } of found) {
    const points = why.words.reduce((sum, word) => sum + (word?.points ?? 0), 0);
    assert.ok(Math.abs(points * why.factors.coverage * why.factors.heading - score) < 1e-4 * score);
  }
  const silent = await ranked(pages, "balans kartı qəbzi");
  assert.deepEqual(silent.map(({ row, score }) => [row, score]), found.map(({ row, score }) => [row, score]));
  assert.equal(silent[0].why, undefined);
});
