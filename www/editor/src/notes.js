// What came of each element of a statement, at the end of the line in which the element begins.
import { Decoration, WidgetType } from "@codemirror/view";

/** A sign for each kind of note. The sentence beside it says the same in words. */
const SIGNS = { matches: "✓", differs: "✕", depends: "?", nothing: "–", allow: "✓", deny: "✕" };

class Notes extends WidgetType {
  #all;

  constructor(all) {
    super();
    this.#all = all;
  }

  eq(other) {
    const says = ({ kind, note, look }) => `${kind}\n${note}\n${look}`;
    return this.#all.length === other.#all.length && this.#all.every((it, at) => says(it) === says(other.#all[at]));
  }

  toDOM() {
    const notes = document.createElement("span");
    notes.className = "cm-notes";
    // The trace says it to those who do not see it; in the text it would be read as part of the policy.
    notes.setAttribute("aria-hidden", "true");
    // Of several in a line there is room for the signs.
    notes.append(...this.#all.map((it) => note(it, this.#all.length === 1)));
    return notes;
  }

  ignoreEvent() {
    return false;
  }
}

function note({ kind, note, look }, isAlone) {
  const element = document.createElement("span");
  element.className = `cm-note cm-note-${kind}`;
  element.title = note;
  element.dataset.look = look;
  const sign = document.createElement("b");
  sign.textContent = SIGNS[kind] ?? SIGNS.nothing;
  element.append(sign);
  if (isAlone) {
    const sentence = document.createElement("span");
    sentence.textContent = note;
    element.append(sentence);
  }
  return element;
}

/** The notes as decorations of a text. */
export function notes(doc, all) {
  const lines = new Map();
  for (const it of all.toSorted((one, other) => one.from - other.from)) {
    const { to } = doc.lineAt(it.from);
    if (!lines.has(to)) lines.set(to, []);
    lines.get(to).push(it);
  }
  return [...lines].map(([at, those]) => Decoration.widget({ widget: new Notes(those), side: 1 }).range(at));
}

/** The note of what the caret is in, the innermost; else that of its line. */
export function noteAt(all, state) {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const around = all.filter(({ from, to }) => from <= head && head <= to);
  const inLine = all.filter(({ from }) => line.from <= from && from <= line.to);
  return around.sort((one, other) => one.to - one.from - (other.to - other.from))[0] ?? inLine[0];
}
