// The whole page works without a network after one visit, and never with files of two versions.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { EXAMPLES, eventually, Playground } from "./playground.mjs";
import { DIST, openPage, serveSite, startBrowser } from "./site.mjs";

let folder;
let site;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "iam-playground-"));
  await cp(DIST, folder, { recursive: true });
  site = await serveSite({ from: folder });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const visited = async () => {
  const page = await openPage(browser, site.url, { locale: "en-US", serviceWorkers: "allow", isFirst: true });
  page.setDefaultTimeout(20_000);
  const it = new Playground(page, site.url);
  await it.decides("explicitDeny");
  return it;
};
const isKept = (page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const versionOf = (page) => page.evaluate(() => document.querySelector("script[data-version]").dataset.version);
const edited = async (name, edit) => writeFile(join(folder, name), edit(await readFile(join(folder, name), "utf8")));

test("every view works without a network, also one that was never in sight", async () => {
  const it = await visited();
  const { page } = it;
  await eventually(async () => assert.ok(await isKept(page)), 120_000);
  await page.context().setOffline(true);
  const go = (name) => page.getByRole("link", { name, exact: true }).click();
  await go("World");
  await page.getByText("Session issued").first().waitFor();
  await go("Review");
  await page.getByRole("main").filter({ has: page.locator(".reviewed") }).waitFor();
  await go("Learn");
  await page.locator(".learn").getByText("Reading a bucket, over HTTPS only").first().waitFor();
  await go("Ask");
  await page.getByRole("tab", { name: "Flip it" }).click();
  await page.locator(".flips li").first().waitFor();
  await page.reload();
  await it.decides("explicitDeny");
  await page.locator("policy-editor").first().waitFor();
  await page.goto(`${site.url}#example=cross-account`);
  await page.reload();
  await it.decides(EXAMPLES.find(({ id }) => id === "cross-account").expect.decision);
  assert.deepEqual(page.complaints.filter((it) => it.startsWith("left the site")), []);
  await page.context().close();
});

test("a newer version is there once no page of the older one is, and the one that stands is not mixed with it", async () => {
  const { page } = await visited();
  await eventually(async () => assert.ok(await isKept(page)), 120_000);
  const first = await versionOf(page);
  const newer = first.replace(/^./, (it) => (it === "0" ? "1" : "0"));
  const { createHash } = await import("node:crypto");
  await edited("index.html", (text) => text.replace(first, newer).replace("Loading the evaluator", "Loading it"));
  const sum = createHash("sha256").update(await readFile(join(folder, "index.html"))).digest("hex").slice(0, 16);
  await edited("service-worker.js", (text) => text.replace(first, newer).replace(/("index.html":")[0-9a-f]+/, `$1${sum}`));
  await page.reload();
  assert.equal(await versionOf(page), first);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await eventually(async () => assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null)), 120_000);
  await page.reload();
  assert.equal(await versionOf(page), first);
  const context = page.context();
  await page.close();
  // A browser takes a moment to see that no page of the older one is left.
  await eventually(async () => {
    await pause(500);
    const next = await context.newPage();
    await next.goto(site.url);
    const version = await versionOf(next);
    await next.close();
    assert.equal(version, newer);
  }, 60_000);
  await context.close();
});

test("a file that is not of its version keeps nothing, and the page works with a network", async () => {
  await edited("service-worker.js", (text) => text.replace(/("start.js":")[0-9a-f]+/, "$10000000000000000"));
  const it = await visited();
  await it.page.locator("policy-editor").first().waitFor();
  await eventually(async () => assert.equal(await it.page.evaluate(async () => (await caches.keys()).length), 0));
  assert.equal(await isKept(it.page), false);
  await it.page.context().close();
});
