// Text that can't be read: where it is torn is shown, and the last answer stays, greyed.
import assert from "node:assert/strict";
import { fillIn, IDENTITY, REQUEST } from "./policies.mjs";
import { eventually, settles, visits } from "./playground.mjs";

const visit = visits();

/** The text of the identity policy with a comma too many, in line 10. */
const TORN = IDENTITY.replace('example-reports/*"\n    }', 'example-reports/*"\n    },');
const LINE = TORN.slice(0, TORN.indexOf("},")).split("\n").length;

/** A page with one policy that allows, and then does not read. */
async function tear(it, text = TORN) {
  await fillIn(it, { bucket: null, boundary: null });
  await it.decides("allowed");
  await it.write(text);
}

visit("broken JSON shows where, and the last answer stays, greyed", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  await it.decides("allowed");
  const look = () =>
    it.verdict.getByText("Allowed", { exact: true }).first().evaluate((word) => {
      const shades = [];
      for (let at = word; at; at = at.parentElement) {
        const { opacity, filter } = getComputedStyle(at);
        shades.push(opacity, filter);
      }
      return [getComputedStyle(word).color, ...shades].join(" ");
    });
  const before = await look();
  await it.write(TORN);
  await it.says(`IdentityPolicy, line ${LINE}`);
  await it.says("nothing follows this comma before ]");
  await it.says("the answer for the previous text");
  await it.decides("allowed");
  assert.notEqual(await look(), before);
  await it.write(IDENTITY);
  await settles(() => it.verdict.getByText("the answer for the previous text").count(), 0);
  await settles(look, before);
});

visit("what a sentence has in code stands as code, and no backtick is read", async (it) => {
  const read = () => it.page.evaluate(() => [...document.querySelectorAll("p, span, li, button, #notice")].filter((at) => at.checkVisibility() && !at.closest("policy-editor, pre, textarea, code") && at.textContent.includes("`")).map((at) => at.textContent));
  const isCode = (text) => it.page.locator("code", { hasText: text }).filter({ visible: true }).first().waitFor();
  await tear(it, IDENTITY.replace('"s3:GetObject"', '"s3:GetObjct"'));
  await it.openProblems();
  await it.policies.getByText("s3:GetObjct").last().waitFor();
  assert.deepEqual(await read(), []);
  await it.paste("resource \"aws_iam_policy\" \"a\" {}\n");
  // It is the message, and nothing else is said of it.
  await it.says("This is Terraform.");
  await it.says("In grey: the answer for the previous text.");
  assert.equal(await it.page.getByText("This is Terraform.").count(), 1);
  assert.equal(await it.verdict.getByText("Expected a value").count(), 0);
  assert.deepEqual(await read(), []);
  await isCode("terraform show");
  await it.ask({ principal: "nobody at all" });
  await it.request.locator(".field-error").waitFor();
  assert.deepEqual(await read(), []);
  await it.page.evaluate(() => {
    location.hash = "#v=world&example=chain";
  });
  await it.page.locator("main.sessions .hop-toggle").first().click();
  await it.page.locator(".hop-body input").first().waitFor();
  assert.deepEqual(await read(), []);
  await it.page.locator("#language").click();
  await it.page.locator(".hop-body").getByText("000000").first().waitFor();
  await isCode("000000");
  assert.deepEqual(await read(), []);
  const editor = it.page.locator("main.sessions policy-editor");
  await editor.getByRole("textbox").focus();
  await it.page.keyboard.press("ControlOrMeta+a");
  await it.page.keyboard.insertText('{ "version": 1, "steps": [{ "id": "a", "request": { "action": 1 } }] }');
  await it.page.locator(".text-problems").waitFor();
  assert.deepEqual(await read(), []);
});

visit("the place is marked in the text, and a problem leads to it", async (it) => {
  await tear(it);
  await it.openProblems();
  const problems = it.policies.getByRole("group", { name: "Problems" });
  await problems.getByText(/follows this comma/).waitFor();
  await it.element.locator(".cm-lintRange-error, .cm-lintPoint-error").first().waitFor();
  await problems.getByRole("button", { name: `line ${LINE}` }).click();
  await settles(() => it.selected(), ",");
});

visit("a policy that can't be read is told apart on the shelf", async (it) => {
  await tear(it);
  await it.page.getByRole("tab", { name: /IdentityPolicy.*error/ }).waitFor();
});

visit("an answer follows the part that can be read again", async (it) => {
  await tear(it);
  await it.says("the answer for the previous text");
  await it.write(IDENTITY.replace("Allow", "Deny"));
  await it.decides("explicitDeny");
});

visit("an element that can't be is named with its line", async (it) => {
  await tear(it, IDENTITY.replace('"Allow"', '"Alow"'));
  await it.says("An effect is Allow or Deny, not Alow".slice(3));
  await it.says("line 6");
  await it.says("the answer for the previous text");
});

visit("a case that never had an answer says what is missing", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste("{");
  await it.ask(REQUEST);
  await it.says("Can’t be evaluated as it stands");
  assert.equal(await it.verdict.getByText("the answer for the previous text").count(), 0);
});

visit("torn text stays torn in a link, and over a reload", async (it) => {
  await tear(it);
  await it.says(`line ${LINE}`);
  const tab = await it.newTab(await it.copyLink());
  await tab.says(`line ${LINE}`);
  await settles(() => tab.value(), TORN);
  await it.page.reload();
  await it.says(`line ${LINE}`);
  await settles(() => it.value(), TORN);
});

visit("a fix that is offered is made, and can be undone", async (it) => {
  await tear(it, IDENTITY.replace('"Allow"', '"allow"'));
  await it.openProblems();
  const problems = it.policies.getByRole("group", { name: "Problems" });
  await problems.waitFor();
  const fixes = problems.getByRole("button").filter({ hasNotText: /^line/ });
  await fixes.first().click();
  await settles(() => it.value(), IDENTITY);
  await it.decides("allowed");
  await it.button("Undo").click();
  await settles(() => it.value(), IDENTITY.replace('"Allow"', '"allow"'));
});

visit("a field that can't be read says so, tied to the field", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  await it.ask({ principal: "111122223333" });
  const field = it.field("Principal");
  await settles(() => field.getAttribute("aria-invalid"), "true");
  const described = await field.evaluate((it) => document.getElementById(it.getAttribute("aria-describedby"))?.textContent);
  assert.match(described ?? "", /root|ARN/);
  await it.ask({ principal: REQUEST.principal });
  await settles(() => field.getAttribute("aria-invalid"), null);
  await it.decides("allowed");
});

visit("a hundred thousand brackets neither stop the page nor the reader", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  await it.paste("[".repeat(100_000));
  await it.says("Can’t be evaluated as it stands");
  await it.paste(IDENTITY);
  await it.decides("allowed");
});

visit("what is typed is never held up by a long policy", async (it) => {
  const statements = Array.from({ length: 200 }, (_, at) => ({
    Sid: `Read${at}`,
    Effect: "Allow",
    Action: ["s3:Get*", "s3:List*", `dynamodb:Get${at}`],
    Resource: [`arn:aws:s3:::bucket-${at}/*`, "*"],
    Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", `eu-${at}`] } },
  }));
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
  await fillIn(it, { identity: text, bucket: null, boundary: null });
  await it.decides("allowed");
  await it.text.focus();
  const longest = await it.page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
    }).observe({ type: "longtask" });
    return globalThis.longest;
  });
  assert.equal(longest, 0);
  await it.page.keyboard.press("ControlOrMeta+Home");
  for (const letter of "        ") await it.page.keyboard.press(letter === " " ? "Space" : letter);
  await eventually(async () => assert.ok((await it.value()).startsWith("        {")));
  const held = await it.page.evaluate(() => globalThis.longest);
  // Two busy processors: a bound that only a stall passes.
  assert.ok(held < 400, `the page was held up for ${held} ms`);
});
