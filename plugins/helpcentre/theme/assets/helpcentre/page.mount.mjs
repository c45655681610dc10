// What every page does once it is there: the search buttons, the appearance, printing. Anything that only some
// pages need is loaded by them alone.

const search = document.querySelector('[data-md-toggle="search"]');
const field = document.querySelector('[data-md-component="search-query"]');
const asked = new URLSearchParams(location.search);
/** Where `/` is a letter of a text. */
const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
let isSearchKeyOn = false;

// Without storage a choice holds for this page.
function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // See above.
  }
}

let opener = null; // what led to the search; closing it leads back there

function openSearch(from) {
  opener = from;
  if (!search.checked) search.click();
  field.focus();
}

let mounted = false;

/** Everything that searching needs comes when somebody is about to search: it is most of what a page would weigh. */
async function mountSearch() {
  if (mounted) return;
  mounted = true;
  try {
    const [box, notes] = await Promise.all([import("./search-box.mount.mjs"), import("./search-notes.mount.mjs")]);
    box.mount(search, field, () => {
      const from = opener;
      opener = null;
      return from;
    });
    notes.mount(field, search.dataset.hcScript); // Material's script comes last, so that the box can be closed at once
  } catch {
    mounted = false; // the next focus tries again
    const { notes } = JSON.parse(document.getElementById("__config").textContent);
    document.querySelector("[data-hc-notes]").firstElementChild.textContent = notes.network;
  }
}

if (search && field) {
  for (const button of document.querySelectorAll("[data-hc-search]")) {
    button.hidden = false;
    button.addEventListener("click", () => openSearch(button));
  }
  field.addEventListener("focus", mountSearch);
  if (asked.has("q")) mountSearch(); // Material's script opens the search with that query itself
}

if (asked.get("h")) import("./found-words.mount.mjs");

// Material listens for single letters anywhere on a page; who speaks to a computer would leave it by a word. Of them
// all `/` alone opens the search, as it does on most sites that have one, and it can be switched off in the menu
// (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  if (event.key.length !== 1) return;
  event.stopPropagation();
  if (event.key !== "/" || !isSearchKeyOn || event.defaultPrevented || event.repeat || event.isComposing) return;
  // AltGr is how some keyboards write `/`; a browser on Windows tells of Ctrl and Alt then, too.
  if ((event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph")) return;
  if (event.target.closest?.(TYPED_INTO) || document.querySelector("dialog[open]")) return;
  event.preventDefault(); // or it would stand in the field
  document.querySelector("#hc-menu:popover-open")?.hidePopover();
  openSearch(document.activeElement);
});

const searchKey = document.querySelector("[data-hc-search-key]");
if (searchKey && field) {
  const choice = searchKey.querySelector("input");
  const hint = document.querySelector("[data-hc-search-hint]");
  const show = () => {
    hint.hidden = !isSearchKeyOn;
    if (isSearchKeyOn) field.setAttribute("aria-keyshortcuts", "/");
    else field.removeAttribute("aria-keyshortcuts");
  };
  isSearchKeyOn = kept("hc-search-key") !== "off";
  searchKey.hidden = false;
  choice.checked = isSearchKeyOn;
  show();
  choice.addEventListener("change", () => {
    isSearchKeyOn = choice.checked;
    keep("hc-search-key", isSearchKeyOn ? "on" : "off");
    show();
  });
}

const appearance = document.querySelector("[data-hc-appearance]");
if (appearance) {
  appearance.hidden = false;
  const chosen = document.documentElement.dataset.appearance ?? "device";
  for (const choice of appearance.querySelectorAll("input")) choice.checked = choice.value === chosen;
  appearance.addEventListener("change", ({ target }) => {
    document.documentElement.dataset.appearance = target.value;
    keep("hc-appearance", target.value);
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

const live = [...document.querySelectorAll("#hc-main .hc-now")];
if (live.length > 0) import("./support/opening.mount.mjs").then(({ mount }) => mount(live));

const channelCheck = document.querySelector("[data-hc-channel-check]");
if (channelCheck) import("./support/channel-check.mount.mjs").then(({ mount }) => mount(channelCheck));

// The form for reports comes when somebody is near it; who can't have it has the article.
const report = document.querySelector("[data-hc-report-place]");
if (report) {
  const watcher = new IntersectionObserver(
    async ([{ isIntersecting, boundingClientRect }]) => {
      // Above: a reload has gone back to a place below the form, which was there and has to come again.
      if (!isIntersecting && boundingClientRect.top >= 0) return;
      watcher.disconnect();
      try {
        const { mount } = await import("./report/report.mount.mjs");
        await mount(report.querySelector("form"));
      } catch {
        report.remove();
      }
    },
    { rootMargin: "600px" },
  );
  watcher.observe(report);
}

const deviceCheck = document.querySelector("[data-hc-device-check]");
if (deviceCheck) import("./device-check/device-check.mount.mjs").then(({ mount }) => mount(deviceCheck));

// «Did this article help?»: until somebody answers, nothing more of it is loaded.
const question = document.querySelector("[data-hc-feedback]");
question?.addEventListener("click", async ({ target }) => {
  const { value } = target.closest("[value]") ?? {};
  if (!value) return;
  const said = question.querySelector("[data-hc-said]");
  try {
    const { answer } = await import("./feedback/question.mount.mjs");
    await answer(question, said, value);
  } catch {
    said.textContent = said.dataset.failed;
  }
});

const survey = document.querySelector("[data-hc-survey]");
if (survey) import("./feedback/survey.mount.mjs").then(({ mount }) => mount(survey));

// Only where the owner wants to be told: what was searched in vain, what was opened.
if (document.querySelector("[data-hc-searches]")) {
  let searches; // at hand after the first time, because who opens a result leaves the page in the same moment
  document.addEventListener("helpcentre-search", async ({ detail }) => {
    searches ??= await import("./feedback/searches.mount.mjs");
    searches.heard(detail);
  });
}
const gallery = document.querySelector("[data-hc-gallery]");
if (gallery) import("./picture/gallery.mount.mjs").then(({ mount }) => mount(gallery));
