// What every page does once it is there: the appearance, printing, what an address with # leads to. What only some
// pages need is loaded by them alone.

const appearance = document.querySelector("[data-hc-appearance]");
if (appearance) {
  appearance.hidden = false;
  const chosen = document.documentElement.dataset.appearance ?? "device";
  for (const choice of appearance.querySelectorAll("input")) choice.checked = choice.value === chosen;
  appearance.addEventListener("change", ({ target }) => {
    document.documentElement.dataset.appearance = target.value;
    try {
      localStorage.setItem("hc-appearance", target.value); // one word, which an inline script reads (storage.mjs)
    } catch {
      // Without storage the choice holds for this page.
    }
  });
}

const print = document.querySelector("[data-hc-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

// What is closed would not be printed; afterwards it is closed again.
let openedForPrint = [];
addEventListener("beforeprint", () => {
  openedForPrint = [...document.querySelectorAll("details:not([open])")];
  for (const element of openedForPrint) element.open = true;
});
addEventListener("afterprint", () => {
  for (const element of openedForPrint) element.open = false;
});

async function openTarget() {
  const questions = await import("./questions.mount.mjs");
  questions.openTarget();
}
if (location.hash) openTarget();
addEventListener("hashchange", openTarget);

if (document.querySelector(".hc-text table:not([class])")) import("./tables.mount.mjs");

const filter = document.querySelector("[data-hc-filter]");
if (filter) import("./filter.mount.mjs").then(({ mount }) => mount(filter));

// What features have for pages that need it, as they declare it: selector, module, moment. The build writes them here.
const mounts = [];

const loaded = new Map();
const load = (module) => loaded.get(module) ?? loaded.set(module, import(`./${module}`)).get(module);

/** Says where it was asked for that a script can't be had; a page without that place has nothing to say. */
function failed(element) {
  const said = element.querySelector("[data-hc-said][data-failed]");
  if (said) said.textContent = said.dataset.failed;
}

/** Mounts at once. A tap on a button that comes before its script is done again when the script is there. */
async function mountNow(elements, mount) {
  let early = null;
  const note = ({ currentTarget }) => (early = currentTarget);
  const buttons = elements.filter((element) => element.matches("button"));
  for (const button of buttons) button.addEventListener("click", note);
  try {
    await mount();
  } finally {
    for (const button of buttons) button.removeEventListener("click", note);
  }
  early?.click();
}

for (const [selector, module, moment] of mounts) {
  const elements = [...document.querySelectorAll(selector)];
  const [first] = elements;
  if (!first) continue;
  const mount = async (...more) => (await load(module)).mount(first, elements, ...more);
  if (moment === "now") mountNow(elements, mount);
  else if (moment === "tap") {
    first.addEventListener("click", async (event) => {
      if (!event.target.closest("button")) return;
      try {
        await mount(event);
      } catch {
        loaded.delete(module); // the next tap tries again
        failed(first);
      }
    });
  } else if (moment === "near") {
    const watcher = new IntersectionObserver(
      async ([{ isIntersecting, boundingClientRect }]) => {
        // Above: a reload has gone back to a place below it, which was there and has to come again.
        if (!isIntersecting && boundingClientRect.top >= 0) return;
        watcher.disconnect();
        try {
          await mount();
        } catch {
          first.remove(); // who can't have it has the article
        }
      },
      { rootMargin: "600px" },
    );
    watcher.observe(first);
  } else document.addEventListener(moment.replace("on ", ""), (event) => mount(event));
}
