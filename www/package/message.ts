/** What a thread is asked, and what it says. */

import type * as functions from "./index.js";

export interface Question {
  what: keyof typeof functions;
  /** The document as text; nothing where it is none. */
  text: string | null;
  /** The options as text. */
  options: string | undefined;
}

export type Reply = { answer: unknown } | { failed: string };

type Ask = (text: unknown, options?: unknown) => unknown;

/** Answers with the functions of this package. */
export function answered(all: typeof functions, question: Question): Reply {
  const ask = all[question.what] as Ask;
  const options: unknown = question.options === undefined ? undefined : JSON.parse(question.options);
  // What is no text is said to be none by the program itself.
  return { answer: ask(question.text, options) };
}
