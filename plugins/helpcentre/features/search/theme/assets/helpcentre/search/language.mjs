// How search reads a language, in the browser. The language is data (languages/<code>/);
// language/search_language.py interprets the same at build time and says what each key means.
// tests/cases/language holds both to the same results, so a change here is a change there.

const LONGEST_STEMMED = 64;
const NEVER = 99;
const OPEN = 3; // letters of the shortest stem that ends in a vowel
const NONE = [];
const A = 97;
const LETTERS = 26;

/**
 * A language, interpreted from its rules.
 *
 * `fold(text)`: the text as it is compared; what stands between words stays.
 * `words(text)`: `[{folded, surface, start, end}]`, places in UTF-16 units; a suffix after an apostrophe or a
 * hyphen is part of the surface only.
 * `stem(folded)`: what the forms of a folded word have in common; a key to compare by.
 * `variants(folded)`: other spellings to try for a word of a query.
 * `isLight(folded)`: whether a word says little of what a query is about.
 *
 * @param {object} rules
 */
export function makeLanguage(rules) {
  const run = new RegExp(`[${rules.word}]+`, "gu");
  const joint = `[${rules.hyphens}${rules.apostrophes}]`; // a hyphen that stands first is meant as one
  const hasJoint = new RegExp(joint, "u");
  const compound = new RegExp(`[${rules.word}]+(?:${joint}[${rules.word}]+)*`, "gu");
  const ignored = new RegExp(`[${rules.ignored}]`, "u");
  const mutedH = rules.h_falls_after ? new RegExp(`([${rules.h_falls_after}])h+`, "g") : /(?!)/;
  const letters = new Map(entries(rules.letters).map((entry) => [entry[0], entry.slice(1)]));
  const light = new Set(entries(rules.light));
  const variantPairs = entries(rules.variants).map((pair) => pair.split("="));
  const roots = new Map();
  for (const forms of entries(rules.roots).map((root) => root.split("="))) {
    for (const form of forms) roots.set(form, forms.at(-1));
  }
  const finals = entries(rules.finals).map((pair) => pair.split("="));
  const folded = new Map();
  const stems = new Map();
  const bits = new Uint8Array(128); // a vowel is a bit, so that a suffix knows its vowels by one number
  [...rules.vowels].forEach((vowel, number) => (bits[vowel.charCodeAt(0)] = 1 << number));
  const vowelAt = (text, place) => bits[text.charCodeAt(place)] | 0;

  // --- Words

  function foldLetter(letter) {
    const lower = letter.toLowerCase();
    const known = letters.get(letter) ?? letters.get(lower);
    if (known !== undefined) return known;
    const parts = lower.normalize("NFKD");
    if (parts !== letter) return Array.from(parts, foldedLetter).join("");
    return ignored.test(letter) ? "" : letter;
  }

  function foldedLetter(letter) {
    let result = folded.get(letter);
    if (result === undefined) folded.set(letter, (result = foldLetter(letter)));
    return result;
  }

  // Texts say the same words again and again.
  const runs = new Map();

  function foldRun(text) {
    let result = runs.get(text);
    if (result === undefined) runs.set(text, (result = foldedRun(text)));
    return result;
  }

  function foldedRun(text) {
    const plain = /^[a-z0-9]+$/.test(text)
      ? text
      : text.normalize("NFC").replace(/[^a-z0-9]/gu, foldedLetter);
    return plain.includes("h") ? plain.replace(mutedH, "$1") : plain;
  }

  function words(text) {
    const found = [];
    for (const { 0: whole, index } of text.matchAll(compound)) {
      if (!hasJoint.test(whole)) {
        const plain = foldRun(whole);
        if (plain) found.push({ folded: plain, surface: whole, start: index, end: index + whole.length });
        continue;
      }
      const parts = [];
      for (const part of whole.matchAll(run)) {
        const start = index + part.index;
        const plain = foldRun(part[0]);
        if (plain) parts.push({ folded: plain, start, end: start + part[0].length });
      }
      let word;
      for (const part of parts) {
        const ending = word && isEnding(part.folded);
        if (ending || (word && rules.apostrophes.includes(text[word.end]))) {
          if (!ending) word.folded += part.folded;
          word.end = part.end;
        } else {
          found.push((word = part));
        }
      }
    }
    for (const word of found) word.surface ??= text.slice(word.start, word.end);
    return found;
  }

  function variants(word) {
    const pairs = variantPairs.filter(([typed]) => word.includes(typed));
    return [...new Set(pairs.map(([typed, meant]) => word.replaceAll(typed, meant)))];
  }

  // --- Suffixes: letters → [{length: letters that go (a context stays), afterVowel, afterConsonant: letters that
  // must stay, vowels: one of them must come last in what stays}]

  const suffixes = new Map();

  function lastVowel(text, end) {
    for (let place = end; place--; ) {
      const vowel = vowelAt(text, place);
      if (vowel) return vowel;
    }
    return 0;
  }

  function maskOf(letters) {
    return [...letters].reduce((mask, letter) => mask | vowelAt(letter, 0), 0);
  }

  // A letter of patterns → its letters, each with the vowels that may come before; no vowel before always may.
  const patternLetters = new Map();
  for (const [sign, options] of Object.entries(rules.harmony)) {
    patternLetters.set(sign, Object.entries(options).map(([letter, before]) => [letter, maskOf(before)]));
  }
  for (const [sign, options] of Object.entries(rules.classes)) {
    patternLetters.set(sign, [...options].map((letter) => [letter, ~0]));
  }

  /** Calls back with every text that a pattern stands for. */
  function eachText(pattern, found, at = 0, text = "", last = ~0) {
    if (at === pattern.length) {
      found(text);
      return;
    }
    const sign = pattern[at];
    for (const [letter, before] of patternLetters.get(sign) ?? [[sign, ~0]]) {
      if (before & last) eachText(pattern, found, at + 1, text + letter, vowelAt(letter, 0) || last);
    }
  }

  function spell(ending, context, least) {
    const put = (pattern, after) => eachText(pattern, (text) => addOne(text, after, least));
    if (ending[0] === "(") {
      put(ending[1] + ending.slice(3), "v");
      put(ending.slice(3), "c");
    } else {
      put(context + ending, rules.harmony[ending[0]] && !context ? "c" : "vc");
    }
  }

  function add(groups) {
    for (const [least, patterns] of Object.entries(groups)) {
      for (const pattern of entries(patterns)) {
        const [endings, contexts = ""] = pattern.split("~").reverse();
        for (const ending of endings.split("|")) {
          for (const context of contexts.split("|")) spell(ending, context && `${context}~`, Number(least));
        }
      }
    }
  }

  function addOne(text, after, least) {
    const ending = text.slice(text.indexOf("~") + 1);
    const whole = text.replace("~", "");
    if (!suffixes.has(whole)) suffixes.set(whole, []);
    const alike = suffixes.get(whole);
    let suffix = alike.find((one) => one.length === ending.length);
    if (!suffix) {
      const first = [...ending].find((letter) => vowelAt(letter, 0));
      const follows = Object.values(rules.harmony).find((vowels) => vowels[first]);
      const vowels = maskOf(follows ? follows[first] : rules.vowels);
      suffix = { length: ending.length, vowels, afterVowel: NEVER, afterConsonant: NEVER };
      alike.push(suffix);
    }
    if (after.includes("v")) suffix.afterVowel = Math.min(suffix.afterVowel, least);
    if (after.includes("c")) suffix.afterConsonant = Math.min(suffix.afterConsonant, least);
  }

  add(rules.nouns);
  const endings = new Set(suffixes.keys());
  add(rules.verbs);

  // The suffixes as a tree from the last letter on: a word is stemmed without making a string.
  const at = [undefined];
  const most = [...suffixes.keys()].reduce((letters, text) => letters + text.length, 1);
  const tree = new Uint16Array(most * LETTERS);
  for (const [text, alike] of suffixes) {
    let node = 0;
    for (let place = text.length; place--; ) {
      const branch = node * LETTERS + text.charCodeAt(place) - A;
      if (!tree[branch]) tree[branch] = at.push(undefined) - 1;
      node = tree[branch];
    }
    at[node] = alike;
  }

  function isEnding(text) {
    if (text.length > LONGEST_STEMMED) return false;
    const reached = new Set([0]);
    for (let end = 1; end <= text.length; end++) {
      for (const start of reached) {
        if (endings.has(text.slice(start, end))) {
          reached.add(end);
          break;
        }
      }
    }
    return reached.has(text.length);
  }

  // --- Stems

  function mayGo(word, rest, suffix) {
    const least = vowelAt(word, rest - 1) ? Math.max(OPEN, suffix.afterVowel) : suffix.afterConsonant;
    if (rest < least) return false;
    const last = lastVowel(word, rest);
    return last ? Boolean(suffix.vowels & last) : rest >= OPEN;
  }

  function withoutSuffix(word) {
    let node = 0;
    let shortest = word.length;
    for (let place = word.length - 1; place > 0; place--) {
      const letter = word.charCodeAt(place) - A;
      if (letter < 0 || letter >= LETTERS) break;
      node = tree[node * LETTERS + letter];
      if (!node) break;
      for (const suffix of at[node] ?? NONE) {
        const rest = word.length - suffix.length;
        if (!mayGo(word, rest, suffix)) continue;
        if (roots.has(word.slice(0, rest))) return word.slice(0, rest);
        if (rest < shortest) shortest = rest;
      }
    }
    if (shortest < word.length) return word.slice(0, shortest);
    for (const [ending, other] of finals) {
      if (word.endsWith(ending) && word.length > OPEN) return word.slice(0, -ending.length) + other;
    }
    return word;
  }

  function stemOf(word) {
    if (word.length > LONGEST_STEMMED) return word;
    for (;;) {
      const root = roots.get(word);
      if (root !== undefined) return root;
      const shorter = withoutSuffix(word);
      if (shorter === word) return word;
      word = shorter;
    }
  }

  function stem(word) {
    let result = stems.get(word);
    if (result === undefined) stems.set(word, (result = stemOf(word)));
    return result;
  }

  return { fold: (text) => text.replace(run, foldRun), words, stem, variants, isLight: (folded) => light.has(folded) };
}

/** The entries of a list that the rules write as one string. */
function entries(text) {
  return text.split(" ").filter(Boolean);
}
