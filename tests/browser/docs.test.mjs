// The documentation beside the playground: each leads to the other, its pictures come, and its blocks have live answers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, serveSite, startBrowser } from "./site.mjs";

let site;
let browser;
before(async () => {
  // `SERVED` is the address of a playground that somebody serves: see `serve.long.mjs`.
  site = process.env.SERVED ? { url: process.env.SERVED, close: async () => {} } : await serveSite();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const answer = (page) => page.locator("iam-playground iframe").first().contentFrame().getByRole("region", { name: "Verdict" });

test("Learn leads to the documentation, and that to the playground", async () => {
  const page = await openPage(browser, `${site.url}#v=learn`, { locale: "en-US", isFirst: true });
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: /^Documentation/ }).click();
  const docs = await opened;
  await docs.getByRole("heading", { name: "IAM Playground", level: 1 }).last().waitFor();
  assert.equal(docs.url(), `${site.url}docs/`);
  await docs.getByRole("link", { name: "Open the playground" }).click();
  await docs.getByRole("region", { name: "Verdict" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const [at, decides] of [
  ["docs/", "Denied"],
  ["docs/rules/evaluation.html", /^(Allowed|Denied|It depends)$/],
]) {
  test(`the blocks of ${at} have live answers`, async () => {
    const page = await openPage(browser, site.url + at, { locale: "en-US", isFirst: true });
    await answer(page).getByText(decides, { exact: true }).first().waitFor();
    const back = await page.getByRole("link", { name: "Open the playground" }).evaluate((it) => it.href);
    assert.equal(back, site.url);
    const ways = await page.locator(".iam-verdict a").evaluateAll((links) => links.map((it) => it.href.split("#")[0]));
    assert.deepEqual([...new Set(ways)], [site.url]);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("each page of the guide has its pictures", async () => {
  const page = await openPage(browser, `${site.url}docs/guide/ask.html`, { locale: "en-US", isFirst: true });
  const pages = await page.locator("nav a[href*='guide/']").evaluateAll((links) => [...new Set(links.map((it) => it.href.split("#")[0]))]);
  assert.ok(8 <= pages.length, `${pages.length} pages`);
  for (const address of pages) {
    await page.goto(address);
    const broken = await page.locator("main img").evaluateAll((images) => images.filter((it) => it.naturalWidth === 0).map((it) => it.src));
    assert.deepEqual(broken, [], address);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
