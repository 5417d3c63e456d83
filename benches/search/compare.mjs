// Compares the search of a built site with Pagefind and with reading every text, as grep does:
//
//   node benches/search/compare.mjs --site BUILT_SITE --content CONTENT_DIR
//       [--queries 200] [--seed 1] [--only gongwen,pagefind,pagefind-quoted,grep] [--json FILE]
//       [--pagefind PATH_TO_pagefind_extended] [--index FOLDER_IN_SITE] [--index-seconds N]
//
// Each engine is asked the same queries, cut from the notices at random but always the same for a seed.
// What it finds is compared with what the texts hold; what it fetches and how soon it shows a result are
// measured in a browser that has just opened the page. Tables go to the output, progress to the errors.
//
// pagefind-quoted asks Pagefind for the Chinese queries in double quotes, as one who wants the very words might.
// Recall and precision tell engines apart only where most queries are in some of the notices: a made-up
// collection of few sentences, where each is in nearly all of them, says much of speed and little of finding.
//
// Chromium is at CHROMIUM, or /usr/bin/chromium. playwright-core is that of tests/browser, or of TOOLS_DIR.
// Pagefind's index is made in the folder for temporary files, TMPDIR, and taken away afterwards.

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { openGongwen } from "./gongwen.mjs";
import { findAll, timeQuery } from "./measure.mjs";
import { listNotices } from "./notices.mjs";
import { openPagefind } from "./pagefind.mjs";
import { drawQueries } from "./queries.mjs";
import { compareSets, summarise, table } from "./report.mjs";
import { findTruth } from "./truth.mjs";

const HALVES = [
  ["All queries", () => true],
  ["Chinese queries", (query) => query.language === "zh"],
  ["English queries", (query) => query.language === "en"],
];

const progress = (text) => console.error(text);

const options = readOptions();
const chromium = findChromium();
const notices = await listNotices(options.content, options.site);
const queries = await drawQueries(notices, options.queries, options.seed);
progress(`${notices.length} texts of notices, ${queries.length} queries`);
const truth = await findTruth(notices, queries, progress);

const runs = [];
if (options.only.has("grep")) runs.push(readEverything());
await inBrowser(async (browser) => {
  for (const open of enginesWanted()) {
    const engine = await open();
    try {
      runs.push(await run(browser, engine));
    } finally {
      await engine.close();
    }
  }
});

const tables = HALVES.map(([heading, belongs]) => ({
  heading,
  rows: runs.map(({ engine, index, results }) => ({ engine, index, ...summarise(results.filter(belongs)) })),
}));
console.log(report());
if (options.json) {
  const { queries: count, seed } = options;
  await writeFile(options.json, `${JSON.stringify({ texts: notices.length, queries: count, seed, tables, runs }, null, 1)}\n`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      site: { type: "string" },
      content: { type: "string" },
      queries: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "gongwen,pagefind,grep" },
      pagefind: { type: "string", default: "pagefind_extended" },
      index: { type: "string", default: "search" },
      "index-seconds": { type: "string" },
      json: { type: "string" },
    },
  });
  const stop = (text) => {
    console.error(text);
    process.exit(2);
  };
  if (!values.site || !values.content) stop("--site BUILT_SITE and --content CONTENT_DIR are needed");
  const number = (name) => {
    if (values[name] === undefined) return undefined;
    const value = Number(values[name]);
    return Number.isFinite(value) && value >= 0 ? value : stop(`--${name} is to be a number`);
  };
  const only = new Set(values.only.split(","));
  const known = ["gongwen", "pagefind", "pagefind-quoted", "grep"];
  for (const name of only) if (!known.includes(name)) stop(`--only: there is no engine ${name}, only ${known.join(", ")}`);
  if (only.has("pagefind") || only.has("pagefind-quoted")) {
    // Better known now than after the long work for the engine before it.
    try {
      execFileSync(values.pagefind, ["--version"]);
    } catch (error) {
      stop(`--pagefind: ${error.message}; the program is in the package pagefind_bin_extended`);
    }
  }
  return {
    site: resolve(values.site),
    content: resolve(values.content),
    queries: number("queries"),
    seed: number("seed"),
    indexSeconds: number("index-seconds"),
    indexFolder: values.index,
    pagefind: values.pagefind,
    json: values.json,
    only,
  };
}

function enginesWanted() {
  const { site, indexFolder, indexSeconds, only, pagefind: program } = options;
  const engines = {
    gongwen: () => openGongwen({ site, indexFolder, indexSeconds }),
    pagefind: () => openPagefind({ site, notices, program, progress }),
    "pagefind-quoted": () => openPagefind({ site, notices, program, quoteHanzi: true, progress }),
  };
  return Object.keys(engines)
    .filter((name) => only.has(name))
    .map((name) => engines[name]);
}

function findChromium() {
  const tools = process.env.TOOLS_DIR;
  const packages = tools ? join(resolve(tools), "package.json") : new URL("../../tests/browser/package.json", import.meta.url);
  return createRequire(packages)("playwright-core").chromium;
}

async function inBrowser(use) {
  // Without a folder for the user's data, playwright makes a new one for each launch.
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

async function run(browser, engine) {
  const answers = await findAll(browser, engine, queries, progress);
  // The first page that a browser opens is slow for reasons of its own.
  await timeQuery(browser, engine, queries[0], answers[0]);
  const results = [];
  for (const [number, query] of queries.entries()) {
    const answer = answers[number];
    const cost = await timeQuery(browser, engine, query, answer);
    results.push({ ...query, ...compareSets(answer.ids, truth[number]), ...cost });
    if ((number + 1) % 20 === 0) progress(`${engine.name}: ${number + 1} of ${queries.length} queries timed`);
  }
  return { engine: engine.name, index: engine.index, results };
}

/** Grep needs no index and finds the truth, and reads every text in the language for it. Its time would not be that of a browser. */
function readEverything() {
  const results = queries.map((query, number) => {
    const read = notices.filter((notice) => notice.language === query.language);
    const bytes = read.reduce((sum, notice) => sum + notice.bytes, 0);
    return { ...query, ...compareSets(truth[number], truth[number]), files: read.length, bytes };
  });
  return { engine: "grep", index: {}, results };
}

function report() {
  const parts = [`${notices.length} texts of notices; ${queries.length} queries, seed ${options.seed}.`];
  for (const { heading, rows } of tables) parts.push(`## ${heading}`, table(rows));
  for (const { engine, results } of runs) {
    const scripts = results.map((result) => result.scriptBytes ?? 0);
    if (Math.max(...scripts) > 0) parts.push(`${engine}: ${Math.max(...scripts)} bytes of scripts come with the page itself and are not counted.`);
  }
  parts.push("A query that finds nothing has no precision and no time, and is left out of their means and medians.");
  return parts.join("\n\n");
}
