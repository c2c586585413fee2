// A small book of a generator that the guide to embedding names, made of what the guide says and of nothing else: built,
// served under the guide's own policy, and opened.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST, openPage, serveSite, startBrowser } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORK = process.env.GENERATORS ?? join(ROOT, "target/generators");
const GUIDE = readFileSync(join(ROOT, "docs/embedding.md"), "utf8");

/** What stands under a heading. */
function chapter(title) {
  const found = GUIDE.split(/^## /m).find((it) => it.startsWith(`${title}\n`));
  assert.ok(found, title);
  return found;
}

/** The first block of a language in a chapter. */
export function block(text, language) {
  const found = new RegExp(`^(\`{3,})${language}\n([^]*?)^\\1$`, "m").exec(text)?.[2];
  assert.ok(found, language);
  return found;
}

export const PAGE = block(chapter("A fence"), "md");

function run(folder, program, ...args) {
  const env = { ...process.env, CI: "true", ASTRO_TELEMETRY_DISABLED: "1", DOCUSAURUS_NO_TELEMETRY: "true" };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: "utf8", env });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${stdout}\n${stderr}\n${error ?? ""}`);
}

/** What was installed before stays: the versions are said. */
function install(folder, { npm, pip }) {
  if (npm) {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: npm }));
    run(folder, "npm", "install", "--no-audit", "--no-fund");
  }
  if (pip) {
    // Not within the book, which would have it among its pages.
    run(folder, "python3", "-m", "venv", "../python");
    run(folder, "../python/bin/pip", "install", "--quiet", ...pip);
  }
}

/** Tests that the fence of the guide has its answer in a book of each generator. Of each is said: its chapter, what it comes
 *  from, the files beside the page, where the built site goes, how it is built, and where the book is then; and what other
 *  pages of it come to, if it has such. */
export function tries(generators) {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());
  for (const generator of generators) {
    test(`${called(generator)}: the fence of the guide has its answer, under the policy of the guide`, () => tried(browser, generator));
  }
}

/** After its chapter, unless two share it. */
const called = ({ title, name = title.split(/\W/)[0].toLowerCase() }) => name;

async function tried(browser, generator) {
  const text = chapter(generator.title);
  const folder = join(WORK, called(generator));
  mkdirSync(folder, { recursive: true });
  install(folder, generator);
  for (const [path, content] of Object.entries(generator.files(text))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const old of [generator.playground, generator.book]) rmSync(join(folder, old), { recursive: true, force: true });
  cpSync(DIST, join(folder, generator.playground), { recursive: true });
  run(folder, ...generator.build);
  const headers = { "content-security-policy": block(text, "text").trim() };
  // A server that says nothing of other sites, as those are that a writer looks at pages with.
  const site = await serveSite({ from: join(folder, generator.book), base: "/", headers, shared: false });
  try {
    for (const [address, word, text] of [["", "Allowed", "arn:aws:iam::111122223333:user/Ana"], ...(generator.others ?? [])]) {
      const page = await openPage(browser, site.url + address);
      const verdict = page.locator("iam-playground iframe").contentFrame().getByRole("region", { name: "Verdict" });
      await verdict.getByText(word, { exact: true }).first().waitFor();
      // The text stays, and what is said of it is no part of the generator's page.
      await page.getByText(text).first().waitFor();
      const refused = page.complaints.filter((it) => /Content.Security.Policy/i.test(it));
      assert.deepEqual(refused, []);
      await page.context().close();
    }
  } finally {
    await site.close();
  }
}
