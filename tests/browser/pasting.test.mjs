// Pasting unwraps what people have, says so, and can be undone.
import assert from "node:assert/strict";
import { documentOf, READ, TRUST_STATEMENT } from "./policies.mjs";
import { settles, visits } from "./playground.mjs";

const visit = visits();

const identity = { Version: "2012-10-17", Statement: [READ] };
const bucket = { Version: "2012-10-17", Statement: [{ ...READ, Principal: { AWS: "arn:aws:iam::111122223333:user/ana" } }] };
const trust = { Version: "2012-10-17", Statement: [TRUST_STATEMENT] };
const pretty = (value) => JSON.stringify(value, null, 4);
const role = {
  Path: "/",
  RoleName: "Worker",
  RoleId: "AROAEXAMPLEWORKERROLE",
  Arn: "arn:aws:iam::111122223333:role/Worker",
  CreateDate: "2026-01-05T09:00:00+00:00",
  MaxSessionDuration: 3600,
};

/** What is pasted, into which box, the policy in it, and what has to be said of it. */
const FORMS = [
  ["aws iam get-role", "Resource-based policy", pretty({ Role: { ...role, AssumeRolePolicyDocument: trust } }), trust, /get-role/],
  [
    "aws iam get-policy-version",
    "Identity-based policy",
    pretty({ PolicyVersion: { Document: identity, VersionId: "v3", IsDefaultVersion: true, CreateDate: "2026-01-05T09:00:00+00:00" } }),
    identity,
    /get-policy-version/,
  ],
  [
    "aws iam get-role-policy",
    "Identity-based policy",
    pretty({ RoleName: "Worker", PolicyName: "ReadReports", PolicyDocument: identity }),
    identity,
    /get-role-policy/,
  ],
  [
    "aws iam get-user-policy",
    "Identity-based policy",
    pretty({ UserName: "ana", PolicyName: "ReadReports", PolicyDocument: identity }),
    identity,
    /get-user-policy|policy document/i,
  ],
  [
    "aws s3api get-bucket-policy",
    "Resource-based policy",
    pretty({ Policy: JSON.stringify(bucket) }),
    bucket,
    /get-bucket-policy/,
  ],
  ["a policy inside a JSON string", "Resource-based policy", JSON.stringify(JSON.stringify(bucket)), bucket, /string/i],
  ["an URL-encoded document", "Identity-based policy", encodeURIComponent(JSON.stringify(identity)), identity, /URL/],
  [
    "a role of the raw API, URL-encoded inside",
    "Resource-based policy",
    pretty({ Role: { ...role, AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)) } }),
    trust,
    /URL/,
  ],
  ["a bare statement", "Identity-based policy", pretty(READ), identity, /statement/i],
  ["a list of statements", "Identity-based policy", pretty([READ, { ...READ, Sid: "Again" }]), { Version: "2012-10-17", Statement: [READ, { ...READ, Sid: "Again" }] }, /statements/i],
];

visit.each(
  "each form gives the policy in it, and undo gives the text back",
  FORMS,
  ([name]) => name,
  async (it, [, box, pasted, inside, said]) => {
    await it.startAnew();
    await it.addPolicy(box);
    await it.paste(pasted);
    const policy = async () => {
      const found = JSON.parse(await it.value());
      return Array.isArray(found.Statement) ? found : { ...found, Statement: [found.Statement] };
    };
    await settles(async () => (await policy()).Statement, inside.Statement);
    await it.policies.getByText(said).first().waitFor();
    // It is laid out to be read, and a statement that has nothing around it gets today's version.
    assert.ok((await it.value()).includes("\n  "), await it.value());
    assert.equal((await policy()).Version, "2012-10-17");
    await it.button("Undo").click();
    await settles(() => it.value(), pasted);
    await it.button("Redo").click();
    await settles(async () => (await policy()).Statement, inside.Statement);
  },
);

visit("undo by the keyboard in the box gives the pasted text back, and leaves it", async (it) => {
  const [, box, pasted, inside] = FORMS[2];
  await it.startAnew();
  await it.addPolicy(box);
  await it.paste(pasted);
  await settles(async () => JSON.parse(await it.value()).Statement, inside.Statement);
  await it.text.focus();
  await it.page.keyboard.press("ControlOrMeta+z");
  await settles(() => it.value(), pasted);
});

visit("a plain policy is left as it is, to the letter", async (it) => {
  const text = `{ "Version" : "2012-10-17",\n\t"Statement":[ ${JSON.stringify(READ)} ] }\n`;
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(text);
  await settles(() => it.value(), text);
  assert.equal(await it.policies.getByText("Taken out of what you pasted").count(), 0);
});

visit("what is pasted into a text is not taken for all of it", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(documentOf(READ));
  await settles(() => it.value(), documentOf(READ));
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), `${JSON.stringify(READ)},`);
  await it.element.evaluate((editor) => {
    const at = editor.value.indexOf("[") + 1;
    editor.selection = { from: at, to: at };
  });
  await it.text.focus();
  await it.page.keyboard.press("ControlOrMeta+v");
  await settles(async () => JSON.parse(await it.value()).Statement.length, 2);
});

visit("Terraform is recognised, with what to paste instead", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(`data "aws_iam_policy_document" "read" {
  statement {
    sid       = "ReadReports"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-reports/*"]
  }
}`);
  await it.policies.getByText(/Terraform/).first().waitFor();
  await it.policies.getByText(/terraform (show|console|output)/).first().waitFor();
});

visit("CloudFormation is recognised, with what to paste instead", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(`Resources:
  ReadReports:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: !Sub "arn:aws:s3:::\${Bucket}/*"`);
  await it.policies.getByText(/CloudFormation/).first().waitFor();
  await it.policies.getByText(/aws iam get-|get-policy-version|get-role/).first().waitFor();
});

visit("CloudFormation in JSON is recognised as well", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  const Properties = { PolicyDocument: { ...identity, Statement: [{ ...READ, Resource: { "Fn::Sub": "arn:aws:s3:::${Bucket}/*" } }] } };
  await it.paste(pretty({ Resources: { ReadReports: { Type: "AWS::IAM::ManagedPolicy", Properties } } }));
  await it.policies.getByText(/CloudFormation/).first().waitFor();
});

visit("a Principal among identity-based policies offers to move, and moves", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(pretty(bucket));
  await it.policies.getByText(/Principal/).filter({ visible: true }).first().waitFor();
  await it.policies.getByRole("button", { name: /Resource-based policy|Move it to/ }).first().click();
  await it.page.getByRole("textbox", { name: /^Resource-based policy.*JSON text/ }).waitFor();
  await settles(() => it.value(), pretty(bucket));
  assert.equal(await it.policies.getByRole("tab").count(), 1);
});

visit("a resource-based policy without a Principal offers to move, and moves", async (it) => {
  await it.startAnew();
  await it.addPolicy("Resource-based policy");
  await it.paste(pretty(identity));
  await it.policies.getByText(/Principal/).filter({ visible: true }).first().waitFor();
  await it.policies.getByRole("button", { name: /Identity-based policy|Move it to/ }).first().click();
  await it.page.getByRole("textbox", { name: /^Identity-based policy.*JSON text/ }).waitFor();
  await settles(() => it.value(), pretty(identity));
  assert.equal(await it.policies.getByRole("tab").count(), 1);
});

visit("an offer to move can be turned down", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(pretty(bucket));
  await it.policies.getByRole("button", { name: "Keep it here" }).click();
  await settles(() => it.policies.getByRole("button", { name: "Keep it here" }).count(), 0);
  await settles(() => it.value(), pretty(bucket));
});

visit("what is pasted after a click beside an editor, which has no keyboard, is the page's", { isFirst: true, width: 1440, height: 900 }, async (it) => {
  const message =
    'User: arn:aws:iam::111122223333:user/kim is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::box/k" because no identity-based policy allows the s3:PutObject action';
  await it.element.first().waitFor();
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), message);
  await it.page.mouse.click(5, 500);
  assert.equal(await it.page.evaluate(() => document.activeElement.tagName), "BODY");
  await it.page.keyboard.press("ControlOrMeta+v");
  await it.says("No identity-based policy allows s3:PutObject");
});
