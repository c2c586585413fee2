// What the reader's work was before: up to thirty states, of all tabs, and the dialog in which one is brought back.
//
// Each state is an entry of its own in the browser's store, named after its time, so that no tab writes over what another
// has kept. A state is the text that the page keeps of an entry of the browser's history: a line that says where it came
// from, then the case or the scenario.
import { make, show } from "./elements.js";
import { parsed } from "./read-file.js";

const WORDS = {
  en: {
    title: "Earlier states",
    kept: "The last 30 states of your work in this browser, from all tabs. One is kept when you pause, when you open something else and when you leave.",
    none: "Nothing is kept yet. Change a policy or the request and pause for some twenty seconds: your work then stands here, to be brought back at any time.",
    close: "Close",
    restore: "Restore",
    untitled: "No request yet",
    policies: (n) => (n === 1 ? "1 policy" : `${n} policies`),
    checks: (n) => (n === 1 ? "1 check" : `${n} checks`),
    scenario: "Scenario",
    steps: (n) => (n === 1 ? "1 step" : `${n} steps`),
  },
  ko: {
    title: "이전 상태",
    kept: "이 브라우저의 모든 탭에서 작업한 최근 상태를 30개까지 보관합니다. 잠시 멈추거나 다른 것을 열거나 페이지를 떠날 때 보관됩니다.",
    none: "아직 보관된 상태가 없습니다. 정책이나 요청을 바꾸고 20초쯤 멈추면 그때의 작업이 여기에 남아 언제든 되돌릴 수 있습니다.",
    close: "닫기",
    restore: "되돌리기",
    untitled: "요청 없음",
    policies: (n) => `정책 ${n}개`,
    checks: (n) => `검사 ${n}개`,
    scenario: "시나리오",
    steps: (n) => `단계 ${n}개`,
  },
};

const PREFIX = "iamp.history.";
const MOST = 30;
/** Of all states together, in characters; a browser keeps some five million for a site. */
const ROOM = 2_000_000;
/** How long a reader rests before a state is kept, and after how long one is kept of who never rests. */
const REST = 20_000;
const LONG = 120_000;

let entry;
let touched;
let rests;
let isOver = false;

/** Nothing is kept any more. */
export function stop() {
  isOver = true;
}

/** Begins to keep what the reader does. */
export function watch() {
  entry = history.state?.iamp;
  for (const name of ["input", "change", "click", "keyup", "drop"]) document.addEventListener(name, touch, { capture: true, passive: true });
  for (const name of ["popstate", "hashchange"]) addEventListener(name, moved);
  addEventListener("pagehide", rest);
  document.addEventListener("visibilitychange", () => document.hidden && rest());
}

function touch() {
  touched ??= Date.now();
  clearTimeout(rests);
  rests = setTimeout(rest, Math.min(REST, Math.max(0, touched + LONG - Date.now())));
}

function rest() {
  if (touched === undefined) return;
  touched = undefined;
  clearTimeout(rests);
  keep(entry);
}

/** Another case was opened, or the reader went back to one. */
export function moved() {
  const now = history.state?.iamp;
  if (now === entry) return;
  keep(entry);
  entry = now;
}

function keep(entry) {
  if (isOver || !entry) return;
  try {
    const work = sessionStorage.getItem(`iamp.work.${entry}`);
    if (work && isOwn(work)) append(work);
  } catch {
    // A browser that keeps nothing keeps no states.
  }
}

/** What was only looked at is nobody's work, nor is an empty page. */
function isOwn(work) {
  const [, , , origin, edited] = head(work).split(" ");
  if (origin !== "own" && edited !== "edited") return false;
  if (isScenario(work)) return body(work).trim() !== "";
  const { principal, action, resource, policies, checks } = parsed(body(work)) ?? {};
  return [principal, action, resource, policies, checks].some((it) => it !== undefined);
}

const head = (work) => work.slice(0, work.indexOf("\n"));
const body = (work) => work.slice(work.indexOf("\n") + 1);
const isScenario = (work) => head(work).split(" ")[1] === "scenario";

/** The names of the states, newest first. */
function names() {
  const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
  return all.filter((name) => name?.startsWith(PREFIX)).sort().reverse();
}

function append(work) {
  const before = names();
  const isSame = (name) => body(localStorage.getItem(name) ?? "") === body(work);
  if (before.length && isSame(before[0])) return;
  // A state that comes again is the newest; it is kept once.
  for (const name of before.filter(isSame)) localStorage.removeItem(name);
  put(`${PREFIX}${Date.now()}.${Math.random().toString(36).slice(2, 8)}`, work);
  let room = ROOM;
  names().forEach((name, at) => {
    room -= localStorage.getItem(name)?.length ?? 0;
    if (MOST <= at || (room < 0 && at !== 0)) localStorage.removeItem(name);
  });
}

/** Where there is no room, the oldest go. */
function put(name, work) {
  for (;;) {
    try {
      localStorage.setItem(name, work);
      return;
    } catch {
      const oldest = names().at(-1);
      if (!oldest) return;
      localStorage.removeItem(oldest);
    }
  }
}

function states() {
  try {
    return names().map((name) => ({ at: Number(name.slice(PREFIX.length).split(".")[0]), work: localStorage.getItem(name) ?? "" }));
  } catch {
    return [];
  }
}

/** Shows the states; `restore` is given the text of the one that is chosen, its time in words, and whether it is a scenario. */
export function showStates(lang, restore) {
  const words = WORDS[lang] ?? WORDS.en;
  // What was done until now is among them.
  rest();
  const when = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  const rows = states().map(({ at, work }) => {
    const time = when.format(at);
    const [what, about] = (isScenario(work) ? toldOf : described)(parsed(body(work)) ?? {}, lang, words);
    const button = make("button", { type: "button", "aria-label": `${words.restore}: ${what}, ${time}` }, words.restore);
    button.addEventListener("click", () => {
      dialog.close();
      restore(body(work), time, isScenario(work));
    });
    const told = make("div", { class: "state" }, make("strong", {}, what), make("span", { class: "hint" }, about), make("time", { class: "hint", datetime: new Date(at).toISOString() }, time));
    return make("li", {}, told, button);
  });
  const list = rows.length ? make("ul", { class: "states plain", "aria-label": words.title }, ...rows) : make("p", {}, words.none);
  const dialog = show(words.title, words.close, make("p", { class: "hint" }, words.kept), list);
  dialog.id = "earlier-states";
}

const titleOf = ({ title }, lang) => (typeof title === "string" ? title : (title?.[lang] ?? title?.en ?? title?.ko));

/** What a scenario is called, and what more there is to say of it. */
function toldOf(it, lang, words) {
  const title = titleOf(it, lang);
  const n = Array.isArray(it.steps) ? it.steps.length : 0;
  return [title ?? words.scenario, [title && words.scenario, words.steps(n)].filter(Boolean).join(" · ")];
}

/** What a state is called, and what more there is to say of it. */
function described(it, lang, words) {
  const title = titleOf(it, lang);
  const who = typeof it.principal === "string" ? it.principal : (it.principal?.arn ?? it.principal?.service ?? it.principal?.federated);
  const { identity, boundary, session, resource, scps, rcps, endpoint } = it.policies ?? {};
  const ofLevels = [scps, rcps].flat().map((level) => level?.policies);
  const all = [identity, boundary, session, resource, endpoint, ofLevels].flat(3).filter((policy) => policy !== undefined && policy !== null);
  const about = [
    title !== undefined && it.action,
    who?.split(":").at(-1),
    words.policies(all.length),
    it.checks?.length && words.checks(it.checks.length),
  ];
  return [title ?? it.action ?? words.untitled, about.filter(Boolean).join(" · ")];
}
