// The built site, offered as readers meet it (from disk, and from a server below a sub-path), and what tests do with its
// pages. Tests know the site by what a reader can see and by the roles and names of elements, not by how the scripts work.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { LAUNCH } from "./launch.mjs";
import { serve } from "./server.mjs";

export const FOLDER = resolve(process.env.SITE ?? fileURLToPath(new URL("../../target/search-site", import.meta.url)));

/** A page of each kind that every language has. */
export const KINDS = [
  "index.html", "notices.html", "notices/2026/cold-chain.html", "notices/2026/cold-chain.parallel.html", "topics.html", "topics/traceability.html", "years.html", "years/2026.html", "series/duty-roster.html",
  "places.html", "matrix.html", "wanted.html", "search.html",
];

// A page that stays silent this long is taken to have said all that it will.
const QUIET = 60;

/** The ways to open the site; two of them meet both modes and both languages, and are enough for most tests. */
export const ALL = [["file", "zh"], ["file", "en"], ["http", "zh"], ["http", "en"]];
const BOTH = [ALL[0], ALL[3]];

/**
 * Registers a test for each way to open the site and each language: `run({ page, go, … })`.
 *
 * However it goes, a page must ask no other host, open no dialogue, and write nothing to the console. `failed` lets the browser
 * report what could not be loaded, for tests that take files away; `refused` what a page's policy does not let happen.
 */
export function everywhere(name, run, { ways = BOTH, folder = _mode => FOLDER, failed = false, refused = false, context: wanted = {} } = {}) {
  for (const [mode, language] of ways) {
    test(`${name} (${mode}, ${language})`, async t => {
      const { browser } = await shared();
      const server = mode === "http" ? await serve(folder(mode)) : null;
      const root = server?.root ?? `${pathToFileURL(folder(mode))}/`;
      const context = await browser.newContext(wanted);
      const complaints = [];
      context.on("request", request => request.url().startsWith(root) || /^(data|blob):/.test(request.url()) || complaints.push(`request: ${request.url()}`));
      context.on("weberror", error => complaints.push(`uncaught: ${error.error()}`));
      context.on("dialog", dialog => {
        complaints.push(`dialogue: ${dialog.message()}`);
        dialog.dismiss();
      });
      context.on("console", message => {
        const isOfLoading = /^Failed to load resource/.test(message.text());
        const isOfPolicy = /Content Security Policy/.test(message.text());
        if (!(failed && isOfLoading || refused && isOfPolicy)) complaints.push(`console: ${message.text()}`);
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5000);
      const go = (path, query = "") => page.goto(root + path + query);
      // Asks on the page of results, and has all that is found: with filters by its address, without them by its box, once it is open.
      const ask = async (query, more = "") => {
        const path = `${root}${language}/search.html`;
        if (more || page.url().split("?")[0] !== path || /&/.test(page.url())) await page.goto(`${path}?q=${encodeURIComponent(query)}${more}`);
        else {
          await forget(page);
          await box(page).fill(query);
        }
        return wholeAnswer(page);
      };
      try {
        await run({ t, page, context, language, mode, root, go, ask });
        // What the page has begun must not fail either.
        await page.waitForTimeout(QUIET).catch(() => {});
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
        await server?.close();
      }
    });
  }
}

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launched;
const shared = async () => ({ browser: await (launched ??= chromium.launch(LAUNCH)) });
before(shared);
after(async () => (await launched)?.close());

export const box = page => page.locator("form[role=search] input[type=search][name=q]");
export const status = page => page.locator("[role=status]");
export const results = page => page.locator("#search-results > li");
export const found = page => page.locator("form[role=search] ~ .found, form[role=search] .found");
export const filter = (page, name, value) => page.locator(`#search-filters input[type=checkbox][name="${name}"][value="${value}"]`);

/** Empties the status, so that what it said before is not taken for the answer to what is asked next. */
export const forget = page => status(page).evaluate(element => { element.textContent = ""; });

/** What the page of results says, once it has stopped changing: its status, and the notices in order, by year and name. */
export async function answer(page) {
  await page.waitForLoadState();
  const isTold = await page.evaluate(quiet => new Promise(done => {
    const isThere = () => {
      const text = document.querySelector("[role=status]")?.textContent;
      return text && (!/[1-9]/.test(text) || document.querySelector("#search-results > li"));
    };
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => isThere() && done(true), quiet);
    };
    new MutationObserver(wait).observe(document.body, { subtree: true, childList: true, characterData: true });
    wait();
    setTimeout(() => done(false), 4000);
  }), QUIET);
  assert.ok(isTold, `no answer: ${page.url()}`);
  const text = await status(page).textContent();
  const addresses = await results(page).locator("a[href]").evaluateAll(links => links.map(link => link.href));
  const notices = addresses.map(noticeOf);
  return { text, count: Number(/\d+/.exec(text)?.[0] ?? 0), notices };
}

/** The same with all results: more are asked for until there are as many as the status tells. */
export async function wholeAnswer(page) {
  let told = await answer(page);
  for (const end = Date.now() + 3000; told.notices.length < told.count && Date.now() < end;) {
    // The page may bring more by itself, and take the button away meanwhile.
    await page.evaluate(() => {
      const button = [...document.querySelectorAll("main button")].find(one => /** @type {HTMLElement} */ (one).checkVisibility());
      if (button instanceof HTMLElement) button.click();
    });
    told = await answer(page);
  }
  return told;
}

/** Types into the box as people do, key by key. */
export async function type(page, text) {
  await box(page).focus();
  await page.keyboard.type(text);
}

/** Holds until it is so, for what comes in its own time. */
export async function eventually(isSo, message) {
  let last;
  for (const end = Date.now() + 5000; Date.now() < end; await new Promise(done => { setTimeout(done, 30); })) {
    try {
      await isSo();
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`${message ?? "not so in time"}: ${last?.message}`, { cause: last });
}

/** The notice that an address leads to. */
export const noticeOf = address => /notices\/(.+?)\.html/.exec(address)?.[1] ?? address;

/** The words that are lit on the page of a notice, once there are any. */
export async function lit(page) {
  await page.waitForFunction(() => CSS.highlights.get("hit")?.size);
  return page.evaluate(() => Array.from(CSS.highlights.get("hit"), hit => {
    const range = new Range();
    range.setStart(hit.startContainer, hit.startOffset);
    range.setEnd(hit.endContainer, hit.endOffset);
    return String(range);
  }));
}
