// What the page and <policy-editor> say to each other: properties down, one event up. Nothing else passes between them.
// Places are counted in UTF-16 code units.

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Something that is wrong with the text, and perhaps the whole text with that mended. */
export interface Diagnostic extends Range {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly fix?: { readonly title: string; readonly text: string } | undefined;
}

/** A step of the trace, and where its text is, counted as the page counts. */
export interface Step {
  readonly node: string;
  readonly start: number;
  readonly end: number;
}

/** A part of the text that stands out. */
export interface Highlight extends Range {
  readonly kind: "selected" | "allow" | "deny" | "miss";
  readonly note?: undefined;
}

/** What came of an element of a statement. It stands at the end of the line in which the element begins. */
export interface Note extends Range {
  readonly kind: "matches" | "differs" | "depends" | "nothing" | "allow" | "deny";
  /** The sentence, which is shown where one points, and at the caret by F2. */
  readonly note: string;
  /** What stands beside the sign, in a word or two; it may be empty. */
  readonly short: string;
  readonly step: Step;
}

export type Mark = Highlight | Note;

/** What could stand at a place. */
export interface Completions extends Range {
  readonly items: readonly Completion[];
}

export interface Completion {
  readonly label: string;
  readonly insert: string;
  /** What of the inserted text is selected then. */
  readonly select: readonly [number, number];
  readonly detail: string;
  readonly kind: "element" | "service" | "action" | "resource" | "principal" | "operator" | "key" | "value" | "variable";
}

/** What it is that stands at a place. */
export interface Told extends Range {
  readonly title: string;
  readonly lines: readonly string[];
  readonly page: string | null;
}

/** What the editor asks, with what it is answered. */
export interface Answers {
  readonly completions: Completions | null;
  readonly told: Told | null;
}

export type What = keyof Answers;

/** The answer to the question of that number; `nothing` where there can't be one. */
export type Answer = { readonly [W in What]: { readonly n: number; readonly what: W; readonly is: Answers[W] } }[What] | { readonly n: number; readonly what: "nothing" };

/** What the editor says, as the `detail` of its event. */
export type EditorEvent =
  /** The reader edited the text. */
  | { readonly kind: "edited"; readonly text: string }
  /** The reader chose a note. */
  | { readonly kind: "looked"; readonly step: Step }
  /** The editor wants to know something about its text; the property `answer` takes what comes of it. */
  | { readonly kind: "asked"; readonly n: number; readonly what: What; readonly text: string; readonly at: number };

/** The name of the event, which bubbles. */
export const EVENT = "editor";

/** The element, as the page sees it. All properties may be set before its program is there. */
export interface PolicyEditor extends HTMLElement {
  /** The text. */
  value: string;
  /** The accessible name. */
  label: string;
  diagnostics: readonly Diagnostic[];
  marks: readonly Mark[];
  /** Setting it scrolls there and does not take the focus. */
  selection: Range;
  readonly: boolean;
  /** The language of the editor's own words; the text itself is English. */
  lang: string;
  /** Whether somebody answers what it asks. */
  assisted: boolean;
  /** Whether it is a plain text box. */
  plain: boolean;
  /** The answer to a question. */
  answer: Answer;
  /** Puts a text in place of what is selected, as an edit of the reader's. */
  insert(text: string): void;
}
