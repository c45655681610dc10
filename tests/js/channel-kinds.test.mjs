// Is it really us, where the number is on a messenger, has an extension, or is short; and names of a domain's own letters.
import assert from "node:assert/strict";
import { test } from "node:test";

import { published } from "./published.mjs";

const { check } = await published("support")("support/channel-check.mjs");
const spellings = (own) => [`+994${own}`, `00994${own}`, `994${own}`, `0${own}`, own];
const FACTS = {
  known: [
    { kind: "a", shape: "number", name: "A", value: "+994124041111;ext=5", shown: "+994 12 404 11 11, daxili 5", spellings: spellings("124041111") },
    { kind: "b", shape: "number", name: "B", value: "116123", shown: "116 123", spellings: ["116123"] },
    { kind: "c", shape: "number", name: "C", value: "+994554041133", spellings: spellings("554041133"), links: ["https://chat.example/994554041133", "chat://send?phone=994554041133"] },
    { kind: "d", shape: "mail", name: "D", value: "a@müller.example", spellings: ["a@xn--mller-kva.example"] },
  ],
  open: [],
  places: { c: { hosts: ["chat.example"], others: ["chatservice.example"] } },
  trunk: "0",
};

for (const [text, verdict] of [
  ["+994 12 404 11 11, daxili 5", "ours"],
  ["tel:+994124041111;ext=5", "ours"],
  ["+994 12 404 11 11", "ours"],
  ["tel:+994124041111;ext=6", "unreadable"],
  ["+994 12 404 11 12", "lookalike"],
  ["116 123", "ours"],
  ["116 124", "unknown"],
  ["https://chat.example/994554041133", "ours"],
  ["chat.example/994554041133/?text=Salam%20", "ours"],
  ["chat://send?phone=994554041133&text=a", "ours"],
  ["https://chat.example/994554041134", "lookalike"],
  ["https://chat.example/15550001122", "unknown"],
  ["https://chat.exarnple/994554041133", "lookalike"],
  ["chat.example/994554041133#@evil.example", "lookalike"],
  ["a@müller.example", "ours"],
  ["a@xn--mller-kva.example", "ours"],
  ["a@muller.example", "lookalike"],
]) {
  test(`${text}: ${verdict}`, () => assert.equal(check(text, FACTS).verdict, verdict));
}
