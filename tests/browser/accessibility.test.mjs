// The search site, by the rules of accessibility; and that no word is too long for a narrow page.
import assert from "node:assert/strict";
import { accessible } from "./accessible.mjs";
import { overflow } from "./axe.mjs";
import { answer, everywhere, KINDS } from "./site.mjs";

accessible({
  query: { zh: "药品", en: "medicines" },
  topic: "traceability",
  kinds: language => ["index.html", ...KINDS.map(kind => `${language}/${kind}`)],
});

everywhere("words without an end do not widen the page", async ({ page, ask, language }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await ask("alert");
  assert.equal(await overflow(page), 0);
  await ask("a".repeat(400));
  await answer(page);
  assert.equal(await overflow(page), 0, language);
});
