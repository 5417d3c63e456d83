// How many files there are in folders, and how large they are.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The files below `folder` of which `counts` holds, given the name of each relative to the folder. */
export async function sizeOfFiles(folder, counts = () => true) {
  const total = { files: 0, bytes: 0 };
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name));
    if (!found.isFile() || !counts(name)) continue;
    total.files += 1;
    total.bytes += found.size;
  }
  return total;
}

/** The size on disk, and none for what is not a file, such as a `data:` address. */
export async function sizeOfFile(file) {
  const found = file && (await stat(file).catch(() => undefined));
  return found?.isFile() ? found.size : 0;
}
