// A page on show follows the files of its site.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { LAUNCH } from "../launch.mjs";
import { REPOSITORY } from "../program.mjs";
import { replaced, serving } from "./serving.mjs";

const NOTICE = "content/notices/2026/drug-registration-conference.en.md", PAGE = "en/notices/2026/drug-registration-conference.html";

/** @type {Awaited<ReturnType<typeof serving>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
let text = "";
const complaints = [];

before(async () => {
  [site, browser] = await Promise.all([serving(), chromium.launch(LAUNCH)]);
  await mkdir(site.path("static"));
  text = await site.read(NOTICE);
  page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
  page.setDefaultTimeout(20_000);
  page.on("console", message => {
    // The browser itself reports a page that is missing.
    if (!message.location().url.endsWith("/en/new.html")) complaints.push(message.text());
  });
  page.on("pageerror", fault => complaints.push(String(fault)));
});
after(async () => {
  await browser.close();
  await site.end();
});

beforeEach(async () => {
  await page.goto(site.url + PAGE);
  await page.evaluate(() => { /** @type {any} */ (globalThis).isTheSame = true; });
});

const isTheSame = () => page.evaluate(() => /** @type {any} */ (globalThis).isTheSame === true);
const box = () => page.locator("section[role=status].error");
const lastWords = () => page.locator(".prose").getByText("Words that were not there before");

test("a new text is shown, and the page keeps its place", async () => {
  await page.evaluate(() => scrollTo(0, 700));
  await site.write(NOTICE, `${text}\nWords that were not there before.\n`);
  await lastWords().waitFor({ state: "attached" });
  await page.waitForFunction(() => Math.round(scrollY) === 700);
  await site.write(NOTICE, text);
  await lastWords().waitFor({ state: "detached" });
});

test("a new stylesheet takes the place of the old one without a reload", async () => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const becomes = colour => page.waitForFunction(colour => getComputedStyle(document.body).backgroundColor === colour, colour);
  const before = await paper(), css = await readFile(join(REPOSITORY, "static/gongwen.css"), "utf8");
  // A file of the site's own stands before that of the program.
  for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
    await site.write("static/gongwen.css", `${css}\nbody { background: ${colour}; }\n`);
    await becomes(colour);
  }
  await site.write("static/gongwen.css", css);
  await becomes(before);
  assert.ok(await isTheSame(), "it was not loaded again");
});

test("another page's text does not touch the page", async () => {
  const other = "content/pages/about.zh.md";
  await site.write(other, `${await site.read(other)}\n更多。\n`);
  // What comes next is told after it, and is seen.
  await site.write(NOTICE, replaced(text, "+++\n", "+++\nnonsense = 1\n"));
  await box().waitFor();
  assert.ok(await isTheSame());
  await site.write(NOTICE, text);
  await box().waitFor({ state: "detached" });
});

test("what is wrong is told in the page, which stays as it was; mended, all is well", async () => {
  const told = await site.write(NOTICE, replaced(text, "+++\n", "+++\ntitle == broken\n"));
  assert.equal(told.is_on_show, false);
  // Between the moments in which a file is emptied and filled it may be seen empty.
  await box().filter({ hasText: "title == broken" }).waitFor();
  assert.match(await box().innerText(), /the last good state[\s\S]*error: [\s\S]*content\/notices\/2026\/drug-registration-conference\.en\.md:2:\d+[\s\S]*title == broken/);
  assert.ok(await isTheSame());
  await page.reload();
  await box().waitFor();
  assert.equal(await page.locator("h1").count(), 1, "the last good page is served");
  await box().getByRole("button", { name: "Close" }).click();
  await box().waitFor({ state: "detached" });
  await page.reload();
  await box().waitFor();
  await site.write(NOTICE, text);
  await box().waitFor({ state: "detached" });
});

test("a page that was missing is shown once there is one", async () => {
  await page.goto(`${site.url}en/new.html`);
  await page.getByRole("heading", { name: "404" }).waitFor();
  await site.write("content/pages/new.en.md", "+++\ntitle = \"A new page\"\n+++\nText.\n");
  await page.getByRole("heading", { name: "A new page" }).waitFor();
});

test("in all this nothing was written to the console", () => {
  assert.deepEqual(complaints, []);
});

test("however often a page is hidden and shown, it asks for news once at a time", async () => {
  const asking = new Set(), isNews = request => request.url().includes("/_gongwen/news");
  const begins = request => { if (isNews(request)) asking.add(request); };
  const ends = request => asking.delete(request);
  page.on("request", begins).on("requestfinished", ends).on("requestfailed", ends);
  await page.reload();
  await page.evaluate(async () => {
    for (let i = 0; i < 4; i++) {
      document.dispatchEvent(new Event("visibilitychange"));
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  });
  // Longer than it waits after a failure.
  await page.waitForTimeout(1500);
  assert.equal(asking.size, 1);
  page.off("request", begins).off("requestfinished", ends).off("requestfailed", ends);
});
