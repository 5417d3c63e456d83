// Without scripts there is a way on: by topic, and by year.
import assert from "node:assert/strict";
import { everywhere } from "./site.mjs";

everywhere("links to topics and years stand beside the box", async ({ page, go, language }) => {
  for (const path of ["index.html", "notices/2026/cold-chain.html", "search.html"]) for (const name of ["topics", "years"]) {
    await go(`${language}/${path}`);
    const link = page.locator(`header noscript a[href$="${name}.html"]`);
    assert.ok(await link.isVisible(), path);
    await link.click();
    // A click ends when the next page is asked for, which is before its text is there.
    await page.waitForURL(new RegExp(`/${language}/${name}\\.html$`));
    assert.ok(await page.locator("main h1").isVisible());
  }
}, { context: { javaScriptEnabled: false } });

everywhere("the box is not offered, and the page of results says why it is empty", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  assert.ok(await page.locator("form[role=search]").isHidden());
  await go(`${language}/search.html`, "?q=2026");
  assert.match(await page.locator("main").innerText(), { zh: /搜索需要浏览器脚本/, en: /Searching needs scripts/ }[language]);
}, { context: { javaScriptEnabled: false } });
