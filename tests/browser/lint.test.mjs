// What is wrong with the policies is marked, listed and mended; what could stand at a place is offered, and what stands
// there is told.
import assert from "node:assert/strict";
import { documentOf, READ } from "./policies.mjs";
import { settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

const WRONG = documentOf({ ...READ, Condition: { StringEqual: { "aws:PrincipalTag/team": "reports" } } });
const RIGHT = WRONG.replace("StringEqual", "StringEquals");
const WIDE = documentOf({ ...READ, Action: "s3:Get*" });

/** An empty page with one policy, and its problems listed. */
async function begin(it, text) {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  if (text) await it.write(text);
  await it.openProblems();
}

const problems = (it) => it.policies.getByRole("group", { name: "Problems" });
const listed = (it, words) => problems(it).getByRole("listitem").filter({ hasText: words });
const inEditor = (it, selector) => it.element.locator(selector);

/** Puts the caret at a place of the text. */
async function stand(it, at) {
  await it.text.focus();
  await it.element.evaluate((editor, at) => {
    editor.selection = { from: at, to: at };
  }, at);
}

visit("a wrong operator is underlined, listed, and mended by a click", async (it) => {
  await begin(it, WRONG);
  await listed(it, "StringEqual").waitFor();
  await settles(() => inEditor(it, ".cm-lintRange-error").first().textContent(), '"StringEqual"');
  await inEditor(it, ".cm-lint-marker-error").first().waitFor();
  await listed(it, "StringEqual").getByRole("button", { name: /StringEquals/ }).click();
  await settles(() => it.value(), RIGHT);
  await listed(it, "StringEqual").waitFor({ state: "detached" });
  await it.button("Undo").click();
  await settles(() => it.value(), WRONG);
});

visit("a wrong operator is mended by the keyboard alone, in the editor", async (it) => {
  await begin(it, WRONG);
  await inEditor(it, ".cm-lintRange-error").first().waitFor();
  await it.text.focus();
  await it.page.keyboard.press("Control+Shift+M");
  const panel = inEditor(it, ".cm-panel-lint");
  await panel.waitFor();
  // The letter that is underlined in what the fix is called.
  await it.page.keyboard.press(await panel.locator("[aria-selected] .cm-diagnosticAction u").first().textContent());
  await settles(() => it.value(), RIGHT);
  await it.button("Undo").click();
  await settles(() => it.value(), WRONG);
  // In the list, too.
  await listed(it, "StringEqual").getByRole("button", { name: /StringEquals/ }).focus();
  await it.page.keyboard.press("Enter");
  await settles(() => it.value(), RIGHT);
});

visit("a problem of a policy that is not open leads there, by keyboard too", async (it) => {
  await begin(it, WRONG);
  await it.addPolicy("Permissions boundary");
  await it.write(documentOf(READ));
  const jump = listed(it, "StringEqual").getByRole("button", { name: /, line 10$/ });
  await jump.focus();
  await it.page.keyboard.press("Enter");
  await it.page.getByRole("tab", { name: "IdentityPolicy", selected: true }).waitFor();
  await settles(() => it.selected(), '"StringEqual"');
});

visit("completion offers s3:GetObject after s3:Get", async (it) => {
  const text = documentOf({ ...READ, Action: "s3:" });
  await begin(it, text);
  await stand(it, text.indexOf('"s3:"') + 4);
  await it.page.keyboard.type("Get");
  const offered = inEditor(it, ".cm-tooltip-autocomplete");
  await offered.getByText("s3:GetObject", { exact: true }).waitFor();
  await it.page.keyboard.type("Obj");
  await settles(() => offered.locator("[aria-selected] .cm-completionLabel").textContent(), "s3:GetObject");
  await it.page.keyboard.press("Enter");
  await settles(async () => JSON.parse(await it.value()).Statement[0].Action, "s3:GetObject");
});

visit("Ctrl+Space offers keys that fit the actions, and Escape leaves", async (it) => {
  const text = documentOf({ ...READ, Condition: { StringEquals: { "": "a" } } });
  await begin(it, text);
  await stand(it, text.indexOf('"": "a"') + 1);
  await it.page.keyboard.press("Control+Space");
  const offered = inEditor(it, ".cm-tooltip-autocomplete");
  await offered.getByText(/^s3:ExistingObjectTag/).first().waitFor();
  await it.page.keyboard.press("Escape");
  await offered.waitFor({ state: "detached" });
  await settles(() => it.value(), text);
});

visit("what a wildcard stands for is told where one points, and by F2", async (it) => {
  await begin(it, WIDE);
  await inEditor(it, ".cm-line", { hasText: "s3:Get" }).filter({ hasText: "s3:Get" }).getByText("s3:Get*").hover();
  const told = inEditor(it, ".cm-told");
  await told.getByText(/\d+ actions/).first().waitFor();
  await told.getByText(/s3:GetAccelerateConfiguration/).waitFor();
  await it.page.mouse.move(0, 0);
  await told.waitFor({ state: "detached" });
  await stand(it, WIDE.indexOf("s3:Get*") + 3);
  await it.page.keyboard.press("F2");
  await told.getByText(/\d+ actions/).first().waitFor();
  await it.page.keyboard.press("Escape");
  await told.waitFor({ state: "detached" });
});

visit("a text is laid out, put in order and made short, each a step back", async (it) => {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject","s3:PutObject"],"Resource":"*"}]}';
  await begin(it, text);
  const tools = it.policies.getByRole("group", { name: "The text" });
  await tools.getByRole("button", { name: "Format" }).click();
  await settles(async () => (await it.value()).includes('\n      "Action"'), true);
  await tools.getByRole("button", { name: "Sort" }).click();
  await settles(async () => JSON.parse(await it.value()).Statement[0].Action, ["s3:GetObject", "s3:PutObject"]);
  await it.button("Undo").click();
  await it.button("Undo").click();
  await settles(() => it.value(), text);
  await it.button("Redo").click();
  await tools.getByRole("button", { name: "Minify" }).click();
  await settles(() => it.value(), text);
  await it.write(`${text.slice(0, -2)}`);
  await tools.getByRole("button", { name: "Format" }).click();
  await tools.getByText(/torn in line 1/).waitFor();
});

visit("a policy without a problem says so", async (it) => {
  await begin(it, documentOf(READ));
  await it.policies.getByText(/No problem found/).waitFor();
  assert.equal(await problems(it).count(), 0);
});

visit("findings are Korean on a Korean page", { locale: "ko-KR" }, async (it) => {
  const group = it.page.getByRole("group", { name: "문제" });
  await it.page.getByRole("button", { name: "새로 만들기" }).click();
  await it.page.getByRole("button", { name: /자격 증명 기반 정책/ }).first().click();
  await it.page.locator("policy-editor").getByRole("textbox").focus();
  await it.page.keyboard.insertText(WRONG);
  await it.openProblems();
  await group.getByRole("listitem").filter({ hasText: "StringEqual" }).filter({ hasText: /[가-힣]/ }).first().waitFor();
});

visit("problems are one line until they are opened, and never move what is around them", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  const line = it.page.locator("#problems");
  // To the pixel or so: letters are drawn at parts of one.
  const place = async (locator) => Object.values(await locator.boundingBox());
  const stays = (now, before) => now.flat().every((it, at) => Math.abs(it - before.flat()[at]) <= 1);
  const tools = it.policies.getByRole("group", { name: "The text" });
  await it.write(RIGHT);
  await line.getByText("No problem found").waitFor();
  const before = [await place(it.element), await place(tools)];
  await it.write(WRONG);
  await line.getByText(/^1 error/).waitFor();
  assert.equal(await problems(it).count(), 0);
  const now = [await place(it.element), await place(tools)];
  assert.ok(stays(now, before), JSON.stringify([before, now]));
  // Nor where it is open.
  await line.click();
  await problems(it).waitFor();
  const open = [await place(it.element), await place(tools)];
  await it.write(RIGHT);
  await line.getByText("No problem found").waitFor();
  const emptied = [await place(it.element), await place(tools)];
  assert.ok(stays(emptied, open), JSON.stringify([open, emptied]));
  await it.write(WRONG);
  await line.getByText(/^1 error/).waitFor();
  await line.click();
  await problems(it).waitFor({ state: "detached" });
  // By keyboard: it opens, a fix is taken, and the keyboard is on the line again.
  await line.focus();
  await it.page.keyboard.press("Enter");
  await listed(it, "StringEqual").getByRole("button", { name: /StringEquals/ }).focus();
  await it.page.keyboard.press("Enter");
  await settles(() => it.value(), RIGHT);
  await settles(() => it.page.evaluate(() => document.activeElement.id), "problems");
});

visit("nothing is marked as wrong where nothing is written yet", async (it) => {
  await begin(it);
  await it.page.locator("#problems").getByText("No problem found").waitFor();
  assert.equal(await inEditor(it, ".cm-lint-marker").count(), 0);
  await it.write("{ torn");
  await inEditor(it, ".cm-lint-marker-error").first().waitFor();
  await it.write(" ");
  await inEditor(it, ".cm-lint-marker").waitFor({ state: "detached" });
});

/** What a line has above and below its letters, in pixels. */
const LEADING = 4;

/** Whether what is seen of a popup is all of it, and it leaves the line of the caret free. */
const popup = (it, selector) =>
  it.element.evaluate((editor, [selector, LEADING]) => {
    const root = editor.shadowRoot;
    const box = root.querySelector(selector).getBoundingClientRect();
    const caret = root.querySelector(".cm-activeLine").getBoundingClientRect();
    const isSeen = (x, y) => root.elementFromPoint(x, y)?.closest(selector) !== null && root.elementFromPoint(x, y)?.closest(selector) !== undefined;
    const inset = 3;
    const corners = [box.left + inset, box.right - inset].flatMap((x) => [box.top + inset, box.bottom - inset].map((y) => isSeen(x, y)));
    return { corners, isInWindow: 0 <= box.left && 0 <= box.top && box.right <= innerWidth && box.bottom <= innerHeight, isOverCaret: box.top < caret.bottom - LEADING && caret.top + LEADING < box.bottom };
  }, [selector, LEADING]);
const WHOLE = { corners: [true, true, true, true], isInWindow: true, isOverCaret: false };

for (const [width, height] of [[1440, 900], [390, 844]]) {
  visit(`completion and what is told stand whole, and beside the line: ${width} pixels`, { width, height }, async (it) => {
    const text = documentOf({ ...READ, Action: "s3:" });
    await begin(it, text);
    await stand(it, text.indexOf('"s3:"') + 4);
    await it.page.keyboard.type("Get");
    const offered = inEditor(it, ".cm-tooltip-autocomplete");
    await offered.getByText("s3:GetObject", { exact: true }).waitFor();
    await settles(() => popup(it, ".cm-tooltip-autocomplete"), WHOLE);
    // No description is cut off.
    const cut = await offered.locator("li").evaluateAll((all) => all.filter((it) => it.clientWidth < it.scrollWidth).map((it) => it.textContent));
    assert.deepEqual(cut, []);
    await it.page.keyboard.press("Escape");
    await offered.waitFor({ state: "detached" });
    await it.page.keyboard.press("F2");
    await inEditor(it, ".cm-told").waitFor();
    await settles(() => popup(it, ".cm-told"), WHOLE);
    // It goes with the next key.
    await it.page.keyboard.type("O");
    await inEditor(it, ".cm-told").waitFor({ state: "detached" });
  });
}

visit("without the worker, what can't be read is listed all the same", async (it) => {
  await it.page.route("**/worker.js", (route) => route.abort());
  await it.page.reload();
  await begin(it, "{ torn");
  await problems(it).getByRole("listitem").first().waitFor();
  it.page.complaints.length = 0;
});

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [320, 800]]) {
    visit(`no violation of WCAG at ${width} pixels, ${colorScheme}`, { colorScheme, width, height }, async (it) => {
      await begin(it);
      await it.write(WRONG);
      await listed(it, "StringEqual").waitFor();
      await listed(it, "StringEqual").getByText("Why?").click();
      assert.deepEqual(await violations(it.page), []);
      const { wide, seen } = await it.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
      assert.ok(wide <= seen, `the page is ${wide} pixels wide, and ${seen} are seen`);
    });
  }
}

visit("one of AWS's managed policies is chosen by keyboard, opened, and taken back", async (it) => {
  await it.startAnew();
  await it.button("AWS managed…").focus();
  await it.page.keyboard.press("Enter");
  const dialog = it.page.getByRole("dialog", { name: "AWS managed policies" });
  await dialog.getByText(/^1,?\d{3} policies$/).waitFor();
  await it.page.keyboard.type("s3 readonly");
  await dialog.getByRole("button", { name: /^AmazonS3ReadOnlyAccess/ }).waitFor();
  assert.deepEqual(await violations(it.page), []);
  await it.page.keyboard.press("Enter");
  await it.page.getByRole("tab", { name: "AmazonS3ReadOnlyAccess", selected: true }).waitFor();
  await settles(async () => JSON.parse(await it.value()).Version, "2012-10-17");
  await it.button("Undo").click();
  await it.page.getByRole("tab").filter({ hasText: "AmazonS3ReadOnlyAccess" }).waitFor({ state: "detached" });
});

visit("a search without a find says so, and Escape leaves everything as it was", async (it) => {
  await it.startAnew();
  await it.button("AWS managed…").click();
  const dialog = it.page.getByRole("dialog", { name: "AWS managed policies" });
  await dialog.getByText(/^\d+ policies$/).waitFor();
  await it.page.keyboard.type("no such policy");
  await dialog.getByText(/No policy has/).waitFor();
  await it.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await settles(() => it.page.evaluate(() => document.activeElement.textContent), "AWS managed…");
});

visit("the request form completes actions, resources and keys", async (it) => {
  await begin(it, documentOf(READ));
  const offers = it.page.getByRole("listbox", { name: "Suggestions" });
  await it.field("Action").pressSequentially("s3:GetObj");
  await offers.getByRole("option", { name: /^s3:GetObject\b/ }).first().waitFor();
  assert.deepEqual(await violations(it.page), []);
  await it.page.keyboard.press("ArrowDown");
  await it.page.keyboard.press("Enter");
  await settles(() => it.field("Action").inputValue(), "s3:GetObject");
  await offers.waitFor({ state: "hidden" });
  // Of the policies first, then the ARN formats of the action's resource types.
  await it.field("Resource").pressSequentially("arn:aws:s3");
  await offers.getByRole("option", { name: "arn:aws:s3:::example-reports/*" }).click();
  await settles(() => it.field("Resource").inputValue(), "arn:aws:s3:::example-reports/*");
  await it.page.getByRole("button", { name: "+ add a key" }).click();
  const key = it.request.getByRole("textbox", { name: "Context key" }).last();
  await key.focus();
  await key.pressSequentially("s3:Existing");
  await offers.getByRole("option", { name: /^s3:ExistingObjectTag/ }).first().waitFor();
  await it.page.keyboard.press("Escape");
  await offers.waitFor({ state: "hidden" });
});

visit("the request form offers the callers of the scenario, and what a key may hold", async (it) => {
  const conditions = { Bool: { "aws:MultiFactorAuthPresent": "true" }, IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.7"] } };
  const principals = { AWS: ["arn:aws:iam::111122223333:user/ana", "arn:aws:iam::444455556666:role/deploy"], Service: "backup.amazonaws.com" };
  await begin(it, documentOf({ ...READ, Principal: principals, Condition: conditions }));
  const offers = it.page.getByRole("listbox", { name: "Suggestions" });
  const offered = async () => (await offers.getByRole("option").allTextContents()).map((text) => text.trim());
  await it.field("Principal").fill("");
  await it.page.keyboard.press("ArrowDown");
  await settles(offered, ["arn:aws:iam::111122223333:user/ana", "arn:aws:iam::444455556666:role/deploy", "backup.amazonaws.com"]);
  await it.field("Principal").pressSequentially("deploy");
  await settles(offered, ["arn:aws:iam::444455556666:role/deploy"]);
  await it.page.keyboard.press("ArrowDown");
  await it.page.keyboard.press("Enter");
  await settles(() => it.field("Principal").inputValue(), "arn:aws:iam::444455556666:role/deploy");
  for (const [key, expected] of [
    ["aws:MultiFactorAuthPresent", ["true", "false"]],
    // A range of addresses is no address.
    ["aws:SourceIp", ["198.51.100.7"]],
  ]) {
    await it.page.getByRole("button", { name: "+ add a key" }).click();
    await it.request.getByRole("textbox", { name: "Context key" }).last().fill(key);
    await it.request.getByRole("textbox", { name: `Value: ${key}` }).focus();
    await it.page.keyboard.press("ArrowDown");
    await settles(offered, expected);
    await it.page.keyboard.press("Escape");
    await offers.waitFor({ state: "hidden" });
  }
});
