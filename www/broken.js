// What is said when the program stops, or when a file of the site is missing or late: in words, with what the reader wrote
// and a way on. It needs nothing else of the page.
const WORDS = {
  en: {
    stopped: "The playground has stopped",
    said: "Something in it broke, and it can’t go on as it is. No verdict is shown any more. What you wrote is still in the boxes below; copy it or save it before you go on.",
    rescued: "The playground had stopped, and was loaded again",
    then: "This is what you had written by then.",
    copy: "Copy what I wrote",
    copied: "Copied.",
    download: "Save it as a file",
    again: "Load again",
    bare: "Open without the link",
    anew: "Begin with an empty page",
    away: "Close",
    late: (names) => `Still waiting for ${names}.`,
    missing: (names) => `${names} could not be fetched, so a part of the page is missing.`,
    fatal: (names) => `The playground could not start: ${names} could not be fetched.`,
    old: "The playground could not start. It needs a browser with WebAssembly and JavaScript modules, and to be served by a web server.",
    title: "Stopped: IAM Playground",
    kept: "All of the work, as it was kept last",
  },
  ko: {
    stopped: "플레이그라운드가 멈췄습니다",
    said: "내부 오류로 더 진행할 수 없습니다. 결과는 더 이상 표시하지 않습니다. 작성한 내용은 아래 상자에 그대로 있으니, 계속하기 전에 복사하거나 저장하세요.",
    rescued: "플레이그라운드가 멈춰서 다시 불러왔습니다",
    then: "멈췄을 때까지 작성한 내용입니다.",
    copy: "작성한 내용 복사",
    copied: "복사했습니다.",
    download: "파일로 저장",
    again: "다시 불러오기",
    bare: "링크 없이 열기",
    anew: "빈 페이지로 시작",
    away: "닫기",
    late: (names) => `기다리는 파일: ${names}`,
    missing: (names) => `가져오지 못한 파일이 있어 페이지의 일부를 쓸 수 없습니다: ${names}`,
    fatal: (names) => `플레이그라운드를 시작할 수 없습니다. 가져오지 못한 파일: ${names}`,
    old: "플레이그라운드를 시작할 수 없습니다. WebAssembly와 JavaScript 모듈을 지원하는 브라우저가 필요하며, 웹 서버를 통해 열어야 합니다.",
    title: "멈춤: IAM Playground",
    kept: "마지막으로 보관된 전체 작업",
  },
};
const root = document.documentElement;
const words = () => WORDS[root.lang] ?? WORDS.en;
const RESCUED = "iamp.rescued";

/** A browser may throw as soon as its store is named. */
function store(act) {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function button(name, act) {
  const made = element("button", { type: "button" }, name);
  made.addEventListener("click", act);
  return made;
}

/** A box at the top of the page, one of an id. */
function box(id, ...inside) {
  document.getElementById(id)?.remove();
  const made = element("section", { id, role: "alert", class: "broken" }, ...inside);
  document.body.prepend(made);
  return made;
}

const again = () => button(words().again, () => location.reload());

/** Leaves the address and what the tab keeps for it. */
const leave = (fragment) => () => {
  history.replaceState(null, "", location.pathname + location.search + fragment);
  location.reload();
};

/** All texts that stand in the page, then the work as the program kept it last. */
function written() {
  const parts = [...document.querySelectorAll("policy-editor")].map(({ label, value }) => [label, value]);
  for (const field of document.querySelectorAll("#app :is(input:not([type=range]), textarea):not([readonly])")) {
    parts.push([field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? field.id, field.value]);
  }
  parts.push([words().kept, store((it) => it.getItem(`iamp.work.${history.state?.iamp}`))]);
  return parts.filter(([, text]) => text).map(([name, text]) => `${name ?? ""}\n${text}\n`).join("\n");
}

function handsOn(text) {
  const said = element("span", { role: "status" });
  const copy = button(words().copy, async () => {
    await navigator.clipboard?.writeText(text());
    if (navigator.clipboard) said.textContent = words().copied;
  });
  const save = button(words().download, () => {
    const url = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    element("a", { href: url, download: "iam-playground.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });
  return [copy, save, said];
}

/** The program is gone. What it last said may be of another text than the one that stands there. */
export function stop() {
  if (root.dataset.stopped !== undefined) return;
  root.dataset.stopped = "";
  document.title = words().title;
  const keep = () => store((it) => it.setItem(RESCUED, written()));
  keep();
  // An editor takes a key in after the event.
  for (const name of ["input", "change"]) addEventListener(name, () => setTimeout(keep), true);
  addEventListener("pagehide", keep);
  const hasLink = /[#&]s=/.test(location.hash);
  const ways = [again(), hasLink && button(words().bare, leave("")), button(words().anew, leave("#new"))].filter(Boolean);
  box(
    "stopped",
    element("h2", {}, words().stopped),
    element("p", {}, words().said),
    element("p", {}, ...handsOn(written)),
    element("p", {}, ...ways),
  );
}

/** After the page was loaded again: what was written by the time it stopped. */
export function rescue() {
  const text = store((it) => it.getItem(RESCUED));
  if (!text) return;
  const away = button(words().away, () => {
    store((it) => it.removeItem(RESCUED));
    document.getElementById("rescued").remove();
  });
  box("rescued", element("h2", {}, words().rescued), element("p", {}, words().then), element("p", {}, ...handsOn(() => text), away));
}

/** Which files are late, missing, or missing without which nothing goes; none of them is no news. */
export function tell({ late, missing, fatal, isOld }) {
  const lines = [
    isOld && words().old,
    fatal.length && words().fatal(fatal.join(", ")),
    missing.length && words().missing(missing.join(", ")),
    late.length && words().late(late.join(", ")),
  ].filter(Boolean);
  if (lines.length === 0) document.getElementById("missing")?.remove();
  else box("missing", ...lines.map((line) => element("p", {}, line)), element("p", {}, again()));
}
