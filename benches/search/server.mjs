// A small server of static files, on this computer only: Pagefind's files cannot be read from file://.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** Serves `folder` below `/below/`, since a site on a project page is not at the root of its host either. */
export async function serve(folder, below) {
  const fileOf = (url) => {
    const path = decodeURIComponent(new URL(url).pathname);
    if (!path.startsWith(`/${below}/`)) return undefined;
    const file = normalize(join(folder, path.slice(below.length + 2)));
    return file.startsWith(folder + sep) ? file : undefined;
  };
  const server = createServer(async (request, response) => {
    const file = fileOf(`http://localhost${request.url}`);
    const found = file && (await stat(file).catch(() => undefined));
    if (!found?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/${below}/`,
    fileOf,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
