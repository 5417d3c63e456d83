// How search reads text, as src/search/ does: tests/search/units.txt holds both to the same.
{
	const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec", folds = {};
	let words, compounds;

	// The definitions come with the index.
	const define = index => {
		for (const [, from, to] of index.folds.matchAll(/(.)(.)/gu)) folds[from] = to;
		compounds = index.compounds.map(([pattern, token]) => [RegExp(pattern, "gu"), token]);
		words = RegExp(index.words, "gu");
	};

	// Without case, accents and width, and simplified.
	const fold = c => folds[c] ??= [...c.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")].map(d => folds[d] ?? d).join("");

	globalThis.gongwen = /** @type {Search} */ ({
		read(text) {
			if (!words) define(gongwen.index);
			const places = [], units = [];
			let folded = "", at = 0, end = 0;
			for (const c of text) {
				const place = { from: at, to: at += c.length };
				folded += fold(c);
				while (places.length < folded.length) places.push(place);
			}
			const place = ({ 0: found, index }) => ({ from: places[index].from, to: places[index + found.length - 1].to });
			for (const match of folded.matchAll(words)) {
				const { 0: found, 1: hanzi, index } = match, gap = folded.slice(end, index);
				// In running text nothing stands between Hanzi, and no more than space or a hyphen between words.
				const joined = (hanzi && units.at(-1)?.word === false ? /^$/ : /^([-/_‐-–]|\s*)$/).test(gap);
				units.push({ text: found.replace(/['’,]/g, ""), word: !hanzi, gap, joined, ...place(match) });
				end = index + found.length;
			}
			const dates = compounds.flatMap(([pattern, token]) => Array.from(folded.matchAll(pattern), match => {
				const text = match[0].replace(pattern, token).replace(/[a-z]+/, month => `${MONTHS.indexOf(month) / 3 + 1}`);
				return { text, word: true, ...place(match) };
			}));
			return { units, dates };
		},

		// What the plurals and tenses of a word share. It has three letters or more: “used” has not that of “us”.
		stem(word) {
			if (!/^[a-z]{3,}$/.test(word)) return "";
			const one = word.replace(/ies$/, "y").replace(/(ss|x|z|ch|sh)es$/, "$1").replace(/(?<=..[^isu])s$/, "");
			const [, rest = one] = /^(.*[aeiouy].+?)(?:ing|(?<!e)ed)$/.exec(one) ?? [];
			return rest.replace(/(?<=..)(ie?|y)$/, "i").replace(/(?<=..)e$/, "").replace(/([^aeiou])\1$/, "$1").replace(/^..$/, "$&e");
		},

		// A unit as a number, as which it stands among followers.
		code: text => Array.from(text, c => c.codePointAt(0) ?? 0).reduce((code, c) => (code * 31 + c) % 0xd7e0, 0),
	});
}
