// What an answer depends on, as a table of the values that the unknown keys may hold.
import assert from "node:assert/strict";
import { documentOf, REQUEST } from "./policies.mjs";
import { fragmentOf } from "./links.mjs";
import { settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

const identity = documentOf(
  { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } },
  { Effect: "Deny", Action: "*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
);
const linkOf = (document, ...unknown) => fragmentOf({ version: 1, case: { ...REQUEST, unknown, policies: { identity: [{ name: "Read", document }] } } });
const at = linkOf(identity, "aws:SourceVpce", "aws:SecureTransport");
const wide = linkOf(
  documentOf(...JSON.parse(identity).Statement, { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }),
  "aws:SourceVpce",
  "aws:SecureTransport",
  "aws:SourceIp",
);

const table = (it) => it.page.locator(".truth-table").getByRole("table");
const rows = async (it) => {
  const all = await table(it).getByRole("row").all();
  return Promise.all(all.slice(1).map((row) => row.getByRole("cell").allTextContents()));
};

visit("each way that the keys may turn out is a row, and a row can be tried", { at }, async (it) => {
  await it.decides("depends");
  await settles(() => rows(it), [
    ["true", "absent or any other value", "implicit deny"],
    ["true", "vpce-1", "allowed"],
    ["false", "any", "explicit deny"],
  ]);
  await settles(() => table(it).getByRole("columnheader").allTextContents(), ["aws:SecureTransport", "aws:SourceVpce", "Decision"]);
  // A click anywhere in a row, and the button in it.
  await table(it).getByRole("cell", { name: "vpce-1" }).click();
  await it.decides("allowed");
  await settles(() => it.contextValue("aws:SourceVpce").inputValue(), "vpce-1");
  await settles(() => table(it).count(), 0);
  assert.equal(await it.page.evaluate(() => document.activeElement.id), "verdict");
  await it.button("Undo").click();
  await it.decides("depends");
  const last = table(it).getByRole("row").last();
  await last.getByRole("button", { name: "explicit deny: try it" }).focus();
  await it.page.keyboard.press("Enter");
  await it.decides("explicitDeny");
});

visit("the table follows the policies", { at }, async (it) => {
  await settles(async () => (await rows(it)).length, 3);
  await it.openPolicy("Read");
  await it.paste(identity.replace("vpce-1", "vpce-2"));
  await settles(async () => (await rows(it))[1], ["true", "vpce-2", "allowed"]);
});

for (const locale of ["en-US", "ko-KR"]) {
  for (const colorScheme of ["light", "dark"]) {
    visit(`no violation: ${locale}, ${colorScheme}`, { at, locale, colorScheme }, async (it) => {
      await table(it).waitFor();
      assert.deepEqual(await violations(it.page), []);
    });
  }
}

visit("nothing sticks out at 320 pixels, where three keys are a card each row", { at: wide, width: 320, height: 844, hasTouch: true }, async (it) => {
  await table(it).waitFor();
  assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  const before = await table(it).getByRole("cell", { name: "vpce-1" }).first().evaluate((it) => getComputedStyle(it, "::before").content);
  assert.equal(before, '"aws:SourceVpce"');
  const height = await table(it).getByRole("button").first().evaluate((it) => it.getBoundingClientRect().height);
  assert.ok(44 <= height, `${height}`);
});
