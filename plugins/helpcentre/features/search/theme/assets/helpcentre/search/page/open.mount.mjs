// What opens the search on every page: buttons, the field itself, the key `/`, a link with a query. Everything that
// searching needs comes when somebody is about to search: it is most of what a page would weigh.
import { storage } from "../../storage.mjs";

const field = document.querySelector('[data-md-component="search-query"]');
const asked = new URLSearchParams(location.search);
/** Where `/` is a letter of a text. */
const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const searchKey = storage("hc-search-key", 1, (value) => typeof value === "boolean");

let opener = null; // what led to the search; closing it leads back there
let isSearchKeyOn = false;
let isLoaded = false;

/**
 * @param {HTMLElement} _
 * @param {HTMLElement[]} buttons that open the search
 */
export function mount(_, buttons) {
  const search = document.querySelector('[data-md-toggle="search"]'); // Material's script keeps the state of its search in it
  if (!search || !field) return;

  const setOpen = (open) => {
    if (search.checked !== open) search.click();
  };

  function open(from) {
    opener = from;
    setOpen(true);
    field.focus();
  }

  function close() {
    const visible = [opener, ...document.querySelectorAll("[data-hc-search]")].find((button) => button?.offsetParent);
    opener = null;
    (visible ?? field).focus();
    setOpen(false);
  }

  function leave() {
    opener = null;
    setOpen(false);
  }

  async function load() {
    if (isLoaded) return;
    isLoaded = true;
    try {
      const [box, notes] = await Promise.all([import("./box.mount.mjs"), import("./notes.mount.mjs")]);
      box.mount(field, { setOpen, close, leave });
      notes.mount(field, search.dataset.hcScript); // Material's script comes last, so that the box can be closed at once
    } catch {
      isLoaded = false; // the next focus tries again
      const { notes } = JSON.parse(document.getElementById("__config").textContent);
      document.querySelector("[data-hc-notes]").firstElementChild.textContent = notes.network;
    }
  }

  // Material listens for single letters anywhere on a page; visitors who speak to a computer would leave it by a word. Of them
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
    open(document.activeElement);
  });

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => open(button));
  }
  // Here and not with the rest of the box, which may still be on its way: a way out works at once.
  field.closest('[role="search"]').querySelector("[data-hc-search-close]")?.addEventListener("click", close);
  field.addEventListener("focus", load);
  // A visitor who was quicker than this script has the focus already; Material's script opens a link with a query itself.
  if (asked.has("q") || document.activeElement === field) load();
  if (asked.get("h")) import("./found-words.mount.mjs");
  mountKey(document.querySelector("[data-hc-search-key]"));
}

/** The choice in the menu whether `/` opens the search. */
function mountKey(place) {
  const choice = place.querySelector("input");
  const hint = document.querySelector("[data-hc-search-hint]");
  const show = () => {
    hint.hidden = !isSearchKeyOn;
    if (isSearchKeyOn) field.setAttribute("aria-keyshortcuts", "/");
    else field.removeAttribute("aria-keyshortcuts");
  };
  isSearchKeyOn = searchKey.read("local") ?? true;
  place.hidden = false;
  choice.checked = isSearchKeyOn;
  show();
  choice.addEventListener("change", () => {
    isSearchKeyOn = choice.checked;
    searchKey.write("local", isSearchKeyOn);
    show();
  });
}
