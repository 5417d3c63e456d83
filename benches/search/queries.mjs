// The queries, cut from the notices themselves: every one is in at least one notice, and the same seed and
// the same notices give the same queries.
//
// Half are Chinese, of two to six Hanzi cut anywhere, so that most of them do not begin and end where a
// segmenter would cut. In the English half, six in ten are single words and the rest are quoted phrases.

import { readBlocks } from "./notices.mjs";

const HANZI = { shortest: 2, longest: 6 };
const WORD_LETTERS = 4;
const PHRASE_WORDS = [2, 3];
const WORDS_IN_ENGLISH = 0.6;

/** Draws in vain, in a row, before the notices are held to have no more different queries. */
const PATIENCE = 10_000;

/**
 * `count` different queries: `{ language, kind, text, needle }`. The text is what is typed, the needle is
 * what is looked for in the notices.
 */
export async function drawQueries(notices, count, seed) {
  const random = randomNumbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const inLanguage = (language) => notices.filter((notice) => notice.language === language);
  const chinese = inLanguage("zh");
  const english = inLanguage("en");

  const chineseCount = Math.floor(count / 2);
  const wordCount = Math.round((count - chineseCount) * WORDS_IN_ENGLISH);
  const phraseCount = count - chineseCount - wordCount;

  const queries = [];
  const seen = new Set();
  async function draw(wanted, from, cut) {
    for (let drawn = 0, inVain = 0; drawn < wanted; ) {
      const query = from.length > 0 ? cut(await readBlocks(pick(from)), pick, random) : undefined;
      // The same word with a capital letter would be the same query twice.
      if (query && !seen.has(query.text.toLowerCase())) {
        seen.add(query.text.toLowerCase());
        queries.push(query);
        drawn += 1;
        inVain = 0;
      } else if ((inVain += 1) >= PATIENCE || from.length === 0) {
        throw new Error(`there are too few notices for ${count} different queries: lower --queries`);
      }
    }
  }
  await draw(chineseCount, chinese, cutHanzi);
  await draw(wordCount, english, cutWord);
  await draw(phraseCount, english, cutPhrase);
  return queries;
}

function cutHanzi(blocks, pick, random) {
  const length = HANZI.shortest + Math.floor(random() * (HANZI.longest - HANZI.shortest + 1));
  const runs = blocks
    .flatMap((block) => block.match(/\p{Script=Han}+/gu) ?? [])
    .map((run) => [...run])
    .filter((run) => run.length >= length);
  if (runs.length === 0) return undefined;
  const run = pick(runs);
  const start = Math.floor(random() * (run.length - length + 1));
  const text = run.slice(start, start + length).join("");
  return { language: "zh", kind: "hanzi", text, needle: text };
}

function cutWord(blocks, pick) {
  const words = blocks
    .flatMap((block) => block.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length >= WORD_LETTERS && /^[A-Za-z]+$/.test(word));
  if (words.length === 0) return undefined;
  const text = pick(words);
  return { language: "en", kind: "word", text, needle: text.toLowerCase() };
}

function cutPhrase(blocks, pick) {
  const length = pick(PHRASE_WORDS);
  const phrases = blocks.flatMap(plainWordRuns).flatMap((run) =>
    run.slice(length - 1).map((_, start) => run.slice(start, start + length).join(" ")),
  );
  if (phrases.length === 0) return undefined;
  const phrase = pick(phrases);
  return { language: "en", kind: "phrase", text: `"${phrase}"`, needle: phrase.toLowerCase() };
}

/**
 * The runs of words with nothing but one space between two of them. A word with a hyphen, an apostrophe or
 * a digit ends a run: engines differ in what they call a word there, and no answer would be the right one.
 */
function plainWordRuns(block) {
  const runs = [[]];
  for (const piece of block.split(" ")) {
    const [, before, word, after] = /^([^\p{L}\p{N}]*)([A-Za-z]+)?(.*)$/u.exec(piece);
    if (before !== "" || !word) runs.push([]);
    if (!word || /[\p{L}\p{N}]/u.test(after)) runs.push([]);
    else {
      runs.at(-1).push(word);
      if (after !== "") runs.push([]);
    }
  }
  return runs;
}

/** Numbers from 0 up to 1 from a seed (mulberry32): Math.random cannot be given one. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
