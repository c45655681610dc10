// Which channel stands first: the cases are tests/contact/test_order.py's, which runs them here and in Python.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bestFirst, inOrder } from "../../plugins/helpcentre/page/theme/assets/helpcentre/contact/order.mjs";

test("nothing need be said of the circumstances", () => assert.deepEqual(bestFirst({ bot: [], mail: ["promises"] }), ["mail", "bot"]));
test("things that stand for channels; what is none keeps its place behind them", () => {
  const things = [{ id: "copy" }, { id: "mail" }, { id: "save" }, { id: "phone" }];
  const sorted = inOrder(things, ({ id }) => id, ["phone", "chat", "mail"]);
  assert.deepEqual(sorted.map(({ id }) => id), ["phone", "mail", "copy", "save"]);
  assert.equal(things[0].id, "copy"); // nothing is changed in place
});
