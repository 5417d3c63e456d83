// Each kind of page from a phone to a wall, by keyboard, and on paper.
import assert from "node:assert/strict";
import { box, everywhere, KINDS } from "./site.mjs";

const NOTICE = "notices/2026/cold-chain.html", PARALLEL = "notices/2026/cold-chain.parallel.html";

for (const width of [360, 768, 1280, 2560]) {
  everywhere(`nothing is wider than ${width} pixels, and nothing moves once it is shown`, async ({ page, go, language }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      /** @type {any} */
      const seen = globalThis;
      seen.shifts = 0;
      new PerformanceObserver(list => {
        for (const shift of list.getEntries()) seen.shifts += /** @type {any} */ (shift).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of ["index.html", ...KINDS.map(kind => `${language}/${kind}`)]) {
      await go(path);
      await page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const { over, shifts } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        shifts: /** @type {any} */ (globalThis).shifts,
      }));
      assert.equal(over, 0, path);
      assert.equal(shifts, 0, path);
    }
  });
}

everywhere("each page has a title of its own, headings in order, and its place on the way from home", async ({ page, go, language }) => {
  const titles = new Set();
  for (const kind of KINDS) {
    await go(`${language}/${kind}`);
    titles.add(await page.title());
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll(all => all.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1])));
    assert.equal(levels.filter(level => level === 1).length, 1, kind);
    assert.ok(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), `${kind}: ${levels}`);
    const here = page.locator(".breadcrumbs [aria-current=page]");
    assert.equal(await here.count(), kind === "index.html" ? 0 : 1, kind);
  }
  assert.equal(titles.size, KINDS.length);
});

everywhere("the first key leads past the head of the page", async ({ page, go, language }) => {
  await go(`${language}/${NOTICE}`);
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  const { y } = await skip.boundingBox();
  assert.ok(y >= 0 && await skip.evaluate(one => one === document.activeElement));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main")), "what comes next is in the text");
});

for (const [width, kind] of /** @type {const} */ ([[360, NOTICE], [360, "matrix.html"], [1280, NOTICE], [1280, PARALLEL], [1280, "index.html"]])) {
  everywhere(`whatever has the focus is seen: ${kind} at ${width} pixels`, async ({ page, go, language }) => {
    await page.setViewportSize({ width, height: 500 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await go(`${language}/${kind}`);
    const count = await page.locator(":is(a[href], button, input, summary, [tabindex='0']):visible").count();
    // There and back, so that what sticks to the top is met from below.
    for (const key of ["Tab", "Shift+Tab"]) for (let i = 0; i < count; i++) {
      await page.keyboard.press(key);
      const fault = await page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        const one = document.activeElement;
        if (!one || one === document.body) return "";
        const name = one.outerHTML.slice(0, 120), [{ left, top, width, height }] = one.getClientRects();
        if (width * height === 0) return `without size: ${name}`;
        // What scrolls within itself may be larger than the window.
        if (one.matches("[tabindex='0']")) return "";
        // WCAG 2.4.11: it is not hidden entirely.
        const isSeen = [0.1, 0.3, 0.5, 0.7, 0.9].some(part => {
          const at = document.elementFromPoint(left + width * part, top + height / 2);
          return at && (one.contains(at) || at.contains(one));
        });
        if (!isSeen) return `hidden: ${name}`;
        return getComputedStyle(one).outlineStyle === "none" ? `without a mark: ${name}` : "";
      });
      assert.equal(fault, "", key);
    }
  });
}

everywhere("on paper there is no navigation; the address, the particulars and the source are there, in black", async ({ page, go, language }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await go(`${language}/${NOTICE}`);
  assert.equal(await page.locator(":is(nav, form, button, details.folded, .skip, .tools, footer):visible").count(), 0);
  const text = await page.locator("body").innerText();
  assert.ok(text.includes(`https://notices.example/${language}/${NOTICE}`), "where the page is");
  assert.match(text, /(来源|Source)(：|: )https:\/\/notices\.example\/2026\/cold-chain\.html/, "where the notice was");
  const [facts, first] = await Promise.all([page.locator("aside .facts").boundingBox(), page.locator(".prose").boundingBox()]);
  assert.ok(facts.y < first.y, "the particulars come first");
  assert.deepEqual(await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  }), ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  await go(`${language}/${PARALLEL}`);
  const [left, right] = await Promise.all([0, 1].map(n => page.locator(".pair").nth(2).locator("> div").nth(n).boundingBox()));
  assert.ok(left.x + left.width <= right.x && left.y === right.y, "two languages stay side by side");
});

everywhere("the box of the search stands in the head at each width", async ({ page, go, language }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await go(`${language}/index.html`);
    const { y, height } = await box(page).boundingBox();
    assert.ok(y + height < 160, `${y}`);
  }
});
