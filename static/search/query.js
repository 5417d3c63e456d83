// Asks the index which notices answer a query. What its parts hold: src/search/{mod,entries,terms,documents,facets}.rs.
gongwen.query = (() => {
  const { load, text: { define, read, stem, code } } = gongwen, { lang } = document.documentElement;
  // What one query may load and hold.
  const MOST = { needs: 3, parts: 4, length: 500, chains: 12 };
  let index;

  // The number of the part that holds something, by what each part begins with.
  const part = (begins, one) => Math.max(0, begins.findLastIndex(begin => begin <= one));
  // Whether a word is the one needed, a form of it, or what it is the beginning of.
  const fits = (word, { token, root, open }) => word === token || root && stem(word) === root || open && token[1] && word.startsWith(token);

  // The lists of the index that a chain needs. Of its last Hanzi the list before tells, as a follower.
  const needs = ({ units, exact, open = false }) => {
    const all = units.flatMap(({ text, word }, i) => {
      const pair = !word && units[i + 1]?.word === false, next = units[i + (pair ? 2 : 1)], before = units[i - 1];
      if (!word && !next && before && !(pair && before.word)) return [];
      // What is still being typed is no follower yet.
      const known = open && next?.word ? undefined : next;
      return { token: pair ? text + units[i + 1].text : text, next: known, root: word && !exact && !units[1] && stem(text), open: open && word && !next };
    });
    return all.filter((_, i) => i * MOST.needs % all.length < MOST.needs);
  };

  // The entries that meet a need, the word itself first.
  const entries = async ({ tokens }, need) => {
    const { token, root, open } = need, common = root || token, begin = token.startsWith(common) ? common : common.slice(0, -1);
    const first = part(tokens, begin), last = root || open ? part(tokens, `${begin}\uffff`) : first;
    const near = tokens.slice(first, last + 1).slice(0, MOST.parts).map((_, i) => first + i);
    // Where many words begin alike, the word itself may lie further on.
    const names = new Set([...near, part(tokens, token)].map(number => `t${number}`));
    const found = (await Promise.all([...tokens.length ? names : []].map(load))).flat().filter(([word]) => fits(word, need));
    return found.sort((a, b) => +(b[0] === token) - +(a[0] === token));
  };

  // The records of vocabularies that a query names.
  const terms = async (index, query) => {
    const key = read(query).units.map(({ text, word }, i, all) => word && all[i - 1]?.word ? ` ${text}` : text).join("");
    const [named] = key ? await entries(index, { token: `=${key}` }) : [];
    return Promise.all((named?.[1] ?? []).map(async ([token, language]) => ({ language, entry: (await entries(index, { token }))[0] })));
  };

  const each = ([, data, followers], use) => {
    const next = () => data.charCodeAt(i++) - 32;
    let i = 0;
    for (let document = -1; i < data.length;) {
      const n = next();
      document += n >> 4 || next() * 50000 + next();
      use(document, n & 15, followers ? next() : 0);
    }
  };

  // Which documents have all that is asked for or, if none has, half of it, and how well they answer.
  const judge = ({ notices, languages }, chains, named) => {
    const size = notices * languages.length, met = new Uint8Array(size), scores = new Float32Array(size);
    const rarity = data => Math.log(1 + 3 * notices / (data.length + 1)), having = least => met.map(count => +(count > 0 && count >= least));
    for (const wanted of chains) {
      const steps = new Uint8Array(size);
      wanted.forEach(({ token, next, entries }, step) => entries.forEach(entry => {
        const [word, data, followers] = entry, weight = rarity(data) * (word === token ? 1 : 0.8), follower = next ? code(next) : 0;
        const own = followers.indexOf(String.fromCharCode(follower)), bit = 1 << (own < 0 ? 7 + follower % 3 : own);
        each(entry, (document, rank, mask) => {
          if (steps[document] !== step || next && !(mask & bit)) return;
          if (++steps[document] === wanted.length) met[document]++;
          // In the title a word is worth more than any number of times in the text.
          scores[document] += weight * ((rank & 7) + (rank & 8 ? 9 : 0) + 0.5);
        });
      }));
    }
    const found = having(chains.length);
    for (const { language, entry: [id, data] } of named) each([id, data, ""], (document, rank) => {
      if (found[document] || Math.floor(document / notices) === language) return;
      found[document] = 1;
      scores[document] = rarity(data) * (rank + 0.5);
    });
    const loose = chains.length > 0 && !found.includes(1);
    return { found: loose ? having(chains.length / 2) : found, scores, loose };
  };

  // A document of each notice that passes the filters, and how many each value of a facet would leave.
  const narrow = ({ notices, languages, facets }, filters, isFound) => {
    const own = languages.indexOf(lang), hits = [], counts = facets.map(({ values }) => values.map(() => 0));
    const chosen = facets.map(({ key, values }) => filters.getAll(key).map(id => values.indexOf(id)));
    const from = filters.get("from"), to = filters.get("to");
    if (facets.length && (from || to)) chosen[0] = facets[0].values.map((year, i) => +year < +from || +year > (+to || 9999) ? -1 : i);
    const passes = (values, f) => !chosen[f]?.length || values.some(value => chosen[f].includes(value));
    for (let notice = 0; notice < notices; notice++) {
      const texts = (facets[1]?.of[notice] ?? [...languages.keys()]).filter(language => isFound(language * notices + notice));
      if (!texts.length) continue;
      const has = facets.map(({ of }, f) => f === 1 ? texts : of[notice]), failed = has.flatMap((values, f) => passes(values, f) ? [] : f);
      // What is chosen of a facet leaves its own counts as they are.
      if (failed.length < 2) has.forEach((values, f) => (failed[0] ?? f) === f && values.forEach(value => counts[f][value]++));
      if (failed.length) continue;
      const among = texts.filter(language => passes([language], 1));
      hits.push((among.includes(own) ? own : among[0]) * notices + notice);
    }
    return { hits, counts };
  };

  /** @type {Query} */
  const query = {
    // The first facet is the year, the second the language. Where nothing is filtered, there are none.
    async open() {
      const parts = document.getElementById("search-filters") ? ["index", lang, "facets"] : ["index", lang];
      const [manifest, said, { years, facets } = { years: [], facets: [] }] = await Promise.all(parts.map(load));
      if (index) return index;
      define(manifest);
      const of = years.flatMap(([year, count], i) => Array(count).fill(year ? [i] : [])), year = { key: "year", values: years.map(([year]) => `${year}`), of };
      const decode = ({ of, ...facet }) => ({ ...facet, of: of.split(" ").map(text => [...text].map(c => c.charCodeAt(0) - 33)) });
      return index = { ...manifest, said, facets: facets.length ? [year, ...facets.map(decode)] : [] };
    },

    parse: query => query.slice(0, MOST.length).split(/["“”「」]/).flatMap((text, piece, pieces) => {
      const exact = piece % 2 > 0, { units, dates } = read(text), chains = dates.map(date => ({ units: [date], exact: true }));
      let chain;
      for (const unit of units) {
        if (dates.some(({ from, to }) => from <= unit.from && unit.to <= to)) chain = null;
        else if (chain && unit.joined && (exact || unit.gap < 2)) chain.units.push(unit);
        else chains.push(chain = { units: [unit], exact });
      }
      if (chain && !exact && piece === pieces.length - 1) chain.open = units.at(-1)?.to === text.length;
      return chains;
    }).slice(0, MOST.chains),

    async find(query, filters) {
      const index = await this.open(), listed = async need => ({ ...need, entries: await entries(index, need) });
      const wanted = this.parse(query).map(chain => Promise.all(needs(chain).map(listed)));
      const [named, ...chains] = await Promise.all([terms(index, query), ...wanted]), { found, scores, loose } = judge(index, chains, named);
      const { hits, counts } = narrow(index, filters, document => found[document] || !query.trim());
      return { index, query, hits: hits.sort((a, b) => scores[b] - scores[a]), counts, named, loose };
    },

    shown: async ({ texts }, document) => (await load(`d${part(texts, document)}`)).find(([number]) => number === document),

    matches(text, chains) {
      const { units, dates } = read(text);
      return chains.flatMap(({ units: wanted, exact, open }, chain) => {
        const end = wanted.length - 1, asked = wanted.map(({ text }, i) => ({ token: text, root: !exact && !end && stem(text), open: open && i === end }));
        const begins = (all, at) => asked.every((need, i) => (!i || all[at + i]?.joined) && fits(all[at + i].text, need));
        return [units, dates].flatMap(all => all.flatMap(({ from }, at) => begins(all, at) ? { from, to: all[at + end].to, chain } : []));
      }).sort((a, b) => a.from - b.from || b.to - a.to);
    },
  };
  return query;
})();
