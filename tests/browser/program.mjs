// The program under test.
import { fileURLToPath } from "node:url";

export const GONGWEN = process.env.GONGWEN ?? fileURLToPath(new URL("../../target/debug/gongwen", import.meta.url));

/** The folder of the repository, which is a site. */
export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
