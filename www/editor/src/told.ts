// Words about what stands at a place: where one points, and at the caret by F2. They go when the text is edited, so that
// they never lie over what is typed.
import { completionStatus } from "@codemirror/autocomplete";
import { type EditorState, type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Note, Told } from "./border.ts";
import { marks } from "./marks.ts";
import { noteAt, noteOf } from "./notes.ts";
import { withCode } from "./sentence.ts";
import type { Hears } from "./surface.ts";

function paragraph(text: string): HTMLElement {
  const element = document.createElement("p");
  element.append(...withCode(text));
  return element;
}

/** What stands at a place, in words. */
function words({ title, lines, page }: Told): HTMLElement[] {
  const strong = document.createElement("strong");
  strong.textContent = title;
  const all = [strong, ...lines.map(paragraph)];
  if (page !== null) {
    const link = document.createElement("a");
    link.href = page;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = new URL(page).hostname;
    all.push(link);
  }
  return all;
}

/** A box above a place. */
function box(pos: number, end: number, inside: readonly HTMLElement[]): Tooltip {
  const create = (): { dom: HTMLElement } => {
    const dom = document.createElement("div");
    dom.className = "cm-told";
    dom.setAttribute("role", "status");
    dom.append(...inside);
    return { dom };
  };
  return { pos, end, above: true, create };
}

/** The sentence of a note, at the end of its line. */
function ofNote(state: EditorState, { from, note }: Note): Tooltip {
  const { to } = state.doc.lineAt(from);
  return box(to, to, [paragraph(note)]);
}

const set = StateEffect.define<Tooltip | null>();

/** What was asked for stands until the reader moves on. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(set)) return effect.value;
    return transaction.docChanged || transaction.isUserEvent("select") ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows the sentence of a note, or takes away what is shown. */
export function showNote(view: EditorView, note: Note | undefined): void {
  if (note || view.state.field(asked)) view.dispatch({ effects: set.of(note ? ofNote(view.state, note) : null) });
}

/** Says what stands at the caret: what came of it, and what it is. */
async function tell(hears: Hears | undefined, view: EditorView): Promise<void> {
  const { state } = view;
  const { head } = state.selection.main;
  const note = noteAt(state.field(marks).notes, state);
  const told = await hears?.ask("told", state.doc.toString(), head);
  // What was asked of a text that is no longer there is left.
  if (view.state.doc !== state.doc) return;
  const inside = [...(note ? [paragraph(note.note)] : []), ...(told ? words(told) : [])];
  const tooltip = inside.length === 0 ? null : box(told?.from ?? head, told?.to ?? head, inside);
  view.dispatch({ effects: set.of(tooltip) });
}

/** `hears` where somebody can say what stands at a place. */
export function told(hears: Hears | undefined): Extension {
  const hide = (view: EditorView): boolean => {
    if (!view.state.field(asked)) return false;
    view.dispatch({ effects: set.of(null) });
    return true;
  };
  const pointed = async (view: EditorView, at: number): Promise<Tooltip | null> => {
    const { state } = view;
    const told = await hears?.ask("told", state.doc.toString(), at);
    if (!told || view.state.doc !== state.doc || completionStatus(view.state) !== null) return null;
    return box(told.from, told.to, words(told));
  };
  return [
    hears ? hoverTooltip(pointed, { hideOn: (transaction) => transaction.docChanged }) : [],
    asked,
    EditorView.domEventHandlers({
      // A finger that is lifted has not gone elsewhere.
      pointerover: ({ target, pointerType }, view) => {
        const note = noteOf(target);
        if (note && pointerType === "mouse") showNote(view, note);
      },
      pointerout: ({ target, pointerType }, view) => {
        if (noteOf(target) && pointerType === "mouse") showNote(view, undefined);
      },
    }),
    Prec.high(
      keymap.of([
        {
          key: "F2",
          run: (view) => {
            void tell(hears, view);
            return true;
          },
        },
        { key: "Escape", run: hide },
      ]),
    ),
  ];
}
