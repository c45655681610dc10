// Finds in a text what must never be sent to anybody: card numbers and the code beside them, IBANs, passwords, one-time
// codes. Pure; whoever asks says what to do with it. tests/cases/secrets has what is found and what must pass.
//
// A card number is sure by its check digit, an IBAN by its two. A password or a code is only known by the word beside it,
// so what is usual beside those words (a fault's number, a date, how many characters) is listed and passes. Words are
// compared folded: `şifrə` and `sifre` are one.
import { folded } from "./folding.mjs";

/**
 * @typedef {"card" | "cvv" | "iban" | "password" | "code"} Kind
 * @typedef {{start: number, end: number, kind: Kind}} Secret where it stands in the text, as `slice` counts
 */

/** What stands in place of a secret. No rule takes it for one, or reads past it. */
export const MASK = "••••";

// --- A text as it is compared --------------------------------------------------------------------------------------

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/;

const READ = new Map();

function asRead(character) {
  if (UNSEEN.test(character)) return "";
  return folded(character.normalize("NFKC")).replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 15));
}

/** The folded text, and for each of its units where in the text it comes from. */
function compared(text) {
  const from = [];
  let plain = "";
  let place = 0;
  for (const character of text) {
    if (!READ.has(character)) READ.set(character, asRead(character));
    const read = READ.get(character);
    for (let unit = 0; unit < read.length; unit++) from.push(place);
    plain += read;
    place += character.length;
  }
  from.push(place);
  return { plain, from };
}

// --- Cards ---------------------------------------------------------------------------------------------------------

const DASH = "\\-‐‑‒–—−";
const JOINT = `(?:\\.|\\s{1,2}|\\s?[${DASH}]{1,2}\\s?)`;
const NUMBERS = new RegExp(`\\d+(?:${JOINT}\\d+)*`, "g");
// First digits of payment cards (ISO/IEC 7812): the networks', and those of countries that issue their own.
const ISSUER = /^(?:[2-6]|8600|9792|9860)/;

/** The check digit of card numbers: Luhn, ISO/IEC 7812-1, annex B. */
function passesLuhn(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place));
    sum += place % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
  return sum % 10 === 0;
}

function* cards(plain) {
  for (const { 0: run, index } of plain.matchAll(NUMBERS)) {
    const groups = [...run.matchAll(/\d+/g)].map((found) => ({
      digits: found[0],
      start: index + found.index,
      end: index + found.index + found[0].length,
    }));
    const before = plain.slice(0, index);
    for (let first = 0; first < groups.length; first++) {
      // Part of a name or an address, unless a word for a card runs into it.
      if (!first && /[a-z_+@/]$/.test(before) && !/(?:card|kart|visa)$/.test(before)) continue;
      let best = null;
      for (let last = first, digits = ""; last < groups.length; last++) {
        digits += groups[last].digits;
        if (digits.length > 19) break;
        if (digits.length < 13 || !ISSUER.test(digits) || !passesLuhn(digits)) continue;
        const chosen = groups.slice(first, last + 1);
        if (isGroupedAsCard(chosen, run, index, chosen.length === groups.length)) best = last;
      }
      if (best === null) continue;
      yield { start: groups[first].start, end: groups[best].end, kind: "card" };
      first = best;
    }
  }
}

// Phone numbers, dates and amounts in a row have as many digits, and one row in ten passes the check: they are told by
// their groups.
function isGroupedAsCard(groups, run, index, isWhole) {
  const joints = groups.slice(1).map(({ start }, number) => run.slice(groups[number].end - index, start - index));
  const lengths = groups.map(({ digits }) => digits.length);
  if (groups.length === 1 || lengths.slice(0, -1).every((length) => length === 4)) return true;
  if (joints.some((joint) => joint.includes("\n"))) return false;
  if (lengths.slice(0, -1).every((length) => length > 3)) return true;
  return isWhole && new Set(joints).size === 1 && new Set(lengths.slice(0, -1)).size === 1;
}

const AMOUNT = "(?:azn|man(?:at)?(?![a-z])|qepik|usd|eur|rub|[₼$€₽%])";
const BESIDE_CARD = new RegExp(
  `^(?:[\\s,;:|/${DASH}]*(?:0?[1-9]|1[0-2])\\s?[/.${DASH}]\\s?(?:20)?\\d{2}(?!\\d))?` +
    `[\\s,;:|/(${DASH}]*(\\d{3,4})(?![\\d.:/]*\\d|\\s?${AMOUNT}|-?[a-z])`,
  "d",
);

// --- IBAN ----------------------------------------------------------------------------------------------------------

// Length by country: SWIFT IBAN Registry.
const LENGTHS = Object.fromEntries(
  (
    "ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24fi18fk18fo18fr27gb22" +
    "ge22gi23gl18gr27gt28hn28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21lt20lu20lv21ly25mc27md24me22mk19mn20" +
    "mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26" +
    "ua29va22vg24xk20ye30"
  )
    .match(/[a-z]{2}\d{2}/g)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const IBAN = new RegExp(`(?<![a-z\\d])([a-z]{2})[\\s${DASH}]?\\d\\s?\\d`, "g");

/** ISO 13616: the number behind its first four characters, letters as 10 to 35, leaves 1 when divided by 97. */
function passesIban(iban) {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function* ibans(plain) {
  for (const { 1: country, index } of plain.matchAll(IBAN)) {
    const length = LENGTHS[country];
    if (!length) continue;
    let iban = "";
    let end = index;
    while (iban.length < length && end < plain.length) {
      if (/[a-z\d]/.test(plain[end])) iban += plain[end];
      else if (!/[\s.‐‑‒–—−-]/.test(plain[end])) break;
      end++;
    }
    if (iban.length === length && !/[a-z\d]/.test(plain[end] ?? "") && passesIban(iban)) {
      yield { start: index, end, kind: "iban" };
    }
  }
}

// --- Passwords and codes -------------------------------------------------------------------------------------------

const START = "(?<![\\p{L}\\d])";
const END = "(?![\\p{L}\\d])";
/** Between the word and what it names. */
const LINK = "(?:\\s+(?:budur|beledir|bu|ise|geldi|gelib|gelen|nomresi|is|was|number|это|такои|пришел|(?:из|по|в) (?:смс|sms)))*";
const SIGN = `\\s*(?:[:=>]|\\s[${DASH}]+\\s)+\\s*`;
const OPENED = "[\"'«„“(\\[]?";
/** Behind a number that is no secret: how many, how much, when, which. */
const COUNTED =
  "(?!\\s?(?:-?(?:c[iu]|inci|nci)(?![a-z])|" +
  AMOUNT +
  "|(?:simvol|herf|reqem|defe|saat|deq|saniye|san|gun|ay|il|eded|bilet|nefer|nomre|gb|mb|kb|char|digit|times?|min|hour|day|" +
  "символ|раз|цифр|мин|час|дн|шт)))";
/** Nothing of a date, a time, an amount or a longer number. */
const ALONE = `(?![\\d_]|[.,:/${DASH}]\\d|\\p{L})`;
const ONE_TIME = `(\\d{4,8}|\\d{3}[\\s${DASH}]\\d{3}(?!\\s?\\d)|\\d{2}[\\s${DASH}]\\d{2}(?:[\\s${DASH}]\\d{2})?(?!\\s?\\d))${ALONE}${COUNTED}`;

const rule = (kind, ...parts) => [kind, new RegExp(parts.join(""), "dgu")];

const CARD_CODE = "(?:cvv2?|cvc2?|cvn2?|csc)";
const PASSWORD = "(?:parol|sifre(?!le)|shifre(?!le)|wifre(?!le)|password|passwd|passcode|pwd|парол[а-яь]|gizli soz)";
const MY_PASSWORD = "(?:parol|sifre|shifre|wifre)(?:u?m|i?m)?(?:uz|iz)?|password|passwd|pwd|пароль";
/** The code of something that is sent or kept to get in with. */
const SECRET_CODE =
  "(?:(?:sms|otp|pin|2fa|mfa|tesdiq(?:leme)?|dogrulama|birdefelik|tehlukesizlik|ehtiyat|giris|verification|security|backup|" +
  "one-time|login|смс|пин)[\\s-]?(?:\\p{L}+\\s)?(?:kod|code|код)\\p{L}*|(?:otp|pin|pinkod|smskod|пин|пинкод)(?:[ui]?m?(?:[ui]z)?[ui]?|[ui]?nu?|а|ом)(?!\\p{L}))";
const CODE = "(?:kod|code|код)\\p{L}{0,6}";
/** Before «kod»: the code of a fault, or of something that is no secret. */
const OF_SOMETHING =
  "(?<!(?:xeta|sehv|error|ошибк\\p{L}|status|http|poct|zip|index|promo|endirim|kampaniya|kupon|bilet|sifaris|tedbir|mehsul|olke|" +
  "region|operator|swift|bank|hesab|referans|muraciet|valyuta|voen|mcc|fin|qr|country|postal|order|area|discount|coupon)" +
  "(?:in|un|nin|nun|i|u|si|su)?[\\s-])";
/** Behind a code that a page shows. */
const SHOWN =
  "(?!\\p{L}{0,4}\\s*(?:ile\\s|olan\\s)?(?:nomreli\\s)?(?:xeta|sehv|cixdi|cixir|cixib|cixan|verir|verdi|gosteril|gosterir|gorun|yazilir|error|appear|" +
  "shown|ошибк|появ|выда))";

// A word that says how it is with the password, in its place: «parol: yanlışdır».
const SAID =
  "(?!(?:yanlis|sehv|duzgun|dogru|yox|var|unut|islemir|gelm|acilm|deyis|qebul|sifirla|yadim|wrong|incorrect|forgot|invalid|" +
  "none|empty|nothing|not|не|нет|забы)|(?:kod|otp|pin|sms|email|e-poct|login|telefon|ad)(?![\\p{L}\\d]))";
const DEVICES = "(?!(?:iphone|ipad|ios|android|windows|win|chrome|galaxy|redmi|safari|edge|firefox|mac|err|http))";
const TOKEN = "[^\\s,;«»\"'„“”()\\[\\]•]";

const RULES = [
  // «CVV: 123», «CVV kodum 123», «123 CVV»
  rule("cvv", START, CARD_CODE, "(?:[\\s-]?(?:kod|code|код|nomre)\\p{L}*)?", LINK, "[\\s:=–—-]*", `(\\d{3,4})${ALONE}${COUNTED}`),
  rule("cvv", START, "(\\d{3,4})", "[\\s(:=–—-]{0,3}", CARD_CODE, END),
  // «parol: …» and whatever is written there; a plain word only if nothing follows that makes it a sentence.
  rule("password", START, PASSWORD, "\\p{L}*", LINK, `(?:${SIGN}|\\s+(?:budur|beledir|is|это)\\s+)`, OPENED, SAID, `(${TOKEN}*[\\d@#$%^&*_+=~<>|\\\\/]${TOKEN}*)`),
  rule(
    "password", START, PASSWORD, "\\p{L}*", LINK, `(?:${SIGN}|\\s+(?:budur|beledir|это)\\s+)`, OPENED, SAID, "([\\p{L}'.!?-]{3,})",
    "(?=[\"'»”)\\]]?\\s*(?:$|[\\n,;]|(?:login|email|e-poct|istifadeci|user|kod|pin)(?![\\p{L}])))",
  ),
  // «parolum Salam123», «şifrə 123456»: without a sign only what can't be a word.
  rule(
    "password", START, `(?:${MY_PASSWORD})`, LINK, "\\s+", OPENED, DEVICES,
    `((?=[^\\s]*\\p{L})(?=[^\\s]*\\d)[\\p{L}\\d@#$%^&*_!+=]{6,}|\\d{4,12}${COUNTED})(?![\\d_]|[.,:/]\\d|-(?!d[iu]r)[\\p{L}\\d])(?!\\d*\\p{L})`,
  ),
  // «SMS kodu 4521», «OTP: 123-456», «4521 təsdiq kodu»
  rule("code", START, SECRET_CODE, LINK, `(?:${SIGN}|\\s+|-)`, OPENED, "(?:g-)?", ONE_TIME, SHOWN),
  rule("code", START, SECRET_CODE, LINK, SIGN, OPENED, SAID, `((?=${TOKEN}*\\d)${TOKEN}{4,})`, SHOWN),
  rule("code", START, `(?<![\\d.,:/+${DASH}]\\s?)`, ONE_TIME, `[\\s(${DASH}]{1,3}`, SECRET_CODE, END),
  // «kod 123456», «123456 kodunu yazdım»: the bare word is said of errors too.
  rule("code", START, OF_SOMETHING, CODE, LINK, `(?:${SIGN}|\\s+)`, OPENED, "(?:g-)?", ONE_TIME, SHOWN),
  rule("code", START, `(?<![\\d.,:/+${DASH}]\\s?)`, ONE_TIME, "\\s+(?:reqemli\\s)?", CODE, SHOWN, END),
];

function* named(plain) {
  for (const [kind, pattern] of RULES) {
    for (const { indices } of plain.matchAll(pattern)) yield { start: indices[1][0], end: indices[1][1], kind };
  }
}

// --- All of it -----------------------------------------------------------------------------------------------------

/**
 * The secrets in a text.
 *
 * @param {string} text
 * @returns {Secret[]} in the order of the text, apart from one another
 */
export function secretsIn(text) {
  const { plain, from } = compared(text);
  const found = [...cards(plain)];
  for (const card of [...found]) {
    const beside = BESIDE_CARD.exec(plain.slice(card.end));
    if (beside) found.push({ start: card.end + beside.indices[1][0], end: card.end + beside.indices[1][1], kind: "cvv" });
  }
  found.push(...ibans(plain), ...named(plain));
  // Of two that overlap the one stays that is surer: the order they were found in.
  const apart = [];
  for (const one of found) {
    if (!apart.some((other) => one.start < other.end && other.start < one.end)) apart.push(one);
  }
  return apart
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, kind }) => ({ start: from[start], end: from[end], kind }));
}

/**
 * A text with a mask in place of each secret.
 *
 * @param {string} text
 * @returns {string} in which nothing is found
 */
export function masked(text) {
  let rest = text;
  // Once more after each round: what stood beside a secret may be one itself now. Each round leaves less to be found.
  for (let found = secretsIn(rest); found.length > 0; found = secretsIn(rest)) {
    for (const { start, end } of [...found].reverse()) rest = rest.slice(0, start) + MASK + rest.slice(end);
  }
  return rest;
}
