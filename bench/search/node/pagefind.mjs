// Pagefind: its own indexer over plain pages, its own script and wasm with `fetch` served from disk.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = "http://pagefind.invalid/pagefind/";
const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const page = ({ title, passages }) =>
  [
    `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>${html(title)}</title></head>`,
    `<body><main data-pagefind-body><h1>${html(title)}</h1>`,
    ...passages.map(({ anchor, heading, text }) =>
      `${anchor ? `<h2 id="${html(anchor)}">${html(heading)}</h2>` : ""}<p>${html(text)}</p>`),
    "</main></body></html>",
  ].join("\n");

export const prepare = async ({ documents, packagesFolder, folder, write }) => {
  for (const document of documents) await write(`site/${document.address}index.html`, page(document));
  const resolver = pathToFileURL(join(packagesFolder, "node_modules/pagefind/lib/resolveBinary.js"));
  const { resolveBinaryPath } = await import(resolver);
  const binary = resolveBinaryPath(["pagefind_extended", "pagefind"]);
  execFileSync(binary, ["--site", join(folder, "site")], { stdio: ["ignore", "ignore", "inherit"] });
};

const KINDS = [[/\.pf_fragment$/, "result"], [/\.pagefind$/, "code"], [/./, "index"]];

export const open = async ({ folder, fetched }) => {
  globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "az" }) };
  globalThis.fetch = async (address) => {
    const name = new URL(address).pathname.slice(1);
    return new Response(await fetched(`site/${name}`, KINDS.find(([pattern]) => pattern.test(name))[1]));
  };
  const { createInstance } = await import(pathToFileURL(join(folder, "site/pagefind/pagefind.js")));
  const index = createInstance({ basePath: ROOT });
  await index.init();
  const search = async (text, limit = 10) => {
    const { results } = await index.search(text);
    const data = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return data.map(({ url, sub_results: parts }) => ({
      address: decodeURI(new URL(url, ROOT).pathname).slice(1),
      anchor: decodeURIComponent(new URL(parts[0]?.url ?? "", ROOT).hash.slice(1)),
    }));
  };
  return { search };
};

export const code = ["site/pagefind/pagefind.js"];
