// One engine, one job, one process: `node run.mjs JOB.json` writes its result as JSON to the file the job names.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(await readFile(process.argv[2], "utf8"));
const adapter = await import(`./${job.adapter}.mjs`);
const at = (name) => (isAbsolute(name) ? name : join(job.folder, name));

const memory = new Map();
const read = async (name) => {
  if (!memory.has(name)) memory.set(name, await readFile(at(name)));
  return memory.get(name);
};

/** Opens the engine afresh; `log` gets every file that a browser would ask for. */
const opened = (log = new Map()) =>
  adapter.open({
    ...job,
    read,
    packages: (path) => import(pathToFileURL(join(job.packagesFolder, "node_modules", path))),
    fetched: async (name, kind) => {
      log.set(name, kind);
      return read(name);
    },
  });

const jobs = {
  async prepare() {
    const write = async (name, content) => {
      await mkdir(dirname(at(name)), { recursive: true });
      await writeFile(at(name), content);
    };
    const documents = JSON.parse(await readFile(job.documents, "utf8"));
    const packages = (path) => import(pathToFileURL(join(job.packagesFolder, "node_modules", path)));
    await adapter.prepare?.({ ...job, documents, packages, write });
    return null;
  },

  /** The first ten pages for each question. */
  async answers() {
    const { search } = await opened();
    const found = [];
    for (const text of job.texts) found.push((await search(text)).slice(0, 10));
    return found;
  },

  /** What a visitor's first question brings over the network, a list of files for each. */
  async requests() {
    const asked = [];
    for (const text of adapter.comesWhole ? job.texts.slice(0, 1) : job.texts) {
      const log = new Map();
      const { search } = await opened(log);
      await search(text, 5);
      asked.push(Object.fromEntries(log));
    }
    return { code: typeof adapter.code === "function" ? adapter.code(job) : adapter.code, asked };
  },

  /** Milliseconds until the first answer with all files at hand, and of each further question; memory in MB. */
  async times() {
    const [first, ...texts] = job.texts;
    for (const name of job.files) await read(name);
    const start = performance.now();
    const { search } = await opened();
    await search(first);
    const ready = performance.now() - start;
    const queries = [];
    for (const text of texts) {
      const begin = performance.now();
      await search(text);
      queries.push(performance.now() - begin);
    }
    return { ready, queries, memory: process.memoryUsage().rss / 1e6 };
  },
};

await writeFile(job.output, JSON.stringify(await jobs[job.do]()));
