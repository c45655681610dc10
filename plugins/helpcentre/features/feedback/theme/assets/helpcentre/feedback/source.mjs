// The words and addresses that the build wrote for a language.
import { dataOf } from "../site-data.mjs";

export const ROOT = new URL("../../../", import.meta.url);

/** What feedback_files.py wrote: `endpoint`, `home`, `reasons`, `html`. */
export const factsOf = (language) => dataOf(new URL(`feedback.${language}.json`, import.meta.url));
