// Whatever strangers' texts hold is text on every page: nothing of it runs, loads or leads away. Each page is opened from a disk with
// the policy that it has, which is the second line of defence, and from a server without it, so that the first has to hold alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { answer, box, eventually, everywhere, found, results } from "../site.mjs";
import { build, LANGUAGES } from "./collection.mjs";
import { TEXTS } from "./payloads.mjs";

const { folder, end } = build();
after(end);

const files = ending => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith(ending))
  .map(entry => relative(folder, join(entry.parentPath, entry.name)))
  .sort();

/** As they stand in an address. */
const encoded = path => path.split("/").map(encodeURIComponent).join("/");

/** Before any script of a page: whatever a payload could call is noted. */
function watch() {
  const ran = [];
  Object.defineProperty(globalThis, "ran", { value: ran });
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = (...given) => { ran.push(`${name}(${given})`); };
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => ran.push(`against the policy: ${violatedDirective} ${blockedURI}`));
}

/** What a page has that no page of the site should have. */
function strange(root) {
  const wrong = [...globalThis.ran], odd = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u, tell = element => wrong.push(element.outerHTML.slice(0, 200));
  const own = new Set(["application/atom+xml", "text/markdown", "application/json"]);
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName, is = (/** @type {string} */ names) => names.split(" ").includes(name);
    if (is("iframe object embed frame frameset applet base template math svg audio video source portal marquee textarea dialog slot map area") || name.includes("-")) tell(one);
    if (name === "style" && document.title !== "404") tell(one);
    if (name === "script" && one.type === "application/ld+json") JSON.parse(one.textContent);
    else if (name === "script" && (one.textContent || !one.src.startsWith(root))) tell(one);
    if (name === "form" && new URL(one.action).protocol !== location.protocol && document.title !== "404") tell(one);
    if (name === "img" && one.src && !one.src.startsWith(root)) tell(one);
    if (name === "link" && one.rel === "stylesheet" && !one.href.startsWith(root)) tell(one);
    if (name === "link" && one.rel === "alternate" && one.type && !own.has(one.type)) tell(one);
    if (name === "meta" && one.httpEquiv && !["refresh", "Content-Security-Policy"].includes(one.httpEquiv)) tell(one);
    if (name === "meta" && one.httpEquiv === "refresh" && !new URL(one.content.split("url=")[1], location.href).href.startsWith(root)) tell(one);
    if (name === "a" && one.href && !/^(https?|mailto|tel|file):$/.test(one.protocol) && !(one.protocol === "data:" && one.download)) tell(one);
    for (const { name, value } of one.attributes) {
      const isOdd = /^on|^(style|srcdoc|srcset|formaction|ping|background|target|accesskey|popover|contenteditable|is)$/.test(name);
      // Whatever is named is a control of the search.
      const isNamed = name === "name" && one.matches("main *") && !one.matches("[form=search], main > section > [role=search] > input");
      if (isOdd || isNamed || !/^[a-z-]+$/.test(name) && document.contentType === "text/html") tell(one);
      if (odd.test(value)) tell(one);
    }
    if (one.id && document.getElementById(one.id) !== one) tell(one);
  }
  if (odd.test(document.documentElement.textContent ?? "")) wrong.push("an odd character");
  return wrong;
}

/** What of a text is shown: what turns its direction is gone, what no page may hold is U+FFFD, and space is space. */
const shown = text => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd").replace(/\s+/g, " ").trim();

/** Opened as people open it, with the policy; and from a server, without. */
const WAYS = [["file", "zh"], ["http", "en"]];
const hostile = (name, run) => {
  for (const way of WAYS) {
    everywhere(name, async given => {
      await given.context.addInitScript(watch);
      given.context.on("page", page => assert.fail(`another page: ${page.url()}`));
      const wrong = [];
      const sound = async path => wrong.push(...(await given.page.evaluate(strange, given.root)).map(what => `${path}: ${what}`));
      await run({ ...given, sound });
      assert.deepEqual(wrong, []);
    }, { ways: [way], folder: () => folder, context: { bypassCSP: way[0] === "http" }, failed: true });
  }
};

test("the collection is as large as it was meant to be", () => {
  const pages = files(".html");
  assert.ok(pages.length > 350, `${pages.length} pages`);
  for (const [number] of TEXTS.entries()) assert.ok(pages.includes(`en/notices/2026/n${number}.html`));
});

hostile("on no page anything runs, loads or leads away", async ({ page, go, language, sound }) => {
  for (const path of files(".html").filter(path => path.startsWith(`${language}/`) || !LANGUAGES.some(tag => path.startsWith(`${tag}/`)))) {
    await go(encoded(path));
    await sound(path);
    // What reacts to a pointer or to keys.
    await page.mouse.move(200, 300);
    await page.keyboard.press("Tab");
    const [, number] = /notices\/2026\/n(\d+)\.html$/.exec(path) ?? [];
    if (number) {
      const title = await page.locator("h1").first().textContent();
      assert.equal(title.replace(/\s+/g, " ").trim(), shown(`${number} ${TEXTS[Number(number) % TEXTS.length]}`), path);
    }
  }
});

hostile("nor where feeds and sitemaps are opened as documents", async ({ page, go, language, mode, sound }) => {
  const ending = language === "zh" ? ".atom" : ".xml";
  for (const path of files(ending).slice(0, 60)) {
    await go(encoded(path)).catch(fault => assert.match(fault.message, /Download is starting/));
    if (mode === "http") await sound(path);
    assert.deepEqual(await page.evaluate(() => globalThis.ran), [], path);
  }
});

hostile("results with such titles and passages are text", async ({ page, ask, go, language, sound }) => {
  for (const query of ["alert", "script", "onerror", "javascript", "leaves", "constructor", "__proto__", "img src", "SUM", "notice", "never closed"]) {
    await ask(query);
    await sound(query);
    assert.equal(await results(page).locator(":is(script, img, svg, iframe, form, style)").count(), 0, query);
  }
  await ask("alert");
  assert.ok(await results(page).count() > 4);
  assert.ok((await results(page).allTextContents()).some(text => text.includes("alert(1)")));
  await go(`${language}/index.html`);
  await box(page).fill("onerror");
  await eventually(async () => assert.ok(await found(page).locator("li").count()));
  await sound("the panel");
});

hostile("what an address asks for is text", async ({ page, go, language, sound }) => {
  for (const text of TEXTS) for (const path of ["search.html", "notices/2026/n0.html"]) {
    const asked = encodeURIComponent(text);
    await go(`${language}/${path}`, `?q=${asked}&topics=${asked}&from=${asked}#${asked}`);
    if (path === "search.html") await answer(page);
    await sound(`${path}: ${text}`);
  }
});

test("every page says what it may load, before anything that this is to hold for", () => {
  const policies = new Map();
  for (const path of files(".html")) {
    const text = readFileSync(join(folder, path), "utf8"), [, policy] = /<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text) ?? [];
    assert.ok(policy, path);
    policies.set(policy, [...policies.get(policy) ?? [], path]);
  }
  const [[common], ...others] = [...policies].sort(([, a], [, b]) => b.length - a.length);
  // The page of no address has its style in it, and no scripts.
  assert.deepEqual(others.map(([, paths]) => paths), [["404.html"]]);
  for (const directive of ["default-src 'self' file:", "connect-src 'self' data:", "form-action 'self' file:", "base-uri 'none'", "object-src 'none'"]) assert.ok(common.split(";").includes(directive), directive);
  assert.doesNotMatch(common, /unsafe|http|\*/);
  assert.ok(common.length < 120, "it is on every page");
});

everywhere("the policy stops what escaping would have let through", async ({ page, context, go, language }) => {
  await context.addInitScript(watch);
  await go(`${language}/index.html`);
  const ran = await page.evaluate(async () => {
    document.querySelector("main").innerHTML = "<img src=x onerror=alert(1)><p style=color:red onclick=alert(2)>x</p><a href='javascript:alert(3)'>y</a>";
    const script = document.createElement("script");
    script.src = "data:text/javascript,alert(4)";
    document.head.append(script);
    /** @type {any} */ (document.querySelector("main p")).click();
    /** @type {any} */ (document.querySelector("main a")).click();
    await new Promise(done => { setTimeout(done, 300); });
    return [...globalThis.ran];
  });
  assert.deepEqual(ran.filter(one => !one.startsWith("against the policy")), []);
  assert.ok(ran.length >= 4, ran.join("\n"));
}, { folder: () => folder, failed: true, refused: true });
