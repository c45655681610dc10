// What a page keeps and reads again: whatever stands there, a page reads its own version of its own shape, or nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { areTexts, isText, isTextList, storage } from "../../plugins/helpcentre/page/theme/assets/helpcentre/storage.mjs";

class Place {
  kept = new Map();
  getItem = (key) => this.kept.get(key) ?? null;
  setItem = (key, text) => this.kept.set(key, text);
  removeItem = (key) => this.kept.delete(key);
}

beforeEach(() => {
  globalThis.sessionStorage = new Place();
  globalThis.localStorage = new Place();
});

const numbers = () => storage("numbers", 2, (value) => value.every(Number.isInteger));

test("what was written is read", () => {
  assert.equal(numbers().write("session", [1, 2]), true);
  assert.deepEqual(numbers().read("session"), [1, 2]);
  assert.equal(numbers().read("local"), null);
  numbers().forget();
  assert.equal(numbers().read("session"), null);
});

for (const text of [
  "", "{", "null", "5", '"text"', "[]", "[1,2]", "{}", '{"values":null}', '{"version":2}', '{"version":2,"value":null}', '{"version":2,"value":5}',
  '{"version":2,"value":{"every":1}}', '{"version":2,"value":["1"]}', '{"version":1,"value":[1]}', '{"version":"2","value":[1]}', '{"version":3,"value":[1]}',
  "[".repeat(200_000), `{"version":2,"value":[${"1,".repeat(60_000)}1]}`,
]) {
  test(`${text.slice(0, 40)} is dropped`, () => {
    localStorage.setItem("numbers", text);
    assert.equal(numbers().read("local"), null);
    assert.equal(localStorage.getItem("numbers"), null);
  });
}

test("a browser that refuses storage is no reason to fail", () => {
  const refused = () => {
    throw new DOMException("denied", "SecurityError");
  };
  for (const name of ["sessionStorage", "localStorage"]) Object.defineProperty(globalThis, name, { get: refused, set() {}, configurable: true });
  assert.equal(numbers().read("session"), null);
  assert.equal(numbers().write("session", [1]), false);
  numbers().forget();
  for (const name of ["sessionStorage", "localStorage"]) delete globalThis[name];
});

test("shapes", () => {
  assert.ok(isText("ab", 2) && !isText("abc", 2) && !isText(5, 2) && !isText(null, 2));
  assert.ok(areTexts({ a: "b" }, 2) && !areTexts(["b"], 2) && !areTexts(null, 2) && !areTexts({ a: 5 }, 2) && !areTexts("a", 2));
  assert.ok(isTextList(["a"], 1, 2) && !isTextList(["a", "b"], 1, 2) && !isTextList({ length: 0 }, 1, 2) && !isTextList([null], 1, 2));
});
