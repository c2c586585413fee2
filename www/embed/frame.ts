// Starts the program of an embed. It is no module: a frame without an origin of its own gets modules only from a server that
// lets every page have them, and where the server does not, this says so.
import { isTold, type Said } from "./message.ts";

interface Words {
  readonly loading: string;
  readonly failed: (name: string) => string;
  readonly host: string;
  readonly old: string;
  readonly stopped: string;
  readonly open: string;
}

const EN: Words = {
  loading: "Loading the evaluator…",
  failed: (name) => `This answer could not be loaded: ${name} did not come.`,
  host: "If this is your site: its server has to send “Access-Control-Allow-Origin: *” with the files of this folder.",
  old: "This answer needs a browser with WebAssembly and JavaScript modules.",
  stopped: "Something broke here, so no answer is shown any more.",
  open: "Open in playground",
};
const KO: Words = {
  loading: "평가기를 불러오는 중…",
  failed: (name) => `결과를 불러오지 못했습니다. 가져오지 못한 파일: ${name}`,
  host: "이 사이트의 운영자라면, 이 폴더의 파일에 “Access-Control-Allow-Origin: *” 헤더를 붙여 보내도록 서버를 설정하세요.",
  old: "WebAssembly와 JavaScript 모듈을 지원하는 브라우저가 필요합니다.",
  stopped: "내부 오류로 더 진행할 수 없어 결과를 표시하지 않습니다.",
  open: "플레이그라운드에서 열기",
};

const said = new URLSearchParams(location.hash.slice(1));
const wanted = [said.get("l") ?? "", ...navigator.languages].map((it) => it.split("-")[0]);
const root = document.documentElement;
root.lang = wanted.find((it) => it === "en" || it === "ko") ?? "en";
// As it will be, so that nothing flashes.
root.dataset["theme"] = said.get("theme") ?? "auto";
const words = root.lang === "ko" ? KO : EN;
const place = document.getElementById("embed");

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, ...inside: (string | Node)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inside);
  return made;
}

/** Says that there is no answer, and leads to where there is one. */
function tell(...lines: string[]): void {
  if (!place) return;
  const box = element("div", "cannot", ...lines.map((line) => element("p", "", line)));
  box.setAttribute("role", "alert");
  const open = element("a", "open", words.open);
  open.href = `../${location.hash}`;
  open.target = "_blank";
  open.rel = "noopener noreferrer";
  place.replaceChildren(element("main", "embed", box, open));
}

let isTouched = false;
let height = 0;

/** Tells the other page how high this would stand, when that is news. */
function measure(): void {
  const now = Math.ceil(place?.getBoundingClientRect().height ?? 0);
  if (now === height || parent === window) return;
  height = now;
  const size: Said = { iam: 1, type: "size", height, touched: isTouched };
  parent.postMessage(size, "*");
}

/** A frame that nobody sees is not painted, so what waits for that would not be told: hence with each change, too. */
function watch(element: HTMLElement): void {
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => (isTouched = true), true);
  new MutationObserver(measure).observe(element, { childList: true, subtree: true, attributes: true, characterData: true });
  new ResizeObserver(measure).observe(element);
}

const whole = (file: string): string => new URL(file, location.href).href;

const ownFetch = fetch.bind(globalThis);

/** A file from the page around this, which may have what this may not where both are of one site. */
function handed(file: string): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== parent || !isTold(data) || data.type !== "file" || data.file !== file) return;
      removeEventListener("message", hear);
      resolve(data.body);
    };
    addEventListener("message", hear);
    const wanted: Said = { iam: 1, type: "file", file };
    parent.postMessage(wanted, "*");
  });
}

/** Fetches as everybody does, and asks the page around this for what the server gives to no frame. */
const fetched: typeof fetch = async (input, init) => {
  try {
    return await ownFetch(input, init);
  } catch (error) {
    if (!said.has("hands") || init?.signal?.aborted === true) throw error;
    const body = await handed(input instanceof Request ? input.url : whole(String(input)));
    if (!body) throw error;
    return new Response(body);
  }
};
globalThis.fetch = fetched;

/** How the program fetches its parts, whatever type the host gives them: a browser takes a program under its own type alone. */
async function fetchPart(url: string | URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${String(url)}: ${String(response.status)}`);
  return new Response(await response.arrayBuffer(), { headers: { "content-type": "application/wasm" } });
}

/** A program that broke can't be asked any more: not what it says, and not how it broke. */
const isBroken = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError;

interface Program {
  readonly default: (from: { readonly module_or_path: Promise<Response> }) => Promise<unknown>;
}

async function programOf(file: string): Promise<Program> {
  const address = whole(file);
  try {
    // By its whole address: a script of another origin has none that others could be found from.
    return (await import(address)) as Program;
  } catch (error) {
    if (!said.has("hands")) throw error;
    // What it looks for beside itself it finds from its own address.
    const text = (await (await fetched(address)).text()).replaceAll("import.meta.url", JSON.stringify(address));
    return (await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })))) as Program;
  }
}

async function start(): Promise<void> {
  if (typeof WebAssembly === "undefined") {
    tell(words.old);
    return;
  }
  addEventListener("error", ({ error }) => {
    if (isBroken(error)) tell(words.stopped);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (isBroken(reason)) tell(words.stopped);
  });
  Object.assign(globalThis, { fetchPart });
  let file = "iam-embed.js";
  try {
    const program = await programOf(file);
    file = "iam-embed_bg.wasm";
    await program.default({ module_or_path: fetchPart(whole(file)) });
  } catch (error) {
    if (isBroken(error)) tell(words.stopped);
    else tell(words.failed(file), words.host);
    throw error;
  }
}

if (place) watch(place);
place?.querySelector(".hint")?.replaceChildren(words.loading);
void start();
