/** What is found in policies. */

import type { PolicyKind, Severity } from "./answers.js";

/** What was found in one policy. */
export interface LintReport {
  error?: undefined;
  file?: string;
  kind: PolicyKind;
  counts: Record<Severity, number>;
  findings: LintFinding[];
  quotas: { quota: string; used: number; most: number }[];
  /** The name of the policy, where what it was in tells. */
  name?: string;
  service?: string;
  /** The policy's text, where it was inside something else; places are those of this text. */
  unwrapped?: string;
  /** With `spread`: the actions that each wildcard stands for. */
  spreads?: { value: string; span: TextSpan; actions: string[] }[];
}

export interface LintFinding {
  code: string;
  severity: Severity;
  message: string;
  /** A JSON pointer; of a step of more than 200 characters the beginning. */
  path: string;
  span: TextSpan;
  place: TextPlace;
  /** In how many places the same is. */
  count: number;
  malformed: boolean;
  learnMoreLink: string;
  /** Where Access Analyzer spells the code otherwise. */
  accessAnalyzerCode?: string;
  help?: string;
  labels?: { span: TextSpan; place: TextPlace; message: string }[];
  also?: { path: string; span: TextSpan; place: TextPlace }[];
  fix?: Fix;
}

/** In bytes of UTF-8. */
export interface TextSpan {
  start: number;
  end: number;
  startUtf16?: number;
  endUtf16?: number;
}

export interface TextPlace {
  start: { line: number; column: number };
  end: { line: number; column: number };
  /** The beginning of what stands there. */
  text: string;
}

/** All edits as one; `edits` has them one by one, where there are several. A fix of more than 64 KiB is left out. */
export interface Fix {
  title: string;
  span: TextSpan;
  replacement: string;
  edits?: { span: TextSpan; replacement: string }[];
}
