// Keeps a page on show as the site is, and tells what is wrong in it. Only `gongwen serve` puts it
// into pages.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript), own = script.dataset.page;
  const news = new URL("news", script.src), tell = problems();
  let seen = Number(script.dataset.news), asking = new AbortController();

  /** What tells two versions of a file apart. */
  const mark = async address => (await fetch(address, { method: "HEAD", cache: "no-store" })).headers.get("etag");
  /** @returns {any[]} */
  const parts = () => [...document.querySelectorAll("link[rel=stylesheet], script[src]")].filter(part => part !== script);
  const address = part => part.href || part.src;
  const marks = Promise.all(parts().map(async part => /** @type {const} */ ([address(part), await mark(address(part))]))).then(all => new Map(all));

  // A new stylesheet comes in the place of the old one; anything else needs the page anew, which keeps its place.
  const follow = async () => {
    if (await mark(location.href) !== (own ? `"${own}"` : null)) {
      location.reload();
      return;
    }
    const known = await marks;
    for (const part of parts()) {
      const path = address(part).split("?")[0], now = await mark(path), before = known.get(path) ?? known.get(address(part));
      if (now === before) continue;
      if (part.localName === "script") {
        location.reload();
        return;
      }
      known.set(path, now);
      part.href = `${path}?${seen}`;
    }
  };

  // Browsers open few connections to one host: only the page that is looked at asks.
  const ask = async () => {
    const { signal } = asking;
    while (!signal.aborted && !document.hidden) {
      try {
        const told = await (await fetch(`${news}?after=${seen}`, { signal })).json(), isNew = told.number !== seen;
        seen = told.number;
        tell(told);
        if (isNew) await follow();
      } catch {
        if (signal.aborted) return;
        // Gongwen has ended, and may be started again.
        await new Promise(resolve => setTimeout(resolve, 1000));
      }
    }
  };
  document.addEventListener("visibilitychange", () => {
    asking.abort();
    asking = new AbortController();
    ask();
  });
  // What is wrong already is told at once.
  fetch(`${news}?after=${seen - 1}`).then(answer => answer.json()).then(tell).catch(() => {}).then(ask);

  /** The box with problems, which looks the same on every site. */
  function problems() {
    const host = document.createElement("div"), root = host.attachShadow({ mode: "open" }), look = new CSSStyleSheet();
    look.replaceSync(`
      section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 40vh; overflow: auto; padding: .75rem 1rem;
        background: #2b1113; color: #fbeaea; font: 14px/1.5 system-ui, sans-serif; border-top: 3px solid #e0695d; }
      section.warning { background: #29251a; border-color: #b08a35; }
      p { margin: 0 0 .25rem; } ul { margin: 0; padding-left: 1.2rem; } li { margin: .35rem 0; }
      code { font-family: ui-monospace, monospace; color: #ffd9a8; } small { display: block; opacity: .85; }
      button { float: right; font: inherit; }
      @media print { section { display: none; } }`);
    root.adoptedStyleSheets = [look];
    let dismissed = "";
    return ({ problems, is_current }) => {
      const text = JSON.stringify(problems);
      if (!problems.length || text === dismissed) {
        host.remove();
        return;
      }
      const section = document.createElement("section"), close = document.createElement("button"), list = document.createElement("ul");
      section.className = problems.some(({ severity }) => severity === "error") ? "error" : "warning";
      section.setAttribute("role", "status");
      close.textContent = "Close";
      close.onclick = () => {
        dismissed = text;
        host.remove();
      };
      const summary = document.createElement("p");
      summary.textContent = is_current ? "" : "This is the last good state of the site:";
      for (const { severity, place, line, message, help } of problems) {
        const item = document.createElement("li"), where = document.createElement("code"), how = document.createElement("small"), what = document.createElement("small");
        where.textContent = place;
        what.textContent = line;
        how.textContent = help && `help: ${help}`;
        item.append(`${severity}: ${message} `, where, what, how);
        list.append(item);
      }
      section.append(close, summary, list);
      root.replaceChildren(section);
      document.body.append(host);
    };
  }
})();
