// The support button. Without scripts it is a link to the contact page, and so it is when the panel can't be had.
const button = document.querySelector("[data-hc-support]");

async function open(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // somebody wants the page, in a tab of its own
  event.preventDefault();
  try {
    const panel = await import("./panel.mount.mjs");
    await panel.open(button);
  } catch {
    location.href = button.href;
  }
}

if (button && "showModal" in HTMLDialogElement.prototype) {
  button.setAttribute("role", "button");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", open);
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event); // a link answers to Enter alone
  });
}
