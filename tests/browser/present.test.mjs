// The presenter's view: one step a screen, by arrow keys, the verdict last, and the page goes on where the talk ended.
import assert from "node:assert/strict";
import { eventually, settles, visits } from "./playground.mjs";
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
  for (const [key, step] of [["ArrowRight", 2], ["PageDown", 3], [" ", 4], ["ArrowLeft", 3], ["End", "Verdict"], ["ArrowRight", "Verdict"], ["ArrowLeft", n], ["ArrowRight", "Verdict"], ["Home", 1], ["ArrowRight", 2], ["ArrowRight", 3], ["ArrowRight", 4]]) {
    await keyboard.press(key);
    await settles(() => at(it), step === "Verdict" ? step : `${step} / ${n}`, key);
    said.push(await presented(it).getByRole("status").textContent());
  }
  assert.equal(new Set(said).size, 6);
  assert.match(await presented(it).locator("figure mark").textContent(), /\*/);
  await keyboard.press("Escape");
  await presented(it).waitFor({ state: "detached" });
  await settles(() => it.page.evaluate(() => document.activeElement.id), "present-steps");
  await it.page.locator(`[role="treeitem"].looked, .looked`).first().waitFor();
});

visit("the last screen has the verdict, its sentence, and what came of each check", { at: "#example=cross-account" }, async (it) => {
  await it.decides("implicitDeny");
  await present(it);
  await it.page.keyboard.press("End");
  const verdict = presented(it).getByRole("status");
  await verdict.getByText("implicit deny").waitFor();
  assert.equal(await verdict.locator(".reason").textContent(), await it.verdict.locator(".reason").textContent());
  const rows = presented(it).getByRole("table", { name: "Checks" }).locator("tbody tr");
  assert.equal(await rows.count(), await it.checks.locator("tbody tr").count());
  const said = await rows.allTextContents();
  for (const row of said) assert.match(row, /s3:.*(Allowed|Denied).*✓as expected/);
  assert.equal(await rows.first().getAttribute("aria-current"), "true");
  // Where nothing comes after, the keys go down the table; the screen before begins at its top.
  const top = () => it.page.evaluate(() => document.querySelector("#present").scrollTop);
  assert.equal(await top(), 0);
  await it.page.setViewportSize({ width: 1440, height: 600 });
  await it.page.keyboard.press("PageDown");
  await eventually(async () => assert.ok(0 < (await top())));
  await it.page.setViewportSize({ width: 1440, height: 200 });
  await it.page.keyboard.press("ArrowLeft");
  await settles(top, 0);
  // The page goes on at the last step.
  await it.page.keyboard.press("Escape");
  const number = it.page.locator(".stepper .step-number");
  await settles(async () => new Set((await number.textContent()).split(" / ")).size, 1);
});

visit("buttons of the presenter's view work by key", async (it) => {
  await present(it);
  const on = presented(it).getByRole("button", { name: "Next step" });
  await on.press(" ");
  await settles(() => at(it).then((said) => said.split(" ")[0]), "2");
  await it.page.keyboard.press("Alt+ArrowRight");
  await it.page.keyboard.press("End");
  await settles(() => at(it), "Verdict");
  // The button leads nowhere now, and has the keyboard all the same.
  await on.press(" ");
  await settles(() => at(it), "Verdict");
  await it.page.keyboard.press("ArrowLeft");
  await settles(() => at(it).then((said) => said.split(" / ").length), 2);
  await presented(it).getByRole("button", { name: "Close" }).press(" ");
  await presented(it).waitFor({ state: "detached" });
});

for (const [colorScheme, width, locale] of [["light", 1440, "en-US"], ["dark", 390, "ko-KR"]]) {
  visit(`no violation of WCAG, and nothing is wider than the page: ${colorScheme}, ${width}, ${locale}`, { colorScheme, width, locale }, async (it) => {
    await present(it);
    for (const screen of ["Home", "End"]) {
      await it.page.keyboard.press(screen);
      await presented(it).locator(screen === "End" ? ".outcome" : ".present-request, figure").waitFor();
      assert.deepEqual(await violations(it.page), []);
      const isWider = await it.page.evaluate(() => document.querySelector("#present").clientWidth < document.querySelector("#present").scrollWidth);
      assert.equal(isWider, false);
    }
  });
}
