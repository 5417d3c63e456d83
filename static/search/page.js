// The search box of every page, and the page of results.
{
const AT_ONCE = 5, MOST_TRIED = 8, { load, parse, find, shown, matches } = gongwen, { lang } = document.documentElement;
const [form, box, panel, status, list, more, filters, main] = /** @type {any[]} */ (["[role=search]", "[name=q]", ".found", "[role=status]", ".results", "#search-more", "#search-filters", "main"]
	.map(one => document.querySelector(one)));
// In the order of the index. A year stands for all from it, or up to it.
const values = [...filters?.querySelectorAll("input, option + option") ?? []], facet = one => one.closest("[name]").name;

const make = (name, properties, ...children) => {
	const element = document.createElement(name);
	element.append(...children);
	return Object.assign(element, properties);
};

const marked = (text, hits) => {
	const pieces = [];
	let at = 0;
	for (const { from, to } of hits) if (from >= at) {
		pieces.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
		at = to;
	}
	return [...pieces, text.slice(at)];
};

// A result; nothing where the text has not what was asked for.
const item = async ({ index, query, named, loose }, doc) => {
	const of = doc / index.notices | 0, language = { lang: index.languages[of] }, kinds = hits => new Set(hits.map(({ of }) => of)).size;
	const [, facts, passages] = await shown(index, doc), [about, path] = facts[index.languages.indexOf(lang)], href = new URL(path, form.action);
	for (const asked of [query, ...named.flatMap(({ entries }) => entries[0][3][of].map(word => `"${word}"`))]) {
		const chains = parse(asked), [title, ...places] = passages.map(([anchor, text]) => ({ anchor, text, hits: matches(text, chains) }));
		const met = kinds([title, ...places].flatMap(({ hits }) => hits));
		if (loose ? !met : met < chains.length) continue;
		const [{ anchor, text, hits }] = places.sort((a, b) => kinds(b.hits) - kinds(a.hits));
		href.hash = anchor;
		if (query.trim()) href.searchParams.set("q", asked);
		const link = make("a", { href, ...language }, ...marked(title.text, title.hits));
		return make("li", {}, link, make("p", { className: "what" }, about), make("p", language, ...marked(text, hits)));
	}
	return [];
};

let turn = 0;
const show = () => {
	const mine = ++turn, query = box.value, chosen = new Set(filters?.querySelectorAll(":checked, [name=from] > :has(~ :checked), [name=to] > * + :checked ~ *"));
	let next = 0, count = 0, asking;
	const advance = async () => {
		more.hidden = filters;
		asking ??= find(query, values.map(one => ({ key: facet(one), chosen: chosen.has(one) })));
		const answer = await asking, { hits, loose, named, counts, index: { said: { [lang]: words } } } = answer, items = [];
		// For a rare phrase of common words the index lets much through that no text has.
		for (const end = next + MOST_TRIED; items.length < AT_ONCE && next < hits.length && (next < end || !items.length);) {
			const some = await Promise.all(hits.slice(next, next += AT_ONCE - items.length).map(hit => item(answer, hit)));
			items.push(...some.flat());
		}
		if (mine !== turn) return;
		list[count ? "append" : "replaceChildren"](...items);
		count += items.length;
		const isMore = next < hits.length, all = isMore ? Math.round(hits.length * count / next) : count;
		const told = (words[isMore && count < next ? "about" : all] ?? words.found).replace("{n}", all);
		status.textContent = [told, all && loose && words.loose, all && named[0] && words.term].filter(Boolean).join(" ");
		more.hidden = filters && !isMore;
		values.forEach((one, i) => {
			one.closest("label, option").hidden = !(counts[i] || one.matches(":checked"));
			(one.labels?.[0].lastChild ?? one).textContent = one.labels ? counts[i] : `${one.value} (${counts[i]})`;
		});
	};
	const step = () => advance().catch(() => {
		if (mine !== turn) return;
		if (!count) list.replaceChildren();
		status.textContent = status.dataset.broken;
	});
	more.onclick = filters && step;
	if (panel) panel.hidden = !query.trim();
	if (filters || query.trim()) step();
};

// The address of the page of results holds what is asked for.
const change = how => {
	const asked = [.../** @type {any} */ (new FormData(form))].filter(([, value]) => value);
	if (filters) history[how](null, "", `?${new URLSearchParams(asked)}`);
	show();
};
const recall = () => {
	const asked = new URLSearchParams(location.search);
	box.value = asked.get("q") ?? "";
	for (const one of values) one[one.index ? "selected" : "checked"] = asked.getAll(facet(one)).includes(one.value);
	if (filters) show();
};
const typed = ({ isComposing }) => isComposing || change("replaceState");
const chosen = event => {
	event.preventDefault();
	change("pushState");
};
box.addEventListener("focus", () => load("index").catch(() => {}));
box.addEventListener("input", typed);
box.addEventListener("compositionend", typed);
addEventListener("popstate", recall);
if (filters) form.addEventListener("submit", chosen);
filters?.addEventListener("change", chosen);
// Of a part that was cut short the page tells, not the console.
addEventListener("error", event => /^$|\/search\/(?!page|query)/.test(event.filename) && event.preventDefault());
addEventListener("keydown", event => {
	const { key, target } = /** @type {any} */ (event), stops = [box, ...list.querySelectorAll("a")], at = stops.indexOf(target);
	if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
	if (key === "Escape" && !at && panel) panel.hidden = true;
	const goal = key === "/" ? !target.matches("input, select") && box : stops[at < 0 ? at : at + { ArrowDown: 1, ArrowUp: -1, Escape: -at }[key]];
	if (!goal || goal === target) return;
	event.preventDefault();
	goal.focus();
});
recall();

// Marks the hits on the page that a result leads to.
if (panel && box.value) load("index").then(() => {
	const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), pieces = [];
	let text = "";
	for (let node; (node = nodes.nextNode());) {
		pieces.push({ node, start: text.length });
		text += node.data;
	}
	CSS.highlights.set("hit", new Highlight(...matches(text, parse(box.value)).map(({ from, to }) => {
		const [first, last] = [from, to].map(at => pieces.findLast(({ start }) => start <= at));
		return new StaticRange({ startContainer: first.node, startOffset: from - first.start, endContainer: last.node, endOffset: to - last.start });
	})));
}).catch(() => {});
}
