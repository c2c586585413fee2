// A policy's text in CodeMirror.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers, type ViewUpdate } from "@codemirror/view";
import type { Range, Step } from "./border.ts";
import { completion } from "./completion.ts";
import { difference } from "./difference.ts";
import { hanging } from "./hanging.ts";
import * as marks from "./marks.ts";
import { noteAt, noteOf } from "./notes.ts";
import { popups } from "./popups.ts";
import * as problems from "./problems.ts";
import type { Build, Hears, Surface } from "./surface.ts";
import { highlighting, look } from "./theme.ts";
import { showNote, told } from "./told.ts";
import { phrases } from "./phrases.ts";

/** On changes that the page made, so that it is not told of them. */
const byPage = Annotation.define<boolean>();

/** Focusable it is anyway; `tabindex` says so to those who look for it. */
const named = (label: string): Extension =>
  EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", lang: "en", spellcheck: "false", autocapitalize: "off" });

/**
 * Types over a selection. Left to itself, Chromium puts what is typed over whole lines into an element with a style of
 * its own, which a strict content security policy forbids and the console complains of.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const over = replaced(event, view);
  if (event.inputType !== "insertText" || event.data === null || view.state.readOnly || over === undefined) return false;
  const selection = { anchor: over.from + event.data.length };
  view.dispatch({ changes: { ...over, insert: event.data }, selection, userEvent: "input.type", scrollIntoView: true });
  return true;
}

/** What is typed over: the selection, or what the browser takes for it, which the editor may not have heard of yet. */
function replaced(event: InputEvent, view: EditorView): Range | undefined {
  const { anchor, head, empty } = view.state.selection.main;
  // All of a page that is selected has no direction, and may have its ends the wrong way round.
  if (!empty) return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
  const [range] = event.getTargetRanges();
  if (!range || range.collapsed) return undefined;
  if (![range.startContainer, range.endContainer].every((it) => view.contentDOM.contains(it))) return undefined;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  return from < to ? { from, to } : undefined;
}

/** Tells of a step, if there is one. */
function tells(hears: Hears, step: Step | undefined): boolean {
  if (step) hears.looked(step);
  return step !== undefined;
}

/** What every editor has. */
const common = (hears: Hears, folds: Extension): Extension => [
  lineNumbers(),
  folds,
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
  marks.marks,
  // Tab is not bound: it leaves the editor, as everywhere on a page.
  keymap.of([
    { key: "Alt-Enter", run: ({ state }) => tells(hears, noteAt(state.field(marks.marks).notes, state)?.step) },
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
  ]),
  EditorView.lineWrapping,
  hanging,
  look,
  EditorView.domEventHandlers({
    beforeinput: typeOver,
    mousedown: (event, view) => {
      const note = noteOf(event.target);
      if (note) {
        event.preventDefault();
        // Who touches has nothing to point with.
        showNote(view, note);
      }
      return tells(hears, note?.step);
    },
  }),
];

export const codeEditor: Build = (parent, given, hears): Surface => {
  const label = new Compartment();
  const fixed = new Compartment();
  // The signs that fold have their names from when they were made.
  const spoken = [new Compartment(), new Compartment()] as const;
  const updated = (update: ViewUpdate): void => {
    if (update.docChanged && !update.transactions.some((it) => it.annotation(byPage))) hears.edited(update.state.doc.toString());
  };
  const root = parent.getRootNode();
  const over = popups(parent);
  const extensions = [
    common(hears, spoken[0].of(foldGutter())),
    label.of(named(given.label)),
    fixed.of(EditorState.readOnly.of(given.readonly)),
    EditorView.updateListener.of(updated),
    given.assisted ? completion(hears) : [],
    told(given.assisted ? hears : undefined),
    spoken[1].of(phrases(given.lang)),
    over.extension,
  ];
  const view = new EditorView({
    state: EditorState.create({ doc: given.text, extensions }),
    parent,
    ...(root instanceof ShadowRoot ? { root } : {}),
  });
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      // While a character is being composed (Korean, Japanese, Chinese …) nothing is written: the text would be torn. The
      // edit that follows tells the page what stands here.
      if (view.composing) return;
      // Only what differs, so that the reader's cursor, folds and scroll position stay. A step of its own for undo: what
      // the page made of a pasted text can be taken back without the paste.
      const changes = difference(view.state.doc.toString(), text);
      view.dispatch({ changes, annotations: [byPage.of(true), isolateHistory.of("full")] });
    },
    selection: () => view.state.selection.main,
    select(range) {
      const { from, to } = marks.within(view.state, range);
      const effects = EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "nearest", yMargin: 48 });
      view.dispatch({ selection: EditorSelection.range(from, to), effects });
    },
    focus() {
      view.focus();
    },
    setLabel(text) {
      view.dispatch({ effects: label.reconfigure(named(text)) });
    },
    setLang(lang) {
      view.dispatch({ effects: [spoken[1].reconfigure(phrases(lang)), spoken[0].reconfigure([])] });
      view.dispatch({ effects: spoken[0].reconfigure(foldGutter()) });
    },
    setReadonly(readonly) {
      view.dispatch({ effects: fixed.reconfigure(EditorState.readOnly.of(readonly)) });
    },
    setDiagnostics(list) {
      view.dispatch(problems.show(view.state, list));
    },
    setMarks(list) {
      view.dispatch(marks.show(view.state, list));
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    },
    end() {
      view.destroy();
      over.end();
    },
  };
};
