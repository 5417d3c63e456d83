// A result leads to the place in the notice where the words stand, and they are marked there without a change to the page.
import assert from "node:assert/strict";
import { ALL, eventually, everywhere, lit, results } from "./site.mjs";

everywhere("deep in a long notice", async ({ page, go, ask, root, language }) => {
  const [query, words, notice] = { zh: ["琥珀色避光", "琥珀色避光", "2020/inspection-rules"], en: ["amber container", "Amber containers", "2020/inspectors-guide"] }[language];
  await ask(query);
  await results(page).locator("a").click();
  await page.waitForURL(/\/notices\//);
  const marked = await lit(page);
  assert.equal(marked.join(" "), words);
  const { hash, pathname } = new URL(page.url());
  assert.equal(pathname, new URL(`${root}${language}/notices/${notice}.html`).pathname);
  const place = page.locator(`[id="${hash.slice(1)}"]`);
  assert.ok((await place.textContent()).includes(words));
  // The page may scroll there smoothly.
  await eventually(async () => assert.ok(await place.evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })), "it is in view");
  const shown = await page.locator(".prose").innerHTML();
  await go(`${language}/notices/${notice}.html`);
  assert.equal(await page.locator(".prose").innerHTML(), shown);
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => CSS.highlights.get("hit")?.size ?? 0), 0, "nothing is marked where nothing was searched for");
}, { ways: ALL });

everywhere("in a title, a table, a list, a quotation and code", async ({ page, go, language }) => {
  for (const [query, notice, ...words] of {
    zh: [["灭活疫苗", "2026/cold-chain", "灭活疫苗"], ["核对运输", "2026/cold-chain", "核对运输"], ["不得接收", "2026/cold-chain", "不得接收"], ["藥品", "2024/angle-brackets", "药品"], ["onclick", "2024/angle-brackets", "onclick"]],
    en: [["frozen", "2026/cold-chain", "Frozen"], ["seal", "2026/cold-chain", "seal"], ["accepted", "2026/cold-chain", "accepted"], ["onclick", "2024/angle-brackets", "onclick"]],
  }[language]) {
    await go(`${language}/notices/${notice}.html`, `?q=${encodeURIComponent(query)}`);
    const marked = await lit(page);
    for (const word of words) assert.ok(marked.includes(word), `${query}: ${marked}`);
  }
});

everywhere("in other forms, and of dates and numbers", async ({ page, go }) => {
  for (const [path, query, ...words] of [
    ["en/notices/2021/implementation.html", "2022-04-18", "18 April 2022"],
    ["zh/notices/2021/implementation.html", "18 April 2022", "2022年4月18日"],
    ["zh/notices/2021/implementation.html", "（2021）16号", "〔2021〕16号"],
    ["en/notices/2021/implementation.html", "2021年第16号", "No. 16 of 2021"],
    ["zh/notices/2023/traditional.html", "过敏", "過敏"],
    ["zh/notices/2023/rare-characters.html", "𠮷川", "𠮷川"],
    ["en/notices/2024/biowaivers.html", "societe", "Société"],
    ["en/notices/2024/biowaivers.html", "approve ", "approved"],
  ]) {
    await go(path, `?q=${encodeURIComponent(query)}`);
    const marked = await lit(page);
    for (const word of words) assert.ok(marked.includes(word), `${query}: ${marked}`);
  }
});
