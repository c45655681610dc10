// Says beside the plain hours what is open now and when an answer comes, and goes on saying it as time passes.
import { now } from "../clock.mjs";
import { loadOpening } from "../contact/opening-source.mjs";

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

async function start(lines) {
  const opening = await loadOpening(document.documentElement.lang);
  let timer;
  function update() {
    clearTimeout(timer);
    if (document.hidden) return;
    tell(opening, lines);
    timer = setTimeout(update, Math.min(MINUTE - (now() % MINUTE), LONGEST));
  }
  for (const event of ["visibilitychange", "pageshow", "focus"]) addEventListener(event, update);
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
