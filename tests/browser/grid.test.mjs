// Many requests at once, over the same policies.
import assert from "node:assert/strict";
import { documentOf, fillIn, READ } from "./policies.mjs";
import { eventually, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

const panel = (it) => it.page.getByRole("tabpanel", { name: /^(Grid|격자)$/ });
const table = (it) => panel(it).getByRole("grid");
const openGrid = async (it) => {
  await it.page.getByRole("tab", { name: /^(Grid|격자)$/ }).click();
  await table(it).getByRole("gridcell").first().waitFor();
  await eventually(async () => assert.equal(await panel(it).locator(".busy").count(), 0));
};
const cells = (it) => table(it).getByRole("gridcell").allTextContents();
const fill = async (it, rows, columns) => {
  const [left, top] = await panel(it).getByRole("textbox").all();
  await left.fill(rows.join("\n"));
  await top.fill(columns.join("\n"));
  await it.button("Ask all").click();
};

visit("actions stand against resources, each cell with its answer", async (it) => {
  await fillIn(it);
  await openGrid(it);
  await fill(it, ["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::example-reports/a", "arn:aws:s3:::example-reports/drafts/a"]);
  await settles(() => cells(it), ["allowed", "explicit deny", "implicit deny", "explicit deny"]);
  // A cell that is chosen is what is asked, and the grid stays.
  await table(it).evaluate((it) => (it.dataset.same = "yes"));
  await table(it).getByRole("gridcell").nth(2).click();
  await it.decides("implicitDeny");
  await settles(() => it.field("Action").inputValue(), "s3:PutObject");
  await settles(() => it.field("Resource").inputValue(), "arn:aws:s3:::example-reports/a");
  await settles(() => table(it).getByRole("gridcell").nth(2).getAttribute("aria-selected"), "true");
  await it.page.getByRole("tab", { name: "Flip it" }).click();
  await it.page.getByText("The smallest changes that turn this into Allowed").waitFor();
  await openGrid(it);
  assert.equal(await table(it).getAttribute("data-same"), "yes");
  await it.button("Undo").click();
  await it.decides("explicitDeny");
});

visit("the grid follows a policy that names what it named before, and a cell that is asked already", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  await openGrid(it);
  await fill(it, ["s3:GetObject"], ["arn:aws:s3:::example-reports/drafts/q1.csv"]);
  await settles(() => cells(it), ["allowed"]);
  await table(it).getByRole("gridcell").first().click();
  await it.paste(documentOf({ ...READ, Effect: "Deny" }));
  await it.decides("explicitDeny");
  await settles(() => cells(it), ["explicit deny"]);
});

visit("principals stand against actions", async (it) => {
  await fillIn(it, { bucket: documentOf({ ...READ, Principal: { AWS: "arn:aws:iam::111122223333:user/Ana" } }), identity: null, boundary: null });
  await openGrid(it);
  await panel(it).getByRole("combobox").selectOption("principals");
  await settles(() => panel(it).getByRole("textbox").first().inputValue(), `${"arn:aws:sts::111122223333:assumed-role/ReportReader/nightly"}\narn:aws:iam::111122223333:user/Ana`);
  await settles(() => cells(it), ["implicit deny", "allowed"]);
});

visit("many lines are asked, and the rest is said to be left out", async (it) => {
  await fillIn(it);
  await openGrid(it);
  const lines = (n, stem) => Array.from({ length: n }, (_, at) => `${stem}${at}`);
  await fill(it, lines(45, "s3:GetObject"), lines(12, "arn:aws:s3:::example-reports/"));
  await panel(it).getByText("At most 40 lines each").waitFor();
  await settles(async () => (await cells(it)).length, 480);
  await fill(it, [], ["x"]);
  await panel(it).getByText("Name at least one line each.").waitFor();
});

const actions = (it) => panel(it).getByRole("textbox", { name: "Actions, one a line" });
const lines = async (it) => (await actions(it).inputValue()).split("\n");

visit("a pattern among the actions is taken apart into those that there are", async (it) => {
  await fillIn(it);
  await openGrid(it);
  const expand = panel(it).getByRole("button", { name: /^Expand/ });
  assert.equal(await expand.count(), 0);
  await actions(it).fill("sts:assume*\ns3:PutObject");
  await panel(it).getByRole("button", { name: "Expand sts:assume*" }).click();
  const found = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoot", "s3:PutObject"];
  await settles(() => lines(it), found);
  assert.equal(await expand.count(), 0);
  await it.button("Ask all").click();
  await settles(() => table(it).getByRole("rowheader").allTextContents(), found);
  // One question mark is one letter.
  await actions(it).fill("sqs:SendMessag?");
  await expand.click();
  await settles(() => lines(it), ["sqs:SendMessage"]);
});

visit("what there is no room for is counted, what the policies name comes first, and all can be undone", async (it) => {
  await fillIn(it);
  await openGrid(it);
  await actions(it).fill("iam:CreateUser\ns3:*\nnosuch:*");
  await panel(it).getByRole("button", { name: "Expand s3:*, nosuch:*" }).click();
  await settles(async () => (await lines(it)).length, 40);
  assert.deepEqual((await lines(it)).slice(0, 2), ["iam:CreateUser", "s3:GetObject"]);
  await panel(it).getByText(/^Of s3:\*, more than \d+ actions are left out\. No known action fits nosuch:\*\./).waitFor();
  await panel(it).getByRole("button", { name: "Undo" }).click();
  await settles(() => lines(it), ["iam:CreateUser", "s3:*", "nosuch:*"]);
});

visit("the keys go through the grid", async (it) => {
  await fillIn(it);
  await openGrid(it);
  await fill(it, ["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::example-reports/a", "arn:aws:s3:::example-reports/drafts/a"]);
  await settles(async () => (await cells(it)).length, 4);
  assert.equal(await table(it).locator("[tabindex='0']").count(), 1);
  await table(it).locator("[tabindex='0']").focus();
  await it.page.keyboard.press("ArrowDown");
  await it.page.keyboard.press("Enter");
  await settles(() => it.field("Action").inputValue(), "s3:PutObject");
  await settles(() => it.page.evaluate(() => document.activeElement.textContent), "implicit deny");
});

for (const locale of ["en-US", "ko-KR"]) {
  for (const colorScheme of ["light", "dark"]) {
    visit(`no violation: ${locale}, ${colorScheme}`, { locale, colorScheme }, async (it) => {
      await openGrid(it);
      assert.deepEqual(await violations(it.page), []);
    });
  }
}

visit("nothing sticks out at 320 pixels", { width: 320, height: 844, hasTouch: true }, async (it) => {
  await openGrid(it);
  assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  const head = table(it).locator("thead");
  assert.equal(await head.evaluate((it) => getComputedStyle(it).clipPath), "none", "the heads are to be seen");
});
