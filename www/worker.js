// Starts a running copy of the worker: of the compiled program, where the page has it already. The program hears what comes
// from then on; the page is handed the compiled program as a sign that it does.
import init from "./iam-worker.js";

/** How the program fetches its parts, whatever type the host gives them. */
globalThis.fetchPart = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Response(await response.arrayBuffer(), { headers: { "content-type": "application/wasm" } });
};

async function compiled() {
  const response = await fetch(new URL("iam-worker_bg.wasm", import.meta.url));
  return WebAssembly.compile(await response.arrayBuffer());
}

async function start({ data }) {
  try {
    const module = data ?? (await compiled());
    await init({ module_or_path: module });
    postMessage({ module });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
}

addEventListener("message", start, { once: true });
