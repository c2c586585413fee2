// The main job: paste policies, ask, read the verdict, and see which text it comes from.
import assert from "node:assert/strict";
import { BUCKET, documentOf, fillIn, IDENTITY, READ } from "./policies.mjs";
import { EXAMPLES, settles, visits } from "./playground.mjs";

const visit = visits();

visit("the first visit shows a worked example and why it is denied", async (it) => {
  await it.decides("explicitDeny");
  await it.says("Bucket policy “example-reports”, statement 1 “DenyInsecureTransport” applies because aws:SecureTransport is \"false\", and Bool asks for \"false\".");
  await it.says("with an explicit deny in a resource-based policy");
  await it.page.getByText(EXAMPLES[0]["x-lesson"].en).waitFor();
  // The tree is open at what decides, and says what is overridden.
  await it.node(/Statement 1 “DenyInsecureTransport”.*decides/).waitFor();
  await it.node("Identity-based policies").waitFor();
});

visit("three policies are pasted, a request is made, and the deciding statement shows its text", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.says("“KeepDraftsPrivate”");
  // The boundary's box is open; the deny is in the bucket policy.
  await it.node(/Statement 1 “KeepDraftsPrivate”/).click();
  await it.page.getByRole("tab", { name: "ResourcePolicy", selected: true }).waitFor();
  const statement = BUCKET.slice(BUCKET.indexOf("{\n      \"Sid\""), BUCKET.indexOf("\n  ]"));
  await settles(() => it.selected(), statement);
  await settles(() => it.marked(), "    " + statement.replaceAll("\n", ""));
  // The lines are one block: none of them is marked by itself, and one edge goes along all.
  assert.equal(await it.element.locator(".cm-mark-selected").count(), 0);
  const edges = await it.element.locator(".cm-marked-selected").evaluateAll((lines) => lines.map((it) => it.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  assert.equal(edges.length, statement.split("\n").length);
  assert.equal(new Set(edges.map(String)).size, 1);
});

visit("a step deep in the tree selects just the value it compares", async (it) => {
  await fillIn(it);
  await it.node(/Statement 1 “KeepDraftsPrivate”/).click();
  const node = it.node(/^Resource matches/);
  await node.waitFor();
  await node.focus();
  await it.page.keyboard.press("ArrowRight");
  await it.node("arn:aws:s3:::example-reports/drafts/* covers").click();
  await settles(() => it.selected(), '"arn:aws:s3:::example-reports/drafts/*"');
  await settles(() => it.marked(), '"arn:aws:s3:::example-reports/drafts/*"');
});

visit("an Allow that a deny outweighs is shown as overridden", async (it) => {
  await fillIn(it);
  await it.node(/Statement 1 “KeepDraftsPrivate”/).waitFor();
  const overridden = it.node(/Statement 1 “ReadReports”.*overridden/);
  for (const name of ["Identity-based policies", /“IdentityPolicy”/]) {
    const node = it.node(name);
    if ((await node.getAttribute("aria-expanded")) === "false") {
      await node.focus();
      await it.page.keyboard.press("ArrowRight");
    }
  }
  await overridden.waitFor();
});

visit("the answer follows each edit", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.ask({ resource: "arn:aws:s3:::example-reports/2026/q1.csv" });
  await it.decides("allowed");
  await it.openPolicy("IdentityPolicy");
  await it.write(IDENTITY.replace("s3:GetObject", "s3:PutObject"));
  await it.decides("implicitDeny");
  await it.write(IDENTITY);
  await it.decides("allowed");
});

visit("a statement that would have allowed but for one thing is named, and shows its text", async (it) => {
  const Condition = { StringEquals: { "aws:RequestedRegion": "eu-central-1" } };
  await fillIn(it, { identity: documentOf({ ...READ, Condition }), boundary: null, bucket: null });
  await it.contextValue("aws:RequestedRegion").fill("ap-northeast-2");
  await it.decides("implicitDeny");
  const near = it.page.getByRole("region", { name: "What just missed, and what got through" }).getByRole("button", { name: "aws:RequestedRegion" });
  await near.click();
  await settles(async () => (await it.selected()).includes("eu-central-1"), true);
  await it.contextValue("aws:RequestedRegion").fill("eu-central-1");
  await it.decides("allowed");
});

visit("on paper the whole trace stands, in one column, with the question and the texts", async (it) => {
  await it.decides("explicitDeny");
  const { page } = it;
  await it.text.waitFor();
  const folded = it.tree.locator("[aria-expanded=false]");
  const before = await folded.count();
  assert.ok(0 < before);
  const message = page.locator("details.aws-message");
  await page.evaluate(() => {
    window.print = () => (globalThis.onPaper = document.querySelectorAll(".tree [aria-expanded=false]").length);
  });
  await page.keyboard.press("ControlOrMeta+p");
  await settles(() => page.evaluate(() => globalThis.onPaper), 0);
  assert.equal(await message.evaluate((it) => it.open), true);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await settles(() => folded.count(), before);
  assert.equal(await message.evaluate((it) => it.open), false);
  // From the browser's own menu, which tells the page.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await settles(() => folded.count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await settles(() => folded.count(), before);
  await page.emulateMedia({ media: "print" });
  const boxes = await Promise.all([it.request, it.verdict, it.tree, it.policies].map((part) => part.boundingBox()));
  for (const [at, box] of boxes.entries()) {
    assert.ok(box && 50 < box.height);
    if (0 < at) assert.ok(boxes[at - 1].y + boxes[at - 1].height <= box.y + 1);
  }
  // Nothing on it is cut off by a frame of its own.
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("main, main *")].filter((it) => it.clientHeight + 2 < it.scrollHeight && /auto|scroll|hidden/.test(getComputedStyle(it).overflowY) && !it.closest(".unseen, textarea")).map((it) => it.className || it.tagName),
  );
  assert.deepEqual(cut, []);
  // Nothing that is pressed, and no word in two parts.
  await page.setViewportSize({ width: 720, height: 1000 });
  const pressed = page.locator(".view-bar, .findings button, #as-world, .banner button, pane-splitter, .checks button").filter({ visible: true });
  assert.deepEqual(await pressed.allTextContents(), []);
  const looks = await page.locator(".checks select").evaluateAll((all) => all.map((it) => [getComputedStyle(it).borderTopWidth, getComputedStyle(it).appearance].join()));
  assert.deepEqual(new Set(looks), new Set(["0px,none"]));
  const broken = await page.evaluate(() => {
    const found = [];
    for (const place of document.querySelectorAll(".checks :is(th, .check-name span, .action, .actual span)")) {
      const text = place.firstChild;
      if (text?.nodeType !== Node.TEXT_NODE || place.closest(".unseen")) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}]+/gu)) {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (1 < new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size) found.push(word);
      }
    }
    return found;
  });
  assert.deepEqual(broken, []);
});

visit("on paper a world stands whole, with each step open and its text, and nothing that is pressed", async (it) => {
  const { page } = it;
  await page.getByRole("link", { name: "World", exact: true }).click();
  const steps = page.locator(".hop-toggle");
  await steps.first().waitFor();
  const n = await steps.count();
  const folded = page.locator(".hop-toggle[aria-expanded=false]");
  assert.equal(await folded.count(), n);
  await page.evaluate(() => {
    window.print = () => (globalThis.onPaper = document.querySelectorAll(".hop-toggle[aria-expanded=false]").length);
  });
  await page.keyboard.press("ControlOrMeta+p");
  await settles(() => page.evaluate(() => globalThis.onPaper), 0);
  await page.emulateMedia({ media: "print" });
  for (const width of [1440, 780]) {
    await page.setViewportSize({ width, height: 900 });
    const boxes = await Promise.all(["h2", ".entities", ".steps", ".scenario-text"].map((part) => page.locator(`main.sessions ${part}`).boundingBox()));
    for (const [at, box] of boxes.entries()) {
      assert.ok(box && 20 < box.height, `${at} at ${width}`);
      if (0 < at) assert.ok(boxes[at - 1].y + boxes[at - 1].height <= box.y + 1, `${at} at ${width}`);
    }
    assert.ok(boxes[0].y < 200, "nothing invisible takes room");
    assert.equal(await page.locator("main.sessions :is(select, textarea, input, nav, details:not([open]), .session-card button)").filter({ visible: true }).count(), 0);
  }
  // The last line of the text is there, and not only those that fit on a screen.
  const lines = await page.locator("main.sessions policy-editor").evaluate((it) => [it.value.split("\n").length, it.shadowRoot.querySelectorAll(".cm-line").length]);
  assert.equal(lines[1], lines[0]);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await settles(() => folded.count(), n);
});

visit("a policy is switched off, named and removed", async (it) => {
  await fillIn(it, { bucket: null });
  await it.decides("allowed");
  await it.openPolicy("IdentityPolicy");
  await it.policies.getByRole("textbox", { name: "Name of the policy" }).fill("ReadOnly");
  await it.says("“ReadOnly”");
  const toggle = it.policies.getByRole("switch", { name: /^(on|off)$/ });
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-checked"), "false");
  await it.decides("implicitDeny");
  await toggle.click();
  await it.decides("allowed");
  await it.policies.getByRole("button", { name: "Remove", exact: true }).click();
  await it.decides("implicitDeny");
  assert.equal(await it.page.getByRole("tab", { name: "ReadOnly" }).count(), 0);
});

visit("the accounts and how they stand to each other are said in words", async (it) => {
  await fillIn(it, { bucket: null });
  const accounts = it.request.getByRole("group", { name: "Accounts" });
  await accounts.getByText("same account", { exact: true }).waitFor();
  await it.ask({ account: "444455556666" });
  await accounts.getByText("cross-account", { exact: true }).waitFor();
  await accounts.getByText("111122223333").first().waitFor();
  await accounts.getByText("444455556666").first().waitFor();
  await it.decides("implicitDeny");
});

visit("a key that a policy reads and the request lacks is offered, and may stay unknown", async (it) => {
  await it.openExample(EXAMPLES[4].title.en);
  await it.decides("allowed");
  await it.request.getByRole("button", { name: "aws:MultiFactorAuthPresent" }).click();
  await it.decides("depends");
  await it.request.getByRole("button", { name: "Unknown: aws:MultiFactorAuthPresent", pressed: true }).waitFor();
  await it.contextValue("aws:MultiFactorAuthPresent").fill("true");
  await it.decides("allowed");
});

visit("an unknown key gives an answer that depends, with a closing for each outcome", async (it) => {
  await it.openExample(EXAMPLES[8].title.en);
  await it.decides("depends");
  const closings = it.page.getByRole("region", { name: "What it depends on" }).getByRole("listitem").filter({ has: it.button("Try this") });
  await settles(() => closings.count(), 2);
  const denied = closings.filter({ hasText: "Denied" });
  await closings.filter({ hasText: "Allowed" }).getByText("vpce-0a1b2c3d4e5f60718").waitFor();
  await denied.getByRole("button", { name: "Try this" }).click();
  await it.decides("explicitDeny");
  await it.button("Undo").click();
  await it.decides("depends");
  await closings.filter({ hasText: "Allowed" }).getByRole("button", { name: "Try this" }).click();
  await it.decides("allowed");
  await settles(() => it.contextValue("aws:SourceVpce").inputValue(), "vpce-0a1b2c3d4e5f60718");
});

visit("of two accounts each has a lane of its gates, and of one account there is one strip", async (it) => {
  const group = it.page.getByRole("group", { name: "Kinds of policy, in AWS’s order" });
  const lanes = () => group.getByRole("list").evaluateAll((all) => all.map((lane) => [lane.getAttribute("aria-label"), ...[...lane.querySelectorAll(".gate-name")].map((it) => it.textContent)]));
  await it.page.goto(`${it.home}#example=rcp-data-perimeter`);
  await settles(lanes, [
    ["Caller’s account 444455556666", "SCPs", "VPC endpoint policy", "Identity-based policies", "Permissions boundary", "Session policies"],
    ["Resource owner’s account 111122223333", "RCPs of r-ab12", "RCPs of 111122223333", "Bucket policy"],
  ]);
  // A gate goes to its own step, whichever lane it is in.
  await group.getByRole("button", { name: "Bucket policy" }).click();
  await it.tree.locator("[aria-current], [aria-selected='true']").filter({ hasText: "Bucket policy" }).first().waitFor();
  await settles(() => group.locator("[aria-current='true'] .gate-name").allTextContents(), ["Bucket policy"]);
  await it.openExample(EXAMPLES[0].title.en);
  await it.page.getByRole("list", { name: "Kinds of policy, in AWS’s order" }).waitFor();
  assert.equal(await group.count(), 0);
});

visit("what isn't modelled and could change the answer is named", async (it) => {
  await it.openExample(EXAMPLES[2].title.en);
  await it.page.getByRole("region", { name: "Worth knowing" }).getByText("access control lists").waitFor();
});

visit("a key is added to the context, given two values, and taken out", async (it) => {
  const Condition = { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost"] }, Null: { "aws:TagKeys": "false" } };
  await fillIn(it, { identity: documentOf({ ...READ, Condition }), boundary: null, bucket: null });
  await it.decides("implicitDeny");
  await it.request.getByRole("button", { name: "add a key" }).click();
  await it.request.getByRole("textbox", { name: "Context key", exact: true }).last().fill("aws:TagKeys");
  await it.contextValue("aws:TagKeys").fill("team");
  await it.decides("allowed");
  await it.request.getByRole("button", { name: "Add a value: aws:TagKeys" }).click();
  await it.contextValue("aws:TagKeys").last().fill("owner");
  await it.decides("implicitDeny");
  await it.contextValue("aws:TagKeys").last().fill("cost");
  await it.decides("allowed");
  await it.request.getByRole("button", { name: "Remove the key: aws:TagKeys" }).click();
  await it.decides("implicitDeny");
});

visit("the levels of an organization are built up, and each must allow", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  await it.decides("allowed");
  await it.addPolicy("Service control policy");
  // What AWS attaches to every level is there already.
  await it.page.getByRole("tab", { name: "FullAWSAccess" }).waitFor();
  await it.decides("allowed");
  await it.policies.getByRole("button", { name: "+ level" }).click();
  const levels = it.policies.getByRole("textbox", { name: /name of the level/ });
  await settles(() => levels.count(), 2);
  await levels.last().fill("ou-workloads");
  // The way over the gates may take a line more for the name, and what stands below it moves.
  await it.page.locator(".gate", { hasText: "ou-workloads" }).waitFor();
  await it.page.getByRole("tab", { name: "FullAWSAccess" }).last().click();
  await it.paste(documentOf({ Effect: "Allow", Action: "ec2:*", Resource: "*" }));
  await it.decides("implicitDeny");
  await it.says("ou-workloads");
  await it.policies.getByRole("button", { name: "Remove this level: ou-workloads" }).click();
  await it.decides("allowed");
});

visit("a call on several resources is checked on each", async (it) => {
  await fillIn(it, { boundary: null });
  await it.ask({ resource: "arn:aws:s3:::example-reports/2026/q1.csv\narn:aws:s3:::example-reports/drafts/q1.csv" });
  await it.decides("explicitDeny");
  const each = it.page.locator(".each-resource").getByRole("listitem");
  await each.filter({ hasText: "2026/q1.csv" }).filter({ hasText: "Allowed" }).waitFor();
  await each.filter({ hasText: "drafts/q1.csv" }).filter({ hasText: "explicit deny" }).waitFor();
});

visit("an empty page says what is needed", async (it) => {
  await it.startAnew();
  await it.says("the principal");
  await it.addPolicy("Identity-based policy");
  await it.page.getByText("Paste it below").waitFor();
  await it.button("Begin with an example").click();
  await settles(async () => JSON.parse(await it.value()).Version, "2012-10-17");
});

visit.each(
  "each example is decided as it says",
  EXAMPLES,
  (example) => example.title.en,
  async (it, example) => {
    await it.openExample(example.title.en);
    await it.page.getByText(example["x-lesson"].en).waitFor();
    await it.decides(example.expect.decision);
    await it.showChecks();
    const rows = it.checks.getByRole("row");
    for (const { title } of example.checks) await rows.getByText(title.en, { exact: true }).waitFor();
    await settles(() => rows.filter({ hasText: /(^|[^t]) ?as expected/ }).count(), example.checks.length + 1);
    assert.equal(await rows.filter({ hasText: "not as expected" }).count(), 0);
  },
);

const CASE = {
  version: 1,
  principal: "arn:aws:iam::111122223333:user/ana",
  action: "s3:PutObject",
  resource: "arn:aws:s3:::amzn-s3-demo-bucket/k",
  context: { "aws:RequestedRegion": "us-east-1" },
};
const REGION = { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } };
const document = (...Statement) => ({ policies: { identity: [{ name: "P", document: { Version: "2012-10-17", Statement } }] } });
const opened = async (it, of) => {
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify({ ...CASE, ...of }, null, 2));
  await it.page.evaluate(() => document.activeElement.blur());
  await it.page.keyboard.press("ControlOrMeta+v");
};

visit("what such a call may ask too is one line until somebody asks", async (it) => {
  await opened(it, document({ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }));
  await it.decides("allowed");
  const line = it.page.getByText("11 more permissions that such a call may ask");
  const one = it.page.getByText("kms:GenerateDataKey");
  await line.waitFor();
  assert.equal(await one.isVisible(), false);
  await line.focus();
  await it.page.keyboard.press("Enter");
  await one.waitFor({ state: "visible" });
});

visit("beside a Deny what nearly allowed is one line, and says that it is no way out", async (it) => {
  const near = it.page.getByRole("region", { name: "What just missed, and what got through" });
  await opened(it, document(REGION));
  await it.decides("implicitDeny");
  await near.getByRole("button", { name: "aws:RequestedRegion" }).waitFor();
  assert.equal(await near.locator("details").count(), 0);
  await opened(it, document(REGION, { Effect: "Deny", Action: "s3:*", Resource: "*" }));
  await it.decides("explicitDeny");
  await near.getByText("1 statement nearly allowed it; the explicit deny stands all the same").click();
  await near.getByRole("button", { name: "aws:RequestedRegion" }).waitFor();
});
