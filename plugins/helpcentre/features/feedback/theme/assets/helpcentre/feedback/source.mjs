// The words and addresses that the build wrote for a language, fetched once a page.

export const ROOT = new URL("../../../", import.meta.url);

let facts;

/** What feedback_files.py wrote: `endpoint`, `home`, `reasons`, `html`. */
export function factsOf(language) {
  facts ??= fetch(new URL(`feedback.${language}.json`, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(answer.url);
    return answer.json();
  });
  facts.catch(() => (facts = undefined)); // the next one asks again
  return facts;
}
