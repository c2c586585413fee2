// What passes between an embed and the page that it is in, as `crates/iam-embed/src/message.rs` has it too.

/** What an embed says. */
export type Said =
  | { readonly iam: 1; readonly type: "hello" | "solved" }
  | { readonly iam: 1; readonly type: "size"; readonly height: number; readonly touched: boolean }
  | { readonly iam: 1; readonly type: "decision"; readonly decision: string | null }
  /** It could not have a file, by its whole address, and the page may. */
  | { readonly iam: 1; readonly type: "file"; readonly file: string };

/** A text, and what kind of policy it is said to be. */
export interface Text {
  readonly text: string;
  readonly kind?: string | undefined;
}

/** What it is told. */
export type Told =
  | { readonly iam: 1; readonly type: "theme"; readonly theme: string }
  /** What it asked for; nothing where the page can't have it either. */
  | { readonly iam: 1; readonly type: "file"; readonly file: string; readonly body: ArrayBuffer | null }
  | {
      readonly iam: 1;
      readonly type: "document";
      readonly texts: readonly Text[];
      /** What is asked of them, where they are policies. */
      readonly principal?: string;
      readonly action?: string;
      readonly resource?: string;
      readonly context?: string;
      readonly name?: string;
      /** What it has to come to. */
      readonly expect?: string;
    };

/** Whether something is a message of ours. Who it is from has to be looked at beside. */
function isOurs(data: unknown): boolean {
  return typeof data === "object" && data !== null && "iam" in data && data.iam === 1 && "type" in data;
}

export function isSaid(data: unknown): data is Said {
  return isOurs(data);
}

export function isTold(data: unknown): data is Told {
  return isOurs(data);
}
