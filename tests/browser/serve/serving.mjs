// `gongwen serve` at work on a copy of this repository's site, which tests may change.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GONGWEN, REPOSITORY } from "../program.mjs";

// However slow the machine is.
const PATIENCE = 30_000;

/** Starts to serve, and waits until it does; `end` ends it and takes the copy away. */
export async function serving({ port = 0 } = {}) {
  const root = await mkdtemp(join(tmpdir(), "gongwen-serve-"));
  for (const name of ["site.toml", "content"]) await cp(join(REPOSITORY, name), join(root, name), { recursive: true });
  const program = spawn(GONGWEN, ["--root", root, "serve", "--json", "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const events = [], waiting = new Set();
  createInterface({ input: program.stdout }).on("line", line => {
    events.push(JSON.parse(line));
    waiting.forEach(look => look());
  });
  /** The first event that has not been waited for yet and is so; those before it are taken to be seen. */
  const told = isSo => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`not told in time; last ${JSON.stringify(events.at(-1))}`)), PATIENCE);
    const look = () => {
      const at = events.findIndex(isSo);
      if (at < 0) return;
      clearTimeout(timer);
      waiting.delete(look);
      done(events.splice(0, at + 1).at(-1));
    };
    waiting.add(look);
    look();
  });
  const path = name => join(root, name);
  /** Writes a file of the site, and waits until the site was made anew. */
  const write = async (name, text) => {
    events.length = 0;
    await writeFile(path(name), text);
    return told(({ event }) => event === "made");
  };
  const end = async () => {
    const gone = new Promise(done => { program.once("exit", done); });
    program.kill();
    await gone;
    await rm(root, { recursive: true });
  };
  try {
    const { url } = await told(({ event }) => event === "listening");
    return { root, url, path, write, end, read: name => readFile(path(name), "utf8") };
  } catch (fault) {
    await end();
    throw fault;
  }
}

/** Asks for a path just as it is written, which `fetch` would tidy up. */
export const ask = (url, path, { headers = {}, method = "GET" } = {}) => new Promise((done, fail) => {
  const { hostname, port } = new URL(url);
  const asked = request({ hostname, port, path, method, headers, agent: false }, answer => {
    const parts = [];
    answer.on("data", part => parts.push(part));
    answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }));
  });
  asked.on("error", fail);
  asked.end();
});

/** Replaces what must be there. */
export function replaced(text, from, to) {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
}
