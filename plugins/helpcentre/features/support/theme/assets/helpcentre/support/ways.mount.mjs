// A list of channels: what is open now, what is promised, the best one first. In the panel and on the chat page.
import { now as rightNow } from "../clock.mjs";
import { linkWith, pageText, takesOf, withTier } from "../contact/links.mjs";
import { loadOpening } from "../contact/opening-source.mjs";
import { inOrder } from "../contact/order.mjs";

const EVERY = 15_000; // milliseconds between two looks at the clock: a minute is never late by more

/** The opening rules in a language, or null: the plain hours stand there all the same. */
export const openingOf = (language) => loadOpening(language).catch(() => null);

async function copy(button, said) {
  try {
    await navigator.clipboard.writeText(button.dataset.hcCopy);
    said.textContent = said.dataset.copied;
  } catch {
    getSelection().selectAllChildren(button.querySelector("[data-hc-copied-text]")); // to be copied by hand
  }
}

/**
 * @param {Element} list with an element `data-hc-way` for each channel
 * @param {Awaited<ReturnType<typeof openingOf>>} opening null where it could not be had
 * @param {{article: string, start: string, about?: object}} page that the visitor comes from: its key, its start payload, what
 *   it is about as order.mjs has it
 * @returns {{update: Function, watch: Function, rest: Function}}
 */
export function mountWays(list, opening, page) {
  const ways = [...list.children].map((element) => ({
    element,
    id: element.dataset.hcWay,
    takes: takesOf(element),
    link: element.querySelector("[data-hc-link]"),
    href: element.querySelector("[data-hc-link]").getAttribute("href"),
  }));
  const said = list.parentElement.querySelector("[data-hc-said]");
  let tier = { id: "", part: "", name: "", channels: [] };
  let text = "";
  let timer;

  for (const button of list.querySelectorAll("[data-hc-copy]")) button.addEventListener("click", () => copy(button, said));

  function link(way) {
    if (!way.href) return; // what no tap opens
    const said = way.takes.page ? [pageText(document, page.article), tier.name, text].filter(Boolean).join("\n") : text;
    const payload = withTier(page.start, tier.part);
    const values = { subject: tier.name, text: said, payload, article: page.article, tier: tier.id };
    way.link.href = linkWith(way.href, way.takes, values);
    const app = way.element.querySelector("[data-hc-app]");
    if (app) app.href = linkWith(app.dataset.hcApp, way.takes, values);
  }

  function tell(way, now) {
    const state = opening?.state(way.id, now) ?? null;
    const line = way.element.querySelector("[data-hc-way-state]");
    if (state) {
      line.textContent = opening.stateText(way.id, now);
      line.dataset.open = state.isOpen;
    }
    const promise = way.element.querySelector("[data-hc-way-promise]");
    promise.textContent =
      (tier.id && opening?.promiseText(`${tier.id}.${way.id}`, now)) || opening?.promiseText(way.id, now) || "";
    promise.hidden = !promise.textContent;
    for (const date of way.element.querySelectorAll("[data-hc-until]")) {
      date.hidden = !!opening && date.dataset.hcUntil < opening.today(now);
    }
  }

  /** Puts everything as it is now. */
  function update(changed = {}) {
    if (changed.tier) tier = changed.tier;
    if (changed.text !== undefined) text = changed.text;
    const now = rightNow();
    const about = { ...page.about, tierChannels: tier.channels };
    // Without the facts they stay as they were drawn: by the same table, without a clock and without an article.
    const sorted = opening ? inOrder(ways, ({ id }) => id, opening.bestFirst(now, about)) : ways;
    for (const way of ways) {
      link(way);
      tell(way, now);
    }
    sorted.forEach((way, number) => {
      way.element.querySelector("[data-hc-best]").hidden = number > 0;
      // Moved only if it stands elsewhere: what has the focus would lose it.
      if (list.children[number] !== way.element) list.insertBefore(way.element, list.children[number]);
    });
    return sorted[0];
  }

  return {
    update,
    watch() {
      timer = setInterval(update, EVERY);
    },
    rest() {
      clearInterval(timer);
    },
  };
}
