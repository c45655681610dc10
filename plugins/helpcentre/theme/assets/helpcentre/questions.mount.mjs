// Questions and causes that open: the one a link names, all of them for printing, and on the FAQ those that
// match what is typed. Browsers open a `details` for something inside it, not for itself; older phones do neither.
import { closedAround, idOf, matches } from "./questions.mjs";

function openTarget() {
  const target = document.getElementById(idOf(location.hash));
  const details = closedAround(target);
  for (const element of details) element.open = true;
  if (details.length > 0) target.scrollIntoView();
}

addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => {
  for (const element of document.querySelectorAll("details")) element.open = true;
});
openTarget();

const filter = document.querySelector("[data-hc-filter]");
if (filter) {
  const questions = [...document.querySelectorAll("details.hc-question")];
  const status = filter.querySelector("[data-hc-filter-status]");
  filter.hidden = false;
  filter.querySelector("input").addEventListener("input", ({ target }) => {
    let found = 0;
    for (const question of questions) {
      question.hidden = !matches(question.textContent, target.value);
      if (!question.hidden) found += 1;
    }
    const { found: some, none } = status.dataset;
    status.textContent = !target.value.trim() ? "" : found ? some.replace("{count}", found) : none;
  });
}
