// Reading a shard: what index_writer.py writes, and what has been cut off or spoilt on its way.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  FORMAT,
  UnreadableIndexError,
  beginningWith,
  frequency,
  headingLength,
  lowerBound,
  readShard,
} from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/index-reader.mjs";

const varint = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...varint(Math.floor(number / 128))]);

/** A shard, written as the format says: `[letters shared with the word before, the rest, [[row, code], …]]` a word. */
function shard(words, format = FORMAT) {
  const streams = [
    words.map(([shared]) => shared),
    [...new TextEncoder().encode(words.map(([, rest]) => rest).join("\n"))],
    words.flatMap(([, , postings]) => varint(postings.length)),
    words.flatMap(([, , postings]) => postings.flatMap(([row], i) => varint(row - (postings[i - 1]?.[0] ?? -1) - 1))),
    words.flatMap(([, , postings]) => postings.map(([, code]) => code)),
  ];
  const head = [format, words.length, ...streams.map((stream) => stream.length)].flatMap(varint);
  return Uint8Array.from([...head, ...streams.flat()]).buffer;
}

const WORDS = [
  [0, "parol", [[0, 5], [3, 1]]],
  [5, "lar", [[200, 2]]],
  [3, "k", [[0, 1]]],
];

test("words with the passages they stand in", () => {
  const { terms, starts, rows, codes } = readShard(shard(WORDS));
  assert.deepEqual(terms, ["parol", "parollar", "park"]);
  assert.deepEqual([...starts], [0, 2, 3, 4]);
  assert.deepEqual([...rows], [0, 3, 200, 0]);
  assert.deepEqual([...codes], [5, 1, 2, 1]);
});

test("an index without words", () => {
  assert.deepEqual(readShard(shard([])).terms, []);
});

test("what a code says", () => {
  assert.equal(frequency(0b00000011), 3);
  assert.equal(headingLength(0b00010100), 5);
  assert.equal(headingLength(0b00000011), 0);
});

test("another format is refused", () => {
  assert.throws(() => readShard(shard(WORDS, FORMAT + 1)), UnreadableIndexError);
});

test("a shard cut off anywhere is refused", () => {
  const whole = shard(WORDS);
  for (let length = 0; length < whole.byteLength; length++) {
    assert.throws(() => readShard(whole.slice(0, length)), UnreadableIndexError, String(length));
  }
});

test("more than the shard is refused", () => {
  assert.throws(() => readShard(Uint8Array.from([...new Uint8Array(shard(WORDS)), 0]).buffer), UnreadableIndexError);
});

test("an error page in place of a shard is refused", () => {
  assert.throws(() => readShard(new TextEncoder().encode("<!doctype html><title>404</title>").buffer), UnreadableIndexError);
});

test("a spoilt shard is refused or read, whatever byte it is", () => {
  const whole = new Uint8Array(shard(WORDS));
  let refused = 0;
  for (let place = 0; place < whole.length; place++) {
    for (let value = 0; value < 256; value++) {
      const spoilt = whole.slice();
      spoilt[place] = value;
      try {
        const { terms, starts, rows, codes } = readShard(spoilt.buffer);
        assert.equal(starts.length, terms.length + 1);
        assert.equal(rows.length, codes.length);
        assert.ok(terms.every((term) => typeof term === "string" && !term.includes("undefined")));
      } catch (error) {
        if (!(error instanceof UnreadableIndexError)) throw error;
        refused++;
      }
    }
  }
  assert.ok(refused > 1000);
});

test("a count that no file could hold is refused before anything is made of it", () => {
  const spoilt = [0, "parol", { length: 2 ** 31, flatMap: () => [0], map: () => [1] }];
  assert.throws(() => readShard(shard([spoilt])), UnreadableIndexError);
});

test("places in a sorted list", () => {
  const sorted = ["ad", "bilet", "biletler", "bina"];
  assert.equal(lowerBound(sorted, "bilet"), 1);
  assert.equal(lowerBound(sorted, "c"), 4);
  assert.deepEqual(beginningWith(sorted, "bilet"), [1, 3]);
  assert.deepEqual(beginningWith(sorted, "bi"), [1, 4]);
  assert.deepEqual(beginningWith(sorted, ""), [0, 4]);
  assert.deepEqual(beginningWith(sorted, "x"), [4, 4]);
  assert.deepEqual(beginningWith([], "x"), [0, 0]);
});
