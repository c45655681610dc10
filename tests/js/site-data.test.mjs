// A data file is asked for once a page, and again only after it could not be had.
import assert from "node:assert/strict";
import { test } from "node:test";

import { dataFile, dataOf } from "../../plugins/helpcentre/page/theme/assets/helpcentre/site-data.mjs";

/** A server that answers with each of these in turn: a status, or 0 for no connection. */
function answering(...statuses) {
  const asked = [];
  const ask = async (address, options) => {
    asked.push([String(address), options]);
    const status = statuses[asked.length - 1];
    if (!status) throw new TypeError("offline");
    return { ok: status < 300, status, url: String(address), headers: new Headers({ date: "x" }), json: async () => ({ status }) };
  };
  return { asked, ask };
}

test("whoever asks at the same time or later has the one answer", async () => {
  const { asked, ask } = answering(200, 201);
  const address = "https://here.example/once.json";
  const [one, two] = await Promise.all([dataOf(address, { ask }), dataOf(new URL(address), { ask })]);
  assert.deepEqual([one, two], [{ status: 200 }, { status: 200 }]);
  assert.equal(await dataOf(address, { ask }), one);
  assert.equal(await dataOf(address, { ask, isCurrent: true }), one);
  assert.deepEqual(asked, [[address, undefined]]);
});

test("another file is another question", async () => {
  const { asked, ask } = answering(200, 200);
  await Promise.all(["a", "b"].map((name) => dataOf(`https://here.example/${name}.json`, { ask })));
  assert.equal(asked.length, 2);
});

for (const status of [0, 404]) {
  test(`what could not be had is asked for again: ${status}`, async () => {
    const { asked, ask } = answering(status, 200);
    const address = `https://here.example/again-${status}.json`;
    await assert.rejects(dataOf(address, { ask }));
    assert.deepEqual(await dataOf(address, { ask }), { status: 200 });
    assert.equal(asked.length, 2);
  });
}

test("a current file is the server's, with its headers", async () => {
  const { asked, ask } = answering(200);
  const { headers } = await dataFile("https://here.example/current.json", { isCurrent: true, ask });
  assert.equal(headers.get("date"), "x");
  assert.deepEqual(asked, [["https://here.example/current.json", { cache: "no-cache" }]]);
});

test("without a network the browser's copy has to do, and nobody takes its date for today's", async () => {
  const { asked, ask } = answering(0, 200);
  const { data, headers } = await dataFile("https://here.example/copy.json", { isCurrent: true, ask });
  assert.deepEqual([data, headers], [{ status: 200 }, null]);
  assert.deepEqual(asked[1][1], { cache: "only-if-cached", mode: "same-origin" });
});
