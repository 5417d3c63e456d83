// Asks the index, which src/search/ describes, what answers a query.
{
	const { read, stem, code } = gongwen, { src } = /** @type {any} */ (document.currentScript), loads = {};
	// What one query may load and hold. What a chain is worth, its lists share.
	const MOST = { lists: 3, parts: 4, length: 500, chains: 12 }, CHAIN = 6;

	const load = name => loads[name] ??= new Promise((onload, onerror) => {
		document.head.append(Object.assign(document.createElement("script"), { src: new URL(`${name}.js`, src), onload, onerror }));
	}).then(async () => {
		const value = gongwen[name];
		if (typeof value !== "string") return value ?? Promise.reject(name);
		const { body } = await fetch(`data:;base64,${value}`);
		return new Response(body?.pipeThrough(new DecompressionStream("deflate-raw"))).json();
	});

	const part = (begins, one) => begins.findLastIndex(begin => begin <= one);
	const fits = (word, { token, root, open }) => word === token || root && stem(word) === root || open && token[1] && word.startsWith(token);

	// The lists of the index that a chain needs. Of its last Hanzi the list before tells, as a follower.
	const needs = (/** @type {Chain} */ chain) => chain.flatMap(({ token, word, root, open }, i) => {
		const pair = !word && chain[i + 1]?.word === false, next = chain[i + (pair ? 2 : 1)], before = chain[i - 1];
		if (!word && !next && before && !(pair && before.word)) return [];
		// What is still being typed is no follower yet.
		return { token: pair ? token + chain[i + 1].token : token, root, open, next: next?.open ? "" : next?.token };
	}).filter((_, i, { length }) => i * MOST.lists % length < MOST.lists).map((need, _, { length }) => ({ ...need, worth: CHAIN / length }));

	const listed = async ({ tokens }, need) => {
		const { token, root, open } = need, common = root || token, begin = token.startsWith(common) ? common : common.slice(0, -1);
		// Where many words begin alike, the word itself may lie further on.
		const numbers = new Set([part(tokens, token)]), last = part(tokens, root || open ? `${begin}\uffff` : token);
		for (let number = part(tokens, begin); number <= last && numbers.size < MOST.parts; number++) numbers.add(number);
		const parts = await Promise.all(Array.from(numbers, number => load(`t${number}`)));
		return { ...need, entries: parts.flat().filter(([word]) => fits(word, need)) };
	};

	// The records of vocabularies that a query names: each is worth all of it in other languages.
	const terms = async (index, query, worth) => {
		const { entries: [named] } = await listed(index, { token: `=${read(query).units.map(({ text }) => text).join(" ")}` });
		return Promise.all((named?.[1] ?? []).map(([token, language]) => listed(index, { token, language, worth })));
	};

	const judge = ({ notices, languages }, needs, all) => {
		const size = notices * languages.length, met = new Uint8Array(size), last = new Uint8Array(size), scores = new Float32Array(size);
		needs.forEach(({ token, next, worth, language, entries }, n) => entries.forEach(([word, data, followers]) => {
			const rarity = Math.log(1 + 3 * notices / (data.length + 1)), hash = code(next ?? "");
			const own = followers.indexOf(String.fromCharCode(hash + 32)), bit = 1 << (own < 0 ? 7 + hash % 3 : own);
			let i = 0, doc = -1;
			const number = () => data.charCodeAt(i++) - 32;
			while (i < data.length) {
				const first = number();
				doc += first >> 4 || number() * 50000 + number();
				const mask = followers ? number() : 0;
				if (last[doc] > n || met[doc] >= all || next && !(mask & bit) || Math.floor(doc / notices) === language) continue;
				last[doc] = n + 1;
				met[doc] += worth;
				scores[doc] += rarity * (word === token ? 1 : 0.8) * ((first & 15) + 0.5);
			}
		}));
		return { met, scores };
	};

	// A document of each notice that passes the filters, and how many notices each value would leave.
	const narrow = ({ notices, languages }, facets, values, found) => {
		const own = languages.indexOf(document.documentElement.lang), best = new Map(), counts = values.map(() => new Set());
		const asked = values.flatMap(({ key, chosen }) => chosen ? key : []);
		for (const doc of found) {
			// The first values are the languages.
			const notice = doc % notices, language = Math.floor(doc / notices), has = facets?.[notice].filter(value => value >= languages.length || value === language) ?? [language];
			if (has[0] !== language) continue;
			const failed = new Set(asked);
			for (const value of has) if (values[value]?.chosen) failed.delete(values[value].key);
			// What is chosen of a filter leaves its own counts as they are.
			if (failed.size < 2) for (const value of has) if (!failed.size || failed.has(values[value].key)) counts[value]?.add(notice);
			if (!failed.size && (language === own || !best.has(notice))) best.set(notice, doc);
		}
		return { hits: [...best.values()], counts: counts.map(({ size }) => size) };
	};

	Object.assign(gongwen, /** @type {Partial<Search>} */ ({
		load,

		parse: query => query.slice(0, MOST.length).split(/["“”「」]/).flatMap((text, piece, { length }) => {
			const exact = piece % 2 > 0, { units, dates } = read(text), chains = dates.map(date => [date]), end = units.at(-1);
			let chain;
			for (const unit of units) {
				if (dates.some(({ from, to }) => from <= unit.from && unit.to <= to)) chain = null;
				else if (chain && unit.joined && (exact || !/\s/.test(unit.gap))) chain.push(unit);
				else chains.push(chain = [unit]);
			}
			const isOpen = !exact && piece === length - 1 && end?.word && end.to === text.length;
			return chains.map(chain => chain.map(unit => ({ token: unit.text, word: unit.word, root: !exact && !chain[1] && stem(unit.text), open: isOpen && unit === end })));
		}).slice(0, MOST.chains),

		async find(query, values = []) {
			const index = await load("index"), chains = gongwen.parse(query), all = chains.length * CHAIN;
			const [facets, named, ...lists] = await Promise.all([values[0] && load("facets"), terms(index, query, all), ...chains.flatMap(needs).map(need => listed(index, need))]);
			const { met, scores } = judge(index, [...lists, ...named], all), loose = chains.length > 1 && !met.some(one => one >= all);
			const least = query.trim() ? (loose ? all / 2 : all) || 1 : 0, found = [...met.keys()].filter(doc => met[doc] >= least);
			const { hits, counts } = narrow(index, facets, values, found);
			hits.sort((a, b) => scores[b] - scores[a] || a % index.notices - b % index.notices);
			return { index, query, hits, counts, named, loose };
		},

		shown: async ({ texts }, doc) => (await load(`d${part(texts, doc)}`)).find(([number]) => number === doc),

		matches(text, chains) {
			const { units, dates } = read(text), all = [...units, ...dates];
			const begins = (chain, at) => chain.every((need, i) => (!i || all[at + i]?.joined) && fits(all[at + i].text, need));
			return chains.flatMap((chain, of) => all.flatMap(({ from }, at) => begins(chain, at) ? { from, to: all[at + chain.length - 1].to, of } : [])).sort((a, b) => a.from - b.from);
		},
	}));
}
