// A small book of each generator that the guide to embedding names, made of what the guide says and of nothing else, with
// the generator as its registry has it: built, served under the guide's own policy, and opened. `cargo xtask test long`.
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
function block(text, language) {
  const found = new RegExp(`^(\`{3,})${language}\n([^]*?)^\\1$`, "m").exec(text)?.[2];
  assert.ok(found, language);
  return found;
}

const PAGE = block(chapter("A fence"), "md");

/** Of each: its chapter, what it comes from, the files beside the page, where the built site goes, how it is built, and where the book is then. */
const ALL = [
  {
    title: "mdBook",
    files: (text) => ({
      "book.toml": '[book]\ntitle = "Our documentation"\n',
      "src/SUMMARY.md": "[Reports](index.md)\n",
      "src/index.md": PAGE,
      "theme/head.hbs": block(text, "handlebars"),
    }),
    playground: "src/playground",
    build: ["mdbook", "build"],
    book: "book",
  },
  {
    title: "VitePress",
    npm: { vitepress: "1.6.4" },
    files: (text) => ({ "docs/.vitepress/config.mjs": block(text, "js"), "docs/index.md": PAGE }),
    playground: "docs/public/playground",
    build: ["node_modules/.bin/vitepress", "build", "docs"],
    book: "docs/.vitepress/dist",
  },
  {
    title: "Docusaurus",
    npm: { "@docusaurus/core": "3.10.2", "@docusaurus/preset-classic": "3.10.2", react: "19.2.0", "react-dom": "19.2.0" },
    files: (text) => ({ "docusaurus.config.js": block(text, "js"), "docs/index.md": PAGE }),
    playground: "static/playground",
    build: ["node_modules/.bin/docusaurus", "build"],
    book: "build",
  },
  {
    title: "Material for MkDocs, Zensical",
    pip: ["mkdocs-material==9.8.2"],
    files: (text) => ({ "mkdocs.yml": block(text, "yaml"), "docs/index.md": PAGE }),
    playground: "docs/playground",
    build: ["../python/bin/mkdocs", "build", "--strict"],
    book: "site",
  },
  {
    title: "Sphinx",
    pip: ["sphinx==9.0.4"],
    files: (text) => ({ "conf.py": block(text, "python"), "index.rst": block(text, "rst") }),
    playground: "_static/playground",
    build: ["../python/bin/sphinx-build", "-W", ".", "book"],
    book: "book",
  },
];

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

function run(folder, program, ...args) {
  const env = { ...process.env, CI: "true", DOCUSAURUS_NO_TELEMETRY: "true" };
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

for (const generator of ALL) {
  test(`${generator.title}: the fence of the guide has its answer, under the policy of the guide`, async () => {
    const text = chapter(generator.title);
    const folder = join(WORK, generator.title.split(/\W/)[0].toLowerCase());
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
    const site = await serveSite({ from: join(folder, generator.book), base: "/", headers });
    try {
      const page = await openPage(browser, site.url);
      const verdict = page.locator("iam-playground iframe").contentFrame().getByRole("region", { name: "Verdict" });
      await verdict.getByText("Allowed", { exact: true }).first().waitFor();
      // The text stays, and what is said of it is no part of the generator's page.
      await page.getByText("arn:aws:iam::111122223333:user/Ana").first().waitFor();
      const refused = page.complaints.filter((it) => /Content.Security.Policy/i.test(it));
      assert.deepEqual(refused, []);
      await page.context().close();
    } finally {
      await site.close();
    }
  });
}
