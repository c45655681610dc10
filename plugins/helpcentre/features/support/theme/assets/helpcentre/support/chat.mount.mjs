// The live chat's own page. Before the visitor agrees nothing of the provider's is loaded; if it fails or is silent, the
// other channels are offered with what was typed.
import { readAbout } from "../contact/links.mjs";
import { mountWays, openingOf } from "./ways.mount.mjs";

const SILENCE = 8_000; // milliseconds after which nobody should wait any longer

const box = document.querySelector("[data-hc-chat]");
const field = box.querySelector("textarea");
const status = box.querySelector("[data-hc-chat-status]");
const agree = box.querySelector("[data-hc-agree]");
const { article, tier } = readAbout(location.search);
const language = document.documentElement.lang;

function show(state) {
  box.dataset.hcChat = state; // the style shows the other channels by it
  status.textContent = status.dataset[state] ?? "";
}

async function startChat() {
  agree.disabled = true;
  show("loading");
  const timer = setTimeout(show, SILENCE, "failed");
  try {
    const { start } = await import("./chat-provider.mjs");
    await start(JSON.parse(box.dataset.hcProvider), { language, article, tier, box: box.querySelector("[data-hc-place]") });
    show("open"); // also when it was given up already: late is better than never
  } catch {
    show("failed");
    agree.disabled = false; // for another try
  } finally {
    clearTimeout(timer);
  }
}

agree?.addEventListener("click", startChat);
box.querySelector("[data-hc-copy-text]")?.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(field.value);
    const said = box.querySelector("[data-hc-text-said]");
    said.textContent = said.dataset.copied;
  } catch {
    field.select(); // to be copied by hand
  }
});

const opening = await openingOf(language);
const page = { article, start: box.dataset.start };
const known = [...document.querySelectorAll("[data-hc-tier-choice]")].find((one) => one.dataset.hcTierChoice === tier);
const { part = "", name = "", channels = "" } = known?.dataset ?? {};
const chosen = { id: known ? tier : "", part, name, channels: channels.split(" ") };
for (const list of document.querySelectorAll("[data-hc-ways]")) {
  const ways = mountWays(list, opening, page);
  ways.update({ text: field?.value ?? "", tier: chosen });
  ways.watch();
  field?.addEventListener("input", () => ways.update({ text: field.value }));
}
