// The least page that searches with Pagefind as its own user interface does: it is made ready when the box
// gets the focus, and the first results are shown as their texts come in. There is no pause for further
// keys, which that interface makes, so that the clock measures the search alone.

const SHOWN = 5;

let loading;
function load() {
  loading ??= import("./pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return loading;
}

const box = document.querySelector("input[name=q]");
box.addEventListener("focus", load);
box.addEventListener("input", async () => {
  const { results } = await (await load()).search(box.value);
  for (const result of results.slice(0, SHOWN)) {
    result.data().then(({ url, meta }) => {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = meta.title;
      const item = document.createElement("li");
      item.append(link);
      document.querySelector("#search-results").append(item);
    });
  }
});

// All that is found, as the names of fragments: loading thousands of fragments for their addresses would
// take long, and they can be read from the disk.
window.findFragments = async (query) => (await (await load()).search(query)).results.map((result) => result.id);
