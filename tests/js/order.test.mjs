// Which channel stands first.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bestFirst } from "../../plugins/helpcentre/page/theme/assets/helpcentre/contact/order.mjs";

const WAYS = [
  { id: "phone", kind: "phone", reachable: true },
  { id: "chat", kind: "chat", reachable: true },
  { id: "bot", kind: "telegram", reachable: true },
  { id: "mail", kind: "email", reachable: false },
];
const OPEN = { phone: true, chat: true };
const order = (circumstances = {}, states = OPEN) =>
  bestFirst(WAYS, { isOpen: (id) => states[id] ?? null, ...circumstances }).map(({ id }) => id).join(" ");

test("all open: the order they came in, the unreachable one last", () => assert.equal(order(), "phone chat bot mail"));
test("closed now: after those that can be written to", () => assert.equal(order({}, { phone: false, chat: true }), "chat bot phone mail"));
test("about a fault: first what takes a picture", () => assert.equal(order({ isFault: true }), "chat bot phone mail"));
test("a tier: first where it gets something", () => assert.equal(order({ tierChannels: ["bot"] }), "bot phone chat mail"));
test("a tier does not open what is closed", () =>
  assert.equal(order({ tierChannels: ["phone"] }, { phone: false, chat: true }), "chat bot phone mail"));
test("a tier counts more than a picture", () => assert.equal(order({ tierChannels: ["phone"], isFault: true }), "phone chat bot mail"));
test("a tier makes nothing reachable", () => assert.equal(order({ tierChannels: ["mail"] }), "phone chat bot mail"));
test("nothing is changed in place", () => {
  const before = JSON.stringify(WAYS);
  order({ isFault: true });
  assert.equal(JSON.stringify(WAYS), before);
});
