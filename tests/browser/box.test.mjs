// The search box is on every page, and works from wherever the page lies.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { FOLDER, box, eventually, everywhere, found, noticeOf, type } from "./site.mjs";

const files = async language => (await readdir(join(FOLDER, language), { recursive: true })).filter(path => path.endsWith(".html"));

test("every page of a language has the box, and links without scripts", async () => {
  for (const language of ["zh", "en"]) {
    const pages = await files(language);
    assert.ok(pages.length > 50);
    for (const path of pages) {
      const html = await readFile(join(FOLDER, language, path), "utf8");
      if (html.includes('http-equiv="refresh"')) continue;
      assert.match(html, /<form[^>]* role="search"[^>]*>.*<input type="search" name="q"/s, path);
      assert.match(html, /<noscript>.*topics\.html.*years\.html.*<\/noscript>/s, path);
    }
  }
});

// One page of each kind, by where it lies: what lies at the top, and one file of each folder, those of all years being one.
everywhere("on each kind of page", async ({ page, go, root, language }) => {
  const all = await files(language);
  const kinds = new Map(all.map(path => [path.includes("/") ? path.replace(/[^/]+$/, path.includes(".parallel.") ? "parallel" : "").replace(/\d+/, "") : path, path]));
  kinds.delete("search.html");
  assert.ok(kinds.size > 12, String([...kinds.keys()]));
  for (const path of kinds.values()) {
    await go(`${language}/${path}`);
    await type(page, "2026");
    await eventually(async () => assert.ok(await found(page).locator("li > a").count()), path);
    const address = await found(page).locator("li > a").first().evaluate(link => /** @type {HTMLAnchorElement} */ (link).href);
    assert.ok(address.startsWith(`${root}${language}/notices/`), `${path}: ${address}`);
    assert.equal(noticeOf(address), "2026/cold-chain", path);
    await found(page).locator("button").click();
    await page.waitForURL(`${root}${language}/search.html?q=2026`);
  }
});

everywhere("it has a name, and nothing is loaded before it is used", async ({ page, go, language }) => {
  const asked = [];
  page.on("request", request => { if (/\/search\/\w+\.js$/.test(request.url())) asked.push(request.url().split("/").at(-1)); });
  await go(`${language}/index.html`);
  await page.waitForTimeout(150);
  assert.deepEqual(asked.sort(), ["page.js", "query.js"]);
  assert.equal(await page.getByRole("searchbox", { name: { zh: "搜索公文", en: "Search the notices" }[language] }).count(), 1);
  await box(page).focus();
  await eventually(() => assert.ok(asked.includes("index.js")));
});
