// Searching with the keyboard alone.
import assert from "node:assert/strict";
import { ALL, answer, box, eventually, everywhere, found, results, status } from "./site.mjs";

const QUERY = { zh: "药品", en: "medicines" };
const focused = page => page.evaluate(() => document.activeElement?.matches("input[type=search]") ? "box" : document.activeElement?.getAttribute("href") ?? document.activeElement?.tagName);

everywhere("from any page: slash, words, arrows, Enter", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "box");
  assert.equal(await box(page).inputValue(), "", "the slash is not typed");
  await page.keyboard.type(QUERY[language]);
  const links = found(page).locator("a");
  let addresses = [];
  await eventually(async () => {
    addresses = await links.evaluateAll(all => all.map(link => link.getAttribute("href")));
    assert.ok(addresses.length > 2);
    // What was typed before the last key may have been answered, too.
    assert.ok(addresses.every(address => new URL(address, page.url()).searchParams.get("q") === QUERY[language]));
  }, "there are results");
  for (const address of addresses) {
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), address);
  }
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), addresses.at(-1), "below the last there is nothing");
  for (const address of [...addresses.slice(0, -1).reverse(), "box", "box"]) {
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), address);
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/notices\/.*q=/);
}, { ways: ALL });

everywhere("Escape goes back to the box, and then closes the panel", async ({ page, go, language }) => {
  await go(`${language}/notices.html`);
  await page.keyboard.press("/");
  await page.keyboard.type(QUERY[language]);
  await eventually(async () => assert.ok(await found(page).locator("li").count()));
  assert.ok(await found(page).isVisible());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "box");
  assert.ok(await found(page).isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await found(page).isHidden());
});

everywhere("a slash is a slash where text is typed, and no shortcut of the browser's is taken", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await box(page).focus();
  await page.keyboard.type("a/b");
  assert.equal(await box(page).inputValue(), "a/b");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  for (const keys of ["Control+/", "Alt+/", "Meta+/"]) {
    await page.keyboard.press(keys);
    assert.notEqual(await focused(page), "box", keys);
  }
});

everywhere("Enter in the box shows all results", async ({ page, go, language }) => {
  await go(`${language}/index.html`);
  await page.keyboard.press("/");
  await page.keyboard.type(QUERY[language]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=/);
  const { count } = await answer(page);
  assert.ok(count > 3);
  assert.equal(await box(page).inputValue(), QUERY[language]);
  // On the page of results itself they stay.
  await box(page).focus();
  await page.keyboard.press("Enter");
  assert.equal((await answer(page)).count, count);
});

everywhere("on the page of results, too", async ({ page, ask, language }) => {
  await ask(QUERY[language]);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "box");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), await results(page).first().locator("a").getAttribute("href"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), await results(page).nth(1).locator("a").getAttribute("href"));
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "box");
  assert.match(await status(page).textContent(), /\d/, "the results are still there");
});
