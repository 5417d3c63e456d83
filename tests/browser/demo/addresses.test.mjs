// What search engines and feed readers are told: each address is that of a file, and those of translations name each other.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { LAUNCH } from "../launch.mjs";
import { addressOf, ANYWHERE, BASE, fileAt, LANGUAGES, PUBLISHED, texts } from "./demo.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
/** A page for its parsers. @type {import("playwright-core").Page} */
let page;
before(async () => {
  browser = await chromium.launch(LAUNCH);
  page = await browser.newPage();
});
after(() => browser.close());

const isThere = address => {
  const path = fileAt(address);
  return path !== null && existsSync(join(PUBLISHED, path));
};

/** What pages say of themselves and their translations, by their paths. */
const heads = async folder => new Map(await page.evaluate(all => all.map(({ path, text }) => {
  const document = new DOMParser().parseFromString(text, "text/html");
  const links = choice => [...document.querySelectorAll(`link[${choice}]`)];
  return /** @type {const} */ ([path, {
    lang: document.documentElement.lang,
    isHidden: Boolean(document.querySelector("meta[name=robots][content=noindex]")),
    canonical: links("rel=canonical").map(link => link.getAttribute("href")),
    alternates: Object.fromEntries(links("rel=alternate][hreflang").map(link => [link.getAttribute("hreflang"), link.getAttribute("href")])),
    data: [...document.querySelectorAll("script[type='application/ld+json']")].map(script => script.textContent),
  }]);
}), texts(folder, ".html")));

test("a page names itself, and its translations name each other", async () => {
  const pages = await heads(PUBLISHED);
  assert.ok(pages.size > 100, `only ${pages.size} pages were found`);
  for (const [path, { lang, isHidden, canonical, alternates }] of pages) {
    if (isHidden) continue;
    assert.deepEqual(canonical, [addressOf(path)]);
    const { "x-default": gateway, ...translations } = alternates;
    assert.deepEqual(Object.keys(translations), LANGUAGES, path);
    if (path !== "index.html") assert.equal(translations[lang], addressOf(path));
    for (const [language, address] of Object.entries(translations)) {
      const other = pages.get(fileAt(address) ?? "");
      assert.equal(other?.lang, language, `${path}: ${address}`);
      assert.deepEqual(other?.alternates, alternates, `${path}: ${address}`);
    }
    // The page that offers the languages stands for the homes alone.
    const isHome = ["index.html", ...LANGUAGES.map(language => `${language}/index.html`)].includes(path);
    assert.equal(gateway, isHome ? BASE : undefined, path);
  }
});

test("a site that knows no address claims none", async () => {
  for (const [path, { canonical, alternates }] of await heads(ANYWHERE)) {
    assert.deepEqual({ canonical, alternates }, { canonical: [], alternates: {} }, path);
  }
});

test("what JSON-LD says of the site is there", async () => {
  let count = 0;
  const look = (value, path) => {
    if (typeof value === "string" && value.startsWith(BASE)) {
      count += 1;
      assert.ok(isThere(value), `${path}: ${value}`);
    } else if (typeof value === "object") Object.values(value ?? {}).forEach(part => look(part, path));
  };
  for (const [path, { data }] of await heads(PUBLISHED)) {
    data.forEach(text => look(JSON.parse(text), path));
  }
  assert.ok(count > 100, `only ${count} addresses were found`);
});

test("the sitemap has each page that may be found, with its translations", async () => {
  const listed = await page.evaluate(text => {
    const document = new DOMParser().parseFromString(text, "application/xml");
    return [...document.documentElement.children].map(url => {
      const [location, ...links] = url.children;
      return { name: document.documentElement.localName, address: location.textContent, alternates: Object.fromEntries(links.map(link => [link.getAttribute("hreflang"), link.getAttribute("href")])) };
    });
  }, readFileSync(join(PUBLISHED, "sitemap.xml"), "utf8"));
  const pages = await heads(PUBLISHED);
  // Its protocol allows no more in one file.
  assert.ok(listed.length <= 50_000 && listed.every(({ name }) => name === "urlset"));
  const found = [...pages].filter(([, { isHidden }]) => !isHidden).map(([path]) => addressOf(path));
  assert.deepEqual(listed.map(({ address }) => address).sort(), found.sort());
  for (const { address, alternates } of listed) {
    assert.deepEqual(alternates, pages.get(fileAt(address) ?? "")?.alternates, address);
  }
  assert.match(readFileSync(join(PUBLISHED, "robots.txt"), "utf8"), new RegExp(`^Sitemap: ${BASE}sitemap\\.xml$`, "m"));
});

/** A feed by its elements, each a list, since RFC 4287 says how often it may occur. */
const feeds = () => page.evaluate(all => all.map(({ path, text }) => {
  const { documentElement: feed } = new DOMParser().parseFromString(text, "application/xml");
  const read = element => {
    const values = name => [...element.children].filter(child => child.localName === name);
    const links = values("link").map(link => ({ rel: link.getAttribute("rel") ?? "alternate", href: link.getAttribute("href") ?? "", type: link.getAttribute("type"), hreflang: link.getAttribute("hreflang") }));
    const [id, title, updated, published, summary, authors] = ["id", "title", "updated", "published", "summary", "author"].map(name => values(name).map(value => (value.textContent ?? "").trim()));
    return { id, title, updated, published, summary, authors, links, lang: element.getAttribute("xml:lang") };
  };
  const isAtom = feed.localName === "feed" && feed.namespaceURI === "http://www.w3.org/2005/Atom";
  return { path, isAtom, ...read(feed), entries: [...feed.children].filter(child => child.localName === "entry").map(read) };
}), texts(PUBLISHED, ".atom"));

const isDate = text => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

/** RFC 4287, sections 4.1.1 and 4.1.2: what a feed and an entry have in common. */
function assertElement({ id, title, updated, published, links, lang }, where) {
  for (const [name, values] of Object.entries({ id, title, updated })) {
    assert.equal(values.length, 1, `${where}: ${name}`);
    assert.ok(values[0], `${where}: ${name}`);
  }
  assert.ok(URL.canParse(id[0]), `${where}: ${id}`);
  [...updated, ...published].forEach(date => assert.ok(isDate(date), `${where}: ${date}`));
  assert.ok(published.length <= 1, where);
  assert.ok(LANGUAGES.includes(lang), `${where}: ${lang}`);
  links.forEach(({ href }) => assert.ok(isThere(href), `${where}: ${href}`));
  const alternates = links.filter(({ rel }) => rel === "alternate").map(({ type, hreflang }) => `${type} ${hreflang}`);
  assert.equal(new Set(alternates).size, alternates.length, `${where}: one alternate of a type and language`);
}

test("feeds are as RFC 4287 says", async () => {
  const all = await feeds(), ids = new Set();
  assert.ok(all.length >= 2 * LANGUAGES.length, `only ${all.length} feeds were found`);
  for (const feed of all) {
    const { path, entries } = feed;
    assert.ok(feed.isAtom, path);
    assertElement(feed, path);
    assert.ok(!ids.has(feed.id[0]), `${path}: ${feed.id}`);
    ids.add(feed.id[0]);
    assert.deepEqual(feed.links.filter(({ rel }) => rel === "self").map(({ href }) => href), [addressOf(path)]);
    assert.ok(entries.length, path);
    assert.equal(new Set(entries.map(({ id }) => id[0])).size, entries.length, path);
    for (const entry of entries) {
      const where = `${path}: ${entry.id}`;
      assertElement(entry, where);
      assert.ok(feed.authors.concat(entry.authors).some(Boolean), `${where}: an author`);
      // Section 4.1.2: an entry without content has an alternate, and section 4.1.1.1 wants words.
      assert.ok(entry.links.some(({ rel }) => rel === "alternate"), where);
      assert.ok(entry.summary.length === 1 && entry.summary[0], `${where}: a summary`);
      assert.ok(Date.parse(entry.updated[0]) <= Date.parse(feed.updated[0]), where);
    }
  }
});
