// The data files that the build wrote for scripts: each is fetched once per page, whoever asks for it first.

const loaded = new Map();

/**
 * @typedef {object} DataFile
 * @property {any} data
 * @property {Headers | null} headers of the server's own answer; null when a copy of the browser's had to do
 */

/**
 * @param {string | URL} address
 * @param {object} [options]
 * @param {boolean} [options.isCurrent] whether the server is asked even if the browser has a copy; without a network the
 *   copy has to do
 * @param {typeof fetch} [options.ask]
 * @returns {Promise<DataFile>} rejected when the file can't be had; the next one who wants it asks again
 */
export function dataFile(address, { isCurrent = false, ask = fetch } = {}) {
  const key = String(address);
  if (!loaded.has(key)) {
    const file = read(address, isCurrent, ask);
    file.catch(() => loaded.delete(key));
    loaded.set(key, file);
  }
  return loaded.get(key);
}

/** The data alone. */
export async function dataOf(address, options) {
  return (await dataFile(address, options)).data;
}

async function read(address, isCurrent, ask) {
  if (!isCurrent) {
    const answer = await ask(address);
    return { data: await json(answer), headers: answer.headers };
  }
  let answer;
  try {
    answer = await ask(address, { cache: "no-cache" });
  } catch {
    return { data: await json(await ask(address, { cache: "only-if-cached", mode: "same-origin" })), headers: null };
  }
  return { data: await json(answer), headers: answer.headers };
}

function json(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}
