/** The functions in a thread of Node.js. It does not keep a process alive that waits for nothing else. */

import { Worker } from "node:worker_threads";

import { desk } from "./desk.js";
import type { Reply } from "./message.js";

export const { evaluate, run, lint, explain, flip, encodeLink, decodeLink, version, close } = desk((heard, failed) => {
  // What the process was started with is not for a file of ours: `--input-type` stops it.
  const worker = new Worker(new URL("./thread-node.js", import.meta.url), { execArgv: [] });
  worker.on("message", (reply) => {
    heard(reply as Reply);
  });
  worker.on("error", failed);
  return {
    ask: (question) => {
      worker.postMessage(question);
    },
    hold: (isAsked) => {
      if (isAsked) {
        worker.ref();
      } else {
        worker.unref();
      }
    },
    end: () => {
      void worker.terminate();
    },
  };
});
