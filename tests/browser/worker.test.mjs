// The copies of the worker that run: what takes long is given up when nobody asks any more, holds up nothing else, and a
// copy that broke is said and started again.
import assert from "node:assert/strict";
import { eventually, settles, visits } from "./playground.mjs";

const visit = visits();

const tab = (it, name) => it.page.getByRole("tab", { name, exact: true });
const panel = (it, name) => it.page.getByRole("tabpanel", { name });
const line = (it) => it.page.locator(".problems-line", { hasNotText: "…" }).first();

/**
 * Loads the page anew where a question of a kind takes for ever: it is never handed over. What was asked so, and how many
 * copies were ended, is counted.
 */
async function slow(it, what) {
  await it.page.addInitScript((what) => {
    globalThis.counted = { isSlow: true, asked: 0, ended: 0 };
    const { postMessage, terminate } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      const isIt = message?.ask?.what === what;
      if (isIt) counted.asked += 1;
      if (!isIt || !counted.isSlow) postMessage.call(this, message);
    };
    Worker.prototype.terminate = function () {
      counted.ended += 1;
      terminate.call(this);
    };
  }, what);
  await it.page.reload();
  await it.decides("explicitDeny");
}

const counted = (it) => it.page.evaluate(() => [counted.asked, counted.ended]);
const quicken = (it) => it.page.evaluate(() => (counted.isSlow = false));

visit("a slow question is ended when its view is left, and asked anew when it is opened again", async (it) => {
  await slow(it, "flip");
  await tab(it, "Flip it").click();
  await settles(() => counted(it), [1, 0]);
  await tab(it, "Steps").click();
  await settles(() => counted(it), [1, 1]);
  await quicken(it);
  await tab(it, "Flip it").click();
  await panel(it, "Flip it").getByText(/^The smallest changes/).waitFor();
  assert.deepEqual(await counted(it), [2, 1]);
});

visit("a newer question takes the place of a slow one, and others are answered meanwhile", async (it) => {
  await slow(it, "flip");
  await tab(it, "Flip it").click();
  await settles(() => counted(it), [1, 0]);
  // The worker that finds what is wrong is another.
  await it.write("{ torn");
  await line(it).filter({ hasText: /error/ }).waitFor();
  await it.button("Undo").first().click();
  await quicken(it);
  await it.contextValue("aws:SecureTransport").fill("true");
  await it.decides("allowed");
  await panel(it, "Flip it").getByText("The smallest changes that turn this into Denied").waitFor();
  const [asked, ended] = await counted(it);
  assert.ok(1 < asked && 0 < ended && ended < asked, `${asked} asked, ${ended} ended`);
});

visit("a grid that is left is not filled any further, and begins anew", async (it) => {
  await slow(it, "grid");
  await tab(it, "Grid").click();
  await settles(() => counted(it), [1, 0]);
  await tab(it, "Steps").click();
  await settles(() => counted(it), [1, 1]);
  await quicken(it);
  await tab(it, "Grid").click();
  await panel(it, "Grid").getByRole("gridcell").first().waitFor();
  await eventually(async () => assert.equal(await panel(it, "Grid").locator(".busy").count(), 0));
});

visit("a copy that breaks is said, and started again by the next question", async (it) => {
  await it.decides("explicitDeny");
  await line(it).waitFor();
  const running = () => it.page.workers().filter((worker) => worker.url().endsWith("/worker.js"));
  assert.equal(running().length, 1);
  await running()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error("broken on purpose");
    });
  });
  await it.page.locator("#notice").filter({ hasText: "will start again by itself" }).waitFor();
  await settles(() => running().length, 0);
  await it.write('{ "Version": "2012-10-17", "Statement": { "Effect": "Alow", "Action": "*", "Resource": "*" } }');
  await it.page.getByText(/Alow/).first().waitFor();
  await settles(() => running().length, 1);
  it.page.complaints.length = 0;
});
