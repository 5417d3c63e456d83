// How search reads text, as src/search/{fold,units,compounds,collect}.rs do. tests/search/units.txt holds both to the same.
gongwen.text = (() => {
  const months = "january february march april may june july august september october november december".split(" ");
  /** @type {Record<string, string>} */
  const simple = {}, folds = { "，": "，" };
  let words = / /g, compounds = [words];

  /** @type {Text} */
  const text = {
    // The definitions come with the index.
    define(manifest) {
      const pairs = [...manifest.traditional], hanzi = `[${manifest.hanzi}]`, letter = `(?!${hanzi})[\\p{Alphabetic}\\p{N}]`;
      pairs.forEach((c, i) => i % 2 && (simple[pairs[i - 1]] = c));
      words = RegExp(`(${hanzi})|(?:${letter}|(?<=${letter})['’](?=${letter})|(?<=\\d)\\.(?=\\d)|(?<=\\d),(?=\\d{3}(?!\\d)))+`, "gu");
      compounds = manifest.compounds.map(source => RegExp(source, "gu"));
    },

    // Without case, accents and width, and simplified.
    fold: c => folds[c] ??= [...c.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")].map(d => simple[d] ?? d).join(""),

    read(text) {
      /** @type {number[]} */
      const starts = [];
      let folded = "", position = 0, end = -1;
      for (const c of text) {
        folded += this.fold(c);
        while (starts.length < folded.length) starts.push(position);
        position += c.length;
      }
      const find = (/** @type {RegExp} */ pattern) => [...folded.matchAll(pattern)].map(match => {
        const { index, 0: { length }, groups: { y, m, d, n, b } = {} } = match, at = starts[index + length - 1];
        const between = folded.slice(end, index), month = +m || months.findIndex(name => name.startsWith(m)) + 1;
        const gap = end < 0 || !/^([-/_‐-–]|\s*)$/.test(between) ? 3 : !between ? 0 : /\s/.test(between) ? 2 : 1;
        end = index + length;
        return {
          text: match[0].replace(/['’,]/g, ""), word: !match[1], gap, from: starts[index], to: at + ((text.codePointAt(at) ?? 0) > 65535 ? 2 : 1),
          token: n ? (b ? `@[${y}]` : `@${y}/`) + +n : month > 0 && month < 13 && +d > 0 && +d < 32 ? `@${y}-${`${month}-`.padStart(3, "0")}${d.padStart(2, "0")}` : "",
        };
      });
      return { units: find(words), dates: compounds.flatMap(find).filter(date => date.token) };
    },

    // Whether a unit follows the one before it as in running text.
    adjacent: (units, i) => i > 0 && i < units.length && units[i].gap <= (units[i].word || units[i - 1].word ? 2 : 0),

    // What the plurals and tenses of an English word have in common.
    stem(word) {
      if (!/^[a-z]{4,}$/.test(word)) return word;
      const one = word.replace(/ies$/, "y").replace(/(ss|x|z|ch|sh)es$/, "$1").replace(/([^isu])s$/, "$1");
      const [, rest = one] = /^(.*[aeiouy].+?)(?:ing|(?<!e)ed)$/.exec(one) ?? [];
      return rest.replace(/(?<=..)(ie?|y)$/, "i").replace(/(?<=..)e$/, "").replace(/([^aeiou])\1$/, "$1");
    },

    // A unit as a character in a list of followers.
    code({ text, word }) {
      let hash = word ? 0x811c9dc5 : 0;
      for (let i = 0; i < text.length; i++) hash = word ? Math.imul(hash ^ text.charCodeAt(i), 0x01000193) : hash ^ text.charCodeAt(i);
      return word ? 0xe000 + (hash >>> 0) % 0x1900 : hash;
    },
  };
  return text;
})();
