// A page that is built with Vite, in strict TypeScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { serveSite, startBrowser } from "../browser/site.mjs";
import { blocks, install } from "./installed.mjs";

const VITE = "vite@8.4.0";
const TYPESCRIPT = "typescript@6.0.3";

const PAGE = '<!doctype html><title>A page</title><p id="here"></p><p id="there"></p><script type="module" src="/src/main.ts"></script>';
const MAIN = `
import { type Answer, type Case, evaluate, run, lint } from "iam-playground";
import * as there from "iam-playground/worker";

const asked: Case = {
  principal: "arn:aws:iam::111122223333:user/ana",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::reports/summary.csv",
  policies: { identity: [{ document: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } }] },
};

function said(answers: ReturnType<typeof evaluate>): string {
  const [answer] = answers;
  if (answer === undefined) return "nothing";
  if (answer.error !== undefined) return answer.error.message;
  const found: Answer = answer;
  return found.decision;
}

function show(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}

show("here", said(evaluate(asked)));
show("there", said(await there.evaluate(asked)));

const report = run({ version: 1, accounts: {}, steps: [] });
// @ts-expect-error: what can't be read has no steps
report.steps.length;
const [findings] = lint("{}");
// @ts-expect-error: there is no such field
findings?.nonsense;
// @ts-expect-error: there is no such option
evaluate(asked, { trce: true });
`;

test("strict TypeScript, built with Vite, opened in a browser", async () => {
  const installed = install([VITE, TYPESCRIPT]);
  const { folder } = installed;
  try {
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "index.html"), PAGE);
    writeFileSync(join(folder, "src/main.ts"), MAIN);
    writeFileSync(join(folder, "vite.config.ts"), blocks("ts")[0].text.replace("defineConfig({", 'defineConfig({ base: "./",'));
    const compilerOptions = {
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      module: "ESNext",
      moduleResolution: "bundler",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      // The declarations themselves are looked at, too.
      skipLibCheck: false,
      noEmit: true,
      types: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
    const tool = (name, ...args) => {
      try {
        execFileSync(join(folder, "node_modules/.bin", name), args, { cwd: folder, stdio: "pipe", encoding: "utf8" });
      } catch (error) {
        throw new Error(`${name}: ${error.stdout}${error.stderr}`);
      }
    };
    tool("tsc", "--project", ".");
    tool("vite", "build");
    const site = await serveSite({ from: join(folder, "dist") });
    const browser = await startBrowser();
    try {
      const tab = await browser.newPage();
      const wrong = [];
      tab.on("pageerror", (error) => wrong.push(String(error)));
      await tab.goto(site.url);
      for (const id of ["here", "there"]) await tab.locator(`#${id}`).getByText("allowed").waitFor();
      assert.deepEqual(wrong, []);
    } finally {
      await browser.close();
      await site.close();
    }
  } finally {
    installed.remove();
  }
});
