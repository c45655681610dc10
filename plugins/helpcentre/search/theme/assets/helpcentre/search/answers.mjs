// Queries that are answered at once: a contact fact, or a question of the FAQ.

/** How much of a query a question must cover for its answer to be the answer. */
const COVERED = 0.75;
/** A longer answer is read on its page. */
const LONGEST = 480;

/**
 * @param {string} text the query
 * @param {object[]} groups what the engine found
 * @param {{words: string[], ignored: string[], [key: string]: unknown}[]} answers contact facts: stems of the words that
 *   ask for each, and of words that may stand beside them
 * @param {object} language of the engine
 * @returns {object | null} a contact fact as it was given, or `{title, text, address}` of a question
 */
export function answerFor(text, groups, answers, language) {
  const stems = language.words(text).map(({ folded }) => language.stem(folded));
  const asked = answers.filter(({ words, ignored }) => {
    const told = stems.filter((stem) => !ignored.includes(stem));
    return told.length > 0 && told.every((stem) => words.includes(stem));
  });
  if (asked.length) return { facts: asked };
  const best = groups[0]?.sections[0];
  if (!best?.isQuestion || best.coverage < COVERED || best.text.length > LONGEST) return null;
  return { title: best.heading, text: best.text, address: `${groups[0].page.address}#${best.anchor}` };
}
