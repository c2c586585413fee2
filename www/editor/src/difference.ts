import type { ChangeSpec } from "@codemirror/state";

/** The one change that makes a text another, as small as it can be in one piece. */
export function difference(before: string, next: string): ChangeSpec {
  let from = 0;
  const most = Math.min(before.length, next.length);
  while (from < most && before[from] === next[from]) from++;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, insert: next.slice(from, next.length - tail) };
}
