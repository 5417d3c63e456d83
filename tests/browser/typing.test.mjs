// Typing: results follow the keys, an old answer never stands in for a new one, and an input method is left alone.
import assert from "node:assert/strict";
import { answer, box, eventually, everywhere, found, status, type } from "./site.mjs";

// Lets parts of the index wait. To be asked for before the page is opened: a page from disk keeps to the routes of its start.
const gate = async (page, pattern) => {
  const held = [];
  let isOpen = true;
  await page.route(pattern, route => {
    if (isOpen) return route.continue();
    held.push(route);
    return undefined;
  });
  return {
    held,
    close: () => { isOpen = false; },
    open: () => {
      isOpen = true;
      return Promise.all(held.map(route => route.continue()));
    },
  };
};

everywhere("the last of many quick keys counts", async ({ page, go, language }) => {
  await go(`${language}/search.html`);
  await answer(page);
  await type(page, { zh: "药品追溯", en: "traceability" }[language]);
  const there = await answer(page);
  assert.equal(there.notices[0], "2017/traceability-pilot");
  for (let i = 0; i < 3; i++) await page.keyboard.press("Backspace");
  await type(page, { zh: "不良反应", en: "e" }[language]);
  await box(page).fill({ zh: "举报电话", en: "hotline" }[language]);
  assert.deepEqual((await answer(page)).notices, ["2019/duty-roster", "2018/duty-roster"]);
});

everywhere("an answer whose index comes late does not replace a newer one", async ({ page, go, language }) => {
  const index = await gate(page, /\/search\/t[1-9]\d*\.js/);
  await go(`${language}/index.html`);
  // These words lie in the first part of the index, those below in the last.
  await type(page, "仿制药");
  await eventually(async () => assert.ok(await found(page).locator("li").count()));
  const newer = await found(page).innerText();
  index.close();
  await box(page).fill("追溯");
  await eventually(() => assert.ok(index.held.length), "the index is asked for");
  await box(page).fill("仿制药");
  await eventually(async () => assert.equal(await found(page).innerText(), newer));
  await index.open();
  await page.waitForTimeout(300);
  assert.equal(await found(page).innerText(), newer);
});

everywhere("nor does one whose texts come late", async ({ page, go, language }) => {
  const texts = await gate(page, /\/search\/d\d+\.js/);
  await go(`${language}/index.html`);
  texts.close();
  await box(page).fill({ zh: "疫苗", en: "vaccines" }[language]);
  await eventually(() => assert.ok(texts.held.length), "the texts are asked for");
  await box(page).fill("珍珠翡翠");
  await eventually(async () => assert.match(await status(page).textContent(), /没有找到|Nothing found/));
  await texts.open();
  await page.waitForTimeout(300);
  assert.match(await status(page).textContent(), /没有找到|Nothing found/);
  assert.equal(await found(page).locator("li").count(), 0);
});

everywhere("an emptied box takes its results with it", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await type(page, { zh: "药品", en: "medicines" }[language]);
  await eventually(async () => assert.ok(await found(page).locator("li").count()));
  await box(page).fill("");
  await eventually(async () => assert.ok(await found(page).isHidden()));
});

everywhere("what is still being composed is not searched for", async ({ page, context, go, language }) => {
  await go(`${language}/search.html`);
  const before = await answer(page);
  const { href } = new URL(page.url());
  const input = await context.newCDPSession(page);
  await box(page).focus();
  for (const text of ["y", "yi", "yi m", "yi miao"]) {
    await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    assert.deepEqual(await answer(page), before);
  }
  assert.equal(page.url(), href);
  await input.send("Input.insertText", { text: "疫苗" });
  assert.equal(await box(page).inputValue(), "疫苗");
  await eventually(async () => assert.deepEqual((await answer(page)).notices, ["2026/cold-chain"]));
  await page.waitForURL(/q=%E7%96%AB%E8%8B%97/);
});

everywhere("keys that choose among an input method's candidates are its own", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await type(page, { zh: "药品", en: "medicines" }[language]);
  await eventually(async () => assert.ok(await found(page).locator("li").count()));
  for (const key of ["ArrowDown", "Escape", "ArrowUp"]) {
    const isLeft = await box(page).evaluate((element, key) => element.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true })), key);
    assert.ok(isLeft, key);
    assert.ok(await box(page).evaluate(element => element === document.activeElement), key);
    assert.ok(await found(page).isVisible(), key);
  }
});
