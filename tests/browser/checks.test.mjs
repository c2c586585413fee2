// Several requests over the same policies, answered as one edits.
import assert from "node:assert/strict";
import { EXAMPLES, settles, visits } from "./playground.mjs";

const visit = visits();
const answer = (row, words) => row.getByRole("cell").filter({ hasText: words }).last().waitFor();
const row = (it, words) => it.checks.getByRole("row").filter({ hasText: words });

visit("the table answers anew when a policy is edited", async (it) => {
  await it.showChecks();
  await it.decides("explicitDeny");
  await answer(row(it, "Writing over HTTPS"), "Denied — implicit deny");
  await it.openPolicy("ReadReports");
  await it.write((await it.value()).replace('"s3:GetObject"', '"s3:*"'));
  await answer(row(it, "Writing over HTTPS"), /^Allowed.*not as expected/);
  await answer(row(it, /Writing over HTTP$|Writing over HTTP[^S]/), "Denied — explicit deny");
});

visit("a request of the table is shown in the form, with its own verdict and reasons", async (it) => {
  await it.showChecks();
  await row(it, "Listing the bucket").getByRole("button", { name: /Listing the bucket|Show in the form/ }).first().click();
  await it.decides("allowed");
  await settles(() => it.field("Action").inputValue(), "s3:ListBucket");
  await settles(() => it.contextValue("aws:SecureTransport").inputValue(), "true");
  await it.says("“ListTheBucket”");
});

visit("what is edited in the form belongs to the request that it shows", async (it) => {
  await it.showChecks();
  await row(it, "Listing the bucket").getByRole("button", { name: /Listing the bucket|Show in the form/ }).first().click();
  await settles(() => it.field("Action").inputValue(), "s3:ListBucket");
  await it.ask({ action: "s3:DeleteBucket" });
  await it.decides("implicitDeny");
  await answer(row(it, "Listing the bucket"), /^Denied — implicit deny.*not as expected/);
  await row(it, "main request").getByRole("button", { name: /main request|Show in the form/ }).first().click();
  await it.decides("explicitDeny");
  await settles(() => it.field("Action").inputValue(), "s3:GetObject");
});

visit("a request is added to the table, given an expectation, and removed", async (it) => {
  await it.showChecks();
  const { checks } = EXAMPLES[0];
  const removes = it.checks.getByRole("button", { name: /^Remove this request/ });
  await settles(() => removes.count(), checks.length);
  await it.ask({ action: "s3:PutObjectAcl" });
  await it.button("+ Add this request").click();
  await settles(() => removes.count(), checks.length + 1);
  const added = it.checks.getByRole("row").last();
  await answer(added, "Denied — explicit deny");
  const expected = added.getByRole("combobox", { name: /^Expected/ });
  await expected.selectOption({ label: "Allowed" });
  await answer(added, /^Denied — explicit deny.*not as expected/);
  await removes.last().click();
  await settles(() => removes.count(), checks.length);
  await it.button("Undo").click();
  await settles(() => removes.count(), checks.length + 1);
});

visit("each part of the table can be told apart by its name", async (it) => {
  await it.showChecks();
  await it.decides("explicitDeny");
  const names = await it.checks.getByRole("button").evaluateAll((all) =>
    all.map((it) => it.getAttribute("aria-label") ?? it.textContent.trim()),
  );
  assert.deepEqual(names, [...new Set(names)]);
  assert.ok(names.every((name) => 1 < name.length), String(names));
});
