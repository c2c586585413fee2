// The review: all findings of the document in hand, policy by policy, each a press away from its place.
import assert from "node:assert/strict";
import { BUCKET, IDENTITY, fillIn } from "./policies.mjs";
import { isHeld, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const review = (it) => it.page.locator("main.review");
const toReview = (it) => it.page.getByRole("link", { name: /^(Review|검토)$/ }).click();
const headings = (it) => review(it).getByRole("heading", { level: 3 }).allTextContents();
const MISSPELT = IDENTITY.replace('"s3:GetObject"', '"s3:GetObjct"');

async function toWorld(it) {
  await it.page.evaluate(() => {
    location.hash = "#v=world&example=chain";
  });
  await it.page.locator("main.sessions .hop").first().waitFor();
}

/** Two policies, one of them with a misspelt action. */
async function work(it) {
  await fillIn(it, { bucket: BUCKET });
  await it.openPolicy("IdentityPolicy");
  await it.write(MISSPELT);
}

visit("all policies are looked through, the worst first, and the others are named", async (it) => {
  await work(it);
  await toReview(it);
  await review(it).getByRole("status").filter({ hasText: /error|warning/ }).waitFor();
  const [first] = await headings(it);
  assert.match(first, /IdentityPolicy/);
  await review(it).getByText("s3:GetObjct").first().waitFor();
  assert.equal(await it.page.evaluate(() => location.hash), "#v=review");
});

visit("a problem leads to its place, and its fix can be undone there", async (it) => {
  await work(it);
  await toReview(it);
  const problem = review(it).locator(".problem", { hasText: "s3:GetObjct" }).first();
  await problem.locator(".fix").click();
  await settles(() => review(it).locator(".problem", { hasText: "s3:GetObjct" }).count(), 0);
  await isHeld(it);
  await it.button("Undo").click();
  await problem.waitFor();
  await problem.getByRole("button", { name: /^line \d+$/ }).click();
  await it.page.getByRole("tab", { name: "IdentityPolicy", selected: true }).waitFor();
  assert.equal(await review(it).count(), 0);
  assert.match(await it.value(), /GetObjct/);
  // The keyboard is in the text, whose line is in sight, and what stands below is about it.
  await settles(() => it.page.evaluate(() => document.activeElement?.closest("policy-editor") !== null), true);
  await settles(
    () =>
      it.page.locator(".cm-line", { hasText: "GetObjct" }).evaluate((line) => {
        const { left, top, bottom } = line.getBoundingClientRect();
        return [top + 1, bottom - 1].every((y) => document.elementFromPoint(left + 20, y)?.localName === "policy-editor");
      }),
    true,
  );
  await it.page.locator(".problems-first", { hasText: "GetObjct" }).waitFor();
  await it.page.goBack();
  await problem.waitFor();
});

visit("it is about what was looked at last", async (it) => {
  await toWorld(it);
  await toReview(it);
  await review(it).getByText(/policies of the world/).waitFor();
  await review(it).getByRole("status").filter({ hasText: /found|error|warning|suggestion/ }).waitFor();
  assert.match(await review(it).innerText(), /RoleA · trustPolicy/);
  await it.page.getByRole("link", { name: "Ask", exact: true }).click();
  await toReview(it);
  await review(it).getByText(/2 policies of the request/).waitFor();
});

visit("what is found in a world leads to its text", async (it) => {
  await toWorld(it);
  const editor = it.page.locator("main.sessions policy-editor");
  await editor.waitFor();
  await it.page.waitForFunction(() => customElements.get("policy-editor"));
  const torn = await editor.evaluate((it) => it.value.replace('"s3:GetObject"', '"s3:GetObjct"'));
  await it.page.locator("main.sessions").getByRole("textbox", { name: /JSON/ }).first().focus();
  await it.page.keyboard.press("ControlOrMeta+a");
  await it.page.keyboard.insertText(torn);
  await toReview(it);
  await review(it).locator(".problem", { hasText: "s3:GetObjct" }).first().getByRole("button", { name: /^line/ }).click();
  const selected = () => editor.evaluate((it) => it.value.slice(it.selection.from, it.selection.to));
  await settles(selected, "GetObjct");
  // It is marked, in sight, and in the line that was said.
  const mark = editor.locator(".cm-mark-selected");
  await settles(() => mark.evaluate((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.localName;
  }), "policy-editor");
  const line = await editor.evaluate((it) => it.value.slice(0, it.selection.from).split("\n").length);
  await it.page.goBack();
  await review(it).locator(".problem", { hasText: "s3:GetObjct" }).first().getByRole("button", { name: `line ${line}`, exact: true }).waitFor();
});

visit("a security warning, a warning and a suggestion differ in shape", async (it) => {
  await it.openPolicy("ReadReports");
  await it.write('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","s3:GetObject"],"Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}');
  await toReview(it);
  const shapes = { error: "#glyph-deny", "security warning": "#glyph-security", warning: "#glyph-warning", suggestion: "#glyph-note" };
  const seen = () => review(it).locator(".problem").evaluateAll((all) => all.map((row) => [row.querySelector(".unseen").textContent.replace(": ", ""), row.querySelector(".glyph use").getAttribute("href")]));
  await settles(async () => (await seen()).some(([name]) => name === "security warning"), true);
  for (const [name, shape] of await seen()) assert.equal(shape, shapes[name], name);
});

visit("who gets to a role is asked of all chains, and a way is walked in World", async (it) => {
  await toWorld(it);
  await toReview(it);
  const ways = review(it).locator("#reached");
  const roles = await review(it).locator('optgroup[label="Who can assume"] option').allTextContents();
  assert.ok(1 < roles.length, roles.join());
  await review(it).locator("#reach-whose").selectOption({ label: roles.at(-1) });
  const way = ways.locator(".pair", { has: it.page.locator(".way li:nth-child(2)") }).first();
  await way.waitFor();
  const n_hops = await way.locator(".way li").count();
  assert.ok(1 < n_hops);
  const steps = it.page.locator("main.sessions .hop");
  await way.getByRole("button", { name: "Add as steps in World" }).click();
  await steps.first().waitFor();
  const ids = await it.page.locator("main.sessions policy-editor").evaluate((it) => JSON.parse(it.value).steps.map((step) => step.id));
  assert.equal(ids.filter((id) => id.startsWith("hop")).length, n_hops, ids.join());
  await isHeld(it);
  await it.page.getByText(/went through|issued|steps/).first().waitFor();
});

visit("a page without a policy says what to do", { at: "#new" }, async (it) => {
  await toReview(it);
  await review(it).getByText("There is no policy yet. Write one in Ask, or build a world in World.").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [width, locale] of [
    [1440, "en-US"],
    [320, "ko-KR"],
  ]) {
    visit(`no violation of WCAG: ${colorScheme}, ${width} pixels, ${locale}`, { colorScheme, width, locale, at: "#example=anonymous" }, async (it) => {
      await toReview(it);
      await review(it).getByRole("status").filter({ hasText: /found|error|warning|suggestion|없|개/ }).waitFor();
      assert.deepEqual(await violations(it.page), []);
      const isWider = await it.page.evaluate(() => document.documentElement.clientWidth < document.documentElement.scrollWidth);
      assert.equal(isWider, false);
    });
  }
}
