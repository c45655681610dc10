// Characters that are taken for one another, and how near two texts are. look_alikes.py does the same with hosts in articles.
import { default as LETTERS } from "../contact/confusables.mjs";

const LATIN = new Map(
  [LETTERS.confusables, LETTERS.nearly].flatMap((letters) =>
    Object.entries(letters).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
  ),
);
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * A text with each character that nobody sees (zero width, direction marks, variants) replaced.
 *
 * @param {string} text
 * @param {(character: string) => string} replacement nothing unless given
 * @returns {string}
 */
export function withoutUnseen(text, replacement = () => "") {
  return text.replace(UNSEEN, replacement);
}

/**
 * A text as the eye reads it: Latin letters, small, no marks, nothing unseen.
 *
 * @param {string} text
 * @returns {string}
 */
export function asRead(text) {
  const whole = withoutUnseen(text.normalize("NFKC")).normalize("NFD").replace(/\p{M}/gu, "");
  return [...whole]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join("")
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .toLowerCase();
}

/**
 * What is left of a name or address when all that is easily overlooked is made the same.
 *
 * @param {string} text
 * @returns {string} equal for texts that look alike: `he1p_desk`, `HelpDesk`; `rn` counts as `m`
 */
export function skeleton(text) {
  return LETTERS.alike.reduce((read, [written, meant]) => read.replaceAll(written, meant), asRead(text)).replace(/[\s._-]/g, "");
}

/**
 * Whether one text becomes the other by at most one letter more, less or changed, or two neighbours swapped.
 *
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
export function isOneEditAway(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * A host name with its encoded labels (`xn--…`) as they are shown: Punycode, RFC 3492.
 *
 * @param {string} host
 * @returns {string} labels that are not valid stay as they are
 */
export function shownHost(host) {
  return host.replace(/(^|\.)xn--([a-z0-9-]+)/gi, (written, dot, code) => {
    const label = decoded(code.toLowerCase());
    return label === null ? written : dot + label;
  });
}

function decoded(code) {
  const delimiter = code.lastIndexOf("-");
  const output = delimiter > 0 ? [...code.slice(0, delimiter)] : [];
  let [n, bias, i] = [128, 72, 0];
  for (let index = delimiter > 0 ? delimiter + 1 : 0; index < code.length; i++) {
    const before = i;
    for (let weight = 1, k = 36; ; k += 36) {
      if (index >= code.length) return null;
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(code[index++]);
      if (digit < 0) return null;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const count = output.length + 1;
    bias = adapted(i - before, count, before === 0);
    n += Math.floor(i / count);
    i %= count;
    if (n > 0x10ffff) return null;
    output.splice(i, 0, String.fromCodePoint(n));
  }
  return output.join("");
}

function adapted(delta, count, isFirst) {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
