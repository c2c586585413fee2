// The cases of the gallery, as an address asks for them: `#example=cross-account`. The program takes the text of the
// one that was fetched from `playgroundExample`, when it starts and when the address changes.
const FIRST = "read-a-bucket";
const FAILED = {
  en: (id) => `There is no example called “${id}”, or it could not be loaded. Your work is as it was.`,
  ko: (id) => `찾을 수 없거나 불러오지 못한 예제: “${id}”. 작업은 그대로 남아 있습니다.`,
};
const NO_GALLERY = {
  en: "The gallery could not be loaded. Look at your connection, and try again.",
  ko: "예제 목록을 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
};

const words = (both) => both[document.documentElement.lang] ?? both.en;
const asked = () => new URLSearchParams(location.hash.slice(1)).get("example");
const isHere = () => location.hash.startsWith("#example=");

let fades;

/** Says something in a line of its own, and to those who do not see it. */
function notify(text) {
  clearTimeout(fades);
  document.getElementById("notice").textContent = text;
}

/** Says what is soon no news any more. */
export function notifyForAWhile(text) {
  notify(text);
  fades = setTimeout(() => notify(""), 12_000);
}

/** A file of the gallery. */
export async function fetchFile(name) {
  const response = await fetch(new URL(`gallery/${name}`, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Leaves the text of an example where the program takes it. Says whether there is one. */
async function put(id) {
  try {
    if (!/^[a-z0-9-]+$/.test(id)) throw new Error(id);
    globalThis.playgroundExample = await (await fetchFile(`${id}.json`)).text();
    notify("");
    return true;
  } catch {
    notify(words(FAILED)(id));
    return false;
  }
}

/**
 * What the program begins with, where that is an example: one that the address asks for, or that of a first visit. Also
 * where the address has a link, which may turn out to be broken.
 */
export async function fetchFirst() {
  // An entry of the browser's history that has a name has its work.
  if (history.state?.iamp) return;
  if (isHere()) await put(asked());
  else if (!hasWork()) await put(FIRST);
}

function hasWork() {
  try {
    return localStorage.getItem("iamp.last") !== null;
  } catch {
    return false;
  }
}

/** Opens an example in an entry of its own of the browser's history. Says whether there is one. */
export async function open(id) {
  const isThere = await put(id);
  if (isThere) {
    history.pushState(null, "", `#example=${id}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
  return isThere;
}

/** Somebody went to the address of an example. */
addEventListener("hashchange", async ({ isTrusted }) => {
  if (!isTrusted || !isHere() || history.state?.iamp) return;
  if (await put(asked())) dispatchEvent(new HashChangeEvent("hashchange"));
});

document.addEventListener("click", async ({ target }) => {
  if (!target.closest("#examples")) return;
  try {
    const { showGallery } = await import("./gallery.js");
    await showGallery();
  } catch (error) {
    notifyForAWhile(words(NO_GALLERY));
    throw error;
  }
});
