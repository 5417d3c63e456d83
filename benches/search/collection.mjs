// Makes a collection to search: notices in two languages, each of sentences drawn from a site's own records, so that
// a text is in some of the notices and not in nearly all.
//
//   node benches/search/collection.mjs --from content --to FOLDER [--notices 1000] [--seed 1]
//
// The same seed makes the same collection.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { LANGUAGES, plainBlocks } from "./notices.mjs";
import { randomNumbers } from "./queries.mjs";

const SENTENCES = 13;
const IN_A_PARAGRAPH = 3;
const SITE = `[[languages]]\ntag = "zh"\nname = "中文"\ntitle = "公文"\n\n[[languages]]\ntag = "en"\nname = "English"\ntitle = "Gongwen"\n`;

const { values: options } = parseArgs({
  options: {
    from: { type: "string", default: "content" },
    to: { type: "string" },
    notices: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
  },
});
if (!options.to) {
  console.error("--to FOLDER is needed");
  process.exit(2);
}

const below = (random, number) => Math.floor(random() * number);
const random = randomNumbers(Number(options.seed));
await mkdir(options.to, { recursive: true });
await writeFile(join(options.to, "site.toml"), SITE);
const sentences = {};
for (const language of LANGUAGES) sentences[language] = await sentencesOf(language);
for (let number = 0; number < Number(options.notices); number++) {
  const year = 2005 + (number % 20);
  const folder = join(options.to, "content", "notices", String(year));
  await mkdir(folder, { recursive: true });
  for (const language of LANGUAGES) {
    const name = `notice-${String(number).padStart(6, "0")}.${language}.md`;
    await writeFile(join(folder, name), notice(language, year, number));
  }
}

/** The sentences of all records of a language, each once. */
async function sentencesOf(language) {
  const found = new Set();
  for (const file of (await readdir(options.from, { recursive: true })).sort()) {
    if (!file.endsWith(`.${language}.md`)) continue;
    const [, , body = ""] = (await readFile(join(options.from, file), "utf8")).split("+++", 3);
    for (const block of plainBlocks(body)) {
      const parts = language === "zh" ? (block.match(/[^。；]+[。；]?/g) ?? []) : block.split(/(?<=[.;]) /);
      for (const part of parts) if (part.trim().length > 8) found.add(part.trim());
    }
  }
  return [...found];
}

function notice(language, year, number) {
  const drawn = Array.from({ length: SENTENCES }, () => sentences[language][below(random, sentences[language].length)]);
  const title = drawn[0].replace(/[。；.;]$/, "");
  const date = `${year}-01-${String(1 + (number % 28)).padStart(2, "0")}`;
  const paragraphs = [];
  for (let at = 1; at < drawn.length; at += IN_A_PARAGRAPH) {
    paragraphs.push(drawn.slice(at, at + IN_A_PARAGRAPH).join(language === "zh" ? "" : " "));
  }
  return `+++\ntitle = ${JSON.stringify(title)}\ndate = ${date}\nkind = "news"\n+++\n${paragraphs.join("\n\n")}\n`;
}
