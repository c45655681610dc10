// What the search box says besides its list: an answer, a correction, how many results, and when there are none or
// the search fails, where else to go. The worker tells it on a channel, see search/worker.mjs. Loaded with the box.
import { now } from "../../clock.mjs";
import { takesOf } from "../../contact/links.mjs";
import { loadOpening } from "../../contact/opening-source.mjs";
import { inOrder } from "../../contact/order.mjs";
import { carried, countText } from "./notes.mjs";

const CHANNEL = "helpcentre-search";
/** Milliseconds without any news after which the search counts as failed: those of the worker, and its own start. */
const PATIENCE = 20_000;
/** Milliseconds after which a wait is said to be one. */
const SLOW = 1_500;
/** Milliseconds of quiet after which a screen reader is told, so that it does not read on while somebody types. */
const QUIET = 700;

/** An element with a class and what is in it; texts are only ever texts. */
function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

function link(text, address) {
  const made = element("a", "", text);
  made.href = address;
  return made;
}

function button(text, action) {
  const made = element("button", "hc-notes__button", text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** A text with something else where it has `#`. */
const around = (text, middle) => text.split("#").flatMap((part, n) => (n ? [middle, part] : [part]));

/**
 * @param {HTMLInputElement} field
 * @param {string} [script] address of Material's script, which is fetched then; none if it is there already
 */
export function mount(field, script) {
  const config = document.getElementById("__config");
  const settings = JSON.parse(config.textContent);
  const words = settings.notes;
  const base = new URL(settings.base, location.href);
  const notes = document.querySelector("[data-hc-notes]");
  const status = document.querySelector("[data-hc-search-status]");
  const results = document.querySelector(".md-search-result__list");

  // A channel reaches all tabs of a site; a mark in the worker's address makes this one the tab's own. It is no part
  // of what is asked from the server. A worker that has been started already has none, and its news say the query.
  const mark = script ? `#${Math.random().toString(36).slice(2)}` : "";
  const path = new URL(settings.search, location.href).pathname;
  const channel = new BroadcastChannel(CHANNEL + mark);

  let saying;
  let slow;
  let late;

  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = text), QUIET);
  }

  /** @param {boolean} keepsList whether the results below are those of the query */
  function show(text, keepsList, ...parts) {
    notes.replaceChildren(...parts.filter(Boolean));
    results.classList.toggle("hc-stale", !keepsList);
    say(text);
  }

  const count = (text) => element("p", "hc-notes__count", text);

  /** Puts another query into the field, as if it had been typed. */
  function ask(text) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  /** Puts a list of channels as this moment has it; it stays as it was made where the facts can't be had. */
  const opening = loadOpening(document.documentElement.lang).catch(() => null);
  async function rank(list) {
    const ids = (await opening)?.bestFirst(now());
    if (ids) list.append(...inOrder([...list.children], (item) => item.dataset.hcChannel, ids));
    return list;
  }

  function rowOf(row) {
    const item = rowText(row);
    item.dataset.hcChannel = row.channel;
    return item;
  }

  const rowText = ({ name, value, link: address, lines }) =>
    element(
      "li",
      "",
      element("span", "hc-answer__name", name),
      address ? link(value || name, address) : value,
      ...lines.map((line) => element("span", "hc-answer__line", line)),
    );

  function answerBox({ title, rows, text, address }) {
    const box = element("section", "hc-answer", element("p", "hc-answer__kind", words.answer), element("p", "hc-answer__title", title));
    if (rows) {
      const list = element("ul", "", ...rows.map(rowOf));
      rank(list);
      box.append(list);
    } else {
      box.append(element("p", "hc-answer__text", text), link(words.whole, new URL(address, base)));
    }
    box.setAttribute("aria-label", words.answer);
    return box;
  }

  /** The channels as every page has them at its end, each with the query where it can take one along. */
  function channels(query) {
    const list = document.querySelector(".hc-footer .hc-channels")?.cloneNode(true);
    if (!list) return "";
    rank(list);
    for (const one of list.querySelectorAll("a")) one.href = carried(one.href, query, takesOf(one.closest("[data-hc-channel]")));
    return element("div", "hc-notes__person", element("p", "hc-notes__title", words.person), list);
  }

  /** The sections, the one that is read first. */
  function topics() {
    const links = [...document.querySelectorAll(".hc-menu__list a")].slice(1); // the first one is the home page
    links.sort((a, b) => b.hasAttribute("aria-current") - a.hasAttribute("aria-current"));
    const list = element("ul", "hc-notes__topics", ...links.map((one) => element("li", "", link(one.textContent, one.href))));
    list.setAttribute("aria-label", words.topics);
    return list;
  }

  function showFailure(kind, query) {
    const outdated = kind === "outdated";
    const text = outdated ? words.outdated : words.network;
    const repeat = () => channel.postMessage({ again: field.value });
    const canRepeat = kind === "network";
    show(
      text,
      false,
      element("p", "hc-notes__title", text),
      canRepeat ? button(words.again, repeat) : button(words.reload, () => location.reload()),
      channels(query),
    );
  }

  function showNothing(query, answer) {
    show(
      words.none,
      true,
      answer && answerBox(answer),
      element("p", "hc-notes__title", words.none),
      element("p", "", words.nothing),
      topics(),
      channels(query),
    );
  }

  function showFound({ query, found, shown, corrected, unknown, answer }) {
    if (!found) {
      showNothing(query, answer);
      return;
    }
    const text = countText(words, found, shown);
    show(
      answer ? `${words.answer}: ${answer.title} ${text}` : text,
      true,
      corrected && element("p", "hc-notes__meant", ...around(words.meant, button(corrected, () => ask(corrected)))),
      answer && answerBox(answer),
      count(text),
      unknown.length && element("p", "hc-notes__unknown", ...around(words.unknown, element("q", "", unknown.join(", ")))),
    );
  }

  /** How searches go is said to every script of the page that wants to know; none needs to. */
  const tell = (detail) => document.dispatchEvent(new CustomEvent("helpcentre-search", { detail }));
  results.addEventListener("click", ({ target }) => {
    const opened = target.closest("a[href]")?.href;
    if (opened) tell({ query: field.value, opened });
  });

  channel.onmessage = ({ data: news }) => {
    if (news.failed === "start") showFailure("start", field.value);
    if (news.query !== field.value || news.from !== path) return; // typed on, or another tab's
    clearTimeout(slow);
    clearTimeout(late);
    // Material offers how a word goes on after a key only, and may have come after the last one.
    field.dispatchEvent(new Event("keydown"));
    if (!news.failed) tell({ query: news.query, found: news.answer ? 1 : news.found });
    if (news.failed) showFailure(news.failed, news.query);
    else if ("found" in news) showFound(news);
    else show("", true, count(words.placeholder));
  };

  /** Something is typed: from now on news are due. */
  function expectNews() {
    clearTimeout(slow);
    clearTimeout(late);
    clearTimeout(saying);
    status.textContent = ""; // the same number once more is news, too
    slow = setTimeout(() => show(words.slow, false, count(words.slow)), SLOW);
    late = setTimeout(() => showFailure("start", field.value), PATIENCE);
  }
  field.addEventListener("input", expectNews);
  // Without a connection nothing says when it is back but this.
  addEventListener("online", () => channel.postMessage({ again: field.value }));

  if (script) {
    settings.search += mark;
    config.textContent = JSON.stringify(settings);
    const made = document.createElement("script");
    made.src = script;
    made.addEventListener("error", () => showFailure("start", field.value));
    document.body.append(made);
    expectNews();
  } else {
    channel.postMessage({ again: field.value });
  }
}
