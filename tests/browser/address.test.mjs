// The address of the page of results holds what is asked for: it can be shared, reloaded and gone back to.
import assert from "node:assert/strict";
import { ALL, answer, box, everywhere, filter, results, type, wholeAnswer } from "./site.mjs";

const asked = page => Object.fromEntries(new URL(page.url()).searchParams);

everywhere("what is typed and chosen stands in the address, and a shared address shows the same", async ({ page, context, go, language }) => {
  await go(`${language}/search.html`);
  await answer(page);
  await type(page, { zh: "药品", en: "medicines" }[language]);
  await answer(page);
  await filter(page, "topics", "generic-medicines").check();
  await answer(page);
  await page.selectOption("#search-filters select[name=from]", "2021");
  const here = await wholeAnswer(page);
  assert.deepEqual(asked(page), { q: { zh: "药品", en: "medicines" }[language], topics: "generic-medicines", from: "2021" });
  const other = await context.newPage();
  await other.goto(page.url());
  assert.deepEqual(await wholeAnswer(other), here);
  assert.equal(await box(other).inputValue(), { zh: "药品", en: "medicines" }[language]);
  assert.ok(await filter(other, "topics", "generic-medicines").isChecked());
  assert.equal(await other.locator("#search-filters select[name=from]").inputValue(), "2021");
  await other.reload();
  assert.deepEqual(await wholeAnswer(other), here);
}, { ways: ALL });

everywhere("the back button takes back a filter, the forward button sets it again", async ({ page, ask, language }) => {
  const query = { zh: "药品", en: "medicines" }[language];
  const all = await ask(query);
  await filter(page, "topics", "generic-medicines").check();
  const some = await wholeAnswer(page);
  assert.notDeepEqual(some, all);
  await page.goBack();
  assert.deepEqual(await wholeAnswer(page), all);
  assert.equal(await filter(page, "topics", "generic-medicines").isChecked(), false);
  assert.equal(await box(page).inputValue(), query);
  await page.goForward();
  assert.deepEqual(await wholeAnswer(page), some);
  assert.ok(await filter(page, "topics", "generic-medicines").isChecked());
});

everywhere("back from a notice the results are there again", async ({ page, ask, language }) => {
  const before = await ask({ zh: "疫苗", en: "vaccine" }[language], "&topics=vaccines");
  await results(page).locator("a").first().click();
  await page.waitForURL(/notices\/2026\/cold-chain/);
  await page.goBack();
  await page.waitForURL(/search\.html/);
  assert.deepEqual(await wholeAnswer(page), before);
  assert.ok(await filter(page, "topics", "vaccines").isChecked());
}, { ways: ALL });

everywhere("typing does not fill the history: one step back leaves the page", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await go(`${language}/search.html`);
  await answer(page);
  await type(page, { zh: "药品质量", en: "quality" }[language]);
  await answer(page);
  await page.goBack();
  await page.waitForURL(/index\.html$/);
});

everywhere("an address that names what is not there is no mishap", async ({ page, go, language }) => {
  for (const query of ["?topics=nothing", "?topics=", "?from=abc&to=", "?from=2024&to=2018", "?language=xx", "?nonsense=1&q=%E8%8D%AF%E5%93%81", "?q=%ff%fe", "?__proto__=1&constructor=2&q=2026"]) {
    await go(`${language}/search.html`, query);
    assert.ok((await answer(page)).text, query);
  }
});
