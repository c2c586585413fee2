// The package as somebody has it who installed it: in a folder of its own, from the tarball.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** As `cargo xtask test` names them. */
const { TARBALL, IAM_PLAYGROUND } = process.env;

/** What is written for people of the package, and holds programs. */
const TEXTS = ["www/package/README.md", "docs/package.md"];

/** The fenced blocks of a language in what is written of the package, each with where it stands. */
export function blocks(language) {
  return TEXTS.flatMap((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
      .filter(([, named]) => named === language)
      .map((found) => ({ at: `${path}:${text.slice(0, found.index).split("\n").length}`, text: found[2] }));
  });
}

/** A folder with the package in it, and beside it the case that the texts speak of. */
export function install(packages = []) {
  const folder = mkdtempSync(join(tmpdir(), "iam-playground-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  writeFileSync(join(folder, "case.json"), blocks("json")[0].text);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", TARBALL, ...packages], { cwd: folder, stdio: "pipe" });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** What the command line prints, line by line. */
export function printed(args, input) {
  const { stdout, error } = spawnSync(IAM_PLAYGROUND, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  return stdout.split("\n").filter(Boolean);
}
