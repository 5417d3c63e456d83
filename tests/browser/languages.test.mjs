// Across languages: what a term of a vocabulary finds, and narrowing to one language.
import assert from "node:assert/strict";
import { ALL, answer, everywhere, filter, lit, noticeOf, results } from "./site.mjs";

const CHINESE = "2025/bioequivalence-registration", ENGLISH = "2024/biowaivers";
const NOTE = { zh: /另一种语言/, en: /another language/ };

everywhere("a term also finds notices in the other language, and the status says so", async ({ ask, language }) => {
  for (const query of ["生物等效性", "bioequivalence", "Bioequivalence", "生物等效性 "]) {
    const { notices, text } = await ask(query);
    assert.deepEqual(notices.toSorted(), [ENGLISH, CHINESE], query);
    assert.match(text, NOTE[language], query);
  }
});

everywhere("a word that is no term finds its own language, and the status claims nothing", async ({ ask, language }) => {
  for (const [query, ...expected] of [["备案表", CHINESE], ["paddle apparatus", ENGLISH], ["等效性试验", CHINESE]]) {
    const { notices, text } = await ask(query);
    assert.deepEqual(notices, expected, query);
    assert.doesNotMatch(text, NOTE[language], query);
  }
});

everywhere("such a result shows the term as its own language has it, and leads there", async ({ page, ask }) => {
  for (const [query, notice, term] of [["生物等效性", ENGLISH, "bioequivalence"], ["bioequivalence", CHINESE, "生物等效性"]]) {
    await ask(query);
    const item = page.locator("#search-results > li", { has: page.locator(`a[href*="${notice}"]`) });
    const marked = await item.locator("mark").allTextContents();
    assert.ok(marked.length && marked.every(text => text.toLowerCase() === term), `${query}: ${marked}`);
    await item.locator("a").click();
    await page.waitForURL(/\/notices\//);
    const hits = await lit(page);
    assert.equal(noticeOf(page.url()), notice);
    assert.ok(hits.every(text => text.toLowerCase() === term), `${query}: ${hits}`);
  }
}, { ways: ALL });

everywhere("results can be narrowed to one language", async ({ page, ask }) => {
  for (const query of ["生物等效性", "bioequivalence"]) {
    assert.deepEqual((await ask(query, "&language=zh")).notices, [CHINESE]);
    assert.deepEqual((await ask(query, "&language=en")).notices, [ENGLISH]);
    await filter(page, "language", "zh").check();
    assert.deepEqual((await answer(page)).notices.toSorted(), [ENGLISH, CHINESE]);
    await filter(page, "language", "en").uncheck();
    assert.deepEqual((await answer(page)).notices, [CHINESE]);
  }
});

everywhere("a notice in both languages is one result, in the reader's own", async ({ page, ask, language }) => {
  const { notices } = await ask("2026年第16号");
  assert.deepEqual(notices, ["2026/cold-chain"]);
  assert.match(await results(page).locator("a").textContent(), { zh: /疫苗冷链/, en: /Cold Chain of Vaccines/ }[language]);
  await results(page).locator("a").click();
  await page.waitForURL(new RegExp(`/${language}/notices/2026/cold-chain`));
}, { ways: ALL });
