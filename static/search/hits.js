// Marks what was searched for on the page that a result leads to.
gongwen.hits = gongwen.query.open().then(() => {
  if (!CSS.highlights) return;
  const chains = gongwen.query.parse(new URLSearchParams(location.search).get("q") ?? ""), pieces = [];
  const nodes = document.createTreeWalker(document.getElementById("main") ?? document, NodeFilter.SHOW_TEXT);
  let text = "", last;
  for (let node; (node = nodes.nextNode());) {
    const block = node.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, td, th, dd, pre, blockquote");
    // Links and emphasis do not part words, blocks do.
    if (block !== last) text += "。";
    pieces.push({ node, start: text.length });
    text += node.data;
    last = block;
  }
  const hits = new Highlight();
  for (const { from, to } of gongwen.query.matches(text, chains)) {
    const range = new Range(), first = pieces.findLast(({ start }) => start <= from), final = pieces.findLast(({ start }) => start < to);
    range.setStart(first.node, from - first.start);
    range.setEnd(final.node, to - final.start);
    hits.add(range);
  }
  // Not in the stylesheet: validators do not know the selector yet.
  const look = new CSSStyleSheet();
  look.replaceSync("::highlight(hit) { background: var(--mark) }");
  document.adoptedStyleSheets.push(look);
  CSS.highlights.set("hit", hits);
});
