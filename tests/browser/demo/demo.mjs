// The site of this repository as it is built for the tests: once for an address, once to be read from anywhere.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the site is said to be published. */
export const BASE = "https://name.github.io/repository/";

const target = name => fileURLToPath(new URL(`../../../target/${name}`, import.meta.url));

/** The site that knows its address. */
export const PUBLISHED = target("demo-site");

/** The site that knows none. */
export const ANYWHERE = target("demo-site-anywhere");

export const LANGUAGES = ["zh", "en"];

/** The files of a site that end so, from its root, in order. */
export function files(folder, ending) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith(ending));
  assert.ok(found.length, `${folder} has no ${ending}: build the site first`);
  return found.map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
}

/** Texts of a site, each with its path. */
export const texts = (folder, ending) => files(folder, ending).map(path => ({ path, text: readFileSync(join(folder, path), "utf8") }));

/** The largest page of each kind in a language, and the pages of the root: where most can go wrong. */
export function kinds(language) {
  /** @type {Map<string, { path: string, size: number }>} */
  const largest = new Map();
  for (const path of files(PUBLISHED, ".html")) {
    const [top, ...below] = path.split("/");
    if (below.length && top !== language) continue;
    // A record is any of its folder; the lists beside the folders are each of a kind of their own.
    const kind = below.length > 1 ? [below[0], ...path.split(".").slice(1)].join(".") : path;
    const { size } = statSync(join(PUBLISHED, path));
    if (size > (largest.get(kind)?.size ?? 0)) largest.set(kind, { path, size });
  }
  return [...largest.values()].map(({ path }) => path);
}

/** The address at which a file is published. */
export const addressOf = path => BASE + path.replace(/(^|\/)index\.html$/, "$1");

/** The file that an address of the site leads to; `null` for other addresses. */
export function fileAt(address) {
  if (!address.startsWith(BASE)) return null;
  const path = decodeURIComponent(address.slice(BASE.length).replace(/#.*$/, ""));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
