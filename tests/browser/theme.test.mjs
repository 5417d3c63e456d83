// Light and dark: as the system is, until a reader chooses.
import assert from "node:assert/strict";
import { ALL, everywhere } from "./site.mjs";

const NAME = { zh: /配色/, en: /Colours/ };
const CHOICES = { zh: ["系统", "浅色", "深色"], en: ["System", "Light", "Dark"] };
const LIGHT = "rgb(253, 253, 251)", DARK = "rgb(21, 24, 27)";

const paper = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const theSwitch = (page, language) => page.getByRole("button", { name: NAME[language] });

everywhere("the choice goes round, is told, and is kept", async ({ page, go, language }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await go(`${language}/index.html`);
  assert.equal(await paper(page), DARK, "as the system is");
  const [system, light, dark] = CHOICES[language];
  for (const [choice, colour] of [[light, LIGHT], [dark, DARK], [system, DARK], [light, LIGHT]]) {
    await theSwitch(page, language).press("Enter");
    assert.equal(await paper(page), colour, choice);
    assert.ok(await page.getByRole("button", { name: choice }).isVisible(), `${choice}: the name says so`);
    assert.match(await page.locator("header [aria-live]").textContent(), new RegExp(choice), "and it is announced");
  }
  for (const path of [`${language}/notices/2026/cold-chain.html`, "index.html"]) {
    await go(path);
    assert.equal(await paper(page), LIGHT, path);
  }
}, { ways: ALL });

everywhere("nothing flashes: the choice is there before the body is", async ({ page, go, language }) => {
  await page.addInitScript(() => {
    /** @type {any} */
    const seen = globalThis;
    seen.bodyAtChoice = "never";
    new MutationObserver((_, observer) => {
      if (!document.documentElement?.dataset.theme) return;
      seen.bodyAtChoice = Boolean(document.body);
      observer.disconnect();
    }).observe(document, { subtree: true, attributes: true, childList: true });
  });
  for (const path of [`${language}/index.html`, `${language}/notices/2026/cold-chain.html`, "index.html"]) {
    await go(path);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).bodyAtChoice), false, path);
    const order = await page.locator("head > script:not([defer]), head > link[rel=stylesheet]").evaluateAll(all => all.map(one => one.tagName));
    assert.equal(order[0], "SCRIPT", "the script is read before the stylesheet");
    assert.equal(await page.locator("script:not([src]):not([type])").count(), 0, "and is in no page itself");
  }
});

everywhere("where nothing may be kept the switch still works", async ({ page, go, language }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("refused"); } }));
  await go(`${language}/index.html`);
  await theSwitch(page, language).click();
  await theSwitch(page, language).click();
  assert.equal(await paper(page), DARK);
});

everywhere("without scripts there is no switch, and the system decides", async ({ page, go, language }) => {
  for (const [colorScheme, colour] of /** @type {const} */ ([["light", LIGHT], ["dark", DARK]])) {
    await page.emulateMedia({ colorScheme });
    await go(`${language}/index.html`);
    assert.ok(await page.locator("header .theme").isHidden());
    assert.equal(await paper(page), colour);
  }
}, { context: { javaScriptEnabled: false } });
