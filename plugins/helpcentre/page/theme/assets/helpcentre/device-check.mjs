// This browser and device against the site's requirements. Nothing is sent: one HEAD request to the site itself tells
// whether it can be reached and whether the device's clock is right.
import { clockError } from "./clock.mjs";

/**
 * @typedef {object} Requirements as requirements_file in Python writes them
 * @property {{systems: string[], browsers: string[], recommended: string, update: string}[]} devices
 * @property {{name: string, should: string, check?: string, otherwise?: string, help?: Help}[]} settings
 * @property {Record<string, number>} minimum major versions by browser; often none
 * @property {Record<string, string>} words
 *
 * @typedef {{title: string, address: string}} Help an article, its address relative to the site's root
 *
 * @typedef {object} Found
 * @property {string[]} lacking features that this browser does not have
 * @property {boolean} cookies whether cookies and storage are allowed
 * @property {boolean} connection whether the site can be reached
 * @property {number | null} clock by how many milliseconds the device's clock is behind; null when it can't be told
 * @property {number} width of the window, in CSS pixels
 *
 * @typedef {object} Line
 * @property {string} name what is looked at
 * @property {"ok" | "attention" | "unknown"} state
 * @property {string} text what was found, and what to do
 * @property {Help} [help]
 */

const NARROWEST = 320; // CSS pixels, to which a page has to fit (WCAG 2.2, 1.4.10)
const MINUTE = 60_000;

/**
 * @param {Window} window
 * @returns {Promise<Found>}
 */
export async function examine(window) {
  const found = { lacking: lacking(window), cookies: canStore(window), connection: false, clock: null, width: window.innerWidth };
  try {
    // Any file of the site, this one: whether it answers now is what is asked, each time anew.
    const { headers } = await window.fetch(import.meta.url, { method: "HEAD", cache: "no-store" });
    return { ...found, connection: true, clock: clockError(headers, Date.now()) };
  } catch {
    return found;
  }
}

// Old browsers have none of these: `dialog` came to the last of the large ones in March 2022, `at` a year before.
const FEATURES = {
  dialog: (window) => window.HTMLDialogElement?.prototype.showModal,
  at: (window) => window.Array?.prototype.at,
  Intl: (window) => window.Intl?.DateTimeFormat,
};
const lacking = (window) => Object.keys(FEATURES).filter((name) => !FEATURES[name](window));

/** Browsers that refuse cookies refuse storage, too; some only say so when it is used. No cookie is written. */
function canStore(window) {
  try {
    window.localStorage.setItem("hc-device-check", "1");
    window.localStorage.removeItem("hc-device-check");
    return window.navigator.cookieEnabled;
  } catch {
    return false;
  }
}

/**
 * @param {import("./browser-facts.mjs").BrowserFacts} facts
 * @param {Found} found
 * @param {Requirements} requirements
 * @returns {{lines: Line[], summary: string}}
 */
export function checkDevice(facts, found, requirements) {
  const { settings, words } = requirements;
  const lines = [browserLine(facts, found, requirements), ...settings.map((setting) => settingLine(setting, found, words))];
  const count = (state) => lines.filter((line) => line.state === state).length;
  const [bad, open] = [count("attention"), count("unknown")];
  const summary = bad ? filled(words.some_attention, { count: bad }) : words.all_ok;
  return { lines, summary: open ? `${summary} ${words.some_unknown}` : summary };
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function browserLine(facts, { lacking }, { devices, minimum, words }) {
  const device = devices.find(({ systems }) => systems.includes(facts.system));
  const values = { app: facts.inApp, browsers: device?.recommended, update: device?.update, least: minimum[facts.browser] };
  const line = (state, ...texts) => ({ name: words.browser, state, text: texts.filter(Boolean).map((text) => filled(text, values)).join(" ") });
  const named = facts.browser && `${facts.browser} ${facts.version}`.trim() + ".";
  const update = device && words.how_to_update;
  const instead = device && words.instead;
  if (facts.inApp) return line("attention", facts.inApp === "WebView" ? words.in_some_app : words.in_app, words.leave_app, instead);
  if (lacking.length) return line("attention", named, words.old, update, instead);
  if (parseInt(facts.version) < values.least) return line("attention", named, words.below_minimum, update);
  if (!facts.browser) return line("unknown", words.unknown_browser, instead);
  return line("ok", named, values.least ? words.new_enough : words.newest, device && !device.browsers.includes(facts.browser) && words.if_trouble);
}

const RIGHT = {
  javascript: () => true, // or nobody would ask
  cookies: ({ cookies }) => cookies,
  connection: ({ connection }) => connection,
  clock: ({ clock }) => (clock === null ? null : clock === 0),
  window: ({ width }) => width >= NARROWEST,
};

function settingLine({ name, should, check, otherwise, help }, found, words) {
  const right = RIGHT[check]?.(found) ?? null;
  if (right) return { name, state: "ok", text: "" }; // what it should be is more than was seen
  if (right === null) return { name, state: "unknown", text: check ? `${words.cannot_tell} ${should}` : should, help };
  return { name, state: "attention", text: [check === "clock" && clockText(found.clock, words), otherwise].filter(Boolean).join(" "), help };
}

function clockText(behind, words) {
  const minutes = Math.round(Math.abs(behind) / MINUTE);
  if (minutes >= 24 * 60) return words.wrong_day;
  return filled(behind > 0 ? words.behind : words.ahead, { minutes });
}

/**
 * What is told of a browser, as pairs of a name and a value.
 *
 * @param {import("./browser-facts.mjs").BrowserFacts} facts
 * @param {Record<string, string>} words
 * @returns {[string, string][]}
 */
export function factLines(facts, words) {
  const joined = (...parts) => parts.filter(Boolean).join(" ");
  return [
    [words.browser, joined(facts.browser, facts.version, facts.inApp && facts.inApp !== "WebView" && `(${facts.inApp})`)],
    [words.system, joined(facts.system, facts.systemVersion)],
    [words.device, joined(facts.device && words[facts.device], facts.model && `(${facts.model})`)],
    [words.language, facts.language],
    [words.window_size, facts.window ? `${facts.window.width} × ${facts.window.height}` : ""],
  ].filter(([, value]) => value);
}

/**
 * The result as a text to send.
 *
 * @param {import("./browser-facts.mjs").BrowserFacts} facts
 * @param {Line[]} lines
 * @param {Record<string, string>} words
 */
export function resultText(facts, lines, words) {
  const told = factLines(facts, words).map((pair) => pair.join(": "));
  const checked = lines.map(({ name, state, text }) => `${name}: ${words[state]}${state === "attention" ? `. ${text}` : ""}`);
  return [words.title, "", ...told, "", ...checked].join("\n");
}
