// Which question of the FAQ an address means.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  closedAround,
  idOf,
} from "../../plugins/helpcentre/page/theme/assets/helpcentre/questions.mjs";

test("an id is the hash without its sign", () => {
  assert.equal(idOf("#refund-time"), "refund-time");
  assert.equal(idOf("#a#b"), "a#b");
  assert.equal(idOf("refund-time"), "refund-time");
});

test("no hash names nothing", () => {
  assert.equal(idOf(""), "");
  assert.equal(idOf("#"), "");
});

test("escapes are read", () => {
  assert.equal(idOf("#%C3%B6d%C9%99ni%C5%9F"), "ödəniş");
  assert.equal(idOf("#a%20b"), "a b");
});

test("broken escapes name nothing instead of stopping the script", () => {
  assert.equal(idOf("#%"), "");
  assert.equal(idOf("#100%"), "");
  assert.equal(idOf("#%C3%28"), "");
});

/** Elements inside each other, the outermost first; returns the innermost. */
function nested(...tagNames) {
  return tagNames.reduce((parentElement, tagName) => ({ tagName, parentElement }), null);
}

test("a question opens itself", () => {
  const question = nested("HTML", "BODY", "DETAILS");
  assert.deepEqual(closedAround(question), [question]);
});

test("a heading in an answer opens its question", () => {
  const heading = nested("BODY", "DETAILS", "DIV", "H4");
  assert.deepEqual(closedAround(heading), [heading.parentElement.parentElement]);
});

test("every question around opens, the innermost first", () => {
  const target = nested("DETAILS", "DIV", "DETAILS", "P");
  const inner = target.parentElement;
  assert.deepEqual(closedAround(target), [inner, inner.parentElement.parentElement]);
});

test("a target outside of questions and no target open nothing", () => {
  assert.deepEqual(closedAround(nested("HTML", "BODY", "H2")), []);
  assert.deepEqual(closedAround(null), []);
});
