// Answers what the page leaves to a worker: `{ kind, text, lang }` comes in, `{ found }` or `{ failed }` goes
// out. What comes in while the program is fetched waits for it.
import init, * as program from "./iam-worker.js";

const ready = init({ module_or_path: new URL("iam-worker_bg.wasm", import.meta.url) });

addEventListener("message", async ({ data: { kind, text, lang } }) => {
  try {
    await ready;
    postMessage({ found: JSON.parse(program[kind](text, lang)) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
