// A folder over HTTP, as GitHub Pages offers it.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";

const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".atom": "application/atom+xml",
  ".xml": "application/xml", ".json": "application/json", ".txt": "text/plain",
};

const isFile = path => stat(path).then(found => found.isFile(), () => false);

// A browser that goes away in the midst of a file is no fault.
const ignored = () => {};

/** Offers a folder below `/repository/`; `close` ends it. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = join(folder, decodeURIComponent(pathname.replace(/^\/repository\//, "")), pathname.endsWith("/") ? "index.html" : "");
    const isThere = pathname.startsWith("/repository/") && path.startsWith(folder + sep) && await isFile(path);
    const type = TYPES[extname(path)];
    if (!isThere) {
      response.writeHead(404).end();
    } else if (type && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-encoding": "gzip" });
      pipeline(createReadStream(path), createGzip(), response, ignored);
    } else {
      response.writeHead(200, { "content-type": type ? `${type}; charset=utf-8` : "application/octet-stream" });
      pipeline(createReadStream(path), response, ignored);
    }
  });
  await new Promise(done => { server.listen(0, "127.0.0.1", () => done(undefined)); });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => new Promise(done => {
    server.close(done);
    server.closeAllConnections();
  });
  return { root: `http://127.0.0.1:${port}/repository/`, close };
}
