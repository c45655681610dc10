// The support button. Without scripts it is a link to the contact page, and so it is when the panel can't be had.
async function open(event, button) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // somebody wants the page, in a tab of its own
  event.preventDefault();
  try {
    const panel = await import("./panel.mount.mjs");
    await panel.open(button);
  } catch {
    location.href = button.href;
  }
}

/** @param {HTMLAnchorElement} button */
export function mount(button) {
  if (!("showModal" in HTMLDialogElement.prototype)) return;
  button.setAttribute("role", "button");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", (event) => open(event, button));
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event, button); // a link answers to Enter alone
  });
}
