// What is told of a browser, over strings as browsers send them. What they freeze must come out empty, never wrong.
import assert from "node:assert/strict";
import { test } from "node:test";

import { browserFacts, moreOf } from "../../plugins/helpcentre/page/theme/assets/helpcentre/browser-facts.mjs";

const KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML}`;
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)`;
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X)";
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${KHTML}`;

// «browser version | system version | device | in which app | model», and the string.
const STRINGS = [
  ["Chrome 131 | Android | phone | |", `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`],
  ["Chrome 131 | Android | tablet | |", `${ANDROID} Chrome/131.0.0.0 Safari/537.36`],
  ["Chrome 96.0.4664.104 | Android 12 | phone | | SM-A525F", `Mozilla/5.0 (Linux; Android 12; SM-A525F) ${KHTML} Chrome/96.0.4664.104 Mobile Safari/537.36`],
  ["Chrome 74.0.3729.157 | Android 8.1 | phone | | Redmi 6A", `Mozilla/5.0 (Linux; Android 8.1.0; Redmi 6A Build/O11019) ${KHTML} Chrome/74.0.3729.157 Mobile Safari/537.36`],
  ["Samsung Internet 27 | Android | phone | |", `${ANDROID} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`],
  ["Samsung Internet 16.2 | Android 12 | phone | | SAMSUNG SM-G991B", `Mozilla/5.0 (Linux; Android 12; SAMSUNG SM-G991B) ${KHTML} SamsungBrowser/16.2 Chrome/92.0.4515.166 Mobile Safari/537.36`],
  ["Firefox 133 | Android 14 | phone | |", "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"],
  ["Firefox 133 | Android 13 | tablet | |", "Mozilla/5.0 (Android 13; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0"],
  ["Edge 131 | Android | phone | |", `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0`],
  ["Opera 85 | Android | phone | |", `${ANDROID} Chrome/127.0.0.0 Mobile Safari/537.36 OPR/85.0.0.0`],
  ["Opera Mini 80.0.2254.71490 | Android 13 | phone | | M2101K7AG", `Mozilla/5.0 (Linux; Android 13; M2101K7AG Build/TP1A.220624.014) ${KHTML} Version/4.0 Chrome/127.0.6533.103 Mobile Safari/537.36 Opera Mini/80.0.2254.71490`],
  ["Yandex Browser 24.10.4.116 | Android 13 | phone | | M2101K6G", `Mozilla/5.0 (Linux; arm_64; Android 13; M2101K6G) ${KHTML} Chrome/128.0.6613.116 YaBrowser/24.10.4.116.00 SA/3 Mobile Safari/537.36`],
  ["Mi Browser 14.21.1 | Android 13 | phone | | 2201117TG", `Mozilla/5.0 (Linux; U; Android 13; en-us; 2201117TG Build/TKQ1.221114.001) ${KHTML} Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.21.1-gn`],
  ["Huawei Browser 14.0.6.300 | Android 10 | phone | | VOG-L29", `Mozilla/5.0 (Linux; Android 10; VOG-L29; HMSCore 6.13.0.321) ${KHTML} Chrome/114.0.5735.196 HuaweiBrowser/14.0.6.300 Mobile Safari/537.36`],
  ["Android Browser 4 | Android 4.1.2 | phone | | GT-I8190", "Mozilla/5.0 (Linux; U; Android 4.1.2; az-az; GT-I8190 Build/JZO54K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30"],
  ["Safari 17.5 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`],
  ["Safari 18.6 | iOS 18.6 | phone | |", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${WEBKIT} Version/18.6 Mobile/15E148 Safari/604.1`],
  ["Safari 26 | iOS 26 | phone | |", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1`],
  ["Safari 26.3 | iOS 26.3 | phone | |", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${WEBKIT} Version/26.3 Mobile/15E148 Safari/604.1`],
  ["Safari 10 | iOS 10.3.3 | phone | |", "Mozilla/5.0 (iPhone; CPU iPhone OS 10_3_3 like Mac OS X) AppleWebKit/603.3.8 (KHTML, like Gecko) Version/10.0 Mobile/14G60 Safari/602.1"],
  ["Safari 12.1.2 | iPadOS 12.5.7 | tablet | |", `Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) ${WEBKIT} Version/12.1.2 Mobile/15E148 Safari/604.1`],
  ["Chrome 131.0.6778.73 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
  ["Chrome 140.0.7339.101 | iOS | phone | |", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${WEBKIT} CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1`],
  ["Firefox 133 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`],
  ["Edge 131.0.2903.68 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} Version/17.0 EdgiOS/131.0.2903.68 Mobile/15E148 Safari/604.1`],
  ["Opera 5.1.1 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1 OPT/5.1.1`],
  ["Yandex Browser 24.10.3.411.10 | iOS 17.5.1 | phone | |", `${IPHONE} ${WEBKIT} Version/17.0 YaBrowser/24.10.3.411.10 SA/3 Mobile/15E148 Safari/604.1`],
  ["Safari 17.6 | macOS | computer | |", `${MAC} ${WEBKIT} Version/17.6 Safari/605.1.15`],
  ["Safari 13.1.2 | macOS 10.13.6 | computer | |", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_6) ${WEBKIT} Version/13.1.2 Safari/605.1.15`],
  ["Firefox 133 | macOS | computer | |", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0"],
  ["Chrome 131 | macOS | computer | |", `${MAC} ${KHTML} Chrome/131.0.0.0 Safari/537.36`],
  ["Chrome 131 | Windows 10/11 | computer | |", `${WINDOWS} Chrome/131.0.0.0 Safari/537.36`],
  ["Chrome 109 | Windows 7 | computer | |", `Mozilla/5.0 (Windows NT 6.1; Win64; x64) ${KHTML} Chrome/109.0.0.0 Safari/537.36`],
  ["Edge 131 | Windows 10/11 | computer | |", `${WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`],
  ["Edge 18.19045 | Windows 10/11 | computer | |", `${WINDOWS} Chrome/70.0.3538.102 Safari/537.36 Edge/18.19045`],
  ["Opera 115 | Windows 10/11 | computer | |", `${WINDOWS} Chrome/129.0.0.0 Safari/537.36 OPR/115.0.0.0`],
  ["Yandex Browser 24.12 | Windows 10/11 | computer | |", `${WINDOWS} Chrome/130.0.0.0 YaBrowser/24.12.0.0 Safari/537.36`],
  ["Firefox 115 | Windows 7 | computer | |", "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:109.0) Gecko/20100101 Firefox/115.0"],
  ["Internet Explorer 11 | Windows 7 | computer | |", "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"],
  ["Internet Explorer 11 | Windows 10/11 | computer | |", "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; rv:11.0) like Gecko"],
  ["Internet Explorer 10 | Windows 8 | computer | |", "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)"],
  ["Firefox 133 | Linux | computer | |", "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"],
  ["Chrome 131 | ChromeOS | computer | |", `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KHTML} Chrome/131.0.0.0 Safari/537.36`],
  ["WebView 130.0.6723.107 | Android 14 | phone | Instagram | SM-S918B", `Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) ${KHTML} Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36 Instagram 356.0.0.41.101 Android (34/14; 600dpi; 1440x2898; samsung; SM-S918B; dm3q; qcom; az_AZ; 658190470)`],
  ["WebView | iOS 17.5.1 | phone | Instagram |", `${IPHONE} ${WEBKIT} Mobile/21F90 Instagram 338.0.4.24.84 (iPhone14,5; iOS 17_5_1; az_AZ; az; scale=3.00; 1170x2532; 617906133)`],
  ["WebView 130.0.6723.107 | Android 13 | phone | Facebook | M2101K7AG", `Mozilla/5.0 (Linux; Android 13; M2101K7AG Build/TKQ1.221013.002; wv) ${KHTML} Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.63.82;]`],
  ["WebView | iOS 17.5.1 | phone | Facebook |", `${IPHONE} ${WEBKIT} Mobile/21F90 [FBAN/FBIOS;FBAV/467.1.0.38.104;FBBV/609374370;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBCR/;FBID/phone;FBLC/az_AZ;FBOP/80]`],
  ["WebView | iOS 17.5.1 | phone | Messenger |", `${IPHONE} ${WEBKIT} Mobile/21F90 [FBAN/MessengerForiOS;FBAV/480.0.0.41.70;FBBV/662000000]`],
  ["WebView 129.0.6668.70 | Android 11 | phone | Telegram | Tecno mobile limited TECNO CH7n", `Mozilla/5.0 (Linux; Android 11; K) ${KHTML} Chrome/129.0.6668.70 Mobile Safari/537.36 Telegram-Android/11.2.1 (Tecno mobile limited TECNO CH7n; Android 11; SDK 30; AVERAGE)`],
  ["WebView | iOS 17.5.1 | phone | TikTok |", `${IPHONE} ${WEBKIT} Mobile/21F90 musical_ly_35.5.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/az`],
  ["WebView | iOS 17.5.1 | phone | WebView |", `${IPHONE} ${WEBKIT} Mobile/15E148`],
  ["WebView 130 | Android 14 | phone | WebView | Pixel 7", `Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/UQ1A; wv) ${KHTML} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36`],
  ["| | | |", ""],
  ["| | | |", "something else"],
];

const spaced = (text) => text.replace(/\s+/g, " ").trim();
const told = ({ browser, version, system, systemVersion, device, inApp, model }) =>
  spaced(`${browser} ${version} | ${system} ${systemVersion} | ${device} | ${inApp} | ${model}`);

for (const [expected, userAgent] of STRINGS) {
  test(`${expected}: ${userAgent}`, () => assert.equal(told(browserFacts({ userAgent })), expected));
}

const GREASE = { brand: "Not)A;Brand", version: "99" };
const chromium = { brand: "Chromium", version: "131" };
const data = (platform, mobile, ...brands) => ({ platform, mobile, brands: [GREASE, chromium, ...brands] });

// The same string for all, as reduced ones are; only the brands tell them apart.
for (const [brand, expected] of [
  ["Google Chrome", "Chrome"],
  ["Microsoft Edge", "Edge"],
  ["Opera", "Opera"],
  ["YaBrowser", "Yandex Browser"],
  ["Samsung Internet", "Samsung Internet"],
  ["Brave", "Brave"],
]) {
  test(`brand ${brand}`, () => {
    const navigator = { userAgent: `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`, userAgentData: data("Android", true, { brand, version: "27" }) };
    const { browser, version } = browserFacts(navigator);
    assert.deepEqual([browser, version], [expected, "27"]);
  });
}

test("brands of Chromium alone", () => {
  assert.equal(browserFacts({ userAgent: "", userAgentData: data("Linux", false) }).browser, "Chromium");
});

test("an engine of one's own is no browser", () => {
  const brands = [{ brand: "Yowser", version: "2.5" }, { brand: "YaBrowser", version: "24.12" }];
  const facts = browserFacts({ userAgent: `${WINDOWS} Chrome/130.0.0.0 Safari/537.36`, userAgentData: data("Windows", false, ...brands) });
  assert.equal(`${facts.browser} ${facts.version}`, "Yandex Browser 24.12");
});

for (const made of ["Not.A/Brand", " Not A;Brand", "Not_A Brand", "Not)A;Brand", "Not/A)Brand", ";Not A Brand", "(Not(A:Brand"]) {
  test(`a made-up brand: ${made}`, () => {
    const brands = [{ brand: made, version: "8" }, { brand: "Google Chrome", version: "131" }];
    assert.equal(browserFacts({ userAgent: "", userAgentData: { brands, platform: "Windows" } }).browser, "Chrome");
  });
}

for (const [userAgent, platformVersion, expected] of [
  [`${WINDOWS} Chrome/131.0.0.0 Safari/537.36`, "15.0.0", "Windows 11"],
  [`${WINDOWS} Chrome/131.0.0.0 Safari/537.36`, "13.0.0", "Windows 11"],
  [`${WINDOWS} Chrome/131.0.0.0 Safari/537.36`, "10.0.0", "Windows 10"],
  [`${WINDOWS} Chrome/109.0.0.0 Safari/537.36`, "0.3.0", "Windows "],
  [`${MAC} ${KHTML} Chrome/131.0.0.0 Safari/537.36`, "15.1.1", "macOS 15.1.1"],
  [`${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`, "14.0.0", "Android 14"],
]) {
  test(`${expected} of ${platformVersion}`, () => {
    const { system, systemVersion } = browserFacts({ userAgent }, {}, { platformVersion });
    assert.equal(`${system} ${systemVersion}`, expected);
  });
}

test("the full version and the model, when the browser was asked", async () => {
  const all = { fullVersionList: [GREASE, chromium, { brand: "Google Chrome", version: "131.0.6778.81" }], model: "SM-S918B", platformVersion: "14.0.0" };
  let asked;
  const userAgentData = { ...data("Android", true, { brand: "Google Chrome", version: "131" }), getHighEntropyValues: async (names) => ((asked = names), all) };
  const navigator = { userAgent: `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`, userAgentData };
  assert.equal(told(browserFacts(navigator, {}, await moreOf(navigator))), "Chrome 131.0.6778.81 | Android 14 | phone | | SM-S918B");
  assert.deepEqual(asked, ["fullVersionList", "platformVersion", "model"]);
});

test("a browser that has nothing more to say, or refuses", async () => {
  assert.deepEqual(await moreOf({}), {});
  assert.deepEqual(await moreOf({ userAgentData: { getHighEntropyValues: () => Promise.reject(new Error("no")) } }), {});
});

test("an iPad that asks for desktop pages, and a Mac", () => {
  const userAgent = `${MAC} ${WEBKIT} Version/17.5 Safari/605.1.15`;
  assert.equal(told(browserFacts({ userAgent, maxTouchPoints: 5 })), "Safari 17.5 | iPadOS 17.5 | tablet | |");
  assert.equal(told(browserFacts({ userAgent, maxTouchPoints: 0 })), "Safari 17.5 | macOS | computer | |");
});

test("Telegram on an iPhone is seen only by what it gives to pages", () => {
  const userAgent = `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`;
  assert.equal(browserFacts({ userAgent }, { TelegramWebviewProxy: {} }).inApp, "Telegram");
  assert.equal(browserFacts({ userAgent }, { TelegramWebview: {} }).inApp, "Telegram");
});

test("a page put on an iPhone's home screen is in no app", () => {
  assert.equal(browserFacts({ userAgent: `${IPHONE} ${WEBKIT} Mobile/15E148` }, { navigator: { standalone: true } }).inApp, "");
});

test("language and window", () => {
  const { language, window } = browserFacts(
    { userAgent: "", languages: ["az-AZ", "ru"], language: "ru" },
    { innerWidth: 390, innerHeight: 844, devicePixelRatio: 2.6250001 },
  );
  assert.equal(language, "az-AZ");
  assert.deepEqual(window, { width: 390, height: 844, density: 2.63 });
  assert.equal(browserFacts({ language: "en" }).language, "en");
  assert.equal(browserFacts({}).window, null);
});
