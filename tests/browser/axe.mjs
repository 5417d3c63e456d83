// What a program can tell of the accessibility of a page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// WCAG 2.0 to 2.2, A and AA, and what is good practice besides.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is wrong in a page as it is shown, but for what selectors leave out. */
export const violations = async (page, { exclude = /** @type {string[]} */ ([]) } = {}) => {
  await page.evaluate(AXE);
  // Its preloading asks for files in ways that are not open to a page from disk.
  const { violations, passes } = await page.evaluate(
    ({ tags, exclude }) => /** @type {any} */ (globalThis).axe.run({ exclude }, { runOnly: tags, preload: false }),
    { tags: TAGS, exclude },
  );
  assert.ok(passes.length > 10, "the rules were run");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`);
};

/** By how many pixels a page is wider than its window. */
export const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
