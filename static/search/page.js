// The search box of every page, and the page of results.
(() => {
  const AT_ONCE = 5, MOST_TRIED = 12, { lang } = document.documentElement;
  /** @type {any[]} */
  const [form, box, list, filters] = ["[role=search]", "[role=search] input", "#search-results", "#search-filters"].map(one => document.querySelector(one));

  /** @returns {any} */
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const root = new URL("..", form.action).href, loads = {};
  globalThis.gongwen = /** @type {any} */ ({
    part: (name, value) => gongwen[name] = value,
    load: name => loads[name] ??= new Promise((onload, onerror) => {
      document.head.append(make("script", { src: `${root}search/${name}.js`, onload, onerror }));
    }).then(() => {
      const value = gongwen[name];
      if (typeof value !== "string") return value ?? Promise.reject(name);
      const bytes = Uint8Array.from(atob(value), c => c.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
    }).catch(error => {
      // Another attempt may do better.
      delete loads[name];
      throw error;
    }),
  });
  // A part that was cut short is no script; the reader is told on the page, and nobody in the console.
  addEventListener("error", event => /^$|\/search\/(?!page|text|query|hits)/.test(event.filename ?? "-") && event.preventDefault());
  const start = () => gongwen.load("text").then(() => gongwen.load("query"));

  const status = make("p", { className: "what", role: "status" }), found = list ?? make("ol"), all = make("a"), more = make("button", { hidden: true });
  const panel = make("div", { className: "found", hidden: true, tabIndex: -1 }, ...(list ? [] : [status, found, all]));
  list?.before(status);
  list?.after(more);
  form.append(panel);

  // The words around the first hit, with all hits marked. No character is cut in two.
  const excerpt = (text, hits, length) => {
    const whole = at => at - +(text.codePointAt(at - 1) > 0xffff), { from: first, to: end } = hits[0] ?? { from: 0, to: 0 };
    const from = first < length / 2 ? 0 : whole(first - (length >> 2)), to = whole(Math.max(from + length, end)), pieces = [from ? "…" : ""];
    let at = from;
    for (const hit of hits) if (hit.from >= at && hit.to <= to) {
      pieces.push(text.slice(at, hit.from), make("mark", {}, text.slice(hit.from, hit.to)));
      at = hit.to;
    }
    return [...pieces, text.slice(at, to), to < text.length ? "…" : ""];
  };

  // A result; nothing where the text itself has not what was asked for.
  const item = async ({ index, query, named, loose }, document) => {
    const { notices, languages } = index, of = Math.floor(document / notices), language = languages[of], own = languages.indexOf(lang);
    const [, title, about, path, written, blocks] = await gongwen.query.shown(index, document), words = named.flatMap(({ entry }) => entry[2][of]);
    for (const asked of [query, ...words.map(word => `"${word}"`)]) {
      const chains = gongwen.query.parse(asked), met = new Set();
      const [head, ...places] = [["", title], ...blocks].map(([anchor, text]) => {
        const hits = gongwen.query.matches(text, chains), here = new Set(hits.map(({ chain }) => chain));
        here.forEach(chain => met.add(chain));
        return { anchor, text, hits, score: here.size + (anchor ? 0.5 : 0) };
      });
      if (loose ? !met.size : met.size < chains.length) continue;
      const { anchor, text, hits } = places.sort((a, b) => b.score - a.score)[0], marked = of === own ? {} : { lang: language };
      const folder = written.includes(own) ? language : lang, search = query.trim() && `?${new URLSearchParams({ q: asked })}`;
      const link = make("a", { href: `${root}${folder}/${path}${search}${anchor && `#${anchor}`}`, ...marked }, ...excerpt(title, head.hits, 999));
      return [make("li", {}, link, make("p", { className: "what" }, about[own]), make("p", marked, ...excerpt(text, hits, /^zh/.test(language) ? 90 : 200)))];
    }
    return [];
  };

  // The filters, with how many notices each would leave.
  const narrow = ({ index: { facets, said: { words, labels, names } }, counts }, asked) => {
    const { name: held, value: at } = /** @type {any} */ (document.activeElement);
    const group = (key, fields) => fields.length ? make("fieldset", {}, make("legend", {}, labels[key]), ...fields) : "";
    const choices = (f, name) => facets[f].values.map((value, i) => ({ value, i, count: counts[f][i], chosen: asked.getAll(name).includes(value) }))
      .filter(({ count, chosen }) => count || chosen);
    const year = name => make("label", {}, `${words[name]} `, make("select", { name }, make("option", { value: "" }, words.any),
      ...choices(0, name).map(({ value, count, chosen }) => make("option", { value, selected: chosen }, `${value} (${count})`))));
    const boxes = (f, key) => choices(f, key).sort((a, b) => b.count - a.count).map(({ value, i, count, chosen }) => make("label", {},
      make("input", { type: "checkbox", name: key, value, checked: chosen }), ` ${names[key][i]} `, make("span", { className: "count" }, count)));
    filters.replaceChildren(...facets.map(({ key }, f) => group(key, f ? boxes(f, key) : [year("from"), year("to")])));
    [...filters.elements].find(({ name, value }) => name === held && value === at)?.focus();
  };

  // Prepares a change of the page, which is dropped where another has begun since.
  let turn = 0;
  const step = async prepare => {
    const mine = ++turn, change = await prepare().catch(() => () => {
      // What is there stays where only more of it was asked for.
      if (more.hidden) found.replaceChildren();
      status.textContent = gongwen[lang]?.words.broken ?? "搜索索引无法读取。The search index cannot be read.";
    });
    if (mine === turn) change();
  };

  // The next results of an answer.
  const batch = async (answer, next, gone) => {
    const { hits, loose, named, index: { said: { words } } } = answer, items = [], put = next ? "append" : "replaceChildren";
    // Of a rare phrase of common words the index lets through much that the text itself does not bear out.
    for (const end = next + MOST_TRIED; items.length < AT_ONCE && next < hits.length && (next < end || !items.length);) {
      const some = await Promise.all(hits.slice(next, next += AT_ONCE - items.length).map(hit => item(answer, hit)));
      items.push(...some.flat());
      gone += some.length - some.flat().length;
    }
    const rest = hits.length - next, about = gone && rest, count = next - gone + Math.round(rest * (1 - gone / next || 0));
    const told = count > 1 ? words[about ? "about" : "found"].replace("{n}", count) : count ? words.one : words.none;
    return () => {
      status.textContent = [told, count && loose && words.loose, count && named.length && words.term].filter(Boolean).join(" ");
      found[put](...items);
      Object.assign(more, { textContent: words.more, hidden: next >= hits.length, onclick: () => step(() => batch(answer, next, gone)) });
    };
  };

  const address = () => new URLSearchParams(location.search);
  const show = () => {
    const query = box.value, asked = list ? address() : new URLSearchParams();
    more.hidden = true;
    panel.hidden = list || !query.trim();
    step(async () => {
      if (!list && panel.hidden) return () => {};
      await start();
      const answer = await gongwen.query.find(query, asked), change = await batch(answer, 0, 0);
      return () => {
        change();
        if (list) narrow(answer, asked);
        Object.assign(all, { textContent: answer.index.said.words.all, href: `${form.action}?${new URLSearchParams({ q: query })}` });
      };
    });
  };

  // The address of the page of results holds what is asked for.
  const keep = (how, choices) => {
    const asked = new URLSearchParams([...choices].filter(([key, value]) => key !== "q" && value));
    if (box.value) asked.set("q", box.value);
    history[how](null, "", `?${asked}`);
  };
  const recall = () => {
    box.value = address().get("q") ?? "";
    if (list) show();
  };
  const typed = ({ isComposing }) => {
    if (isComposing) return;
    show();
    if (list) keep("replaceState", address());
  };
  box.addEventListener("focus", () => start().catch(() => {}));
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);
  form.addEventListener("focusout", ({ relatedTarget }) => panel.hidden ||= !form.contains(relatedTarget));
  addEventListener("popstate", recall);
  if (list) addEventListener("submit", event => {
    event.preventDefault();
    keep("pushState", address());
  });
  filters?.addEventListener("change", () => {
    keep("pushState", new FormData(filters));
    show();
  });
  // “/” leads to the box, arrows through the results, Escape back and then out.
  addEventListener("keydown", event => {
    const { key, target } = /** @type {any} */ (event), stops = [box, ...(list ?? panel).querySelectorAll("a")], at = stops.indexOf(target);
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === "Escape" && !at) panel.hidden = true;
    const isSlash = key === "/" && !target.matches("input, select"), by = at < 0 ? NaN : { ArrowDown: 1, ArrowUp: -1, Escape: -at }[key];
    const goal = stops[isSlash ? 0 : at + by];
    if (!goal || goal === target) return;
    event.preventDefault();
    goal.focus();
  });
  new IntersectionObserver(entries => entries.at(-1)?.isIntersecting && more.click()).observe(more);
  recall();
  if (!list && box.value) start().then(() => gongwen.load("hits")).catch(() => {});
})();
