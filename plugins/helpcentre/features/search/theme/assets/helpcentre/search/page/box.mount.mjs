// The search box by keyboard, where Material's script leaves off. There, Tab closes the box, its results can't be
// reached with it, and Escape drops the focus. Loaded when somebody first goes to the field.

// Material takes each key that it does not know for the start of a word and goes back to the field.
const NOT_TYPING = new Set(["Tab", "Shift", "Control", "Alt", "Meta"]);

/**
 * @param {HTMLInputElement} field
 * @param {{setOpen: (open: boolean) => void, close: () => void, leave: () => void}} box `close` leads back to what had
 *   led here, `leave` is for who has gone elsewhere
 */
export function mount(field, { setOpen, close, leave }) {
  const box = field.closest('[role="search"]');
  const results = box.querySelector(".md-search-result__list");

  field.addEventListener("input", () => {
    setOpen(true);
    // Material listens to keys alone: what is pasted by mouse or spoken would not be searched.
    field.dispatchEvent(new Event("keyup"));
  });
  // Material looks at the field before it is empty.
  field.form.addEventListener("reset", () => setTimeout(() => field.dispatchEvent(new Event("input"))));
  box.addEventListener("keydown", (event) => {
    if (NOT_TYPING.has(event.key)) event.stopPropagation();
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || box.contains(relatedTarget)) return;
    leave();
  });

  const letIn = () => {
    for (const stop of results.querySelectorAll('[tabindex="-1"]')) stop.removeAttribute("tabindex");
  };
  new MutationObserver(letIn).observe(results, { childList: true, subtree: true });
  letIn();
}
