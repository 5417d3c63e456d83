// Where a part of the index is missing or damaged the reader is told, and the page lives on.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { FOLDER, answer, box, eventually, everywhere, found, status } from "./site.mjs";

const BROKEN = /索引|index/;
const QUERY = { zh: "疫苗", en: "vaccines" };

/** The folder that the test at hand may damage: a copy of the site. */
let copy = "";
before(async () => {
  copy = await mkdtemp(join(tmpdir(), "search-"));
  await cp(FOLDER, copy, { recursive: true });
});
after(() => rm(copy, { recursive: true }));

const HARM = {
  missing: path => rm(path),
  empty: path => writeFile(path, ""),
  truncated: async path => writeFile(path, (await readFile(path, "utf8")).replace(/^(.*?)..$/s, (_, text) => text.slice(0, text.length / 2))),
};

// Damages files of the index while `run` runs.
const without = async (pattern, harm, run) => {
  const folder = join(copy, "search");
  const names = (await readdir(folder)).filter(name => pattern.test(name));
  assert.ok(names.length, String(pattern));
  for (const name of names) await HARM[harm](join(folder, name));
  try {
    await run();
  } finally {
    for (const name of names) await cp(join(FOLDER, "search", name), join(folder, name));
  }
};

const PARTS = { "the tokens": /^t\d+\.js$/, "the texts": /^d\d+\.js$/, "what can be chosen": /^facets\.js$/, "the manifest": /^index\.js$/ };

for (const [name, pattern] of Object.entries(PARTS)) for (const harm of Object.keys(HARM)) {
  everywhere(`${harm}: ${name}`, async ({ page, go, language }) => {
    await without(pattern, harm, async () => {
      await go(`${language}/search.html`, `?q=${encodeURIComponent(QUERY[language])}`);
      await eventually(async () => assert.match(await status(page).textContent(), BROKEN), "the page of results tells");
      await go(`${language}/index.html`);
      await box(page).fill(QUERY[language]);
      // The panel filters nothing, and does without what can be chosen.
      const told = name === "what can be chosen" ? /\d/ : BROKEN;
      await eventually(async () => assert.match(await status(page).textContent(), told), "the panel tells");
      assert.ok(await found(page).isVisible());
      // The box is still a box: all else on the page works.
      await box(page).fill("");
      await eventually(async () => assert.ok(await found(page).isHidden()));
    });
  }, { folder: () => copy, failed: true });
}

everywhere("compressed parts that are whole scripts and yet damaged", async ({ page, go, language }) => {
  for (const name of ["facets.js", "d0.js"]) await without(new RegExp(`^${name}$`), "missing", async () => {
    const whole = await readFile(join(FOLDER, "search", name), "utf8");
    await writeFile(join(copy, "search", name), whole.replace(/"([A-Za-z0-9+/=]{100,})"/, (_, text) => `"${text.slice(0, 50)}"`));
    await go(`${language}/search.html`, `?q=${encodeURIComponent("疫苗")}`);
    await eventually(async () => assert.match(await status(page).textContent(), BROKEN), name);
  });
}, { folder: () => copy, failed: true });

everywhere("a query that does not need the missing part is answered as ever", async ({ page, go, language }) => {
  // Tokens lie in order: those in Hanzi are in the last parts.
  const tokens = (await readdir(join(copy, "search"))).filter(name => /^t\d+\.js$/.test(name));
  await without(RegExp(`^t${tokens.length - 1}\\.js$`), "missing", async () => {
    await go(`${language}/search.html`, "?q=hotline");
    assert.deepEqual((await answer(page)).notices, ["2019/duty-roster", "2018/duty-roster"]);
    await box(page).fill("追溯");
    await eventually(async () => assert.match(await status(page).textContent(), BROKEN));
    await box(page).fill("hotline");
    await eventually(async () => assert.deepEqual((await answer(page)).notices, ["2019/duty-roster", "2018/duty-roster"]));
  });
}, { folder: () => copy, failed: true });

everywhere("a notice opened from a search is whole without the index", async ({ page, go, language }) => {
  await without(/^(t\d+|d\d+|facets|index)\.js$/, "missing", async () => {
    await go(`${language}/notices/2026/cold-chain.html`, "?q=2026");
    await page.waitForTimeout(200);
    assert.match(await page.locator("main h1").textContent(), { zh: /疫苗/, en: /Vaccines/ }[language]);
  });
}, { folder: () => copy, failed: true });
