// What would turn the decision round: found in a worker, each suggestion one click away, and undone by another.
import assert from "node:assert/strict";
import { documentOf, fillIn, READ } from "./policies.mjs";
import { EXAMPLES, eventually, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

const panel = (it) => it.page.getByRole("tabpanel", { name: /^(Flip it|뒤집기)$/ });
const suggestions = (it) => panel(it).getByRole("listitem");

/** Opens the view and waits for its list. */
async function openFlip(it) {
  await it.page.getByRole("tab", { name: /^(Flip it|뒤집기)$/ }).click();
  await panel(it).getByText(/^(The smallest changes|Only a weaker guardrail|이 요청을|가드레일을 약화하는 변경만)/).waitFor();
  await eventually(async () => assert.equal(await panel(it).locator(".busy").count(), 0));
}

visit("nothing is started for it before the view is opened, and the program is fetched no second time", async (it) => {
  await it.decides("explicitDeny");
  await it.page.locator(".problems-line", { hasNotText: "…" }).first().waitFor();
  const workers = () => it.page.workers().filter((worker) => worker.url().endsWith("/worker.js")).length;
  assert.equal(workers(), 1);
  const again = [];
  it.page.on("request", (request) => request.url().endsWith("iam-worker_bg.wasm") && again.push(request));
  await openFlip(it);
  assert.equal(workers(), 2);
  assert.equal(again.length, 0);
});

visit("a suggestion is applied by a click, turns the decision round, and is undone", async (it) => {
  await it.decides("explicitDeny");
  await openFlip(it);
  const first = suggestions(it).first();
  assert.match(await first.textContent(), /Request: set aws:SecureTransport to true/);
  await first.getByRole("button", { name: "Try it" }).click();
  await it.decides("allowed");
  await settles(() => it.contextValue("aws:SecureTransport").inputValue(), "true");
  await panel(it).getByText("The smallest changes that turn this into Denied").waitFor();
  await panel(it).getByText("Done: Request: set aws:SecureTransport").waitFor();
  await panel(it).getByRole("button", { name: "Undo" }).click();
  await it.decides("explicitDeny");
  await settles(() => it.contextValue("aws:SecureTransport").inputValue(), "false");
  await panel(it).getByText("The smallest changes that turn this into Allowed").waitFor();
  assert.equal(await panel(it).getByText("Done:").count(), 0);
});

visit("what was done is in sight, and the checks stay met", async (it) => {
  await it.decides("explicitDeny");
  await it.checks.getByText("5 ✓").waitFor();
  await openFlip(it);
  await suggestions(it).first().getByRole("button", { name: "Try it" }).click();
  await it.decides("allowed");
  await panel(it).getByText("The smallest changes that turn this into Denied").waitFor();
  const isSeen = () =>
    panel(it).getByText("Done: Request: set").evaluate((line) => {
      const { left, top, bottom } = line.getBoundingClientRect();
      const at = (y) => line.contains(document.elementFromPoint(left + 3, y));
      return at(top + 2) && at(bottom - 2);
    });
  await settles(isSeen, true);
  await it.checks.getByText("4 ✓").waitFor();
});

visit("each suggestion for each example does what it says", async (it) => {
  for (const example of EXAMPLES.filter(({ expect }) => expect.decision !== "depends").slice(0, 6)) {
    await it.openExample(example.title.en);
    await it.decides(example.expect.decision);
    await openFlip(it);
    // Those of the example before may still stand there.
    await eventually(async () => {
      assert.equal(await panel(it).locator(".busy").count(), 0);
      const into = example.expect.decision === "allowed" ? "Denied" : "Allowed";
      assert.match(await panel(it).textContent(), new RegExp(`into ${into}|Nothing small`));
    });
    const n = Math.min(await suggestions(it).count(), 4);
    for (let at = 0; at < n; at++) {
      await suggestions(it).nth(at).getByRole("button", { name: "Try it" }).click();
      const isAllowed = example.expect.decision === "allowed";
      await it.verdict.getByText(isAllowed ? "Denied" : "Allowed", { exact: true }).first().waitFor();
      await it.button("Undo").first().click();
      await it.decides(example.expect.decision);
      await settles(() => suggestions(it).nth(at).count(), 1);
      await eventually(async () => assert.equal(await panel(it).locator(".busy, .applied").count(), 0));
    }
  }
});

visit("a change of a policy is seen in its text", async (it) => {
  await fillIn(it, { bucket: null, boundary: null, identity: documentOf({ ...READ, Action: "s3:PutObject" }) });
  await it.decides("implicitDeny");
  await openFlip(it);
  const add = suggestions(it).filter({ hasText: "IdentityPolicy: add an Allow" });
  await add.getByRole("button", { name: "Try it" }).click();
  await it.decides("allowed");
  await settles(async () => /s3:GetObject/.test(await it.value()), true);
});

visit("what weakens a guardrail is folded, last, and says so", async (it) => {
  await it.decides("explicitDeny");
  await openFlip(it);
  const folded = panel(it).locator("details.guardrails");
  await folded.getByText("Weakens a guardrail").waitFor();
  assert.equal(await folded.evaluate((details) => details.open), false);
  const n = await suggestions(it).count();
  await folded.locator("summary").click();
  await eventually(async () => assert.ok(n < (await suggestions(it).count())));
});

visit("each suggestion shows the lines that it changes", async (it) => {
  await openFlip(it);
  assert.match(await suggestions(it).first().locator("pre").textContent(), /- "aws:SecureTransport": "false"\n\+ "aws:SecureTransport": "true"/);
});

visit("the list follows each edit", async (it) => {
  await fillIn(it);
  await openFlip(it);
  await it.ask({ resource: "arn:aws:s3:::example-reports/2026/q1.csv" });
  await it.decides("allowed");
  await panel(it).getByText("into Denied").waitFor();
});

visit("an answer that depends on unknown keys says so", async (it) => {
  await it.openExample(EXAMPLES[8].title.en);
  await it.decides("depends");
  await it.page.getByRole("tab", { name: "Flip it" }).click();
  await panel(it).getByText("The answer depends on unknown context keys").waitFor();
});

visit("the tabs are one stop, and the arrow keys go through them", async (it) => {
  await it.decides("explicitDeny");
  const tab = (name) => it.page.getByRole("tab", { name, exact: true });
  await tab("Steps").focus();
  await it.page.keyboard.press("End");
  await it.page.keyboard.press("Home");
  await settles(() => tab("Steps").getAttribute("aria-selected"), "true");
  await it.page.keyboard.press("ArrowLeft");
  assert.equal(await it.tree.isVisible(), false);
  await it.page.keyboard.press("Home");
  assert.equal(await it.tree.isVisible(), true);
});

for (const locale of ["en-US", "ko-KR"]) {
  for (const colorScheme of ["light", "dark"]) {
    visit(`no violation: ${locale}, ${colorScheme}`, { locale, colorScheme }, async (it) => {
      await openFlip(it);
      assert.deepEqual(await violations(it.page), []);
      await suggestions(it).first().getByRole("button").click();
      await panel(it).locator(".applied").waitFor();
      assert.deepEqual(await violations(it.page), []);
      if (locale === "ko-KR") assert.match(await panel(it).textContent(), /요청: aws:SecureTransport/);
    });
  }
}

visit("nothing sticks out at 320 pixels", { width: 320, height: 800, hasTouch: true }, async (it) => {
  await openFlip(it);
  assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  const box = await suggestions(it).first().getByRole("button").boundingBox();
  assert.ok(44 <= box.height && box.x + box.width <= 320);
});
