// Each page of this repository's site in a browser.
import assert from "node:assert/strict";
import { accessible } from "../accessible.mjs";
import { overflow } from "../axe.mjs";
import { ALL, everywhere } from "../site.mjs";
import { ANYWHERE, files, kinds, PUBLISHED } from "./demo.mjs";

const folder = mode => mode === "http" ? PUBLISHED : ANYWHERE;

accessible({ query: { zh: "药品", en: "drugs" }, topic: "innovation", kinds, folder });

// What `everywhere` forbids is forbidden to all of them: other hosts, and a word to the console.
everywhere("no page is wider than a phone", async ({ page, go, language, mode }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of files(folder(mode), ".html").filter(path => path.startsWith(`${language}/`) || !path.includes("/"))) {
    await go(path);
    assert.equal(await overflow(page), 0, path);
  }
}, { ways: ALL, folder });
