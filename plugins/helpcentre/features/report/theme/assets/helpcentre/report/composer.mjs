// The text of a report, and the mail link that carries as much of it as programs take. Nothing secret leaves: what goes
// out is masked as a whole, so that a secret which only two fields together make is found too.
import { MAIL_LIMIT } from "../contact/links.mjs";
import { masked, maskedExcept } from "../secrets.mjs";

/** Half of a letter, which can't be encoded. */
const HALVES = /\p{Surrogate}/gu;
/** Characters of a subject; programs show fewer. */
const SUBJECT = 120;

/**
 * The text before anything is masked: only to be looked at.
 *
 * @param {[string, string][][]} parts label and value in blocks; what has no value is left out
 * @returns {string}
 */
export function plainText(parts) {
  const block = (lines) =>
    lines
      .map(([label, value]) => [label, value.trim()])
      .filter(([, value]) => value)
      .map(([label, value]) => (label ? `${label}${label.endsWith("?") ? "" : ":"}${value.includes("\n") || value.length > 60 ? "\n" : " "}${value}` : value))
      .join("\n");
  return parts.map(block).filter(Boolean).join("\n\n").replace(HALVES, "\ufffd").replace(/\r\n?/g, "\n");
}

/**
 * The text that leaves.
 *
 * @param {[string, string][][]} parts as above
 * @param {Iterable<string>} [shown] what the visitor wants readable although it is taken for a secret
 * @returns {string}
 */
export function reportText(parts, shown = []) {
  return maskedExcept(plainText(parts), shown);
}

const encoded = (text) => encodeURIComponent(text.replace(/\n/g, "\r\n")); // RFC 6068, 5

/**
 * A mail link of at most MAIL_LIMIT characters, if the address itself leaves room.
 *
 * @param {string} address `mailto:…`
 * @param {string} subject
 * @param {string} text
 * @param {string} more ends the text of a link that could not carry all of it
 * @returns {{href: string, rest: string}} `rest`: the end of the text, that the link does not carry; mostly empty
 */
export function mailLink(address, subject, text, more) {
  const short = [...masked(subject).replace(HALVES, "\ufffd")].slice(0, SUBJECT).join("");
  const start = `${address}?subject=${encoded(short)}&body=`;
  const whole = start + encoded(text);
  if (whole.length <= MAIL_LIMIT) return { href: whole, rest: "" };
  const end = encoded(`\n\n${more}`);
  let room = MAIL_LIMIT - start.length - end.length;
  let cut = 0;
  let atWord = 0;
  for (const character of text) {
    room -= encoded(character).length;
    if (room < 0) break;
    cut += character.length;
    if (/\s/.test(character)) atWord = cut;
  }
  if (cut - atWord < 80) cut = atWord || cut; // a longer word is cut too
  return { href: start + encoded(text.slice(0, cut).trimEnd()) + end, rest: text.slice(cut).trim() };
}
