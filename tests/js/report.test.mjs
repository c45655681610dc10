// A report's text, its mail link and its reference: nothing too long, nothing lost, nothing secret.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { published } from "./published.mjs";

const module = published("report");
const { LONGEST, withTier } = await module("contact/links.mjs");
const { secretsIn } = await module("secrets.mjs");
const { reportLink, reportText } = await module("report/composer.mjs");
const { makeReference } = await module("report/reference.mjs");

const table = (path) => JSON.parse(readFileSync(new URL(`../cases/${path}.json`, import.meta.url), "utf8"));

test("references are those that reference.py reads", () => {
  for (const { article, day, seed, reference } of table("report/references")) {
    assert.equal(makeReference(article, day, seed), reference);
  }
});

test("a text has what was written and nothing else", () => {
  const text = reportText([
    [["Müraciət", "261122-ABCD-EFGH"], ["Status", ""]],
    [["Nə baş verdi?", "Bilet açılmır.\r\nEkran boşdur."]],
    [["Sifariş nömrəsi", "  "]],
    [["Brauzer", " Chrome 131 "]],
  ]);
  assert.equal(text, "Müraciət: 261122-ABCD-EFGH\n\nNə baş verdi?\nBilet açılmır.\nEkran boşdur.\n\nBrauzer: Chrome 131");
});

test("a secret that only two fields together make is masked too", () => {
  const text = reportText([[["A", "SMS kodu"]], [["", "482913"]]]);
  assert.equal(text, "A: SMS kodu\n\n••••");
});

// --- Any text ------------------------------------------------------------------------------------------------------

const MAIL = { subject: "subject", text: "body" };

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

const LETTERS = [..."abcçdeəfgğhxıijkqlmnoöprsştuüvyzƏĞİIŞÇÖÜ   \n\n.,!?&=+%#\"'«»–😀₼", "\ud83d", "\r\n", "•", "\u200d"];
const SECRETS = table("secrets/found").map(([text]) => text);

function madeUp(next, longest) {
  const parts = Array.from({ length: next(longest) }, () => LETTERS[next(LETTERS.length)]);
  if (next(2)) parts.splice(next(parts.length + 1), 0, ` ${SECRETS[next(SECRETS.length)]} `);
  return parts.join("");
}

test("whatever is written, every link is short enough, whole with its rest, and without secrets", () => {
  const next = random(1);
  const more = "[Mətnin davamı aşağıya yapışdırılıb]";
  let long = 0;
  for (let round = 0; round < 200; round++) {
    const text = reportText([[["Müraciət", "261122-ABCD-EFGH"]], [["Nə baş verdi?", madeUp(next, [60, 600, 4000][next(3)])]]]);
    const { href, rest } = reportLink("mailto:help@example.com", MAIL, { subject: madeUp(next, 200), text }, more);
    assert.ok(href.length <= LONGEST, String(href.length));
    assert.match(href, /^mailto:help@example\.com\?subject=[\w%.!~*'()-]*&body=[\w%.!~*'()-]*$/);
    assert.doesNotMatch(href, /%0A(?<!%0D%0A)/);
    const body = decodeURIComponent(href.split("&body=")[1]).replaceAll("\r\n", "\n");
    const plain = (part) => part.replace(/\s+/g, "");
    assert.equal(plain(rest ? body.slice(0, body.lastIndexOf(more)) : body) + plain(rest), plain(text));
    assert.deepEqual(secretsIn(text), []);
    assert.deepEqual(secretsIn(decodeURIComponent(href.split("subject=")[1].split("&")[0])), []);
    long += Boolean(rest);
  }
  assert.ok(long > 40 && long < 200, String(long));
});

test("a link is used to the full before anything is left over", () => {
  const text = "Bilet açılmır, şəkil boşdur. ".repeat(60);
  const { href, rest } = reportLink("mailto:help@example.com", MAIL, { subject: "Bilet", text }, "…");
  assert.ok(href.length > LONGEST - 150, String(href.length));
  assert.ok(rest.startsWith("Bilet") || /^\S/.test(rest));
  assert.equal(reportLink("mailto:help@example.com", MAIL, { subject: "Bilet", text: "qısa" }, "…").rest, "");
});

test("a payload stays what services take with every tier", () => {
  for (const start of ["az_t_wallet_failed-payment", "az_b_account_index", "az-Latn-AZ_t_X_0123456789ab", "az_n__"]) {
    for (const tier of ["", "vip", "premium", "Xa_longest_1"]) assert.match(withTier(start, tier), /^[A-Za-z0-9_-]{1,64}$/);
  }
});
