// <trace-views>: the tabs above the tree, and the views of the trace beside it. What is in them comes from a worker, which
// is started when somebody asks for one of them first.
//
//   property    case         the case as text: its own request is the one that is asked
//   attributes  lang         of the words
//               data-looked  the step that is looked at
//   event       change       the reader did something; `value` says what, a word or a number a line:
//                              "try" and a case, "undo"
const WORDS = {
  en: {
    views: "Views of the trace",
    steps: "Steps",
    flip: "Flip it",
    looking: "Trying changes…",
    failed: "This view could not start. Load the page again to try once more.",
    apply: "Try it",
    applied: "Done: ",
    undo: "Undo",
  },
  ko: {
    views: "추적 보기",
    steps: "단계",
    flip: "뒤집기",
    looking: "변경을 시험하는 중…",
    failed: "이 보기를 시작할 수 없습니다. 페이지를 다시 불러와 보세요.",
    apply: "적용",
    applied: "적용함: ",
    undo: "실행 취소",
  },
};
/** How long the reader must have stopped typing. */
const PAUSE = 150;

/** An element with its attributes and what is in it. */
function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((it) => it !== undefined && it !== null));
  return element;
}

/** A sentence in which names stand between backticks. */
const said = (sentence) => sentence.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));

/** The worker: one question at a time, and of those that wait the newest of each kind. */
const worker = {
  program: undefined,
  asked: undefined,
  waiting: new Map(),

  /** Calls back with what was found, or with nothing where the worker failed. A newer question takes its place. */
  ask(kind, text, lang, answer) {
    this.waiting.set(kind, { kind, text, lang, answer });
    this.next();
  },

  next() {
    if (this.asked) return;
    const [first] = this.waiting.values();
    if (!first) return;
    this.waiting.delete(first.kind);
    this.asked = first;
    this.program ??= this.start();
    const { kind, text, lang } = first;
    this.program.postMessage({ kind, text, lang });
  },

  start() {
    const program = new Worker(new URL("flip-worker.js", document.baseURI), { type: "module" });
    // A program that broke is not asked again; the next question starts another.
    const broke = () => {
      program.terminate();
      this.program = undefined;
      this.done(undefined);
    };
    program.addEventListener("message", ({ data }) => ("failed" in data ? broke() : this.done(data.found)));
    program.addEventListener("error", broke);
    return program;
  },

  done(found) {
    const { answer } = this.asked ?? {};
    this.asked = undefined;
    answer?.(found);
    this.next();
  },
};

/** Which view is open: the same when the trace comes and goes. */
let open = "steps";

class TraceViews extends HTMLElement {
  static observedAttributes = ["lang"];

  #case = "";
  #value = "";
  #timer;
  /** Of which text and language each view was shown last. */
  #shown = {};
  /** What was tried last, until the text changes again. */
  #applied;
  #tabs = {};
  #panels = {};

  connectedCallback() {
    // What the page set before this script was here lies on the element itself and hides the accessor.
    if (Object.hasOwn(this, "case")) {
      const early = this.case;
      delete this.case;
      this.#case = early;
    }
    this.#build();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  attributeChangedCallback() {
    if (this.isConnected && this.firstChild) this.#build();
  }

  get value() {
    return this.#value;
  }

  get case() {
    return this.#case;
  }

  set case(text) {
    if (text === this.#case) return;
    this.#case = text;
    if (this.#applied?.isNew) this.#applied.isNew = false;
    else this.#applied = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), PAUSE);
  }

  get #words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  #build() {
    const words = this.#words;
    this.#shown = {};
    const views = ["steps", "flip"];
    const panel = (view) => make("div", { class: `view ${view}`, role: "tabpanel", id: `view-${view}`, "aria-labelledby": `to-${view}`, tabindex: -1 });
    // The steps are the page's own, and stand behind this element.
    this.#panels = Object.fromEntries(views.slice(1).map((view) => [view, panel(view)]));
    const tab = (view) =>
      make("button", { type: "button", class: "tab", role: "tab", id: `to-${view}`, "aria-controls": `view-${view}`, click: () => this.#turn(view) }, words[view]);
    this.#tabs = Object.fromEntries(views.map((view) => [view, tab(view)]));
    const list = make(
      "div",
      { class: "tabs", role: "tablist", "aria-label": words.views, keydown: (event) => this.#walk(event) },
      ...Object.values(this.#tabs),
    );
    this.replaceChildren(make("div", { class: "view-bar" }, list), ...Object.values(this.#panels));
    this.#turn(open);
  }

  #turn(view) {
    open = view;
    this.dataset.view = view;
    for (const [name, tab] of Object.entries(this.#tabs)) {
      const isOpen = name === view;
      tab.setAttribute("aria-selected", isOpen);
      tab.tabIndex = isOpen ? 0 : -1;
      if (this.#panels[name]) this.#panels[name].hidden = !isOpen;
    }
    this.#refresh();
  }

  /** Left, right and the ends, as the tabs of the ARIA practices have them. */
  #walk(event) {
    const views = Object.keys(this.#tabs);
    const at = views.indexOf(open);
    const to = { ArrowRight: (at + 1) % views.length, ArrowLeft: (at + views.length - 1) % views.length, Home: 0, End: views.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#turn(views[to]);
    this.#tabs[views[to]].focus();
  }

  /** Asks for what the open view needs, where it has not been shown for this text. */
  #refresh() {
    if (open === "flip") this.#need("flip", (found) => this.#showFlip(found));
  }

  #need(kind, show) {
    const [text, lang] = [this.#case, this.lang];
    const of = `${lang}\n${text}`;
    if (this.#shown[kind] === of) return;
    this.#shown[kind] = of;
    this.#busy(kind);
    worker.ask(kind, text, lang, (found) => {
      // Another text came meanwhile: its answer is on the way.
      if (!this.isConnected || this.#shown[kind] !== of) return;
      if (found === undefined) {
        this.#shown[kind] = undefined;
        this.#panels[kind]?.replaceChildren(make("p", { role: "alert" }, this.#words.failed));
      } else show(found);
    });
  }

  /** What was there stays, grey, until something new is. */
  #busy(kind) {
    const panel = this.#panels[kind];
    if (!panel) return;
    panel.classList.add("stale");
    panel.querySelector(".busy")?.remove();
    panel.prepend(make("p", { class: "busy hint", role: "status" }, make("progress", { "aria-label": this.#words.looking }), ` ${this.#words.looking}`));
  }

  #showFlip({ title, more, suggestions }) {
    const words = this.#words;
    const panel = this.#panels.flip;
    const item = ({ changes, case: text }) => {
      const apply = () => {
        this.#applied = { changes, isNew: true };
        panel.focus();
        this.#say("try", text);
      };
      const id = `change-${suggestions.findIndex((it) => it.case === text)}`;
      return make("li", {}, make("div", { class: "changes", id, lang: this.lang }, ...changes.map((change) => make("p", {}, ...said(change)))), make("button", { type: "button", "aria-describedby": id, click: apply }, words.apply));
    };
    const applied = this.#applied && !this.#applied.isNew ? this.#applied : undefined;
    const undo = () => {
      panel.focus();
      this.#say("undo");
    };
    panel.classList.remove("stale");
    panel.replaceChildren(
      ...[
        applied && make("p", { class: "applied", role: "status" }, words.applied, ...said(`${applied.changes.join(" ")} `), make("button", { type: "button", class: "link", click: undo }, words.undo)),
        make("p", { class: "view-title", role: "status" }, title),
        more && make("p", { class: "hint" }, more),
        suggestions.length ? make("ol", { class: "flips" }, ...suggestions.map(item)) : undefined,
      ].filter(Boolean),
    );
  }

  /** Tells the page what the reader did. */
  #say(...lines) {
    this.#value = lines.join("\n");
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("trace-views", TraceViews);
