/** The functions in a browser: the program is fetched from beside this file before whoever imports it goes on. */

import start from "./playground.js";

await start();

export { decodeLink, encodeLink, evaluate, explain, flip, lint, run, version } from "./playground.js";
