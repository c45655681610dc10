// How one goes from picture to picture of the gallery.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  stepOfKey,
  stepOfSwipe,
  stepped,
} from "../../plugins/helpcentre/features/infographic/theme/assets/helpcentre/infographic/viewer.mjs";

test("arrows lead to the neighbours, other keys nowhere", () => {
  assert.equal(stepOfKey({ key: "ArrowLeft" }), -1);
  assert.equal(stepOfKey({ key: "ArrowRight" }), 1);
  for (const key of ["ArrowUp", "ArrowDown", "Enter", " ", "Tab"]) assert.equal(stepOfKey({ key }), 0, key);
});

test("with a modifier an arrow is the browser's", () => {
  for (const modifier of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) {
    assert.equal(stepOfKey({ key: "ArrowLeft", [modifier]: true }), 0, modifier);
  }
});

test("a swipe to the left brings the next picture", () => {
  assert.equal(stepOfSwipe(-120, 10, 1), 1);
  assert.equal(stepOfSwipe(120, -10, 1), -1);
});

test("a tap, a finger that scrolls and a finger on an enlarged page are no swipes", () => {
  assert.equal(stepOfSwipe(-12, 0, 1), 0);
  assert.equal(stepOfSwipe(0, 0, 1), 0);
  assert.equal(stepOfSwipe(-60, 200, 1), 0);
  assert.equal(stepOfSwipe(-60, 40, 1), 0);
  assert.equal(stepOfSwipe(-200, 0, 2), 0);
});

test("after the last picture comes the first, and before the first the last", () => {
  assert.equal(stepped(0, 1, 3), 1);
  assert.equal(stepped(2, 1, 3), 0);
  assert.equal(stepped(0, -1, 3), 2);
  assert.equal(stepped(0, 1, 1), 0);
  assert.equal(stepped(0, -1, 1), 0);
});
