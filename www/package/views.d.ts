/** Answers seen in other ways, what would change them, and links. */

import type { Decision, Problem, Source } from "./answers.js";
import type { Case } from "./taken.js";

/** An answer in one view: `steps`, `matrix` or `depends`. */
export interface Explanation {
  id?: string;
  error?: undefined;
  decision: Decision;
  steps?: ExplainedStep[];
  matrix?: Matrix;
  depends?: DependsTable;
}

export interface ExplainedStep {
  /** Lasts over edits of other parts of the case. */
  key: string;
  text: string;
  source: Source | null;
}

export interface Matrix {
  head: string[];
  rows: MatrixRow[];
}

/** A statement. */
export interface MatrixRow {
  key: string;
  source: Source | null;
  gate: string;
  name: string;
  effect: string;
  /** Whether the statement is about the action. */
  isAbout: boolean;
  cells: MatrixCell[];
  kind: "allow" | "deny" | "overridden" | "depends" | "missed" | "nothing";
  /** There and true where the statement allows, and another Allow that must be there is missing. */
  isNotEnough?: boolean;
  /** What became of the statement, in words. */
  end: string;
}

/** An element of a statement. */
export interface MatrixCell {
  truth: "matches" | "differs" | "depends" | "nothing";
  text: string;
  key: string;
  source: Source | null;
  /** Whether it alone kept the statement from applying. */
  only: boolean;
}

/** Empty where the answer does not depend on unknown keys. */
export interface DependsTable {
  title?: string;
  /** The keys. */
  head?: string[];
  rows?: DependsRow[];
  more?: string;
}

export interface DependsRow {
  /** For each key, the values of which it holds any. */
  cells: { text: string; isValue?: true; before?: string }[][];
  shape: "allow" | "deny" | "implicit" | "depends" | "nothing";
  text: string;
  /** The text of the case in which the keys hold that. */
  case: string;
}

/** What would change a decision, in the order of a careful reviewer. */
export interface Flip {
  id?: string;
  error?: undefined;
  decision: Decision;
  suggestions: Suggestion[];
  /** Keys that a suggestion would need and no request has. */
  lacking?: string[];
  /** What is said beside the suggestions. */
  notes?: string[];
}

export interface Suggestion {
  class: "request" | "identity" | "resource" | "guardrail";
  weakensGuardrail: boolean;
  /** A sentence each. */
  changes: string[];
  notYoursToSet: { key: string; whose: string; sentence: string }[];
  diff: Difference[];
  /** The changed case. */
  case: Case;
}

export interface Difference {
  /** JSON pointer of the document or the field. */
  place: string;
  line: number | null;
  before: string[];
  after: string[];
}

export interface Link {
  error?: undefined;
  link: string;
  /** With `redact`: each word that was replaced, and what stands for it. */
  replaced?: [word: string, other: string][];
}

export interface Linked {
  error?: undefined;
  holds: "case" | "scenario";
  /** What the functions take. */
  text: string;
  /** Whether it holds more than this version knows. */
  hasMore: boolean;
  /** What became of the decisions since the link was made. */
  since?: { isSame: boolean; said: string };
}

export interface FailedLink {
  error: Problem;
  /** The text of the case as far as it could be read. */
  partial?: string;
}
