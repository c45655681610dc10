// Is a number, address, @name or link one of the organisation's own? Nothing here asks a server, and no kind of channel is
// known: the page brings what the values look like, and where they stand in links.
//
// "Ours" is said of what equals a known value, and of nothing else. Left out of the comparison is only what can't lead
// elsewhere:
// - around anything: spaces, quotation marks, the full stop of a sentence;
// - number: spaces, dashes, dots, brackets, the spellings that Python lists, direction marks that phones put around a
//   copied number, `(0)` behind the country's code; links to it, with a text for the message;
// - handle, a name at a service: @, the hosts of the service, what a link tells the bot, capitals;
// - mail: capitals, `mailto:`, subject and text, the encoded form of a domain;
// - links: scheme, `www.`, capitals of the host, one slash at the end, marks that social networks add for counting;
//   on social networks also their second hosts and capitals of names.
import { default as NETWORKS } from "../contact/networks.mjs";
import { asRead, isOneEditAway, shownHost, skeleton, withoutUnseen } from "./look-alikes.mjs";

/**
 * @typedef {"number" | "handle" | "mail" | "link"} Shape
 *
 * @typedef {object} Known a channel with its value
 * @property {string} [kind] name of its kind; without it, nothing but a link
 * @property {Shape} [shape] `link` unless it is said
 * @property {string} name what it is called
 * @property {string} value the number in E.164, the name without `@`, the address
 * @property {string} [shown] the value as people read it, if they read another
 * @property {string[]} [spellings] of a number: what may be dialled, digits and `+` only, the shortest last; of a mail
 *   address: other forms of it
 * @property {string[]} [links] to a number
 *
 * @typedef {object} Open a channel whose value is not known yet
 * @property {string} [kind]
 * @property {Shape} [shape]
 * @property {string} id
 * @property {string} name
 *
 * @typedef {object} Place where values of a kind stand in links
 * @property {string[]} hosts those that show the same
 * @property {string[]} [others] further hosts of the same service
 * @property {string} [inHost] a host below which the name stands
 * @property {string} [app] a link of the app, up to the name
 * @property {string[]} [free] names in the query that lead nowhere else, of letters, digits, `_` and `-`
 *
 * @typedef {object} Facts
 * @property {Known[]} known
 * @property {Open[]} open
 * @property {Record<string, Place>} places by the name of the kind
 * @property {string} trunk what is dialled before a national number; empty if nothing is
 *
 * @typedef {object} Answer
 * @property {"ours" | "lookalike" | "unchecked" | "unknown" | "unreadable"} verdict
 * @property {string} [kind] of the known value that it is, or is like
 * @property {Shape | "name"} [shape] `name`: an @name, which may be of any network
 * @property {Known} [known] the value that it is, or is like
 * @property {"letters" | "unseen" | "near" | "around" | "host"} [reason] of a look-alike
 * @property {string} [host] where a look-alike link leads
 * @property {Open[]} [open] why it can't be checked
 */

const LONGEST = 500;
const SPACE = "[ \\t\\r\\n\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const EDGES = new RegExp(`^(?:${SPACE}|[«»"“”„'‘’<])+|(?:${SPACE}|[«»"“”'‘’>.,;!?])+$`, "g");
const MAIL_WITH_NAME = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/;

const COUNTING = /^(?:utm_\w+|igsh|igshid|fbclid|mibextid)=[\w%.+=-]*$/;

/**
 * What can be said of a pasted text.
 *
 * @param {string} text
 * @param {Facts} facts
 * @returns {Answer | null} null for nothing at all
 */
export function check(text, facts) {
  return checked(text, { ...facts, known: facts.known.map(whole), open: facts.open.map(whole) });
}

// What is nothing but a link comes without kind and shape.
const whole = (one) => ({ kind: "", shape: "link", ...one });

function checked(text, facts) {
  const trimmed = text.slice(0, LONGEST + 1).replace(new RegExp(`^${SPACE}+|${SPACE}+$`, "g"), "");
  if (!trimmed) return null;
  if (text.length > LONGEST) return { verdict: "unreadable" };
  const [, beside, address] = MAIL_WITH_NAME.exec(trimmed) ?? [];
  const written = address ?? trimmed.replace(EDGES, "");
  const own = facts.known.find((known) => isSame(written, known, facts));
  if (own) return { verdict: "ours", kind: own.kind, shape: own.shape, known: own };
  const shape = shapeOf(written, facts);
  const like = likeness(written, shape, facts) ?? likeBeside(beside, facts) ?? likeNetwork(shape, facts);
  if (like) return { verdict: "lookalike", kind: like.known?.kind ?? "", shape: like.known?.shape ?? "link", ...like };
  if (!shape || (shape.isBare && !/[\d_]/.test(shape.name))) return { verdict: "unreadable" };
  const open = openChannels(shape, facts);
  return open.length ? { verdict: "unchecked", shape: shape.shape, open } : { verdict: "unknown", shape: shape.shape };
}

// --- The same ------------------------------------------------------------------------------------------------------

// Not toLowerCase: it makes a k of the Kelvin sign.
const small = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function isSame(written, known, facts) {
  switch (known.shape) {
    case "number":
      return known.spellings.includes(dialled(withoutExtension(written, known), facts.trunk)) || isLinkTo(written, known);
    case "handle":
      return handleIn(written, facts.places[known.kind]) === small(known.value);
    case "mail":
      return [known.value, ...(known.spellings ?? [])].map(small).includes(addressIn(written));
    default: {
      const address = canonical(written);
      return address !== null && address === canonical(known.value);
    }
  }
}

// A number is the same with its own extension and without.
function withoutExtension(written, { value, shown }) {
  const [, number, extension] = /^(.*?)(?:;ext=|[^\d;]*\D)(\d+)$/i.exec(written) ?? [];
  if (!extension || !value.endsWith(`;ext=${extension}`)) return written;
  const isWritten = written.toLowerCase().includes(";ext=") || written.replace(/\s/g, "") === shown?.replace(/\s/g, "");
  return isWritten ? number.replace(/[^\d)]+$/, "") : written;
}

function dialled(written, trunk) {
  const number = written.replace(/^[\u200e\u202a\u2066\u2068]+|[\u200e\u202c\u2069]+$/g, "").replace(/^tel:/i, "");
  const bare = trunk ? number.replace(new RegExp(`^(\\+\\d{1,3} ?)\\(${trunk}\\)`), "$1") : number;
  return bare.replace(new RegExp(`${SPACE}|[-‐‑‒–—−()./]`, "g"), "");
}

// A link to a number, with nothing in it but the number and a text for the message.
function isLinkTo(written, { links = [] }) {
  const bare = (link) => small(link).replace(/^https?:\/\/(?:www\.)?|^www\./, "").replace(/%2b/g, "+");
  const text = /[?&](?:text|body)=[\x21-\x22\x24-\x25\x27-\x7e]*$/;
  const one = bare(written.replace(text, "")).replace(/\/$/, "");
  return links.some((link) => bare(link) === one);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function handleIn(written, { hosts, inHost, app, free = [] }) {
  const query = free.length ? `(?:[?&](?:${free.join("|")})=[\\w-]{1,64})?` : "";
  const forms = ["@?(\\w+)", `(?:https?://)?(?:${hosts.map(escaped).join("|")})/(\\w+)/?${query}`];
  if (inHost) forms.push(`(?:https?://)?(\\w+)\\.${escaped(inHost)}/?${query}`);
  if (app) forms.push(`${escaped(app)}(\\w+)${query}`);
  const found = forms.map((form) => new RegExp(`^${form}$`, "i").exec(written)).find(Boolean);
  return found ? small(found[1]) : null;
}

function addressIn(written) {
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
function shapeOf(written, facts) {
  const read = asRead(written);
  const number = read.replace(/^tel:/, "");
  if (/^[\d\s+()./*#oil|-]+$/.test(number) && number.replace(/\D/g, "").length > 2) {
    return { shape: "number", digits: number.replace(/o/g, "0").replace(/[il|]/g, "1").replace(/\D/g, "") };
  }
  const mail = read.replace(/^mailto:/, "").replace(/\?.*$/, "");
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(mail)) {
    const [local, host] = mail.split("@");
    return { shape: "mail", address: mail, local, host: shownHost(host), isTrueHost: small(written).includes(`@${host}`) };
  }
  if (/^@[\w.-]{2,}$/.test(read) || /^\w{3,}$/.test(read)) return { shape: "name", name: read.replace("@", ""), isBare: read[0] !== "@" };
  const shape = linkShape(read.replaceAll("\\", "/"), facts);
  // Whether the host is written in the very letters that it is read in.
  const [, , authority = ""] = LINK.exec(small(written).replaceAll("\\", "/")) ?? [];
  return shape && { ...shape, isTrueHost: authority.includes(shape.host) };
}

// A scheme, the host with all that may stand before it, the rest.
const LINK = /^(?:([a-z][a-z\d+-]*):\/*|\/\/)?([^/?#\s]*)(\S*)$/;

function linkShape(read, { places }) {
  const found = LINK.exec(read);
  if (!found) return null;
  const [, scheme = "", authority, rest] = found;
  for (const [kind, { app }] of Object.entries(places)) {
    if (!app || scheme !== app.split(":")[0]) continue;
    const asked = /[?&](\w+)=$/.exec(app)?.[1] ?? "";
    const name = new RegExp(`[?&]${asked}=([^&#]*)`).exec(read)?.[1] ?? "";
    return { shape: "handle", kind, name, host: scheme, text: read };
  }
  const at = authority.lastIndexOf("@");
  const encoded = authority.slice(at + 1).replace(/:\d*$/, "").replace(/^www\./, "").replace(/\.$/, "");
  const host = asRead(shownHost(unescaped(encoded)));
  if (!/^[^\s.]+(?:\.[^\s.]+)+$/.test(host) || host.includes("/")) return null;
  const shape = { shape: "link", host, user: authority.slice(0, Math.max(at, 0)), rest: unescaped(rest), text: unescaped(read) };
  if (at >= 0) return shape;
  for (const [kind, { hosts, inHost, app }] of Object.entries(places)) {
    if (!app) continue; // numbers stand there, and no names
    const below = inHost && host.endsWith(`.${inHost}`) ? host.slice(0, -inHost.length - 1) : "";
    if (below || hosts.includes(host)) return { ...shape, shape: "handle", kind, name: below || /^\/([^/?#]*)/.exec(shape.rest)?.[1] || "" };
  }
  return { ...shape, network: networkOf(host, places) };
}

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The network of a host, or the kind of channel that has values there.
function networkOf(host, places = {}) {
  const known = [...Object.entries(NETWORKS).map(([name, hosts]) => [name, hosts.flat()]), ...Object.entries(places).map(hostsOf)];
  return known.find(([, hosts]) => hosts.some((own) => isAtOrBelow(host, own)))?.[0] ?? "";
}

const hostsOf = ([kind, { hosts, others = [] }]) => [kind, [...hosts, ...others]];

// --- Alike ---------------------------------------------------------------------------------------------------------

function likeness(written, shape, facts) {
  const seen = withoutUnseen(written);
  const hiding = seen !== written && facts.known.find((known) => isSame(seen, known, facts));
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
  if (shape?.shape !== "link") return null;
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
  const letters = shape?.shape === "number" ? /[a-z|]/i : /[^\x20-\x7e]|xn--/i;
  const hasOthers = /[^\x20-\x7e]/.test(written) || letters.test(written.replace(/^tel:/i, ""));
  if (how === "around" && !hasOthers) return how;
  return hasOthers || (how === "same" && shape?.shape !== "number") ? "letters" : "near";
}

function likenessOf(written, shape, known, facts) {
  if (!shape) return !/\s/.test(written) && known.shape !== "number" && contains(written, known.value) ? "around" : null;
  switch (known.shape) {
    case "number":
      return shape.shape === "number" ? likeNumber(shape.digits, known) : likeLinkTo(written, shape, known, facts);
    case "handle":
      return likeHandle(shape, known, facts);
    case "mail":
      return shape.shape === "mail" ? likeMail(shape, known) : null;
    default:
      return likeLink(shape, known, facts);
  }
}

const contains = (text, value) => skeleton(text).includes(skeleton(value));

function likeNumber(digits, known) {
  const spellings = known.spellings.map((spelling) => spelling.replace(/\D/g, ""));
  if (spellings.includes(digits)) return "same";
  const own = spellings.at(-1);
  if (own.length < 6 || known.spellings.length === 1) return null; // a short number differs from others by a digit
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

// A link to a number like ours, at the service itself or at a host that only looks like it.
function likeLinkTo(written, shape, known, { places }) {
  const { links = [], kind } = known;
  const scheme = /^[a-z]+:/i.exec(written)?.[0].toLowerCase() ?? "";
  const isThere = places[kind] && networkOf(shape.host ?? "", { [kind]: places[kind] });
  if (isThere || links.some((link) => scheme && !scheme.startsWith("http") && link.startsWith(scheme))) {
    const digits = written.replace(/[?&](?:text|body)=.*$/i, "").replace(/%2b/gi, "").replace(/\D/g, "");
    return digits ? likeNumber(digits, known) : null;
  }
  if (shape.shape !== "link" || shape.network || !places[kind]) return null;
  const hosts = hostsOf([kind, places[kind]])[1];
  return hosts.some((host) => hostLikeness(shape.host, host, true) || mentions(shape.user, host)) ? "host" : null;
}

function likeHandle(shape, known, facts) {
  if (shape.shape === "name") return likeName(shape.name, known.value, !facts.open.some(isSocial));
  if (shape.shape === "handle" && shape.kind === known.kind) {
    const how = likeName(shape.name, known.value, true);
    if (how === "same" && shape.name === small(known.value)) return "around"; // right, and something is added
    return how ?? (contains(shape.text, known.value) ? "around" : null);
  }
  if (shape.shape !== "link" || shape.network) return null;
  if (contains(shape.text, known.value)) return "host";
  const { hosts } = facts.places[known.kind];
  return hosts.some((place) => hostLikeness(shape.host, place, true) || mentions(shape.user, place)) ? "host" : null;
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
  if (shape.shape === "name") return network && !handles(facts).includes(shape.name) ? likeName(shape.name, path.slice(1), false) : null;
  if (shape.shape === "mail") {
    if (network || (shape.isTrueHost && isAtOrBelow(shape.host, host))) return null;
    return isAtOrBelow(shape.host, host) ? "same" : hostLikeness(shape.host, host, false);
  }
  if (shape.shape !== "link") return null;
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
  const mayBeOurs = facts.open.some((open) => open.shape === "link" && !networkOfOpen(open));
  if (shape.host.endsWith(`.${host}`)) return mayBeOurs ? null : "around";
  return hostLikeness(shape.host, host, Boolean(network) || !mayBeOurs);
}

const addresses = ({ known }) => known.filter(({ shape }) => shape === "link").map(({ value }) => canonical(value).split(/[/?#]/));
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

const isSocial = (open) => open.shape === "link" && Boolean(networkOfOpen(open));

function networkOfOpen({ id, name }) {
  const words = `${id} ${name}`.toLowerCase().split(/[^a-z]+/);
  return Object.keys(NETWORKS).find((network) => words.includes(network)) ?? "";
}

function openChannels(shape, { open }) {
  switch (shape.shape) {
    case "name":
      return open.filter((one) => one.shape === "handle" || isSocial(one));
    case "link":
      return open.filter((one) => one.shape === "link" && networkOfOpen(one) === shape.network);
    default:
      return open.filter((one) => one.shape === shape.shape && (!shape.kind || one.kind === shape.kind));
  }
}
