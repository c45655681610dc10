// How many typing errors lie between two words: the cases of an editor, and the textbook's table against all of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { editsApart } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/typing-errors.mjs";

const CASES = [
  ["parol", "parol", 0],
  ["parol", "paro", 1], // a letter left out
  ["parol", "parool", 1], // added
  ["parol", "pasol", 1], // changed
  ["parol", "parlo", 1], // swapped with its neighbour
  ["parol", "apros", 2],
  ["parolu", "parlou", 1],
  ["odenis", "ödənis", 2],
  ["", "", 0],
  ["", "ab", 2],
];

test("typing errors as people make them", () => {
  for (const [one, other, edits] of CASES) {
    assert.equal(editsApart(one, other, 2), edits, `${one} ${other}`);
    assert.equal(editsApart(other, one, 2), edits, `${other} ${one}`);
  }
});

test("more than was asked for is not counted", () => {
  assert.equal(editsApart("parol", "bilet", 2), 3);
  assert.equal(editsApart("parol", "parollarimiz", 1), 2);
});

/** Optimal string alignment as it is defined: the whole table, nothing left out. */
function byTheTable(a, b) {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) table[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.length][b.length];
}

test("every pair of short words, as the table has it", () => {
  const words = [""];
  for (let start = 0, length = 1; length <= 5; length++) {
    const end = words.length;
    for (; start < end; start++) for (const letter of "ab") words.push(words[start] + letter);
  }
  for (const one of words) {
    for (const other of words) {
      const edits = byTheTable(one, other);
      for (const most of [1, 2]) {
        assert.equal(editsApart(one, other, most), Math.min(edits, most + 1), `${one} ${other} ${most}`);
      }
    }
  }
});

test("longer words, as the table has it", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const letter = () => "abcdef"[random(6)];
  const changed = (word) => {
    const at = random(word.length);
    const start = word.slice(0, at);
    return [start + word.slice(at + 1), start + letter() + word.slice(at), start + letter() + word.slice(at + 1),
      start + (word[at + 1] ?? "") + word[at] + word.slice(at + 2)][random(4)];
  };
  let near = 0;
  for (let n = 0; n < 5000; n++) {
    const word = Array.from({ length: 4 + random(8) }, letter).join("");
    const other = [...Array(1 + random(3))].reduce(changed, word);
    const edits = byTheTable(word, other);
    if (edits < 3) near++;
    assert.equal(editsApart(word, other, 2), Math.min(edits, 3), `${word} ${other}`);
  }
  assert.ok(near > 2000);
});
