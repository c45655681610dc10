// A form whose answers leave by themselves, or by the channel that the visitor taps. Of the question and of the survey.
import { linkWith, takesOf } from "../contact/links.mjs";
import { masksIn, namesOf, showMasks } from "../mask-list.mjs";
import { maskedExcept } from "../secrets.mjs";
import { shortened } from "./sending.mjs";

const MOST = 500;

const textOf = (element) => element?.textContent.trim() ?? "";
/** What a field is called, without the remark beside it. */
const nameOf = (element) => textOf(element.firstChild);

const typedIn = (form) => [...form.querySelectorAll("textarea, input[type=text]")];

/** What a visitor has filled in, as lines to be read: the name of a field, and what `written` says is in it. */
function linesOf(form, written) {
  const lines = [];
  for (const part of form.querySelectorAll("fieldset, select, textarea, input[type=text]")) {
    if (part.closest("[hidden]")) continue;
    const chosen = part.querySelector("input:checked");
    if (part.matches("fieldset")) {
      if (chosen) lines.push(`${nameOf(part.querySelector("legend"))} ${textOf(chosen.closest("label"))}`);
    } else if (part.value.trim()) {
      const value = part.matches("select") ? textOf(part.selectedOptions[0]) : written(part);
      lines.push(`${nameOf(part.labels[0])}: ${value}`);
    }
  }
  return lines;
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = said.dataset.hcCopied;
  } catch {
    said.textContent = said.dataset.notCopied;
    said.closest("form").querySelector("details").open = true;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {{isComplete: () => boolean, deliver: (fields: object) => void, first?: string[], start?: string}} how `first`:
 *   lines above those of the form, for a channel; `start`: start payload of the page, for a bot
 */
export function mountForm(form, { isComplete, deliver, first = [], start = "" }) {
  const missing = form.querySelector("[data-hc-missing]");
  const secret = form.querySelector("[data-hc-secret]");
  const text = form.querySelector("[data-hc-text]");
  const say = (element, words) => {
    if (element.textContent !== words) element.textContent = words;
  };
  const ways = [...form.querySelectorAll("[data-hc-way]")];
  const masks = form.querySelector("[data-hc-masks]");
  const names = JSON.parse(masks.dataset.hcMasks);
  let shown = []; // what the visitor wants readable although it is taken for a secret
  /** What leaves of a field. */
  const written = (field) => shortened(maskedExcept(field.value, shown), MOST);
  const message = () => [...first, ...linesOf(form, written)].join("\n");

  function update() {
    say(missing, "");
    const found = typedIn(form).flatMap(({ value }) => masksIn(value, shown));
    const kinds = namesOf(found, names);
    say(secret, kinds && secret.dataset.hcSecret.replace("{kinds}", kinds));
    showMasks(masks, found, names, (text, isShown) => {
      shown = isShown ? [...shown, text] : shown.filter((one) => one !== text);
      update();
    });
    if (!text) return;
    say(text, message());
    for (const way of ways) {
      const said = "hcPasted" in way.dataset ? { payload: start } : { subject: text.dataset.subject, text: message() };
      way.href = linkWith((way.dataset.link ??= way.getAttribute("href")), takesOf(way), said);
    }
  }

  form.addEventListener("input", update);
  for (const way of ways.filter(({ dataset }) => "hcPasted" in dataset)) {
    way.addEventListener("click", () => copy(message(), form.querySelector("[data-hc-copied]")));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text) return; // there is nowhere to send it but by a channel
    if (!isComplete()) {
      say(missing, missing.dataset.hcMissing);
      form.querySelector("input")?.focus();
      return;
    }
    const typed = Object.fromEntries(typedIn(form).map((field) => [field.name, written(field)]));
    deliver({ ...Object.fromEntries(new FormData(form)), ...typed });
  });
  update();
}
