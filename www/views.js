// <trace-views>: the tabs above the tree, and the views of the trace beside it. What is in them comes from a worker, which
// is started when somebody asks for one of them first.
//
//   property    case         the case as text: its own request is the one that is asked
//   attributes  lang         of the words
//               data-looked  the step that is looked at
//   event       change       the reader did something; `value` says what, a word or a number a line:
//                              "try" and a case, "undo",
//                              "look" and a step: its key, and document, start and end of its text, where it has one,
//                              "pass" and a step: the same, on the way from step to step
import { ask, unask } from "./ask.js";
import { glyph, make, takeEarly, withCode } from "./elements.js";

const WORDS = {
  en: {
    views: "Views of the trace",
    steps: "Steps",
    matrix: "Matrix",
    flip: "Flip it",
    grid: "Grid",
    kinds: { resources: "Actions × resources", principals: "Principals × actions" },
    axes: { actions: "Actions, one a line", resources: "Resources, one a line", principals: "Principals, one a line" },
    of_what: "What stands against what",
    answer: "Ask all",
    answering: (n, all) => `${n} of ${all} rows`,
    too_many: (most) => `At most ${most} lines each: the rest is left out.`,
    choose: "Choose a cell to ask for just that.",
    empty: "Name at least one line each.",
    expand: (patterns) => `Expand ${patterns}`,
    expanding: "Looking the actions up…",
    left_out: ({ pattern, n, isMore }) => `Of \`${pattern}\`, ${isMore ? "more than " : ""}${n} actions are left out.`,
    unknown: (pattern) => `No known action fits \`${pattern}\`.`,
    not_expanded: "The actions could not be looked up.",
    stepping: "Step by step",
    back: "Previous step",
    on: "Next step",
    of: (at, n) => `${at} / ${n}`,
    reading: "Reading the trace…",
    none: "No policy was asked.",
    more: (n) => `Show ${n} statements about other actions`,
    looking: "Trying changes…",
    failed: "This view could not start. Load the page again to try once more.",
    apply: "Try it",
    applied: "Done: ",
    undo: "Undo",
  },
  ko: {
    views: "추적 보기",
    steps: "단계",
    matrix: "행렬",
    flip: "뒤집기",
    grid: "격자",
    kinds: { resources: "작업 × 리소스", principals: "보안 주체 × 작업" },
    axes: { actions: "작업, 한 줄에 하나", resources: "리소스, 한 줄에 하나", principals: "보안 주체, 한 줄에 하나" },
    of_what: "비교할 대상",
    answer: "모두 확인",
    answering: (n, all) => `${all}행 중 ${n}행`,
    too_many: (most) => `각각 최대 ${most}줄입니다. 나머지는 제외됩니다.`,
    choose: "칸을 선택하면 그 요청을 확인합니다.",
    empty: "각각 한 줄 이상 적어 주세요.",
    expand: (patterns) => `${patterns} 펼치기`,
    expanding: "작업을 찾는 중…",
    left_out: ({ pattern, n, isMore }) => `\`${pattern}\`: 작업 ${n}개${isMore ? " 이상" : ""}를 생략했습니다.`,
    unknown: (pattern) => `\`${pattern}\`에 맞는 알려진 작업이 없습니다.`,
    not_expanded: "작업을 찾을 수 없습니다.",
    stepping: "한 단계씩",
    back: "이전 단계",
    on: "다음 단계",
    of: (at, n) => `${at} / ${n}`,
    reading: "추적을 읽는 중…",
    none: "확인한 정책이 없습니다.",
    more: (n) => `다른 작업에 관한 문 ${n}개 보기`,
    looking: "변경을 시험하는 중…",
    failed: "이 보기를 시작할 수 없습니다. 페이지를 다시 불러와 보세요.",
    apply: "적용",
    applied: "적용함: ",
    undo: "실행 취소",
  },
};
/** More statements than these are shown when they are asked for, unless they are about the action. */
const MOST_OTHERS = 3;
/** How many lines of the grid are asked for, each way. */
const MOST_LINES = 40;
/** What stands to the left and at the top of a grid, and the field of a request that it goes to. */
const GRIDS = { resources: ["actions", "resources"], principals: ["principals", "actions"] };
const FIELDS = { actions: "action", resources: "resource", principals: "principal" };
/** How many patterns a button names. */
const MOST_NAMED = 2;
/** The lines of a text that say something, each once. */
const linesOf = (text) => [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);

/** The telling part of an ARN; anything else as it is. */
const short = (text) => (text.startsWith("arn:") ? text.split(":").slice(5).join(":") || text : text);

const VIEWS = ["steps", "matrix", "flip", "grid"];
/** Which view is open: the same when the trace comes and goes. */
let open = "steps";
/** The number of the step that a link asks for, until somebody goes there. */
let wanted;
/** The element, while there is one. */
let shown;
/** How long a link waits for the number of a step. */
const PATIENCE = 2_000;

/** The request of a case, to be compared with another's. */
const requestOf = (text) => {
  const { principal, action, resource, resourceAccount, context, unknown } = JSON.parse(text);
  return JSON.stringify([principal, action, resource, resourceAccount, context, unknown]);
};

/**
 * What a link to a case says of the view, to be put behind the case: `&at=7&v=matrix`. What another page put behind the
 * case of the link in the address is kept.
 */
async function viewForLink(text) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  // A link opens at the case's own request, so a step of another one is not in it.
  const at = shown?.case && requestOf(text) === requestOf(shown.case) ? await Promise.race([shown.number(), late]) : undefined;
  const pairs = location.hash.slice(1).split("&");
  const others = pairs.some((pair) => pair.startsWith("s=")) ? pairs.filter((pair) => pair && !/^(s|at|v)(=|$)/.test(pair)) : [];
  const own = [at && `at=${at}`, open !== "steps" && `v=${open}`].filter(Boolean);
  return [...others, ...own].map((pair) => `&${pair}`).join("");
}

/** Opens the view that a link asks for, and goes to its step. */
function openAsLinked(fragment) {
  const asked = new URLSearchParams(fragment);
  const [view, at] = [asked.get("v"), asked.get("at")];
  open = VIEWS.includes(view) ? view : "steps";
  wanted = /^[1-9]\d{0,5}$/.test(at) ? Number(at) : undefined;
  // The page takes the case of the link first. An element that is still to come begins like that.
  const there = shown;
  setTimeout(() => there?.follow());
}
/** What the reader wrote for the grid, and which one it is. */
const axes = { kind: "resources" };

class TraceViews extends HTMLElement {
  static observedAttributes = ["lang", "data-looked"];

  #case = "";
  #value = "";
  #timer;
  /** Of which text and language each view was asked for last. */
  #shown = {};
  /** The trace, when somebody asked for it: its steps and its table. */
  #trace;
  /** What to do when it is there. */
  #then;
  /** The step that is looked at. */
  #looked = "";
  #isStepping = false;
  #showsAll = false;
  /** Whether the next text comes of a cell of the grid. */
  #isChosen = false;
  #ends;
  /** What was tried last, until the text changes again. */
  #applied;
  #tabs = {};
  #panels = {};

  connectedCallback() {
    takeEarly(this, "case");
    this.#ends = new AbortController();
    shown = this;
    // The keys work wherever in the trace the keyboard is, and nowhere else.
    this.parentElement.addEventListener("keydown", (event) => this.#press(event), { signal: this.#ends.signal });
    this.#build();
  }

  disconnectedCallback() {
    if (shown === this) shown = undefined;
    clearTimeout(this.#timer);
    unask("flip");
    unask("grid");
    this.#ends.abort();
  }

  attributeChangedCallback(name) {
    if (name === "data-looked") {
      this.#looked = this.dataset.looked ?? "";
      this.#mark();
    } else if (this.isConnected && this.firstChild) this.#build();
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
    // What was chosen in the grid is asked now; the grid is the same.
    if (this.#isChosen) this.#shown.vocabulary = this.#key();
    this.#isChosen = false;
    if (this.#applied?.isNew) this.#applied.isNew = false;
    else this.#applied = undefined;
    // The page hands it over when the reader rests; several things may change at once.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh());
  }

  get #words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  #build() {
    const words = this.#words;
    this.#shown = {};
    const panel = (view) => make("div", { class: `view ${view}`, role: "tabpanel", id: `view-${view}`, "aria-labelledby": `to-${view}`, tabindex: -1 });
    // The steps are the page's own, and stand behind this element.
    this.#panels = Object.fromEntries(VIEWS.slice(1).map((view) => [view, panel(view)]));
    const tab = (view) =>
      make("button", { type: "button", class: "view-tab", role: "tab", id: `to-${view}`, "aria-controls": `view-${view}`, click: () => this.#turn(view) }, words[view]);
    this.#tabs = Object.fromEntries(VIEWS.map((view) => [view, tab(view)]));
    const list = make(
      "div",
      { class: "tabs", role: "tablist", "aria-label": words.views, keydown: (event) => this.#walk(event) },
      ...Object.values(this.#tabs),
    );
    const button = (sign, name, key, by) =>
      make("button", { type: "button", "aria-label": name, title: `${name} (${key})`, "aria-keyshortcuts": key, click: () => this.#go(by) }, sign);
    const stepper = make(
      "div",
      { class: "stepper", role: "group", "aria-label": words.stepping },
      button("◀", words.back, "[", -1),
      make("span", { class: "step-number" }, words.stepping),
      button("▶", words.on, "]", 1),
    );
    const sentence = make("p", { class: "step-sentence", role: "status", hidden: true });
    this.replaceChildren(make("div", { class: "view-bar" }, list, stepper), sentence, ...Object.values(this.#panels));
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

  /** Gives up what was asked for a view that is not open any more, and may take long. It is asked anew when it opens. */
  #leave() {
    for (const [view, kind, what] of [["flip", "flip", "flip"], ["grid", "vocabulary", "grid"]]) {
      if (view === open || !this.#panels[view]?.querySelector(".busy")) continue;
      this.#shown[kind] = undefined;
      unask(what);
    }
  }

  /** Asks for what the open view needs, where it has not been shown for this text. */
  #refresh() {
    this.#leave();
    if (wanted && this.#case) {
      const at = wanted - 1;
      wanted = undefined;
      this.#pass(() => at);
      return;
    }
    if (open === "flip") this.#need("flip", (found) => this.#showFlip(found));
    if (open === "grid") this.#need("vocabulary", (found) => this.#showGrid(found));
    if (open === "matrix" || this.#isStepping) this.#need("trace", (found) => this.#showTrace(found));
  }

  #panelOf(kind) {
    return { trace: this.#panels.matrix, vocabulary: this.#panels.grid }[kind] ?? this.#panels[kind];
  }

  /** What everything that is shown follows from. */
  #key() {
    return `${this.lang}\n${this.#case}`;
  }

  #need(kind, show) {
    const text = this.#case;
    const of = this.#key();
    if (this.#shown[kind] === of) return;
    this.#shown[kind] = of;
    this.#busy(kind);
    // Another text may have come meanwhile: its answer is on the way.
    const isMeant = () => this.isConnected && this.#shown[kind] === of;
    const fail = () => {
      if (!isMeant()) return;
      this.#shown[kind] = undefined;
      this.#panelOf(kind).replaceChildren(make("p", { role: "alert" }, this.#words.failed));
    };
    ask(kind, { case: text }).then((found) => isMeant() && show(found), fail);
  }

  /** What was there stays, grey, until something new is. */
  #busy(kind) {
    const panel = this.#panelOf(kind);
    const text = kind === "flip" ? this.#words.looking : this.#words.reading;
    panel.classList.add("stale");
    panel.querySelector(".busy")?.remove();
    panel.prepend(make("p", { class: "busy hint", role: "status" }, make("progress", { "aria-label": text }), text));
  }

  #showFlip({ title, more, guardrails, suggestions }) {
    const words = this.#words;
    const panel = this.#panels.flip;
    const item = (suggestion) => {
      const { changes, notYoursToSet, diff, case: text } = suggestion;
      const apply = () => {
        this.#applied = { changes, isNew: true };
        panel.focus();
        this.#say("try", text);
      };
      const id = `change-${suggestions.indexOf(suggestion)}`;
      const lines = diff.flatMap(({ before, after }) => [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)]);
      return make(
        "li",
        {},
        make("div", { class: "changes", id, lang: this.lang }, ...changes.map((change) => make("p", {}, ...withCode(change)))),
        make("button", { type: "button", "aria-describedby": id, click: apply }, words.apply),
        ...notYoursToSet.map(({ sentence }) => make("p", { class: "hint", lang: this.lang }, sentence)),
        make("pre", { class: "code", lang: "en" }, lines.join("\n")),
      );
    };
    const applied = this.#applied && !this.#applied.isNew ? this.#applied : undefined;
    const undo = () => {
      panel.focus();
      this.#say("undo");
    };
    const [weak, plain] = [true, false].map((isWeak) => suggestions.filter(({ weakensGuardrail }) => weakensGuardrail === isWeak));
    const list = (items) => make("ol", { class: "flips" }, ...items.map(item));
    panel.classList.remove("stale");
    panel.replaceChildren(
      ...[
        applied && make("p", { class: "applied", role: "status" }, words.applied, ...withCode(`${applied.changes.join(" ")} `), make("button", { type: "button", class: "link", click: undo }, words.undo)),
        make("p", { class: "view-title", role: "status" }, title),
        plain.length ? list(plain) : undefined,
        weak.length ? make("details", { class: "guardrails" }, make("summary", {}, guardrails), list(weak)) : undefined,
        more && make("p", { class: "hint" }, ...withCode(more)),
      ].filter(Boolean),
    );
  }

  #showTrace(found) {
    this.#trace = found.steps ? found : undefined;
    this.#showMatrix(found);
    this.#mark();
    this.#then?.();
    this.#then = undefined;
  }

  /** `[` and `]` go from step to step, also where they take another key to type. */
  #press(event) {
    const by = { "[": -1, "]": 1 }[event.key];
    if (!by || event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    this.#go(by);
  }

  /** Opens the view that is to be open, and goes to the step that is asked for. */
  follow() {
    this.#isStepping = false;
    this.#turn(open);
  }

  /** The number of the step that is looked at; nothing where none is. It may never come. */
  async number() {
    if (!this.#looked) return undefined;
    await new Promise((resolve) => this.#withTrace(resolve));
    const at = this.#step();
    return at < 0 ? undefined : at + 1;
  }

  /** Goes some steps on or back; from no step to the first or the last one. */
  #go(by) {
    this.#pass((at, n) => (at < 0 ? (by < 0 ? n - 1 : 0) : Math.min(Math.max(at + by, 0), n - 1)));
  }

  /** Goes to another step: `pick` says which, given the one that is looked at and how many there are. */
  #pass(pick) {
    this.#isStepping = true;
    this.#withTrace(() => {
      const { steps } = this.#trace ?? { steps: [] };
      const step = steps[pick(this.#step(), steps.length)];
      if (!step) {
        this.#isStepping = false;
        this.#mark();
        return;
      }
      this.#looked = step.key;
      this.#look("pass", step);
      this.#mark();
    });
    this.#refresh();
  }

  /** Does something when the trace of this text is there. */
  #withTrace(then) {
    this.#then = then;
    this.#need("trace", (found) => this.#showTrace(found));
    // It is there already, and of this text.
    if (this.#trace && this.#then && !this.#panels.matrix.classList.contains("stale")) {
      this.#then();
      this.#then = undefined;
    }
  }

  /** The number of the step that is looked at, or of the one that it is in. */
  #step() {
    const { steps } = this.#trace ?? { steps: [] };
    for (let key = this.#looked; key; key = key.slice(0, Math.max(key.lastIndexOf("."), 0))) {
      const at = steps.findIndex((step) => step.key === key);
      if (0 <= at) return at;
    }
    return -1;
  }

  /** Shows which step is looked at, in each view. */
  #mark() {
    const at = this.#step();
    const step = this.#trace?.steps[at];
    const number = this.querySelector(".step-number");
    const sentence = this.querySelector(".step-sentence");
    if (!number) return;
    number.textContent = this.#trace && this.#isStepping ? this.#words.of(step ? at + 1 : "–", this.#trace.steps.length) : this.#words.stepping;
    const text = this.#isStepping && step ? step.text : "";
    if (sentence.textContent !== text) sentence.textContent = text;
    sentence.hidden = !text;
    const isIn = (key) => this.#looked === key || this.#looked.startsWith(`${key}.`);
    for (const row of this.#panels.matrix.querySelectorAll("[data-row]")) {
      const cells = [...row.querySelectorAll("[data-key]")];
      const cell = cells.findLast((it) => isIn(it.dataset.key));
      for (const it of cells) it.setAttribute("aria-selected", it === cell);
    }
  }

  #look(how, { key, at }) {
    this.#say(how, key, ...(at ?? []));
  }

  #showMatrix({ title, matrix }) {
    const panel = this.#panels.matrix;
    const words = this.#words;
    panel.classList.remove("stale");
    if (!matrix?.rows.length) {
      panel.replaceChildren(make("p", { class: "hint" }, title ?? words.none));
      return;
    }
    const { head, rows } = matrix;
    const others = rows.filter((row) => !row.isAbout);
    const isCut = MOST_OTHERS < others.length && !this.#showsAll;
    const seen = isCut ? rows.filter((row) => row.isAbout) : rows;
    const choose = (it) => () => this.#look("look", it);
    const enter = (it) => (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.#look("look", it);
    };
    const named = (it) => ({ "data-key": it.key, "aria-selected": false, tabindex: -1, click: choose(it), keydown: enter(it) });
    const cell = (it, at) =>
      make(
        "td",
        { ...named(it), role: "gridcell", class: `${it.truth}${it.only ? " only" : ""}`, "data-key": it.truth === "nothing" ? undefined : it.key, "data-head": head[at + 1] },
        glyph(it.truth),
        make("span", {}, it.text),
      );
    const shape = { allow: "allow", deny: "deny", overridden: "nothing", missed: "implicit", depends: "depends", nothing: "nothing" };
    const row = (it) =>
      make(
        "tr",
        { role: "row", class: it.kind, "data-row": it.key },
        make(
          "th",
          { ...named(it), role: "rowheader", scope: "row", class: "of-statement" },
          make("span", { class: "statement-name" }, `${it.name} `),
          make("span", { class: "tag" }, it.effect),
          make("span", { class: "hint" }, ` ${it.gate}`),
        ),
        ...it.cells.map(cell),
        make("td", { ...named(it), role: "gridcell", class: "came-to", "data-key": undefined, "data-head": head.at(-1) }, glyph(shape[it.kind]), make("span", {}, it.end)),
      );
    const all = () => {
      this.#showsAll = true;
      this.#showMatrix({ matrix });
      this.#mark();
      panel.querySelector("[tabindex='0']")?.focus();
    };
    const column = (name, at) => make("th", { role: "columnheader", scope: "col", class: at === 0 ? "of-statement" : undefined }, name);
    const table = make(
      "table",
      { class: "matrix", role: "grid", "aria-label": words.matrix, keydown: (event) => this.#rove(event), focusin: (event) => this.#stop(event.target.closest("[tabindex]")) },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head.map(column))),
      make("tbody", { role: "rowgroup" }, ...seen.map(row)),
    );
    panel.replaceChildren(
      table,
      ...(isCut ? [make("button", { type: "button", class: "link", click: all }, words.more(others.length))] : []),
    );
    this.#stop(table.querySelector("[tabindex]"));
  }

  /** The form of the grid, and the grid. */
  #showGrid({ title, ...vocabulary }) {
    const panel = this.#panels.grid;
    const words = this.#words;
    panel.classList.remove("stale");
    if (title) {
      panel.replaceChildren(make("p", { class: "hint" }, title));
      return;
    }
    // What the reader wrote stays; what was offered is offered anew.
    const text = (axis) => axes[axis] ?? vocabulary[axis].join("\n");
    const heard = (event) => event.stopPropagation();
    const field = (axis) => {
      const id = `grid-${axis}`;
      const written = () => {
        axes[axis] = area.value;
        expansion?.follow();
      };
      const area = make("textarea", { id, class: "code", rows: 3, spellcheck: "false", autocapitalize: "off", autocomplete: "off", lang: "en", change: heard, input: written });
      area.value = text(axis);
      const expansion = axis === "actions" ? this.#expansion(area, vocabulary.actions) : undefined;
      return make("div", { class: "field" }, make("label", { for: id }, words.axes[axis]), area, expansion?.place);
    };
    const choose = (event) => {
      event.stopPropagation();
      axes.kind = event.target.value;
      this.#showGrid(vocabulary);
      panel.querySelector("select").focus();
    };
    const options = Object.keys(GRIDS).map((kind) => make("option", { value: kind, selected: kind === axes.kind }, words.kinds[kind]));
    const kind = make("select", { class: "quiet", "aria-label": words.of_what, change: choose }, ...options);
    const result = make("div", { class: "grid-result" });
    const answer = () => this.#fill(result, GRIDS[axes.kind].map((axis) => linesOf(text(axis))));
    panel.replaceChildren(
      make("div", { class: "grid-form" }, kind, ...GRIDS[axes.kind].map(field), make("button", { type: "button", class: "primary", click: answer }, words.answer)),
      result,
    );
    answer();
  }

  /** What offers to take the patterns of a field apart into actions. */
  #expansion(area, named) {
    const words = this.#words;
    const told = make("p", { class: "hint", role: "status" });
    const button = make("button", { type: "button", class: "quiet" });
    const follow = () => {
      const patterns = linesOf(area.value).filter((line) => /[*?]/.test(line));
      const more = MOST_NAMED < patterns.length ? "…" : "";
      button.hidden = !patterns.length;
      button.replaceChildren(...withCode(words.expand(patterns.slice(0, MOST_NAMED).map((it) => `\`${it}\``).join(", ") + more)));
      told.replaceChildren();
    };
    const write = (text) => {
      area.value = text;
      axes.actions = text;
      follow();
    };
    button.addEventListener("click", async () => {
      const before = area.value;
      told.replaceChildren(words.expanding);
      try {
        const { expanded } = await import("./expansion.js");
        const { lines, leftOut, unknown } = await expanded(linesOf(before), named, MOST_LINES);
        // The reader went on typing.
        if (area.value !== before) return;
        write(lines.join("\n"));
        const sentences = [...leftOut.map(words.left_out), ...unknown.map(words.unknown)].join(" ");
        const undo = () => {
          write(before);
          area.focus();
        };
        told.replaceChildren(...withCode(sentences), " ", make("button", { type: "button", class: "link", click: undo }, words.undo));
        area.focus();
      } catch {
        told.replaceChildren(words.not_expanded);
      }
    });
    follow();
    return { place: make("div", { class: "expansion" }, button, told), follow };
  }

  /** Asks row by row, and shows each as it comes. */
  #fill(place, [left, top]) {
    const words = this.#words;
    const isCut = [left, top].some((lines) => MOST_LINES < lines.length);
    const [rows, columns] = [left.slice(0, MOST_LINES), top.slice(0, MOST_LINES)];
    if (!rows.length || !columns.length) {
      place.replaceChildren(make("p", { class: "hint" }, words.empty));
      return;
    }
    const own = JSON.parse(this.#case);
    const [down, across] = GRIDS[axes.kind].map((axis) => FIELDS[axis]);
    /** The request of a cell, laid over the one in the form. */
    const asked = (row, column) => {
      const request = { [down]: row, [across]: column };
      const account = request.resource?.split(":")[4];
      return account ? { ...request, resourceAccount: account } : request;
    };
    const progress = make("progress", { max: rows.length, value: 0, "aria-label": words.answer });
    const count = make("span", {}, words.answering(0, rows.length));
    const busy = make("p", { class: "busy hint", role: "status" }, progress, count);
    const body = make("tbody", { role: "rowgroup" });
    const table = make(
      "table",
      { class: "many", role: "grid", "aria-label": words.kinds[axes.kind], keydown: (event) => this.#rove(event), focusin: (event) => this.#stop(event.target.closest("[tabindex]")) },
      make(
        "thead",
        { role: "rowgroup" },
        make("tr", { role: "row" }, make("td", { role: "presentation" }), ...columns.map((it) => make("th", { role: "columnheader", scope: "col", lang: "en", title: it }, short(it)))),
      ),
      body,
    );
    place.replaceChildren(
      ...[isCut && make("p", { class: "hint" }, words.too_many(MOST_LINES)), busy, make("div", { class: "many-frame" }, table), make("p", { class: "hint" }, words.choose)].filter(Boolean),
    );
    const next = (at) => {
      if (rows.length <= at) {
        busy.remove();
        return;
      }
      const row = rows[at];
      const checks = columns.map((column, id) => ({ id: String(id), ...asked(row, column) }));
      const show = (found) => {
        // Another grid took its place.
        if (!place.isConnected || !table.isConnected) return;
        if (!found?.cells) {
          place.replaceChildren(make("p", { role: "alert" }, found?.title ?? words.failed));
          return;
        }
        const cell = ({ shape, text, more }, n) => {
          const take = ({ currentTarget }) => {
            this.#isChosen = true;
            for (const it of table.querySelectorAll("[aria-selected='true']")) it.setAttribute("aria-selected", false);
            currentTarget.setAttribute("aria-selected", true);
            this.#say("try", JSON.stringify({ ...own, ...asked(row, columns[n]) }));
          };
          const enter = (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            take(event);
          };
          return make("td", { role: "gridcell", class: shape, tabindex: -1, "aria-selected": false, title: more ?? `${row} × ${columns[n]}`, click: take, keydown: enter }, glyph(shape), make("span", {}, text));
        };
        body.append(make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row", lang: "en", title: row }, short(row)), ...found.cells.map(cell)));
        if (at === 0) this.#stop(body.querySelector("[tabindex]"));
        progress.value = at + 1;
        count.textContent = words.answering(at + 1, rows.length);
        next(at + 1);
      };
      ask("grid", { case: JSON.stringify({ ...own, checks }) }).then(show, () => show());
    };
    next(0);
  }

  /** The cell that Tab comes to. */
  #stop(cell) {
    if (!cell) return;
    for (const other of cell.closest("table").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    cell.tabIndex = 0;
  }

  /** The arrow keys go from cell to cell. */
  #rove(event) {
    const cell = event.target.closest("[tabindex]");
    const row = cell?.closest("tr");
    const rows = [...(row?.parentElement.rows ?? [])];
    if (!row || event.altKey || event.metaKey) return;
    const [down, right] = [rows.indexOf(row), cell.cellIndex];
    const last = row.cells.length - 1;
    const to = {
      ArrowDown: [down + 1, right],
      ArrowUp: [down - 1, right],
      ArrowRight: [down, right + 1],
      ArrowLeft: [down, right - 1],
      Home: event.ctrlKey ? [0, 0] : [down, 0],
      End: event.ctrlKey ? [rows.length - 1, last] : [down, last],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    const next = rows[to[0]]?.cells[to[1]];
    // A head that nothing comes of is passed over.
    (next?.hasAttribute("tabindex") ? next : next?.nextElementSibling)?.focus();
  }

  /** A note in a policy's text was chosen: it says what the page is told. */

  /** Tells the page what the reader did. */
  #say(...lines) {
    this.#value = lines.join("\n");
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// The page asks for them where it writes and opens links.
Object.assign(globalThis, { viewForLink, openAsLinked });
customElements.define("trace-views", TraceViews);
