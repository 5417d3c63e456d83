// Asks the index which notices answer a query. What its parts hold: src/search/{mod,entries,terms}.rs.
gongwen.query = (() => {
  const { define, adjacent, stem, code } = gongwen.text, read = text => gongwen.text.read(text);
  // What one query may load and hold.
  const MOST = { needs: 3, parts: 4, length: 500, chains: 12 };
  const parts = {};

  // The number of the last of `all` that is not after `one`.
  const last = (all, one) => {
    let low = 0;
    for (let high = all.length; low < high;) {
      const middle = (low + high) >> 1;
      if (all[middle] <= one) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  // The entries between two tokens that fit.
  const entries = async ({ tokens }, start, end, fits) => {
    const first = last(tokens, start), names = tokens.slice(first, last(tokens, end) + 1).slice(0, MOST.parts).map((_, i) => `t${first + i}`);
    return (await Promise.all(names.map(query.load))).flat().filter(([token]) => fits(token));
  };
  const entry = async (index, token) => (await entries(index, token, token, one => one === token))[0];

  const each = ([, data, followers], use) => {
    const next = () => data.charCodeAt(i++) - 32, masked = typeof followers === "string" && followers;
    let i = 0;
    for (let document = -1; i < data.length;) {
      const n = next();
      document += n >> 4 || next() * 50000 + next();
      use(document, n & 15, masked ? next() : 0);
    }
  };

  // The lists that a chain needs. A pair of Hanzi of which the list before tells enough is left out.
  const needs = ({ units, token, exact, open }) => {
    const all = token ? [{ token }] : [];
    units.forEach((unit, i) => {
      const [before, next, after] = [units[i - 1], units[i + 1], units[i + 2]];
      if (unit.word) all.push({ token: unit.text, next, forms: !exact && units.length === 1, open: open && !next });
      else if (next && !next.word) (after || !before || before.word) && all.push({ token: unit.text + next.text, next: after });
      else if (next || !before) all.push({ token: unit.text, next });
    });
    return all.filter((_, i) => i * MOST.needs % all.length < MOST.needs);
  };

  // The entries that answer a need, the word itself first.
  const answers = async (index, { token, forms, open }) => {
    const root = forms ? stem(token) : token, start = token.startsWith(root) ? root : root.slice(0, -1);
    const found = await entries(index, start, forms || open ? start + "\uffff" : start, one => one === token || forms && stem(one) === root || open && token[1] && one.startsWith(token));
    return found.sort((a, b) => +(b[0] === token) - +(a[0] === token));
  };

  // The records of vocabularies that a query names.
  const name = async (index, query) => {
    const { units } = read(query), key = units.map((unit, i) => (unit.word && units[i - 1]?.word ? " " : "") + unit.text).join("");
    const references = key && (await entry(index, "=" + key))?.[1] || [];
    return Promise.all(references.map(async ([id, language]) => ({ language, entry: await entry(index, id) })));
  };

  /** @type {Query} */
  const query = {
    load: part => parts[part] ??= gongwen.script(`search/${part}.js`).then(() => {
      const value = gongwen.parts[part];
      if (typeof value !== "string") return value ?? Promise.reject(part);
      const bytes = Uint8Array.from(atob(value), c => c.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
    }).catch(error => {
      delete parts[part];
      throw error;
    }),

    async open() {
      const [manifest, { years, facets }, said] = await Promise.all(["index", "facets", gongwen.language].map(query.load));
      define(manifest);
      const values = text => [...text].map(c => c.charCodeAt(0) - 33);
      return parts.all ??= {
        ...manifest, said, years: years.flatMap(([year, count]) => Array(count).fill(year)),
        facets: facets.map(facet => ({ ...facet, of: facet.of.split(" ").map(values) })),
      };
    },

    parse: query => query.slice(0, MOST.length).split(/["“”「」]/).flatMap((text, piece, pieces) => {
      const exact = piece % 2 > 0, { units, dates } = read(text), chains = dates.map(({ token }) => ({ units: [], token, exact, open: false }));
      let before = -2;
      units.forEach((unit, i) => {
        if (dates.some(({ from, to }) => from <= unit.from && unit.to <= to)) return;
        if (before === i - 1 && adjacent(units, i) && (exact || unit.gap < 2)) chains[chains.length - 1].units.push(unit);
        else chains.push({ units: [unit], token: "", exact, open: false });
        before = i;
      });
      if (!exact && piece === pieces.length - 1 && units[before]?.to === text.length) chains[chains.length - 1].open = true;
      return chains;
    }).slice(0, MOST.chains),

    async find(query, filters) {
      const index = await this.open(), { notices, languages, facets } = index, chains = this.parse(query);
      const named = await name(index, query), wanted = chains.flatMap(needs), lists = await Promise.all(wanted.map(need => answers(index, need)));
      const scores = new Float32Array(notices * languages.length), idf = ([, data]) => Math.log(1 + 3 * notices / (data.length + 1));

      // Which documents have all of what is asked for, or half of it.
      const having = strict => {
        const met = new Uint8Array(scores.length);
        wanted.forEach(({ token, next }, step) => lists[step].forEach(entry => {
          const weight = idf(entry) * (entry[0] === token ? 1 : 0.8), follower = next ? code(next) : 0, own = String(entry[2]).indexOf(String.fromCharCode(follower));
          const bit = 1 << (own < 0 ? 7 + follower % 3 : own);
          each(entry, (document, rank, mask) => {
            if (strict && (met[document] !== step || next && !(mask & bit)) || met[document] > step) return;
            met[document]++;
            // In the title a word is worth more than any number of times in the text.
            scores[document] += weight * ((rank & 7) + (rank & 8 ? 9 : 0) + 0.5);
          });
        }));
        return met.map(count => +(count > 0 && count >= (strict ? wanted.length : wanted.length / 2)));
      };
      let found = having(true);
      for (const { entry, language } of named) each(entry, (document, rank) => {
        if (found[document] || Math.floor(document / notices) === language) return;
        found[document] = 1;
        scores[document] = idf(entry) * (rank + 0.5);
      });
      const loose = wanted.length > 0 && !found.includes(1);
      if (loose) found = having(false);

      const own = languages.indexOf(gongwen.language), [from = 0] = filters.from ?? [], [to = 9999] = filters.to ?? [];
      const chosen = facets.map(({ key, values }) => (filters[key] ?? []).map(id => values.indexOf(id)));
      const counts = facets.map(({ values }) => values.map(() => 0)), years = new Map(), hits = [];
      for (let notice = 0; notice < notices; notice++) {
        const has = facets.map(({ of }) => of[notice]), year = index.years[notice];
        // The first facet is the language: here, those whose text was found.
        if (query.trim()) has[0] = has[0].filter(language => found[language * notices + notice]);
        if (!has[0].length) continue;
        const failed = chosen.flatMap((values, f) => values.length && !values.some(value => has[f].includes(value)) ? [f] : []);
        const timely = !filters.from && !filters.to || year && year >= +from && year <= +to;
        if (!failed.length) years.set(year, (years.get(year) ?? 0) + 1);
        if (timely && failed.length < 2) has.forEach((values, f) => (failed[0] ?? f) === f && values.forEach(value => counts[f][value]++));
        if (failed.length || !timely) continue;
        const among = has[0].filter(language => !chosen[0].length || chosen[0].includes(language));
        const document = (among.includes(own) ? own : among[0]) * notices + notice;
        hits.push({ notice, document, score: scores[document] });
      }
      hits.sort((a, b) => b.score - a.score || a.notice - b.notice);
      return { index, query, hits, counts, years, chains, named, loose };
    },

    async shown({ texts }, document) {
      const [, title, about, path, blocks] = (await this.load(`d${last(texts, document)}`)).find(([one]) => one === document);
      return { title, about, path, blocks };
    },

    matches(text, chains) {
      const { units, dates } = read(text);
      return chains.flatMap(({ units: wanted, token, exact, open }, chain) => {
        const end = wanted.length - 1, alone = !exact && !end;
        const begins = (_, at) => wanted.every(({ text }, i) => {
          const one = units[at + i];
          return one && (!i || adjacent(units, at + i)) && (one.text === text || one.word && (alone && stem(one.text) === stem(text) || open && i === end && text[1] && one.text.startsWith(text)));
        });
        if (token) return dates.filter(date => date.token === token).map(({ from, to }) => ({ from, to, chain }));
        return units.flatMap((unit, at) => begins(unit, at) ? [{ from: unit.from, to: units[at + end].to, chain }] : []);
      }).sort((a, b) => a.from - b.from || b.to - a.to);
    },
  };
  return query;
})();
