// Words about what stands at a place: where one points, and at the caret by F2.
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Told } from "./border.ts";
import type { Hears } from "./surface.ts";

/** A box that says what stands at a place. */
function box({ title, lines, page }: Told): HTMLElement {
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
  if (page !== null) {
    const link = document.createElement("a");
    link.href = page;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = new URL(page).hostname;
    dom.append(link);
  }
  return dom;
}

async function at(hears: Hears, view: EditorView, place: number): Promise<Tooltip | null> {
  const told = await hears.ask("told", view.state.doc.toString(), place);
  return told ? { pos: told.from, end: told.to, above: true, create: () => ({ dom: box(told) }) } : null;
}

const set = StateEffect.define<Tooltip | null>();

/** What was asked for by the keyboard stands until the text or the caret moves on. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(set)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function told(hears: Hears): Extension {
  const show = (view: EditorView): boolean => {
    void at(hears, view, view.state.selection.main.head).then((tooltip) => {
      view.dispatch({ effects: set.of(tooltip) });
    });
    return true;
  };
  const hide = (view: EditorView): boolean => {
    if (!view.state.field(asked)) return false;
    view.dispatch({ effects: set.of(null) });
    return true;
  };
  return [
    hoverTooltip((view, place) => at(hears, view, place)),
    asked,
    Prec.high(
      keymap.of([
        { key: "F2", run: show },
        { key: "Escape", run: hide },
      ]),
    ),
  ];
}
