// This browser against the requirements: what is said of which browser, and what is looked at.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  checkDevice,
  examine,
  factLines,
  resultText,
} from "../../plugins/helpcentre/page/theme/assets/helpcentre/device-check.mjs";

const WORDS = {
  title: "Check",
  ok: "fine",
  attention: "attention",
  unknown: "look yourself",
  all_ok: "All fine.",
  some_attention: "Attention: {count}.",
  some_unknown: "Some to look at.",
  browser: "Browser",
  newest: "newest",
  new_enough: "new enough",
  old: "old",
  below_minimum: "at least {least}",
  how_to_update: "update: {update}",
  instead: "use {browsers}",
  if_trouble: "or else {browsers}",
  in_app: "within {app}",
  in_some_app: "within an app",
  leave_app: "leave it",
  unknown_browser: "not known",
  cannot_tell: "can't tell:",
  behind: "{minutes} min behind.",
  ahead: "{minutes} min ahead.",
  wrong_day: "Wrong day.",
  system: "System",
  device: "Device",
  phone: "phone",
  computer: "computer",
  language: "Language",
  window_size: "Window",
};
const HELP = { title: "Help", address: "help/" };
const REQUIREMENTS = {
  devices: [
    { systems: ["Android"], browsers: ["Chrome", "Firefox"], recommended: "Chrome or Firefox", update: "by the store" },
    { systems: ["iOS", "iPadOS"], browsers: ["Safari"], recommended: "Safari", update: "with the system" },
  ],
  settings: [],
  minimum: {},
  words: WORDS,
};
const FACTS = { browser: "Chrome", version: "131", system: "Android", systemVersion: "", model: "", device: "phone", inApp: "", language: "az", window: null };
const FOUND = { lacking: [], cookies: true, connection: true, clock: 0, width: 390 };

const browser = (facts, found = {}, minimum = {}) => {
  const { lines } = checkDevice({ ...FACTS, ...facts }, { ...FOUND, ...found }, { ...REQUIREMENTS, minimum });
  return `${lines[0].state} | ${lines[0].text}`;
};

for (const [expected, ...given] of [
  ["ok | Chrome 131. newest", {}],
  ["ok | Safari. newest or else Chrome or Firefox", { browser: "Safari", version: "" }],
  ["ok | Opera 85. newest or else Chrome or Firefox", { browser: "Opera", version: "85" }],
  ["ok | Firefox 133. newest", { browser: "Firefox", version: "133", system: "Linux" }],
  ["ok | Chrome 131. new enough", {}, {}, { Chrome: 109 }],
  ["ok | Chrome 109.0.1. new enough", { version: "109.0.1" }, {}, { Chrome: 109 }],
  ["ok | Chrome 131. newest", {}, {}, { Firefox: 500 }],
  ["ok | Chrome. new enough", { version: "" }, {}, { Chrome: 109 }],
  ["attention | Chrome 108. at least 109 update: by the store", { version: "108" }, {}, { Chrome: 109 }],
  ["attention | Chrome 108. at least 109", { version: "108", system: "Linux" }, {}, { Chrome: 109 }],
  ["attention | Chrome 60. old update: by the store use Chrome or Firefox", { version: "60" }, { lacking: ["dialog"] }],
  ["attention | Internet Explorer 11. old", { browser: "Internet Explorer", version: "11", system: "Windows" }, { lacking: ["dialog"] }],
  ["attention | old update: with the system use Safari", { browser: "", system: "iOS" }, { lacking: ["at"] }],
  ["attention | within Instagram leave it use Chrome or Firefox", { browser: "WebView", inApp: "Instagram" }],
  ["attention | within Telegram leave it use Safari", { browser: "WebView", inApp: "Telegram", system: "iOS" }],
  ["attention | within an app leave it use Chrome or Firefox", { browser: "WebView", inApp: "WebView" }],
  ["attention | within Facebook leave it", { browser: "WebView", inApp: "Facebook", system: "" }, { lacking: ["at"] }],
  ["unknown | not known use Chrome or Firefox", { browser: "" }],
]) {
  test(`${expected}: ${JSON.stringify(given)}`, () => assert.equal(browser(...given), expected));
}

const MINUTE = 60_000;
const setting = (check, found) => {
  const settings = [{ name: "It", should: "right", check, otherwise: "do this", help: HELP }];
  const { lines } = checkDevice(FACTS, { ...FOUND, ...found }, { ...REQUIREMENTS, settings });
  return lines[1];
};

for (const [check, found, state, text] of [
  ["javascript", {}, "ok", ""],
  ["cookies", { cookies: true }, "ok", ""],
  ["cookies", { cookies: false }, "attention", "do this"],
  ["connection", { connection: true }, "ok", ""],
  ["connection", { connection: false }, "attention", "do this"],
  ["clock", { clock: 0 }, "ok", ""],
  ["clock", { clock: null }, "unknown", "can't tell: right"],
  ["clock", { clock: 12 * MINUTE }, "attention", "12 min behind. do this"],
  ["clock", { clock: -61 * MINUTE }, "attention", "61 min ahead. do this"],
  ["clock", { clock: 24 * 60 * MINUTE }, "attention", "Wrong day. do this"],
  ["clock", { clock: -9e11 }, "attention", "Wrong day. do this"],
  ["window", { width: 320 }, "ok", ""],
  ["window", { width: 319 }, "attention", "do this"],
  [undefined, {}, "unknown", "right"],
  ["something later", {}, "unknown", "can't tell: right"],
]) {
  test(`${check} ${JSON.stringify(found)}: ${state}`, () => {
    const line = setting(check, found);
    assert.deepEqual([line.state, line.text], [state, text]);
    assert.equal(line.help, state === "ok" ? undefined : HELP);
  });
}

test("the summary counts, and names what nobody but the visitor sees", () => {
  const settings = [{ name: "A", should: "a", check: "cookies", otherwise: "x" }, { name: "B", should: "b" }];
  const summary = (facts, found, of) => checkDevice({ ...FACTS, ...facts }, { ...FOUND, ...found }, { ...REQUIREMENTS, settings: of }).summary;
  assert.equal(summary({}, {}, []), "All fine.");
  assert.equal(summary({}, {}, settings), "All fine. Some to look at.");
  assert.equal(summary({ inApp: "TikTok" }, { cookies: false }, settings.slice(0, 1)), "Attention: 2.");
});

/** A window as far as it is looked at. */
function windowOf({ features = true, cookieEnabled = true, storage = {}, answer } = {}) {
  const asked = [];
  const window = {
    innerWidth: 390,
    navigator: { cookieEnabled },
    localStorage: { setItem: (key, value) => (storage[key] = value), removeItem: (key) => delete storage[key] },
    fetch: async (...all) => (asked.push(all), answer ? answer() : { headers: new Headers({ date: new Date().toUTCString() }) }),
  };
  if (features) Object.assign(window, { HTMLDialogElement: { prototype: { showModal() {} } }, Array, Intl });
  return { window, asked, storage };
}

test("a browser of today", async () => {
  const { window, asked, storage } = windowOf();
  assert.deepEqual(await examine(window), { lacking: [], cookies: true, connection: true, clock: 0, width: 390 });
  const [[address, options]] = asked; // nothing but the headers, of no cache
  assert.match(address, /\/device-check\.mjs$/);
  assert.deepEqual([asked.length, options], [1, { method: "HEAD", cache: "no-store" }]);
  assert.deepEqual(storage, {}); // nothing is left behind
});

test("a browser that has none of it", async () => {
  assert.deepEqual((await examine(windowOf({ features: false }).window)).lacking, ["dialog", "at", "Intl"]);
});

test("cookies that are forbidden, by either sign", async () => {
  assert.equal((await examine(windowOf({ cookieEnabled: false }).window)).cookies, false);
  const { window } = windowOf();
  Object.defineProperty(window, "localStorage", { get: () => { throw new Error("SecurityError"); } });
  assert.equal((await examine(window)).cookies, false);
});

test("no connection, and a clock that is an hour behind", async () => {
  const offline = await examine(windowOf({ answer: () => Promise.reject(new TypeError("offline")) }).window);
  assert.deepEqual([offline.connection, offline.clock], [false, null]);
  const late = () => ({ headers: new Headers({ date: new Date(Date.now() + 60 * MINUTE).toUTCString() }) });
  const { clock } = await examine(windowOf({ answer: late }).window);
  assert.equal(Math.round(clock / MINUTE), 60);
});

test("an answer without a date: there is a connection, and of the clock nothing can be said", async () => {
  const { connection, clock } = await examine(windowOf({ answer: () => ({ headers: new Headers() }) }).window);
  assert.deepEqual([connection, clock], [true, null]);
});

test("the facts as lines, without those that are not known", () => {
  const facts = { ...FACTS, model: "SM-1", systemVersion: "14", window: { width: 390, height: 844, density: 3 } };
  assert.deepEqual(factLines(facts, WORDS), [
    ["Browser", "Chrome 131"],
    ["System", "Android 14"],
    ["Device", "phone (SM-1)"],
    ["Language", "az"],
    ["Window", "390 × 844"],
  ]);
  assert.deepEqual(factLines({ ...FACTS, browser: "WebView", version: "", system: "", device: "", language: "", inApp: "Instagram" }, WORDS), [["Browser", "WebView (Instagram)"]]);
});

test("the text for support", () => {
  const settings = [{ name: "Cookies", should: "on", check: "cookies", otherwise: "Allow them." }];
  const { lines } = checkDevice(FACTS, { ...FOUND, cookies: false }, { ...REQUIREMENTS, settings });
  assert.equal(resultText(FACTS, lines, WORDS), "Check\n\nBrowser: Chrome 131\nSystem: Android\nDevice: phone\nLanguage: az\n\nBrowser: fine\nCookies: attention. Allow them.");
});

