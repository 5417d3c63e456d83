// The table of contents: beside the text where there is room, and then it follows; else folded above it.
import assert from "node:assert/strict";
import { eventually, everywhere } from "./site.mjs";

const NOTICE = "notices/2026/cold-chain.html";
const beside = page => page.locator("aside nav.contents");
const current = page => beside(page).locator("[aria-current=location]").evaluateAll(all => all.map(one => one.getAttribute("href")));

everywhere("beside the text, the section in view is marked", async ({ page, go, language }) => {
  // So low a window that each section can come to its top.
  await page.setViewportSize({ width: 1280, height: 300 });
  await go(`${language}/${NOTICE}`);
  assert.ok(await page.locator("details.folded").isHidden());
  const sections = await beside(page).locator("a").evaluateAll(all => all.map(one => one.getAttribute("href")));
  assert.ok(sections.length > 2);
  for (const section of [...sections, ...sections.slice(0, -1).reverse()]) {
    await page.locator(section).evaluate(heading => scrollTo({ top: heading.getBoundingClientRect().top + scrollY - 20, behavior: "instant" }));
    await eventually(async () => assert.deepEqual(await current(page), [section]));
  }
  await page.locator(sections.at(-1)).evaluate(heading => heading.scrollIntoView({ behavior: "instant" }));
  const { top, bottom } = await beside(page).evaluate(nav => nav.getBoundingClientRect());
  assert.ok(top >= 0 && bottom <= 301, `it follows: ${top} to ${bottom}`);
});

everywhere("on a phone it is folded above the text, also without scripts", async ({ page, go, language }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await go(`${language}/${NOTICE}`);
  assert.ok(await beside(page).isHidden());
  const links = page.locator("details.folded a");
  assert.ok(await links.first().isHidden());
  await page.locator("details.folded summary").press("Enter");
  await links.last().click();
  const target = await links.last().getAttribute("href");
  await eventually(async () => {
    const { y } = await page.locator(target).boundingBox();
    assert.ok(y >= 0 && y < 700, `${y}`);
  });
}, { context: { javaScriptEnabled: false } });

everywhere("headings in another language than the page say so", async ({ page, go, language }) => {
  const [path, other] = { zh: ["notices/2020/inspectors-guide.html", "en"], en: ["notices/2020/inspection-rules.html", "zh"] }[language];
  await go(`${language}/${path}`);
  assert.equal(await beside(page).locator("a").first().evaluate(link => link.closest("[lang]").getAttribute("lang")), other);
  assert.equal(await page.locator(".breadcrumbs [aria-current=page]").getAttribute("lang"), other);
});
