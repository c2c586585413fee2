// Times @cloud-copilot/iam-simulate on files of cases, one case a line, and prints one line of JSON a file.
//
//     node peer.js SECONDS FILE…
//
// cold: the text of a case to its decision, JSON.parse included. warm: the same call on objects parsed before.
// Both are calls of `runSimulation`, the documented way in; its results hold a decision and what explains it, and there
// is no call that keeps a policy ready for the next. unchecked: `runUnsafeSimulation`, which checks no input, on the
// same objects. Counted is the CPU time of the whole process, so helper threads of the engine count too.

import { readFileSync } from "node:fs";
import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";

const DECISIONS = {
  Allowed: "allowed",
  ExplicitlyDenied: "explicitDeny",
  ImplicitlyDenied: "implicitDeny",
};

function simulation(one) {
  return {
    request: {
      principal: one.principal,
      action: one.action,
      resource: { resource: one.resource, accountId: one.resourceAccount },
      contextVariables: one.context,
    },
    identityPolicies: one.policies.identity.map(({ name, document }) => ({ name, policy: document })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

async function decide(simulated) {
  const result = await runSimulation(simulated, {});
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return DECISIONS[result.overallResult];
}

// Calls a second, CPU time: whole rounds over all cases, first some that do not count.
async function perSecond(items, seconds, call) {
  await spend(items, seconds / 2, call);
  const { calls, spent } = await spend(items, seconds, call);
  return calls / spent;
}

async function spend(items, seconds, call) {
  const start = process.cpuUsage();
  let calls = 0;
  for (;;) {
    for (const item of items) await call(item);
    calls += items.length;
    const { user, system } = process.cpuUsage(start);
    const spent = (user + system) / 1e6;
    if (seconds <= spent) return { calls, spent };
  }
}

const [seconds, ...files] = process.argv.slice(2);
for (const file of files) {
  const texts = readFileSync(file, "utf8").trimEnd().split("\n");
  const ready = texts.map((text) => simulation(JSON.parse(text)));
  const decisions = [];
  for (const item of ready) decisions.push(await decide(item));
  const cold = await perSecond(texts, Number(seconds), (text) => decide(simulation(JSON.parse(text))));
  const warm = await perSecond(ready, Number(seconds), decide);
  const unchecked = await perSecond(ready, Number(seconds), (item) => runUnsafeSimulation(item, {}));
  console.log(JSON.stringify({ decisions, cold, warm, unchecked }));
}
