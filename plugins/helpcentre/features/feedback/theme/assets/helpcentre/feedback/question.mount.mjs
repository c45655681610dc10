// What follows the tap on «yes» or «no» under an article: thanks, reasons that fit, the next step.
import { isTextList, storage } from "../storage.mjs";
import { mountForm } from "./form.mount.mjs";
import { eventOf, send } from "./sending.mjs";
import { ROOT, factsOf } from "./source.mjs";

const answers = storage("hc-answered", 1, (value) => isTextList(value, 1000, 200));

/** Whether this is the first answer about an article in this tab; a second one would be counted, too. */
function isFirst(article) {
  const before = answers.read("session") ?? []; // without storage a page that is loaded again may ask again
  if (before.includes(article)) return false;
  answers.write("session", [...before.slice(-500), article]);
  return true;
}

function style() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("feedback.css", import.meta.url);
  const done = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return done;
}

/** The steps of the article, each as an option that says its number and how it begins. */
function steps() {
  return [...document.querySelectorAll(".hc-steps > li")].map((step, number) => {
    const action = (step.querySelector("p") ?? step).textContent.trim();
    const short = action.length > 60 ? `${action.slice(0, 60).replace(/\s+\S*$/, "")}…` : action;
    return new Option(`${number + 1}. ${short}`, number + 1);
  });
}

function fill(form, reasons, answer) {
  const legend = form.querySelector("legend");
  legend.textContent = legend.dataset[answer];
  const template = form.querySelector("[data-hc-reason]");
  for (const [reason, words] of Object.entries(reasons)) {
    const label = template.content.cloneNode(true);
    label.querySelector("input").value = reason;
    label.querySelector("span").textContent = words;
    legend.parentElement.append(label);
  }
  const step = form.querySelector("[data-hc-step]");
  const which = steps();
  form.elements.step.append(...which);
  form.addEventListener("change", () => {
    step.hidden = !which.length || !step.dataset.hcStep.split(" ").includes(form.elements.reason.value);
  });
}

let answered = false;

/**
 * @param {HTMLElement} section the question
 * @param {HTMLElement[]} _
 * @param {Event} tap on one of its answers
 */
export async function mount(section, _, tap) {
  const { value } = tap.target.closest("[value]") ?? {};
  const said = section.querySelector("[data-hc-said]"); // where a screen reader hears of it
  if (answered || !value) return;
  answered = true;
  const { article, language, text, start, hcFeedback: kind } = section.dataset;
  let facts;
  try {
    [facts] = await Promise.all([factsOf(document.documentElement.lang), style()]);
  } catch (error) {
    answered = false; // the next tap tries again
    throw error;
  }
  const about = { article, text, answer: value };
  if (facts.endpoint && isFirst(article)) send(facts.endpoint, eventOf("vote", language, about));

  const made = document.createElement("template");
  made.innerHTML = facts.html; // our own file, from our own server
  const box = made.content.firstElementChild;
  const form = box.querySelector("form");
  fill(form, facts.reasons[kind][value], value);
  const thank = (words) => {
    said.textContent = words;
    said.focus();
  };

  const heading = section.querySelector("h2");
  const tapped = section.querySelector(`[value="${value}"]`);
  const title = document.querySelector("h1").textContent.trim();
  mountForm(form, {
    start,
    first: [`${box.dataset.article}: ${title} (${article})`, `${heading.textContent} ${tapped.textContent}`],
    isComplete: () => Boolean(form.elements.reason.value || form.elements.comment.value.trim()),
    deliver({ reason, step, comment }) {
      const which = form.elements.step.closest("[hidden]") ? null : Number(step) || null;
      send(facts.endpoint, eventOf("reason", language, { ...about, reason, step: which, comment }));
      form.remove();
      thank(box.dataset.received);
    },
  });

  const next = box.querySelector("[data-hc-next]");
  const link = next?.querySelector("a");
  if (link && !link.getAttribute("href").startsWith("#")) {
    link.href = new URL(link.getAttribute("href"), ROOT);
    if ("about" in link.dataset) link.search = `?about=${article}`;
  }
  const add = box.querySelector("[data-hc-add]");
  if (value === "yes") {
    next?.remove();
    form.hidden = true;
    add.firstElementChild.addEventListener("click", () => {
      add.remove();
      form.hidden = false;
      form.querySelector("input").focus();
    });
  } else {
    add.remove();
  }
  section.querySelector("p").remove();
  section.append(box);
  thank(box.dataset.thanks);
}
