// The editor: what stands before it and in its place, and what it says beside the text.
import assert from "node:assert/strict";
import { EXAMPLES, eventually, settles, visits } from "./playground.mjs";

const visit = visits();

const notes = (it) => it.element.locator(".cm-note");
/** The note in the line of a text. */
const noteOf = (it, text) => it.element.locator(".cm-line", { hasText: text }).first().locator(".cm-note");
const chosen = (it) => it.tree.getByRole("treeitem", { selected: true });

visit("each element says what came of it beside its text, and leads to its step", async (it) => {
  await it.decides("explicitDeny");
  // The statement that decides has an effect, a principal, an action, a resource and a condition.
  await settles(() => notes(it).count(), 5);
  await settles(() => noteOf(it, '"Action": "s3:*"').textContent(), "✓");
  await noteOf(it, '"Condition"').click();
  await settles(() => chosen(it).count(), 1);
  assert.match(await chosen(it).textContent(), /^Condition matches/);
  await settles(async () => (await it.selected()).includes("aws:SecureTransport"), true);
  // Where the request is another, the notes are.
  await it.contextValue("aws:SecureTransport").fill("true");
  await settles(() => noteOf(it, '"Condition"').textContent(), "✕aws:SecureTransport");
  await settles(() => noteOf(it, '"Effect"').locator("b").textContent(), "–");
});

const told = (it) => it.element.locator(".cm-told");

visit("the sentence of a note comes where one points, and at the caret by F2", async (it) => {
  await it.decides("explicitDeny");
  await settles(() => notes(it).count(), 5);
  await noteOf(it, '"Action": "s3:*"').hover();
  await told(it).getByText("Action matches s3:GetObject: it lists s3:*.").waitFor();
  await it.page.mouse.move(0, 0);
  await told(it).waitFor({ state: "detached" });
  const at = (await it.value()).indexOf("s3:*");
  await it.element.evaluate((editor, at) => (editor.selection = { from: at, to: at }), at);
  await it.text.focus();
  await it.page.keyboard.press("F2");
  await told(it).getByText("Action matches s3:GetObject: it lists s3:*.").waitFor();
  await it.page.keyboard.press("Escape");
  await told(it).waitFor({ state: "detached" });
});

visit("the sentence of a note comes by a touch", { hasTouch: true, width: 390, height: 844 }, async (it) => {
  await it.turn("policies");
  await settles(() => notes(it).count(), 5);
  await noteOf(it, '"Action": "s3:*"').tap();
  await told(it).getByText("Action matches s3:GetObject: it lists s3:*.").waitFor();
});

visit("no note is cut off in any example", { width: 1440, height: 900 }, async (it) => {
  const cut = [];
  for (const { id } of EXAMPLES) {
    await it.page.goto(`${it.home}#example=${id}`);
    await eventually(async () => assert.notEqual(await it.element.evaluate(({ marks }) => marks.length), 0));
    await it.page.waitForTimeout(100);
    cut.push(
      ...(await it.element.evaluate((editor, id) => {
        const { right } = editor.getBoundingClientRect();
        const all = [...editor.shadowRoot.querySelectorAll(".cm-note")];
        return all.filter((it) => right < it.getBoundingClientRect().right || it.clientWidth < it.scrollWidth).map((it) => `${id}: ${it.textContent}`);
      }, id)),
    );
  }
  assert.deepEqual(cut, []);
});

visit("Alt+Enter goes from the text to its step", async (it) => {
  await it.decides("explicitDeny");
  await settles(() => notes(it).count(), 5);
  const at = (await it.value()).indexOf("s3:*");
  await it.element.evaluate((editor, at) => (editor.selection = { from: at, to: at }), at);
  await it.text.focus();
  await it.page.keyboard.press("Alt+Enter");
  await settles(() => chosen(it).count(), 1);
  assert.match(await chosen(it).textContent(), /^Action matches/);
});

visit("a policy in one line has a sign for each element", async (it) => {
  await it.decides("explicitDeny");
  await it.page.getByRole("button", { name: "Minify" }).click();
  await settles(() => notes(it).allTextContents(), ["✕", "✓", "✓", "✓", "✓"]);
});

visit("a torn text has no notes, and gets them back", async (it) => {
  await settles(() => notes(it).count(), 5);
  const text = await it.value();
  await it.write(text.slice(0, -3));
  await settles(() => notes(it).count(), 0);
  await it.write(text);
  await settles(() => notes(it).count(), 5);
});

visit("before the editor is there, the text stands where it will be", async (it) => {
  const { page } = it;
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/policy-editor.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await it.isReady();
  const first = page.locator("pre.first-text");
  await first.waitFor();
  assert.match(await first.textContent(), /DenyInsecureTransport/);
  const [key, string] = await Promise.all([".code-key", ".code-string"].map((name) => first.locator(name).first().evaluate((it) => getComputedStyle(it).color)));
  assert.notEqual(key, string);
  const before = await first.locator("span", { hasText: '"Statement"' }).first().boundingBox();
  release();
  const line = it.element.locator(".cm-line", { hasText: '"Statement"' }).first();
  await line.waitFor();
  assert.equal(await first.count(), 0);
  const after = await line.locator("span").first().boundingBox();
  assert.ok(Math.abs(before.x - after.x) < 4 && Math.abs(before.y - after.y) < 4, `from ${before.x}, ${before.y} to ${after.x}, ${after.y}`);
});

visit("where the editor cannot be had, a plain text box takes its place", async (it) => {
  const { page } = it;
  await page.route("**/policy-editor.js", (route) => route.abort());
  await page.reload();
  await it.isReady();
  const box = page.getByRole("textbox", { name: /JSON text/ });
  await eventually(async () => assert.equal(await box.evaluate((it) => it.tagName), "TEXTAREA"));
  await box.fill((await box.inputValue()).replace('"Deny"', '"Allow"'));
  await it.decides("allowed");
  // The browser complains of the file that we kept from it, and of nothing else.
  const others = page.complaints.filter((it) => !it.includes("policy-editor.js") && !it.includes("net::ERR_FAILED"));
  assert.deepEqual(others, []);
  page.complaints.length = 0;
});

visit("a plain text box is chosen for all policies, and stays chosen", async (it) => {
  const { page } = it;
  const choice = page.getByRole("button", { name: "Plain text box" });
  const tag = () => it.text.evaluate((it) => it.tagName);
  await choice.click();
  await settles(tag, "TEXTAREA");
  await settles(() => choice.getAttribute("aria-pressed"), "true");
  await it.text.fill((await it.value()).replace('"Deny"', '"Allow"'));
  await it.decides("allowed");
  await it.openPolicy("ReadReports");
  await settles(tag, "TEXTAREA");
  await page.reload();
  await it.isReady();
  await settles(tag, "TEXTAREA");
  await choice.click();
  await settles(tag, "DIV");
  await settles(() => choice.getAttribute("aria-pressed"), "false");
});

visit("a plain text box is had where the browser keeps nothing", async (it) => {
  await it.text.waitFor();
  await it.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await it.page.getByRole("button", { name: "Plain text box" }).click();
  await settles(() => it.text.evaluate((it) => it.tagName), "TEXTAREA");
});

visit("no key is lost on a slow machine, however the pauses fall", async (it) => {
  const { page } = it;
  await it.decides("explicitDeny");
  await it.text.waitFor();
  const text = await it.value();
  const at = text.indexOf("DenyInsecureTransport");
  await it.element.evaluate((editor, at) => (editor.selection = { from: at, to: at }), at);
  await it.text.focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 12 });
  const typed = "AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopqr";
  for (const [n, letter] of [...typed].entries()) {
    await page.keyboard.press(letter);
    // Around the pause after which the rest of the page is drawn.
    await page.waitForTimeout(120 + (n % 8) * 20);
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const whole = text.slice(0, at) + typed + text.slice(at);
  await settles(() => it.value(), whole);
  // And the page knows of all of them.
  await it.verdict.getByText(`${typed}DenyInsecureTransport`).first().waitFor();
  await page.waitForTimeout(300);
  assert.equal(await it.value(), whole);
});
