// <truth-table>: what the answer depends on, where it depends on unknown context keys: a row for each way that they may turn
// out. What is in it comes from the worker.
//
//   property   case    the case as text: its own request is the one that is asked
//   attribute  lang    of the words
//   event      change  the reader chose a row; `value` is "try" and the case with what the row says
import { ask, unask } from "./ask.js";
import { glyph, make, takeEarly } from "./elements.js";

const WORDS = {
  en: {
    title: "Which value decides what",
    decision: "Decision",
    apply: (decision) => `${decision}: try it`,
    hint: "Choose a row to try it. Each combination of what the policies compare with, of any other value, and of absence was evaluated.",
    or: " or ",
  },
  ko: {
    title: "값에 따른 결정",
    decision: "결정",
    apply: (decision) => `${decision}: 적용`,
    hint: "행을 선택하면 적용합니다. 정책이 비교하는 값, 그 밖의 값, 키가 없는 경우의 모든 조합을 평가했습니다.",
    or: " 또는 ",
  },
};

class TruthTable extends HTMLElement {
  static observedAttributes = ["lang"];

  #case = "";
  #value = "";
  #timer;

  connectedCallback() {
    takeEarly(this, "case");
    this.#soon();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    unask("depends");
  }

  attributeChangedCallback() {
    this.#soon();
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
    this.#soon();
  }

  /** The page hands the case over when the reader rests; several things may change at once. */
  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask());
  }

  #ask() {
    const [text, lang] = [this.#case, this.lang];
    if (!text || !this.isConnected) return;
    const show = (found) => this.isConnected && text === this.#case && lang === this.lang && this.#show(found);
    // What was there stays until something new is; the cards above say the most of it, so a failure is not told.
    ask("depends", { case: text }).then(show, () => {});
  }

  #show({ title, head, rows, more }) {
    const words = WORDS[this.lang] ?? WORDS.en;
    const table = rows?.length && this.#table(words, title, head, rows);
    this.replaceChildren(
      ...[table, more && make("p", { class: "hint" }, more), table && make("p", { class: "hint" }, words.hint)].filter(Boolean),
    );
  }

  #table(words, title, head, rows) {
    const part = ({ text, isValue, before }) => [before, isValue ? make("code", { lang: "en" }, text) : make("em", {}, text)].filter(Boolean);
    const cell = (parts, at) =>
      make(
        "td",
        { role: "cell", "data-head": head[at] },
        make("span", {}, ...parts.flatMap((it, at) => (at ? [words.or, ...part(it)] : part(it)))),
      );
    const row = ({ cells, shape, text, case: of }) => {
      const take = () => {
        this.#value = `try\n${of}`;
        this.dispatchEvent(new Event("change", { bubbles: true }));
        // The table goes away, since the answer depends on nothing any more.
        document.getElementById("verdict")?.focus();
      };
      const button = make("button", { type: "button", class: shape, "aria-label": words.apply(text) }, glyph(shape), make("span", {}, text));
      return make("tr", { role: "row", click: take }, ...cells.map(cell), make("td", { role: "cell", "data-head": words.decision }, button));
    };
    const column = (name, isKey) => make("th", { role: "columnheader", scope: "col", lang: isKey ? "en" : undefined, class: isKey ? "code" : undefined }, ...name.split(/(?<=[:/])/).flatMap((part) => [part, make("wbr")]));
    return make(
      "table",
      // Few columns fit wherever the page does.
      { role: "table", class: head.length < 3 ? "truth" : "truth wide" },
      make("caption", {}, title ? `${words.title} · ${title}` : words.title),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head.map((name) => column(name, true)), column(words.decision))),
      make("tbody", { role: "rowgroup" }, ...rows.map(row)),
    );
  }
}

customElements.define("truth-table", TruthTable);
