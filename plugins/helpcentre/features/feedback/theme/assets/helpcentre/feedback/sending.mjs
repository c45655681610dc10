// To the owner's address for answers: the fields of feedback.schema.json, and nothing that tells who sent them.
const VERSION = 1;
/** Milliseconds before the one other try. */
const PAUSE = 2_000;
/** Milliseconds after which nobody answers. */
const PATIENCE = 10_000;

/** An event as it is sent: fields that are empty are left out. */
export function eventOf(event, language, fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== "" && value != null);
  return { version: VERSION, event, language, ...Object.fromEntries(given) };
}

/** A text of at most so many characters, as every reader of JSON takes it. */
export function shortened(text, most) {
  return [...(text.toWellFormed?.() ?? text).trim()].slice(0, most).join("").trim();
}

/**
 * The article of an address of this site; empty for none, such as the home page.
 *
 * @param {string} address
 * @param {string | URL} root of the site
 * @param {string} home of the language, relative to the root
 */
export function articleOf(address, root, home) {
  const url = new URL(address, root);
  const base = new URL(home, root).href;
  const path = url.origin + url.pathname;
  const [section, slug = "index", ...more] = path.startsWith(base) ? path.slice(base.length).replace(/\/$/, "").split("/") : [];
  const key = section ? `${section}/${slug}` : "";
  return more.length === 0 && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(key) ? key : "";
}

/**
 * Sends an event; once more if the address fails, and never again. Nobody waits for it, it outlives the page, and a
 * failure is told to nobody: the visitor can't mend it.
 *
 * @param {string} address
 * @param {object} event
 * @returns {Promise<boolean>} whether it has arrived
 */
export async function send(address, event, { fetch = globalThis.fetch, pause = PAUSE } = {}) {
  for (const wait of [0, pause]) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(event),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        cache: "no-store",
        keepalive: true,
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.ok) return true;
      if (answer.status < 500) return false; // it was understood and not wanted
    } catch {
      // No connection, or nobody there.
    }
  }
  return false;
}
