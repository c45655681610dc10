// Texts and addresses of what the search box says besides its list.
import assert from "node:assert/strict";
import { test } from "node:test";

import { published } from "./published.mjs";

const { carried, countText } = await published("search")("search/page/notes.mjs");
const MAIL = { subject: "subject", text: "body" };

const WORDS = { one: "1 result", other: "# results", most: "# results, the best below" };

test("how many there are, and whether the list has them all", () => {
  assert.equal(countText(WORDS, 1, 1), "1 result");
  assert.equal(countText(WORDS, 7, 7), "7 results");
  assert.equal(countText(WORDS, 38, 10), "38 results, the best below");
});

test("a query goes along where a channel can take one", () => {
  assert.equal(carried("mailto:a@b.example", "pul & bilet?", MAIL), "mailto:a@b.example?subject=pul%20%26%20bilet%3F");
  assert.equal(carried("https://t.me/some_bot", "şifrə", { text: "text", payload: "start" }), "https://t.me/some_bot?text=%C5%9Fifr%C9%99");
  assert.equal(carried("tel:+994125555555", "şifrə", {}), "tel:+994125555555");
  assert.equal(carried("https://chat.example/", "şifrə", {}), "https://chat.example/");
});

test("no query, a very long one, a lone surrogate", () => {
  assert.equal(carried("mailto:a@b.example", "  ", MAIL), "mailto:a@b.example");
  assert.equal(carried("mailto:a@b.example", "a".repeat(10_000), MAIL).length, "mailto:a@b.example?subject=".length + 200);
  assert.equal(carried("mailto:a@b.example", "a\ud83d", MAIL), "mailto:a@b.example?subject=a");
});
