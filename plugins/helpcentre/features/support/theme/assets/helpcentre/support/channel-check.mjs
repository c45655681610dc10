// Is a number, address, @name or link one of the organisation's own? Nothing here asks a server.
//
// "Ours" is said of what equals a known value, and of nothing else. Left out of the comparison is only what can't lead
// elsewhere:
// - around anything: spaces, quotation marks, the full stop of a sentence;
// - phone: spaces, dashes, dots, brackets, the spellings that Python lists, direction marks that phones put around a
//   copied number, `(0)` behind the country's code;
// - Telegram: @, the hosts of Telegram, `?start=` (what a link tells the bot), capitals;
// - e-mail: capitals, `mailto:`, subject and text;
// - links: scheme, `www.`, capitals of the host, one slash at the end, marks that social networks add for counting;
//   on social networks also their second hosts and capitals of names.
import { asRead, isOneEditAway, shownHost, skeleton, withoutUnseen } from "./look-alikes.mjs";

/**
 * @typedef {object} Known a channel with its value
 * @property {"phone" | "telegram" | "email" | "link"} kind
 * @property {string} name what it is called
 * @property {string} value the number in E.164, the name without `@`, the address
 * @property {string} [shown] the value as people read it, if they read another
 * @property {string[]} [spellings] of a phone: what may be dialled, digits and `+` only, the shortest last
 *
 * @typedef {object} Open a channel whose value is not known yet
 * @property {"phone" | "telegram" | "email" | "link"} kind
 * @property {string} id
 * @property {string} name
 *
 * @typedef {object} Facts
 * @property {Known[]} known
 * @property {Open[]} open
 * @property {string} trunk what is dialled before a national number; empty if nothing is
 *
 * @typedef {object} Answer
 * @property {"ours" | "lookalike" | "unchecked" | "unknown" | "unreadable"} verdict
 * @property {"phone" | "telegram" | "email" | "link" | "name"} [kind] `name`: an @name, which may be of any network
 * @property {Known} [known] the value that it is, or is like
 * @property {"letters" | "unseen" | "near" | "around" | "host"} [reason] of a look-alike
 * @property {string} [host] where a look-alike link leads
 * @property {Open[]} [open] why it can't be checked
 */

const LONGEST = 500;
const SPACE = "[ \\t\\r\\n\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const EDGES = new RegExp(`^(?:${SPACE}|[«»"“”„'‘’<])+|(?:${SPACE}|[«»"“”'‘’>.,;!?])+$`, "g");
const MAIL_WITH_NAME = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/;

// Hosts that show the same page, then others of the same network.
const NETWORKS = {
  telegram: [["t.me", "telegram.me", "telegram.dog"], ["telegram.org"]],
  instagram: [["instagram.com"], ["instagr.am", "ig.me"]],
  facebook: [["facebook.com", "m.facebook.com", "fb.com"], ["fb.me", "m.me", "messenger.com"]],
  whatsapp: [["wa.me"], ["whatsapp.com"]],
  youtube: [["youtube.com", "m.youtube.com"], ["youtu.be"]],
  tiktok: [["tiktok.com"], []],
  linkedin: [["linkedin.com"], ["lnkd.in"]],
  twitter: [["x.com", "twitter.com"], ["t.co"]],
  threads: [["threads.com", "threads.net"], []],
  vk: [["vk.com", "m.vk.com", "vk.ru"], []],
};
const COUNTING = /^(?:utm_\w+|igsh|igshid|fbclid|mibextid)=[\w%.+=-]*$/;

/**
 * What can be said of a pasted text.
 *
 * @param {string} text
 * @param {Facts} facts
 * @returns {Answer | null} null for nothing at all
 */
export function check(text, facts) {
  const trimmed = text.slice(0, LONGEST + 1).replace(new RegExp(`^${SPACE}+|${SPACE}+$`, "g"), "");
  if (!trimmed) return null;
  if (text.length > LONGEST) return { verdict: "unreadable" };
  const [, beside, address] = MAIL_WITH_NAME.exec(trimmed) ?? [];
  const written = address ?? trimmed.replace(EDGES, "");
  const own = facts.known.find((known) => isSame(written, known, facts.trunk));
  if (own) return { verdict: "ours", kind: own.kind, known: own };
  const shape = shapeOf(written);
  const like = likeness(written, shape, facts) ?? likeBeside(beside, facts) ?? likeNetwork(shape, facts);
  if (like) return { verdict: "lookalike", kind: like.known?.kind ?? "link", ...like };
  if (!shape || (shape.isBare && !/[\d_]/.test(shape.name))) return { verdict: "unreadable" };
  const { kind } = shape;
  const open = openChannels(shape, facts);
  return open.length ? { verdict: "unchecked", kind, open } : { verdict: "unknown", kind };
}

// --- The same ------------------------------------------------------------------------------------------------------

// Not toLowerCase: it makes a k of the Kelvin sign.
const small = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function isSame(written, known, trunk) {
  switch (known.kind) {
    case "phone":
      return known.spellings.includes(dialled(written, trunk));
    case "telegram":
      return telegramName(written) === small(known.value);
    case "email":
      return mailAddress(written) === small(known.value);
    default: {
      const address = canonical(written);
      return address !== null && address === canonical(known.value);
    }
  }
}

function dialled(written, trunk) {
  const number = written.replace(/^[\u200e\u202a\u2066\u2068]+|[\u200e\u202c\u2069]+$/g, "").replace(/^tel:/i, "");
  const bare = trunk ? number.replace(new RegExp(`^(\\+\\d{1,3} ?)\\(${trunk}\\)`), "$1") : number;
  return bare.replace(new RegExp(`${SPACE}|[-‐‑‒–—−()./]`, "g"), "");
}

function telegramName(written) {
  const start = "(?:\\?start=[\\w-]{1,64})?";
  const forms = [
    "@?(\\w+)",
    `(?:https?://)?(?:t\\.me|telegram\\.me|telegram\\.dog)/(\\w+)/?${start}`,
    `(?:https?://)?(\\w+)\\.t\\.me/?${start}`,
    "tg://resolve\\?domain=(\\w+)(?:&start=[\\w-]{1,64})?",
  ];
  const found = forms.map((form) => new RegExp(`^${form}$`, "i").exec(written)).find(Boolean);
  return found ? small(found[1]) : null;
}

function mailAddress(written) {
  const found = /^(?:mailto:)?([^\s?&,;]+@[^\s?&,;@]+)(?:\?(?:(?:subject|body)=[\x21-\x25\x27-\x7e]*&?)*)?$/i.exec(written);
  return found ? small(found[1]) : null;
}

function canonical(address) {
  const found = /^(?:https?:\/\/)?([^/?#\\@:\s]+)([^?#\\\s]*)(?:\?([^#\s]*))?(#\S*)?$/i.exec(address);
  if (!found) return null;
  const [, host, path, query = "", hash = ""] = found;
  const bare = small(host).replace(/^www\./, "");
  const network = Object.values(NETWORKS).find(([hosts]) => hosts.includes(bare));
  const rest = query.split("&").filter((part) => part && !COUNTING.test(part));
  const place = (network ? small(path) : path).replace(/\/$/, "");
  return (network?.[0][0] ?? bare) + place + (rest.length ? `?${rest.join("&")}` : "") + hash;
}

// --- What it is ----------------------------------------------------------------------------------------------------

// Of the text as the eye reads it, so that a full-width number is a number.
function shapeOf(written) {
  const read = asRead(written);
  const number = read.replace(/^tel:/, "");
  if (/^[\d\s+()./*#oil|-]+$/.test(number) && number.replace(/\D/g, "").length > 2) {
    return { kind: "phone", digits: number.replace(/o/g, "0").replace(/[il|]/g, "1").replace(/\D/g, "") };
  }
  const mail = read.replace(/^mailto:/, "").replace(/\?.*$/, "");
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(mail)) {
    const [local, host] = mail.split("@");
    return { kind: "email", address: mail, local, host: shownHost(host), isTrueHost: small(written).includes(`@${host}`) };
  }
  if (/^@[\w.-]{2,}$/.test(read) || /^\w{3,}$/.test(read)) return { kind: "name", name: read.replace("@", ""), isBare: read[0] !== "@" };
  const shape = linkShape(read.replaceAll("\\", "/"));
  // Whether the host is written in the very letters that it is read in.
  const [, , authority = ""] = LINK.exec(small(written).replaceAll("\\", "/")) ?? [];
  return shape && { ...shape, isTrueHost: authority.includes(shape.host) };
}

// A scheme, the host with all that may stand before it, the rest.
const LINK = /^(?:([a-z][a-z\d+-]*):\/*|\/\/)?([^/?#\s]*)(\S*)$/;

function linkShape(read) {
  const found = LINK.exec(read);
  if (!found) return null;
  const [, scheme = "", authority, rest] = found;
  if (scheme === "tg") {
    const name = /[?&]domain=([^&#]*)/.exec(read)?.[1] ?? "";
    return { kind: "telegram", name, host: "tg", text: read };
  }
  const at = authority.lastIndexOf("@");
  const encoded = authority.slice(at + 1).replace(/:\d*$/, "").replace(/^www\./, "").replace(/\.$/, "");
  const host = asRead(shownHost(unescaped(encoded)));
  if (!/^[^\s.]+(?:\.[^\s.]+)+$/.test(host) || host.includes("/")) return null;
  const shape = { kind: "link", host, user: authority.slice(0, Math.max(at, 0)), rest: unescaped(rest), text: unescaped(read) };
  if (at >= 0) return shape;
  const network = networkOf(host);
  const inHost = host.endsWith(".t.me") ? host.slice(0, -".t.me".length) : "";
  if (inHost || NETWORKS.telegram[0].includes(host)) {
    return { ...shape, kind: "telegram", name: inHost || /^\/([^/?#]*)/.exec(shape.rest)?.[1] || "" };
  }
  return { ...shape, network };
}

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function networkOf(host) {
  return Object.keys(NETWORKS).find((name) => NETWORKS[name].flat().some((own) => isAtOrBelow(host, own))) ?? "";
}

// --- Alike ---------------------------------------------------------------------------------------------------------

function likeness(written, shape, facts) {
  const seen = withoutUnseen(written);
  const hiding = seen !== written && facts.known.find((known) => isSame(seen, known, facts.trunk));
  if (hiding) return { known: hiding, reason: "unseen" };
  for (const known of facts.known) {
    const how = likenessOf(written, shape, known, facts);
    if (how) return { known, reason: reasonOf(how, written, shape), ...(shape?.host && how === "host" && { host: shape.host }) };
  }
  return null;
}

// One of our addresses as the name of a sender: `help@ours.example <somebody@else.example>`.
function likeBeside(beside, { known }) {
  const shown = beside && known.find(({ value }) => contains(beside, value));
  return shown ? { known: shown, reason: "around" } : null;
}

// Our page on a network is not known yet, and yet a host that only looks like the network's is not the place.
function likeNetwork(shape, { open }) {
  if (shape?.kind !== "link") return null;
  const isLike = open
    .filter(isSocial)
    .map((one) => NETWORKS[networkOfOpen(one)][0][0])
    .some((host) => (shape.network ? !shape.isTrueHost : hostLikeness(shape.host, host, true) || mentions(shape.user, host)));
  return isLike ? { reason: "host", host: shape.host } : null;
}

// What a person can look for: what can't be seen, other letters, a difference, something around it.
function reasonOf(how, written, shape) {
  if (withoutUnseen(written) !== written) return "unseen";
  if (how === "host") return how;
  const letters = shape?.kind === "phone" ? /[a-z|]/i : /[^\x20-\x7e]|xn--/i;
  const hasOthers = /[^\x20-\x7e]/.test(written) || letters.test(written.replace(/^tel:/i, ""));
  if (how === "around" && !hasOthers) return how;
  return hasOthers || (how === "same" && shape?.kind !== "phone") ? "letters" : "near";
}

function likenessOf(written, shape, known, facts) {
  if (!shape) return !/\s/.test(written) && known.kind !== "phone" && contains(written, known.value) ? "around" : null;
  switch (known.kind) {
    case "phone":
      return shape.kind === "phone" ? likeNumber(shape.digits, known) : null;
    case "telegram":
      return likeTelegram(shape, known, facts);
    case "email":
      return shape.kind === "email" ? likeMail(shape, known) : null;
    default:
      return likeLink(shape, known, facts);
  }
}

const contains = (text, value) => skeleton(text).includes(skeleton(value));

function likeNumber(digits, known) {
  const spellings = known.spellings.map((spelling) => spelling.replace(/\D/g, ""));
  if (spellings.includes(digits)) return "same";
  const own = spellings.at(-1);
  if (own.length < 6) return null; // a short number differs from every other by a digit
  if (spellings.some((spelling) => isOneEditAway(spelling, digits))) return "near";
  if (digits.includes(own)) return "around";
  // The subscriber's number with the prefix of another operator or town.
  return own.length > 7 && digits.length > 8 && digits.endsWith(own.slice(-7)) ? "near" : null;
}

function likeName(name, value, withStem) {
  const [one, own] = [skeleton(name), skeleton(value)];
  const joined = (text) => text.replace(/[._-]/g, "");
  if (one === own) return joined(name) === joined(small(value)) && name !== small(value) ? "near" : "same";
  if (own.length > 4 && isOneEditAway(one, own)) return "near";
  if (own.length > 4 && one.includes(own)) return "around";
  const stem = skeleton(value.replace(/_?bot$/i, ""));
  return withStem && stem.length > 5 && one.includes(stem) ? "around" : null;
}

function likeTelegram(shape, known, facts) {
  if (shape.kind === "name") return likeName(shape.name, known.value, !facts.open.some(isSocial));
  if (shape.kind === "telegram") {
    const how = likeName(shape.name, known.value, true);
    if (how === "same" && shape.name === small(known.value)) return "around"; // right, and something is added
    return how ?? (contains(shape.text, known.value) ? "around" : null);
  }
  if (shape.kind !== "link" || shape.network) return null;
  if (contains(shape.text, known.value)) return "host";
  const places = NETWORKS.telegram[0];
  return places.some((place) => hostLikeness(shape.host, place, true) || mentions(shape.user, place)) ? "host" : null;
}

function likeMail(shape, known) {
  const [local, host] = known.value.split("@");
  const [one, own] = [skeleton(shape.address), skeleton(known.value)];
  if (one === own && shape.host === small(host)) return shape.local === small(local) ? "around" : "same";
  if (one === own) return "same";
  if (isOneEditAway(one, own)) return "near";
  if (contains(shape.address, known.value)) return "around";
  return shape.host === small(host) ? null : hostLikeness(shape.host, small(host), true);
}

function likeLink(shape, known, facts) {
  const [, host, path] = /^([^/?#]*)(.*)$/.exec(canonical(known.value));
  const network = networkOf(host);
  // An @name may be of any network: it is like ours or not, and which network it is of is not known.
  if (shape.kind === "name") return network && !handles(facts).includes(shape.name) ? likeName(shape.name, path.slice(1), false) : null;
  if (shape.kind === "email") {
    if (network || (shape.isTrueHost && isAtOrBelow(shape.host, host))) return null;
    return isAtOrBelow(shape.host, host) ? "same" : hostLikeness(shape.host, host, false);
  }
  if (shape.kind !== "link") return null;
  if (mentions(shape.user, host) || (path.length > 4 && shape.user.includes(path.slice(1)))) return "host";
  if (shape.host === host || (network && shape.network === network)) {
    if (!shape.isTrueHost) return "same";
    if (path.length < 2) return null;
    const one = canonical(`${host}${shape.rest}`)?.slice(host.length) ?? shape.rest;
    if (skeleton(one) === skeleton(path)) return "same";
    if (one.startsWith(small(path)) && /^[/?#&]/.test(one.slice(path.length))) return "around";
    return path.length > 4 && isOneEditAway(skeleton(one), skeleton(path)) ? "near" : null;
  }
  if (shape.network || ownHosts(facts).some((own) => own !== host && isAtOrBelow(shape.host, own))) return null;
  // While another address of ours is not known, what stands below our own domain may be it.
  const mayBeOurs = facts.open.some((open) => open.kind === "link" && !networkOfOpen(open));
  if (shape.host.endsWith(`.${host}`)) return mayBeOurs ? null : "around";
  return hostLikeness(shape.host, host, Boolean(network) || !mayBeOurs);
}

const addresses = ({ known }) => known.filter(({ kind }) => kind === "link").map(({ value }) => canonical(value).split(/[/?#]/));
const handles = (facts) => addresses(facts).filter(([host]) => networkOf(host)).map(([, handle]) => handle);
const ownHosts = (facts) => addresses(facts).map(([host]) => host).filter((host) => !networkOf(host));
const isAtOrBelow = (host, own) => host === own || host.endsWith(`.${own}`);
const mentions = (text, host) => asRead(text).includes(host);

function hostLikeness(host, own, withName) {
  const [one, other] = [host, own].map((text) => text.replaceAll("-", "."));
  if (one !== other && skeleton(host) === skeleton(own)) return "same";
  if (`.${one}.`.includes(`.${other}.`)) return "host";
  if (own.length > 6 && isOneEditAway(skeleton(host), skeleton(own))) return "near";
  const name = skeleton(domainName(own));
  return withName && name.length > 4 && host.split(/[.-]/).some((part) => skeleton(part) === name) ? "host" : null;
}

// `example` of help.example.org and example.com.az.
function domainName(host) {
  const labels = host.split(".").slice(0, -1);
  const last = labels.at(-1) ?? "";
  return last.length < 4 && labels.length > 1 ? labels.at(-2) : last;
}

// --- What can't be told yet ----------------------------------------------------------------------------------------

const isSocial = (open) => open.kind === "link" && Boolean(networkOfOpen(open));

function networkOfOpen({ id, name }) {
  const words = `${id} ${name}`.toLowerCase().split(/[^a-z]+/);
  return Object.keys(NETWORKS).find((network) => words.includes(network)) ?? "";
}

function openChannels(shape, { open }) {
  switch (shape.kind) {
    case "name":
      return open.filter((one) => one.kind === "telegram" || isSocial(one));
    case "link":
      return open.filter((one) => one.kind === "link" && networkOfOpen(one) === shape.network);
    default:
      return open.filter((one) => one.kind === shape.kind);
  }
}
