// Whatever is typed or pasted, and whatever notices say, is text: it is answered or not, and does nothing else.
import assert from "node:assert/strict";
import { answer, box, eventually, everywhere, forget, found, results, status } from "./site.mjs";

const BROKEN = /索引|index/;

const ODD = {
  "nothing but space": " \t  ",
  "one letter": "a",
  "one Hanzi": "药",
  "one digit": "2",
  "nothing but signs": "。，！？…—“”「」《》()[]{}\\/^$.*+?|",
  "a quotation mark alone": "“",
  "quotation marks the wrong way round": "”药品“",
  "quotation marks without end": "\"“「药品",
  "HTML": "<script>alert(1)</script><img src=x onerror=alert(2)>",
  "an address": "javascript:alert(1)//https://notices.example/?a=b&c=%00",
  "emoji": "💊👨‍👩‍👧🇨🇳",
  "two languages": "GMP检查 of 药品质量 in Linjiang市",
  "names of what every object has": "constructor __proto__ toString hasOwnProperty",
  "half of a character": "药品\ud800",
  "the other half": "\udfb7药品",
  "control characters": "药\u0000品\u0007\u001b[31m\u007f\u0085\u200b\ufeff\u202e",
  "marks upon marks": `e${"\u0301".repeat(200)}`,
  "a great number": "9".repeat(300),
  "two thousand Hanzi": "药品质量".repeat(500),
  "a thousand words": "quality ".repeat(1000),
  "five hundred letters": "a".repeat(500),
  "many words that differ": Array.from({ length: 200 }, (_, i) => `word${i}`).join(" "),
  "dates that are none": "2022-99-99 0 April 2022 〔9999〕999999999号",
};

everywhere("odd input is answered, on the page of results", async ({ page, go, language }) => {
  await go(`${language}/search.html`);
  await answer(page);
  const wrong = [];
  for (const [name, query] of Object.entries(ODD)) {
    await forget(page);
    // Set as a paste would, since keys cannot type half of a character.
    await box(page).evaluate((element, query) => {
      /** @type {HTMLInputElement} */ (element).value = query;
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, query);
    const { text } = await answer(page);
    if (BROKEN.test(text)) wrong.push(name);
    assert.equal(await page.locator("main :is(script, img, iframe)").count(), 0, name);
  }
  assert.deepEqual(wrong, [], "the index is not said to be broken");
});

everywhere("and in the panel", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  const wrong = [];
  for (const [name, query] of Object.entries(ODD)) {
    await forget(page);
    await box(page).evaluate((element, query) => {
      /** @type {HTMLInputElement} */ (element).value = query;
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, query);
    if (query.trim()) await eventually(async () => assert.match(await status(page).textContent(), /./), name);
    if (BROKEN.test(await status(page).textContent())) wrong.push(name);
  }
  assert.deepEqual(wrong, [], "the index is not said to be broken");
});

everywhere("the same in an address, and on the page of a notice", async ({ page, go, language }) => {
  for (const path of ["search.html", "notices/2024/angle-brackets.html"]) for (const name of ["nothing but signs", "HTML", "control characters", "five hundred letters"]) {
    await go(`${language}/${path}`, `?q=${encodeURIComponent(ODD[name])}`);
    if (path === "search.html") assert.doesNotMatch((await answer(page)).text, BROKEN, name);
  }
  // Bytes that are no UTF-8, and half of a character in it.
  for (const query of ["?q=%ff%fe%E8", "?q=%ED%A0%80", "?q=a&q=b", "?q"]) {
    await go(`${language}/search.html`, query);
    assert.doesNotMatch((await answer(page)).text, BROKEN, query);
  }
});

everywhere("what is around control characters and halves of characters is still found", async ({ page, ask, go, language }) => {
  await go(`${language}/search.html`);
  for (const query of ["琥珀色\u0007", "\ud800 琥珀色", "琥珀色\udc00", "💊 琥珀色", "！琥珀色。", "“琥珀色", "<b>琥珀色</b>".replaceAll("b", "!")]) {
    assert.deepEqual((await ask(query)).notices, ["2020/inspection-rules"], JSON.stringify(query));
  }
  assert.equal(await results(page).count(), 1);
});

everywhere("HTML in a title, a heading and a text is shown as it is written", async ({ page, ask, go, language }) => {
  const [title] = { zh: ["关于标签文件中<b>尖括号</b>与<script>alert(1)</script>写法的通知"], en: ["Notice on Writing <b>Angle Brackets</b> and <script>alert(1)</script> in Label Files"] }[language];
  for (const [query, passage] of [
    ["<script>alert(1)</script>", "alert"],
    ["alert 3", "<script>alert(3)</script>"],
    ["onerror", "<img src=x onerror=alert(2)>"],
    ["onclick", '<label onclick="alert(4)">'],
  ]) {
    const { notices } = await ask(query);
    assert.deepEqual(notices, ["2024/angle-brackets"], query);
    assert.equal(await results(page).locator("a").textContent(), title);
    assert.ok((await results(page).textContent()).includes(passage), `${query}: ${await results(page).textContent()}`);
    assert.equal(await results(page).locator(":is(script, img, b, label)").count(), 0);
  }
  await go(`${language}/index.html`);
  await box(page).fill("onerror");
  await eventually(async () => assert.equal(await found(page).locator("li > a").textContent(), title));
  assert.equal(await found(page).locator(":is(script, img, b, label)").count(), 0);
});

everywhere("emoji in a title stay whole, and so do Hanzi of two units in a passage", async ({ page, ask }) => {
  await ask("药业更名");
  assert.equal(await results(page).locator("a").textContent(), "关于𠮷川药业更名💊的通告");
  await ask("厂房地址");
  assert.ok((await results(page).textContent()).includes("吉川药业更名为𠮷川药业"));
  await ask("𠮷川药业");
  assert.ok((await results(page).locator("mark").allTextContents()).includes("𠮷川药业"));
});
