// The button that looks at this browser and device. What is needed for it comes with the first tap.

const root = new URL("../../../", import.meta.url);

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function drawn({ name, state, text, help }, words) {
  const item = element("li", "", element("strong", "", name), ": ", element("span", "hc-device-check__state", words[state]));
  item.dataset.state = state;
  if (text) item.append(element("p", "", text));
  if (help) {
    const link = element("a", "", help.title);
    link.href = new URL(help.address, root);
    item.append(element("p", "", link));
  }
  return item;
}

async function look() {
  const language = document.documentElement.lang;
  const [{ browserFacts, moreOf }, device, { dataOf }] = await Promise.all([
    import("../browser-facts.mjs"),
    import("../device-check.mjs"),
    import("../site-data.mjs"),
  ]);
  const requirements = await dataOf(new URL(`requirements.${language}.json`, import.meta.url));
  const [found, more] = await Promise.all([device.examine(window), moreOf(navigator)]);
  const facts = browserFacts(navigator, window, more);
  const { words } = requirements;
  const { lines, summary } = device.checkDevice(facts, found, requirements);
  return { words, lines, summary, facts: device.factLines(facts, words), text: device.resultText(facts, lines, words) };
}

function copyButton(text, words) {
  const said = element("p", "");
  said.role = "status";
  const button = element("button", "", words.copy);
  button.type = "button";
  const field = element("textarea", "", text);
  field.setAttribute("aria-label", words.title);
  field.readOnly = true;
  field.rows = 8;
  field.hidden = true;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words.copied;
    } catch {
      field.hidden = false; // to be copied by hand: browsers within apps often refuse
      field.select();
      said.textContent = words.copy_by_hand;
    }
  });
  return [button, said, field];
}

export function mount(form) {
  const status = form.querySelector('[role="status"]');
  const result = element("div", "hc-device-check__result");
  let looking = false;
  form.append(result);
  form.dataset.hcReady = "";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (looking) return;
    looking = true;
    result.replaceChildren();
    status.textContent = form.dataset.checking;
    try {
      const { words, lines, summary, facts, text } = await look();
      const terms = facts.flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]);
      lines.sort((one, other) => (other.state === "attention") - (one.state === "attention"));
      const list = element("ul", "", ...lines.map((line) => drawn(line, words)));
      result.append(list, element("dl", "", ...terms), ...copyButton(text, words));
      status.textContent = summary;
    } catch {
      status.textContent = form.dataset.failed;
    }
    looking = false;
  });
}
