/**
 * IAM Playground: would AWS IAM allow this request, and why?
 *
 * Nothing is thrown for what is given: what can't be read or asked is an answer with an `error`. Answers are those of the
 * command line: `JSON.stringify` of one is the line that it prints.
 */

import type { Answer, Failed, PolicyKind, Report } from "./answers.js";
import type { LintReport } from "./lint.js";
import type { Case, Scenario } from "./taken.js";
import type { Explanation, FailedLink, Flip, Link, Linked } from "./views.js";

export type * from "./answers.js";
export type * from "./lint.js";
export type * from "./taken.js";
export type * from "./views.js";

/** Answers a case: one answer for its own request if it has an action, then one for each check. */
export function evaluate(input: Case | string, options?: EvaluateOptions): (Answer | Failed)[];

/** Runs a scenario: a world of accounts, and steps in which credentials change hands. */
export function run(scenario: Scenario | string, options?: RunOptions): Report | (Failed & { version: 1 });

/** Finds what is wrong, risky or without effect in a policy, or in each that an output of AWS's command line holds. */
export function lint(policy: object | string, options?: LintOptions): (LintReport | Failed)[];

/** Explains the answers to a case: step by step, statement by statement, or by what they depend on. */
export function explain(input: Case | string, options?: ExplainOptions): (Explanation | Failed)[];

/** Finds the smallest changes that change the decision on each request of a case. */
export function flip(input: Case | string, options?: FlipOptions): (Flip | Failed)[];

/** Puts a case or a scenario into a link. */
export function encodeLink(document: Case | Scenario | string, options?: EncodeLinkOptions): Link | Failed;

/** Takes the case or the scenario out of a link again. */
export function decodeLink(link: string, options?: DecodeLinkOptions): Linked | FailedLink;

/** The version of IAM Playground that answers. */
export function version(): string;

/** The language of sentences: English unless another is named. */
export type Lang = "en" | "ko";

export interface EvaluateOptions {
  /** Every step of the evaluation: `trace` and `beside`. */
  trace?: boolean;
  /** Ask the whole call: what else it asks of the caller, as far as the request says so. */
  call?: boolean;
  /** Also count places as strings of JavaScript do, in UTF-16. */
  utf16?: boolean;
}

export interface RunOptions {
  /** Every step of every evaluation. */
  trace?: boolean;
}

export interface LintOptions {
  /** What the policies are used as; without it, it is told by each policy. */
  kind?: PolicyKind | `resource:${string}`;
  /** What the file is called that they came from; reports repeat it. */
  file?: string;
  /** The time against which dates count as over, such as `2026-01-31T12:00:00Z`; without it, now. */
  now?: string;
  /** Also which actions each wildcard stands for. */
  spread?: boolean;
  utf16?: boolean;
  lang?: Lang;
}

export interface ExplainOptions {
  /** Without it, `steps`. */
  view?: "steps" | "matrix" | "depends";
  utf16?: boolean;
  lang?: Lang;
}

export interface FlipOptions {
  lang?: Lang;
}

export interface EncodeLinkOptions {
  /** Replace account ids, names, parts of ARNs and tags by other words; no link is made where a decision would change. */
  redact?: boolean;
  /** The address of the page that opens the link; without it, the link begins with its `s=`. */
  page?: string;
  lang?: Lang;
}

export interface DecodeLinkOptions {
  lang?: Lang;
}
