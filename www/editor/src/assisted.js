// What the editor has from assistant.js: findings with their fixes, what could stand at a place, what stands there.
import { autocompletion } from "@codemirror/autocomplete";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { difference } from "./difference.js";

let assistant;

/** The page's assistant, fetched once; again if it could not be had. */
function there() {
  assistant ??= import(new URL("assistant.js", document.baseURI).href).catch((error) => {
    assistant = undefined;
    throw error;
  });
  return assistant;
}

const SEVERITIES = { ERROR: "error", SECURITY_WARNING: "warning", WARNING: "warning", SUGGESTION: "info" };

/** The findings of a text, as the editor marks them. */
export async function findingsOf(asked) {
  const found = await (await there()).lint(asked);
  return found.flatMap(({ from, to, also, severity, message, help, fix }) =>
    [{ from, to }, ...also].map((place) => ({
      ...place,
      severity: SEVERITIES[severity],
      message: help ? `${message}; ${help}` : message,
      actions: fix ? [{ name: fix.title, apply: (view) => replace(view, fix.text) }] : [],
    })),
  );
}

/** Puts a text in place of the one that is there, as an edit of the reader. */
function replace(view, text) {
  view.dispatch({ changes: difference(view.state.doc.toString(), text), userEvent: "input.fix" });
  view.focus();
}

const ICONS = { element: "property", service: "namespace", action: "function", resource: "text", principal: "class", operator: "keyword", key: "variable", value: "constant", variable: "variable" };

/** What could stand at the caret. */
const completions = (kind) => async (context) => {
  const word = context.matchBefore(/[\w:*?/.@${}-]+/);
  const before = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos);
  if (!context.explicit && !word && before !== '"') return null;
  const text = context.state.doc.toString();
  const { from, to, items } = await (await there()).complete({ kind: kind(), text, at: context.pos });
  if (context.aborted || !items.length) return null;
  return {
    from,
    filter: false,
    options: items.map(({ label, insert, select, detail, kind: what }) => ({
      label,
      detail,
      type: ICONS[what],
      apply: (view) =>
        view.dispatch({
          changes: { from, to: Math.max(to, view.state.selection.main.head), insert },
          selection: { anchor: from + select[0], head: from + select[1] },
          userEvent: "input.complete",
        }),
    })),
  };
};

/** A box that says what stands at a place. */
function box({ title, lines, page }) {
  const dom = document.createElement("div");
  dom.className = "cm-told";
  const strong = document.createElement("strong");
  strong.textContent = title;
  dom.append(strong);
  for (const line of lines) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    dom.append(paragraph);
  }
  if (page) {
    const link = document.createElement("a");
    link.href = page;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = new URL(page).hostname;
    dom.append(link);
  }
  return dom;
}

async function tooltipAt(kind, view, at) {
  const told = await (await there()).hover({ kind: kind(), text: view.state.doc.toString(), at }).catch(() => null);
  return told && { pos: told.from, end: told.to, above: true, create: () => ({ dom: box(told) }) };
}

const setTold = StateEffect.define();

/** What was asked for by the keyboard stands until the text or the caret moves on. */
const toldField = StateField.define({
  create: () => null,
  update(told, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTold)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : told;
  },
  provide: (field) => showTooltip.from(field),
});

const keys = (kind) => [
  {
    key: "F2",
    run(view) {
      tooltipAt(kind, view, view.state.selection.main.head).then((told) => view.dispatch({ effects: setTold.of(told) }));
      return true;
    },
  },
  {
    key: "Escape",
    run(view) {
      if (!view.state.field(toldField)) return false;
      view.dispatch({ effects: setTold.of(null) });
      return true;
    },
  },
];

/** Completion, and words about what stands at a place; `kind` gives the word for the kind of policy. */
export function assisted(kind) {
  return [
    autocompletion({ override: [completions(kind)], icons: false, activateOnTypingDelay: 60 }),
    hoverTooltip((view, at) => tooltipAt(kind, view, at)),
    toldField,
    Prec.high(keymap.of(keys(kind))),
  ];
}
