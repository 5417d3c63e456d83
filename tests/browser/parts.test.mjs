// Which parts of the index a query loads, with an index of our own making in which each token is a part.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const TOKENS = ["rat", "rate", "ratified", "ratify", "ratio", "rating", "ration", "rational"];

/** The scripts with that index, and the names of what they load. */
async function search() {
  const loaded = [];
  const posting = String.fromCharCode(32 + (1 << 4));
  const parts = {
    index: { languages: ["en"], notices: 1, said: {}, tokens: ["", ...TOKENS.slice(1)], texts: [0], folds: "，，" },
    patterns: [/()[a-z]+/gu, []],
    ...Object.fromEntries(TOKENS.map((token, i) => [`t${i}`, [[token, posting, ""]]])),
  };
  // A script that is added to the page hands its part over.
  const append = ({ src, onload }) => {
    const [, name] = /(\w+)\.js$/.exec(src) ?? [];
    loaded.push(name);
    Object.assign(context.gongwen, { [name]: parts[name], patterns: parts.patterns });
    onload();
  };
  const document = { documentElement: { lang: "en" }, currentScript: { src: "file:///search/query.js" }, createElement: () => ({}), head: { append } };
  const context = createContext({ document, URL });
  runInContext(await readFile(new URL("../../static/search/query.js", import.meta.url), "utf8"), context);
  return { find: query => context.gongwen.find(query, []), loaded };
}

test("a word is found however many words begin as it does", async () => {
  const { find, loaded } = await search();
  assert.equal((await find("rating ")).hits.length, 1);
  assert.ok(loaded.includes(`t${TOKENS.indexOf("rating")}`));
  assert.ok(loaded.filter(name => /^t\d/.test(name)).length < TOKENS.length, "not all are loaded for it");
});
