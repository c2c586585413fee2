// What came of each element of a statement, at the end of the line in which the element begins.
import type { EditorState, Range, Text } from "@codemirror/state";
import { Decoration, WidgetType } from "@codemirror/view";
import type { Note } from "./border.ts";

/** A sign for each kind of note. The sentence beside it says the same in words. */
const SIGNS: Record<Note["kind"], string> = { matches: "✓", differs: "✕", depends: "?", nothing: "–", allow: "✓", deny: "✕" };

/** The note of each sign on the page. */
const DRAWN = new WeakMap<Element, Note>();

/** The note that an element is in. */
export function noteOf(target: EventTarget | null): Note | undefined {
  const note = target instanceof Element ? target.closest(".cm-note") : null;
  return note ? DRAWN.get(note) : undefined;
}

class Notes extends WidgetType {
  readonly #all: readonly Note[];

  constructor(all: readonly Note[]) {
    super();
    this.#all = all;
  }

  override eq(other: Notes): boolean {
    const says = ({ kind, note, short, step }: Note): string => JSON.stringify([kind, note, short, step.node, step.start, step.end]);
    return this.#all.map(says).join("\n") === other.#all.map(says).join("\n");
  }

  override toDOM(): HTMLElement {
    const notes = document.createElement("span");
    notes.className = "cm-notes";
    // The trace says it to those who do not see it; in the text it would be read as part of the policy.
    notes.setAttribute("aria-hidden", "true");
    // Of several in a line there is room for the signs.
    notes.append(...this.#all.map((it) => drawn(it, this.#all.length === 1)));
    return notes;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function drawn(note: Note, isAlone: boolean): HTMLElement {
  const element = document.createElement("span");
  element.className = `cm-note cm-note-${note.kind}`;
  DRAWN.set(element, note);
  const sign = document.createElement("b");
  sign.textContent = SIGNS[note.kind];
  element.append(sign);
  if (isAlone) element.append(note.short);
  return element;
}

/** The notes as decorations of a text. */
export function decorations(doc: Text, all: readonly Note[]): Range<Decoration>[] {
  const lines = new Map<number, Note[]>();
  for (const it of [...all].sort((one, other) => one.from - other.from)) {
    const { to } = doc.lineAt(it.from);
    const those = lines.get(to);
    if (those) those.push(it);
    else lines.set(to, [it]);
  }
  return [...lines].map(([at, those]) => Decoration.widget({ widget: new Notes(those), side: 1 }).range(at));
}

/** The note of what the caret is in, the innermost; else that of its line. */
export function noteAt(all: readonly Note[], state: EditorState): Note | undefined {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const around = all.filter(({ from, to }) => from <= head && head <= to);
  const inLine = all.filter(({ from }) => line.from <= from && from <= line.to);
  return around.sort((one, other) => one.to - one.from - (other.to - other.from))[0] ?? inLine[0];
}
