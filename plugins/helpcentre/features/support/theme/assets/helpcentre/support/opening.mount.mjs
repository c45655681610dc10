// Says beside the plain hours what is open now and when an answer comes, and goes on saying it as time passes. Dates that
// are over it hides. Where the channels stand in a row, it puts the best one first.
import { now } from "../clock.mjs";
import { loadOpening } from "../contact/opening-source.mjs";
import { aboutOf, inOrder } from "../contact/order.mjs";

const MINUTE = 60_000;
// A timer stands still while a device sleeps: after that nothing is older than this.
const LONGEST = 10_000;
// How far below the screen a line is filled already, so that nobody sees it come.
const AHEAD = "1500px";

function tell(opening, lines) {
  const moment = now();
  for (const line of lines) {
    const { hcOpen, hcPromise, hcUntil } = line.dataset;
    if (hcUntil) {
      line.hidden = hcUntil < opening.today(moment);
      continue;
    }
    const text = hcOpen ? opening.stateText(hcOpen, moment) : opening.promiseText(hcPromise, moment);
    if (line.textContent === text) continue;
    line.textContent = text;
    const state = hcOpen && opening.state(hcOpen, moment);
    if (state) line.dataset.open = state.isOpen;
    else delete line.dataset.open;
  }
}

const isInView = ({ top, bottom }) => bottom > 0 && top < innerHeight;

/** Puts a row of channels as the moment has it. What somebody sees or has in hand is never moved. */
function rank(opening, list) {
  const { about } = document.querySelector("[data-hc-support]").dataset;
  const items = [...list.children];
  const sorted = inOrder(items, (item) => item.dataset.hcChannel, opening.bestFirst(now(), aboutOf(about)));
  // For a second the style hides a row that is not in order yet.
  const isSeen = isInView(list.getBoundingClientRect()) && getComputedStyle(list).visibility === "visible";
  const isRight = sorted.every((item, number) => item === items[number]);
  if (!isRight && !isSeen && !list.matches(":focus-within")) list.append(...sorted);
  list.dataset.hcRanked = "now";
}

async function start(lines) {
  const rows = document.querySelectorAll("[data-hc-ranked]");
  for (const row of rows) row.dataset.hcRanked = "soon";
  const opening = await loadOpening(document.documentElement.lang);
  let timer;
  function update() {
    clearTimeout(timer);
    if (document.hidden) return;
    for (const list of rows) rank(opening, list);
    tell(opening, lines);
    timer = setTimeout(update, Math.min(MINUTE - (now() % MINUTE), LONGEST));
  }
  for (const event of ["visibilitychange", "pageshow", "focus"]) addEventListener(event, update);
  update();
}

/** @param {HTMLElement[]} lines each with `data-hc-open`, a channel, `data-hc-promise`, a subject of a promise, or
 *   `data-hc-until`, the last day of what stands in it */
export function mount(_, lines) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      start(lines).catch(() => {}); // the plain hours stand there
    },
    { rootMargin: AHEAD },
  );
  for (const line of lines) watcher.observe(line);
}
