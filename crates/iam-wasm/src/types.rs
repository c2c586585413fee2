//! The types of the package, as TypeScript reads them.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A policy document: an object, or its text. */
export type Document = object | string;

export type Principal =
  | string
  | { arn: string; roleArn?: string; userArn?: string; uniqueId?: string; serviceLinkedRole?: boolean }
  | { service: string }
  | { federated: string };

export type ContextValue = string | number | boolean | null | (string | number | boolean)[];

export interface Policy { name?: string; document: Document; enabled?: boolean; from?: string; }
export interface Level { target?: string; policies?: Policy[]; }

export interface Request {
  principal?: Principal;
  action?: string;
  resource?: string | string[];
  resourceAccount?: string;
  context?: Record<string, ContextValue>;
  /** Keys that may be absent or hold anything. */
  unknown?: string[];
}

/** Policies by kind, and one or more requests over them. */
export interface Case extends Request {
  version?: 1;
  id?: string;
  title?: string | { en: string; ko: string };
  policies?: {
    identity?: Policy[];
    boundary?: Policy;
    /** A list is one pool; a list of lists is layers, each of which must allow. */
    session?: Policy[] | Policy[][];
    resource?: Policy;
    scps?: Level[];
    rcps?: Level[];
    endpoint?: Policy & { type?: "interface" | "gateway" };
  };
  expect?: object;
  checks?: (Request & { id: string; title?: string | { en: string; ko: string }; expect?: object })[];
}

export interface EvaluateOptions { /** Every step of the evaluation. */ trace?: boolean; }

export type Decision = "allowed" | "explicitDeny" | "implicitDeny" | "depends";
export type Gate = "rcp" | "scp" | "endpoint" | "resource" | "trust" | "identity" | "boundary" | "session";

/** A half-open range. `span` counts bytes of UTF-8, `spanUtf16` counts as JavaScript strings do. */
export interface Place { path?: string; span?: [number, number]; spanUtf16?: [number, number]; line?: number; column?: number; }

export interface Finding extends Place {
  kind: "flaw" | "ignored" | "limit";
  code: string;
  severity: "ERROR" | "SECURITY_WARNING" | "WARNING" | "SUGGESTION";
  message: string;
  rule: string;
  /** JSON pointer of the document in the case. */
  document?: string;
  help?: string;
}

export interface OfStatement {
  kind: Gate;
  policy: string;
  statement: number;
  sid?: string;
  source: { document: string; start: number; end: number; startUtf16?: number; endUtf16?: number };
  said: { en: string; ko: string };
}

export interface NearMiss extends OfStatement {
  effect: "Allow" | "Deny";
  missed: "condition" | "resource" | "principal";
  keys?: string[];
  wildcard: boolean;
  standing: "advice" | "notEnough" | "tooMuch" | "spares";
}

export interface GotThrough extends OfStatement {
  key: string;
  why: "emptySet" | "missingIfExists" | "missingNegated" | "other";
}

export interface Answer {
  id?: string;
  error?: Place & { code: string; message: string; help?: string };
  decision?: Decision;
  /** The gate that denied. */
  decidedBy?: Gate | "default";
  /** Whose Allow an allowed request rests on. */
  grantedBy?: (Gate | "default")[];
  gates?: { type: string; effect: "ALLOW" | "NO_IMPACT" | "IMPLICIT_DENY" | "EXPLICIT_DENY" | "UNKNOWN"; target?: string; layer?: number }[];
  statements?: { kind: Gate; policy: string; statement: number; sid?: string; effect: "Allow" | "Deny"; role: "decides" | "grants" | "overridden" }[];
  /** AWS's own message for a denial. */
  message?: string;
  missingContext?: string[];
  depends?: null | { keys: string[]; closings: { decision: Decision; decidedBy?: Gate | "default"; context: Record<string, null | string | string[]> }[]; exact: boolean };
  findings?: Finding[];
  resources?: { resource: string; decision: Decision }[];
  /** With `trace`: statements that just missed, nearest first, and conditions that held although there was nothing to compare. */
  beside?: { nearMisses: NearMiss[]; moreNearMisses: number; gotThrough: GotThrough[]; moreGotThrough: number };
  trace?: { id: number; parent: number | null; kind: string; truth: "true" | "false" | "unknown" | "notLooked"; rule: string; source: null | { document: string; start: number; end: number; startUtf16?: number; endUtf16?: number } }[];
}
"#;
