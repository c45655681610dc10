// How search reads a language, in the browser: the cases that Python is held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { makeLanguage } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/language.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const rules = (name) => JSON.parse(read(`../cases/language/rules/${name}.json`));
const languages = { az: makeLanguage(rules("az")), en: makeLanguage(rules("en")) };
const az = languages.az;
const words = JSON.parse(read("../cases/language/words.json"));
const families = JSON.parse(read("../cases/language/families.json"));
const folded = (language, text) => language.words(text).map((word) => word.folded);
const stems = (text, language = az) => folded(language, text).map(language.stem).join(" ");

for (const [name, language] of Object.entries(languages)) {
  for (const [phenomenon, cases] of Object.entries(words[name])) {
    test(`${name}: ${phenomenon}`, () => {
      for (const [text, expected] of cases) assert.deepEqual(folded(language, text), expected, text);
    });
  }
}

test("other spellings to try", () => {
  for (const [word, others] of words.variants) assert.deepEqual(az.variants(word), others);
});

test("a word says where it stands", () => {
  const text = "😀 «API-nin», İD";
  const found = az.words(text);
  assert.deepEqual(found.map((word) => word.surface), ["API-nin", "İD"]);
  assert.deepEqual(found.map((word) => text.slice(word.start, word.end)), ["API-nin", "İD"]);
});

test("folding keeps what stands between words", () => {
  assert.equal(az.fold("Şifrəmi, UNUTDUM — 'İD'!"), "sifremi, unutdum — 'id'!");
});

for (const [name, forms] of Object.entries(families.together)) {
  test(`share a stem: ${name}`, () => assert.equal(new Set(forms.map((form) => stems(form))).size, 1));
}

for (const [name, forms] of Object.entries(families["together in English"])) {
  const ofEnglish = (form) => stems(form, languages.en);
  test(`share a stem in English: ${name}`, () => assert.equal(new Set(forms.map(ofEnglish)).size, 1));
}

test("different words do not share a stem", () => {
  for (const [one, other] of families.apart) assert.notEqual(stems(one), stems(other), `${one} ${other}`);
});

test("the generated cases, as Python reads them", () => {
  const lines = read("../cases/language/generated.tsv").trimEnd().split("\n");
  assert.ok(lines.length > 5000);
  for (const line of lines) {
    const [word, plain, stem] = line.split("\t");
    assert.deepEqual([folded(az, word).join(" "), stems(word)], [plain, stem], word);
  }
});

test("no locale of the machine is asked", () => {
  const script = read("../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/language.mjs");
  assert.doesNotMatch(script, /toLocale|Intl\.|localeCompare/);
});
