// What holds for the page of a first visit, whatever is on it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, serveSite, startBrowser, violations } from "./site.mjs";

let site;
let browser;

before(async () => {
  site = await serveSite();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

for (const width of [1440, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`opens without a complaint, fits and is accessible at ${width} pixels, ${colorScheme}`, async () => {
      const page = await openPage(browser, site.url, { width, colorScheme });
      await page.getByRole("region", { name: "Verdict" }).waitFor();
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await violations(page), []);
      const { wide, seen } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
      }));
      assert.ok(wide <= seen, `the page is ${wide} pixels wide, and ${seen} are seen`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test("what it invites to is tried by keyboard, leaves the checks met, and hands the keyboard to the first way on", async () => {
  const page = await openPage(browser, site.url, { isFirst: true });
  const asked = page.locator(".sentence");
  await asked.getByText("over HTTP", { exact: true }).waitFor();
  const words = async () => (await asked.innerText()).replace("HTTPS", "HTTP");
  const before = await words();
  await page.getByRole("button", { name: /^Try: / }).press("Enter");
  await asked.getByText("over HTTPS", { exact: true }).waitFor();
  assert.equal(await words(), before);
  const first = page.locator(".invitation button").first();
  await page.waitForFunction(() => document.activeElement?.matches(".invitation button"));
  assert.equal(await first.evaluate((it) => it === document.activeElement), true);
  await page.getByRole("region", { name: "Checks" }).getByText("4 ✓").waitFor();
  await page.context().close();
});
