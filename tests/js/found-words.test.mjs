// Which words of an article are marked for a visitor who comes from a result.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

// The core's scripts and those of search, side by side as they are published.
const folder = mkdtempSync(join(tmpdir(), "found-words-"));
after(() => rmSync(folder, { recursive: true }));
for (const theme of ["page/theme", "features/search/theme"]) {
  cpSync(new URL(`../../plugins/helpcentre/${theme}/assets/helpcentre/`, import.meta.url), folder, { recursive: true });
}
const { finder } = await import(pathToFileURL(join(folder, "search/page/found-words.mjs")));

const marked = (asked, text) => finder(asked)(text).map(([start, end]) => text.slice(start, end));

test("whole words, however they are written", () => {
  assert.deepEqual(marked("sifre", "ŞİFRƏ, şifrə və şifrəni"), ["ŞİFRƏ", "şifrə"]);
  assert.deepEqual(marked("parolunuzu unutmusunuzsa", "Parolunuzu unutmusunuzsa, parol"), ["Parolunuzu", "unutmusunuzsa"]);
  assert.deepEqual(marked("API-nin", "API-nin ünvanı; API"), ["API-nin"]);
});

test("nothing asked, nothing there, signs alone", () => {
  for (const asked of ["", "  ", "<b>", "(.*)", "\ud83d"]) assert.deepEqual(marked(asked, "parol (.*)"), []);
  assert.deepEqual(marked("parol", ""), []);
});

test("places are those of the text, beyond U+FFFF too", () => {
  assert.deepEqual(finder("parol")("😀 parol"), [[3, 8]]);
});
