// The video of a page: a moment that an address or the transcript names, and a hosted one that a tap opens. The player
// is the browser's own.
import { momentOf } from "./moment.mjs";

const lesson = document.querySelector("[data-hc-lesson]");
const video = lesson.querySelector("video");

/** Goes to a moment; what plays goes on playing, what stands stands there. */
function show(seconds) {
  lesson.open = true;
  if (video.readyState > 0) video.currentTime = seconds;
  else {
    video.addEventListener("loadedmetadata", () => (video.currentTime = seconds), { once: true });
    video.preload = "metadata";
    video.load();
  }
}

if (video) {
  const asked = momentOf(location.search);
  if (asked !== null) show(asked);
  lesson.addEventListener("click", (event) => {
    const link = event.target.closest("[data-hc-start]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(Number(link.dataset.hcStart));
    video.scrollIntoView({ block: "nearest" });
    video.focus();
    video.play().catch(() => {}); // a browser that can't play it says so in the player
  });
}

const door = lesson.querySelector("[data-hc-embed]");
door?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = door.dataset.hcEmbed;
  frame.title = door.dataset.hcTitle;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.allowFullscreen = true;
  door.replaceWith(frame);
  frame.focus();
});
