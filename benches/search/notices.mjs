// The notices that are searched: which there are, and the plain words of each.
//
// This reads the Markdown itself and shares no code with any of the search engines, so that a mistake of
// theirs cannot hide in it.

import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

export const LANGUAGES = ["zh", "en"];

/**
 * All notices below `content` that have a page in the built site, in the order of their names. A draft has
 * no page, and no engine can be asked to find it.
 */
export async function listNotices(content, site) {
  const root = join(content, "notices");
  const notices = [];
  for (const file of (await readdir(root, { recursive: true })).sort()) {
    const named = /^(\d+)[\\/]([^\\/]+)\.(zh|en)\.md$/.exec(file);
    if (!named) continue;
    const [, year, slug, language] = named;
    const id = `${year}/${slug}`;
    const page = `${language}/notices/${id}.html`;
    if (!existsSync(join(site, page))) continue;
    const path = join(root, file);
    notices.push({ id, language, path, page, bytes: (await stat(path)).size });
  }
  return notices;
}

/** The text of a notice as a list of blocks without any Markdown: its title, and each line of its body. */
export async function readBlocks(notice) {
  const source = (await readFile(notice.path, "utf8")).replaceAll("\r\n", "\n");
  const parts = /^\uFEFF?\+\+\+\n([\s\S]*?)\n\+\+\+(?:\n([\s\S]*))?$/.exec(source);
  if (!parts) throw new Error(`${notice.path}: there is no front matter between two lines of +++`);
  const [, frontMatter, body = ""] = parts;
  return [titleIn(frontMatter), ...plainBlocks(body)].filter((block) => block !== "");
}

/** The title is a basic or a literal TOML string; the escapes that basic strings have in common with JSON are all that occur. */
function titleIn(frontMatter) {
  const title = /^title\s*=\s*(?:("(?:[^"\\]|\\.)*")|'([^']*)')/m.exec(frontMatter);
  if (!title) return "";
  return title[1] === undefined ? title[2] : JSON.parse(title[1]);
}

/**
 * Each line is a block, because notices are written with one paragraph a line; so is each cell of a table,
 * because nobody reads two cells as one phrase.
 */
export function plainBlocks(body) {
  return body.split("\n").flatMap((line) => {
    const text = line
      .trim()
      .replace(/^(?:>\s*)+/, "")
      .replace(/^(?:#{1,6}|[-*+]|\d+[.)])\s+/, "");
    if (!text.startsWith("|")) return [plain(text)];
    if (/^[|\s:-]+$/.test(text)) return [];
    return text.split("|").map(plain);
  });
}

function plain(text) {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[\^[^\]]*\]/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])|[*`]/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
