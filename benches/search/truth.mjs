// Which notices hold a query, by reading all of them: what `grep` would say of the plain words.

import { readBlocks } from "./notices.mjs";

/**
 * For each query, the set of the ids of the notices in its language that hold it. Every notice is read
 * once and let go, so that memory does not grow with the collection.
 */
export async function findTruth(notices, queries, progress) {
  const truth = queries.map(() => new Set());
  for (const [done, notice] of notices.entries()) {
    const blocks = (await readBlocks(notice)).map((block) => block.toLowerCase());
    queries.forEach((query, number) => {
      if (query.language === notice.language && blocks.some((block) => holds(block, query))) truth[number].add(notice.id);
    });
    if ((done + 1) % 2_000 === 0) progress(`truth: ${done + 1} of ${notices.length} texts read`);
  }
  return truth;
}

/**
 * Hanzi are found anywhere. A word is found where it begins a word, as a reader who types `inspection`
 * also wants inspections. A phrase is found as whole words.
 */
export function holds(block, { kind, needle }) {
  if (kind === "hanzi") return block.includes(needle);
  for (let at = block.indexOf(needle); at !== -1; at = block.indexOf(needle, at + 1)) {
    const begins = !isWordCharacter(block[at - 1]);
    const ends = kind === "word" || !isWordCharacter(block[at + needle.length]);
    if (begins && ends) return true;
  }
  return false;
}

function isWordCharacter(character) {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
