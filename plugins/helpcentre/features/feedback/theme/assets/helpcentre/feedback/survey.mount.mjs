// The short survey after a support case: `/support/feedback/?ref=<reference>`.
import { masked } from "../secrets.mjs";
import { mountForm } from "./form.mount.mjs";
import { eventOf, send } from "./sending.mjs";
import { factsOf } from "./source.mjs";

const REFERENCE = /^[A-Za-z0-9-]{1,40}$/;

/** A reference as a link brings it; empty for what is none, such as a card's number. */
const referenceOf = (text) => (REFERENCE.test(masked(text)) ? text : "");

export function mount(form) {
  const language = document.documentElement.lang;
  const { reference } = form.elements;
  const asked = new URLSearchParams(location.search).get("ref") ?? "";
  reference.value = referenceOf(asked);

  mountForm(form, {
    isComplete: () => Boolean(form.elements.solved.value),
    async deliver({ rating, reference: named, ...fields }) {
      const done = document.createElement("p");
      done.tabIndex = -1;
      done.textContent = form.dataset.received;
      form.replaceChildren(form.querySelector("link"), done);
      done.focus();
      const { endpoint } = await factsOf(language);
      const kept = { ...fields, rating: Number(rating) || null, reference: REFERENCE.test(named) ? named : "" };
      send(endpoint, eventOf("survey", language, kept));
    },
  });
}
