// What can be told of this browser and device, for the people who help: read here, sent nowhere.
//
// Browsers say less than they seem to. Chrome calls every Android «10; K» and every Windows «10.0» (User-Agent
// Reduction), Safari every Mac «10_15_7» and, from version 26 on, every iPhone «18_6» or «18_7». Such a value is left
// out: a version that is not true sends support the wrong way.

/**
 * @typedef {object} BrowserFacts names as their makers write them; what can't be told is empty
 * @property {string} browser `Chrome`, `Safari`, `Samsung Internet` …; `WebView` within an app
 * @property {string} version of the browser, as much of it as is true: `131`, `17.5`
 * @property {string} system `Android`, `iOS`, `iPadOS`, `Windows`, `macOS`, `ChromeOS`, `Linux`
 * @property {string} systemVersion
 * @property {string} model of a phone or tablet, as its maker names it: `SM-S918B`
 * @property {"phone" | "tablet" | "computer" | ""} device
 * @property {string} inApp the app within which the page is open; `WebView` for one that does not say its name
 * @property {string} language the first of the browser's languages: `az-AZ`
 * @property {{width: number, height: number, density: number} | null} window in CSS pixels
 */

// The first that fits: browsers that are built on Chrome or Safari name them, too.
const BROWSERS = [
  ["Internet Explorer", /\bMSIE (\d+[\d.]*)|\bTrident\/.*\brv:(\d+[\d.]*)/],
  ["Opera Mini", /\bOpera Mini\/([\d.]+)/],
  ["Edge", /\b(?:EdgA|EdgiOS|Edge|Edg)\/([\d.]+)/],
  ["Opera", /\b(?:OPR|OPT|OPiOS|OPX)\/([\d.]+)/],
  ["Yandex Browser", /\bYaBrowser\/([\d.]+)/],
  ["Samsung Internet", /\bSamsungBrowser\/([\d.]+)/],
  ["Huawei Browser", /\bHuaweiBrowser\/([\d.]+)/],
  ["Mi Browser", /\bMiuiBrowser\/([\d.]+)/],
  ["UC Browser", /\bUC ?Browser\/([\d.]+)/],
  ["DuckDuckGo", /\b(?:DuckDuckGo|Ddg)\/([\d.]+)/],
  ["Vivaldi", /\bVivaldi\/([\d.]+)/],
  ["Firefox", /\b(?:Firefox|FxiOS|Focus)\/([\d.]+)/],
  ["Chrome", /\b(?:CriOS|(?:Headless)?Chrome)\/([\d.]+)/],
  ["Android Browser", /\bAndroid\b.* Version\/([\d.]+).* Safari\//],
  ["Safari", /\bVersion\/([\d.]+).* Safari\//],
];

// As `userAgentData` names them; another brand keeps its own name.
const BRANDS = {
  "Google Chrome": "Chrome",
  HeadlessChrome: "Chrome",
  "Microsoft Edge": "Edge",
  YaBrowser: "Yandex Browser",
  "Android WebView": "WebView",
  HuaweiBrowser: "Huawei Browser",
};
const ENGINES = ["Chromium", "Yowser"];
const MADE_UP = /\bNot\b.*\bBrand\b/i; // browsers add one, so that nobody takes a list for granted

const APPS = [
  ["Instagram", /\bInstagram\b/],
  ["Messenger", /\bMessenger(?:Lite)?ForiOS\b|\bFB_IAB\/(?:Orca|MESSENGER)/],
  ["Facebook", /\bFBA[NV]\/|\bFB_IAB\//],
  ["Telegram", /\bTelegram(?:-Android|-iOS)?\//],
  ["TikTok", /\bmusical_ly|\bBytedanceWebview|\bTikTok\b|\btrill_/],
  ["WhatsApp", /\bWhatsApp\//],
  ["LinkedIn", /\bLinkedInApp\b/],
  ["X", /\bTwitter for |\bTwitterAndroid\b/],
  ["Snapchat", /\bSnapchat\b/],
  ["Pinterest", /\[Pinterest\//],
  ["Viber", /\bViber\b/],
  ["LINE", /\bLine\/\d/],
  ["WeChat", /\bMicroMessenger\//],
  ["Google", /\bGSA\//],
];

const WINDOWS = { "6.1": "7", "6.2": "8", "6.3": "8.1" };

/** `131.0.0.0` → `131`, `17_5` → `17.5`. */
const short = (version = "") => version.replaceAll("_", ".").replace(/(?:\.0+)+$/, "").replace(/\.$/, "");

/**
 * @param {Partial<Navigator>} navigator
 * @param {Partial<Window>} [window]
 * @param {{fullVersionList?: object[], platformVersion?: string, model?: string}} [more] what `moreOf` gave
 * @returns {BrowserFacts}
 */
export function browserFacts(navigator, window = {}, more = {}) {
  const agent = String(navigator.userAgent ?? "");
  const data = navigator.userAgentData;
  const { system, systemVersion } = systemOf(agent, navigator, more);
  const inApp = appOf(agent, system, window, data);
  const { browser, version } = browserOf(agent, data, inApp, more);
  return {
    browser,
    version,
    system,
    systemVersion,
    model: more.model || modelOf(agent, system),
    device: deviceOf(agent, system, data),
    inApp,
    language: String(navigator.languages?.[0] ?? navigator.language ?? ""),
    window: window.innerWidth
      ? { width: window.innerWidth, height: window.innerHeight, density: Math.round((window.devicePixelRatio || 1) * 100) / 100 }
      : null,
  };
}

/**
 * What browsers on Chromium tell only when asked: the true versions, and the model. Nothing is asked of a server.
 *
 * @param {Partial<Navigator>} navigator
 * @returns {Promise<object>} for `browserFacts`; empty where there is nothing to ask
 */
export async function moreOf(navigator) {
  try {
    return (await navigator.userAgentData.getHighEntropyValues(["fullVersionList", "platformVersion", "model"])) ?? {};
  } catch {
    return {};
  }
}

function browserOf(agent, data, inApp, { fullVersionList }) {
  const brands = (list) => (list ?? []).filter(({ brand }) => !MADE_UP.test(brand.replace(/[^a-z]+/gi, " ")));
  const own = (list) => brands(list).find(({ brand }) => !ENGINES.includes(brand)) ?? brands(list)[0];
  const branded = own(fullVersionList?.length ? fullVersionList : data?.brands);
  const found = BROWSERS.map(([browser, pattern]) => [browser, pattern.exec(agent)]).find(([, match]) => match);
  const [browser, version] = [found?.[0] ?? "", short(found?.[1][1] ?? found?.[1][2])];
  if (inApp) return { browser: "WebView", version: /Chrome\//.test(agent) ? version : "" };
  // A browser that hides behind Chrome in one of the two names itself in the other.
  if (branded && (!browser || browser === "Chrome" || fullVersionList?.length)) {
    const name = BRANDS[branded.brand] ?? branded.brand;
    if (name !== "Chromium" || !browser) return { browser: name, version: short(branded.version) };
  }
  return { browser, version };
}

function systemOf(agent, { userAgentData, maxTouchPoints = 0 }, { platformVersion = "" }) {
  const find = (pattern) => pattern.exec(agent)?.[1] ?? "";
  const told = (system, systemVersion) => ({ system, systemVersion: short(systemVersion) });
  if (/\biPhone|\biPod/.test(agent)) return told("iOS", appleVersion(agent));
  if (/\biPad\b/.test(agent)) return told("iPadOS", appleVersion(agent));
  if (/\bWindows\b/.test(agent)) {
    // 13 and above is Windows 11 (Microsoft: «Detect Windows 11 using User-Agent Client Hints»).
    if (platformVersion) return told("Windows", parseInt(platformVersion) >= 13 ? "11" : parseInt(platformVersion) ? "10" : "");
    const version = find(/\bWindows NT ([\d.]+)/);
    return told("Windows", version === "10.0" ? "10/11" : WINDOWS[version]);
  }
  if (/\bAndroid\b/.test(agent) || userAgentData?.platform === "Android") {
    return told("Android", platformVersion || (/\bAndroid 10; K\)/.test(agent) ? "" : find(/\bAndroid ([\d.]+)/)));
  }
  if (/\bMacintosh\b/.test(agent)) {
    // An iPad asks for desktop pages; no Mac has a touch screen.
    if (maxTouchPoints > 1) return told("iPadOS", find(/\bVersion\/([\d.]+).* Safari\//));
    const version = find(/\bMac OS X ([\d_.]+)/);
    return told("macOS", platformVersion || (/^10[._]15/.test(version) ? "" : version));
  }
  if (/\bCrOS\b/.test(agent)) return told("ChromeOS", platformVersion);
  return told(/\bLinux\b/.test(agent) ? "Linux" : "", "");
}

/** Of an iPhone or iPad: Safari has its system's version, and from 26 on it alone says it. */
function appleVersion(agent) {
  const safari = !/CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|YaBrowser|DuckDuckGo|GSA\//.test(agent) && /\bVersion\/([\d.]+)/.exec(agent)?.[1];
  if (parseInt(safari) >= 26) return safari;
  const version = /\bOS ([\d_]+) like Mac/.exec(agent)?.[1] ?? "";
  return /^18_[67]/.test(version) && !safari ? "" : version;
}

function modelOf(agent, system) {
  if (system !== "Android") return "";
  // Telegram for Android says at its end what it left out before.
  const telegram = /\bTelegram-Android\/\S+ \(([^;)]+);/.exec(agent)?.[1];
  const model = /\bAndroid [\d.]+; (?:[a-z]{2}[-_][a-z]{2}; )?([^;)]+?)(?: Build\/[^;)]*)?[;)]/i.exec(agent)?.[1] ?? "";
  return telegram ?? (/^(?:K|Mobile|Tablet|wv|rv:.*)$/.test(model) ? "" : model);
}

function deviceOf(agent, system, data) {
  if (system === "iOS") return "phone";
  if (system === "iPadOS") return "tablet";
  if (system === "Android") return data?.mobile || /\bMobile\b/.test(agent) ? "phone" : "tablet";
  return system ? "computer" : "";
}

function appOf(agent, system, window, data) {
  const app = APPS.find(([, pattern]) => pattern.test(agent));
  if (app) return app[0];
  // Telegram's iPhone app has Safari's own name; what it gives to pages of bots shows it.
  if (window.TelegramWebviewProxy || window.TelegramWebview) return "Telegram";
  if (system === "Android" && (/; wv\)/.test(agent) || data?.brands?.some(({ brand }) => brand === "Android WebView"))) return "WebView";
  const onApple = system === "iOS" || /\biPad\b/.test(agent);
  return onApple && /AppleWebKit/.test(agent) && !/Safari\//.test(agent) && !window.navigator?.standalone ? "WebView" : "";
}
