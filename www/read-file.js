// What is in a file that the reader opens: a case, the policies of one, a scenario, a link, or nothing of the playground's.
import { ask } from "./ask.js";

/** No case that a reader works on is larger, and a browser keeps no more. */
const MOST = 2_000_000;
/** The box of each kind of policy, and those that hold one policy. */
const BOXES = { identity: "identity", boundary: "boundary", session: "session", resource: "resource", key: "resource", trust: "resource", scp: "scps", rcp: "rcps", endpoint: "endpoint" };
const SINGLE = ["boundary", "resource", "endpoint"];
const FIELDS = ["version", "id", "title", "principal", "action", "resource", "resourceAccount", "context", "unknown", "policies", "expect", "checks"];

/**
 * One of `{ what: "case", text, n }`, where `n` is how many the file has, `{ what: "scenario", text }`,
 * `{ what: "link", text }`, or `{ problem }`, the word for what is wrong.
 */
export async function readFile(file) {
  if (MOST < file.size) return { problem: "too_big" };
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { problem: "unreadable" };
  }
  let text;
  try {
    // Shells of Windows write the other.
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    text = new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    return { problem: "not_text" };
  }
  if (!text) return { problem: "empty" };
  const lines = text.split("\n").filter((line) => line.trim());
  // A line each, as the command line reads them.
  const isOfLines = /\.(jsonl|ndjson)$/i.test(file.name) || (1 < lines.length && parsed(text) === undefined && isCase(parsed(lines[0])));
  return isOfLines ? { ...(await told(lines[0])), n: lines.length } : told(text);
}

async function told(text) {
  if (isCase(parsed(text))) return { what: "case", text };
  const said = await ask("recognise", { text }).catch(() => ({ what: "not_fetched" }));
  switch (said.what) {
    case "case":
    case "scenario":
    case "link":
      return { what: said.what, text };
    case "policy":
      return ofPolicies([{ text }]);
    case "unwrapped":
      return ofPolicies(said.found);
    case "not_fetched":
      return { problem: "not_fetched" };
    case "foreign":
      return { problem: "foreign" };
    case "summary":
      return { problem: "summary" };
    default:
      return { problem: "unrecognised" };
  }
}

/** What a JSON text holds; nothing where it is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Also one that asks nothing yet, which could be much else to those who don't know that it is a file. */
function isCase(it) {
  if (it === null || typeof it !== "object" || Array.isArray(it)) return false;
  const names = Object.keys(it);
  return names.length !== 0 && names.every((name) => FIELDS.includes(name) || name.startsWith("x-"));
}

/** A case with some policies, each `{ text, name, kind }`, of which it may have the text alone. */
function ofPolicies(found) {
  const policies = {};
  for (const { text: document, name, kind } of found) {
    const box = kind ? BOXES[kind] : boxOf(document);
    const policy = name ? { name, document } : { document };
    // The page has a list to choose from, if they are pasted there.
    if (SINGLE.includes(box) && policies[box]) return { problem: "several" };
    if (SINGLE.includes(box)) policies[box] = policy;
    else if (box === "scps" || box === "rcps") (policies[box] ??= [{ policies: [] }])[0].policies.push(policy);
    else (policies[box] ??= []).push(policy);
  }
  const context = { "aws:CurrentTime": `${new Date().toISOString().slice(0, 19)}Z`, "aws:SecureTransport": "true", "aws:RequestedRegion": "us-east-1" };
  return { what: "case", text: JSON.stringify({ context, policies }) };
}

/** Who names principals belongs to a resource. */
function boxOf(document) {
  const statements = [parsed(document)?.Statement].flat();
  return statements.some((it) => it?.Principal !== undefined || it?.NotPrincipal !== undefined) ? "resource" : "identity";
}
