/** The thread in Node.js. */

import { parentPort } from "node:worker_threads";

import * as playground from "./node.js";
import { type Question, answered } from "./message.js";

parentPort?.on("message", (question) => {
  parentPort?.postMessage(answered(playground, question as Question));
});
