// The frame of the page, with any number of problems: no control lies over another, none is cut off, and the list of the
// problems leaves the text its place.
import assert from "node:assert/strict";
import { EXAMPLES, eventually, settles, some, visits } from "./playground.mjs";

const visit = visits();

const SIZES = [[1440, 900], [1920, 1080], [1024, 768], [390, 844], [320, 640]];
const NUMBERS = [0, 3, 27, 51];

/** A policy with so many problems: actions that there are not. */
const withProblems = (n) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:GetObject", ...Array.from({ length: n }, (_, at) => `s3:No${at}Such`)], Resource: "*" }] }, null, 2);

const sum = (numbers) => numbers.reduce((all, it) => all + Number(it), 0);

/** What is wrong with how the page stands. */
function faults() {
  const CONTROLS = "button, a[href], input, select, textarea, summary, policy-editor, [role=tab]";
  /** The part of an element that is seen, which those around it may cut off. */
  const seen = (element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let around = element.parentElement; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.position === "fixed") break;
      if (style.overflow === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return { left, top, right, bottom };
  };
  /** Whether it stays where it is in the window while the page is scrolled. */
  const isStill = (element) => {
    for (let around = element; around; around = around.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(around).position)) return true;
    }
    return false;
  };
  const name = (it) => `${it.localName}${it.id && `#${it.id}`} ${(it.getAttribute("aria-label") ?? it.textContent).trim().slice(0, 30)}`;
  const controls = [...document.querySelectorAll(CONTROLS)]
    .filter((it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !it.closest("pane-splitter, .skip"))
    .map((it) => ({ it, box: seen(it) }))
    .filter(({ box }) => 2 < box.right - box.left && 2 < box.bottom - box.top);
  const found = [];
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
      // What stands still while the page goes on under it hides nothing for good.
      if (isStill(one.it) !== isStill(other.it)) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (1 < width && 1 < height) found.push(`${name(one.it)} lies over ${name(other.it)}`);
    }
    const isText = one.it.matches("button, a[href], summary, [role=tab]");
    if (isText && getComputedStyle(one.it).overflowX !== "visible" && one.it.clientWidth + 1 < one.it.scrollWidth) found.push(`${name(one.it)} is cut off`);
  }
  const list = document.querySelector(".problem-list");
  const pane = list?.closest(".in-hand, .policies");
  const isInFrame = pane && getComputedStyle(pane).overflowY === "auto";
  if (isInFrame && pane.clientHeight / 3 < list.getBoundingClientRect().height) found.push("the list of problems takes more than a third");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || !parentElement.checkVisibility({ visibilityProperty: true }) || parentElement.closest("script, style, option")) continue;
    if (Number.parseFloat(getComputedStyle(parentElement).fontSize) < 13) found.push(`small type: ${data.trim().slice(0, 30)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (clientWidth < scrollWidth) found.push(`the page is ${scrollWidth} pixels wide`);
  return found;
}

/** Writes a text into the policy that is open, all at once. */
const write = (it, text) =>
  it.element.first().evaluate((editor, text) => editor.dispatchEvent(new CustomEvent("editor", { bubbles: true, composed: true, detail: { kind: "edited", text } })), text);

const line = (it) => it.page.locator("#problems");

async function toggle(it, isOpen) {
  if ((await line(it).getAttribute("aria-expanded")) !== String(isOpen)) await line(it).click();
}

/** With the list closed and open. */
async function look(it, what) {
  const all = [];
  for (const isOpen of [false, true]) {
    await toggle(it, isOpen);
    all.push(...(await it.page.evaluate(faults)).map((fault) => `${what}, ${isOpen ? "open" : "closed"}: ${fault}`));
  }
  return all;
}

for (const [size, [width, height]] of SIZES.entries()) {
  visit(`no control lies over another or is cut off: ${width}×${height}`, { width, height }, async (it) => {
    const found = [];
    for (const [at, { id, title }] of some(EXAMPLES, size, SIZES.length).entries()) {
      await it.page.goto(`${it.home}#example=${id}`);
      await eventually(async () => assert.ok((await it.page.textContent("body")).includes(title.en), id));
      await it.turn("policies");
      await eventually(async () => assert.match(await line(it).textContent(), /\d|No problem/));
      found.push(...(await look(it, id)));
      // Each number at each size, and each with each example in turn.
      const numbers = at === 0 ? NUMBERS : [NUMBERS[at % NUMBERS.length]];
      for (const n of numbers) {
        await write(it, withProblems(n));
        // Those of the other policies are counted too.
        await eventually(async () => assert.ok(n <= sum((await line(it).textContent()).match(/\d+/g) ?? [])));
        found.push(...(await look(it, `${id} with ${n}`)));
      }
      await toggle(it, false);
    }
    assert.deepEqual(found, []);
  });
}

for (const [width, height] of [[1440, 900], [1366, 768]]) {
  visit(`two boxes leave the line and the list of problems free while the form is open: ${width}×${height}`, { isFirst: true, width, height }, async (it) => {
    await it.page.getByRole("button", { name: /^Edit/ }).first().click();
    await it.field("Action").waitFor();
    await eventually(async () => assert.match(await line(it).textContent(), /\d|No problem/));
    for (const isOpen of [false, true]) {
      await toggle(it, isOpen);
      const isCovered = await it.page.evaluate(() => {
        const line = document.querySelector("#problems").getBoundingClientRect();
        const editors = [...document.querySelectorAll("policy-editor")].map((it) => it.getBoundingClientRect());
        return editors.some((it) => line.top + 1 < it.bottom && it.top < line.bottom && it.left < line.right && line.left < it.right);
      });
      assert.equal(isCovered, false, String(isOpen));
    }
  });
}

for (const locale of ["en-US", "ko-KR"]) {
  visit(`the reasons begin high, and text and reasons have the height: ${locale}`, { locale, form: "sentence" }, async (it) => {
    const found = [];
    for (const { id, title } of EXAMPLES) {
      await it.page.goto(`${it.home}#example=${id}`);
      await eventually(async () => assert.ok((await it.page.textContent("body")).includes(title[locale.slice(0, 2)]), id));
      await it.page.locator(".tree .node").first().waitFor();
      const stands = await it.page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const reasons = [...document.querySelectorAll(".reasons :is(.near, .card, .node, .each-resource li)")];
        return { first: Math.min(...reasons.map((row) => row.getBoundingClientRect().top)), reasons: box(".reasons").height, text: box("#policies").height };
      });
      if (330 < stands.first || stands.reasons < 540 || stands.text < 540) found.push([id, stands]);
      found.push(...(await it.page.evaluate(faults)).map((fault) => `${id}: ${fault}`));
    }
    assert.deepEqual(found, []);
  });
}

visit("each word of the sentence leads to its field, and the form stays as it was left", { form: "sentence" }, async (it) => {
  assert.equal(await it.field("Action").isVisible(), false);
  for (const [word, field] of [["ReportReader/nightly", it.field("Principal")], ["s3:GetObject", it.field("Action")], ["example-reports/2026/summary.csv", it.field("Resource")], ["over HTTP", it.contextValue("aws:SecureTransport")]]) {
    await it.request.getByRole("button", { name: word, exact: true }).click();
    await eventually(async () => assert.ok(await field.evaluate((it) => it === document.activeElement), word));
    await it.button("Edit the request").click();
    await field.waitFor({ state: "hidden" });
  }
  await it.button("Edit the request").click();
  await it.contextValue("aws:SecureTransport").fill("true");
  await it.decides("allowed");
  await it.page.reload();
  await it.field("Action").waitFor();
  await it.button("Edit the request").click();
  await it.request.getByText("over HTTPS").waitFor();
});

visit("where something is still to be said, the form is open, and stays open while it is said", { form: "sentence" }, async (it) => {
  await it.startAnew();
  await it.field("Principal").fill("arn:aws:iam::111122223333:user/ana");
  await it.field("Action").fill("s3:GetObject");
  await it.field("Resource").fill("arn:aws:s3:::box/key");
  await it.decides("implicitDeny");
  assert.ok(await it.field("Resource").isVisible());
});

visit("a kind of policy that is not there says what that means", async (it) => {
  const path = it.page.getByRole("list", { name: "Kinds of policy, in AWS’s order" });
  await settles(
    () => path.locator(".gate").evaluateAll((all) => all.map((gate) => [...gate.querySelectorAll("span")].map((it) => it.textContent).join(": "))),
    ["RCPs: none", "SCPs: none", "VPC endpoint policy: none", "Bucket policy: explicit deny", "Identity-based policies: allow", "Permissions boundary: none", "Session policies: none"],
  );
  const boundary = path.getByRole("button", { name: "Permissions boundary" });
  await boundary.click();
  await it.page.getByText("No permissions boundary is set").waitFor();
  await boundary.click();
  await it.page.getByText("No permissions boundary is set").waitFor({ state: "detached" });
  await it.addPolicy("Permissions boundary");
  await boundary.getByText("empty").waitFor();
  await boundary.click();
  await it.page.getByText("The policy is still empty").waitFor();
});
