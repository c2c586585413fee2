// Puts answers of the playground into another page: below fenced blocks `iam`, in <iam-playground>, and below what stands
// before <iam-playground for="previous">. What the page says without it stays; the answer is in a frame that may do nothing
// but run. docs/embedding.md has it for those who write pages.
import { isSaid, type Said, type Text, type Told } from "./message.ts";

const NAME = "iam-playground";
/** A block of that language, as the generators of sites mark it. */
const FENCES = ".language-iam, [data-language=iam], .highlight-iam";
/** What a case says by itself, and an element of the policies inside it; and what it has to come to. */
const ASKED = ["principal", "action", "resource", "context", "name", "expect"];
/** A key of the context, in a block: `context.aws:SourceIp=…`. */
const CONTEXT = "context.";
/** What a block says of itself. */
const SAID = [...ASKED, "kind", "view", "at", "lang", "theme", "height", "load", "playground", "editable", "spoiler"];
/** What a frame is told by its address. */
const TOLD = ["view", "at", "editable", "spoiler"];
/** As high as most are: room that is kept, so that nothing moves when the answer comes. */
const ROOM: Readonly<Record<string, number>> = { trace: 600, matrix: 480, flip: 480, sessions: 620 };
const LEAST_ROOM = 260;
/** What stands in less breadth than this is so much higher. */
const NARROW = 500;
const HIGHER = 1.5;
const MOST_ROOM = 4_000;
/** As many of a page start by themselves. */
const MOST_AT_ONCE = 2;
/** How far below what is seen one starts: it has its height before it is seen. */
const AHEAD = "600px 0px";
const WORDS = {
  en: {
    title: "Would AWS allow it?",
    start: "Evaluate it here",
    unread: (address: string) => `${address} could not be read. Is it in this site’s connect-src?`,
  },
  ko: {
    title: "AWS가 허용할까요?",
    start: "여기서 판정 보기",
    unread: (address: string) => `읽지 못한 파일: ${address}. 이 사이트의 connect-src에 있나요?`,
  },
};

const own = (document.currentScript ?? document.querySelector('script[src*="embed/embed.js"]')) as HTMLScriptElement | null;
const live = new Set<Embed>();

/** Light text is on dark ground, whatever a generator calls its theme. */
function themeAround(element: Element): string {
  const { color } = getComputedStyle(element);
  const [a = 0, b = 0, c = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const isLight = color.startsWith("rgb") ? 382 < a + b + c : (/^(lab|lch)/.test(color) ? 50 : 0.5) < a;
  return isLight ? "dark" : "light";
}

/** What is shown of a block, without its buttons. */
function textOf(block: HTMLElement): string {
  return (block.querySelector<HTMLElement>("pre code") ?? block.querySelector("pre") ?? block).innerText;
}

class Embed extends HTMLElement {
  /** What holds the answer, and before it, what the page says by itself. */
  #box: HTMLElement | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** Where the files of the frame are. */
  #folder = "";
  #listens = false;
  /** The height that waits until nobody sees it change. */
  #height = 0;
  #seen: IntersectionObserver | undefined;
  /** What there is to say to the frame, once it listens. */
  #given: Told | undefined;

  connectedCallback(): void {
    if (this.#box) return;
    live.add(this);
    const at = [...document.querySelectorAll(NAME)].indexOf(this);
    const box = (this.#box = document.createElement("div"));
    box.style.display = "grid";
    const said = this.querySelector(".iam-verdict");
    if (said) box.append(said);
    this.append(box);
    const load = this.getAttribute("load") ?? (at < MOST_AT_ONCE ? "lazy" : "click");
    if (load === "click") {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.#words.start;
      button.style.justifySelf = "start";
      button.addEventListener("click", () => {
        button.remove();
        this.#reserve();
        void this.#start();
      });
      box.append(button);
      return;
    }
    this.#reserve();
    this.#seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((it) => it.isIntersecting) && !this.#frame) void this.#start();
        else this.#settle();
      },
      { rootMargin: AHEAD },
    );
    this.#seen.observe(box);
  }

  disconnectedCallback(): void {
    live.delete(this);
    this.#seen?.disconnect();
  }

  get source(): unknown {
    return this.#frame?.contentWindow;
  }

  get #lang(): "en" | "ko" | undefined {
    const lang = this.closest<HTMLElement>("[lang]:not([lang=auto])")?.lang.split("-")[0];
    return lang === "en" || lang === "ko" ? lang : undefined;
  }

  get #words(): (typeof WORDS)["en"] {
    return WORDS[this.#lang ?? (navigator.language.startsWith("ko") ? "ko" : "en")];
  }

  get #theme(): string {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : themeAround(this);
  }

  #reserve(): void {
    const box = this.#box;
    if (!box) return;
    const [first] = this.#texts();
    // A scenario is shown with its steps, whatever is said.
    const view = first && /"steps"\s*:/.test(first.text) ? "sessions" : (this.getAttribute("view") ?? "");
    const room = (ROOM[view] ?? LEAST_ROOM) * (box.clientWidth < NARROW ? HIGHER : 1);
    box.style.minHeight = this.getAttribute("height") ?? `${String(room)}px`;
  }

  /** The texts that are shown: of the block before, or of those inside. */
  #texts(): Text[] {
    const before = this.getAttribute("for") === "previous" ? this.previousElementSibling : undefined;
    const blocks = before === undefined ? [...this.querySelectorAll("pre")] : [before];
    // The first word that is a kind counts.
    return blocks.flatMap((it) =>
      it instanceof HTMLElement ? { text: textOf(it), kind: `${it.querySelector("code")?.className ?? ""} ${this.getAttribute("kind") ?? ""}` } : [],
    );
  }

  async #start(): Promise<void> {
    // That this page hands on files: a frame without an origin gets none of a server that lets no other page have them.
    const fragment = ["hands"];
    const link = this.getAttribute("scenario") ?? "";
    if (link.includes("s=")) fragment.push(link.slice(link.indexOf("s=")).replace(/&.*/, ""));
    for (const name of TOLD) {
      const value = this.getAttribute(name);
      if (value !== null) fragment.push(`${name}=${encodeURIComponent(value)}`);
    }
    if (this.#lang) fragment.push(`l=${this.#lang}`);
    fragment.push(`theme=${this.#theme}`);
    const playground = this.getAttribute("playground") ?? own?.dataset["playground"];
    this.#folder = playground === undefined ? (own?.src ?? "") : new URL(playground.replace(/\/?$/, "/embed/"), document.baseURI).href;
    const address = new URL("index.html", this.#folder);
    const frame = (this.#frame = document.createElement("iframe"));
    frame.title = this.title || this.#words.title;
    // It has no origin of its own, so it can keep nothing and reach nothing; the last two let its link out.
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.style.cssText = "grid-area:1/1;width:100%;height:100%;border:0";
    const file = this.getAttribute("src");
    const texts = file === null ? this.#texts() : await this.#fetched(file);
    if (!texts) return;
    this.#given = { iam: 1, type: "document", texts, ...Object.fromEntries(ASKED.map((name) => [name, this.getAttribute(name)])) };
    frame.src = `${address.href}#${fragment.join("&")}`;
    // Until it says something, what the page says by itself stands in its place. One that is hidden would say nothing.
    frame.style.opacity = "0";
    this.#box?.append(frame);
  }

  async #fetched(address: string): Promise<Text[] | undefined> {
    try {
      const response = await fetch(address);
      if (response.ok) return [{ text: await response.text() }];
    } catch {
      // Said below, as what is not there is.
    }
    const said = document.createElement("p");
    said.append(this.#words.unread(address));
    this.#box?.append(said);
    return undefined;
  }

  tell(what: Told): void {
    // Its origin is none, so there is no other way to name it; nobody but this page can take it elsewhere.
    this.#frame?.contentWindow?.postMessage(what, "*");
  }

  tellTheme(): void {
    const theme = this.#theme;
    // What is empty in the frame shows what is behind it, while both are of one scheme.
    if (this.#frame) this.#frame.style.colorScheme = theme;
    this.tell({ iam: 1, type: "theme", theme });
  }

  /** Hands on a file of the playground. */
  async #hand(file: string): Promise<void> {
    const isIts = file.startsWith(new URL("..", this.#folder).href);
    const body = isIts ? await fetch(file).then((it) => (it.ok ? it.arrayBuffer() : null), () => null) : null;
    this.tell({ iam: 1, type: "file", file, body });
  }

  hear(said: Said): void {
    switch (said.type) {
      case "hello":
        this.#listens = true;
        if (this.#given && !this.hasAttribute("scenario")) this.tell(this.#given);
        this.tellTheme();
        break;
      case "file":
        void this.#hand(said.file);
        break;
      case "size":
        this.#height = Math.min(Math.max(said.height, 1), MOST_ROOM);
        // What could not start leaves in place what the page says by itself.
        if (this.#listens || !this.querySelector(".iam-verdict")) this.#show();
        if (said.touched) this.#grow();
        else this.#settle();
        break;
      case "decision":
      case "solved":
        this.dispatchEvent(new CustomEvent(said.type, { bubbles: true, detail: said }));
        break;
    }
  }

  #show(): void {
    this.setAttribute("live", "");
    if (this.#frame) this.#frame.style.opacity = "";
  }

  /** Takes the height where the reader has not come yet, so that nothing that is read moves. */
  #settle(): void {
    if (this.#box && innerHeight < this.#box.getBoundingClientRect().top) this.#grow();
  }

  #grow(): void {
    if (this.#box && this.#height && !this.hasAttribute("height")) this.#box.style.minHeight = `${String(this.#height)}px`;
  }
}

/** An embed below each block, once; those of blocks that are gone go too. */
function fences(): void {
  for (const embed of document.querySelectorAll(`${NAME}[data-fence]`)) {
    if (!embed.previousElementSibling?.matches(FENCES) && !embed.previousElementSibling?.querySelector(FENCES)) embed.remove();
  }
  for (const found of document.querySelectorAll<HTMLElement>(FENCES)) {
    const block = found.closest("pre") ?? found;
    const outer = block.parentElement?.closest<HTMLElement>(FENCES) ?? block;
    if (outer.closest(NAME) || outer.nextElementSibling?.matches(`${NAME}[for=previous]`)) continue;
    const embed = document.createElement(NAME);
    embed.setAttribute("for", "previous");
    embed.dataset["fence"] = "";
    // ```iam,view=trace in mdBook has such classes, ``` { .iam view="trace" } of Python-Markdown such attributes.
    const all = [...found.classList, ...[...found.attributes].map((it) => `${it.name}=${it.value}`)];
    for (const said of all) {
      const [name = "", ...value] = said.split("=");
      if (SAID.includes(name)) embed.setAttribute(name, value.join("="));
    }
    const keys = all.filter((it) => it.startsWith(CONTEXT));
    if (keys[0]) embed.setAttribute("context", keys.join(" "));
    outer.after(embed);
  }
}

function begin(): void {
  // Not a <style>, which strict sites forbid.
  const style = new CSSStyleSheet();
  style.replaceSync(
    `${NAME}{display:block}${NAME} .iam-verdict{grid-area:1/1}` +
      `@media screen{${NAME}[live] .iam-verdict{visibility:hidden}}` +
      `@media print{${NAME} iframe,${NAME} button{display:none}${NAME}>div{min-height:0!important}}`,
  );
  document.adoptedStyleSheets.push(style);
  customElements.define(NAME, Embed);
  fences();
  let waits = 0;
  const later = (does: () => void) => () => {
    clearTimeout(waits);
    waits = setTimeout(does, 50);
  };
  // Pages that go from one to the next without loading.
  new MutationObserver(later(fences)).observe(document.body, { childList: true, subtree: true });
  const themes = (): void => {
    for (const embed of live) embed.tellTheme();
  };
  // At once, and when the page has finished changing its colours.
  const turned = (): void => {
    themes();
    setTimeout(themes, 400);
  };
  for (const of of [document.documentElement, document.body]) new MutationObserver(turned).observe(of, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", turned);
}

addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  if (!isSaid(data) || !source) return;
  for (const embed of live) if (embed.source === source) embed.hear(data);
});

if (!customElements.get(NAME)) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
}
