// Takes the pictures of the site that the READMEs and the guide show, from the built site of this repository:
//
//   cargo run -- build && npm --prefix tests/browser run pictures
//
// They are taken again when the look has changed.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { LAUNCH } from "./launch.mjs";

const SITE = pathToFileURL(process.env.SITE ?? fileURLToPath(new URL("../../public/", import.meta.url))).href.replace(/\/?$/, "/");
const FOLDER = fileURLToPath(new URL("../../docs/content/pictures/", import.meta.url));

const WIDE = { width: 1280, height: 640 };
const PHONE = { width: 390, height: 800 };

// What is shown: the file's name says which page, in which language, and how light.
const PICTURES = [
  { name: "home-en-light", page: "en/index.html", size: WIDE, light: "light" },
  { name: "notice-zh-dark", page: "zh/notices/2026/drug-registration-conference.html", size: WIDE, light: "dark" },
  { name: "side-by-side-en-light", page: "en/notices/2026/drug-registration-conference.parallel.html", size: WIDE, light: "light" },
  { name: "search-zh-light", page: "zh/search.html?q=网络销售", size: WIDE, light: "light", awaits: "#search-results > li" },
  { name: "topic-en-phone", page: "en/topics/online-sales.html", size: PHONE, light: "light" },
];

// The largest that a test allows.
const LARGEST = 150 * 1024;

await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch(LAUNCH);
try {
  for (const { name, page: address, size, light, awaits } of PICTURES) {
    const context = await browser.newContext({ viewport: size, colorScheme: light, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(SITE + address);
    if (awaits) await page.locator(awaits).first().waitFor();
    const path = `${FOLDER}${name}.png`;
    await page.screenshot({ path });
    const { size: bytes } = await stat(path);
    console.log(`${name}.png: ${Math.ceil(bytes / 1024)} KiB${bytes > LARGEST ? ", which is too large: show less" : ""}`);
    await context.close();
  }
} finally {
  await browser.close();
}
