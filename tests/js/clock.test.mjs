// What time it is: the device is believed unless the server shows that it is wrong by more than five minutes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clockError, hearServer, now } from "../../plugins/helpcentre/page/theme/assets/helpcentre/clock.mjs";

const MINUTE = 60_000;

/** Headers of a server whose clock is ahead of the device's by some minutes, by way of a cache that had them for a while. */
const server = (ahead, { age, cachedAgo = 0 } = {}) =>
  new Headers({
    date: new Date(Date.now() + (ahead - cachedAgo) * MINUTE).toUTCString(),
    ...(age === undefined ? {} : { age: String(age) }),
  });

/** By how many minutes `now` is ahead of the device. */
const ahead = () => Math.round((now() - Date.now()) / MINUTE);

for (const [minutes, expected] of [[0, 0], [4, 0], [-4, 0], [6, 6], [-6, -6], [60, 60], [-525_600, -525_600]]) {
  test(`a server ${minutes} min ahead`, () => {
    hearServer(server(minutes));
    assert.equal(ahead(), expected);
  });
}

test("an old answer of a cache, told by its age", () => {
  hearServer(server(0, { age: 3600, cachedAgo: 60 }));
  assert.equal(ahead(), 0);
});

test("a cache that renews the date and tells an age all the same", () => {
  hearServer(server(0, { age: 3600 }));
  assert.equal(ahead(), 0);
});

test("a device that is behind both", () => {
  hearServer(server(120, { age: 3600 }));
  assert.equal(ahead(), 120);
});

test("a server that is right again after it was wrong", () => {
  hearServer(server(120));
  hearServer(server(0));
  assert.equal(ahead(), 0);
});

test("no date in the answer", () => {
  hearServer(new Headers());
  assert.equal(ahead(), 0);
});

test("offline: what was known stays", () => {
  hearServer(server(30));
  hearServer(null);
  assert.equal(ahead(), 30);
});

test("without a date nothing can be told, and a right clock is no error", () => {
  assert.equal(clockError(new Headers(), 0), null);
  assert.equal(clockError(new Headers({ date: "no date" }), 0), null);
  assert.equal(clockError(new Headers({ date: new Date(0).toUTCString() }), 5 * MINUTE), 0);
  assert.equal(clockError(new Headers({ date: new Date(0).toUTCString() }), 6 * MINUTE), -6 * MINUTE);
});
