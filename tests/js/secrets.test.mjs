// What must never be sent is found, and what a visitor has to be able to write passes: tables that an editor could read
// (cases/secrets), and what must hold of any text.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { MASK, masked, secretsIn } from "../../plugins/helpcentre/theme/assets/helpcentre/secrets.mjs";

const table = (name) => JSON.parse(readFileSync(new URL(`../cases/secrets/${name}.json`, import.meta.url), "utf8"));
const found = table("found");
const passing = table("pass");

test(`${found.length} secrets are found, each as what it is, and masked`, () => {
  const said = found.map(([text]) => [text, masked(text), secretsIn(text).map(({ kind }) => kind)]);
  assert.deepEqual(said, found);
});

test(`${passing.length} texts pass`, () => {
  assert.deepEqual(passing.map(masked), passing);
});

test("every line of every article passes", () => {
  const folder = new URL("../../docs/", import.meta.url);
  const articles = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
  assert.ok(articles.length > 0);
  const lines = articles.flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n"));
  assert.deepEqual(lines.filter((line) => secretsIn(line).length > 0), []);
});

// --- Any text ------------------------------------------------------------------------------------------------------

// mulberry32: the same numbers on every run and every machine.
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ";

test("made-up Azerbaijani passes, with numbers as people write them in it", () => {
  const next = random(1);
  const pick = (list) => list[next(list.length)];
  const digits = (count) => Array.from({ length: count }, () => next(10)).join("");
  const numbers = [
    () => digits(1 + next(3)),
    () => `${1 + next(28)}.${String(1 + next(12)).padStart(2, "0")}.20${digits(2)}`,
    () => `${next(24)}:${digits(2)}`,
    () => `${1 + next(999)},${digits(2)} AZN`,
    () => `+994 ${digits(2)} ${digits(3)} ${digits(2)} ${digits(2)}`,
    () => `0${digits(2)}${digits(7)}`,
    () => `№ ${digits(10)}`,
    () => `v${digits(1)}.${digits(2)}`,
  ];
  for (let round = 0; round < 2000; round++) {
    const words = Array.from({ length: 1 + next(12) }, () =>
      next(4) ? Array.from({ length: 1 + next(10) }, () => pick([...LETTERS])).join("") : pick(numbers)(),
    );
    const text = words.join(pick([" ", "\n", ", ", ". "]));
    assert.deepEqual(secretsIn(text), [], text);
  }
});

test("nothing is found in a text that has been masked, whatever stood there", () => {
  const next = random(2);
  const parts = [
    ...found.map(([text]) => text), ...passing,
    "parol", "kod", "cvv", "SMS kodu", "pin", ":", "=", "-", "123", "4521", "123456", "4111", "1111 1111", MASK, "AZ21",
    "\u200b", "\u0327", "İ", "ﬁ", "😀", "\ud83d", "\n", "(", "«", "12/27",
  ];
  const joints = ["", " ", "\n", ": ", "-", "."];
  for (let round = 0; round < 1000; round++) {
    const text = Array.from({ length: 1 + next(6) }, () => parts[next(parts.length)] + joints[next(joints.length)]).join("");
    const safe = masked(text);
    assert.deepEqual(secretsIn(safe), [], JSON.stringify(text));
    assert.equal(masked(safe), safe);
  }
});

test("what is found stands where it is said to stand, in order and apart", () => {
  for (const [text] of found) {
    let before = 0;
    for (const { start, end } of secretsIn(`😀 İ ${text}`)) {
      assert.ok(start >= before && end > start);
      before = end;
    }
  }
  const text = "😀 İstifadəçi parol: Salam123 !";
  const [{ start, end }] = secretsIn(text);
  assert.equal(text.slice(start, end), "Salam123");
});

test("a card number is found however its digits are joined, with one digit mistyped too", () => {
  const next = random(3);
  for (const joint of ["", " ", "-", ".", "\u00a0", " - ", "–", "/", "_", ", ", "•", "   ", "\n", "🙂", ":", "|", "\t", ")("]) {
    for (let round = 0; round < 50; round++) {
      const digits = [3 + next(4), 4 + next(5), ...Array.from({ length: 13 }, () => next(10))];
      const sum = [...digits].reverse().reduce((all, digit, place) => all + (place % 2 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
      const last = (10 - (sum % 10)) % 10;
      const written = (end) => [...digits, end].join("").match(/.{4}/g).join(joint);
      assert.equal(masked(`a ${written(last)} b`), `a ${MASK} b`);
      assert.equal(masked(`a ${written((last + 1) % 10)} b`), `a ${MASK} b`);
    }
  }
});

test("a long text takes no long time", () => {
  const started = performance.now();
  for (const text of ["parol ", "kod ", "4 1 ", "4111 ", "AZ21 ", "- ", "1", "sms kod - ", "cvv "]) secretsIn(text.repeat(2000));
  assert.ok(performance.now() - started < 5000);
});
