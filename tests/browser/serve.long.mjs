// What `cargo xtask serve` serves: the playground, and the documentation beside it, tried as that of the built site is.
// `cargo xtask test long`.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** It builds all of it first. */
const PATIENCE = 1_800_000;

test("the documentation stands beside the playground, with live answers", async () => {
  // A group of its own, so that what it starts ends with it.
  const serve = spawn("cargo", ["xtask", "serve"], { cwd: HERE, detached: true, env: { ...process.env, CI: "true" } });
  let said = "";
  for (const stream of [serve.stdout, serve.stderr]) stream.on("data", (data) => (said += data));
  try {
    const until = Date.now() + PATIENCE;
    let url;
    for (let isThere = false; !isThere; ) {
      assert.ok(Date.now() < until && serve.exitCode === null, said);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      url = /serving the playground at (\S+)/.exec(said)?.[1];
      isThere = url !== undefined && (await isServed(`${url}docs/index.html`));
    }
    // Node runs no tests inside of a test: it must not know.
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    const tests = spawnSync("node", ["--test", "docs.test.mjs"], { cwd: HERE, encoding: "utf8", env: { ...env, SERVED: url } });
    assert.equal(tests.status, 0, tests.stdout);
    assert.match(tests.stdout, /pass [1-9]/);
  } finally {
    process.kill(-serve.pid);
  }
});

/** The page itself is served where there is no file. */
async function isServed(address) {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok === true && (await response.text()).includes("Open the playground");
}
