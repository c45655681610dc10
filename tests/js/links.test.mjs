// What the links to people carry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LONGEST, codeName, linkWith, readAbout, withTier } from "../../plugins/helpcentre/page/theme/assets/helpcentre/contact/links.mjs";

const CASES = JSON.parse(readFileSync(new URL("../cases/links/links.json", import.meta.url), "utf8"));
const MAIL = { subject: "subject", text: "body" };
const PAGE = { article: "from", tier: "tier" };

for (const { address, takes, values, link } of CASES) {
  test(`${address} with ${JSON.stringify(values)}`, () => assert.equal(linkWith(address, takes, values), link));
}

test("a tier ends the payload, as payload.py reads it", () => {
  assert.equal(withTier("az_h_wallet_top-up", "vip"), "az_h_wallet_top-up_vip");
  assert.equal(withTier("az_n__", "gold_plus"), "az_n___gold_plus");
  assert.equal(withTier("az_n__", ""), "az_n__");
});

test("the code of a page is its article's, or the tier's", () => {
  assert.equal(codeName("az_h_wallet_top-up", ""), "wallet_top-up");
  assert.equal(codeName("az_q_X_0123456789ab", ""), "X_0123456789ab");
  assert.equal(codeName("az_p__index", ""), "home.index");
  assert.equal(codeName("az_n__", ""), "index");
  assert.equal(codeName("az_h_wallet_top-up", "vip"), "tier.vip");
});

test("the chat page is told article and tier, and reads them again", () => {
  const address = linkWith("/support/chat/", PAGE, { article: "wallet/top-up", tier: "vip" });
  assert.equal(address, "/support/chat/?from=wallet/top-up&tier=vip");
  assert.deepEqual(readAbout(new URL(address, "https://a.example").search), { article: "wallet/top-up", tier: "vip" });
  assert.equal(linkWith("/support/chat/", PAGE, {}), "/support/chat/");
});

for (const search of ["", "?from=", "?from=%3Cb%3E", "?from=a/b/c", "?from=../x", "?from=A/B", `?from=${"a".repeat(101)}`]) {
  test(`«${search}» names no article`, () => assert.deepEqual(readAbout(search), { article: "", tier: "" }));
}
test("a tier that can't be ours is none", () => assert.equal(readAbout("?tier=VIP%20now").tier, ""));

test("a mail link carries what was typed", () => {
  const link = new URL(linkWith("mailto:a@example.com", MAIL, { subject: "VIP", text: "Salam,\nbilet açılmır & 100%" }));
  assert.equal(link.searchParams.get("subject"), "VIP");
  assert.equal(link.searchParams.get("body"), "Salam,\r\nbilet açılmır & 100%");
  assert.ok(!link.href.includes("+"));
  assert.equal(linkWith("mailto:a@example.com", MAIL, {}), "mailto:a@example.com");
});

for (const text of ["ə".repeat(5000), "😀".repeat(900), "a".repeat(5000), "\n".repeat(2000)]) {
  test(`a long text of ${JSON.stringify(text.slice(0, 2))} is cut between letters`, () => {
    const link = linkWith("mailto:a@example.com", MAIL, { subject: "Ə", text });
    assert.ok(link.length <= LONGEST, String(link.length));
    assert.ok(link.length > LONGEST - 20);
    assert.ok(text.replaceAll("\n", "\r\n").startsWith(decodeURIComponent(link.split("body=")[1])));
  });
}

test("half of a letter is no reason to fail", () => assert.ok(linkWith("mailto:a@example.com", MAIL, { text: "a\ud83d" })));
