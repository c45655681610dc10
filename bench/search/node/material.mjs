// Material's own worker, as it is shipped, with the messages its page sends it. `prepare` writes what MkDocs would:
// the interface language az brings no search settings, so they are those of English.
import vm from "node:vm";
import { passages } from "./folding.mjs";

const config = {
  lang: ["en"],
  separator: "[\\s\\-]+",
  pipeline: ["stopWordFilter"],
  fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } },
};

const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const ascii = (json) => json.replace(/[\u0080-\uffff]/g, (l) => `\\u${l.charCodeAt(0).toString(16).padStart(4, "0")}`);

export const prepare = async ({ documents, write }) => {
  const docs = passages(documents).map(({ address, anchor, title, heading, text }) => ({
    location: anchor ? `${address}#${anchor}` : address,
    title: html(anchor ? heading : title),
    text: text ? `<p>${html(text)}</p>` : "",
  }));
  await write("search_index.json", ascii(JSON.stringify({ config, docs })));
};

export const open = async ({ material, read, fetched }) => {
  let receive;
  let answer;
  const scope = {
    addEventListener: (_, listener) => (receive = listener),
    postMessage: (message) => answer(message),
    importScripts: () => {},
    console: { ...console, warn: () => {} },
  };
  scope.self = scope;
  vm.runInNewContext((await read(material)).toString(), scope);
  const ask = (data) =>
    new Promise((resolve) => {
      answer = resolve;
      receive({ data });
    });
  const { docs } = JSON.parse(await fetched("search_index.json", "index"));
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  const search = async (text) => {
    const { data } = await ask({ type: 2, data: text });
    return data.items.map((group) => {
      const [address] = group[0].location.split("#");
      return { address, anchor: group[0].location.split("#")[1] ?? "" };
    });
  };
  return { search };
};

export const code = ({ material }) => [material];
/** The same files whatever is asked. */
export const comesWhole = true;
