// The search box of every page, and the page of results.
(() => {
  const form = document.querySelector("form[role=search]"), box = form?.querySelector("input");
  const { currentScript, documentElement: { lang } } = document, list = document.getElementById("search-results"), filters = document.getElementById("search-filters");
  if (!(form instanceof HTMLFormElement) || !(currentScript instanceof HTMLScriptElement) || !box) return;
  const AT_ONCE = 5, MOST_AT_ONCE = 10;

  /** @returns {any} */
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  globalThis.gongwen = {
    root: currentScript.src.slice(0, -"search/page.js".length), language: lang, parts: {},
    part: (name, value) => gongwen.parts[name] = value,
    script: path => new Promise((onload, onerror) => document.head.append(make("script", { src: gongwen.root + path, onload, onerror }))),
  };
  /** @type {Promise<unknown> | undefined} */
  let ready;
  const start = () => ready ??= gongwen.script("search/text.js").then(() => gongwen.script("search/query.js"));

  const status = make("p", { className: "what", role: "status" }), found = list ?? make("ol"), all = make("a"), more = make("button", { type: "button", hidden: true });
  const panel = make("div", { className: "found", hidden: true, tabIndex: -1 });
  if (list) list.before(status), list.after(more);
  else form.append(panel), panel.append(status, found, all);

  // The words around the first hit, with all hits marked.
  const excerpt = (text, hits, length) => {
    const first = hits[0]?.from ?? 0, from = first < length / 2 ? 0 : first - (length >> 2), to = Math.max(from + length, hits[0]?.to ?? 0), pieces = [from ? "…" : ""];
    let at = from;
    for (const hit of hits) if (hit.from >= at && hit.to <= to) {
      pieces.push(text.slice(at, hit.from), make("mark", {}, text.slice(hit.from, hit.to)));
      at = hit.to;
    }
    return [...pieces, text.slice(at, to), to < text.length ? "…" : ""];
  };

  // A result; nothing where the text itself has not what was asked for.
  const item = async ({ index, query, chains, named, loose }, { notice, document }) => {
    const { title, about, path, blocks } = await gongwen.query.shown(index, document), { facets, languages } = index;
    const of = Math.floor(document / index.notices), words = named.flatMap(({ entry }) => entry[2][of]).map(word => `"${word}"`);
    let best, sound = !chains.length;
    for (const asked of [query, ...words]) {
      const chains = gongwen.query.parse(asked), met = new Set();
      [["", title], ...blocks].forEach(([anchor, text], i) => {
        const hits = gongwen.query.matches(text, chains), score = new Set(hits.map(hit => hit.chain)).size + (anchor ? 0.5 : 0);
        hits.forEach(hit => met.add(hit.chain));
        if (i && !(score <= best?.score)) best = { asked, chains, score, anchor, text, hits };
      });
      sound ||= loose ? met.size > 0 : met.size === chains.length;
      if (sound) break;
      best = null;
    }
    if (!sound) return [];
    const language = languages[of], folder = facets[0].of[notice].includes(languages.indexOf(lang)) ? language : lang, own = language === lang ? {} : { lang: language };
    const href = `${gongwen.root}${folder}/${path}${query.trim() && `?q=${encodeURIComponent(best.asked)}`}${best.anchor && "#" + best.anchor}`;
    return [make("li", {}, make("a", { href, ...own }, ...excerpt(title, gongwen.query.matches(title, best.chains), 999)),
      make("p", { className: "what" }, about[languages.indexOf(lang)]), make("p", own, ...excerpt(best.text, best.hits, language.startsWith("zh") ? 90 : 200)))];
  };

  // The filters, with how many notices each would leave.
  const narrow = ({ index: { facets, said }, counts, years }, chosen) => {
    const years_ = [...years].filter(([year]) => year), year = name => make("label", {}, `${said.words[name]} `, make("select", { name }, make("option", { value: "" }, said.words.any),
      ...years_.map(([value, count]) => make("option", { value, selected: chosen[name]?.[0] == value }, `${value} (${count})`))));
    const group = (name, ...fields) => make("fieldset", {}, make("legend", {}, said.labels[name]), ...fields);
    filters?.replaceChildren(group("year", year("from"), year("to")), ...facets.flatMap(({ key, values }, f) => {
      const choices = values.map((value, i) => ({ value, count: counts[f][i], name: said.names[key][i], checked: !!chosen[key]?.includes(value) })).filter(one => one.count || one.checked);
      return choices.length ? group(key, ...choices.sort((a, b) => b.count - a.count).map(({ value, count, name, checked }) =>
        make("label", {}, make("input", { type: "checkbox", name: key, value, checked }), ` ${name} `, make("span", { className: "count" }, count)))) : [];
    }));
  };

  let turn = 0;
  const show = async () => {
    const query = box.value, mine = ++turn, asked = new URLSearchParams(location.search), chosen = {};
    panel.hidden = !query.trim();
    if (panel.hidden && !list) return;
    if (list) for (const key of asked.keys()) chosen[key] = asked.getAll(key);
    try {
      await start();
      const answer = await gongwen.query.find(query, chosen), { hits, loose, named, index: { said: { words } } } = answer;
      let next = 0, gone = 0;
      const add = async () => {
        const items = [];
        for (const end = next + MOST_AT_ONCE; items.length < AT_ONCE && next < Math.min(end, hits.length);) {
          const some = await Promise.all(hits.slice(next, next += AT_ONCE - items.length).map(hit => item(answer, hit)));
          gone += some.filter(one => !one.length).length;
          items.push(...some.flat());
        }
        if (mine !== turn) return;
        const count = hits.length - gone;
        status.textContent = [(count > 1 ? words.found : count ? words.one : words.none).replace("{n}", count), count && loose && words.loose, count && named.length && words.term].filter(Boolean).join(" ");
        more.hidden = next >= hits.length;
        if (found.dataset.turn === `${mine}`) found.append(...items);
        else found.replaceChildren(...items);
        found.dataset.turn = mine;
      };
      if (mine !== turn) return;
      Object.assign(more, { textContent: words.more, onclick: add });
      Object.assign(all, { textContent: words.all, href: `${form.action}?q=${encodeURIComponent(query)}` });
      narrow(answer, chosen);
      await add();
    } catch {
      ready = undefined;
      const said = gongwen.parts[lang];
      if (mine === turn) status.textContent = said ? said.words.broken : "搜索索引无法读取。The search index cannot be read.";
    }
  };

  // The address of the page of results holds what is asked for.
  const keep = how => {
    const asked = new URLSearchParams(filters ? new FormData(filters) : undefined);
    asked.set("q", box.value);
    for (const [key, value] of [...asked]) if (!value) asked.delete(key);
    history[how](null, "", `?${asked}`);
  };
  const recall = () => {
    box.value = new URLSearchParams(location.search).get("q") ?? "";
    if (list) show();
  };
  addEventListener("popstate", recall);
  box.addEventListener("focus", () => start().catch(() => ready = undefined));
  box.addEventListener("compositionend", () => box.dispatchEvent(new Event("input")));
  box.addEventListener("input", event => {
    if (event.isComposing) return;
    if (list) keep("replaceState");
    show();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => panel.hidden ||= !form.contains(relatedTarget));
  form.addEventListener("submit", event => {
    if (list) event.preventDefault(), keep("pushState");
  });
  filters?.addEventListener("change", () => {
    keep("pushState");
    show();
  });
  addEventListener("keydown", event => {
    const { key, target } = event, stops = [box, ...found.querySelectorAll("a"), ...(list ? [] : [all])], at = stops.indexOf(target);
    const to = key === "/" && !target.matches("input, select, textarea") || key === "Escape" && at > 0 ? 0 : at < 0 ? -1 : key === "ArrowDown" ? at + 1 : key === "ArrowUp" ? at - 1 : -1;
    if (key === "Escape" && !at) panel.hidden = true;
    if (!stops[to]) return;
    event.preventDefault();
    stops[to].focus();
  });
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && more.click()).observe(more);
  recall();
  if (!list && box.value) start().then(() => gongwen.script("search/hits.js"));
})();
