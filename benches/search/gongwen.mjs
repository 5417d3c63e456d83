// The search of a built site, opened as a reader opens it from a disk: from file://, without a server.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";

import { sizeOfFiles } from "./files.mjs";

/** The index is made with the pages, so the time it takes is known from two builds only: see --index-seconds. */
export async function openGongwen({ site, indexFolder, indexSeconds }) {
  const folder = resolve(site, indexFolder);
  if (!existsSync(folder)) throw new Error(`${folder}: there is no index; --index names its folder in the site`);
  const { notices, languages } = parts(join(folder, "index.js"));
  const ids = new Map();
  for (const name of readdirSync(folder).filter((name) => /^d\d+\.js$/.test(name))) {
    for (const [document, [[, path]]] of parts(join(folder, name))) ids.set(document, path.replace(/^.*\bnotices\/|\.html$/g, ""));
  }
  return {
    name: "gongwen",
    index: { seconds: indexSeconds, ...(await sizeOfFiles(folder)) },
    // Not the page of results, which loads a part of the index before anything is typed.
    pageFor: (language) => pathToFileURL(resolve(join(site, language, "index.html"))).href,
    results: ".found li",
    fileOf: (url) => (url.startsWith("file:") ? fileURLToPath(url.replace(/[?#].*$/, "")) : undefined),
    find: (page, query) => find(page, query, (document) => languages[Math.floor(document / notices)] === query.language && ids.get(document)),
    async close() {},
  };
}

/** What a script of the index hands over: a value, or compressed JSON. */
function parts(file) {
  // Behind the index stand the patterns by which it was made.
  const [, json] = /^gongwen\.\w+=(.*?)(\ngongwen\.patterns=.*)?$/s.exec(readFileSync(file, "utf8"));
  const value = JSON.parse(json);
  return typeof value === "string" ? JSON.parse(inflateRawSync(Buffer.from(value, "base64"))) : value;
}

/**
 * Through the vocabulary the search also finds notices in the other language. Only those in the language of
 * the query are compared; `shown` says whether the reader is shown anything.
 */
async function find(page, query, idOf) {
  await page.focus("input[type=search]");
  await page.waitForFunction(() => globalThis.gongwen?.find);
  const documents = await page.evaluate(async (text) => (await gongwen.find(text, [])).hits, query.text);
  return { ids: new Set(documents.map(idOf).filter(Boolean)), shown: documents.length > 0 };
}
