// What the worker says to Material's box and to the page: in order, never for what nobody asks any more, and always
// something. Its surroundings are made here: files, a clock that need not be waited for, a channel.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PATIENCE, PAUSE, start } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/worker.mjs";
import { writtenIndex } from "./written-index.mjs";

const rules = JSON.parse(readFileSync(new URL("../cases/language/rules/az.json", import.meta.url), "utf8"));
const PAGES = [
  {
    address: "account/reset-password/",
    title: "Parolu <b>sıfırlamaq</b>",
    text: "Parolunuzu unutmusunuzsa, & yenisini təyin edin.",
    sections: [["Parol qəbul olunmur", "Parolu yenidən yazın."], ["Kod gəlmir", "Bir dəqiqə gözləyin."]],
  },
  { address: "self-service/faq/", title: "Suallar", text: "", sections: [["Bilet pulu qaytarılırmı?", "Bəli, pul karta qayıdır.", true]] },
  { address: "wallet/top-up/", title: "Balans", text: "Balansı artırın." },
];
const FACTS = {
  beside: ["nec"],
  subjects: [{ ways: [["elaqe"]], title: "Əlaqə", rows: [{ channel: "phone", name: "Telefon", value: "1", link: "tel:1", lines: [] }] }],
  channels: [{ id: "phone", ways: [["zeng"]] }],
};

/** A worker in surroundings of our own; `tick` lets milliseconds pass. */
function started(context, { pages = PAGES, hash = "#tab", setup = {}, serve, early = [] } = {}) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { manifest, files } = writtenIndex(pages);
  const sent = [];
  const news = [];
  const asked = [];
  const channels = [];
  const scope = {
    location: { hash, pathname: "/search/az/worker.js", href: `https://here.example/search/az/worker.js${hash}` },
    postMessage: (message) => sent.push(message),
    BroadcastChannel: class {
      constructor(name) {
        this.name = name;
        channels.push(this);
      }
      postMessage(message) {
        news.push(structuredClone(message));
      }
    },
    async fetch(url, options) {
      const name = url.pathname.replace("/search/az/", "");
      asked.push({ name, cache: options.cache });
      const file = serve ? await serve(name, files, options) : files.get(name);
      if (file instanceof Error) throw file;
      return file ? new Response(file) : new Response("", { status: 404 });
    },
  };
  start(scope, { manifest, rules, synonyms: [], answers: FACTS, ...setup }, early);
  const settle = async () => {
    for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  const tick = async (milliseconds) => {
    await settle();
    context.mock.timers.tick(milliseconds);
    await settle();
  };
  const say = (type, data) => scope.onmessage({ data: { type, data } });
  const type = async (text) => {
    say(2, text);
    await tick(PAUSE);
  };
  const results = () => sent.filter((message) => message.type === 3).map(({ data }) => data);
  const again = (text) => channels[0].onmessage({ data: { again: text } });
  return { say, type, tick, again, sent, news, asked, results, channels, files, manifest };
}

test("what was said before the script came is answered in order", async (context) => {
  const { sent, tick } = started(context, { early: [{ type: 0, data: {} }, { type: 2, data: "" }] });
  await tick(0);
  assert.deepEqual(sent, [{ type: 1 }, { type: 3, data: { items: [] } }]);
});

test("a query is answered in Material's words, all text escaped", async (context) => {
  const { type, results, news } = started(context);
  await type("parolu unutdum");
  const [page] = results().at(-1).items;
  const own = page.find(({ location }) => location === "account/reset-password/");
  assert.equal(own.title, "Parolu &lt;b&gt;sıfırlamaq&lt;/b&gt;");
  assert.match(own.text, /<mark data-md-highlight>unutmusunuzsa<\/mark>, &amp; yenisini/);
  assert.ok(own.terms.unutmusunuzsa);
  assert.ok(page.every(({ score }) => Number.isFinite(score)));
  assert.ok(page[0].score >= page[1].score);
  const { query, from, found, shown, corrected } = news.at(-1);
  assert.deepEqual({ query, from, corrected }, { query: "parolu unutdum", from: "/search/az/worker.js", corrected: "" });
  assert.equal(found, shown);
});

test("the page itself is among its passages wherever it ranks", async (context) => {
  const { type, results } = started(context);
  for (const query of ["parol", "kod gəlmir", "balans", "bilet pulu"]) {
    await type(query);
    for (const group of results().at(-1).items) {
      assert.equal(group.filter(({ location }) => !location.includes("#")).length, 1, query);
    }
  }
});

test("texts are not fetched for a visitor who types on, and stale answers are dropped", async (context) => {
  const { say, tick, asked, results, news } = started(context);
  for (const text of ["p", "pa", "par", "paro"]) {
    say(2, text);
    await tick(PAUSE / 4);
  }
  assert.deepEqual(asked.map(({ name }) => name), ["edition-1/words-0.txt"]);
  assert.equal(results().length, 0);
  await tick(PAUSE);
  assert.equal(asked.length, 2);
  assert.equal(results().length, 1);
  assert.deepEqual(news.map(({ query }) => query), ["paro"]);
  say(2, "parol");
  await tick(0); // nothing is to be fetched any more, so nobody waits
  assert.deepEqual(news.map(({ query }) => query), ["paro", "parol"]);
});

test("a small site's words come before anybody types, where somebody has turned to the box", async (context) => {
  assert.equal(started(context).asked.length, 1);
});

test("without a mark in its address, the worker came with the page and fetches nothing", async (context) => {
  const { asked, type, channels } = started(context, { hash: "" });
  assert.equal(asked.length, 0);
  assert.equal(channels[0].name, "helpcentre-search");
  await type("parol");
  assert.equal(asked.length, 2);
});

test("each tab has a channel of its own", (context) => {
  assert.equal(started(context, { hash: "#a1b2" }).channels[0].name, "helpcentre-search#a1b2");
});

test("a large site's words wait for a query", async (context) => {
  const { asked } = started(context, { setup: { manifest: { ...writtenIndex(PAGES).manifest, shards: ["", "k", "p"] } } });
  assert.equal(asked.length, 0);
});

test("offline is said, and the same query can be put again", async (context) => {
  let isOnline = false;
  const serve = (name, files) => (isOnline ? files.get(name) : new TypeError("Failed to fetch"));
  const { type, again, tick, news, results } = started(context, { serve });
  await type("parol");
  assert.deepEqual(news.at(-1), { query: "parol", from: "/search/az/worker.js", failed: "network" });
  assert.deepEqual(results().at(-1), { items: [] });
  isOnline = true;
  again("bilet"); // another tab's query, where tabs share a channel
  await tick(PAUSE);
  assert.equal(news.length, 1);
  again("parol");
  await tick(PAUSE);
  assert.ok(news.at(-1).found > 0);
  assert.ok(results().at(-1).items.length > 0);
});

test("what never comes counts as failed after a while", async (context) => {
  const { type, tick, news } = started(context, { serve: () => new Promise(() => {}) });
  await type("parol");
  assert.equal(news.length, 0);
  await tick(PATIENCE);
  assert.equal(news.at(-1).failed, "network");
});

test("a file that arrived cut in half is fetched once more, past the browser's cache", async (context) => {
  const serve = (name, files, { cache }) => {
    const file = files.get(name);
    return name.endsWith("words-0.txt") && cache !== "reload" ? file.slice(0, file.length / 2) : file;
  };
  const { type, news, asked } = started(context, { serve });
  await type("parol");
  await type("parol ");
  assert.ok(news.at(-1).found > 0);
  assert.ok(asked.some(({ name, cache }) => name.endsWith("words-0.txt") && cache === "reload"));
});

for (const [what, spoil] of [
  ["cut in half", (file) => file.slice(0, file.length / 2)],
  ["empty", () => new Uint8Array()],
  ["a page that says something else", () => new TextEncoder().encode("<!doctype html><title>404</title>")],
]) {
  for (const ending of ["words-0.txt", "text-0.json", "manifest.json"]) {
    test(`${ending} that stays ${what} is said`, async (context) => {
      const serve = (name, files) => (name.endsWith(ending) ? spoil(files.get(name)) : ending === "manifest.json" ? undefined : files.get(name));
      const { type, tick, news } = started(context, { serve });
      await type("parol");
      await tick(PAUSE);
      assert.equal(news.at(-1).failed, "network");
    });
  }
}

test("a site that was published anew answers from its new index", async (context) => {
  const next = writtenIndex([...PAGES, { address: "new/", title: "Abunə", text: "Abunəni ləğv edin." }], "edition-2");
  const serve = (name) => next.files.get(name); // the files of the first edition are gone
  const { type, results } = started(context, { serve });
  await type("abunə");
  assert.equal(results().at(-1).items[0][0].location, "new/");
});

for (const [what, setup] of [["a newer index", {}], ["a newer worker than its scripts", { manifest: { format: 999 } }]]) {
  test(`another format asks for a new page: ${what}`, async (context) => {
    const other = new TextEncoder().encode('{"format":999,"index":"x"}');
    const serve = (name) => (name === "manifest.json" ? other : undefined);
    const { type, news } = started(context, { serve, setup });
    await type("parol");
    assert.equal(news.at(-1).failed, "outdated");
  });
}

test("a word that was corrected, and one that stands nowhere", async (context) => {
  const { type, news } = started(context);
  await type("Parlou unutdum");
  assert.equal(news.at(-1).corrected, "parolu unutdum");
  await type("parol qqqqq");
  assert.deepEqual(news.at(-1).unknown, ["qqqqq"]);
  await type("qqqqq");
  const { found, unknown } = news.at(-1);
  assert.deepEqual({ found, unknown }, { found: 0, unknown: [] });
});

test("a contact fact, a question, and neither", async (context) => {
  const { type, news } = started(context);
  await type("zəng");
  assert.equal(news.at(-1).answer.rows[0].link, "tel:1");
  await type("bilet pulu qaytarılır");
  assert.equal(news.at(-1).answer.text, "Bəli, pul karta qayıdır.");
  await type("bilet");
  assert.equal(news.at(-1).answer, null, "one word of a question asks for many things");
  await type("parolu unutdum");
  assert.equal(news.at(-1).answer, null);
});

const LONG = "parol ".repeat(2000);
for (const [what, text] of Object.entries({
  emoji: "😀🎫",
  "ten thousand letters": LONG,
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)>",
  operators: "*~^:+- parol* par~1 +x -y title:z",
  "right to left": "كلمة السر \u202e parol",
  "a lone surrogate": "parol \ud83d",
  "only particles": "və ya də",
  "signs alone": "?!… —",
  "zero bytes": "\u0000parol\u0000",
  "names of properties": "__proto__ constructor toString",
})) {
  test(`any string is answered: ${what}`, async (context) => {
    const { type, news, results } = started(context);
    await type(text);
    const last = news.at(-1);
    assert.equal(last.query, text);
    assert.ok(!last.failed, last.failed);
    for (const { title, text: body } of results().at(-1).items.flat()) {
      assert.doesNotMatch((title + body).replace(/<\/?mark( data-md-highlight)?>/g, ""), /[<>]/);
    }
  });
}
