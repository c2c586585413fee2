// Starts the program, whose files have names that change with what is in them: the page says what they are called.
import { fetchFirst } from "./examples.js";
import { showFirst } from "./first-text.js";

const root = document.documentElement;
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const LANGUAGES = ["en", "ko"];

/** The language that was chosen, or else the first of the browser's that there is. */
function language() {
  const wanted = [stored("iamp.lang"), ...navigator.languages].map((it) => it?.split("-")[0]);
  return wanted.find((it) => LANGUAGES.includes(it)) ?? "en";
}

/** A browser that keeps nothing may throw as soon as its store is named. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** This file starts as soon as it is there. */
function parsed() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
}

try {
  root.lang = language();
  // The program calls it whether exchange.js, which brings it, could be fetched or not.
  globalThis.exchange ??= () => Promise.reject(new Error("exchange.js could not be fetched"));
  // A plain text box, for those who chose one.
  root.dataset.editor = stored("iamp.editor") ?? "code";
  // Side by side, so that nobody waits longer for what is shown first.
  const fetched = fetch(wasm);
  const [{ default: init }] = await Promise.all([import(js), fetchFirst(), import("./views.js"), import("./splitter.js")]);
  // What it finds in the page, and what other files leave for it, is there by then.
  await parsed();
  await init({ module_or_path: fetched });
  // The verdict is painted first; the editor is large.
  requestAnimationFrame(() => {
    showFirst();
    setTimeout(async () => {
      const rest = ["truth-table", "request-tools", "file-menu", "problems", "managed-policies", "offers", "print", "key-row", "terms"];
      const editor = import("./policy-editor.js").catch(async () => (await import("./plain-editor.js")).takePlace());
      await editor.finally(() => Promise.all(rest.map((name) => import(`./${name}.js`))));
    });
  });
} catch (error) {
  root.dataset.failed = "";
  throw error;
}
