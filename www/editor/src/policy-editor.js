// <policy-editor>: a text box for policy documents, over CodeMirror, with a plain text box as fallback and by choice.
//
// The element shows and edits text. Problems, marks and the selection come from the page as ranges in UTF-16 code units.
// Where it is said which kind of policy is in it, what is wrong, what could stand at a place and what stands there come
// from assistant.js; until that has answered, and where it can't be had, the page's problems are shown.
//
//   properties  value        the text
//               label        the accessible name
//               diagnostics  [{ from, to, severity: "error"|"warning"|"info", message }]
//               marks        [{ from, to, kind: "selected"|"allow"|"deny"|"miss" }], or what came of an element of a statement:
//                            [{ from, to, kind: "matches"|"differs"|"depends"|"nothing"|"allow"|"deny", note, look }]
//               selection    { from, to }; setting it scrolls there and does not take the focus
//               readonly     boolean
//   attributes  data-lang    of what is said of the text
//               mode         "textarea" for the plain text box, "code" for CodeMirror; else as `data-editor` of the page says
//               data-kind    the word for the kind of policy
//               data-service the service whose resource the policy is attached to
//   method      insert       puts a text in place of what is selected, as an edit of the reader's
//   events      change       after each edit by the reader, bubbling; read `value`
//               paste-text   after a paste that replaced the whole text, bubbling; `detail` is the text
//               look-at      a note was chosen, bubbling; `detail` is its `look`
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { takeEarly } from "../../elements.js";
import { STYLE as PLAIN, insertInto, tell, tellPaste, textBox } from "../../plain-editor.js";
import { assisted, findingsOf } from "./assisted.js";
import { difference } from "./difference.js";
import { notes, noteAt } from "./notes.js";

/** On changes that the page made, so that it is not told of them. */
const byPage = Annotation.define();
const setMarks = StateEffect.define();

const marks = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setMarks)) next = effect.value;
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-key, #3b4cca)" },
  { tag: tags.string, color: "var(--code-string, #1c1b1a)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-atom, #8a4b08)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--muted, #5b5853)" },
]);

// Colours are the page's; the fallbacks are for a page that has none.
const look = EditorView.theme({
  "&": { color: "var(--ink, #1c1b1a)", backgroundColor: "transparent", fontSize: "13.5px", maxHeight: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: 'var(--mono, ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace)',
    lineHeight: "1.55",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink, #1c1b1a)", padding: "8px 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted, #5b5853)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent, #3b4cca) 5%, transparent)" },
  // The browser's own selection: to draw one over it would have each key wait for the layout.
  ".cm-content ::selection": { backgroundColor: "color-mix(in srgb, var(--accent, #3b4cca) 22%, transparent)" },
  ".cm-mark": { backgroundColor: "var(--mark, #fff3c4)", borderRadius: "2px" },
  ".cm-mark-selected": { outline: "2px solid var(--accent, #3b4cca)", outlineOffset: "1px" },
  ".cm-mark-allow": { boxShadow: "inset 0 -2px var(--allow, #0b6b3a)" },
  ".cm-mark-deny": { boxShadow: "inset 0 -2px var(--deny, #b3261e)" },
  ".cm-mark-miss": { boxShadow: "inset 0 -2px var(--implicit, #8a4b08)" },
  // A note takes no line of its own: its sentence stands as far as there is room, and the whole of it in the trace.
  ".cm-content.cm-lineWrapping": { overflowX: "clip" },
  ".cm-notes": { marginInlineStart: "1.5ch" },
  ".cm-note": { color: "var(--muted, #5b5853)", fontFamily: "var(--text, system-ui, sans-serif)", fontSize: "12.5px", cursor: "pointer" },
  ".cm-note span": { display: "inline-block", width: "0", whiteSpace: "nowrap", lineHeight: "1" },
  ".cm-note:hover": { color: "var(--accent, #3b4cca)", textDecoration: "underline" },
  ".cm-note b": { display: "inline-block", width: "1.6em", textAlign: "center" },
  ".cm-note-matches b, .cm-note-allow b": { color: "var(--allow, #0b6b3a)" },
  ".cm-note-differs b, .cm-note-deny b": { color: "var(--deny, #b3261e)" },
  ".cm-note-depends b": { color: "var(--depends, #5b3fa8)" },
  // There is room for the sign; the sentence stands in the trace.
  "@media (max-width: 819.98px)": {
    ".cm-note span": { display: "none" },
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--surface, #fff)",
    color: "var(--ink, #1c1b1a)",
    borderColor: "var(--line, #8a857b)",
  },
  ".cm-told": { maxWidth: "min(46ch, 90vw)", padding: "8px 12px", fontSize: "13px", lineHeight: "1.45", overflowWrap: "anywhere" },
  ".cm-told strong": { fontFamily: "var(--mono, ui-monospace, monospace)" },
  ".cm-told p": { margin: "4px 0" },
  ".cm-told a": { color: "var(--accent, #3b4cca)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono, ui-monospace, monospace)", maxWidth: "min(640px, 95vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent, #3b4cca)", color: "var(--on-accent, #fff)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { fontStyle: "normal", fontFamily: "var(--sans, system-ui, sans-serif)", opacity: "0.85" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent, #3b4cca)", color: "var(--on-accent, #fff)", minHeight: "24px" },
  ".cm-foldPlaceholder": { backgroundColor: "transparent", color: "var(--accent, #3b4cca)", borderColor: "var(--line, #8a857b)" },
  "@media (forced-colors: active)": {
    ".cm-mark": { outline: "2px solid Highlight" },
  },
});

const STYLE = `${PLAIN}
  /* Where the page gives the height, a key has this box laid out and nothing else. Chromium does not do so for a flex item. */
  .host { max-height: inherit; height: 100%; contain: var(--editor-contain, none); }
`;

/** How long no key was pressed when the text is looked at, in milliseconds. */
const PAUSE = 150;

/**
 * Types over a selection. Left to itself, Chromium puts what is typed over whole lines into an element with a style of
 * its own, which a strict content security policy forbids and the console complains of.
 */
function typeOver(event, view) {
  const isTyped = event.inputType === "insertText" && typeof event.data === "string";
  if (!isTyped || view.state.readOnly || view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

class PolicyEditor extends HTMLElement {
  static observedAttributes = ["mode", "data-lang"];

  /** Findings of the text as it stands; nothing before they came. */
  #findings;
  #lints = 0;
  #pause;
  #frame;

  #view;
  #textarea;
  #value = "";
  #label = "";
  #diagnostics = [];
  #marks = [];
  #notes = [];
  #selection = { from: 0, to: 0 };
  #readonly = false;
  #fixed = new Compartment();
  #named = new Compartment();

  constructor() {
    super();
    this.attachShadow({ mode: "open", delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    takeEarly(this, "value", "label", "diagnostics", "marks", "selection", "readonly");
    // What stood here until now.
    this.replaceChildren();
    this.#build();
  }

  disconnectedCallback() {
    this.#tear();
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !(this.#view || this.#textarea)) return;
    // The findings of before are in another language.
    if (name === "data-lang") return this.#lintSoon();
    this.#value = this.value;
    this.#tear();
    this.#build();
  }

  get value() {
    return this.#view?.state.doc.toString() ?? this.#textarea?.value ?? this.#value;
  }

  set value(text) {
    const next = String(text ?? "").replace(/\r\n?/g, "\n");
    // While a character is being composed (Korean, Japanese, Chinese …) nothing is written: the text would be torn.
    // The `change` that follows tells the page what stands here.
    if (next === this.value || this.#view?.composing) return;
    this.#value = next;
    if (this.#view) this.#replace(next);
    else if (this.#textarea) this.#textarea.value = next;
  }

  get label() {
    return this.#label;
  }

  set label(text) {
    this.#label = String(text ?? "");
    this.#view?.dispatch({ effects: this.#named.reconfigure(this.#attributes()) });
    this.#textarea?.setAttribute("aria-label", this.#label);
  }

  get readonly() {
    return this.#readonly;
  }

  set readonly(value) {
    this.#readonly = Boolean(value);
    this.#view?.dispatch({ effects: this.#fixed.reconfigure(EditorState.readOnly.of(this.#readonly)) });
    if (this.#textarea) this.#textarea.readOnly = this.#readonly;
  }

  get diagnostics() {
    return this.#diagnostics;
  }

  set diagnostics(list) {
    this.#diagnostics = Array.from(list ?? []);
    if (!this.#findings) this.#showDiagnostics();
  }

  get marks() {
    return this.#marks;
  }

  set marks(list) {
    this.#marks = Array.from(list ?? []);
    // The page comes first, and marks with the next frame.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#showMarks();
    });
  }

  get selection() {
    const main = this.#view?.state.selection.main;
    if (main) return { from: main.from, to: main.to };
    if (this.#textarea) return { from: this.#textarea.selectionStart, to: this.#textarea.selectionEnd };
    return this.#selection;
  }

  set selection(range) {
    if (!range) return;
    this.#selection = { from: range.from ?? 0, to: range.to ?? range.from ?? 0 };
    this.#showSelection();
  }

  /** Puts a text in place of what is selected, as if the reader had typed it. */
  insert(text) {
    if (this.#view) this.#view.dispatch(this.#view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    else if (this.#textarea) insertInto(this.#textarea, text);
  }

  #build() {
    const host = document.createElement("div");
    host.className = "host";
    this.shadowRoot.replaceChildren(host);
    const mode = this.getAttribute("mode") ?? document.documentElement.dataset.editor;
    if (mode !== "textarea") {
      try {
        this.#buildView(host);
      } catch (error) {
        console.warn("policy-editor: the plain text box is used instead", error);
        this.#view = undefined;
      }
    }
    if (!this.#view) this.#buildTextarea(host);
    this.#showDiagnostics();
    this.#showMarks();
    if (this.#selection.to > 0) this.#showSelection();
    this.#lint();
  }

  /** Typing goes on for as long as keys come fast. */
  #lintSoon() {
    // What is on its way is of a text that is no longer there.
    this.#lints += 1;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#lint(), PAUSE);
  }

  /** Has the text looked at; what comes of a text that is no longer there is left. */
  async #lint() {
    const { kind, service } = this.dataset;
    if (!kind || !this.#view) return;
    this.#lints += 1;
    const mine = this.#lints;
    try {
      const found = await findingsOf({ kind, service, text: this.#view.state.doc.toString() });
      if (mine !== this.#lints) return;
      this.#findings = found;
    } catch {
      this.#findings = undefined;
    }
    this.#showDiagnostics();
  }

  #buildView(parent) {
    const extensions = [
      lineNumbers(),
      foldGutter(),
      history(),
      indentUnit.of("  "),
      EditorState.tabSize.of(2),
      json(),
      syntaxHighlighting(highlighting),
      syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      lintGutter(),
      marks,
      // Tab is not bound: it leaves the editor, as everywhere on a page.
      keymap.of([{ key: "Alt-Enter", run: (view) => this.#lookAt(noteAt(this.#notes, view.state)?.look) }, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
      EditorView.lineWrapping,
      look,
      this.#named.of(this.#attributes()),
      this.#fixed.of(EditorState.readOnly.of(this.#readonly)),
      EditorView.domEventHandlers({ beforeinput: typeOver, mousedown: (event) => this.#press(event) }),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
    if (this.dataset.kind) extensions.push(assisted(() => this.dataset.kind));
    const state = EditorState.create({ doc: this.#value, extensions });
    this.#view = new EditorView({ state, parent, root: this.shadowRoot });
  }

  #buildTextarea(parent) {
    this.#textarea = textBox({
      value: this.#value,
      label: this.#label,
      readonly: this.#readonly,
      changed: () => {
        this.#value = this.#textarea.value;
        tell(this);
      },
      pasted: (text, isAll) => tellPaste(this, text, isAll),
    });
    parent.append(this.#textarea);
  }

  #tear() {
    clearTimeout(this.#pause);
    this.#lints += 1;
    this.#value = this.value;
    this.#view?.destroy();
    this.#view = undefined;
    this.#textarea = undefined;
    this.shadowRoot.replaceChildren();
  }

  #attributes() {
    // Focusable it is anyway; this says so to those who look for it.
    return EditorView.contentAttributes.of({ "aria-label": this.#label, tabindex: "0", lang: "en", spellcheck: "false", autocapitalize: "off" });
  }

  #updated(update) {
    if (!update.docChanged) return;
    this.#lintSoon();
    if (update.transactions.some((it) => it.annotation(byPage))) return;
    this.#value = update.state.doc.toString();
    tell(this);
    if (update.transactions.some((it) => it.isUserEvent("input.paste"))) {
      let kept = 0;
      update.changes.iterGaps((_, __, length) => (kept += length));
      tellPaste(this, this.#value, kept === 0);
    }
  }

  /** A press on a note. */
  #press(event) {
    const look = event.target.closest?.("[data-look]")?.dataset.look;
    if (look) event.preventDefault();
    return this.#lookAt(look);
  }

  #lookAt(look) {
    if (look) this.dispatchEvent(new CustomEvent("look-at", { bubbles: true, composed: true, detail: look }));
    return Boolean(look);
  }

  /** Changes only what differs, so that the reader's cursor, folds and scroll position stay. */
  #replace(next) {
    const changes = difference(this.#view.state.doc.toString(), next);
    // A step of its own for undo: what the page made of a pasted text can be taken back without the paste.
    this.#view.dispatch({ changes, annotations: [byPage.of(true), isolateHistory.of("full")] });
  }

  #within({ from, to }) {
    const length = this.#view.state.doc.length;
    const start = Math.max(0, Math.min(from, length));
    return { from: start, to: Math.max(start, Math.min(to, length)) };
  }

  #showDiagnostics() {
    if (!this.#view) return;
    const list = (this.#findings ?? this.#diagnostics).map((it) => ({ severity: "error", ...it, message: String(it.message), ...this.#within(it) }));
    this.#view.dispatch(setDiagnostics(this.#view.state, list));
  }

  #showMarks() {
    if (!this.#view) return;
    const all = this.#marks.map((it) => ({ ...it, ...this.#within(it) })).filter(({ from, to }) => from < to);
    const ranges = all
      .filter(({ note }) => note === undefined)
      .map(({ from, to, kind }) => Decoration.mark({ class: `cm-mark cm-mark-${kind}` }).range(from, to));
    this.#notes = all.filter(({ note }) => note !== undefined);
    ranges.push(...notes(this.#view.state.doc, this.#notes));
    this.#view.dispatch({ effects: setMarks.of(Decoration.set(ranges, true)) });
  }

  #showSelection() {
    if (this.#textarea) {
      this.#textarea.setSelectionRange(this.#selection.from, this.#selection.to);
      return;
    }
    if (!this.#view) return;
    const { from, to } = this.#within(this.#selection);
    const effects = EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "nearest", yMargin: 48 });
    this.#view.dispatch({ selection: EditorSelection.range(from, to), effects });
  }
}

if (!customElements.get("policy-editor")) customElements.define("policy-editor", PolicyEditor);
