// Under a text: which secrets were recognised in it, each by its name, with a control that leaves this one readable, or
// masks it again. What a visitor has not seen here is not left readable.
import { secretsIn } from "./secrets.mjs";

const LONGEST = 40; // characters of a secret that are shown

const short = (text) => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join("")}…` : text);

/**
 * What is masked in a text, or would be if the visitor did not want it readable.
 *
 * @param {string} text
 * @param {Iterable<string>} shown what the visitor wants readable
 * @returns {{text: string, kind: import("./secrets.mjs").Kind, isShown: boolean}[]}
 */
export const masksIn = (text, shown) =>
  secretsIn(text, shown).map(({ start, end, kind, isShown }) => ({ text: text.slice(start, end), kind, isShown }));

/** The names of what is masked, each once. */
export const namesOf = (masks, words) => [...new Set(masks.filter(({ isShown }) => !isShown).map(({ kind }) => words[kind]))].join(", ");

/**
 * @param {HTMLUListElement} list
 * @param {ReturnType<typeof masksIn>} masks
 * @param {Record<string, string>} words the name of each kind; `show`, `hide`, `shown`
 * @param {(text: string, isShown: boolean) => void} changed
 */
export function showMasks(list, masks, words, changed) {
  const found = new Map(masks.map((mask) => [mask.text, mask]));
  const focused = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.hcSecretText : null;
  list.hidden = found.size === 0;
  list.replaceChildren(
    ...[...found].map(([secret, { kind, isShown }]) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const button = document.createElement("button");
      item.dataset.hcSecretText = secret;
      name.textContent = `${words[kind]}: ${short(secret)}${isShown ? ` – ${words.shown}` : ""}`;
      button.type = "button";
      button.textContent = isShown ? words.hide : words.show;
      button.setAttribute("aria-label", `${button.textContent}: ${words[kind]} ${short(secret)}`);
      button.addEventListener("click", () => changed(secret, !isShown));
      item.append(name, " ", button);
      return item;
    }),
  );
  if (focused !== null) [...list.children].find(({ dataset }) => dataset.hcSecretText === focused)?.querySelector("button").focus();
}
