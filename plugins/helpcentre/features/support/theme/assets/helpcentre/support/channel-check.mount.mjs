// The field that tells whether a number, address, @name or link is the organisation's own. It answers a pasted text at
// once and a typed one when asked: half a number is like the whole one, and a warning about it would be wrong.
import { check } from "./channel-check.mjs";
import { withoutUnseen } from "./look-alikes.mjs";

const code = (character) => ` U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")} `;

export function mount(form) {
  const field = form.querySelector("input");
  const status = form.querySelector("[data-hc-channel-check-status]");
  const facts = JSON.parse(form.querySelector("script").textContent);

  function shown(answer) {
    const part = form.querySelector(`template[data-hc-verdict="${answer.verdict}"]`).content.cloneNode(true);
    for (const one of part.querySelectorAll("[data-hc-for]")) {
      const meant = one.dataset.hcFor.split(" ");
      if (![answer.reason, answer.kind, answer.shape].some((said) => meant.includes(said))) one.remove();
    }
    if (!answer.known) for (const one of part.querySelectorAll("[data-hc-known]")) one.remove();
    const texts = {
      name: answer.known?.name,
      shown: answer.known?.shown ?? answer.known?.value,
      host: answer.host,
      pasted: withoutUnseen(field.value.trim(), code), // what nobody sees is written out
      open: answer.open?.map((one) => one.name).join(", "),
    };
    for (const slot of part.querySelectorAll("[data-hc-slot]")) slot.textContent = texts[slot.dataset.hcSlot];
    return part;
  }

  function answer() {
    const found = check(field.value, facts);
    status.dataset.hcVerdict = found?.verdict ?? "";
    status.replaceChildren(...(found ? [shown(found)] : []));
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  field.addEventListener("input", ({ inputType }) => {
    if (inputType === "insertFromPaste" || inputType === "insertFromDrop") answer();
    else {
      status.dataset.hcVerdict = "";
      status.replaceChildren(); // it was about another text
    }
  });
}
