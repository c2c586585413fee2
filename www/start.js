// Starts the program. Whatever is missing or late is said, so nothing is imported but inside of a `try`. The program's
// files have names that change with what is in them: the page says what they are called.
const root = document.documentElement;
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const LANGUAGES = ["en", "ko"];
const nameOf = (url) => url.split("/").at(-1);
/** How long a file is waited for without a word, in milliseconds. */
const PATIENCE = 8_000;

/** The language that the address asks for (`&l=ko`), that was chosen, or else the first of the browser's that there is. */
function language() {
  const asked = /[#&]l=([a-z]+)/.exec(location.hash)?.[1];
  const wanted = [asked, stored("iamp.lang"), ...navigator.languages].map((it) => it?.split("-")[0]);
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

/** What there is to say of the files. */
const news = { late: [], missing: [], fatal: [], isOld: typeof WebAssembly === "undefined" };
/** Says at least that much where what says more is itself missing. */
const plain = {
  tell: ({ late, missing, fatal }) => {
    document.getElementById("missing")?.remove();
    const again = Object.assign(document.createElement("a"), { href: "", textContent: "Load again · 다시 불러오기" });
    const said = Object.assign(document.createElement("p"), { id: "missing", role: "alert" });
    said.append(`${[...fatal, ...missing, ...late].join(", ")}: could not be fetched · 가져오지 못했습니다. `, again);
    document.body.prepend(said);
  },
  stop: () => {
    root.dataset.stopped = "";
    plain.tell({ ...news, fatal: ["The playground has stopped · 플레이그라운드가 멈췄습니다"] });
  },
  rescue: () => {},
};
const absentTeller = () => {
  news.missing.push("broken.js");
  setTimeout(tell);
  return plain;
};
const inTime = new Promise((_, reject) => setTimeout(reject, PATIENCE));
const teller = Promise.race([import("./broken.js"), inTime]).catch(absentTeller);

const tell = async () => {
  // What is kept may be what is wrong: the next try is without it.
  if (news.missing.length || news.fatal.length) dropKeptSite();
  (await teller).tell(news);
};

/** The files that were asked for and did not come; else the one of a name, which may have failed in another way. */
function absent(name) {
  const failed = performance.getEntriesByType("resource").filter(({ responseStatus }) => responseStatus === 0 || responseStatus >= 400);
  const names = failed.map((it) => nameOf(it.name)).filter((it) => /\.(m?js|wasm|json|css)$/.test(it));
  return names.length ? names : [name];
}

/** Awaits a file. One that comes after all is no news any more. */
async function awaited(name, promise, where = "missing") {
  const waits = setTimeout(() => {
    news.late.push(name);
    tell();
  }, PATIENCE);
  try {
    const file = await promise;
    // It may have been missing when it was asked for before.
    if (news.missing.includes(name)) {
      news.missing = news.missing.filter((it) => it !== name);
      tell();
    }
    return file;
  } catch (error) {
    news[where] = [...new Set([...news[where], ...absent(name)])];
    tell();
    throw error;
  } finally {
    clearTimeout(waits);
    if (news.late.includes(name)) {
      news.late = news.late.filter((it) => it !== name);
      tell();
    }
  }
}

/** A file of the site that the page can do without; nothing where it is not there. */
const optional = (name) => awaited(name, import(`./${name}`)).catch(() => undefined);

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** How the program fetches its parts, one of which may be needed long after the page stands. */
globalThis.fetchPart = (url) => awaited(nameOf(String(url)), fetched(url).then(asProgram));

/** Not every host knows of WebAssembly, and a browser takes it under its own type alone. */
async function asProgram(response) {
  const type = "application/wasm";
  if (response.headers.get("content-type") === type) return response;
  return new Response(await response.arrayBuffer(), { headers: { "content-type": type } });
}

/** This file starts as soon as it is there. */
function parsed() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** A program that broke can't be asked any more: not what it says, and not how it broke. */
function isBroken(error) {
  const { RuntimeError } = globalThis.WebAssembly ?? {};
  const isStack = error instanceof RangeError && /wasm/.test(error.stack ?? "");
  return (RuntimeError !== undefined && error instanceof RuntimeError) || isStack;
}

async function stopIfBroken(error) {
  if (isBroken(error)) (await teller).stop();
}

addEventListener("error", ({ error }) => void stopIfBroken(error));
addEventListener("unhandledrejection", ({ reason }) => void stopIfBroken(reason));

/** A style that never comes would keep the page from being painted. */
function style() {
  const link = document.querySelector('link[rel="stylesheet"]');
  if (!link) return;
  const name = nameOf(link.href);
  // It may have failed, or come, before; one that failed may have an empty sheet.
  const hasFailed = absent("").includes(name);
  if (link.sheet && !hasFailed) return;
  const came = new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    if (hasFailed) reject(new Error(name));
  });
  awaited(name, came).catch(() => {});
  setTimeout(() => link.sheet ?? link.remove(), PATIENCE);
}

/** Keeps the whole site for when there is no network, once there is nothing else to do. Only a built site is kept. */
async function keep() {
  const { version } = document.querySelector("script[data-wasm]").dataset;
  const { serviceWorker, connection } = navigator;
  if (!version || !serviceWorker || connection?.saveData) return;
  try {
    await serviceWorker.register("service-worker.js");
    const { active } = await serviceWorker.ready;
    active.postMessage({ version });
  } catch {
    // It works with a network as it did.
  }
}

/** Takes away what is kept of the site. */
globalThis.dropKeptSite = async () => {
  const kept = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  kept?.active?.postMessage({ leave: true });
};

const editor = () => awaited("policy-editor.js", import("./policy-editor.js")).catch(() => optional("plain-editor.js"));

try {
  root.dataset.started = "";
  root.lang = language();
  // A plain text box, for those who chose one.
  root.dataset.editor = stored("iamp.editor") ?? "code";
  style();
  // Side by side, so that nobody waits longer for what is shown first.
  const program = awaited(nameOf(wasm), fetched(wasm), "fatal");
  const glue = awaited(nameOf(js), import(js), "fatal");
  // What it finds in the page is there by then.
  const [{ default: init }] = await Promise.all([glue, program, parsed()]);
  await init({ module_or_path: program });
  teller.then((it) => it.rescue());
  // The verdict is painted first; the editor is large.
  requestAnimationFrame(() => setTimeout(() => editor().then(() => (globalThis.requestIdleCallback ?? setTimeout)(keep))));
} catch (error) {
  if (isBroken(error)) await stopIfBroken(error);
  else if (news.fatal.length === 0) news.fatal.push(nameOf(wasm));
  tell();
  throw error;
}
