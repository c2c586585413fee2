// The Sessions view: its program is fetched when somebody goes there first, at `#v=sessions`.
const NAMES = { en: ["Requests", "Sessions"], ko: ["요청", "세션"] };
const LOADING = { en: "Loading the sessions…", ko: "세션 화면을 불러오는 중…" };
const FAILED = { en: "The Sessions view could not start.", ko: "세션 화면을 시작할 수 없습니다." };
const root = document.documentElement;
const panel = document.getElementById("sessions");
const links = [...document.querySelectorAll("#views a")];
let started;

const isAsked = () => new URLSearchParams(location.hash.slice(1)).get("v") === "sessions";
const words = (both) => both[root.lang] ?? both.en;

/** Starts the program, once. */
async function start() {
  panel.textContent = words(LOADING);
  try {
    const { default: init } = await import(new URL("iam-sessions.js", document.baseURI).href);
    await init({ module_or_path: new URL("iam-sessions_bg.wasm", document.baseURI) });
  } catch (error) {
    panel.textContent = words(FAILED);
    started = undefined;
    throw error;
  }
}

function turn() {
  const asked = isAsked();
  root.dataset.view = asked ? "sessions" : "requests";
  panel.hidden = !asked;
  links.forEach((link, at) => {
    if ((at === 1) === asked) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  if (asked) started ??= start();
}

function name() {
  links.forEach((link, at) => {
    link.textContent = words(NAMES)[at];
  });
}

new MutationObserver(name).observe(root, { attributeFilter: ["lang"] });
addEventListener("hashchange", turn);
addEventListener("popstate", turn);
name();
turn();
