// How the browser reads a text, held to the cases to which the program is held, too.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { FOLDER } from "./site.mjs";

/** What stands before a unit, as the table writes it. */
const gap = ({ gap }, i) => {
  if (i && /^[-/_‐-–]?$/.test(gap)) return gap ? "-" : ".";
  return i && /^\s+$/.test(gap) ? " " : "|";
};

/** The reader of texts, defined by the index of the built site. */
async function reader() {
  const context = createContext({ document: { currentScript: {} } });
  for (const name of ["query", "index"]) runInContext(await readFile(join(FOLDER, "search", `${name}.js`), "utf8"), context, { filename: `${name}.js` });
  return context.gongwen;
}

const cases = async path => (await readFile(new URL(path, import.meta.url), "utf8")).split("\n").filter(line => line && !line.startsWith("#"));

const unescape = text => text.replace(/\\(?:u\{([0-9a-f]+)\}|([nrt\\]))/gi, (_, code, letter) => (code ? String.fromCodePoint(Number.parseInt(code, 16)) : { n: "\n", r: "\r", t: "\t", "\\": "\\" }[letter]));

test("texts are read as the program reads them", async () => {
  const text = await reader();
  const all = await cases("../search/units.txt");
  assert.ok(all.length > 30);
  const wrong = [];
  for (const line of all) {
    const [source, units, compounds] = line.split("\t");
    const read = text.read(unescape(source));
    const is = Array.from(read.units, (unit, i) => gap(unit, i) + unit.text).join("");
    const tokens = read.dates.map(date => date.text).sort().join(" ");
    if (is !== unescape(units ?? "") || tokens !== (compounds ?? "").split(" ").sort().join(" ")) wrong.push({ source, is, tokens, units, compounds });
  }
  assert.deepEqual(wrong, []);
});

test("each unit and compound is where its place says", async () => {
  const text = await reader();
  for (const line of await cases("../search/units.txt")) {
    const source = unescape(line.split("\t")[0]);
    const { units, dates } = text.read(source);
    let end = 0;
    for (const { from, to } of units) {
      assert.ok(from >= 0 && from < to && to <= source.length, line);
      assert.ok(to >= end, line);
      // Between the halves of a character there is no place.
      for (const at of [from, to]) assert.doesNotMatch(source.slice(at - 1, at + 1), /^[\ud800-\udbff][\udc00-\udfff]$/, line);
      end = to;
    }
    for (const { from, to, text: token } of dates) assert.equal(text.read(source.slice(from, to)).dates.map(date => date.text).join(), token, line);
  }
});

test("plurals and tenses of a word share a stem, which no other word has", async () => {
  const text = await reader();
  const owners = new Map();
  const wrong = [];
  for (const line of await cases("stems.txt")) {
    const stems = new Set(line.split(" ").map(word => text.stem(word)));
    if (stems.size > 1) wrong.push(`${line}: ${[...stems].join(", ")}`);
    for (const stem of stems) {
      if (owners.has(stem)) wrong.push(`${stem}: ${owners.get(stem)} / ${line}`);
      owners.set(stem, line);
    }
  }
  assert.deepEqual(wrong, []);
});
