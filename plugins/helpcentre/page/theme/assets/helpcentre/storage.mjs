// What a page keeps in the browser and reads again. Anything may stand there: an older page's, another program's, what
// somebody typed into the browser's tools. So what is kept says which version it is, and what doesn't fit is dropped: a page
// that reads nothing works as on the first visit. A browser that refuses storage is no reason to fail.
//
// One value stands outside: the appearance is read by an inline script before the page is drawn (base.html), where no
// module can be waited for. It is one word, checked there against the two there are.

/** Characters beyond which nothing of ours is: it is not even parsed. */
const MOST = 100_000;
const PLACES = { session: () => sessionStorage, local: () => localStorage };

/**
 * @param {string} key
 * @param {number} version raised whenever the shape changes
 * @param {(value: unknown) => boolean} fits whether a value has the shape
 */
export function storage(key, version, fits) {
  /** @param {"session" | "local"} [only] both unless given */
  function forget(only) {
    for (const place of only ? [only] : Object.keys(PLACES)) {
      try {
        PLACES[place]().removeItem(key);
      } catch {
        // Nothing was kept there either.
      }
    }
  }
  return {
    forget,
    /** @returns {any} null for nothing, and for what doesn't fit */
    read(place) {
      let text;
      try {
        text = PLACES[place]().getItem(key);
        if (text === null) return null;
        const kept = text.length <= MOST ? JSON.parse(text) : null;
        if (kept?.version === version && fits(kept.value)) return kept.value;
      } catch {
        // No storage, no JSON, or a shape that `fits` fell over.
      }
      if (text != null) forget(place);
      return null;
    },
    /** @returns {boolean} whether it is kept */
    write(place, value) {
      try {
        PLACES[place]().setItem(key, JSON.stringify({ version, value }));
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Whether a value is a plain object of texts, none longer than that. */
export const areTexts = (value, most) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.values(value).every((text) => isText(text, most));

/** Whether a value is a text, no longer than that. */
export const isText = (value, most) => typeof value === "string" && value.length <= most;

/** Whether a value is a list of at most so many texts, none longer than that. */
export const isTextList = (value, count, most) => Array.isArray(value) && value.length <= count && value.every((text) => isText(text, most));
