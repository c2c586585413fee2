// What fills the request in, and what it is copied as.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { IDENTITY, documentOf, fillIn } from "./policies.mjs";
import { EXAMPLES, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const USER = "arn:aws:iam::111122223333:user/ana";

const typical = (it) => it.request.getByRole("combobox", { name: "Typical context…" });
const choose = (it, name) => typical(it).selectOption({ label: name });

visit("a request is copied as a command that a shell reads back", async (it) => {
  await fillIn(it, { boundary: null });
  await it.ask({ principal: USER });
  await it.button("Copy as AWS CLI…").click();
  const dialog = it.page.getByRole("dialog", { name: "AWS CLI commands" });
  await dialog.getByRole("button", { name: "Copy: Simulate the request" }).click();
  await dialog.getByText("Copied.").waitFor();
  const command = await it.page.evaluate(() => navigator.clipboard.readText());
  const words = execFileSync("sh", ["-c", `printf '%s\\0' ${command}`]).toString().split("\0");
  assert.deepEqual(words.slice(0, 3), ["aws", "iam", "simulate-custom-policy"]);
  assert.equal(words[words.indexOf("--policy-input-list") + 1], IDENTITY);
  assert.equal(words[words.indexOf("--caller-arn") + 1], USER);
  assert.deepEqual(await violations(it.page), []);
  await it.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

visit("a role is assumed by a command of its own, and what the simulator lacks is said", async (it) => {
  await it.startAnew();
  await it.ask({ principal: "arn:aws:iam::111122223333:role/Worker", action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/Reader" });
  await it.button("Copy as AWS CLI…").click();
  const dialog = it.page.getByRole("dialog", { name: "AWS CLI commands" });
  await dialog.getByText("aws sts assume-role").waitFor();
  await dialog.getByText(/leaves out: .*a caller that is no IAM user/).waitFor();
});

visit("a typical context sets its keys, takes the last one's away, and is one step of undo", async (it) => {
  await fillIn(it, { bucket: null, boundary: null });
  // It says what it is for, and not what was chosen last.
  assert.equal(await typical(it).inputValue(), "");
  await choose(it, "Console with MFA");
  assert.equal(await typical(it).inputValue(), "");
  await settles(() => it.contextValue("aws:MultiFactorAuthPresent").inputValue(), "true");
  await choose(it, "Through a VPC endpoint");
  await settles(() => it.contextValue("aws:SourceVpce").inputValue(), "vpce-0123456789abcdef0");
  assert.equal(await it.contextValue("aws:MultiFactorAuthPresent").count(), 0);
  assert.equal(await it.contextValue("aws:SourceIp").count(), 0);
  await it.button("Undo").click();
  await settles(() => it.contextValue("aws:MultiFactorAuthPresent").inputValue(), "true");
  assert.equal(await it.contextValue("aws:SourceVpce").count(), 0);
});

const said = (it) => it.page.getByRole("region", { name: "Worth knowing", exact: true });

visit("what AWS never sends is said beside the verdict, and gone when it is mended", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.write(documentOf({ Effect: "Allow", Action: "*", Resource: "*", Condition: { StringEqualsIfExists: { "s3:prefix": "a/" } } }));
  await it.ask({ principal: USER, action: "s3:GetObjct", resource: "arn:aws:s3:::example-reports/q1.csv" });
  await said(it).getByText(/was s3:GetObject meant\?/).waitFor();
  await it.ask({ action: "s3:GetObject", resource: "arn:aws:s3:::example-reports" });
  await said(it).getByText(/does not list a resource such as/).waitFor();
  await it.ask({ resource: "arn:aws:s3:::example-reports/q1.csv" });
  await said(it).getByText(/does not list s3:prefix for s3:GetObject/).waitFor();
  await it.ask({ action: "s3:ListBucket", resource: "arn:aws:s3:::example-reports" });
  await settles(() => said(it).getByText(/does not list/).count(), 0);
});

const DENIED = `An error occurred (AccessDenied) when calling the GetObject operation: User: ${USER} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-reports/drafts/q1.csv" with an explicit deny in a resource-based policy`;

/** Pastes a message and lets it fill the request in. */
async function fillFrom(it, text) {
  // What is offered for a field may stand over the button.
  await it.page.keyboard.press("Escape");
  await it.button("Paste an error message…").click();
  const dialog = it.page.getByRole("dialog", { name: "Paste an error message" });
  await dialog.getByRole("textbox", { name: "Error message" }).fill(text);
  await dialog.getByRole("button", { name: "Fill in the request" }).click();
  return dialog;
}

visit("a message that access was denied fills the request in, in one step, and is compared", async (it) => {
  await fillIn(it, { boundary: null, request: { principal: "anonymous", action: "s3:ListBucket", resource: "*" } });
  const dialog = await fillFrom(it, DENIED);
  await dialog.waitFor({ state: "detached" });
  await settles(() => it.field("Principal").inputValue(), USER);
  assert.equal(await it.field("Action").inputValue(), "s3:GetObject");
  assert.equal(await it.field("Resource").inputValue(), "arn:aws:s3:::example-reports/drafts/q1.csv");
  await it.request.getByText(/explicit deny in a resource-based policy\. The policies here come to the same\./).waitFor();
  await it.button("Undo").click();
  await settles(() => it.field("Principal").inputValue(), "anonymous");
  await fillFrom(it, DENIED.replace(/with an explicit.*/, "because no session policy allows the s3:GetObject action"));
  await it.request.getByText(/no session policy allows it\. The text of yours is wanted/).waitFor();
  await it.policies.getByText("AWS said that no policy of this kind allows the request.").waitFor();
});

visit("a denial pasted on a first visit is a case of its own, with a place for the policy that AWS named; and its note goes with it", async (it) => {
  const scp = "arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1a2b";
  await fillFrom(it, DENIED.replace(/with an explicit.*/, `with an explicit deny in a service control policy: ${scp}`));
  await it.request.getByText(/explicit deny in a service control policy: .*Its text is wanted.*Undo brings the example back\./).waitFor();
  await it.page.getByRole("tab", { name: "p-1a2b", selected: true }).waitFor();
  await it.policies.getByText("AWS said that this policy denied the request.").waitFor();
  // The box waits for its text: nothing is wrong with it, and it lets nothing through.
  assert.equal(await it.page.getByText("Expected a value").count(), 0);
  assert.deepEqual(await it.page.locator(".gate.allow", { hasText: "SCP" }).count(), 0);
  await it.page.locator(".gate", { hasText: "SCP" }).getByText("empty").waitFor();
  await it.write('{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } }');
  await it.request.getByText(/The policies here come to the same\./).waitFor();
  await it.button("New").click();
  await it.verdict.getByText("No verdict yet").waitFor();
  await settles(() => it.request.getByText(/Filled in:/).count(), 0);
  await it.button("Undo").click();
  await it.button("Undo").click();
  await settles(() => it.page.getByRole("tab", { name: "p-1a2b" }).count(), 1);
});

visit("a web identity that asks by sts:AssumeRole is told which call is its own, and asks by it in one press", async (it) => {
  await it.openExample(EXAMPLES.find(({ id }) => id === "github-oidc").title.en);
  await it.decides("allowed");
  await it.ask({ action: "sts:AssumeRole" });
  await it.decides("implicitDeny");
  const note = it.page.locator(".reasons .note", { hasText: "Who comes from an identity provider has no credentials" });
  await note.getByRole("button", { name: "Ask for sts:AssumeRoleWithWebIdentity" }).click();
  await it.decides("allowed");
  assert.equal(await it.field("Action").inputValue(), "sts:AssumeRoleWithWebIdentity");
  await settles(() => note.count(), 0);
  await it.button("Undo").click();
  await settles(() => it.field("Action").inputValue(), "sts:AssumeRole");
});

visit("the details of a denied request bring their context", async (it) => {
  await it.startAnew();
  await fillFrom(
    it,
    JSON.stringify({
      requestContext: { "aws:PrincipalArn": USER, "aws:SourceIp": "192.0.2.1" },
      evaluations: [{ action: "s3:GetObject", resource: "arn:aws:s3:::a/b", evaluatedEffect: "IMPLICIT_DENY", checks: [{ checkType: "SESSION", evaluatedEffect: "IMPLICIT_DENY" }] }],
      policies: [],
    }),
  );
  await settles(() => it.contextValue("aws:SourceIp").inputValue(), "192.0.2.1");
  await settles(() => it.field("Principal").inputValue(), USER);
});

visit("what can't be read is said, and stays to be mended", async (it) => {
  const dialog = await fillFrom(it, "Encoded authorization failure message: abc");
  await dialog.getByText("aws sts decode-authorization-message").waitFor();
  assert.deepEqual(await violations(it.page), []);
  await dialog.getByRole("textbox", { name: "Error message" }).fill("hello");
  await dialog.getByRole("button", { name: "Fill in the request" }).click();
  await dialog.getByText("This is no message of AWS").waitFor();
});

visit("a value that the key's type does not have is marked, with an example", async (it) => {
  await it.startAnew();
  await choose(it, "Console with MFA");
  const value = it.contextValue("aws:MultiFactorAuthPresent");
  await settles(() => value.inputValue(), "true");
  assert.ok(await value.evaluate((field) => field.validity.valid));
  await value.fill("yes");
  await it.request.getByText("true / false").filter({ visible: true }).first().waitFor();
  const address = it.contextValue("aws:SourceIp");
  for (const [text, isValid] of [["2001:db8::1", true], ["203.0.113.0/24", true], ["home", false]]) {
    await address.fill(text);
    assert.equal(await address.evaluate((field) => field.validity.valid), isValid, text);
  }
});

visit("the callers to choose from are of the account that is there", async (it) => {
  await it.startAnew();
  await it.ask({ principal: "arn:aws:iam::444455556666:user/ana" });
  await it.request.getByRole("combobox", { name: "fill in…" }).selectOption({ index: 4 });
  await settles(async () => (await it.field("Principal").inputValue()).includes(":444455556666:"), true);
});

visit("a trust policy is in the menu, and what is pasted as one is asked about its role", async (it) => {
  const field = (name) => it.page.getByRole("region", { name: "Request", exact: true }).getByRole("textbox", { name, exact: true });
  await it.startAnew();
  await it.addPolicy("Trust policy");
  await settles(() => field("Action").inputValue(), "sts:AssumeRole");
  await settles(() => field("Resource").inputValue(), "arn:aws:iam::111122223333:role/Example");
  await it.startAnew();
  await it.addPolicy("Resource-based policy");
  const role = {
    Arn: "arn:aws:iam::444455556666:role/ci/Deploy",
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Federated: "cognito-identity.amazonaws.com" }, Action: "sts:AssumeRoleWithWebIdentity" }],
    },
  };
  await it.paste(JSON.stringify({ Role: role }));
  await settles(() => field("Resource").inputValue(), role.Arn);
  await settles(() => field("Action").inputValue(), "sts:AssumeRoleWithWebIdentity");
  await it.page.getByRole("textbox", { name: /^Trust policy.*JSON text/ }).waitFor();
});
