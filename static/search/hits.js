// Marks what was searched for on the page that a result leads to.
gongwen.query.open().then(() => {
  const chains = gongwen.query.parse(new URLSearchParams(location.search).get("q") ?? ""), ranges = [], blocks = new Map();
  const words = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  // The pieces of text of each block: links and emphasis break it.
  for (let node; (node = words.nextNode());) {
    const block = node.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, tr, dd, pre, blockquote");
    blocks.set(block, [...blocks.get(block) ?? [], node]);
  }
  for (const nodes of blocks.values()) {
    const place = (at, before) => {
      const node = nodes.find(one => at < one.length + before || (at -= one.length, false));
      return [node, at];
    };
    for (const { from, to } of gongwen.query.matches(nodes.map(node => node.data).join(""), chains)) {
      const range = new Range();
      range.setStart(...place(from, 0));
      range.setEnd(...place(to, 1));
      ranges.push(range);
    }
  }
  CSS.highlights?.set("hit", new Highlight(...ranges));
});
