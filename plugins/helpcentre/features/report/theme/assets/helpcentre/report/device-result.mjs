// This browser and device against the site's requirements, shown and as a line of the report. Comes when a visitor asks.
import { checkDevice, examine } from "../device-check.mjs";
import { dataOf } from "../site-data.mjs";

const LONGEST = 300; // characters of a fact

/**
 * @param {import("../browser-facts.mjs").BrowserFacts} facts
 * @param {string | URL} requirements where they are
 * @param {Element} place where what was found is shown
 * @returns {Promise<string>} what the report says of it
 */
export async function examined(facts, requirements, place) {
  const [needed, found] = await Promise.all([dataOf(requirements), examine(window)]);
  const { lines, summary } = checkDevice(facts, found, needed);
  const faults = lines.filter(({ state }) => state === "attention");
  const list = document.createElement("ul");
  for (const { name, text, help } of faults) {
    const item = document.createElement("li");
    item.append(`${name}: ${text} `);
    if (help) {
      const link = document.createElement("a");
      link.href = new URL(help.address, new URL("../../../", import.meta.url));
      link.textContent = help.title;
      item.append(link);
    }
    list.append(item);
  }
  const said = document.createElement("p");
  said.textContent = summary;
  place.replaceChildren(said, ...(faults.length ? [list] : []));
  return (faults.map(({ name }) => name).join(", ") || summary).slice(0, LONGEST);
}
