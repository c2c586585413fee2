// <policy-problems>: what is wrong, risky or without effect in any of the policies, and the tools that make the open one
// tidy. A worker looks at the policies (assistant.js); until it has answered, and where it can't be had, the list that the
// page makes itself is shown.
//
//   property    policies   [{ kind, service, name, title, text }] as JSON, in their order
//   attributes  lang       of the words
//               data-open  the number of the policy that is open
//   event       change     the reader did something; `value` says what, a word, a policy's number and the rest:
//                            "fix" and a text, "look" and start and end of a text in bytes
import { lint, tidy } from "./assistant.js";
import { glyph, make, takeEarly, withCode } from "./elements.js";

const WORDS = {
  en: {
    problems: "Problems",
    reading: "Looking at the policies…",
    failed: "What looks at the policies could not be loaded. Only what can't be read is shown. Load the page again to try once more.",
    none: "No problem found",
    keys: "Tab leaves the editor, Ctrl+Space completes, F2 tells what stands at the caret, F8 goes to the next problem, Alt+Enter to the step of the trace",
    line: (n) => `line ${n}`,
    place: (name, n) => `${name}, line ${n}`,
    why: "Why?",
    more: (n) => `${n} more`,
    page: "AWS’s page",
    tidy: "The text",
    format: "Format",
    sort: "Sort",
    minify: "Minify",
    plain: "Plain text box",
    torn: (n) => `The text is torn in line ${n}, and stays as it is.`,
    tidied: "It was tidy already.",
    ERROR: ["error", "errors"],
    SECURITY_WARNING: ["security warning", "security warnings"],
    WARNING: ["warning", "warnings"],
    SUGGESTION: ["suggestion", "suggestions"],
    hints: {
      format: "Lays the text out; the order stays",
      sort: "Lays the text out, with actions, resources, principals and values in order, each once",
      minify: "Takes out all blanks that don’t count",
      plain: "Without colours, marks and completion: for screen readers and keyboards that the editor does not get on with",
    },
  },
  ko: {
    problems: "문제",
    reading: "정책을 살펴보는 중…",
    failed: "정책을 살펴보는 프로그램을 불러오지 못했습니다. 읽을 수 없는 부분만 표시합니다. 페이지를 새로 고쳐 다시 시도하세요.",
    none: "문제 없음",
    keys: "Tab 키로 편집기를 벗어납니다. Ctrl+Space는 자동 완성, F2는 커서 위치의 설명, F8은 다음 문제, Alt+Enter는 추적의 해당 단계입니다",
    line: (n) => `${n}행`,
    place: (name, n) => `${name} ${n}행`,
    why: "왜?",
    more: (n) => `${n}개 더 보기`,
    page: "AWS 문서",
    tidy: "텍스트",
    format: "서식 정리",
    sort: "정렬",
    minify: "공백 제거",
    plain: "일반 텍스트 상자",
    torn: (n) => `${n}행에서 텍스트가 끊겨 있어 그대로 두었습니다.`,
    tidied: "이미 정리되어 있습니다.",
    ERROR: ["오류", "오류"],
    SECURITY_WARNING: ["보안 경고", "보안 경고"],
    WARNING: ["경고", "경고"],
    SUGGESTION: ["제안", "제안"],
    hints: {
      format: "순서는 그대로 두고 줄과 들여쓰기를 정리합니다",
      sort: "서식을 정리하고 작업, 리소스, 보안 주체, 값을 정렬해 중복을 없앱니다",
      minify: "의미 없는 공백을 모두 없앱니다",
      plain: "색, 표시, 자동 완성이 없는 상자입니다. 편집기와 잘 맞지 않는 화면 낭독기와 키보드를 위한 것입니다",
    },
  },
};

const GLYPHS = { ERROR: "deny", SECURITY_WARNING: "depends", WARNING: "depends", SUGGESTION: "note" };
/** How many are shown before the reader asks for all. */
const MOST = 12;
const bytes = (text) => new TextEncoder().encode(text).length;
const line = (text, at) => text.slice(0, at).split("\n").length;

class PolicyProblems extends HTMLElement {
  static observedAttributes = ["lang", "data-open"];

  #policies = [];
  #written = "";
  #value = "";
  #asked = 0;
  #timer;
  /** The rows that are listed, and what they say: the same rows are not made again. */
  #rows = [];
  #said = "";
  #all = false;
  /** What was found in which policies; nothing before the first answer. */
  #found;

  connectedCallback() {
    takeEarly(this, "policies");
    this.#build();
    this.#look();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now || !this.foot) return;
    this.#build();
    // The findings of before are in another language.
    if (name === "lang") this.#look();
    else this.#show();
  }

  get value() {
    return this.#value;
  }

  get policies() {
    return this.#written;
  }

  set policies(json) {
    if (json === this.#written) return;
    this.#written = json;
    this.#policies = JSON.parse(json);
    // The page hands them over when the reader rests; several things may change at once.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look());
  }

  get #words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  get #open() {
    return Number(this.dataset.open ?? 0);
  }

  #build() {
    const words = this.#words;
    const tool = (how) => make("button", { type: "button", title: words.hints[how], click: () => this.#tidy(how) }, words[how]);
    const tools = make("div", { class: "text-tools", role: "group", "aria-label": words.tidy }, tool("format"), tool("sort"), tool("minify"), this.#plain());
    this.said = make("span", { class: "hint", role: "status" });
    tools.append(this.said);
    this.counts = make("p", { class: "problem-counts", role: "status" });
    this.list = make("ul", { class: "plain" });
    this.group = make("div", { class: "problems linted", role: "group", "aria-label": words.problems, hidden: true }, this.counts, this.list);
    this.foot = make("p", { class: "hint editor-foot" }, words.reading);
    this.#said = "";
    this.replaceChildren(tools, this.group, this.foot);
  }

  /** Turns from the editor to a plain text box and back, for all policies and all visits. */
  #plain() {
    const words = this.#words;
    const root = document.documentElement;
    const isPlain = () => root.dataset.editor === "textarea";
    const turn = ({ currentTarget }) => {
      root.dataset.editor = isPlain() ? "code" : "textarea";
      currentTarget.setAttribute("aria-pressed", isPlain());
      for (const editor of document.querySelectorAll("policy-editor")) editor.setAttribute("mode", root.dataset.editor);
      try {
        localStorage.setItem("iamp.editor", root.dataset.editor);
      } catch {
        // A browser that keeps nothing keeps the choice for this visit.
      }
    };
    return make("button", { type: "button", title: words.hints.plain, "aria-pressed": String(isPlain()), click: turn }, words.plain);
  }

  /** Has all policies looked at; newest texts win. */
  async #look() {
    this.#asked += 1;
    const mine = this.#asked;
    const policies = this.#policies.filter(({ text }) => text.trim() !== "");
    try {
      const found = await Promise.all(policies.map((policy) => lint(policy)));
      if (mine !== this.#asked) return;
      this.#found = policies.map((policy, at) => ({ policy, number: this.#policies.indexOf(policy), findings: found[at] }));
    } catch {
      if (mine !== this.#asked) return;
      this.#found = undefined;
      this.foot.textContent = this.#words.failed;
    }
    this.#show();
  }

  #show() {
    const found = this.#found;
    this.toggleAttribute("data-answered", found !== undefined);
    if (!found || found.every(({ findings }) => findings.length === 0)) this.group.hidden = true;
    if (!found) return;
    const words = this.#words;
    const all = found.flatMap(({ policy, number, findings }) => findings.map((finding) => ({ policy, number, finding })));
    // Those of the open policy come first.
    const sorted = [...all.filter((it) => it.number === this.#open), ...all.filter((it) => it.number !== this.#open)];
    this.foot.textContent = all.length === 0 ? `${words.none} · ${words.keys}` : words.keys;
    if (all.length === 0) return;
    this.group.hidden = false;
    const said = Object.keys(GLYPHS).flatMap((severity) => {
      const n = all.filter(({ finding }) => finding.severity === severity).length;
      return n === 0 ? [] : [`${n} ${words[severity][n === 1 ? 0 : 1]}`];
    });
    const counts = said.join(" · ");
    if (this.counts.textContent !== counts) this.counts.textContent = counts;
    const shown = this.#all ? sorted : sorted.slice(0, MOST);
    const rest = sorted.length - shown.length;
    this.#rows = shown;
    const facts = JSON.stringify([rest, this.lang, shown.map((it) => this.#facts(it))]);
    if (facts === this.#said) return;
    this.#said = facts;
    const more = rest === 0 ? [] : [make("li", {}, make("button", { type: "button", class: "link", click: () => this.#showAll() }, words.more(rest)))];
    // The keyboard stays where it was in the list.
    const at = [...this.list.querySelectorAll("button, a, summary")].indexOf(document.activeElement);
    this.list.replaceChildren(...shown.map((it, row) => this.#item(it, row)), ...more);
    if (at !== -1) [...this.list.querySelectorAll("button, a, summary")][at]?.focus();
  }

  /** What a row says. */
  #facts({ policy, number, finding: { severity, message, help, code, page, fix, from } }) {
    const words = this.#words;
    const at = line(policy.text, from);
    const place = number === this.#open ? words.line(at) : words.place(policy.name || policy.title, at);
    return { place, severity, message, help, code, page, fix: fix?.title };
  }

  #item(it, row) {
    const words = this.#words;
    const finding = this.#facts(it);
    const place = make("button", { type: "button", class: "link", click: () => this.#jump(this.#rows[row]) }, finding.place);
    const mend = () => this.#say("fix", this.#rows[row].number, this.#rows[row].finding.fix.text);
    const fix = finding.fix && make("button", { type: "button", class: "link fix", click: mend }, ...withCode(finding.fix));
    const page = make("a", { href: finding.page, target: "_blank", rel: "noopener noreferrer" }, words.page);
    const why = make(
      "details",
      { class: "why" },
      make("summary", {}, words.why),
      make("p", {}, ...withCode(capital(finding.help ?? "")), " ", make("code", {}, finding.code), " ", page),
    );
    return make(
      "li",
      { class: `problem ${finding.severity.toLowerCase()}` },
      make("span", { class: "severity" }, glyph(GLYPHS[finding.severity]), make("span", {}, words[finding.severity][0])),
      make("span", { class: "problem-body" }, place, " ", make("span", {}, ...withCode(capital(finding.message))), " ", fix, " ", why),
    );
  }

  #showAll() {
    this.#all = true;
    this.#show();
    this.list.querySelectorAll("li")[MOST]?.querySelector("button")?.focus();
  }

  #jump({ policy: { text }, number, finding: { from, to } }) {
    this.#say("look", number, bytes(text.slice(0, from)), bytes(text.slice(0, to)));
  }

  async #tidy(how) {
    const number = this.#open;
    const { text } = this.#policies[number] ?? {};
    if (!text) return;
    const words = this.#words;
    try {
      const tidied = await tidy({ how, text });
      // An edit that came in between is not undone.
      if (this.#policies[number]?.text !== text) return;
      this.said.textContent = "torn" in tidied ? words.torn(line(text, tidied.torn)) : tidied.text === text ? words.tidied : "";
      if (tidied.text !== undefined && tidied.text !== text) this.#say("fix", number, tidied.text);
    } catch {
      this.said.textContent = words.failed;
    }
  }

  /** Tells the page what the reader did. */
  #say(...lines) {
    this.#value = lines.join("\n");
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const capital = (sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

customElements.define("policy-problems", PolicyProblems);
