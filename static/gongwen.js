// The colours a reader has chosen, before anything is painted; later the switch for them, and the section in view.
// Without this script a page has the system's colours, and no switch.
(() => {
  const THEMES = ["system", "light", "dark"], { dataset } = document.documentElement;
  // A browser may refuse to keep anything; then the choice holds for this page.
  const kept = (method, ...rest) => {
    try {
      return localStorage[method]("gongwen-theme", ...rest);
    } catch {
      return null;
    }
  };
  const paint = theme => { dataset.theme = THEMES.includes(theme) ? theme : THEMES[0]; };
  paint(kept("getItem"));
  addEventListener("storage", () => paint(kept("getItem")));

  addEventListener("DOMContentLoaded", () => {
    /** @type {(query: string) => any} */
    const find = query => document.querySelector(query);
    const button = find(".theme"), here = find(".sections [aria-current]");
    button?.addEventListener("click", () => {
      paint(THEMES[THEMES.indexOf(dataset.theme ?? "") + 1]);
      kept("setItem", dataset.theme);
      button.nextElementSibling.textContent = button.innerText;
    });
    // On a narrow page the navigation is one line: what is current in it must be in view.
    here?.closest("ul").scrollTo(here.offsetLeft - 40, 0);

    // The section in view is the last that began above the upper quarter of the window.
    /** @type {any[]} */
    const links = [...document.querySelectorAll("aside .contents a[href^='#']")], sections = links.map(link => find(link.hash));
    const watcher = new IntersectionObserver(() => {
      const current = links[sections.findLastIndex(one => one?.getBoundingClientRect().top < innerHeight / 4)], list = current?.closest("nav");
      for (const link of links) link.removeAttribute("aria-current");
      current?.setAttribute("aria-current", "location");
      list?.scrollTo(0, current.offsetTop - list.clientHeight / 2);
    }, { rootMargin: "999999px 0px -75%" });
    for (const one of sections) if (one) watcher.observe(one);
  });
})();
