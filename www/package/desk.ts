/**
 * Questions to a thread, one after the other. To give up the one that is being answered, its thread is ended; the next one
 * has a new thread.
 */

import type {
  Answer,
  Case,
  DecodeLinkOptions,
  EncodeLinkOptions,
  EvaluateOptions,
  ExplainOptions,
  Explanation,
  Failed,
  FailedLink,
  Flip,
  FlipOptions,
  Link,
  Linked,
  LintOptions,
  LintReport,
  Report,
  RunOptions,
  Scenario,
} from "./index.js";
import type { Question, Reply } from "./message.js";

/** A question that is given up rejects with the signal's reason. */
export interface Cancel {
  signal?: AbortSignal;
}

/** The functions of `iam-playground`, in a thread of their own. */
export interface Desk {
  evaluate: (input: Case | string, options?: EvaluateOptions & Cancel) => Promise<(Answer | Failed)[]>;
  run: (scenario: Scenario | string, options?: RunOptions & Cancel) => Promise<Report | (Failed & { version: 1 })>;
  lint: (policy: object | string, options?: LintOptions & Cancel) => Promise<(LintReport | Failed)[]>;
  explain: (input: Case | string, options?: ExplainOptions & Cancel) => Promise<(Explanation | Failed)[]>;
  flip: (input: Case | string, options?: FlipOptions & Cancel) => Promise<(Flip | Failed)[]>;
  encodeLink: (document: Case | Scenario | string, options?: EncodeLinkOptions & Cancel) => Promise<Link | Failed>;
  decodeLink: (link: string, options?: DecodeLinkOptions & Cancel) => Promise<Linked | FailedLink>;
  version: () => Promise<string>;
  /** Ends the thread. A question that is not answered rejects; the next one starts a thread again. */
  close: () => void;
}

export interface Thread {
  ask(question: Question): void;
  /** Whether anybody waits for it. */
  hold(isAsked: boolean): void;
  end(): void;
}

/** Starts a thread, which is heard until it is ended. */
export type Start = (heard: (reply: Reply) => void, failed: (why: Error) => void) => Thread;

interface Waiting {
  question: Question;
  settle(reply: Reply): void;
  refuse(why: unknown): void;
}

export function desk(start: Start): Desk {
  let thread: Thread | undefined;
  let waiting: Waiting[] = [];

  function end(): void {
    thread?.end();
    thread = undefined;
  }

  function askFirst(): void {
    const [first] = waiting;
    thread?.hold(first !== undefined);
    if (first === undefined) {
      return;
    }
    if (thread === undefined) {
      const started = start(
        (reply) => {
          if (thread === started) {
            waiting.shift()?.settle(reply);
            askFirst();
          }
        },
        (why) => {
          if (thread === started) {
            end();
            waiting.shift()?.refuse(why);
            askFirst();
          }
        },
      );
      thread = started;
    }
    thread.ask(first.question);
  }

  function giveUp(given: Waiting, why: unknown): void {
    const wasFirst = waiting[0] === given;
    if (waiting.includes(given)) {
      waiting = waiting.filter((it) => it !== given);
      given.refuse(why);
      if (wasFirst) {
        end();
        askFirst();
      }
    }
  }

  function ask(what: Question["what"], input: unknown, asked: Cancel = {}): Promise<unknown> {
    const { signal, ...options } = asked;
    return new Promise((settle, refuse) => {
      if (signal?.aborted === true) {
        refuse(signal.reason as Error);
        return;
      }
      const question = { what, text: text(input), options: text(options) ?? undefined };
      const giveUpThis = (): void => {
        giveUp(one, signal?.reason);
      };
      const one: Waiting = {
        question,
        settle: (reply) => {
          signal?.removeEventListener("abort", giveUpThis);
          if ("answer" in reply) {
            settle(reply.answer);
          } else {
            refuse(new Error(reply.failed));
          }
        },
        refuse,
      };
      signal?.addEventListener("abort", giveUpThis, { once: true });
      waiting.push(one);
      if (waiting.length === 1) {
        askFirst();
      }
    });
  }

  return {
    evaluate: (input, options) => ask("evaluate", input, options) as ReturnType<Desk["evaluate"]>,
    run: (scenario, options) => ask("run", scenario, options) as ReturnType<Desk["run"]>,
    lint: (policy, options) => ask("lint", policy, options) as ReturnType<Desk["lint"]>,
    explain: (input, options) => ask("explain", input, options) as ReturnType<Desk["explain"]>,
    flip: (input, options) => ask("flip", input, options) as ReturnType<Desk["flip"]>,
    encodeLink: (document, options) => ask("encodeLink", document, options) as ReturnType<Desk["encodeLink"]>,
    decodeLink: (link, options) => ask("decodeLink", link, options) as ReturnType<Desk["decodeLink"]>,
    version: () => ask("version", "") as ReturnType<Desk["version"]>,
    close: () => {
      const open = waiting;
      waiting = [];
      end();
      for (const one of open) {
        one.refuse(new Error("the thread was ended"));
      }
    },
  };
}

/** An object as its text, as the functions themselves write it; nothing for what is no text and no object. */
function text(input: unknown): string | null {
  if (typeof input === "string") {
    return input;
  }
  if (typeof input !== "object" || input === null) {
    return null;
  }
  try {
    const written = JSON.stringify(input, null, 2) as string | undefined;
    return written ?? null;
  } catch {
    return null;
  }
}
