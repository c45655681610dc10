// What is sent to the owner's address for answers, and how often it is tried.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  articleOf,
  eventOf,
  send,
  shortened,
} from "../../plugins/helpcentre/features/feedback/theme/assets/helpcentre/feedback/sending.mjs";

const ADDRESS = "https://answers.example/in";

/** A fetch that answers with a status each time; 0 for no connection. */
function answering(...statuses) {
  const asked = [];
  const fetch = async (address, options) => {
    asked.push({ address, ...options });
    const status = statuses[asked.length - 1];
    if (!status) throw new TypeError("no connection");
    return { ok: status < 300, status };
  };
  return { asked, fetch };
}

for (const [statuses, times, arrived] of [
  [[204], 1, true],
  [[500, 200], 2, true],
  [[0, 204], 2, true],
  [[503, 503], 2, false],
  [[0, 0], 2, false],
  [[400, 200], 1, false],
  [[404, 200], 1, false],
]) {
  test(`answers ${statuses}: asked ${times} times`, async () => {
    const { asked, fetch } = answering(...statuses);
    assert.equal(await send(ADDRESS, { event: "vote" }, { fetch, pause: 1 }), arrived);
    assert.equal(asked.length, times);
  });
}

test("nothing goes along that tells who it was, and the page may be left", async () => {
  const { asked, fetch } = answering(204);
  await send(ADDRESS, { event: "vote" }, { fetch, pause: 1 });
  const { address, method, body, headers, credentials, referrerPolicy, redirect, keepalive } = asked[0];
  assert.deepEqual({ address, method, body, headers }, {
    address: ADDRESS,
    method: "POST",
    body: '{"event":"vote"}',
    headers: { "Content-Type": "application/json" },
  });
  assert.deepEqual([credentials, referrerPolicy, redirect, keepalive], ["omit", "no-referrer", "error", true]);
});

test("fields that say nothing are left out", () => {
  const fields = { article: "a/b", reason: undefined, step: null, comment: "" };
  assert.deepEqual(eventOf("reason", "az", fields), { version: 1, event: "reason", language: "az", article: "a/b" });
});

test("a text is cut between letters", () => {
  assert.equal(shortened("😀".repeat(600), 500), "😀".repeat(500));
  assert.ok(shortened("\ud83d alone", 500).isWellFormed());
  assert.equal(shortened(`  ${"a".repeat(5)} b`, 6), "aaaaa");
});

for (const [address, home, article] of [
  ["https://a.example/help/wallet/top-up/?h=bilet#steps", "", "wallet/top-up"],
  ["https://a.example/help/wallet/", "", "wallet/index"],
  ["https://a.example/help/", "", ""],
  ["https://a.example/help/en/wallet/top-up/", "en/", "wallet/top-up"],
  ["https://a.example/help/en/", "en/", ""],
  ["https://a.example/help/guides/az/x.pdf", "", ""],
  ["https://other.example/help/wallet/top-up/", "", ""],
]) {
  test(`${address} is «${article}»`, () => assert.equal(articleOf(address, "https://a.example/help/", home), article));
}
