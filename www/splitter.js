// <pane-splitter>: the line between two parts of the page. It is drawn, or moved by the arrow keys and by a button each way.
//
//   attributes  data-part  the part that it makes wider: "listed" the list of policies, "answer" the verdict,
//                          "checks" the checks, which it makes higher
//               lang       of the words
//
// The size goes to the style as `--listed`, `--answer` or `--checks`, in pixels, and is kept for the next visit.
import { make } from "./elements.js";

const root = document.documentElement;
const KEPT = "iamp.panes";
const WORDS = {
  en: { listed: "Width of the list of policies", answer: "Width of the verdict", checks: "Height of the checks", less: "Less", more: "More" },
  ko: { listed: "정책 목록의 너비", answer: "결과의 너비", checks: "검사 목록의 높이", less: "줄이기", more: "늘리기" },
};
/** For each part: the least, the most and what it is at first, along which axis, and whether it grows with it or against it. */
const PARTS = {
  listed: { least: 180, most: 420, first: 244, axis: "x", grows: 1 },
  answer: { least: 340, most: 760, first: 452, axis: "x", grows: -1 },
  // On a low screen no more than its head: what decides comes first.
  checks: { least: 44, most: 480, first: innerHeight < 960 ? 44 : 156, axis: "y", grows: -1 },
};
const STEP = 16;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(sizes) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(sizes));
  } catch {
    // A browser that keeps nothing keeps no sizes.
  }
}

class PaneSplitter extends HTMLElement {
  static observedAttributes = ["lang"];

  #size;
  #line;

  connectedCallback() {
    this.#build();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#build();
  }

  #build() {
    const words = WORDS[this.lang] ?? WORDS.en;
    const name = words[this.dataset.part];
    this.#line = make("div", {
      class: "line",
      role: "separator",
      tabindex: 0,
      "aria-label": name,
      "aria-orientation": this.#part.axis === "x" ? "vertical" : "horizontal",
      title: name,
      pointerdown: (event) => this.#draw(event),
      keydown: (event) => this.#press(event),
      dblclick: () => this.#set(this.#part.first),
    });
    const button = (what, by, sign) =>
      make("button", { type: "button", "aria-label": `${name}: ${words[what]}`, title: words[what], click: () => this.#set(this.#size + by * STEP * 2) }, sign);
    this.replaceChildren(this.#line, make("span", { class: "by-button" }, button("less", -1, "−"), button("more", 1, "+")));
    this.#set(kept()[this.dataset.part] ?? this.#part.first);
  }

  get #part() {
    return PARTS[this.dataset.part];
  }

  #set(size) {
    const { least, most } = this.#part;
    if (!Number.isFinite(size)) return;
    this.#size = Math.round(Math.min(most, Math.max(least, size)));
    root.style.setProperty(`--${this.dataset.part}`, `${this.#size}px`);
    const line = this.#line;
    line.setAttribute("aria-valuemin", least);
    line.setAttribute("aria-valuemax", most);
    line.setAttribute("aria-valuenow", this.#size);
    const sizes = kept();
    if ((sizes[this.dataset.part] ?? this.#part.first) !== this.#size) keep({ ...sizes, [this.dataset.part]: this.#size });
  }

  #draw(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const { axis, grows } = this.#part;
    const at = (it) => (axis === "x" ? it.clientX : it.clientY);
    const [from, size] = [at(event), this.#size];
    const line = this.#line;
    line.setPointerCapture(event.pointerId);
    line.focus();
    const move = (it) => this.#set(size + grows * (at(it) - from));
    const end = () => {
      line.removeEventListener("pointermove", move);
      line.removeEventListener("lostpointercapture", end);
    };
    line.addEventListener("pointermove", move);
    line.addEventListener("lostpointercapture", end);
  }

  #press(event) {
    const { axis, grows, least, most } = this.#part;
    const [back, on] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const to = { [back]: this.#size - grows * STEP, [on]: this.#size + grows * STEP, Home: least, End: most, Enter: this.#part.first }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#set(to);
  }
}

customElements.define("pane-splitter", PaneSplitter);
