// The search box of every page, the page of results, and the hits on the page that a result leads to.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript), form = document.querySelector("form[role=search]");
  const box = form?.querySelector("input"), list = document.getElementById("search-results"), { lang } = document.documentElement;
  if (!(form instanceof HTMLFormElement) || !box) return;
  const AT_ONCE = 5;

  /** @param {string} name @param {object} properties @param {(Node | string)[]} children */
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  globalThis.gongwen = {
    root: script.src.slice(0, -"search/page.js".length), language: lang, parts: {}, text: /** @type {any} */ (null), query: /** @type {any} */ (null),
    part(name, value) { this.parts[name] = value; },
    script: path => new Promise((resolve, reject) => document.head.append(make("script", { src: gongwen.root + path, onload: resolve, onerror: () => reject(path) }))),
  };
  /** @type {Promise<Index> | undefined} */
  let ready;
  const start = () => ready ??= gongwen.script("search/text.js").then(() => gongwen.script("search/query.js")).then(() => gongwen.query.open());

  const status = make("p", { className: "what", role: "status" }), found = list ?? make("ol", {}), all = make("a", {});
  const panel = make("div", { className: "found", hidden: true }), more = make("button", { type: "button", hidden: true });
  const filters = document.getElementById("search-filters");
  if (list) {
    list.before(status);
    list.after(more);
  } else {
    panel.append(status, found, all);
    form.append(panel);
  }

  const state = () => Object.fromEntries([...new Set(new URLSearchParams(location.search).keys())].map(key => [key, new URLSearchParams(location.search).getAll(key)]));
  let turn = 0;

  // The words around the first hit, with all hits marked.
  const excerpt = (/** @type {string} */ text, /** @type {Match[]} */ hits, length = lang.startsWith("zh") ? 90 : 200) => {
    const first = hits[0]?.from ?? 0, from = first < length / 2 ? 0 : first - Math.round(length / 4), to = Math.min(text.length, Math.max(from + length, hits[0]?.to ?? 0));
    /** @type {(Node | string)[]} */
    const pieces = [from ? "…" : ""];
    let at = from;
    for (const hit of hits) if (hit.from >= at && hit.to <= to) {
      pieces.push(text.slice(at, hit.from), make("mark", {}, text.slice(hit.from, hit.to)));
      at = hit.to;
    }
    return [...pieces, text.slice(at, to), to < text.length ? "…" : ""];
  };

  // A result; nothing where the text, read itself, has not what was asked for.
  const item = async (/** @type {Answer} */ { index, chains, named, loose }, /** @type {Hit} */ { notice, document }) => {
    const { title, date, path, blocks } = await gongwen.query.shown(index, document), { facets, languages, said } = index;
    const language = Math.floor(document / index.notices), texts = [["", title], ...blocks];
    const asked = [chains, ...named.flatMap(({ entry }) => entry[2][language].map(word => gongwen.query.parse(`"${word}"`)))];
    let best = { chains, score: -1, anchor: "", text: blocks[0][1], hits: /** @type {Match[]} */ ([]) }, sound = !chains.length;
    for (const chains of asked) {
      const met = new Set();
      texts.forEach(([anchor, text], i) => {
        const hits = gongwen.query.matches(text, chains), score = new Set(hits.map(hit => hit.chain)).size - (i < 2 ? 0.5 : 0);
        hits.forEach(hit => met.add(hit.chain));
        if (i && hits.length && score > best.score) best = { chains, score, anchor, text, hits };
      });
      sound ||= loose ? met.size > 0 : met.size === chains.length;
      if (sound) break;
    }
    if (!sound) return [];
    const own = facets[0].of[notice].includes(languages.indexOf(lang)) ? languages[language] : lang;
    const query = chains.length ? `?q=${encodeURIComponent(best.chains === chains ? box.value : `"${best.chains.flatMap(chain => chain.units).map(unit => unit.text).join(" ")}"`)}` : "";
    const day = date.length > 4 ? new Date(date).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" }) : date;
    const names = (/** @type {string} */ key) => facets.flatMap((facet, f) => facet.key === key ? facet.of[notice].map(value => said.names[key][value]) : []);
    const about = [day, ...names("kind"), ...names("topics"), ...(languages[language] === lang ? [] : [said.names.language[language]])];
    const attributes = languages[language] === lang ? {} : { lang: languages[language] };
    return [make("li", {},
      make("a", { href: `${gongwen.root}${own}/${path}${query}${best.anchor && "#" + best.anchor}`, ...attributes }, ...excerpt(title, gongwen.query.matches(title, best.chains), 400)),
      make("p", { className: "what" }, about.filter(Boolean).join(" · ")), make("p", { ...attributes }, ...excerpt(best.text, best.hits)))];
  };

  const narrow = (/** @type {Answer} */ { index: { facets, said, }, counts, years }, /** @type {Filters} */ chosen) => {
    const year = (/** @type {string} */ name) => make("label", {}, said.words[name] + " ", make("select", { name }, make("option", { value: "" }, said.words.any),
      ...[...years].filter(([year]) => year !== null).map(([year, count]) => make("option", { value: year, selected: chosen[name]?.[0] === String(year) }, `${year} (${count})`))));
    filters?.replaceChildren(make("fieldset", {}, make("legend", {}, said.labels.year), year("from"), year("to")), ...facets.flatMap(({ key, values }, f) => {
      const shown = values.map((id, value) => ({ id, count: counts[f][value], name: said.names[key][value], checked: chosen[key]?.includes(id) ?? false }));
      const choices = shown.filter(one => one.count || one.checked).sort((a, b) => b.count - a.count);
      return choices.length < 2 && !choices.some(one => one.checked) ? [] : [make("fieldset", {}, make("legend", {}, said.labels[key]), ...choices.map(({ id, count, name, checked }) =>
        make("label", {}, make("input", { type: "checkbox", name: key, value: id, checked }), ` ${name} `, make("span", { className: "count" }, String(count)))))];
    }));
  };

  const show = async () => {
    const query = box.value, mine = ++turn, chosen = list ? state() : {};
    panel.hidden = !query.trim();
    if (!query.trim() && !list) return;
    try {
      const answer = await start() && await gongwen.query.find(query, chosen), { said: { words, names } } = answer.index, { hits, named, loose } = answer;
      if (mine !== turn) return;
      let missing = 0, next = 0;
      const tell = () => {
        const count = hits.length - missing;
        const topics = named.map(({ id }) => id.slice(id.indexOf("/") + 1)).join();
        status.textContent = (count ? (count === 1 ? words.one : words.found).replace("{n}", String(count)) : words.none) + (loose && count ? words.loose : "") + (topics && count ? words.term : "");
        all.textContent = words.all;
      };
      const add = async () => {
        const items = [];
        while (items.length < AT_ONCE && next < hits.length) {
          const some = await Promise.all(hits.slice(next, next += AT_ONCE - items.length).map(hit => item(answer, hit)));
          missing += some.filter(one => !one.length).length;
          items.push(...some.flat());
        }
        if (mine !== turn) return;
        found.append(...items);
        more.hidden = next >= hits.length;
        tell();
      };
      found.replaceChildren();
      more.textContent = words.more;
      more.onclick = add;
      all.href = `${form.action}?q=${encodeURIComponent(query)}`;
      if (list) narrow(answer, chosen);
      await add();
    } catch {
      if (mine === turn) status.textContent = (await start().catch(() => null))?.said.words.broken ?? "搜索索引无法读取。The search index cannot be read.";
    }
  };

  // On the page of results the address holds what is asked for.
  const keep = (/** @type {"pushState" | "replaceState"} */ how) => {
    const asked = new URLSearchParams();
    if (box.value.trim()) asked.set("q", box.value);
    for (const [name, value] of filters instanceof HTMLFormElement ? new FormData(filters) : []) if (value) asked.append(name, String(value));
    history[how](null, "", `?${asked}`);
  };
  const recall = () => {
    box.value = state().q?.[0] ?? "";
    if (list) show();
  };

  box.addEventListener("focus", () => start().catch(() => {}));
  box.addEventListener("input", event => {
    if (/** @type {InputEvent} */ (event).isComposing) return;
    if (list) keep("replaceState");
    show();
  });
  box.addEventListener("compositionend", () => box.dispatchEvent(new Event("input")));
  form.addEventListener("submit", event => {
    if (!list) return;
    event.preventDefault();
    keep("pushState");
  });
  filters?.addEventListener("change", () => {
    keep("pushState");
    show();
  });
  addEventListener("popstate", recall);
  addEventListener("keydown", event => {
    const { key, target } = event, links = [box, ...found.querySelectorAll("a"), ...panel.hidden ? [] : [all]];
    const at = links.indexOf(/** @type {any} */ (target));
    if (key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {Element} */ (target).tagName)) box.select();
    else if (key === "ArrowDown" && at >= 0) links[at + 1]?.focus();
    else if (key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (key === "Escape" && at > 0) box.focus();
    else if (key === "Escape" && at === 0 && !list) panel.hidden = true;
    else return;
    event.preventDefault();
  });
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && more.click()).observe(more);
  recall();
  if (!list && box.value) start().then(() => gongwen.script("search/hits.js")).catch(() => {});
})();
