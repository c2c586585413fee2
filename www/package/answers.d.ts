/** What a case and a scenario come to, and what can't be read or asked. */

/** What can't be read or asked. */
export interface Failed {
  id?: string;
  error: Problem;
}

export interface Problem {
  /** Such as `UNKNOWN_FIELD`. */
  code: string;
  message: string;
  /** JSON pointer of what is wrong. */
  path: string;
  /** In bytes of UTF-8: of the policy document if the path leads into one, else of what was given. */
  span?: Span;
  spanUtf16?: Span;
  line?: number;
  column?: number;
  help?: string;
}

/** Where something begins, and where it is over. */
export type Span = [start: number, end: number];

export type Decision = "allowed" | "explicitDeny" | "implicitDeny" | "depends";

export type Gate = "rcp" | "scp" | "endpoint" | "resource" | "trust" | "identity" | "boundary" | "session";

export type PolicyKind =
  | "identity"
  | "boundary"
  | "session"
  | "resource"
  | "key"
  | "trust"
  | "scp"
  | "rcp"
  | "endpoint";

export type Severity = "ERROR" | "SECURITY_WARNING" | "WARNING" | "SUGGESTION";

/** A sentence in each language. */
export interface Said {
  en: string;
  ko: string;
}

/** What a request comes to. */
export interface Evaluated {
  error?: undefined;
  decision: Decision;
  /** The gate that denied. */
  decidedBy?: Gate | "default";
  /** Whose Allow an allowed request rests on. */
  grantedBy?: (Gate | "default")[];
  gates: JudgedGate[];
  /** Each statement that applies. */
  statements: AppliedStatement[];
  /** AWS's own message for a denial. */
  message?: string;
  missingContext: string[];
  depends: Depends | null;
  findings: Finding[];
  /** Where the call is checked on several resources. */
  resources?: OnResource[];
  /** What else the call asks. */
  alsoAsked: AlsoAsked[];
  /** Where the whole call is asked. */
  call?: Call;
  /** With `trace`: what just missed, and what held although there was nothing to compare. */
  beside?: Beside;
  /** With `trace`: each step. */
  trace?: TraceStep[];
}

export interface Answer extends Evaluated {
  id?: string;
}

export interface JudgedGate {
  type:
    | "RESOURCE_CONTROL_POLICY"
    | "SERVICE_CONTROL_POLICY"
    | "VPC_ENDPOINT"
    | "RESOURCE"
    | "PRINCIPAL"
    | "PERMISSIONS_BOUNDARY"
    | "SESSION";
  effect: "ALLOW" | "NO_IMPACT" | "IMPLICIT_DENY" | "EXPLICIT_DENY" | "UNKNOWN";
  /** The root, unit or account of an SCP or RCP. */
  target?: string;
  /** Of session policies in layers. */
  layer?: number;
}

export interface OfStatement {
  kind: Gate;
  policy: string;
  /** Its place in the policy. */
  statement: number;
  sid?: string;
}

export interface AppliedStatement extends OfStatement {
  effect: "Allow" | "Deny";
  role: "decides" | "grants" | "overridden";
}

/** A smallest set of unknown keys that the decision depends on, with values for each decision. */
export interface Depends {
  keys: string[];
  closings: Closing[];
  exact: boolean;
}

export interface Closing {
  decision: Decision;
  decidedBy?: Gate | "default";
  /** `null` stands for a key that is absent. */
  context: Record<string, null | string | string[]>;
}

export interface Finding {
  kind: "flaw" | "ignored" | "limit" | "note";
  code: string;
  severity: Severity;
  message: string;
  /** The rule of this program's semantics that it comes from. */
  rule: string;
  /** JSON pointer of the document in the case. */
  document?: string;
  /** JSON pointer inside the document. */
  path?: string;
  span?: Span;
  spanUtf16?: Span;
  line?: number;
  column?: number;
  help?: string;
}

export interface OnResource {
  resource: string;
  decision: Decision;
  /** On the one whose answer this is. */
  decides?: true;
  /** Keys that never stand on it. */
  absentContext?: string[];
}

export interface AlsoAsked {
  action: string;
  resource: string;
  who: Who;
  asked: boolean;
  /** The conditions under which it is asked. */
  if?: string[];
  when: Said;
  /** The service that asks with the caller's credentials. */
  via?: string;
  context?: Record<string, null | string | string[]>;
  /** The page that says so. */
  source: string;
}

export type Who = "caller" | "trustPolicy" | "serviceRole" | "service";

export interface Call {
  asked: { action: string; resource: string; decision: Decision; decides?: true }[];
  notAsked: { action: string; resource: string; who: Who; why: "notSaid" | "otherPrincipal" | "unknownResource" }[];
}

export interface Beside {
  nearMisses: NearMiss[];
  moreNearMisses: number;
  gotThrough: GotThrough[];
  moreGotThrough: number;
}

/** A statement that just missed. */
export interface NearMiss extends OfStatement {
  effect: "Allow" | "Deny";
  missed: "condition" | "resource" | "principal";
  keys?: string[];
  wildcard: boolean;
  standing: "advice" | "notEnough" | "tooMuch" | "spares";
  source: Source;
  said: Said;
}

/** A condition that held although there was nothing to compare. */
export interface GotThrough extends OfStatement {
  key: string;
  why: "emptySet" | "missingIfExists" | "missingNegated";
  source: Source;
  said: Said;
}

/** A place in a policy document, in bytes of UTF-8. */
export interface Source {
  /** JSON pointer of the document. */
  document: string;
  start: number;
  end: number;
  startUtf16?: number;
  endUtf16?: number;
}

export interface TraceStep {
  id: number;
  parent: number | null;
  kind: string;
  truth: "true" | "false" | "unknown" | "notLooked";
  rule: string;
  source: Source | null;
  role?: "decides" | "grants" | "overridden";
  facts: Record<string, Json>;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What the steps of a scenario came to. */
export interface Report {
  version: 1;
  error?: undefined;
  steps: Step[];
}

export interface Step {
  id: string;
  time: string;
  outcome: Decision | "issued" | "refused" | "notRun" | "error";
  /** AWS's error, or what is wrong with the step. */
  error?: { code: string; message: string };
  decidedBy?: Gate | "default";
  grantedBy?: (Gate | "default")[];
  session?: Session;
  identity?: { account: string; arn: string; userId: string };
  /** The permissions that it asked for. */
  checks: Check[];
  rules: string[];
  findings: Finding[];
}

export interface Check extends Evaluated {
  action: string;
  resource: string;
  side: "caller" | "trust" | "both";
}

export interface Session {
  arn: string | null;
  roleArn: string | null;
  userId: string;
  accessKeyId: string;
  principalTags: Record<string, string>;
  transitiveTagKeys: string[];
  sourceIdentity: string | null;
  issued: string;
  expiration: string;
  chainDepth: number;
  sessionPolicies: string[];
  multiFactorAuthPresent: boolean | null;
}
