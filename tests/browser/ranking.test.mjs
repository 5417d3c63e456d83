// In what order notices are shown.
import assert from "node:assert/strict";
import { ALL, everywhere, wholeAnswer } from "./site.mjs";

everywhere("what has the word in its title stands first, however often others have it", async ({ ask, language }) => {
  const { notices } = await ask({ zh: "药品追溯", en: "traceability" }[language]);
  assert.equal(notices[0], "2017/traceability-pilot");
  assert.ok(notices.includes({ zh: "2025/questions-on-codes", en: "2025/questions-on-codes-in-english" }[language]), String(notices));
}, { ways: ALL });

everywhere("of two that say the same the newer stands first", async ({ ask, language }) => {
  const { notices } = await ask({ zh: "举报电话", en: "hotline" }[language]);
  assert.deepEqual(notices, ["2019/duty-roster", "2018/duty-roster"]);
});

everywhere("without a query the newest stands first", async ({ page, go, language }) => {
  await go(`${language}/search.html`, "?topics=traceability");
  const { notices } = await wholeAnswer(page);
  const years = notices.map(notice => Number.parseInt(notice, 10));
  assert.deepEqual(years, years.toSorted((a, b) => b - a));
  assert.equal(notices.length, 6);
});

everywhere("a word used often counts more than one used in passing", async ({ ask, language }) => {
  const { notices } = await ask({ zh: "检查机构", en: "inspectors" }[language]);
  assert.equal(notices[0], { zh: "2020/inspection-rules", en: "2020/inspectors-guide" }[language]);
});
