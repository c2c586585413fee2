/** The thread in a browser. Nothing waits at its top, so that it may be bundled as any kind of script. */

import * as playground from "./playground.js";
import { type Question, type Reply, answered } from "./message.js";

const started = playground.default();

function say(reply: Reply): void {
  postMessage(reply);
}

addEventListener("message", (event: MessageEvent<Question>) => {
  started.then(
    () => {
      say(answered(playground, event.data));
    },
    (why: unknown) => {
      say({ failed: String(why) });
    },
  );
});
