// The gallery: a picture opens large, with its steps beside it, and leads to its neighbours; a page is shared by the
// device's own ways, or its address is copied.
import { stepOfKey, stepOfSwipe, stepped } from "./viewer.mjs";

/** The button says what it does on this device; where there is neither way it is not shown. */
function mountShare(gallery) {
  const shares = Boolean(navigator.share);
  const { apps, copied } = gallery.dataset;
  for (const button of gallery.querySelectorAll("[data-hc-share]")) {
    button.hidden = !shares && !navigator.clipboard;
    if (shares) button.firstChild.data = apps;
  }
  gallery.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-hc-share]");
    if (!button) return;
    const { hcShare: url, title } = button.dataset;
    const words = button.firstChild;
    const asked = words.data;
    try {
      if (shares) await navigator.share({ title, url });
      else await navigator.clipboard.writeText(url);
    } catch {
      return; // who closed the device's panel meant it; the address is in the link beside
    }
    if (shares || asked === copied) return;
    words.data = copied;
    (button.closest("dialog") ?? gallery).querySelector("[data-hc-said]").textContent = copied;
    button.addEventListener("blur", () => (words.data = asked), { once: true });
  });
}

function mountViewer(gallery) {
  const dialog = gallery.querySelector("[data-hc-viewer]").content.querySelector("dialog");
  gallery.append(dialog);
  const title = dialog.querySelector("h2");
  const frame = dialog.querySelector("[data-hc-viewer-picture]");
  const text = dialog.querySelector("[data-hc-viewer-text]");
  const place = dialog.querySelector("[data-hc-viewer-place]");
  let shown = [];
  let current = 0;
  let opener = null;

  /** A new element each time: the old picture must not stand beside the new words while the new one comes. */
  function pictureOf(link, name) {
    const image = new Image(Number(link.dataset.width), Number(link.dataset.height));
    image.alt = frame.dataset.alt.replace("{title}", name);
    image.draggable = false;
    image.style.backgroundImage = `url("${link.firstElementChild.currentSrc}")`; // at once, though not sharp
    image.src = link.href;
    return image;
  }

  function show(number) {
    current = number;
    const item = shown[current].closest("[data-hc-picture]");
    const name = item.querySelector(".hc-picture__title").textContent.trim();
    title.textContent = name;
    dialog.dataset.hcSection = item.closest("section").dataset.hcSection; // its colour
    frame.replaceChildren(pictureOf(shown[current], name));
    text.replaceChildren(...item.querySelector("[data-hc-picture-text]").cloneNode(true).childNodes);
    const unseen = document.createElement("span");
    unseen.className = "hc-unseen";
    unseen.textContent = `: ${name}`;
    place.replaceChildren(
      place.dataset.place.replace("{number}", current + 1).replace("{count}", shown.length),
      unseen,
    );
    dialog.scrollTop = 0;
  }

  const go = (step) => step && show(stepped(current, step, shown.length));

  gallery.addEventListener("click", (event) => {
    const link = event.target.closest(".hc-picture__open");
    // With a modifier the browser opens a tab of its own, as with any link.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    shown = [...gallery.querySelectorAll(".hc-picture__open")].filter((one) => one.getClientRects().length);
    opener = link;
    dialog.querySelector("[data-hc-viewer-foot]").hidden = shown.length < 2;
    show(shown.indexOf(link));
    dialog.showModal();
    title.focus(); // not the button that closes
  });
  // Not the dialog's: a tap on its text leaves the focus nowhere.
  document.addEventListener("keydown", (event) => {
    const step = dialog.open && stepOfKey(event);
    if (step) event.preventDefault();
    go(step);
  });
  for (const button of dialog.querySelectorAll("[data-hc-step]")) {
    button.addEventListener("click", () => go(Number(button.dataset.hcStep)));
  }
  dialog.querySelector("[data-hc-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const box = dialog.getBoundingClientRect();
    const inside = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    if (target === dialog && !inside) dialog.close();
  });
  dialog.addEventListener("close", () => opener.focus()); // Safari gives a link no focus when it is tapped

  let start = null;
  frame.addEventListener("pointerdown", ({ isPrimary, pointerType, clientX, clientY }) => {
    start = isPrimary && pointerType === "touch" ? [clientX, clientY] : null;
  });
  frame.addEventListener("pointerup", ({ clientX, clientY }) => {
    if (start) go(stepOfSwipe(clientX - start[0], clientY - start[1], visualViewport.scale));
    start = null;
  });
}

export function mount(gallery) {
  mountShare(gallery);
  mountViewer(gallery);
}
