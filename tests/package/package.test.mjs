// The JavaScript package: what is written of it runs, and it answers as the command line does.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serveSite, startBrowser } from "../browser/site.mjs";
import { ROOT, blocks, install, printed } from "./installed.mjs";

/** Every how many-th case is compared, beginning with which. `LONG` compares all. */
const STEP = process.env.LONG ? 1 : 7;
const SEED = Number(process.env.SEED ?? 0) % STEP;

let installed;
let iam;
let thread;
before(async () => {
  installed = install();
  const entry = (name) => pathToFileURL(join(installed.folder, "node_modules/iam-playground", name)).href;
  iam = await import(entry("node.js"));
  thread = await import(entry("worker-node.js"));
});
after(() => {
  thread?.close();
  installed?.remove();
});

const share = (all) => all.filter((_, at) => at % STEP === SEED);
const files = (folder, ending) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(ROOT, folder, name), "utf8"));
const cases = () =>
  share([
    ...files("www/gallery", ".json").filter((text) => JSON.parse(text).policies),
    ...files("tests/cases", ".jsonl").flatMap((text) => text.split("\n").filter(Boolean)),
  ]);
const scenarios = () => share(files("tests/scenarios", ".json"));
const lines = (answers) => answers.map((answer) => JSON.stringify(answer));

/** What a program prints, and what the comments behind its `console.log` say. */
function runs({ at, text }) {
  const file = join(installed.folder, `${at.replaceAll(/\W/g, "-")}.mjs`);
  writeFileSync(file, text);
  const said = execFileSync(process.execPath, [file], { cwd: installed.folder, encoding: "utf8" }).trim();
  const expected = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
  assert.deepEqual(said.split("\n"), expected, at);
}

test("every example runs and prints what it says", () => {
  const examples = blocks("js");
  assert.ok(8 <= examples.length);
  examples.forEach(runs);
  for (const name of ["evaluate", "run", "lint", "explain", "flip", "encodeLink", "decodeLink", "version"]) {
    assert.ok(examples.some(({ text }) => text.includes(`${name}(`)), name);
  }
});

test("cases have the answers of the command line, byte for byte", async () => {
  for (const text of cases()) {
    // A case of several lines is one case all the same.
    const ask = (...args) => printed([...args, "-"], text);
    assert.deepEqual(lines(iam.evaluate(text)), ask("eval"), text);
    assert.deepEqual(lines(iam.evaluate(text, { trace: true, call: true })), ask("eval", "--trace", "--call"), text);
    for (const view of ["steps", "matrix", "depends"]) {
      assert.deepEqual(lines(iam.explain(text, { view, lang: "ko" })), ask("explain", `--${view}`, "--format=json", "--lang=ko"), text);
    }
    const { link, error } = iam.encodeLink(text);
    assert.deepEqual(error ? [] : [link], ask("link", "encode"), text);
    if (link) assert.equal(`${iam.decodeLink(link).text}\n`, printed(["link", "decode", link]).join("\n") + "\n");
    assert.deepEqual(await thread.evaluate(text, { trace: true }), iam.evaluate(text, { trace: true }), text);
  }
});

test("what would change a decision is what the command line finds", () => {
  for (const text of cases().filter((_, at) => at % 4 === 0)) {
    assert.deepEqual(lines(iam.flip(text)), printed(["flip", "--format=json", "-"], text), text);
  }
});

test("scenarios have the reports of the command line, byte for byte", () => {
  for (const text of scenarios()) {
    assert.deepEqual([JSON.stringify(iam.run(text, { trace: true }))], printed(["run", "--trace", "-"], text));
  }
});

test("policies have the findings of the command line, byte for byte", () => {
  const now = "2026-01-31T12:00:00Z";
  for (const text of cases().filter((it) => it.includes('"identity"'))) {
    for (const { document } of JSON.parse(text).policies?.identity ?? []) {
      const policy = typeof document === "string" ? document : JSON.stringify(document);
      const found = printed(["lint", "--format=json", "--spread", `--now=${now}`, "-"], policy);
      assert.deepEqual(lines(iam.lint(policy, { now, spread: true, file: "standard input" })), found, policy);
    }
  }
});

test("nothing is thrown, here or in a thread", async () => {
  const itself = {};
  itself.itself = itself;
  for (const input of [undefined, null, 7, "", "{", [], () => 1, Symbol("a"), 7n, { a: 7n }, itself]) {
    for (const name of ["evaluate", "run", "lint", "explain", "flip", "encodeLink", "decodeLink"]) {
      for (const told of [iam[name](input), await thread[name](input)]) {
        const first = Array.isArray(told) ? told[0] : told;
        const isFinding = name === "lint" && first.findings?.length > 0;
        assert.ok(isFinding || typeof first.error?.code === "string", `${name}(${String(input)}): ${JSON.stringify(told)}`);
      }
    }
  }
  const wrong = { trce: true };
  assert.equal(iam.evaluate("{}", wrong)[0].error.code, "INVALID_OPTION");
  assert.equal((await thread.evaluate("{}", wrong))[0].error.code, "INVALID_OPTION");
});

test("a question is given up, and the others are answered", async () => {
  const text = readFileSync(join(installed.folder, "case.json"), "utf8");
  const [first, third] = [new AbortController(), new AbortController()];
  const asked = [
    thread.flip(text, { signal: first.signal }),
    thread.evaluate(text),
    thread.evaluate(text, { signal: third.signal }),
    thread.version(),
  ];
  first.abort();
  third.abort(new Error("no more"));
  const [flipped, answer, given, version] = await Promise.allSettled(asked);
  assert.equal(flipped.reason.name, "AbortError");
  assert.equal(answer.value[0].decision, "explicitDeny");
  assert.equal(given.reason.message, "no more");
  assert.equal(version.value, iam.version());
  await assert.rejects(thread.evaluate(text, { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("a process ends that has asked a thread", () => {
  const program = 'import { version } from "iam-playground/worker"; await version();';
  execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: installed.folder, timeout: 60_000 });
});

test("in a page without a bundler, also in a worker", async () => {
  const [{ text: page }] = blocks("html");
  writeFileSync(join(installed.folder, "index.html"), page);
  const inWorker = page
    .replace("browser.js", "worker.js")
    .replace("const answers = evaluate(", "const answers = await evaluate(");
  assert.notEqual(page, inWorker);
  writeFileSync(join(installed.folder, "worker.html"), inWorker);
  const site = await serveSite({ from: installed.folder });
  const browser = await startBrowser();
  try {
    for (const path of ["index.html", "worker.html"]) {
      const tab = await browser.newPage();
      const wrong = [];
      tab.on("pageerror", (error) => wrong.push(String(error)));
      await tab.goto(site.url + path);
      await tab.getByText("explicitDeny", { exact: true }).waitFor();
      assert.deepEqual(wrong, []);
      await tab.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
});
