// The field above the FAQ: hides the questions that do not match what is typed, and says how many do.
import { matches } from "./filter.mjs";

/** The questions below a heading, up to the next one. */
function questionsOf(heading) {
  const found = [];
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    if (next.matches("details.hc-question")) found.push(next);
  }
  return found;
}

export function mount(filter) {
  const headings = [...document.querySelectorAll(".hc-text > h2")].filter((heading) => questionsOf(heading).length);
  const questions = [...document.querySelectorAll("details.hc-question")];
  const status = filter.querySelector("[data-hc-filter-status]");
  const field = filter.querySelector("input");

  function update() {
    for (const question of questions) question.hidden = !matches(question.textContent, field.value);
    for (const heading of headings) heading.hidden = !questionsOf(heading).some((question) => !question.hidden);
    const found = questions.filter((question) => !question.hidden).length;
    const said = found ? status.dataset.found.replace("{count}", found) : status.dataset.none;
    status.textContent = field.value.trim() ? said : "";
  }

  filter.hidden = false;
  field.addEventListener("input", update);
  update(); // somebody may have typed before this script was there
}
