// Opens the question or cause that a link names. Browsers open a `details` for something inside it, not for itself,
// and older phones do neither.
import { closedAround, idOf } from "./questions.mjs";

export function openTarget() {
  const target = document.getElementById(idOf(location.hash));
  const details = closedAround(target);
  for (const element of details) element.open = true;
  if (details.length > 0) target.scrollIntoView();
}
