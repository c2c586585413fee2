// The presenter's view: one step a screen, by arrow keys, and the page goes on where the talk ended.
import assert from "node:assert/strict";
import { settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const presented = (it) => it.page.getByRole("dialog");
const present = async (it) => {
  await it.page.getByRole("button", { name: /^(Present|발표)$/ }).click();
  await presented(it).waitFor();
};
const at = (it) => presented(it).locator(".step-number").textContent();

visit("one goes through the steps by keys, and the page goes on where it ended", async (it) => {
  const { keyboard } = it.page;
  await it.decides("explicitDeny");
  await present(it);
  const n = Number((await at(it)).split("/")[1]);
  assert.ok(5 < n, `${n} steps`);
  assert.match(await presented(it).getByRole("heading").textContent(), /Denied.*s3:GetObject/);
  await settles(() => at(it), `1 / ${n}`);
  const said = [await presented(it).getByRole("status").textContent()];
  for (const [key, step] of [["ArrowRight", 2], ["PageDown", 3], [" ", 4], ["ArrowLeft", 3], ["End", n], ["ArrowRight", n], ["Home", 1], ["ArrowRight", 2], ["ArrowRight", 3], ["ArrowRight", 4]]) {
    await keyboard.press(key);
    await settles(() => at(it), `${step} / ${n}`, key);
    said.push(await presented(it).getByRole("status").textContent());
  }
  assert.equal(new Set(said).size, 5);
  assert.match(await presented(it).locator("figure mark").textContent(), /\*/);
  await keyboard.press("Escape");
  await presented(it).waitFor({ state: "detached" });
  await settles(() => it.page.evaluate(() => document.activeElement.id), "present-steps");
  await it.page.locator(`[role="treeitem"].looked, .looked`).first().waitFor();
});

for (const [colorScheme, width, locale] of [["light", 1440, "en-US"], ["dark", 390, "ko-KR"]]) {
  visit(`no violation of WCAG, and nothing is wider than the page: ${colorScheme}, ${width}, ${locale}`, { colorScheme, width, locale }, async (it) => {
    await present(it);
    assert.deepEqual(await violations(it.page), []);
    const isWider = await it.page.evaluate(() => document.querySelector("#present").clientWidth < document.querySelector("#present").scrollWidth);
    assert.equal(isWider, false);
  });
}
