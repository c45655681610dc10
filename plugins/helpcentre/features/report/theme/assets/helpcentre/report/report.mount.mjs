// The report's form: four steps from the fault to a text that the visitor sends. It sends nothing itself. All that it needs
// comes before it shows itself, so that visitors who lose the network while writing lose nothing else.
import { browserFacts, moreOf } from "../browser-facts.mjs";
import { now } from "../clock.mjs";
import { linkWith, takesOf, withTier } from "../contact/links.mjs";
import { loadOpening } from "../contact/opening-source.mjs";
import { inOrder } from "../contact/order.mjs";
import { masksIn, namesOf, showMasks } from "../mask-list.mjs";
import { maskedExcept } from "../secrets.mjs";
import { dataOf } from "../site-data.mjs";
import { plainText, reportLink, reportText } from "./composer.mjs";
import { makeReference } from "./reference.mjs";
import { emptyState, forget, read, write } from "./state.mjs";

const TYPING = 800; // milliseconds without a key after which a secret is pointed out: not while it is being typed
const EVERY = 15_000; // milliseconds between two looks at the clock
const LAST = 3;
const FACTS = ["page", "browser", "system", "window", "language", "network", "check"];

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function style() {
  return new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href: new URL("report.css", import.meta.url), onload: resolve, onerror: reject });
    document.head.append(link);
  });
}

/** Which article the visitor comes from. Anybody can write a link, so only what looks like ours is read. */
function askedAbout() {
  const about = new URLSearchParams(location.search).get("about") ?? "";
  return /^[a-z0-9-]{1,100}(\/[a-z0-9-]{1,100})?$/.test(about) ? about : "";
}

/** @param {HTMLElement} place of the form */
export async function mount(place) {
  const form = place.querySelector("form");
  const language = document.documentElement.lang;
  const root = new URL("../../../", import.meta.url);
  const [data, opening, more] = await Promise.all([
    dataOf(new URL(`form.${language}.json`, import.meta.url)),
    loadOpening(language).catch(() => null),
    moreOf(navigator),
    style(),
  ]);
  const { sections, words, secret } = data;
  const one = (name) => form.querySelector(`[data-hc-${name}]`);
  const all = (name) => [...form.querySelectorAll(`[data-hc-${name}]`)];
  const facts = browserFacts(navigator, window, more);
  const symptoms = sections.flatMap((section) => section.symptoms.map((symptom) => ({ ...symptom, section })));

  let state = emptyState();
  let isKept = false;

  const chosen = () => symptoms.find(({ key }) => key === state.symptom);
  const sectionOf = () => sections.find(({ name }) => name === state.section);
  const articleKey = () => state.symptom || state.about || (state.section ? `${state.section}/index` : "index");

  function save() {
    write("session", state);
    // What stays on the device holds no secrets.
    if (isKept) write("local", { ...state, values: mapped(state.values), facts: state.facts.map(([name, value]) => [name, masked(value)]) });
  }
  const masked = (text) => maskedExcept(text, state.shown);
  const mapped = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, masked(value)]));
  const say = (text) => (one("said").textContent = text);

  // --- Secrets are pointed out -------------------------------------------------------------------------------------

  const looks = new Set(); // one for each field: shows what is recognised in it

  /** Leaves a text readable, here and in what is sent, or masks it again. */
  function leave(text, isShown) {
    state.shown = isShown ? [...state.shown, text] : state.shown.filter((one) => one !== text);
    for (const look of looks) look();
    if (state.step === LAST) compose();
    save();
  }

  function watch(field, changed) {
    const note = element("p", { className: "hc-report__secret", id: `${field.id}-secret` });
    note.setAttribute("aria-live", "polite");
    const list = element("ul", { className: "hc-report__masks", hidden: true });
    const button = element("button", { type: "button", hidden: true }, secret.mask);
    const undo = element("button", { type: "button", hidden: true }, secret.undo);
    field.after(note, list, button, undo);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
    let timer;
    let before = ""; // what stood there before the button was pressed
    const look = () => {
      clearTimeout(timer);
      if (!field.isConnected) return looks.delete(look);
      const found = masksIn(field.value, state.shown);
      const kinds = namesOf(found, secret);
      const text = kinds && filled(secret.found, { kinds });
      if (note.textContent !== text) note.textContent = text;
      showMasks(list, found, secret, leave);
      button.hidden = !kinds;
    };
    function put(value) {
      field.value = value;
      changed(value);
      save();
      field.focus();
      look();
    }
    looks.add(look);
    field.addEventListener("input", () => {
      undo.hidden = true;
      changed(field.value);
      save();
      clearTimeout(timer);
      timer = setTimeout(look, TYPING);
    });
    field.addEventListener("blur", look);
    button.addEventListener("click", () => {
      before = field.value;
      put(masked(before));
      undo.hidden = false;
    });
    undo.addEventListener("click", () => {
      undo.hidden = true;
      put(before);
    });
    return look;
  }

  // --- 1. The fault and what helps ---------------------------------------------------------------------------------

  const sectionChoice = one("section-choice");
  for (const { name, title } of sections) sectionChoice.append(element("option", { value: name }, title));
  sectionChoice.append(element("option", { value: "-" }, words.other_section));

  function showSymptoms() {
    sectionChoice.value = state.section;
    const box = one("symptoms");
    const section = sectionOf();
    box.hidden = !section;
    const choices = section ? [...section.symptoms, { key: "", title: words.other_symptom }] : [];
    box.replaceChildren(
      box.firstElementChild,
      ...choices.map(({ key, title, language: lang = "" }) => {
        const input = element("input", { type: "radio", name: "hc-report-symptom", value: key, checked: key === state.symptom });
        return element("label", { lang }, input, ` ${title}`);
      }),
    );
    showFixes();
  }

  function showFixes() {
    const symptom = chosen();
    const box = one("fixes");
    box.hidden = !symptom?.causes.length;
    const link = ([title, id]) => element("a", { href: new URL(`${symptom.address}#${id}`, root) }, title);
    box.querySelector("ul").replaceChildren(...(symptom?.causes ?? []).map((cause) => element("li", {}, link(cause))));
    const asked = symptom?.asked ?? [];
    one("asked").hidden = asked.length === 0;
    one("asked").querySelector("ul").replaceChildren(...asked.map((text) => element("li", {}, text)));
    form.querySelector('[data-hc-of="order"]').hidden = !symptom?.order;
  }

  sectionChoice.addEventListener("change", () => {
    Object.assign(state, { section: sectionChoice.value, symptom: "" });
    showSymptoms();
    save();
  });
  one("symptoms").addEventListener("change", ({ target }) => {
    state.symptom = target.value;
    showFixes();
    save();
  });
  function end(isOver) {
    for (const part of [...all("step"), one("steps"), one("keeping")]) part.hidden = true;
    one("end").hidden = !isOver;
    if (isOver) one("end").querySelector("h3").focus();
    else show(0, true);
  }
  one("helped").addEventListener("click", () => {
    drop();
    end(true);
  });
  one("reopen").addEventListener("click", () => end(false));

  // --- 2. What happened --------------------------------------------------------------------------------------------

  const fields = all("field").map((field) => ({ field, name: field.dataset.hcField }));
  for (const { field, name } of fields) watch(field, (value) => (state.values[name] = value));
  const labelOf = (name) => form.querySelector(`label[for="hc-report-${name}"]`).firstChild.textContent.trim();

  function isDescribed() {
    const empty = !Object.values(state.values).some((value) => value?.trim());
    const { field } = fields[0];
    one("empty").textContent = empty ? words.empty : "";
    field.toggleAttribute("aria-invalid", empty);
    if (empty) field.focus();
    return !empty;
  }

  // --- 3. Evidence and facts about the browser ---------------------------------------------------------------------

  const captures = all("system");
  const known = captures.some(({ dataset }) => dataset.hcSystem === facts.system);
  for (const capture of captures) capture.hidden = known && capture.dataset.hcSystem !== facts.system;

  function factsNow() {
    const joined = (...parts) => parts.filter(Boolean).join(" ");
    const referrer = document.referrer && new URL(document.referrer);
    return [
      // The address without what may stand behind it: that may hold anything.
      ["page", referrer && referrer.origin !== location.origin ? referrer.origin + referrer.pathname : ""],
      ["browser", joined(facts.browser, facts.version, facts.inApp && facts.inApp !== "WebView" && `(${facts.inApp})`)],
      ["system", joined(facts.system, facts.systemVersion, facts.model && `(${facts.model})`)],
      ["window", facts.window ? `${facts.window.width} × ${facts.window.height}` : ""],
      ["language", facts.language],
      ["network", navigator.onLine ? words.online : words.offline],
    ];
  }

  function showFacts() {
    state.facts ??= factsNow();
    const list = one("facts");
    list.replaceChildren(
      ...state.facts.map(([name, value]) => {
        const id = `hc-report-fact-${name}`;
        const input = element("input", { id, type: "text", value, maxLength: 300, autocomplete: "off" });
        const remove = element("button", { type: "button" }, words.remove);
        remove.setAttribute("aria-label", `${words.remove}: ${words[name]}`);
        const row = element("li", {}, element("label", { htmlFor: id }, words[name]), input);
        watch(input, (text) => (state.facts.find((fact) => fact[0] === name)[1] = text))();
        input.after(remove);
        remove.addEventListener("click", () => {
          const next = row.nextElementSibling ?? row.previousElementSibling;
          state.facts = state.facts.filter((fact) => fact[0] !== name);
          row.remove();
          save();
          (next?.querySelector("input") ?? one("next")).focus();
          say(`${words.removed}: ${words[name]}`);
        });
        return row;
      }),
    );
  }

  const check = one("check");
  check?.addEventListener("click", async () => {
    try {
      const { examined } = await import("./device-result.mjs");
      const result = await examined(facts, new URL(check.dataset.hcCheck, document.baseURI), one("checked"));
      state.facts = [...state.facts.filter(([name]) => name !== "check"), ["check", result]];
      showFacts();
      save();
    } catch {
      say(words.not_checked);
    }
  });

  // --- 4. Out of the house -----------------------------------------------------------------------------------------

  const ways = [...one("ways").children].map((way) => ({
    element: way,
    id: way.dataset.hcWay,
    how: way.dataset.hcHow,
    takes: takesOf(way),
    rest: "", // what its link could not carry
    link: way.querySelector("a"),
    href: way.querySelector("a")?.getAttribute("href"),
  }));
  const tierChoice = one("tier");
  const textField = one("text");

  const tierName = () => (state.tier && tierChoice ? tierChoice.selectedOptions[0].textContent : "");
  const title = () => chosen()?.title ?? sectionOf()?.title ?? words.problem;
  const promise = (id, moment) =>
    (state.tier && opening?.promiseText(`${state.tier}.${id}`, moment)) || opening?.promiseText(id, moment) || "";

  function written() {
    const { values } = state;
    const symptom = chosen();
    const about = symptom?.address ?? (state.about && `${state.about.replace(/(^|\/)index$/, "$1")}/`);
    return [
      [
        [words.reference, state.reference],
        [words.subject, title()],
        [words.article, about ? new URL(about, root).href : ""],
        [words.tier, tierName()],
      ],
      [[labelOf("what"), values.what ?? ""]],
      ["message", "when", ...(symptom?.order ? ["order"] : []), "tried"].map((name) => [labelOf(name), values[name] ?? ""]),
      state.facts.map(([name, value]) => [words[name], value]),
    ];
  }

  function today() {
    const day = new Date(now());
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function compose() {
    state.reference ||= makeReference(articleKey(), today(), JSON.stringify(state.values) + now());
    for (const place of all("reference")) place.textContent = state.reference;
    const parts = written();
    textField.value = reportText(parts, state.shown);
    const found = masksIn(plainText(parts), state.shown);
    const kinds = namesOf(found, secret);
    one("masked").hidden = found.length === 0;
    one("masked").firstElementChild.textContent = kinds && filled(secret.masked, { kinds });
    showMasks(one("masks"), found, secret, leave);
    const article = chosen()?.key ?? state.about;
    const start = withTier(chosen()?.start ?? sectionOf()?.start ?? data.start, data.tiers[state.tier] ?? "");
    const subject = [tierName(), title(), state.reference].filter(Boolean).join(" – ");
    for (const way of ways) {
      const { element: place, how, takes, link, href } = way;
      if (!link) continue;
      const values = { article, tier: state.tier, payload: start, subject };
      if (how !== "carried") {
        link.href = linkWith(href, takes, values);
        continue;
      }
      const carried = reportLink(href, takes, { ...values, text: textField.value }, words.more);
      link.href = carried.href;
      way.rest = carried.rest;
      place.querySelector("[data-hc-rest]").hidden = !way.rest;
    }
    order();
    save();
  }

  /** The best way first, and what is open and promised now. */
  function order() {
    const moment = now();
    const tierChannels = state.tier ? tierChoice.selectedOptions[0].dataset.channels.split(" ") : [];
    const about = { isUrgent: chosen()?.urgent, isFault: true, tierChannels };
    const sorted = opening ? inOrder(ways, ({ id }) => id, opening.bestFirst(moment, about)) : ways; // a copy comes last
    sorted.forEach(({ id, element: way }, number) => {
      if (one("ways").children[number] !== way) one("ways").insertBefore(way, one("ways").children[number]);
      if (id === "copy") return;
      way.querySelector("[data-hc-best]").hidden = number > 0;
      way.querySelector("[data-hc-state]").textContent = opening?.stateText(id, moment) ?? "";
      way.querySelector("[data-hc-promise]").textContent = promise(id, moment);
    });
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      textField.focus();
      textField.select(); // to be copied by hand
      return false;
    }
  }

  /** What comes after the tap: when an answer comes, and the reference. */
  function after(id, said) {
    one("after-promise").textContent = `${said} ${promise(id, now()) || (id === "copy" ? words.after_copy : words.no_promise)}`;
    one("after").hidden = false;
    say(said);
    if (said !== words.not_copied) one("after").scrollIntoView({ block: "nearest" });
  }

  for (const way of ways) {
    const { id, how, link, element: place } = way;
    link?.addEventListener("click", async (event) => {
      if (how === "carried") {
        const { rest } = way;
        const done = !rest || (await copied(rest));
        const { opened, restCopied } = place.dataset;
        return after(id, rest ? (done ? restCopied : words.not_copied) : opened);
      }
      if (how === "page") event.preventDefault(); // the page that comes must not stop the copying
      const done = await copied(textField.value);
      after(id, done ? words.copied : words.not_copied);
      if (how === "page" && done) location.href = link.href;
      else if (how === "page") link.focus();
    });
  }
  one("copy").addEventListener("click", async () => after("copy", (await copied(textField.value)) ? words.copied : words.not_copied));
  one("save").addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([textField.value], { type: "text/plain;charset=utf-8" }));
    element("a", { href: address, download: `${state.reference}.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(address), EVERY);
    after("copy", words.saved);
  });
  one("copy-reference").addEventListener("click", async () => say((await copied(state.reference)) ? words.copied : words.not_copied));
  tierChoice?.addEventListener("change", () => {
    state.tier = tierChoice.value;
    compose();
  });
  setInterval(() => {
    if (!document.hidden && state.step === LAST) order();
  }, EVERY);

  // --- From step to step -------------------------------------------------------------------------------------------

  function show(step, isMoved) {
    state.step = step;
    all("step").forEach((part, number) => (part.hidden = number !== step));
    one("steps").hidden = false;
    one("back").hidden = step === 0;
    one("next").hidden = step === LAST;
    one("keeping").hidden = step === 0;
    one("after").hidden = true;
    say("");
    if (step === LAST) compose();
    save();
    if (!isMoved) return;
    const heading = all("step")[step].querySelector("h3");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (state.step < LAST && (state.step !== 1 || isDescribed())) show(state.step + 1, true);
  });
  one("back").addEventListener("click", () => show(state.step - 1, true));

  // --- What is kept ------------------------------------------------------------------------------------------------

  function restore(from) {
    state = { ...state, ...from };
    // The site may have changed since.
    if (!sections.some(({ name }) => name === state.section) && state.section !== "-") state.section = "";
    if (!symptoms.some(({ key }) => key === state.symptom)) state.symptom = "";
    if (![...(tierChoice?.options ?? [])].some(({ value }) => value === state.tier)) state.tier = "";
    state.facts = state.facts?.filter(([name]) => FACTS.includes(name)) ?? null;
    for (const { field, name } of fields) field.value = state.values[name] ?? "";
    for (const look of looks) look();
    if (tierChoice) tierChoice.value = state.tier;
    showSymptoms();
    showFacts();
  }

  function showKept() {
    one("keep").hidden = isKept;
    one("forget").hidden = !isKept;
  }

  /** Nothing of the report is left, here or on the device. */
  function drop() {
    forget();
    isKept = false;
    showKept();
    restore({ ...emptyState(), about: state.about, section: state.section, tier: state.tier });
  }

  one("keep").addEventListener("click", () => {
    isKept = write("local", state);
    save();
    showKept();
    say(isKept ? words.kept : words.not_kept);
    if (isKept) one("forget").focus();
  });
  one("forget").addEventListener("click", () => {
    forget("local");
    isKept = false;
    showKept();
    say(words.forgotten);
    one("keep").focus();
  });
  one("new").addEventListener("click", () => {
    drop();
    show(0, true);
    say(words.dropped);
  });

  const about = askedAbout();
  const [session, draft] = [read("session"), read("local")];
  const symptom = symptoms.find(({ key }) => key === about);
  const arrival = { about, section: symptom?.section.name ?? sections.find(({ name }) => name === about.split("/")[0])?.name ?? "", symptom: symptom?.key ?? "" };
  isKept = Boolean(session && draft);
  // A visitor who comes from another article keeps what is typed and begins with that article.
  restore(session && (!about || session.about === about) ? session : { ...session, ...arrival, step: 0, reference: "" });
  one("draft").hidden = isKept || !draft;
  one("draft-open").addEventListener("click", () => {
    isKept = true;
    restore({ ...draft, reference: "" });
    showKept();
    one("draft").hidden = true;
    show(Math.min(state.step, LAST), true);
  });
  one("draft-delete").addEventListener("click", () => {
    forget("local");
    one("draft").hidden = true;
    say(words.forgotten);
    sectionChoice.focus();
  });
  showKept();
  form.hidden = false;
  show(state.step, false);
}
