// Starts the program. Its files have names that change with what is in them; the page says what they are called.
import { fetchFirst } from "./examples.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  // Side by side, so that nobody waits longer for what is shown first.
  const [{ default: init }] = await Promise.all([import(new URL(js, document.baseURI).href), fetchFirst()]);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  document.documentElement.dataset.failed = "";
  throw error;
}
