// Reads text and asks the index, both as src/search/ says: tests/search/units.txt holds them to it.
{
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec", loads = {}, { src } = /** @type {any} */ (document.currentScript);
let folds;

// Without case, accents and width, and simplified.
const fold = c => folds[c] ??= c.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/./gu, d => folds[d] ?? d);

const read = text => {
	const { index, patterns: [words, compounds] } = gongwen, places = [], units = [];
	folds ??= Object.fromEntries(index.folds.match(/../gu).map(pair => [...pair]));
	let folded = "", at = 0, end = 0;
	for (const c of text) {
		const place = { from: at, to: at += c.length };
		folded += fold(c);
		while (places.length < folded.length) places.push(place);
	}
	const place = ({ 0: found, index }) => ({ from: places[index].from, to: places[index + found.length - 1].to });
	for (const match of folded.matchAll(words)) {
		const { 0: found, 1: hanzi, index } = match, gap = folded.slice(end, index);
		// In running text nothing stands between Hanzi, and at most space or a hyphen between words.
		const joined = (hanzi && units.at(-1)?.word === false ? /^$/ : /^([-/_‐-–]|\s*)$/).test(gap);
		units.push({ text: found.replace(/['’,]/g, ""), word: !hanzi, gap, joined, ...place(match) });
		end = index + found.length;
	}
	const dates = compounds.flatMap(([pattern, token]) => Array.from(folded.matchAll(pattern), match => {
		const text = match[0].replace(pattern, token).replace(/[a-z]+/, month => `${MONTHS.indexOf(month) / 3 + 1}`);
		return { text, word: true, ...place(match) };
	}));
	return { units, dates };
};

// What the plurals and tenses of a word share: three letters or more, as "used" is no form of "us".
const stem = word => {
	if (!/^[a-z]{3,}$/.test(word)) return "";
	const one = word.replace(/ies$/, "y").replace(/(ss|x|z|ch|sh)es$/, "$1").replace(/(?<=..[^isu])s$/, "");
	const [, rest = one] = /^(.*[aeiouy].+?)(?:ing|(?<!e)ed)$/.exec(one) ?? [];
	return rest.replace(/(?<=..)(ie?|y)$/, "i").replace(/(?<=..)e$/, "").replace(/([^aeiou])\1$/, "$1").replace(/^..$/, "$&e");
};

// A unit as a number, as in lists of followers.
const code = text => [...text].reduce((code, c) => (code * 31 + c.codePointAt(0)) % 0xd7e0, 0);

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
const needs = chain => chain.flatMap(({ token, word, root, open }, i) => {
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
			if (last[doc] > n || met[doc] >= all || next && !(mask & bit) || (doc / notices | 0) === language) continue;
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
		const notice = doc % notices, language = doc / notices | 0, has = facets?.[notice].filter(value => value >= languages.length || value === language) ?? [language];
		if (has[0] !== language) continue;
		const failed = new Set(asked);
		for (const value of has) if (values[value]?.chosen) failed.delete(values[value].key);
		// What is chosen of a filter leaves its own counts as they are.
		if (failed.size < 2) for (const value of has) if (!failed.size || failed.has(values[value].key)) counts[value]?.add(notice);
		if (!failed.size && (language === own || !best.has(notice))) best.set(notice, doc);
	}
	return { hits: [...best.values()], counts: counts.map(({ size }) => size) };
};

globalThis.gongwen = {
	load, read, stem,

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

	async find(query, values) {
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
};
}
