// What the text of a passage tells: closeness, letters as typed, and the stretch that is shown.
import assert from "node:assert/strict";
import { test } from "node:test";

import { closeness, excerpt, sameLetters } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/passage.mjs";

/** Words of a text, cut at blanks and signs; a stand-in for a language that folds nothing but capitals. */
const tokens = (text) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: surface, index }) => ({
    folded: surface.toLowerCase(),
    surface,
    start: index,
    end: index + surface.length,
  }));
/** What each typed word stands for: itself. */
const typed = (...words) => new Map(words.map((word, n) => [word, new Set([n])]));
/** How typed words are compared, and how they were typed. */
const as = (words) => new Map(Object.entries(words));
const close = (text, ...words) => closeness(tokens(text), typed(...words), words.length);
const shown = (text, ...words) =>
  excerpt(text, tokens(text), typed(...words)).map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part)).join("");

test("words that follow each other are close", () => {
  assert.equal(close("biletin pulunu geri alın", "pulunu", "geri"), 1);
  assert.equal(close("pulunu hemen geri alın", "pulunu", "geri"), 1);
  assert.equal(close("geri pulunu", "pulunu", "geri"), 0);
  assert.equal(close("pulunu bir iki gün sonra geri alın", "pulunu", "geri"), 0);
  assert.equal(close("bilet pulunu geri", "bilet", "pulunu", "geri"), 1);
  assert.equal(close("bilet pulunu sonra ve daha geri", "bilet", "pulunu", "geri"), 0.5);
});

test("one word has nothing to be close to", () => assert.equal(close("bilet", "bilet"), 0));

test("words as they were typed, marks and all", () => {
  const lower = (text) => text.toLowerCase();
  assert.equal(sameLetters(tokens("Ödəniş keçmir"), as({ "ödəniş": "ödəniş" }), lower), 1);
  assert.equal(sameLetters(tokens("Ödəniş keçmir"), as({ "ödəniş": "odenis" }), lower), 0);
  assert.equal(sameLetters(tokens("Ödəniş keçmir"), as({ "ödəniş": "odenis", "keçmir": "KEÇMIR" }), lower), 0.5);
});

test("a short text is shown whole, with the typed words marked", () => {
  assert.equal(shown("Bileti açın. Bilet açılmır.", "bilet"), "Bileti açın. [Bilet] açılmır.");
  assert.equal(shown("Heç nə.", "bilet"), "Heç nə.");
  assert.equal(shown("", "bilet"), "");
});

test("of a long text the stretch with most of the typed words is shown", () => {
  const filler = "Bu cümlə yalnız yer tutur və heç nə demir. ".repeat(8);
  const text = `Bilet haqqında. ${filler}Biletin pulu geri alınır. ${filler}`;
  const parts = shown(text, "biletin", "pulu");
  assert.match(parts, /^…/);
  assert.match(parts, /\[Biletin\] \[pulu\] geri alınır/);
  assert.match(parts, /…$/);
});

test("what is shown is part of the text, whatever the text", () => {
  let seed = 11;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const pieces = ["bilet", "pul", " ", ". ", "<b>", "😀", "ə", "\n", "uzunsöz".repeat(30)];
  for (let n = 0; n < 2000; n++) {
    const text = Array.from({ length: random(60) }, () => pieces[random(pieces.length)]).join("");
    const parts = excerpt(text, tokens(text), typed("bilet", "pul"));
    const whole = parts.map(({ text: part }) => part).join("").replace(/^…|…$/g, "");
    assert.ok(text.includes(whole), JSON.stringify(text));
    for (const { text: part, isMarked } of parts) if (isMarked) assert.match(part, /^(bilet|pul)$/);
  }
});
