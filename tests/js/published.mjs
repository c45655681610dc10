// Scripts of the core and of a feature side by side, as a site publishes them: they import each other from there.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";

/**
 * Puts them into a folder of their own, which goes when the tests of the file are done.
 *
 * @param {string} feature the name of its folder
 * @returns {(path: string) => Promise<object>} imports a script by its path below `assets/helpcentre`
 */
export function published(feature) {
  const folder = mkdtempSync(join(tmpdir(), `${feature}-`));
  after(() => rmSync(folder, { recursive: true }));
  for (const owner of ["page", `features/${feature}`]) {
    const assets = new URL(`../../plugins/helpcentre/${owner}/theme/assets/helpcentre/`, import.meta.url);
    cpSync(assets, folder, { recursive: true });
  }
  return (path) => import(pathToFileURL(join(folder, path)));
}
