// Is it really us? What is said of a pasted text, on tables that an editor could read (cases/channel_check), and what
// must hold of any text: an answer, and «ours» for nothing but a known value.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { published } from "./published.mjs";

const module = published("support");
const { check } = await module("support/channel-check.mjs");
const { asRead, isOneEditAway, shownHost, skeleton, withoutUnseen } = await module("support/look-alikes.mjs");

const FOLDER = new URL("../cases/channel_check/", import.meta.url);
const tables = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))]),
);
const VERDICTS = ["ours", "lookalike", "unchecked", "unknown", "unreadable"];
const told = (answer) => ({ lookalike: answer.reason, unchecked: answer.shape, unknown: answer.shape })[answer.verdict];

for (const [name, { facts, cases }] of Object.entries(tables)) {
  test(`${name}: ${cases.length} cases`, () => {
    const wrong = [];
    for (const [text, verdict, about] of cases) {
      const answer = check(text, facts);
      if (answer?.verdict !== verdict || told(answer) !== about) {
        wrong.push(`${JSON.stringify(text)} → ${answer?.verdict} ${answer && told(answer)}, not ${verdict} ${about}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

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

const PIECES = [
  ..."abtnolsk_01459+-.@/:?#&=%()[]<>\\ \t\n\"'«»;,~|*",
  ..."аеоӏοıəЗ０ａ。∕\u200b\u202e\u202a\u00ad\ufeff\ud800\udc00😀\u0000",
  ..."https:// http:// tg:// tel: mailto: t.me / telegram.me xn-- xn--a %2F %zz %00 @ javascript: wa.me instagram.com".split(" "),
];

for (const [name, { facts, cases }] of Object.entries(tables)) {
  const own = cases.filter(([, verdict]) => verdict === "ours").map(([text]) => text);

  test(`${name}: any text gets an answer, and is ours only if a bare comparison says so too`, () => {
    const below = random(20261122);
    const pieces = [...PIECES, ...facts.known.map((known) => known.value), ...own];
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: below(6) }, () => pieces[below(pieces.length)]).join("");
      const answer = check(text, facts);
      if (answer === null) assert.equal(text.trim().replace(/\ufeff/g, ""), "", JSON.stringify(text));
      else assert.ok(VERDICTS.includes(answer.verdict), JSON.stringify(text));
      if (answer?.verdict === "ours") assert.ok(isBarely(text, answer.known), JSON.stringify(text));
    }
  });

  test(`${name}: one character more, less, changed or swapped is never ours`, () => {
    const wrong = [];
    for (const known of facts.known) {
      for (const [edited, how] of edits(known.value)) {
        if (!isHarmless(edited, known) && check(edited, facts)?.verdict === "ours") wrong.push(`${edited} (${how})`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test(`${name}: a look-alike letter or an unseen character anywhere in a value is a warning`, () => {
    const wrong = [];
    for (const known of facts.known.filter(({ value }) => value.length > 4)) {
      for (let at = 0; at < known.value.length; at++) {
        const [before, letter, after] = [known.value.slice(0, at), known.value[at], known.value.slice(at + 1)];
        const others = [..."аеорсхуіѕ０１５"].filter((other) => asRead(other) === letter);
        const texts = [...others.map((other) => before + other + after), ...(at ? [`${before}\u200b${letter}${after}`] : [])];
        for (const text of texts) if (check(text, facts)?.verdict !== "lookalike") wrong.push(text);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

// Written anew and more simply than the module: all that may be around a value is thrown away, then nothing but the
// value may be left.
function isBarely(text, { shape = "link", value, spellings = [], links = [] }) {
  const bare = (written) =>
    written
      .replace(/^[^<>]*<([^<>]*@[^<>]*)>\s*$/, "$1")
      .toLowerCase()
      .replace(/[\s«»"“”„'‘’<>.,;!?\u202a\u202c\u200e\u2066\u2068\u2069]+$|^[\s«»"“”„'‘’<\u202a\u200e\u2066\u2068]+/g, "");
  const one = bare(text);
  if (/[\u200b\u202e\u00ad\ufeff]/.test(one)) return false;
  switch (shape) {
    case "number":
      if (links.some((link) => one.replace(/[?&](text|body)=[^#]*$/, "").replace(/%2b/, "+").replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/\/$/, "") === link.toLowerCase().replace(/^https?:\/\//, "").replace("%2b", "+"))) return true;
      return spellings.includes(one.replace(/^tel:/, "").replace(/\((?:0|1)\)/, "").replace(/[^\d+a-z@]/g, "")) || spellings.includes(one.replace(/^tel:/, "").replace(/[^\d+a-z@]/g, ""));
    case "handle":
      return one.replace(/[?&](start|domain)=[\w-]*$/, (part) => (part.includes("domain") ? part.slice(8) : "")).replace(/^tg:\/\/resolve\?domain=|^https?:\/\//, "").replace(/^(t|telegram)\.(me|dog)\/|\.t\.me\/?$|^tg:\/\/resolve|^@|\/$/g, "") === value.toLowerCase();
    case "mail":
      return one.replace(/^mailto:/, "").replace(/\?.*$/, "") === value.toLowerCase();
    default: {
      const place = (address) => address.toLowerCase().replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/^(m\.facebook|fb)\.com/, "facebook.com").replace(/\?.*$/, "").replace(/\/$/, "");
      return place(one) === place(bare(value));
    }
  }
}

function* edits(value) {
  const characters = [..."aAbz09_-+@:?#&=%\\а０\u200b\u202eı"];
  for (let at = 0; at <= value.length; at++) {
    const [before, letter, after] = [value.slice(0, at), value[at], value.slice(at + 1)];
    for (const character of characters) {
      yield [before + character + value.slice(at), "more"];
      if (letter !== undefined && character !== letter) yield [before + character + after, "changed"];
    }
    if (letter !== undefined) yield [before + after, "less"];
    if (after) yield [before + after[0] + letter + after.slice(1), "swapped"];
  }
}

// The few edits that lead to the same place.
function isHarmless(written, { shape = "link", value, spellings }) {
  const edited = written.replace(/\?$/, ""); // the question mark of a sentence
  if (shape === "number") {
    // Between digits a dash says nothing; +, 00 and nothing before the country's code are three spellings of it.
    return spellings.includes(edited.replaceAll("-", ""));
  }
  const small = (text) => text.toLowerCase().replace(/[\u0130\u212a]/g, "?");
  if (shape === "link") {
    const place = (text) => text.replace(/^https?:\/\/|^/i, "").replace(/^([^/]*)/, small).replace(/[?#]$/, "").replace(/\/$/, "");
    const isNetwork = /instagram|facebook/.test(value);
    return place(isNetwork ? small(edited) : edited) === place(isNetwork ? small(value) : value) && !edited.endsWith("#");
  }
  return edited === `@${value}` || small(edited) === small(value);
}

test("a whole page of text is not looked at", () => {
  const { facts } = tables.open;
  assert.equal(check(`@${"a".repeat(499)}`, facts).verdict, "unchecked");
  assert.equal(check(`@${"a".repeat(500)}`, facts).verdict, "unreadable");
  assert.equal(check(" \n\t", facts), null);
});

// --- The parts -----------------------------------------------------------------------------------------------------

test("as it is read", () => {
  assert.equal(asRead("ＡＬＬ\u0456n\u200b"), "allin");
  assert.equal(asRead("٠۵"), "05");
  assert.equal(skeleton("A1lin_Ta|ks.B0t"), skeleton("allintalksbot"));
  assert.equal(skeleton("rnodern"), "modem");
  assert.equal(withoutUnseen("a\u200bb", () => "?"), "a?b");
});

test("one edit", () => {
  for (const [one, other] of [["abc", "abc"], ["abc", "abd"], ["abc", "ab"], ["abc", "abbc"], ["abc", "acb"], ["", "a"]]) {
    assert.ok(isOneEditAway(one, other), `${one} ${other}`);
    assert.ok(isOneEditAway(other, one), `${other} ${one}`);
  }
  for (const [one, other] of [["abc", "a"], ["abc", "cba"], ["abcd", "abdce"], ["abcd", "badc"]]) assert.ok(!isOneEditAway(one, other), `${one} ${other}`);
});

test("Punycode, RFC 3492", () => {
  assert.equal(shownHost("xn--bcher-kva.example"), "bücher.example");
  assert.equal(shownHost("www.xn--80ak6aa92e.com"), "www.аррӏе.com");
  assert.equal(shownHost("xn--ihqwcrb4cv8a8dqg056pqjye"), "他们为什么不说中文");
  for (const host of ["xn--", "xn--é", "xn--99999999", "plain.example"]) assert.equal(shownHost(host), host);
});
