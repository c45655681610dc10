// What the links to people carry.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  MAIL_LIMIT,
  chatAddress,
  codeName,
  mailAddress,
  readAbout,
  withTier,
} from "../../plugins/helpcentre/page/theme/assets/helpcentre/contact/links.mjs";

test("a tier ends the payload, as telegram.py reads it", () => {
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
  const address = chatAddress("/support/chat/", { article: "wallet/top-up", tier: "vip" });
  assert.equal(address, "/support/chat/?from=wallet/top-up&tier=vip");
  assert.deepEqual(readAbout(new URL(address, "https://a.example").search), { article: "wallet/top-up", tier: "vip" });
  assert.equal(chatAddress("/support/chat/", {}), "/support/chat/");
});

for (const search of ["", "?from=", "?from=%3Cb%3E", "?from=a/b/c", "?from=../x", "?from=A/B", `?from=${"a".repeat(101)}`]) {
  test(`«${search}» names no article`, () => assert.deepEqual(readAbout(search), { article: "", tier: "" }));
}
test("a tier that can't be ours is none", () => assert.equal(readAbout("?tier=VIP%20now").tier, ""));

test("a mail link carries what was typed", () => {
  const link = new URL(mailAddress("mailto:a@example.com", { subject: "VIP", body: "Salam,\nbilet açılmır & 100%" }));
  assert.equal(link.searchParams.get("subject"), "VIP");
  assert.equal(link.searchParams.get("body"), "Salam,\r\nbilet açılmır & 100%");
  assert.ok(!link.href.includes("+"));
  assert.equal(mailAddress("mailto:a@example.com", {}), "mailto:a@example.com");
});

for (const text of ["ə".repeat(5000), "😀".repeat(900), "a".repeat(5000), "\n".repeat(2000)]) {
  test(`a long text of ${JSON.stringify(text.slice(0, 2))} is cut between letters`, () => {
    const link = mailAddress("mailto:a@example.com", { subject: "Ə", body: text });
    assert.ok(link.length <= MAIL_LIMIT, String(link.length));
    assert.ok(link.length > MAIL_LIMIT - 20);
    assert.ok(text.replaceAll("\n", "\r\n").startsWith(decodeURIComponent(link.split("body=")[1])));
  });
}

test("half of a letter is no reason to fail", () => assert.ok(mailAddress("mailto:a@example.com", { body: "a\ud83d" })));
