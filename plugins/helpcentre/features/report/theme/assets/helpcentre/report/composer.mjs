// The text of a report, and the link that carries as much of it as programs take. Nothing secret leaves: what goes
// out is masked as a whole, so that a secret which only two fields together make is found too.
import { linkAndRest } from "../contact/links.mjs";
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

/**
 * A link that carries a report, or as much of it as it takes.
 *
 * @param {string} address
 * @param {import("../contact/links.mjs").Takes} takes
 * @param {{subject: string, text: string}} report besides what else the link takes
 * @param {string} more ends the text of a link that could not carry all of it
 * @returns {{href: string, rest: string}} `rest`: the end of the text, that the link does not carry; mostly empty
 */
export function reportLink(address, takes, { subject, ...values }, more) {
  const short = [...masked(subject).replace(HALVES, "\ufffd")].slice(0, SUBJECT).join("");
  return linkAndRest(address, takes, { ...values, subject: short }, more);
}
