// The rules of WCAG 2.2 A and AA that a program can check, on narrow and wide pages, light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { ALL, answer, box, eventually, everywhere, filter, found, KINDS } from "./site.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const QUERY = { zh: "药品", en: "medicines" };

const violations = async page => {
  await page.evaluate(AXE);
  // Its preloading asks for files in ways that are not open to a page from disk.
  const { violations, passes } = await page.evaluate(tags => /** @type {any} */ (globalThis).axe.run({ runOnly: tags, preload: false }), TAGS);
  assert.ok(passes.length > 10, "the rules were run");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`);
};

const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Each way to open the site has one scheme for each width, so that all four are met in each language and each way in two.
for (const [width, schemes] of /** @type {const} */ ([[360, ["light", "dark"]], [1280, ["dark", "light"]]])) {
  everywhere(`results and filters at ${width} pixels`, async ({ page, ask, language, mode }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: schemes[Number(mode === "http")] });
    await ask(QUERY[language], "&topics=traceability&from=2017");
    assert.ok(await filter(page, "topics", "traceability").isVisible());
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
  }, { ways: ALL });

  everywhere(`the panel at ${width} pixels`, async ({ page, go, language, mode }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: schemes[Number(mode === "http")] });
    await go(`${language}/index.html`);
    await box(page).fill(QUERY[language]);
    await eventually(async () => assert.ok(await found(page).locator("li").count() > 2));
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    const { left, right } = await found(page).evaluate(element => element.getBoundingClientRect());
    assert.ok(left >= 0 && right <= width, `${left} to ${right}`);
  }, { ways: ALL });
}

for (const [width, schemes] of /** @type {const} */ ([[360, ["light", "dark"]], [1280, ["dark", "light"]]])) {
  everywhere(`each kind of page at ${width} pixels`, async ({ page, go, language, mode }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: schemes[Number(mode === "http")] });
    for (const path of ["index.html", ...KINDS.map(kind => `${language}/${kind}`)]) {
      await go(path);
      assert.deepEqual(await violations(page), [], path);
    }
  }, { ways: ALL });
}

everywhere("words without an end do not widen the page", async ({ page, ask, language }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await ask("alert");
  assert.equal(await overflow(page), 0);
  await ask("a".repeat(400));
  await answer(page);
  assert.equal(await overflow(page), 0, language);
});
