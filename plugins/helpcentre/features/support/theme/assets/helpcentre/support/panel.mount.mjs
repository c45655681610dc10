// The support panel: a dialog that comes with the first tap on the support button, and its data with it.
import { codeName, readAbout } from "../contact/links.mjs";
import { aboutOf } from "../contact/order.mjs";
import { dataOf } from "../site-data.mjs";
import { mountWays, openingOf } from "./ways.mount.mjs";

let built = null;

/** Its style, which no page needs before. */
function style() {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("support.css", import.meta.url);
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

// Where there is no phone in the hand already; the style hides the code elsewhere.
const WIDE = matchMedia("(min-width: 60em)");

function mountTiers(dialog, ways, showCode) {
  const choices = [...dialog.querySelectorAll("[data-hc-tiers] input")];
  const said = dialog.querySelector("[data-hc-said]");
  function choose({ value, dataset }) {
    for (const part of dialog.querySelectorAll("[data-hc-tier]")) part.hidden = part.dataset.hcTier !== value;
    showCode(dataset.part);
    const channels = dataset.channels?.split(" ").filter(Boolean) ?? [];
    return ways.update({ tier: { id: value, part: dataset.part ?? "", name: dataset.name ?? "", channels } });
  }
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      const first = choose(choice);
      said.textContent = `${said.dataset.first} ${first.element.querySelector("[data-hc-name]").textContent}`;
    });
  }
  const asked = readAbout(location.search).tier;
  const chosen = asked && choices.find((choice) => choice.value === asked);
  if (chosen) {
    chosen.checked = true;
    choose(chosen);
  }
}

async function build({ dataset }) {
  const language = document.documentElement.lang;
  const [{ html }, opening] = await Promise.all([
    dataOf(new URL(`panel.${language}.json`, import.meta.url)),
    openingOf(language),
    style(),
  ]);
  const template = document.createElement("template");
  template.innerHTML = html; // our own file, from our own server
  const dialog = template.content.firstElementChild;
  const root = new URL("../../../", import.meta.url);
  for (const link of dialog.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), root);
  const report = dialog.querySelector("[data-hc-report-link]");
  if (report && dataset.article) report.search = `about=${encodeURI(dataset.article)}`;
  document.body.append(dialog);

  const page = { article: dataset.article ?? "", start: dataset.hcSupport, about: aboutOf(dataset.about) };
  const ways = mountWays(dialog.querySelector("[data-hc-ways]"), opening, page);
  const codes = [...dialog.querySelectorAll("[data-hc-code]")];
  let part = "";
  const showCode = (tier = "") => {
    part = tier;
    if (!WIDE.matches) return;
    const name = codeName(page.start, tier);
    for (const code of codes) code.src = new URL(`qr/${language}/${code.dataset.hcCode}/${name}.svg`, import.meta.url);
  };
  showCode();
  WIDE.addEventListener("change", () => showCode(part)); // a tablet that is turned
  ways.update();
  mountTiers(dialog, ways, showCode);

  for (const button of dialog.querySelectorAll("[data-hc-close]")) button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // beside the panel: its inside is another element
  });
  dialog.addEventListener("close", ways.rest);
  return { dialog, ways };
}

/** Opens the panel of a support button. */
export async function open(button) {
  built ??= build(button);
  try {
    const { dialog, ways } = await built;
    if (dialog.open) return;
    ways.update();
    ways.watch();
    dialog.showModal();
  } catch (error) {
    built = null; // the next tap tries again
    throw error;
  }
}
