/** The functions in a worker of the browser. */

import { desk } from "./desk.js";
import type { Reply } from "./message.js";

export type { Cancel, Desk } from "./desk.js";

export const { evaluate, run, lint, explain, flip, encodeLink, decodeLink, version, close } = desk((heard, failed) => {
  // In this very form bundlers see that it is a program of its own.
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<Reply>) => {
    heard(event.data);
  });
  worker.addEventListener("error", (event) => {
    failed(new Error(event.message || "the worker could not be started"));
  });
  return {
    ask: (question) => {
      worker.postMessage(question);
    },
    // A page that is left ends its workers.
    hold: () => undefined,
    end: () => {
      worker.terminate();
    },
  };
});
