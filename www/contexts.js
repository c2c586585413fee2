// Typical contexts: the keys that AWS sends with a request of some sort, and what stands for their values. The keys of the
// caller itself follow from the principal and are not among them.
const always = { "aws:SecureTransport": "true", "aws:ViaAWSService": "false" };
const IP = "203.0.113.10";

/** By id; each is given the caller's account. */
export const CONTEXTS = {
  console: () => ({
    ...always,
    "aws:SourceIp": IP,
    "aws:MultiFactorAuthPresent": "true",
    "aws:MultiFactorAuthAge": "300",
    "aws:UserAgent": "AWS Management Console",
  }),
  // A long-term key says nothing of MFA: neither true nor false.
  cli: () => ({ ...always, "aws:SourceIp": IP, "aws:UserAgent": "aws-cli/2.31.0" }),
  ec2: (account) => ({
    ...always,
    "aws:SourceIp": IP,
    "aws:MultiFactorAuthPresent": "false",
    "ec2:SourceInstanceArn": `arn:aws:ec2:us-east-1:${account}:instance/i-0123456789abcdef0`,
    "ec2:RoleDelivery": "2.0",
    "aws:Ec2InstanceSourceVpc": "vpc-0123456789abcdef0",
    "aws:Ec2InstanceSourcePrivateIPv4": "10.0.1.20",
  }),
  lambda: (account) => ({
    ...always,
    "aws:SourceIp": IP,
    "aws:MultiFactorAuthPresent": "false",
    "lambda:SourceFunctionArn": `arn:aws:lambda:us-east-1:${account}:function:my-function`,
  }),
  // What comes through an endpoint has no public address.
  endpoint: () => ({
    ...always,
    "aws:SourceVpc": "vpc-0123456789abcdef0",
    "aws:SourceVpce": "vpce-0123456789abcdef0",
    "aws:VpcSourceIp": "10.0.1.20",
  }),
  // The caller's own address stays.
  cloudformation: () => ({
    ...always,
    "aws:ViaAWSService": "true",
    "aws:SourceIp": IP,
    "aws:CalledVia": ["cloudformation.amazonaws.com"],
    "aws:CalledViaFirst": "cloudformation.amazonaws.com",
    "aws:CalledViaLast": "cloudformation.amazonaws.com",
    "aws:UserAgent": "cloudformation.amazonaws.com",
  }),
};

const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** A case with other keys in its context: those of `gone` are taken out first, those of `set` are known from now on. */
export function withContext(it, set, gone = []) {
  const names = [...Object.keys(set), ...gone];
  const isKept = (key) => !names.some((name) => same(name, key));
  const kept = Object.entries(it.context ?? {}).filter(([key]) => isKept(key));
  const next = { ...it, context: { ...Object.fromEntries(kept), ...set } };
  if (it.unknown) next.unknown = it.unknown.filter(isKept);
  return next;
}

/** A case in one of the contexts. Keys that only the others have are taken out. */
export function inContext(it, id) {
  const arn = typeof it.principal === "string" ? it.principal : (it.principal?.arn ?? "");
  const account = /^\d{12}$/.test(arn.split(":")[4]) ? arn.split(":")[4] : "111122223333";
  const all = Object.values(CONTEXTS).flatMap((context) => Object.keys(context(account)));
  return withContext(it, CONTEXTS[id](account), all);
}
