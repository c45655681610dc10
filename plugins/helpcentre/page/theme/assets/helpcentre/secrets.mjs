// Recognises in a text what must never be sent to anybody: card numbers and what stands on a card, IBANs, passwords,
// one-time codes, PINs, links and keys that let somebody in, numbers of identity papers. Pure; whoever asks says what to do
// with it. What it goes by is the table in secret-rules.mjs; tests/cases/secrets has what is found and what must pass.
//
// Doubt masks, and the visitor can undo it: whoever shows a mask shows which it is and offers to leave that text readable
// (`shown`). So a number at the word «kod» counts as a code unless something says what else it is.
import { folded } from "./folding.mjs";
import table from "./secret-rules.mjs";

/**
 * @typedef {"card" | "cvv" | "expiry" | "iban" | "password" | "code" | "pin" | "link" | "key" | "id"} Kind
 * @typedef {{start: number, end: number, kind: Kind, isShown: boolean}} Secret where it stands in the text, as `slice`
 *   counts, and whether the visitor wants it readable
 */

/** What stands in place of a secret. No rule takes it for one, or reads past it. */
export const MASK = "••••";

// --- A text as it is compared --------------------------------------------------------------------------------------

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/;
const LETTERS = Object.fromEntries(table.letters.split(" ").map((pair) => pair.split(":")));

const READ = new Map();

function asRead(character) {
  if (UNSEEN.test(character)) return "";
  return folded(character.normalize("NFKC"))
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u0400-\u04ff]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\S\n]/g, " ")
    .replace(/[\ud800-\udfff]+/g, "¤"); // an emoji is one sign
}

/** The folded text, and for each of its units where in the text it comes from. */
function compared(text) {
  const from = [];
  let plain = "";
  let place = 0;
  // A mask is four dots or more; fewer are what somebody typed between digits.
  for (const character of text.replace(/(?<!•)•{1,3}(?!•)/g, (dots) => "·".repeat(dots.length))) {
    if (!READ.has(character)) READ.set(character, asRead(character));
    const read = READ.get(character);
    for (let unit = 0; unit < read.length; unit++) from.push(place);
    plain += read;
    place += character.length;
  }
  from.push(place);
  return { plain, from };
}

// --- The table, as patterns ----------------------------------------------------------------------------------------

const PARTS = { ...table.parts, ...table.values };
const filled = (pattern) => pattern.replace(/\{([A-Z][A-Z\d_]*)\}/g, (_, name) => filled(PARTS[name]));
const pattern = (text, flags = "") => new RegExp(filled(text), flags);
const found = (text) => pattern(text, "dg");

const INNOCENT = table.innocent.map((text) => pattern(text, "g"));
const NAMED_BEFORE = pattern(table.named_before);
const NAMED_BEHIND = pattern(table.named_behind);
const SHOWN_BEHIND = pattern(table.shown_behind);
const NOT_THERE = pattern(table.not_there);
const YEAR = pattern(table.year);
const YEAR_IS_CODE = pattern(table.year_is_code);
const NEAR = table.near.map(([kind, word, value, ahead, behind]) => ({
  kind,
  word: pattern(`(?<![a-z])(?:${word})`, "g"),
  value: filled(value),
  ahead,
  behind,
}));
const VALUES = new Map(NEAR.map(({ value }) => [value, new RegExp(value, "g")]));
const ISSUER = pattern(table.issuer);
const LIKELY_ISSUER = pattern(table.likely_issuer);
const RUN = pattern(table.run, "g");
const SHAPES = table.shape.map((text) => pattern(text, "g"));
const NAMED_CARDS = table.named_card.map(found);
const CARD_BEFORE = pattern(table.card_before);
const EXPIRY = pattern(table.expiry, "g");
const BESIDE_CARD = pattern(table.beside_card, "d");
const NEAR_CARD = pattern(table.near_card, "d");
const SURE = table.sure.map(([kind, text]) => [kind, found(text)]);
const PASSWORDS = ["given", "mine", "quoted", "capital", "password_of"].map((name) => [name, found(table[name])]);
const SAID = pattern(table.said);
const ALONE = pattern(table.alone);
const REST = pattern(table.rest);
const REST_OF_PASSWORD = pattern(table.rest_of_password);
const IBAN = pattern(table.iban, "g");
const IBAN_JOINT = pattern(table.iban_joint);
const LIKE_IBAN = pattern(table.like_iban);
const LENGTHS = Object.fromEntries(table.iban_lengths.match(/[a-z]{2}\d{2}/g).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
const NO_NAME = pattern(table.no_name);

/** Characters between a word and what it names. */
const FAR = 90;
/** What is read before and behind a value. */
const AROUND = 60;

const group = ({ indices }) => ({ start: indices[1][0], end: indices[1][1] });
const placesOf = (plain, shape) => [...plain.matchAll(shape)].map(({ 0: one, index }) => ({ start: index, end: index + one.length }));
const overlap = (one, other) => one.start < other.end && other.start < one.end;

// --- Cards ---------------------------------------------------------------------------------------------------------

/** The check digit of card numbers: Luhn, ISO/IEC 7812-1, annex B. */
function passesLuhn(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place));
    sum += place % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
  return sum % 10 === 0;
}

/** Part of a name or an address, unless a word for a card runs into it. */
const isPartOfWord = (before) => /[a-z_+@/=]$/.test(before) && !CARD_BEFORE.test(before);

function* checkedCards(plain, isImei) {
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const groups = [...run.matchAll(/\d+/g)].map((match) => ({
      digits: match[0],
      start: index + match.index,
      end: index + match.index + match[0].length,
    }));
    for (let first = 0; first < groups.length; first++) {
      if (!first && isPartOfWord(plain.slice(Math.max(0, index - AROUND), index))) continue;
      let best = null;
      for (let last = first, digits = ""; last < groups.length; last++) {
        digits += groups[last].digits;
        if (digits.length > 19) break;
        if (digits.length < 13 || !ISSUER.test(digits) || isImei(digits)) continue;
        const chosen = groups.slice(first, last + 1);
        if (isGroupedAsCard(chosen, run, index, chosen.length === groups.length) && passesLuhn(digits)) best = last;
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

/** Groups that only cards have, and what is named a card: the check digit may be mistyped. */
function* likelyCards(plain, excused) {
  for (const shape of SHAPES) {
    for (const { 0: run, index } of plain.matchAll(shape)) {
      const one = { start: index, end: index + run.length, kind: "card" };
      const groups = run.match(/\d+/g);
      if (!LIKELY_ISSUER.test(groups.join("")) || groups.every((digits) => YEAR.test(digits))) continue;
      if (!isPartOfWord(plain.slice(Math.max(0, index - AROUND), index)) && !excused(one)) yield one;
    }
  }
  for (const match of NAMED_CARDS.flatMap((rule) => [...plain.matchAll(rule)])) {
    const one = { ...group(match), kind: "card" };
    if (!excused(one)) yield one;
  }
}

/** The date and the code that stand beside a card's number. */
function* besideCards(plain, cards, excused) {
  for (const card of cards) {
    let end = card.end;
    for (const { 0: date, index } of plain.slice(card.end, card.end + AROUND).matchAll(EXPIRY)) {
      if (/\d|•/.test(plain.slice(card.end, card.end + index).replace(/\b\d{3,4}\b/, ""))) break;
      end = card.end + index + date.length;
      yield { start: end - date.length, end, kind: "expiry" };
      break;
    }
    for (const place of new Set([card.end, end])) {
      const beside = BESIDE_CARD.exec(plain.slice(place, place + AROUND));
      if (beside) yield { start: place + beside.indices[1][0], end: place + beside.indices[1][1], kind: "cvv" };
    }
    const near = NEAR_CARD.exec(plain.slice(end, end + AROUND));
    const code = near && { start: end + near.indices[1][0], end: end + near.indices[1][1], kind: "cvv" };
    if (code && !excused(code, { isShownHere: true })) yield code;
  }
}

/** The date that stands beside a card's code when the number itself is not there. */
function* datesBeside(plain, codes) {
  for (const { start, end } of codes) {
    const first = Math.max(0, start - AROUND / 2);
    for (const { 0: date, index } of plain.slice(first, end + AROUND / 2).matchAll(EXPIRY)) {
      const place = first + index;
      const gap = place < start ? plain.slice(place + date.length, start) : plain.slice(end, place);
      if (!/[\d•]/.test(gap)) yield { start: place, end: place + date.length, kind: "expiry" };
    }
  }
}

// --- IBAN ----------------------------------------------------------------------------------------------------------

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
      else if (!IBAN_JOINT.test(plain[end])) break;
      end++;
    }
    if (iban.length !== length || /[a-z\d]/.test(plain[end] ?? "")) continue;
    const isNamed = plain.slice(Math.max(0, index - AROUND / 2), index).includes("iban") && /\d{8}/.test(iban);
    if (isNamed || LIKE_IBAN.test(iban) || passesIban(iban)) yield { start: index, end, kind: "iban" };
  }
}

// --- What a word stands near ---------------------------------------------------------------------------------------

/** Of a number or token: whether something beside it says that it is no secret. */
function excuses(plain, innocent) {
  return ({ start, end }, { isShownHere = false } = {}) => {
    if (innocent.some((span) => span.start <= start && start < span.end)) return true;
    const behind = plain.slice(end, end + AROUND);
    if (NAMED_BEFORE.test(plain.slice(Math.max(0, start - AROUND), start)) || NAMED_BEHIND.test(behind)) return true;
    return isShownHere && SHOWN_BEHIND.test(behind);
  };
}

const wordsOf = (text) => (text.match(/[a-z\d]+/g) ?? []).length;

/** Words between a word and a value, or Infinity where the one can't mean the other. */
function distance(gap, most) {
  if (NOT_THERE.test(gap)) return Infinity;
  const words = wordsOf(gap);
  const isNextSentence = /[!?;]|\.\s|\n\s*\n/.test(gap);
  return words > (isNextSentence ? Math.min(most, 2) : most) ? Infinity : words;
}

function named(plain, innocent, excused) {
  const places = new Map([...VALUES].map(([text, value]) => [text, placesOf(plain, value)]));
  const claims = [];
  NEAR.forEach(({ kind, word, value, ahead, behind }, line) => {
    const values = places.get(value);
    if (values.length === 0) return;
    let first = 0;
    for (const { 0: name, index } of plain.matchAll(word)) {
      const end = index + name.length;
      const before = plain.slice(Math.max(0, index - AROUND), index).replace(/[:=]\s*$/, "|"); // a label is about itself
      if (kind === "code" && NAMED_BEFORE.test(before)) continue; // the code of something
      while (first < values.length && values[first].end < index - FAR) first++;
      for (let place = first; place < values.length && values[place].start <= end + FAR; place++) {
        const one = values[place];
        const isAhead = one.start >= end;
        if (!isAhead && one.end > index) continue;
        // Joined to letters it is part of a name, unless it is the word itself: «cvv123».
        const isJoined = /[a-z][‐‑‒–—−/_#-]?$/.test(plain.slice(Math.max(0, one.start - 2), one.start));
        if (isJoined && !(isAhead && one.start - end < 2)) continue;
        const gap = isAhead ? plain.slice(end, one.start) : plain.slice(one.end, index);
        const far = distance(gap, isAhead ? ahead : behind);
        if (far === Infinity) continue;
        claims.push({ ...one, kind, line, far: isAhead ? far : far + 0.5, isTouching: one.end === index });
      }
    }
  });
  const length = ({ start, end }) => end - start;
  claims.sort(
    (one, other) => one.far - other.far || one.line - other.line || length(other) - length(one) || one.start - other.start,
  );
  const kept = [];
  for (const one of claims) {
    const text = plain.slice(one.start, one.end);
    const behind = plain.slice(one.end, one.end + AROUND);
    if (/^[\d -]+$/.test(text) && !one.isTouching && !ALONE.test(behind)) continue;
    if (YEAR.test(text) && !(one.far < 1 && YEAR_IS_CODE.test(behind))) continue;
    if (innocent.some((span) => overlap(span, one))) continue;
    if (kept.some((other) => overlap(other, one)) || excused(one, { isShownHere: one.kind !== "password" })) continue;
    kept.push(one);
  }
  return kept;
}

function* passwords(text, { plain, from }, innocent) {
  for (const [name, rule] of PASSWORDS) {
    for (const match of plain.matchAll(rule)) {
      const one = { ...group(match), kind: "password" };
      const word = plain.slice(one.start, one.end);
      if (SAID.test(word)) continue;
      const written = text.slice(from[one.start], from[one.end]);
      const isCapital = /^\p{Lu}/u.test(written) && /\p{Ll}/u.test(written);
      if (name === "capital" && !isCapital) continue;
      if (/^[a-z]+$/.test(word) && !isCapital && name !== "quoted" && NO_NAME.test(word)) continue;
      if (name === "given" && innocent.some((span) => span.start === one.start && span.end >= one.end)) continue;
      yield one;
    }
  }
}

// --- All of it -----------------------------------------------------------------------------------------------------

/** Without what belongs to the sentence: its stop, and an ending behind a dash. */
function trimmed(plain, { start, end, kind }) {
  const rest = (kind === "password" ? REST_OF_PASSWORD : REST).exec(plain.slice(start, end))[0].length;
  return { start, end: rest < end - start ? end - rest : end, kind };
}

function spansIn(text) {
  const read = compared(text);
  const { plain, from } = read;
  const apart = [];
  // Of two that overlap the one stays that is surer: the order they are found in.
  const add = (spans) => {
    for (const one of spans) if (!apart.some((other) => overlap(one, other))) apart.push(trimmed(plain, one));
  };
  const places = INNOCENT.flatMap((shape) => placesOf(plain, shape));
  const excused = excuses(plain, places);
  const hasImei = plain.includes("imei");
  // The number of a telephone has 15 digits and the same check digit; of cards only those of one network have 15.
  const isImei = (digits) => digits.length === 15 && !/^3[47]/.test(digits) && (hasImei || /^(?:35|86|01|99)/.test(digits));

  add(SURE.flatMap(([kind, rule]) => [...plain.matchAll(rule)].map((match) => ({ ...group(match), kind }))));
  add(checkedCards(plain, isImei));
  add(ibans(plain));
  add(likelyCards(plain, excused));
  add(besideCards(plain, apart.filter(({ kind }) => kind === "card"), excused));
  add(passwords(text, read, places));
  add(named(plain, places, excused));
  add(datesBeside(plain, apart.filter(({ kind }) => kind === "cvv")));
  return apart.sort((one, other) => one.start - other.start).map(({ start, end, kind }) => ({ start: from[start], end: from[end], kind }));
}

/**
 * The secrets in a text.
 *
 * @param {string} text
 * @param {Iterable<string>} [shown] what the visitor wants readable although it is taken for a secret
 * @returns {Secret[]} in the order of the text, apart from one another
 */
export function secretsIn(text, shown = []) {
  const readable = new Set(shown);
  const all = [];
  // Once more after each round: what stood beside a secret may be one itself now. Each round leaves less to be found.
  for (;;) {
    const hidden = all.filter(({ isShown }) => !isShown).sort((one, other) => one.start - other.start);
    const rest = withMasks(text, hidden);
    const added = [];
    for (const { start, end, kind } of spansIn(rest)) {
      const one = { start: original(hidden, start), end: original(hidden, end), kind };
      one.isShown = readable.has(text.slice(one.start, one.end));
      if (!all.some((other) => overlap(one, other))) added.push(one);
    }
    if (added.length === 0) return all.sort((one, other) => one.start - other.start);
    all.push(...added);
  }
}

function withMasks(text, hidden) {
  let rest = text;
  for (const { start, end } of [...hidden].reverse()) rest = rest.slice(0, start) + MASK + rest.slice(end);
  return rest;
}

/** Where a place of the masked text is in the text. */
function original(hidden, place) {
  let moved = 0;
  for (const { start, end } of hidden) {
    if (place + moved <= start) break;
    moved += end - start - MASK.length;
  }
  return place + moved;
}

/**
 * A text with a mask in place of each secret.
 *
 * @param {string} text
 * @returns {string} in which nothing is found
 */
export function masked(text) {
  return maskedExcept(text, []);
}

/**
 * A text with a mask in place of each secret but those that the visitor wants readable.
 *
 * @param {string} text
 * @param {Iterable<string>} shown
 * @returns {string}
 */
export function maskedExcept(text, shown) {
  return withMasks(text, secretsIn(text, shown).filter(({ isShown }) => !isShown));
}
