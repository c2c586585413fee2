// What could stand at the caret, as the page says it.
import { autocompletion, type Completion as Offered, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { Completion } from "./border.ts";
import type { Hears } from "./surface.ts";

const ICONS: Record<Completion["kind"], string> = {
  element: "property",
  service: "namespace",
  action: "function",
  resource: "text",
  principal: "class",
  operator: "keyword",
  key: "variable",
  value: "constant",
  variable: "variable",
};

/** What a name or a value is made of. */
const WORD = /[\w:*?/.@${}-]+/;

async function offers(hears: Hears, context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos);
  if (!context.explicit && !context.matchBefore(WORD) && before !== '"') return null;
  const found = await hears.ask("completions", context.state.doc.toString(), context.pos);
  if (context.aborted || !found || found.items.length === 0) return null;
  return { from: found.from, filter: false, options: found.items.map((it) => offered(it, found.from, found.to)) };
}

function offered({ label, insert, select: [anchor, head], detail, kind }: Completion, from: number, to: number): Offered {
  return {
    label,
    detail,
    type: ICONS[kind],
    apply: (view) => {
      view.dispatch({
        changes: { from, to: Math.max(to, view.state.selection.main.head), insert },
        selection: { anchor: from + anchor, head: from + head },
        userEvent: "input.complete",
      });
    },
  };
}

export function completion(hears: Hears): Extension {
  return autocompletion({ override: [(context) => offers(hears, context)], icons: false, activateOnTypingDelay: 60 });
}
