/** The functions in Node.js: the program is read from beside this file. */

import { readFileSync } from "node:fs";

import { initSync } from "./playground.js";

initSync({ module: readFileSync(new URL("./playground_bg.wasm", import.meta.url)) });

export { decodeLink, encodeLink, evaluate, explain, flip, lint, run, version } from "./playground.js";
