// What does not fit on a line goes on below it, further in than the line begins. By classes: a strict content security
// policy forbids an element a style of its own.
import { RangeSetBuilder, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

/** Deeper than this nothing goes further in. */
const DEEPEST = 24;
const DEPTHS = Array.from({ length: DEEPEST }, (_, at) => at + 1);
const nameOf = (depth: number): string => `cm-in-${String(depth)}`;
const LINES = DEPTHS.map((depth) => Decoration.line({ class: nameOf(depth) }));

const look = EditorView.theme({
  ...Object.fromEntries(
    DEPTHS.map((depth) => [`.${nameOf(depth)}`, { paddingInlineStart: `calc(6px + ${String(depth + 2)}ch)`, textIndent: `-${String(depth + 2)}ch` }]),
  ),
  // It is inherited.
  ".cm-line > *": { textIndent: "0" },
});

/** How far in a line begins, in characters; 0 for one without text. */
function depthOf(text: string, tabSize: number): number {
  let depth = 0;
  for (const character of text) {
    if (character === " ") depth += 1;
    else if (character === "\t") depth += tabSize - (depth % tabSize);
    else return Math.min(depth, DEEPEST);
  }
  return 0;
}

/** Of the lines in sight. */
function inSight(state: EditorState, ranges: readonly { from: number; to: number }[]): DecorationSet {
  const found = new RangeSetBuilder<Decoration>();
  for (const { from, to } of ranges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const decoration = LINES[depthOf(line.text, state.tabSize) - 1];
      if (decoration) found.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return found.finish();
}

export const hanging: Extension = [
  look,
  ViewPlugin.define(
    ({ state, visibleRanges }) => ({
      decorations: inSight(state, visibleRanges),
      update(it: ViewUpdate): void {
        if (it.docChanged || it.viewportChanged) this.decorations = inSight(it.state, it.view.visibleRanges);
      },
    }),
    { decorations: (it) => it.decorations },
  ),
];
