// A collection in which every text is one of `payloads.mjs`: each field of front matter, vocabularies and settings, the words of the
// interface, names of files as far as a site may have them, and each construct of Markdown.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GONGWEN } from "../program.mjs";
import { BODIES, TEXTS } from "./payloads.mjs";

export const LANGUAGES = ["zh", "en"];

/** A text in TOML: JSON writes them alike, but for one character. */
const toml = text => JSON.stringify(text).replaceAll("\u007F", "\\u007F");

const VOCABULARIES = ["topics", "organisations", "places", "series"];

/** A name that a record may have, of a file that every system allows, and that HTML, CSS or a URL could misread. */
const PICTURE = "it's&a;#[1].png";

const titleOf = (text, number) => `${number} ${text}`;

function vocabularyRecord(text, number) {
  return `+++
title = ${toml(titleOf(text, number))}
terms = [${toml(text)}, ${toml(`term ${number}`)}]
summary = ${toml(text)}
+++

${text}
`;
}

function notice(text, body, number, language) {
  // The last vocabulary may have one record less.
  const group = Math.min(number - number % 4, TEXTS.length - TEXTS.length % 4 - 4);
  const at = vocabulary => toml(`t${group + VOCABULARIES.indexOf(vocabulary)}`);
  return `+++
title = ${toml(titleOf(text, number))}
kicker = ${toml(text)}
summary = ${toml(text)}
date = 2026-02-${String(number % 28 + 1).padStart(2, "0")}
kind = "announcement"
document_number = ${toml(text)}
topics = [${at("topics")}]
organisations = [${at("organisations")}]
places = [${at("places")}]
series = ${at("series")}
people = [${toml(text)}]

[[events]]
start = 2026-02-05
place = ${at("places")}

[[attachments]]
name = ${toml(text)}
url = "https://a.example/?'onclick=alert(1)&b=javascript:alert(1)#'--{{x}}"

[[attachments]]
name = ${toml(text)}

${number ? "[[relations]]\nkind = \"amends\"\nto = \"2026/n0\"\n" : ""}
[[differences]]
text = ${toml(text)}
reason = ${toml(text)}

[source]
publisher = ${toml(text)}
author = ${toml(text)}
url = "https://a.example/?'onclick=alert(1)&b=javascript:alert(1)"
retrieved = 2026-11-22
file = ${toml(text)}

[source.dropped]
${toml(text)} = 3

[translation]
${language === "zh" ? "status = \"original\"" : "status = \"machine\"\nof = \"zh\""}

[[editor_notes]]
text = ${toml(text)}

[review]
${toml(text)} = ${toml(text)}
+++

${body}`;
}

/** The files of the collection, by path. */
function* files() {
  const some = TEXTS[6];
  yield ["site.toml", LANGUAGES.map(tag => `[[languages]]\ntag = "${tag}"\nname = ${toml(some)}\ntitle = ${toml(TEXTS[1])}\ndescription = ${toml(some)}\n`).join("\n")];
  yield [`content/${PICTURE}`, "no picture"];
  yield ["content/picture.png", "no picture"];
  yield ["static/<script>.txt".replaceAll(/[<>]/g, "'"), "text"];
  for (const language of LANGUAGES) {
    yield [`templates/locales/${language}.ftl`, `skip = ${some}\nsearch = </script>${some}\n`];
    yield [`content/pages/about.${language}.md`, vocabularyRecord(some, 0).replace(/^terms.*\n/m, "")];
    for (const [number, text] of TEXTS.entries()) yield [`content/${VOCABULARIES[number % 4]}/t${number}.${language}.md`, vocabularyRecord(text, number)];
    for (let number = 0; number < Math.max(TEXTS.length, BODIES.length); number++) {
      const [text, body] = [TEXTS[number % TEXTS.length], BODIES[number % BODIES.length]];
      yield [`content/notices/2026/n${number}.${language}.md`, notice(text, body, number, language)];
    }
  }
}

/** Builds the collection; `folder` is where its site lies, `end` takes all of it away. */
export function build() {
  const root = mkdtempSync(join(tmpdir(), "gongwen-hostile-"));
  for (const [name, text] of files()) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    // What no file of text may hold at all is not for this collection.
    writeFileSync(path, text.replaceAll("\0", ""));
  }
  const folder = join(root, "public");
  execFileSync(GONGWEN, ["--root", root, "build", "--base-url", "https://name.github.io/repository/", "--out", folder], { stdio: ["ignore", "ignore", "pipe"] });
  return { folder, end: () => rmSync(root, { recursive: true }) };
}
