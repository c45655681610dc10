// Our own engine as it is shipped; `index_writer.py` has written the index.
import { pathToFileURL } from "node:url";

export const open = async ({ engine, fetched }) => {
  const { openEngine } = await import(pathToFileURL(engine));
  const { manifest, rules, synonyms } = JSON.parse(await fetched("setup.json", "setup"));
  const load = async (name) => {
    const content = await fetched(name, name.startsWith("text-") ? "result" : "index");
    return content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  };
  const index = openEngine({ manifest, rules, load, synonyms });
  const search = async (text, limit = 10) => {
    const { groups } = await index.search(text, { limit });
    return groups.map(({ page, sections }) => ({ address: page.address, anchor: sections[0]?.anchor ?? "" }));
  };
  return { search };
};

export const code = ({ engineFiles }) => engineFiles;
