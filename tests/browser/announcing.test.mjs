// What a screen reader is told: the number of results, in a region that is there before it speaks.
import assert from "node:assert/strict";
import { answer, box, eventually, everywhere, found, status, type } from "./site.mjs";

everywhere("the status tells how many notices there are, in the language of the page", async ({ page, ask, language }) => {
  const { text } = await ask("举报电话");
  assert.match(text, { zh: /^找到 2 件。/, en: /^2 notices found\./ }[language]);
  const region = await status(page).elementHandle();
  assert.match((await ask("琥珀色")).text, { zh: /^找到 1 件。/, en: /^1 notice found\./ }[language]);
  assert.match((await ask("翡翠")).text, { zh: /^没有找到。/, en: /^Nothing found\./ }[language]);
  // A region that is put in anew with its text is not read out.
  assert.ok(await region?.evaluate(element => element === document.querySelector("[role=status]")));
  assert.equal(await status(page).count(), 1);
  assert.ok(await status(page).isVisible());
});

everywhere("so does the panel below the box, which leads on to all results", async ({ page, go, language }) => {
  await go(`${language}/topics.html`);
  assert.equal(await status(page).count(), 1);
  assert.ok(await found(page).isHidden());
  const query = { zh: "药品", en: "medicines" }[language], last = found(page).locator("a, button").last();
  await type(page, query);
  // What was typed before the last key may have been answered, too.
  const asked = `q=${encodeURIComponent(query)}`;
  await eventually(async () => assert.ok((await found(page).locator("li > a").first().getAttribute("href"))?.includes(asked)));
  assert.ok(await status(page).isVisible());
  const count = Number(/\d+/.exec(await status(page).textContent())?.[0]);
  assert.ok((await last.textContent()).trim());
  await last.click();
  await page.waitForURL(/search\.html\?q=/);
  assert.equal((await answer(page)).count, count);
  assert.equal(await box(page).inputValue(), { zh: "药品", en: "medicines" }[language]);
});

everywhere("words in the other language are marked as such", async ({ page, ask, language }) => {
  await ask({ zh: "dissolution", en: "备案表" }[language]);
  const item = page.locator("#search-results > li");
  const languages = await item.locator("a, mark").evaluateAll(all => all.map(one => one.closest("[lang]")?.getAttribute("lang")));
  assert.deepEqual(new Set(languages), new Set([{ zh: "en", en: "zh" }[language]]));
});
