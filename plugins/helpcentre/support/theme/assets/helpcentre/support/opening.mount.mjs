// Says beside the plain hours what is open now and when an answer comes, and goes on saying it as time passes. Where the
// channels stand in a row, it puts the best one first.
import { now, serverTime } from "../clock.mjs";
import { isAboutFault } from "../contact/links.mjs";
import { loadOpening, openingAddress } from "../contact/opening-source.mjs";
import { inOrder } from "../contact/order.mjs";

const MINUTE = 60_000;
// A timer stands still while a device sleeps: after that nothing is older than this.
const LONGEST = 10_000;
// How far below the screen a line is filled already, so that nobody sees it come.
const AHEAD = "1500px";

function tell(opening, lines) {
  const moment = now();
  for (const line of lines) {
    const { hcOpen, hcPromise } = line.dataset;
    const text = hcOpen ? opening.stateText(hcOpen, moment) : opening.promiseText(hcPromise, moment);
    if (line.textContent === text) continue;
    line.textContent = text;
    const state = hcOpen && opening.state(hcOpen, moment);
    if (state) line.dataset.open = state.isOpen;
    else delete line.dataset.open;
  }
}

/** Puts a row of channels as the moment has it. What somebody has in hand is never moved. */
function rank(opening, list) {
  const { dataset } = document.querySelector("[data-hc-support]");
  const about = { isUrgent: "urgent" in dataset, isFault: isAboutFault(dataset.hcSupport) };
  const items = [...list.children];
  const sorted = inOrder(items, (item) => item.dataset.hcChannel, opening.bestFirst(now(), about));
  const isRight = sorted.every((item, number) => item === items[number]);
  if (!isRight && !list.matches(":hover, :focus-within")) list.append(...sorted);
}

async function start(lines) {
  const language = document.documentElement.lang;
  const opening = await loadOpening(language);
  const ranked = document.querySelectorAll("[data-hc-ranked]");
  let timer;
  function update() {
    clearTimeout(timer);
    if (document.hidden) return;
    for (const list of ranked) rank(opening, list);
    tell(opening, lines);
    timer = setTimeout(update, Math.min(MINUTE - (now() % MINUTE), LONGEST));
  }
  for (const event of ["visibilitychange", "pageshow", "focus"]) addEventListener(event, update);
  update();
  await serverTime(openingAddress(language));
  update();
}

/** @param {HTMLElement[]} lines each with `data-hc-open`, a channel, or `data-hc-promise`, a subject of a promise */
export function mount(lines) {
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
