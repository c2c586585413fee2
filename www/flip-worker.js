// Answers what the page leaves to a worker: `{ kind, text, lang }` comes in, `{ found }` or `{ failed }` goes
// out. What comes in while the program is fetched waits for it. What would change a decision is asked of the parts of the
// catalogue that the case calls for; one that can't be had is not spoken of, and asked for again the next time.
import init, * as program from "./iam-worker.js";

const ready = init({ module_or_path: new URL("iam-worker_bg.wasm", import.meta.url) });

const parts = new Set();

async function take(service) {
  try {
    const response = await fetch(new URL(`catalogue/svc/${service}.txt`, import.meta.url));
    if (response.ok && program.add(new Uint8Array(await response.arrayBuffer()))) parts.add(service);
  } catch {
    // The answer says what it can without.
  }
}

addEventListener("message", async ({ data: { kind, text, lang } }) => {
  try {
    await ready;
    if (kind === "flip") {
      const services = program.services(text).split("\n").filter((it) => it && !parts.has(it));
      await Promise.all(services.map(take));
    }
    postMessage({ found: JSON.parse(program[kind](text, lang)) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
