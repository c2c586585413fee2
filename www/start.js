// Starts the program. There is one for each language, so that a visitor fetches the words of one; the page says what the
// files of the English one are called, which have names that change with what is in them.
import { fetchFirst } from "./examples.js";
import { showFirst } from "./first-text.js";

const root = document.documentElement;
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const PROGRAMS = { en: [js, wasm], ko: ["iam-web-ko.js", "iam-web-ko_bg.wasm"] };
/** Says that the reader comes from the page in another language. */
const SWITCHED = "iamp.switched";

/** The language that was chosen, or else the first of the browser's that there is. */
function language() {
  const wanted = [stored(localStorage, "iamp.lang"), ...navigator.languages].map((it) => it?.split("-")[0]);
  return wanted.find((it) => it in PROGRAMS) ?? "en";
}

function stored(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

/** Another language is another program. The work is kept, and the keyboard goes back to where it was. */
function followLanguage(mine) {
  new MutationObserver(() => {
    if (root.lang === mine || !(root.lang in PROGRAMS)) return;
    sessionStorage.setItem(SWITCHED, "");
    location.reload();
  }).observe(root, { attributeFilter: ["lang"] });
}

/** This file starts as soon as it is there. */
function parsed() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
}

function returnKeyboard(tries = 100) {
  if (stored(sessionStorage, SWITCHED) === null || tries === 0) return;
  const button = document.getElementById("language");
  if (!button) return void setTimeout(() => returnKeyboard(tries - 1), 10);
  sessionStorage.removeItem(SWITCHED);
  button.focus();
}

try {
  const mine = language();
  root.lang = mine;
  // The program calls it whether exchange.js, which brings it, could be fetched or not.
  globalThis.exchange ??= () => Promise.reject(new Error("exchange.js could not be fetched"));
  // A plain text box, for those who chose one.
  root.dataset.editor = stored(localStorage, "iamp.editor") ?? "code";
  const [glue, program] = PROGRAMS[mine].map((file) => new URL(file, document.baseURI));
  // Side by side, so that nobody waits longer for what is shown first.
  const fetched = fetch(program);
  const [{ default: init }] = await Promise.all([import(glue.href), fetchFirst(), import("./views.js"), import("./splitter.js")]);
  // What it finds in the page, and what other files leave for it, is there by then.
  await parsed();
  await init({ module_or_path: fetched });
  followLanguage(mine);
  returnKeyboard();
  // The verdict is painted first; the editor is large.
  requestAnimationFrame(() => {
    showFirst();
    setTimeout(async () => {
      const rest = ["truth-table", "request-tools", "file-menu", "managed-policies", "offers", "print", "key-row", ...(mine === "ko" ? ["terms"] : [])];
      const editor = import("./assistant.js").then(() => import("./policy-editor.js")).catch(() => import("./plain-editor.js"));
      await editor.finally(() => Promise.all(rest.map((name) => import(`./${name}.js`))));
    });
  });
} catch (error) {
  root.dataset.failed = "";
  throw error;
}
