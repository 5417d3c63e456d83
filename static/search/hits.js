// Marks what was searched for on the page that a result leads to.
(() => {
  const chains = gongwen.query.parse(new URLSearchParams(location.search).get("q") ?? ""), ranges = [];
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  // The pieces of text of each block, which may be broken by links and emphasis.
  const blocks = new Map();
  for (let node; (node = words.nextNode());) {
    const block = node.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, td, th, dd, pre, blockquote, summary");
    blocks.set(block, [...blocks.get(block) ?? [], node]);
  }
  for (const nodes of blocks.values()) {
    const place = (at, isEnd) => {
      const node = nodes.find(({ length }) => at < length + +isEnd || !(at -= length, 1));
      return [node, at];
    };
    for (const { from, to } of gongwen.query.matches(nodes.map(node => node.data).join(""), chains)) {
      const range = new Range();
      range.setStart(...place(from, false));
      range.setEnd(...place(to, true));
      ranges.push(range);
    }
  }
  CSS.highlights?.set("hit", new Highlight(...ranges));
})();
