// The trace as a table and step by step: one place chosen is chosen in the tree, the table and the text.
import assert from "node:assert/strict";
import { BUCKET, documentOf, fillIn, READ } from "./policies.mjs";
import { eventually, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

const grid = (it) => it.page.getByRole("grid", { name: /^(Matrix|행렬)$/ });
const openMatrix = async (it) => {
  await it.page.getByRole("tab", { name: /^(Matrix|행렬)$/ }).click();
  await grid(it).waitFor();
  await eventually(async () => assert.equal(await it.page.locator(".view.matrix.stale").count(), 0));
};
const row = (it, name) => grid(it).getByRole("row").filter({ hasText: name });
const cell = (it, name, column) => row(it, name).getByRole("gridcell").nth(["Principal", "Action", "Resource", "Condition", "Outcome"].indexOf(column));
const number = (it) => it.page.locator(".step-number").textContent();

visit("each statement is a row, with what its elements came to and what became of it", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await openMatrix(it);
  const texts = (name) => row(it, name).getByRole("gridcell").allTextContents();
  assert.deepEqual(await texts("KeepDraftsPrivate"), ["yes", "yes", "yes", "–", "decides"]);
  assert.deepEqual(await texts("ReadReports"), ["–", "yes", "yes", "–", "overridden by ResourcePolicy 1"]);
  const struck = await row(it, "ReadReports").locator(".statement-name").evaluate((it) => getComputedStyle(it).textDecorationLine);
  assert.equal(struck, "line-through");
  // It follows the request.
  await it.ask({ resource: "arn:aws:s3:::example-reports/q1.csv" });
  await it.decides("allowed");
  await settles(() => texts("KeepDraftsPrivate"), ["yes", "yes", "no", "–", "fails only at Resource"]);
  await settles(() => texts("ReadReports"), ["–", "yes", "yes", "–", "grants"]);
});

visit("the one element that failed stands out, and names its key", async (it) => {
  const Condition = { StringEquals: { "aws:RequestedRegion": "eu-central-1" } };
  await fillIn(it, { identity: documentOf({ ...READ, Condition }), boundary: null, bucket: null });
  await it.contextValue("aws:RequestedRegion").fill("ap-northeast-2");
  await it.decides("implicitDeny");
  await openMatrix(it);
  const missed = cell(it, "ReadReports", "Condition");
  await settles(() => missed.textContent(), "no (aws:RequestedRegion)");
  assert.ok((await missed.getAttribute("class")).includes("only"));
  assert.equal(await grid(it).locator(".only").count(), 1);
  await missed.click();
  await settles(async () => (await it.selected()).includes("aws:RequestedRegion"), true);
});

visit("a cell that is chosen is chosen in the text and in the tree, and the tree chooses in the table", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await openMatrix(it);
  await cell(it, "KeepDraftsPrivate", "Resource").click();
  await it.page.getByRole("tab", { name: "ResourcePolicy", selected: true }).waitFor();
  await settles(() => it.selected(), '"arn:aws:s3:::example-reports/drafts/*"');
  await settles(() => cell(it, "KeepDraftsPrivate", "Resource").getAttribute("aria-selected"), "true");
  // And so is its gate.
  await settles(() => it.button(/^Bucket policy/, { exact: false }).getAttribute("aria-current"), "true");
  await it.page.getByRole("tab", { name: "Steps" }).click();
  await settles(() => it.node(/^Resource matches/).getAttribute("aria-selected"), "true");
  await it.node(/^Action matches/).click();
  await it.page.getByRole("tab", { name: "Matrix" }).click();
  await settles(() => cell(it, "KeepDraftsPrivate", "Action").getAttribute("aria-selected"), "true");
  await settles(() => grid(it).locator('[aria-selected="true"]').count(), 1);
});

visit("the table is one stop, and the arrow keys go through it", async (it) => {
  await fillIn(it);
  await openMatrix(it);
  assert.equal(await grid(it).locator("[tabindex='0']").count(), 1);
  await grid(it).locator("[tabindex='0']").focus();
  const at = () => it.page.evaluate(() => document.activeElement.textContent);
  assert.match(await at(), /KeepDraftsPrivate/);
  await it.page.keyboard.press("ArrowRight");
  await it.page.keyboard.press("ArrowRight");
  assert.equal(await at(), "yes");
  await it.page.keyboard.press("Enter");
  await settles(() => it.selected(), '"s3:*"');
  await it.page.keyboard.press("End");
  assert.equal(await at(), "decides");
  await it.page.keyboard.press("Control+End");
  await it.page.keyboard.press("Control+Home");
  assert.match(await at(), /KeepDraftsPrivate/);
  assert.equal(await grid(it).locator("[tabindex='0']").count(), 1);
});

visit("statements about other actions are shown when they are asked for", async (it) => {
  const others = ["ec2", "sqs", "sns", "iam"].map((service) => ({ Effect: "Allow", Action: `${service}:*`, Resource: "*" }));
  await fillIn(it, { identity: documentOf(READ, ...others), boundary: null, bucket: BUCKET });
  await openMatrix(it);
  await settles(() => grid(it).getByRole("row").count(), 3);
  await it.button("Show 4 statements about other actions").click();
  await settles(() => grid(it).getByRole("row").count(), 7);
});

visit("the buttons go from step to step, and the text goes with them", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  const on = it.button("Next step");
  await on.click();
  await settles(async () => /^1 \/ \d+$/.test(await number(it)), true);
  await it.page.locator(".step-sentence").filter({ hasText: "Bucket policy" }).waitFor();
  await on.click();
  await on.click();
  await settles(async () => /^3 \//.test(await number(it)), true);
  await it.page.locator(".step-sentence").filter({ hasText: "KeepDraftsPrivate" }).waitFor();
  await settles(async () => (await it.selected()).includes("KeepDraftsPrivate"), true);
  await it.button("Previous step").click();
  await settles(async () => /^2 \//.test(await number(it)), true);
  // A step that is chosen elsewhere is where it goes on from.
  await it.node(/Statement 1 “KeepDraftsPrivate”/).click();
  await settles(async () => /^3 \//.test(await number(it)), true);
});

visit("[ and ] go from step to step while the trace has the keyboard, and write elsewhere", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.page.getByRole("tab", { name: "Steps" }).focus();
  await it.page.keyboard.press("]");
  await settles(async () => /^1 \//.test(await number(it)), true);
  await it.page.keyboard.press("]");
  await settles(async () => /^2 \//.test(await number(it)), true);
  await it.page.keyboard.press("[");
  await it.page.keyboard.press("[");
  await settles(async () => /^1 \//.test(await number(it)), true);
  await it.field("Action").focus();
  await it.page.keyboard.press("End");
  await it.page.keyboard.press("]");
  await settles(() => it.field("Action").inputValue(), "s3:GetObject]");
});

visit("on a phone one goes from step to step without leaving the trace", { width: 390, height: 844, hasTouch: true }, async (it) => {
  await it.button("Next step").tap();
  await settles(async () => /^1 \//.test(await number(it)), true);
  await it.button("Next step").tap();
  await settles(async () => /^2 \//.test(await number(it)), true);
  assert.equal(await it.tree.isVisible(), true);
});

for (const locale of ["en-US", "ko-KR"]) {
  for (const colorScheme of ["light", "dark"]) {
    visit(`no violation: ${locale}, ${colorScheme}`, { locale, colorScheme }, async (it) => {
      await openMatrix(it);
      assert.deepEqual(await violations(it.page), []);
      await grid(it).getByRole("rowheader").first().click();
      await it.page.getByRole("button", { name: /^(Next step|다음 단계)$/ }).click();
      await eventually(async () => assert.match(await number(it), /^\d+ \/ \d+$/));
      assert.deepEqual(await violations(it.page), []);
      if (locale === "ko-KR") assert.match(await grid(it).textContent(), /우선하는 것/);
    });
  }
}

for (const width of [320, 390, 860, 1280]) {
  visit(`nothing sticks out at ${width} pixels`, { width, height: 844, hasTouch: width < 800 }, async (it) => {
    await openMatrix(it);
    assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const cut = await grid(it).evaluate((it) => it.scrollWidth - it.clientWidth);
    assert.equal(cut, 0);
    if (width === 320) {
      const [first, second] = await Promise.all(["Principal", "Action"].map((column) => cell(it, "DenyInsecureTransport", column).boundingBox()));
      assert.ok(first.y < second.y && first.x === second.x, "the cells of a card stand beneath each other");
    }
  });
}
