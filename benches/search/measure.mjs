// What an engine finds in a browser, how soon it shows the first of it, and what it fetches for that.
//
// An engine has `pageFor(language)`, a page with a search box, and `results`, its results there; `find(page, query)`,
// all that it finds for a query; and `fileOf(url)`, the file that an address is read from.

import { setTimeout as sleep } from "node:timers/promises";

import { sizeOfFile } from "./files.mjs";

const BOX = "form[role=search] input[type=search][name=q]";
const QUIET_MS = 200;
const LONGEST_MS = 60_000;

/** The full answer to each query: `{ ids, shown }`. One page for each language answers them all. */
export async function findAll(browser, engine, queries, progress) {
  const pages = new Map();
  const answers = [];
  for (const [done, query] of queries.entries()) {
    if (!pages.has(query.language)) {
      const page = await browser.newPage();
      await page.goto(engine.pageFor(query.language));
      pages.set(query.language, page);
    }
    answers.push(await engine.find(pages.get(query.language), query));
    if ((done + 1) % 50 === 0) progress(`${engine.name}: ${done + 1} of ${queries.length} queries found`);
  }
  for (const page of pages.values()) await page.close();
  return answers;
}

/**
 * A query typed by a reader who has just opened the page, with nothing in the cache:
 * `{ milliseconds, files, bytes, scriptBytes }`. When nothing is to be shown, there is no time.
 *
 * Bytes are the sizes on disk of what is fetched from the moment the box gets the focus, each address
 * once. The scripts that came with the page are told apart. The query is there as soon as the box has the
 * focus, quicker than anybody types, so that the time holds all the loading that an engine needs.
 */
export async function timeQuery(browser, engine, query, { shown }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const traffic = watch(page);
    await page.goto(engine.pageFor(query.language));
    await traffic.settle();
    const scripts = traffic.take().filter((request) => request.resourceType() === "script");
    await page.evaluate(startClock, engine.results);

    const box = page.locator(BOX);
    await box.focus();
    await box.fill(engine.typed?.(query) ?? query.text);
    const milliseconds = shown ? await firstResult(page, engine, query) : undefined;
    await traffic.settle();

    const { bytes: scriptBytes } = await sizes(engine, scripts);
    return { milliseconds, scriptBytes, ...(await sizes(engine, traffic.take())) };
  } finally {
    await context.close();
  }
}

/** Runs in the page: from the last key to the first result, by the clock of the page itself. */
function startClock(results) {
  window.firstResult = new Promise((resolve) => {
    let typed;
    addEventListener("input", () => (typed = performance.now()), true);
    const observer = new MutationObserver(() => {
      if (typed === undefined || !document.querySelector(results)) return;
      observer.disconnect();
      resolve(performance.now() - typed);
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

async function firstResult(page, engine, query) {
  const late = new AbortController();
  try {
    return await Promise.race([
      page.evaluate(() => window.firstResult),
      sleep(LONGEST_MS, undefined, { signal: late.signal }).then(() => {
        throw new Error(`${engine.name} finds ${query.text} and shows nothing for ${LONGEST_MS / 1000} s`);
      }),
    ]);
  } finally {
    late.abort();
  }
}

/** The requests of a page and of its workers, and whether any is under way. */
function watch(page) {
  let requests = [];
  let changed = performance.now();
  const underWay = new Set();
  page.on("request", (request) => {
    requests.push(request);
    underWay.add(request);
    changed = performance.now();
  });
  for (const end of ["requestfinished", "requestfailed"]) {
    page.on(end, (request) => {
      underWay.delete(request);
      changed = performance.now();
    });
  }
  return {
    /** Waits until nothing has been fetched for a while. */
    async settle() {
      changed = performance.now();
      const begun = changed;
      while (underWay.size > 0 || performance.now() - changed < QUIET_MS) {
        if (performance.now() - begun > LONGEST_MS) throw new Error(`${page.url()} does not stop fetching`);
        await sleep(20);
      }
    },
    /** The requests since the last time. */
    take() {
      const taken = requests;
      requests = [];
      return taken;
    },
  };
}

async function sizes(engine, requests) {
  const files = [...new Set(requests.map((request) => request.url()))].map(engine.fileOf).filter(Boolean);
  let bytes = 0;
  for (const file of files) bytes += await sizeOfFile(file);
  return { files: files.length, bytes };
}
