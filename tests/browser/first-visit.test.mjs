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
