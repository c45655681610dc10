// Queries that are answered at once: a contact fact, or a question of the FAQ.
import { editsApart } from "./typing-errors.mjs";

/** How much of a query a question must have for its answer to be the answer. */
const COVERED = 0.75;
/** How much of a question must be in the query: one word of it asks for many things. */
const ASKED = 0.6;
/** A longer answer is read on its page. */
const LONGEST = 480;
/** Letters of a word from which on one typing error does not make it another word. */
const LONG_WORD = 6;

/**
 * @param {string} text the query
 * @param {object[]} groups what the engine found
 * @param {object} facts the contact facts as contact/answers.py makes them
 * @param {object} language of the engine
 * @returns {{title: string, rows: object[]} | {title: string, text: string, address: string} | null} contact facts,
 *   or a question
 */
export function answerFor(text, groups, facts, language) {
  return contactAnswer(text, facts, language) ?? questionAnswer(groups, facts, language);
}

/**
 * A query is for a contact fact when every word of it belongs to a way to ask for one, or may stand beside one: «the
 * phone number», but not «confirm the phone number».
 */
function contactAnswer(text, { beside, subjects, channels }, language) {
  const typed = language.words(text).map(({ folded }) => ({ keys: [language.stem(folded), `=${folded}`] }));
  const used = new Set();
  const isAsked = ({ ways }) => {
    const said = ways.filter((way) => way.every((key) => typed.some((word) => says(word, key))));
    for (const key of said.flat()) for (const word of typed) if (says(word, key)) used.add(word);
    return said.length > 0;
  };
  // All of them are looked at, because each may explain a word.
  const subject = subjects.filter(isAsked)[0];
  const named = channels.filter(isAsked).map(({ id }) => id);
  const isKnown = (word) => used.has(word) || beside.some((key) => word.keys.includes(key));
  if (!used.size || !typed.every(isKnown)) return null;
  const rowsOf = ({ title, rows }) => ({ title, rows: rows.filter(({ channel }) => !named.length || named.includes(channel)) });
  const answers = [subject, subjects.at(-1)].filter(Boolean).map(rowsOf);
  return answers.find(({ rows }) => rows.length) ?? null;
}

/** Whether a typed word is what a key asks for: a stem, or after `=` a word as it is written. */
function says({ keys }, key) {
  return keys.includes(key) || (key.length >= LONG_WORD && keys.some((typed) => editsApart(typed, key, 1) <= 1));
}

function questionAnswer(groups, { beside }, language) {
  for (const { page, sections } of groups) {
    for (const { anchor, heading, text, isQuestion, coverage, found } of sections) {
      if (!isQuestion || coverage < COVERED || text.length > LONGEST) continue;
      const matched = new Set(found.map(({ folded }) => folded));
      const told = language.words(heading).filter(({ folded }) => !beside.includes(language.stem(folded)));
      const asked = told.filter(({ folded }) => matched.has(folded)).length;
      if (asked >= ASKED * told.length) return { title: heading, text, address: `${page.address}#${anchor}` };
    }
  }
  return null;
}
