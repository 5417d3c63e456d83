// The pages and stylesheets, by the Nu HTML checker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { ANYWHERE, files, PUBLISHED } from "./demo.mjs";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

// More pages than this tell nothing new.
const MOST = 300;

/** As many of a list, evenly spread over it, so that each part of the site is met. */
const sample = list => list.length <= MOST ? list : Array.from({ length: MOST }, (_, i) => list[Math.floor(i * list.length / MOST)]);

const all = ending => [PUBLISHED, ANYWHERE].flatMap(folder => files(folder, ending).map(path => join(folder, path)));

// The checker does not know where a file will lie, and takes data in a script element for a script. In a browser the policy is tried by the
// tests in hostile/.
const isOfPolicy = message => message.includes("violates Content Security Policy (meta tag)");

function faults(paths, ...options) {
  // Its parser needs more room than Java gives a thread.
  const told = execFileSync("java", ["-Xss4m", "-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", ...options, ...paths], { maxBuffer: 1 << 26 });
  const messages = JSON.parse(told.toString()).messages.filter(({ message }) => !isOfPolicy(message));
  return messages.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
}

test("nothing in the pages is against HTML", () => {
  assert.deepEqual(faults(sample(all(".html"))), []);
});

test("nothing in the stylesheets is against CSS", () => {
  assert.deepEqual(faults(all(".css"), "--css"), []);
});
