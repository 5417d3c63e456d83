// Pagefind over the same notices: its index is made here, and served to a page of our own.
//
// It is given what the truth is read from, the title and the body of each notice, and neither the lists of
// related notices nor the dates and sources around them: their words would only count against its precision.

import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";

import { sizeOfFiles } from "./files.mjs";
import { LANGUAGES } from "./notices.mjs";
import { serve } from "./server.mjs";

const run = promisify(execFile);

const AROUND_THE_TEXT = ["aside", ".tools", ".what", ".kicker", ".lead", ".banner", ".notes"];

/** The ready-made user interfaces, which every bundle holds and a search needs none of. */
const INTERFACES = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** With `quoteHanzi`, Chinese queries are asked in double quotes, which makes Pagefind look for the words in sequence. */
export async function openPagefind({ site, notices, program, quoteHanzi = false, progress }) {
  const work = await mkdtemp(join(tmpdir(), "search-bench-"));
  try {
    const pages = join(work, "pages");
    const served = join(work, "served");
    const bundle = join(served, "pagefind");

    progress(`pagefind: copying ${notices.length} pages`);
    for (const { page } of notices) {
      await mkdir(dirname(join(pages, page)), { recursive: true });
      await copyFile(join(site, page), join(pages, page));
    }

    progress("pagefind: making the index");
    const begun = performance.now();
    await run(program, [
      ...["--site", pages, "--output-path", bundle],
      ...["--root-selector", "main", "--exclude-selectors", AROUND_THE_TEXT.join(", ")],
      "--quiet",
    ]);
    const seconds = (performance.now() - begun) / 1000;
    await rm(pages, { recursive: true });

    const idOf = await readFragments(join(bundle, "fragment"));
    if (idOf.size !== notices.length) throw new Error(`pagefind has indexed ${idOf.size} of ${notices.length} pages`);

    for (const language of LANGUAGES) await writeFile(join(served, `${language}.html`), searchPage(language));
    await copyFile(new URL("pagefind-page.js", import.meta.url), join(served, "pagefind-page.js"));
    const server = await serve(served, "library");

    const { version } = JSON.parse(await readFile(join(bundle, "pagefind-entry.json"), "utf8"));
    const typed = ({ kind, text }) => (quoteHanzi && kind === "hanzi" ? `"${text}"` : text);
    return {
      name: `pagefind ${version}${quoteHanzi ? ", Hanzi quoted" : ""}`,
      index: { seconds, ...(await sizeOfFiles(bundle, (name) => !INTERFACES.test(name))) },
      pageFor: (language) => `${server.address}${language}.html`,
      results: "#search-results li",
      fileOf: server.fileOf,
      typed,
      async find(page, query) {
        await page.waitForFunction(() => typeof findFragments !== "undefined");
        const fragments = await page.evaluate((text) => findFragments(text), typed(query));
        const ids = new Set(fragments.map((fragment) => idOf.get(fragment)));
        return { ids, shown: ids.size > 0 };
      },
      async close() {
        server.close();
        await rm(work, { recursive: true });
      },
    };
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** A language has an index of its own, chosen by that of the page. */
function searchPage(language) {
  return `<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,"></head>
<body>
<form role="search"><input type="search" name="q"></form>
<ol id="search-results"></ol>
<script type="module" src="pagefind-page.js"></script>
</body>
</html>
`;
}

/**
 * Which notice each fragment is of. A result is known by the name of its fragment, a gzipped file of
 * JSON after a mark, so the full set that a query finds is had without loading any in the browser.
 */
async function readFragments(folder) {
  const idOf = new Map();
  for (const file of await readdir(folder)) {
    const text = gunzipSync(await readFile(join(folder, file))).toString("utf8");
    const { url } = JSON.parse(text.slice(text.indexOf("{")));
    idOf.set(file.replace(/\.pf_fragment$/, ""), /\/notices\/(\d+\/[^/]+)\.html$/.exec(url)[1]);
  }
  return idOf;
}
