// The rules of accessibility, on a site's search and on each kind of its pages: narrow and wide, light and dark.
import assert from "node:assert/strict";
import { overflow, violations } from "./axe.mjs";
import { ALL, box, eventually, everywhere, filter, found } from "./site.mjs";

/**
 * Registers the tests of one site: `query` in each language finds notices, some of them of `topic`; `kinds` are the pages to
 * look at in a language; `folder` is where the site lies, by the way it is opened.
 */
export function accessible({ query, topic, kinds, folder = undefined }) {
  // Each way to open the site has one scheme for each width, so that all four are met in each language and each way in two.
  for (const [width, schemes] of /** @type {const} */ ([[360, ["light", "dark"]], [1280, ["dark", "light"]]])) {
    const tried = (name, run) => everywhere(`${name} at ${width} pixels`, async given => {
      await given.page.setViewportSize({ width, height: 800 });
      await given.page.emulateMedia({ colorScheme: schemes[Number(given.mode === "http")] });
      await run(given);
    }, { ways: ALL, folder });
    const isInOrder = async (page, message) => {
      assert.deepEqual(await violations(page), [], message);
      assert.equal(await overflow(page), 0, message);
    };

    tried("results and filters", async ({ page, ask, language }) => {
      await ask(query[language], `&topics=${topic}&from=2017`);
      assert.ok(await filter(page, "topics", topic).isVisible());
      await isInOrder(page);
    });

    tried("the panel", async ({ page, go, language }) => {
      await go(`${language}/index.html`);
      await box(page).fill(query[language]);
      await eventually(async () => assert.ok(await found(page).locator("li").count() > 2));
      // Nobody aims at what lies half behind the panel; without it, it is looked at below.
      assert.deepEqual(await violations(page, { exclude: ["main"] }), []);
      assert.equal(await overflow(page), 0);
      const { left, right } = await found(page).evaluate(element => element.getBoundingClientRect());
      assert.ok(left >= 0 && right <= width, `${left} to ${right}`);
    });

    tried("each kind of page", async ({ page, go, language }) => {
      for (const path of kinds(language)) {
        await go(path);
        await isInOrder(page, path);
      }
    });
  }
}
