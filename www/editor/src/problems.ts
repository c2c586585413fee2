// What is wrong with the text, as the editor marks it.
import { type Action, type Diagnostic as Marked, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Diagnostic } from "./border.ts";
import { difference } from "./difference.ts";
import { within } from "./marks.ts";
import { withCode, withoutTicks } from "./sentence.ts";

/** Puts the mended text in place of the one that is there, as an edit of the reader. */
const mends = ({ title, text }: { readonly title: string; readonly text: string }): Action => ({
  name: withoutTicks(title),
  apply: (view) => {
    view.dispatch({ changes: difference(view.state.doc.toString(), text), userEvent: "input.fix" });
    view.focus();
  },
});

/** Marks other problems. */
export function show(state: EditorState, all: readonly Diagnostic[]): TransactionSpec {
  // Where nothing is written yet, nothing is wrong.
  const isBlank = state.doc.length === 0 || state.doc.toString().trim() === "";
  const marked = (isBlank ? [] : all).map((it): Marked => {
    const { from, to, severity, message, fix } = within(state, it);
    const renderMessage = (): Node => {
      const element = document.createElement("span");
      element.append(...withCode(message));
      return element;
    };
    return { from, to, severity, message: withoutTicks(message), renderMessage, actions: fix ? [mends(fix)] : [] };
  });
  return setDiagnostics(state, marked);
}
