// What holds the text of a <policy-editor>: CodeMirror, or a plain text box.
import type { Answers, Diagnostic, Mark, Range, Step, What } from "./border.ts";

/** What the page gave, as a surface begins with it. */
export interface Given {
  readonly text: string;
  readonly label: string;
  readonly lang: string;
  readonly readonly: boolean;
  readonly assisted: boolean;
}

/** Whom a surface tells of the reader, and asks. */
export interface Hears {
  edited(text: string): void;
  looked(step: Step): void;
  /** Gives nothing where there is no answer. */
  ask<W extends What>(what: W, text: string, at: number): Promise<Answers[W] | undefined>;
}

export interface Surface {
  text(): string;
  setText(text: string): void;
  selection(): Range;
  select(range: Range): void;
  /** Gives the keyboard to the text. */
  focus(): void;
  setLabel(label: string): void;
  setLang(lang: string): void;
  setReadonly(readonly: boolean): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  setMarks(marks: readonly Mark[]): void;
  insert(text: string): void;
  /** It is taken from the page. */
  end(): void;
}

/** Puts a surface into an element. */
export type Build = (parent: HTMLElement, given: Given, hears: Hears) => Surface;
