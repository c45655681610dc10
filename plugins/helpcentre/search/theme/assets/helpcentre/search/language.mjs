// How search reads a language, in the browser. The language is data (language/rules/*.json);
// language/search_language.py interprets the same at build time and says what each key means.
// tests/cases/language holds both to the same results, so a change here is a change there.

const LONGEST_STEMMED = 64;
const NEVER = 99;
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
 *
 * @param {object} rules
 */
export function makeLanguage(rules) {
  const run = new RegExp(`[${rules.word}]+`, "gu");
  const joint = `[${rules.hyphens}${rules.apostrophes}]`; // a hyphen that stands first is meant as one
  const compound = new RegExp(`[${rules.word}]+(?:${joint}[${rules.word}]+)*`, "gu");
  const ignored = new RegExp(`[${rules.ignored}]`, "u");
  const fallingH = rules.h_falls_after ? new RegExp(`([${rules.h_falls_after}])h+`, "g") : /(?!)/;
  const letters = new Map(entries(rules.letters).map((entry) => [entry[0], entry.slice(1)]));
  const variantPairs = entries(rules.variants).map((pair) => pair.split("="));
  const roots = new Map(entries(rules.roots).map((root) => [root.split("=")[0], root.split("=").at(-1)]));
  const finals = entries(rules.finals).map((pair) => pair.split("="));
  const folded = new Map();
  const stems = new Map();
  const isVowel = (letter) => rules.vowels.includes(letter);

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

  function foldRun(text) {
    const plain = /^[a-z0-9]+$/.test(text)
      ? text
      : text.normalize("NFC").replace(/[^a-z0-9]/gu, foldedLetter);
    return plain.includes("h") ? plain.replace(fallingH, "$1") : plain;
  }

  function words(text) {
    const found = [];
    for (const { 0: whole, index } of text.matchAll(compound)) {
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
    for (const word of found) word.surface = text.slice(word.start, word.end);
    return found;
  }

  function variants(word) {
    const pairs = variantPairs.filter(([typed]) => word.includes(typed));
    return [...new Set(pairs.map(([typed, meant]) => word.replaceAll(typed, meant)))];
  }

  // --- Suffixes: letters → {afterVowel, afterConsonant: how many letters must remain, vowels: the last of them}

  const suffixes = new Map();

  function withLetters(text, pattern) {
    let texts = [text];
    for (const sign of pattern) {
      const options = rules.harmony[sign];
      texts = texts.flatMap((one) => {
        if (rules.classes[sign]) return [...rules.classes[sign]].map((letter) => one + letter);
        if (!options) return one + sign;
        const last = lastVowel(one);
        return Object.keys(options).filter((letter) => options[letter].includes(last)).map((letter) => one + letter);
      });
    }
    return texts;
  }

  function lastVowel(text) {
    for (let at = text.length; at--; ) if (isVowel(text[at])) return text[at];
    return "";
  }

  function spell([text, after], part) {
    let begins;
    if (part[0] === "(") {
      const pair = [part[1] + part.slice(3), part.slice(3)];
      if (rules.harmony[part[1]]) pair.reverse();
      begins = [[pair[0], "v"], [pair[1], "c"]];
    } else {
      begins = [[part, rules.harmony[part[0]] || isVowel(part[0]) ? "c" : "vc"]];
    }
    if (text) {
      const follows = isVowel(text.at(-1)) ? "v" : "c";
      begins = begins.filter(([, where]) => where.includes(follows)).map(([pattern]) => [pattern, after]);
    }
    return begins.flatMap(([pattern, where]) => withLetters(text, pattern).map((one) => [one, where]));
  }

  function add(groups) {
    for (const [least, patterns] of Object.entries(groups)) {
      for (const pattern of entries(patterns)) {
        let spelled = [["", ""]];
        pattern.split("+").forEach((slot, number) => {
          const longer = spelled.flatMap((before) => slot.split("|").flatMap((part) => spell(before, part)));
          spelled = number ? spelled.concat(longer) : longer;
        });
        for (const [text, after] of spelled) addOne(text, after, Number(least));
      }
    }
  }

  function addOne(text, after, least) {
    let suffix = suffixes.get(text);
    if (!suffix) {
      const first = [...text].find(isVowel);
      const follows = Object.values(rules.harmony).find((vowels) => vowels[first]);
      suffix = { afterVowel: NEVER, afterConsonant: NEVER, vowels: follows ? follows[first] : rules.vowels };
      suffixes.set(text, suffix);
    }
    if (after.includes("v")) suffix.afterVowel = Math.min(suffix.afterVowel, least);
    if (after.includes("c")) suffix.afterConsonant = Math.min(suffix.afterConsonant, least);
  }

  add(rules.nouns);
  const endings = new Set(suffixes.keys());
  add(rules.verbs);

  // The suffixes as a tree from the last letter on: a word is stemmed without making a string.
  const next = [...Array(LETTERS).fill(0)];
  const at = [undefined];
  for (const [text, suffix] of suffixes) {
    let node = 0;
    for (let place = text.length; place--; ) {
      const branch = node * LETTERS + text.charCodeAt(place) - A;
      if (!next[branch]) {
        next[branch] = at.length;
        at.push(undefined);
        for (let letter = 0; letter < LETTERS; letter++) next.push(0);
      }
      node = next[branch];
    }
    at[node] = suffix;
  }
  const tree = Uint16Array.from(next);

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
    if (rest < (isVowel(word[rest - 1]) ? suffix.afterVowel : suffix.afterConsonant)) return false;
    for (let place = rest; place--; ) if (isVowel(word[place])) return suffix.vowels.includes(word[place]);
    return rest >= 3;
  }

  function withoutSuffix(word) {
    let node = 0;
    let length = word.length;
    for (let place = word.length - 1; place > 0; place--) {
      const letter = word.charCodeAt(place) - A;
      if (letter < 0 || letter >= LETTERS) break;
      node = tree[node * LETTERS + letter];
      if (!node) break;
      if (at[node] && mayGo(word, place, at[node])) length = place;
    }
    if (length < word.length) return word.slice(0, length);
    for (const [ending, other] of finals) {
      const rest = word.length - ending.length;
      if (rest >= 3 && word.endsWith(ending) && isVowel(word[rest - 1])) return word.slice(0, rest) + other;
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

  return { fold: (text) => text.replace(run, foldRun), words, stem, variants };
}

/** The entries of a list that the rules write as one string. */
function entries(text) {
  return text.split(" ").filter(Boolean);
}
