// <policy-editor>: keeps what the page gives, and hands it to what holds the text.
import { EVENT, type Answer, type Answers, type Diagnostic, type EditorEvent, type Mark, type PolicyEditor, type Range, type Step, type What } from "./border.ts";
import type { Build, Hears, Surface } from "./surface.ts";
import { textBox } from "./text-box.ts";

const STYLE = `
  :host { display: block; min-height: 0; }
  :host([hidden]) { display: none; }
  textarea {
    box-sizing: border-box; width: 100%; min-height: 14em; height: 100%; padding: 8px 12px; border: 0; resize: vertical;
    font: 13.5px/1.55 var(--mono, ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace);
    color: var(--ink, #1c1b1a); background: transparent; tab-size: 2;
  }
  /* Where the page gives the height, a key has this box laid out and nothing else. Chromium does not do so for a flex item. */
  .host { max-height: inherit; height: 100%; contain: var(--editor-contain, none); }
  /* They take no press beside themselves. */
  .popups {
    position: fixed; inset: 0; width: auto; height: auto; margin: 0; padding: 0; border: 0; overflow: visible;
    color: inherit; background: none; pointer-events: none;
  }
  .popups .cm-tooltip { pointer-events: auto; }
`;

/** What the page may set before the program is there: it lies on the element itself then, and hides the accessors. */
const EARLY = ["value", "label", "diagnostics", "marks", "selection", "readonly", "assisted", "plain"] as const;

/** Makes `<policy-editor>` of what holds the text. Where that fails, and by choice, it is a plain text box. */
export function define(build: Build): void {
  class Editor extends HTMLElement implements PolicyEditor, Hears {
    static readonly observedAttributes = ["lang"];
    readonly #root = this.attachShadow({ mode: "open", delegatesFocus: true });
    readonly #waiting = new Map<number, (answer: Answer) => void>();
    #surface: Surface | undefined;
    #n = 0;
    #frame: number | undefined;

    #value = "";
    #label = "";
    #diagnostics: readonly Diagnostic[] = [];
    #marks: readonly Mark[] = [];
    #selection: Range = { from: 0, to: 0 };
    #readonly = false;
    #assisted = false;
    #plain = false;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [sheet];
    }

    attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
      // It may be set to what it was.
      if (before !== now) this.#surface?.setLang(this.lang);
    }

    connectedCallback(): void {
      for (const name of EARLY.filter((it) => Object.hasOwn(this, it))) {
        const early: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, early);
      }
      // What stood here until now.
      this.replaceChildren();
      this.#build();
    }

    disconnectedCallback(): void {
      this.#tear();
    }

    get value(): string {
      return this.#surface?.text() ?? this.#value;
    }

    set value(text: string | null | undefined) {
      const next = (text ?? "").replace(/\r\n?/g, "\n");
      if (next === this.value) return;
      this.#value = next;
      this.#surface?.setText(next);
    }

    get label(): string {
      return this.#label;
    }

    set label(text: string | null | undefined) {
      this.#label = text ?? "";
      this.#surface?.setLabel(this.#label);
    }

    get readonly(): boolean {
      return this.#readonly;
    }

    set readonly(value: boolean | undefined) {
      this.#readonly = value ?? false;
      this.#surface?.setReadonly(this.#readonly);
    }

    get diagnostics(): readonly Diagnostic[] {
      return this.#diagnostics;
    }

    set diagnostics(list: readonly Diagnostic[] | undefined) {
      this.#diagnostics = list ?? [];
      this.#surface?.setDiagnostics(this.#diagnostics);
    }

    get marks(): readonly Mark[] {
      return this.#marks;
    }

    set marks(list: readonly Mark[] | undefined) {
      this.#marks = list ?? [];
      // The page comes first, and marks with the next frame.
      this.#frame ??= requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#surface?.setMarks(this.#marks);
      });
    }

    get selection(): Range {
      return this.#surface?.selection() ?? this.#selection;
    }

    set selection(range: Range | undefined) {
      if (!range) return;
      this.#selection = range;
      this.#surface?.select(range);
    }

    get assisted(): boolean {
      return this.#assisted;
    }

    set assisted(value: boolean | undefined) {
      this.#become(() => (this.#assisted = value ?? false));
    }

    get plain(): boolean {
      return this.#plain;
    }

    set plain(value: boolean | undefined) {
      this.#become(() => (this.#plain = value ?? false));
    }

    set answer(answer: Answer) {
      this.#waiting.get(answer.n)?.(answer);
      this.#waiting.delete(answer.n);
    }

    // What can have the keyboard first is what scrolls, and nothing can be typed there.
    override focus(options?: FocusOptions): void {
      if (this.#surface) this.#surface.focus();
      else super.focus(options);
    }

    insert(text: string): void {
      this.#surface?.insert(text);
    }

    edited(text: string): void {
      this.#value = text;
      this.#say({ kind: "edited", text });
    }

    looked(step: Step): void {
      this.#say({ kind: "looked", step });
    }

    ask<W extends What>(what: W, text: string, at: number): Promise<Answers[W] | undefined> {
      const n = (this.#n += 1);
      return new Promise((resolve) => {
        // OK because what is answered is what was asked, by its number.
        this.#waiting.set(n, (answer) => {
          resolve(answer.what === what ? (answer.is as Answers[W]) : undefined);
        });
        this.#say({ kind: "asked", n, what, text, at });
      });
    }

    #say(detail: EditorEvent): void {
      this.dispatchEvent(new CustomEvent(EVENT, { bubbles: true, composed: true, detail }));
    }

    /** Another surface takes the place of the one that is there. */
    #become(change: () => void): void {
      const before = [this.#assisted, this.#plain];
      change();
      const isAnother = before[0] !== this.#assisted || before[1] !== this.#plain;
      if (!this.#surface || !isAnother) return;
      this.#tear();
      this.#build();
    }

    #build(): void {
      const host = document.createElement("div");
      host.className = "host";
      this.#root.replaceChildren(host);
      this.#surface = this.#made(host);
      this.#surface.setDiagnostics(this.#diagnostics);
      this.#surface.setMarks(this.#marks);
      if (0 < this.#selection.to) this.#surface.select(this.#selection);
    }

    #made(host: HTMLElement): Surface {
      const given = { text: this.#value, label: this.#label, lang: this.lang, readonly: this.#readonly, assisted: this.#assisted };
      try {
        if (!this.#plain) return build(host, given, this);
      } catch (error) {
        console.warn("policy-editor: the plain text box is used instead", error);
        host.replaceChildren();
      }
      return textBox(host, given, this);
    }

    #tear(): void {
      if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
      this.#value = this.value;
      this.#surface?.end();
      this.#surface = undefined;
      this.#waiting.clear();
      this.#root.replaceChildren();
    }
  }
  if (!customElements.get("policy-editor")) customElements.define("policy-editor", Editor);
}
