// The field above the FAQ: hides the questions that do not match what is typed, and says how many do.
import { matches } from "./filter.mjs";

export function mount(filter) {
  const questions = [...document.querySelectorAll("details.hc-question")];
  const status = filter.querySelector("[data-hc-filter-status]");
  filter.hidden = false;
  filter.querySelector("input").addEventListener("input", ({ target }) => {
    for (const question of questions) question.hidden = !matches(question.textContent, target.value);
    const found = questions.filter((question) => !question.hidden).length;
    const said = found ? status.dataset.found.replace("{count}", found) : status.dataset.none;
    status.textContent = target.value.trim() ? said : "";
  });
}
