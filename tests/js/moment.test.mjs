import assert from "node:assert/strict";
import { test } from "node:test";
import { momentOf } from "../../plugins/helpcentre/features/lesson/theme/assets/helpcentre/lesson/moment.mjs";

test("an address names a moment in whole seconds", () => {
  assert.equal(momentOf("?t=12"), 12);
  assert.equal(momentOf("?h=parol&t=0"), 0);
});

test("everything else names none", () => {
  for (const query of ["", "?", "?t=", "?t=-1", "?t=1.5", "?t=1e3", "?t=1m", "?t=999999", "?x=1"]) {
    assert.equal(momentOf(query), null, query);
  }
});
