// What `gongwen serve` answers, and whom.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { REPOSITORY } from "../program.mjs";
import { ask, serving } from "./serving.mjs";

/** @type {Awaited<ReturnType<typeof serving>>} */
let site;
before(async () => { site = await serving(); });
after(() => site.end());

const at = (path, options = {}) => ask(site.url, path, options);

test("pages are answered as GitHub Pages does", async () => {
  for (const [path, status, type] of [
    ["/", 200, /^text\/html; charset=utf-8$/],
    ["/en/", 200, /^text\/html/],
    ["/en/topics", 200, /^text\/html/],
    ["/en/topics.html?q=1", 200, /^text\/html/],
    ["/gongwen.css", 200, /^text\/css/],
    ["/favicon.svg", 200, /^image\/svg\+xml$/],
    ["/search/index.js", 200, /^text\/javascript/],
    ["/api/notices.json", 200, /^application\/json$/],
    ["/en/nothing.html", 404, /^text\/html/],
  ]) {
    const answer = await at(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.headers["content-type"] ?? "", type, path);
  }
  const { status, headers } = await at("/en");
  assert.deepEqual([status, headers.location], [301, "/en/"]);
});

test("a file that a browser has is not sent again", async () => {
  const { headers } = await at("/gongwen.css");
  const again = await at("/gongwen.css", { headers: { "if-none-match": headers.etag } });
  assert.deepEqual([again.status, again.text], [304, ""]);
});

test("requests for another name are refused", async () => {
  for (const host of ["evil.example", "evil.example:8000", "localhost.evil.example"]) {
    assert.equal((await at("/", { headers: { host } })).status, 421, host);
    assert.equal((await at("/_gongwen/news?after=0", { headers: { host } })).status, 421, host);
  }
  assert.equal((await at("/", { headers: { host: "localhost" } })).status, 200);
});

test("the site can only be read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal((await at("/en/", { method })).status, 405, method);
  const { status, text } = await at("/en/", { method: "HEAD" });
  assert.deepEqual([status, text], [200, ""]);
});

test("no path leads out of the site, nor to its sources", async () => {
  const name = site.root.split("/").at(-1);
  for (const path of [
    "/../../../../../../etc/passwd", "/..%2f..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/..\\..\\etc\\passwd", "/en/..%5c..%5csite.toml",
    "/%ff", "/site.toml", "/../site.toml", `/../${name}/site.toml`, "/content/pages/home.en.md", "/en/%00", "/.gongwen", `/${site.root}/site.toml`,
  ]) {
    const { status, text } = await at(path);
    assert.equal(status, 404, path);
    assert.ok(!/root:|\[\[languages\]\]/.test(text), path);
  }
});

test("two hundred at once are answered", async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => at(i % 2 ? "/en/" : "/gongwen.css")));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
});

test("those who wait for news keep nobody from a page", async () => {
  const { number } = JSON.parse((await at("/_gongwen/news?after=0")).text);
  const waiting = Array.from({ length: 200 }, () => at(`/_gongwen/news?after=${number}`));
  assert.equal((await at("/en/")).status, 200);
  const css = await readFile(join(REPOSITORY, "static/gongwen.css"), "utf8");
  assert.equal((await at("/gongwen.css")).text, css);
  await site.write("content/pages/about.en.md", `${await site.read("content/pages/about.en.md")}\nA line more.\n`);
  for (const { status, text } of await Promise.all(waiting)) assert.deepEqual([status, JSON.parse(text).number], [200, number + 1]);
});

test("a taken port gives the next", async t => {
  const other = createServer();
  await new Promise(done => { other.listen(0, "127.0.0.1", () => done(undefined)); });
  t.after(() => other.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
  const second = await serving({ port });
  t.after(() => second.end());
  const given = Number(new URL(second.url).port);
  assert.ok(given > port && given <= port + 50, `${port}, then ${given}`);
  assert.equal((await ask(second.url, "/en/")).status, 200);
});
