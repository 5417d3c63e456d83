// Asks the index which notices answer a query. What its parts hold: src/search/{mod,entries,terms}.rs.
gongwen.query = (() => {
  const { define, adjacent, stem, code } = gongwen.text, read = (/** @type {string} */ text) => gongwen.text.read(text);
  // What one query may load and hold.
  const MOST = { needs: 3, parts: 4, length: 500, chains: 12 };
  /** @type {Record<string, Promise<any> | undefined>} */
  const parts = {};

  // The number of the last of `all` that is not after `one`.
  const last = (/** @type {(string | number)[]} */ all, /** @type {string | number} */ one) => {
    let low = 0;
    for (let high = all.length; low < high;) {
      const middle = (low + high) >> 1;
      if (all[middle] <= one) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  // The entries from `start` on that `fits`.
  const entries = async (/** @type {Index} */ { tokens }, /** @type {string} */ start, /** @type {(token: string) => unknown} */ fits, end = start) => {
    const first = last(tokens, start), names = tokens.slice(first, last(tokens, end) + 1).slice(0, MOST.parts).map((_, i) => `t${first + i}`);
    /** @type {Entry[][]} */
    const all = await Promise.all(names.map(query.load));
    return all.flat().filter(([token]) => fits(token));
  };
  const entry = async (/** @type {Index} */ index, /** @type {string} */ token) => (await entries(index, token, one => one === token))[0];

  const each = (/** @type {Entry | Named["entry"]} */ [, data, followers], /** @type {(document: number, rank: number, mask: number) => void} */ use) => {
    const next = () => data.charCodeAt(i++) - 32, masked = typeof followers === "string" && followers;
    let i = 0;
    for (let document = -1; i < data.length;) {
      const n = next();
      document += n >> 4 || next() * 50000 + next();
      use(document, n & 15, masked ? next() : 0);
    }
  };

  // A pair of Hanzi of which the list before tells enough is left out.
  const needs = (/** @type {Chain} */ { units, token, exact, open }) => {
    /** @type {Need[]} */
    const all = token ? [{ token }] : [];
    units.forEach((unit, i) => {
      const [before, next, after] = [units[i - 1], units[i + 1], units[i + 2]], told = before && !before.word;
      if (unit.word) all.push({ token: unit.text, next, forms: !exact && units.length === 1, open: open && !next });
      else if (next && !next.word) (after || !told) && all.push({ token: unit.text + next.text, next: after });
      else if (next || !before) all.push({ token: unit.text, next });
    });
    return all.filter((_, i) => i * MOST.needs % all.length < MOST.needs);
  };

  // The entries that answer a need, the word itself first.
  const answers = async (/** @type {Index} */ index, /** @type {Need} */ { token, forms, open }) => {
    const root = forms ? stem(token) : token, start = token.startsWith(root) ? root : root.slice(0, -1), more = forms || open;
    const found = await entries(index, start, one => one === token || forms && stem(one) === root || open && token[1] && one.startsWith(token), more ? start + "\uffff" : start);
    return found.sort((a, b) => +(b[0] === token) - +(a[0] === token));
  };

  // The records of vocabularies that a query names.
  const name = async (/** @type {Index} */ index, /** @type {string} */ query) => {
    const { units } = read(query), key = units.map((unit, i) => (unit.word && units[i - 1]?.word ? " " : "") + unit.text).join("");
    const references = /** @type {[string, number][]} */ (/** @type {unknown} */ (key && (await entry(index, "=" + key))?.[1] || []));
    return Promise.all(references.map(async ([id, language]) => ({ id: id.slice(1), language, entry: /** @type {any} */ (await entry(index, id)) })));
  };

  /** @type {Query} */
  const query = {
    load: part => parts[part] ??= gongwen.script(`search/${part}.js`).then(() => {
      const value = gongwen.parts[part];
      if (typeof value !== "string") return value || Promise.reject(part);
      const bytes = Uint8Array.from(atob(value), c => c.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
    }).catch(error => {
      delete parts[part];
      throw error;
    }),

    async open() {
      const [manifest, { years, facets }, said] = await Promise.all(["index", "facets", gongwen.language].map(query.load));
      define(manifest);
      return parts.all ??= Promise.resolve({
        ...manifest, said, years: years.flatMap((/** @type {number[]} */ [year, count]) => Array(count).fill(year)),
        facets: facets.map((/** @type {any} */ facet) => ({ ...facet, of: facet.of.split(" ").map((/** @type {string} */ one) => [...one].map(c => c.charCodeAt(0) - 33)) })),
      });
    },

    parse: query => query.slice(0, MOST.length).split(/["“”「」]/).flatMap((text, piece, pieces) => {
      const exact = piece % 2 > 0, { units, dates } = read(text);
      /** @type {Chain[]} */
      const chains = dates.map(({ token }) => ({ units: [], token, exact, open: false }));
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
      const scores = new Float32Array(notices * languages.length), idf = (/** @type {string} */ data) => Math.log(1 + 3 * notices / (data.length + 1));

      // Which documents have all of what is asked for, or half of it.
      const having = (/** @type {boolean} */ strict) => {
        const met = new Uint8Array(scores.length);
        wanted.forEach(({ token, next }, step) => lists[step].forEach(entry => {
          const own = next ? (entry[2] ?? "").indexOf(String.fromCharCode(code(next))) : 0, bit = own < 0 ? 7 + (next ? code(next) % 3 : 0) : own;
          const weight = idf(entry[1]) * (entry[0] === token ? 1 : 0.8);
          each(entry, (document, rank, mask) => {
            if (strict && (met[document] !== step || next && !(mask >> bit & 1)) || met[document] > step) return;
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
        scores[document] = idf(entry[1]) * (rank + 0.5);
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
        const timely = !filters.from && !filters.to || year !== null && year >= +from && year <= +to;
        if (!failed.length) years.set(year, (years.get(year) ?? 0) + 1);
        if (timely && failed.length < 2) has.forEach((values, f) => (failed[0] ?? f) === f && values.forEach(value => counts[f][value]++));
        if (failed.length || !timely) continue;
        const among = has[0].filter(language => !chosen[0].length || chosen[0].includes(language));
        const document = (among.includes(own) ? own : among[0]) * notices + notice;
        hits.push({ notice, document, score: scores[document] });
      }
      hits.sort((a, b) => b.score - a.score || a.notice - b.notice);
      return { index, hits, counts, years, chains, named, loose };
    },

    async shown({ texts }, document) {
      const part = await this.load(`d${last(texts, document)}`), [, title, date, path, blocks] = part.find((/** @type {number[]} */ [one]) => one === document);
      return { title, date, path, blocks };
    },

    matches(text, chains) {
      const { units, dates } = read(text);
      return chains.flatMap(({ units: wanted, token, exact, open }, chain) => {
        const end = wanted.length - 1, alone = !exact && !end;
        const is = (/** @type {Unit} */ unit, /** @type {number} */ at) => wanted.every(({ text }, i) => {
          const one = units[at + i];
          return one && (!i || adjacent(units, at + i)) && (one.text === text || one.word && (alone && stem(one.text) === stem(text) || open && i === end && text[1] && one.text.startsWith(text)));
        });
        const starts = token ? dates.filter(date => date.token === token) : units.filter(is);
        return starts.map(start => ({ from: start.from, to: token ? start.to : units[units.indexOf(/** @type {Unit} */ (start)) + end].to, chain }));
      }).sort((a, b) => a.from - b.from || b.to - a.to);
    },
  };
  return query;
})();
