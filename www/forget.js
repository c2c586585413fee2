// Takes away all that the playground keeps in this browser, in every tab, once the reader has said so.
import { make, show } from "./elements.js";
import { stop } from "./earlier-states.js";
import { forgetFiles } from "./kept-files.js";

const WORDS = {
  en: {
    title: "Forget everything?",
    goes: "This goes, in every tab that is open, and cannot be brought back:",
    all: ["your policies, requests and checks", "the scenarios of the Sessions view", "the earlier states", "which files you opened and saved", "language and theme"],
    stays: "The files themselves stay where they are, and so do links in the browser’s own history.",
    forget: "Forget everything",
    cancel: "Cancel",
  },
  ko: {
    title: "모두 지울까요?",
    goes: "열려 있는 모든 탭에서 다음이 지워지며, 되돌릴 수 없습니다.",
    all: ["정책, 요청, 검사", "세션 화면의 시나리오", "이전 상태", "열거나 저장한 파일의 목록", "언어와 테마"],
    stays: "파일 자체와 브라우저 방문 기록에 있는 링크는 그대로 남습니다.",
    forget: "모두 지우기",
    cancel: "취소",
  },
};

const PREFIX = "iamp.";
/** Tells the other tabs. */
const TOLD = "iamp.forget";

/** Asks first. */
export function askToForget(lang) {
  const words = WORDS[lang] ?? WORDS.en;
  const forget = make("button", { type: "button", class: "danger", click: forgetAll }, words.forget);
  const list = make("ul", {}, ...words.all.map((it) => make("li", {}, it)));
  show(words.title, words.cancel, make("p", {}, words.goes), list, make("p", { class: "hint" }, words.stays), make("div", {}, forget)).id = "forget";
}

function forgetAll() {
  try {
    localStorage.setItem(TOLD, String(Date.now()));
  } catch {
    // Where nothing is kept, no tab needs to be told.
  }
  beginAnew();
}

/** Another tab was told to forget. */
addEventListener("storage", ({ key, newValue }) => key === TOLD && newValue !== null && beginAnew());

async function beginAnew() {
  stop();
  for (const kept of ["sessionStorage", "localStorage"]) {
    try {
      const store = globalThis[kept];
      const names = Array.from({ length: store.length }, (_, at) => store.key(at));
      for (const name of names.filter((it) => it?.startsWith(PREFIX))) store.removeItem(name);
    } catch {
      // Nothing is kept there.
    }
  }
  await forgetFiles();
  history.replaceState(null, "", "#new");
  location.reload();
}
