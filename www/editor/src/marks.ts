// What the trace says of the text: parts that stand out, and notes at the ends of lines.
import { type EditorState, type Range as DrawnOf, StateEffect, StateField, type Text, type TransactionSpec } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Highlight, Mark, Note, Range } from "./border.ts";
import { decorations } from "./notes.ts";

interface Shown {
  readonly drawn: DecorationSet;
  readonly notes: readonly Note[];
}

const set = StateEffect.define<Shown>();

/** What is shown, which goes with the text as it is edited. */
export const marks = StateField.define<Shown>({
  create: () => ({ drawn: Decoration.none, notes: [] }),
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(set)) return effect.value;
    if (!transaction.docChanged) return shown;
    const moved = (note: Note): Note => ({ ...note, from: transaction.changes.mapPos(note.from, 1), to: transaction.changes.mapPos(note.to, -1) });
    return { drawn: shown.drawn.map(transaction.changes), notes: shown.notes.map(moved) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ drawn }) => drawn),
});

/** A range as far as it lies in the text. */
export function within<R extends Range>(state: EditorState, range: R): R {
  const from = Math.max(0, Math.min(range.from, state.doc.length));
  return { ...range, from, to: Math.max(from, Math.min(range.to, state.doc.length)) };
}

/** Shows other marks. */
export function show(state: EditorState, all: readonly Mark[]): TransactionSpec {
  const there = all.map((it) => within(state, it)).filter(({ from, to }) => from < to);
  const notes = there.filter((it) => it.note !== undefined);
  const highlights = there.filter((it) => it.note === undefined);
  const ranges = highlights.flatMap((it) => highlighted(state.doc, it));
  return { effects: set.of({ drawn: Decoration.set([...ranges, ...decorations(state.doc, notes)], true), notes }) };
}

/** A part of a line by itself; of several lines the lines, as one block: around each a line of its own would be in the way. */
function highlighted(doc: Text, { from, to, kind }: Highlight): DrawnOf<Decoration>[] {
  const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
  if (first === last) return [Decoration.mark({ class: `cm-mark cm-mark-${kind}` }).range(from, to)];
  const line = Decoration.line({ class: `cm-marked cm-marked-${kind}` });
  return Array.from({ length: last - first + 1 }, (_, at) => line.range(doc.line(first + at).from));
}
