// Narrowing: filters alone, together and with a query, and the counts that they announce.
import assert from "node:assert/strict";
import { ALL, answer, everywhere, filter, results, wholeAnswer } from "./site.mjs";

const GENERICS = ["2025/bioequivalence-registration", "2024/biowaivers", "2022/expert-panel", "2021/implementation"];

everywhere("filters alone", async ({ page, go, language }) => {
  const narrowed = async query => {
    await go(`${language}/search.html`, query);
    return (await wholeAnswer(page)).notices;
  };
  assert.deepEqual(await narrowed("?topics=vaccines"), ["2026/cold-chain"]);
  assert.deepEqual(await narrowed("?topics=generic-medicines"), GENERICS);
  assert.deepEqual(await narrowed("?series=duty-roster"), ["2019/duty-roster", "2018/duty-roster"]);
  assert.deepEqual(await narrowed("?organisations=yunchuan-centre"), ["2024/biowaivers", "2022/full-width"]);
  assert.deepEqual(await narrowed("?places=linjiang"), ["2023/rare-characters", "2022/expert-panel", "2017/traceability-pilot"]);
  assert.deepEqual(await narrowed("?kind=circular"), ["2024/biowaivers", "2023/rare-characters"]);
  assert.deepEqual(await narrowed("?language=en&topics=bioequivalence"), ["2024/biowaivers"]);
  assert.deepEqual(await narrowed("?from=2017&to=2018"), ["2018/duty-roster", "2017/traceability-pilot"]);
  assert.deepEqual(await narrowed("?from=2026"), ["2026/cold-chain"]);
});

everywhere("values of one filter are alternatives, filters are all to be met", async ({ page, go, language }) => {
  await go(`${language}/search.html`, "?topics=bioequivalence&topics=vaccines");
  assert.deepEqual((await answer(page)).notices, ["2026/cold-chain", "2025/bioequivalence-registration", "2024/biowaivers"]);
  await go(`${language}/search.html`, "?topics=generic-medicines&language=en&from=2022&to=2024");
  assert.deepEqual((await answer(page)).notices, ["2024/biowaivers", "2022/expert-panel"]);
  await go(`${language}/search.html`, `?q=${encodeURIComponent({ zh: "审批", en: "approval" }[language])}&topics=generic-medicines&kind=opinion`);
  assert.deepEqual((await answer(page)).notices, ["2021/implementation"]);
  await go(`${language}/search.html`, "?topics=vaccines&series=duty-roster");
  assert.deepEqual((await answer(page)).notices, []);
});

// Chooses each value that is offered: what it announced is what is then shown.
const holdCounts = async page => {
  const offered = await page.locator("#search-filters input[type=checkbox]").evaluateAll(all => all
    .filter(one => one.checkVisibility())
    // Where a value of the same filter is chosen already, another widens the results: its count is of its own.
    .filter(({ name }) => !document.querySelector(`#search-filters input[name="${name}"]:checked`))
    .map(one => ({ name: one.name, value: one.value, announced: Number(one.closest("label").querySelector(".count").textContent) })));
  assert.ok(offered.length > 5, "there are filters");
  // Both in one task, or the answer to the one before may still come in between.
  const click = ({ name, value }) => page.evaluate(([name, value]) => {
    document.querySelector("[role=status]").textContent = "";
    /** @type {HTMLElement} */ (document.querySelector(`#search-filters input[name="${name}"][value="${value}"]`)).click();
  }, [name, value]);
  for (const one of offered) {
    await click(one);
    const { count, text } = await answer(page);
    assert.equal(count, one.announced, `${one.name}=${one.value} announced ${one.announced}: ${text}`);
    assert.ok(await filter(page, one.name, one.value).isChecked());
    await click(one);
    await answer(page);
  }
};

everywhere("the counts are those of what is then shown", async ({ page, ask, go, language, mode }) => {
  // One state for each way to open the site and language: together they are the kinds of states there are.
  if (mode === "file" && language === "zh") await ask("药品");
  else if (mode === "file") await ask("medicines", "&topics=generic-medicines");
  else if (language === "zh") await ask("生物等效性");
  else await go("en/search.html", "?from=2021&to=2024");
  await answer(page);
  await holdCounts(page);
}, { ways: ALL });

everywhere("the count in the status is that of the results, and each is shown once", async ({ page, go, language }) => {
  await go(`${language}/search.html`);
  const all = await wholeAnswer(page);
  assert.equal(all.count, 16);
  assert.equal(new Set(all.notices).size, 16);
  assert.equal(await results(page).count(), 16);
});

everywhere("years narrow with the mouse, too", async ({ page, ask, language }) => {
  const first = await ask({ zh: "药品", en: "medicines" }[language]);
  await page.selectOption("#search-filters select[name=from]", "2021");
  const later = await wholeAnswer(page);
  assert.deepEqual(later.notices, first.notices.filter(notice => Number.parseInt(notice, 10) >= 2021));
  await page.selectOption("#search-filters select[name=to]", "2022");
  const between = await wholeAnswer(page);
  assert.deepEqual(between.notices, later.notices.filter(notice => Number.parseInt(notice, 10) <= 2022));
  assert.ok(between.notices.length > 0 && between.notices.length < later.notices.length && later.notices.length < first.notices.length);
});

everywhere("every filter has a name, and choosing keeps the place of the keyboard", async ({ page, ask, language }) => {
  await ask({ zh: "药品", en: "medicines" }[language]);
  for (const group of await page.locator("#search-filters fieldset").all()) assert.ok((await group.locator("legend").textContent()).trim());
  await filter(page, "kind", "notice").focus();
  await page.keyboard.press("Space");
  await answer(page);
  assert.ok(await filter(page, "kind", "notice").isChecked());
  assert.ok(await filter(page, "kind", "notice").evaluate(element => element === document.activeElement));
});

everywhere("a chosen year stays chosen while filters come and go", async ({ page, go, language }) => {
  await go(`${language}/search.html`, "?from=2021&to=2024");
  const before = await wholeAnswer(page);
  // The only meeting is of 2022: of 2021 and 2024 there is none to be chosen then.
  await filter(page, "kind", "meeting").check();
  assert.deepEqual((await answer(page)).notices, ["2022/expert-panel"]);
  await filter(page, "kind", "meeting").uncheck();
  assert.deepEqual(await wholeAnswer(page), before);
  await page.waitForURL(/from=2021&to=2024/);
});
