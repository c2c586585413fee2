// The page on a phone: one part at a time, nothing cut off, everything large enough to touch.
import assert from "node:assert/strict";
import { EXAMPLES, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const PHONE = { width: 390, height: 844, hasTouch: true };
const SCREENS = ["Why", "Request", "Policies", "Checks"];

const turn = (it, screen) => it.page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();

/** How much wider the page is than what is seen of it. */
const excess = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [320, 390]) {
  visit(`nothing sticks out at ${width} pixels`, { ...PHONE, width }, async (it) => {
    for (const example of [EXAMPLES[0], EXAMPLES[6], EXAMPLES[8]]) {
      await it.openExample(example.title.en);
      await it.decides(example.expect.decision);
      for (const screen of SCREENS) {
        await turn(it, screen);
        assert.equal(await excess(it.page), 0, `${screen} of ${example.id}`);
      }
    }
    await it.button("Share").click();
    assert.equal(await excess(it.page), 0, "share");
    const menu = await it.button("Copy link").boundingBox();
    assert.ok(0 <= menu.x && menu.x + menu.width <= width, "Copy link sticks out");
  });
}

for (const hasTouch of [true, false]) {
  visit(`the name of the page and what is beside it stand on one line, ${hasTouch ? "with" : "without"} touch`, { ...PHONE, hasTouch, locale: "ko-KR" }, async (it) => {
    const middle = async (part) => {
      const { y, height } = await it.page.locator(part).boundingBox();
      return y + height / 2;
    };
    const name = await middle(".brand");
    for (const part of ["#language", ".tools > .menu:last-child > button"]) assert.ok(Math.abs((await middle(part)) - name) <= 1, part);
  });
}

visit("one part is seen at a time, and the verdict always", PHONE, async (it) => {
  const parts = { Why: it.tree, Request: it.page.locator("#principal"), Policies: it.policies, Checks: it.checks };
  for (const screen of SCREENS) {
    await turn(it, screen);
    for (const [name, part] of Object.entries(parts)) {
      await settles(() => part.isVisible(), name === screen, `${name} while ${screen} is chosen`);
    }
    assert.equal(await it.page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).getAttribute("aria-current"), "page");
    await it.verdict.getByText("Denied", { exact: true }).first().waitFor();
    // Who asks for what stands above it, where the fields don't.
    await settles(() => it.page.locator(".sentence").isVisible(), screen !== "Request", screen);
  }
});

visit("a word of the request leads to its field", PHONE, async (it) => {
  await it.page.locator(".sentence").getByRole("button", { name: "s3:GetObject" }).click();
  await settles(() => it.page.evaluate(() => document.activeElement.id), "action");
  assert.equal(await it.page.getByRole("navigation").getByRole("button", { name: "Request", exact: true }).getAttribute("aria-current"), "page");
});

visit("what is in the list of managed policies keeps off its edge, and what it is sifted by stays in sight", PHONE, async (it) => {
  await turn(it, "Policies");
  await it.button("AWS managed…").click();
  const chooser = it.page.getByRole("dialog", { name: "AWS managed policies" });
  await chooser.locator(".managed-policy").nth(30).scrollIntoViewIfNeeded();
  const frame = await chooser.boundingBox();
  for (const part of ["h2", "#managed-search", ".managed-policy >> nth=30"]) {
    const box = await chooser.locator(part).boundingBox();
    assert.ok(frame.x + 12 <= box.x && box.x + box.width <= frame.x + frame.width - 12, part);
    assert.ok(frame.y <= box.y && box.y + box.height <= frame.y + frame.height, part);
  }
});

visit("a step that is touched shows its text", PHONE, async (it) => {
  await turn(it, "Why");
  await it.node(/Statement 1 “DenyInsecureTransport”/).tap();
  await settles(() => it.policies.isVisible(), true);
  await settles(async () => (await it.selected()).includes("DenyInsecureTransport"), true);
  const mark = await it.element.locator(":is(.cm-mark-selected, .cm-marked-selected)").first().boundingBox();
  assert.ok(mark && 0 <= mark.y && mark.y < PHONE.height, "the marked text is not in sight");
});

visit("the main job is done by touch", PHONE, async (it) => {
  await turn(it, "Request");
  await it.contextValue("aws:SecureTransport").fill("true");
  await it.decides("allowed");
  await turn(it, "Policies");
  await it.openPolicy("example-reports");
  await it.write((await it.value()).replace('"aws:SecureTransport": "false"', '"aws:SecureTransport": "true"'));
  await it.decides("explicitDeny");
});

visit("what one touches is at least 24 pixels large, or far enough from the next", PHONE, async (it) => {
  for (const screen of SCREENS) {
    await turn(it, screen);
    const small = await it.page.evaluate(() => {
      const boxes = [...document.querySelectorAll("button, select, input, summary, [role=tab]")]
        .map((it) => [it, it.getBoundingClientRect()])
        .filter(([, box]) => 0 < box.width && 0 < box.height);
      return boxes
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .filter(([one, box]) => {
          const centre = [box.x + box.width / 2, box.y + box.height / 2];
          const isNear = ([other, it]) => {
            if (other === one) return false;
            const dx = Math.max(it.left - centre[0], 0, centre[0] - it.right);
            const dy = Math.max(it.top - centre[1], 0, centre[1] - it.bottom);
            return Math.hypot(dx, dy) < 12;
          };
          return boxes.some(isNear);
        })
        .map(([it, box]) => `${it.getAttribute("aria-label") ?? it.textContent.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`);
    });
    assert.deepEqual(small, [], screen);
  }
});

visit("the characters of policies stand above the keyboard while a text is written", PHONE, async (it) => {
  await turn(it, "Policies");
  await it.text.waitFor();
  const row = it.page.getByRole("group", { name: "Characters for policies" });
  assert.equal(await row.count(), 0);
  await it.write("");
  await row.waitFor();
  for (const character of ["{", '"', "*", '"', ":", "[", "]", ",", "}"]) await row.getByRole("button", { name: character, exact: true }).tap();
  await settles(() => it.value(), '{"*":[],}');
  // The text kept the keyboard.
  await it.page.keyboard.type("x");
  await settles(() => it.value(), '{"*":[],}x');
  assert.equal(await excess(it.page), 0);
  assert.deepEqual(await violations(it.page), []);
  await turn(it, "Why");
  await settles(() => row.count(), 0);
});

visit("without a touch screen there is no such row", { width: 390, height: 844 }, async (it) => {
  await turn(it, "Policies");
  await it.text.focus();
  await it.page.keyboard.type("x");
  assert.equal(await it.page.getByRole("group", { name: "Characters for policies" }).count(), 0);
});
