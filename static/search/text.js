// How search reads text, as src/search/{fold,units,compounds,collect}.rs do. tests/search/units.txt holds both to the same.
gongwen.text = (() => {
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  // Folded, “，” would be the comma inside a number: 第100，200条.
  const simple = {}, folds = { "，": "，" };
  let words, compounds;

  // Without case, accents and width, and simplified.
  const fold = c => folds[c] ??= [...c.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")].map(d => simple[d] ?? d).join("");

  // The token of a date or of a document's number; none of a day that is none.
  const compound = groups => {
    const { y, m, d, n, b } = groups;
    if (n) return `@${b ? `[${y}]` : `${y}/`}${+n}`;
    const month = +m || MONTHS.findIndex(name => name.startsWith(m)) + 1, two = number => `-${+number}`.replace(/-(.)$/, "-0$1");
    return month > 0 && month < 13 && d > 0 && d < 32 ? `@${y}${two(month)}${two(d)}` : "";
  };

  return {
    // The definitions come with the index.
    define({ traditional, hanzi, compounds: sources }) {
      const letter = `(?![${hanzi}])[\\p{Alphabetic}\\p{N}]`, pattern = source => RegExp(source, "gu");
      for (const [, from, to] of traditional.matchAll(/(.)(.)/gu)) simple[from] = to;
      words = pattern(`([${hanzi}])|(?:${letter}|(?<=${letter})['’](?=${letter})|(?<=\\d)\\.(?=\\d)|(?<=\\d),(?=\\d{3}(?!\\d)))+`);
      compounds = sources.map(pattern);
    },

    read(text) {
      const places = [];
      let folded = "", at = 0;
      for (const c of text) {
        const place = { from: at, to: at += c.length };
        folded += fold(c);
        while (places.length < folded.length) places.push(place);
      }
      const find = pattern => [...folded.matchAll(pattern)].map(({ 0: found, 1: hanzi, index, groups }, i, all) => {
        const end = index + found.length, before = all[i - 1], between = before ? folded.slice(before.index + before[0].length, index) : ".";
        const gap = !/^([-/_‐-–]|\s*)$/.test(between) ? 3 : /\s/.test(between) ? 2 : between.length;
        // In running text nothing stands between Hanzi, and no more than space or a hyphen between words.
        const joined = gap <= (hanzi && before?.[1] ? 0 : 2), token = groups && compound(groups);
        return { text: token ?? found.replace(/['’,]/g, ""), token, word: !hanzi, gap, joined, from: places[index].from, to: places[end - 1].to };
      });
      return { units: find(words), dates: compounds.flatMap(find).filter(date => date.token) };
    },

    // What the plurals and tenses of a word share. It has three letters or more: “used” has not that of “us”.
    stem(word) {
      if (!/^[a-z]{3,}$/.test(word)) return word;
      const one = word.replace(/ies$/, "y").replace(/(ss|x|z|ch|sh)es$/, "$1").replace(/(?<=..[^isu])s$/, "");
      const [, rest = one] = /^(.*[aeiouy].+?)(?:ing|(?<!e)ed)$/.exec(one) ?? [];
      return rest.replace(/(?<=..)(ie?|y)$/, "i").replace(/(?<=..)e$/, "").replace(/([^aeiou])\1$/, "$1").replace(/^..$/, "$&e");
    },

    // A unit as a character in a list of followers.
    code({ text, word }) {
      let hash = word ? 0x811c9dc5 : 0;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), word ? 0x01000193 : 1);
      return word ? 0xe000 + (hash >>> 0) % 0x1900 : hash;
    },
  };
})();
