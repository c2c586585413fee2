// Where the parts of the page stand: the two boxes of a first visit, the list of policies, and how wide each part is.
import assert from "node:assert/strict";
import { EXAMPLES, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const FIRST = { isFirst: true };
const box = (it, kind) => it.policies.getByRole("group", { name: kind, exact: true });
const text = (it, kind) => it.page.getByRole("textbox", { name: new RegExp(`^${kind}.*JSON text`) });
const separator = (it, name) => it.page.getByRole("separator", { name });
const widthOf = (place) => place.evaluate((it) => Math.round(it.getBoundingClientRect().width));
const marks = (place) => place.locator("policy-editor").evaluate((it) => it.marks.filter(({ note }) => note === undefined).map(({ kind }) => kind));

visit("a first visit has a box for each of the two usual policies, each marked", FIRST, async (it) => {
  await it.decides("explicitDeny");
  await text(it, "Identity-based policy").waitFor();
  await text(it, "Resource-based policy").waitFor();
  assert.equal(await it.policies.getByRole("tab").count(), 0);
  await settles(() => marks(box(it, "Identity-based policy")), ["miss"]);
  await settles(() => marks(box(it, "Resource-based policy")), ["deny"]);
  assert.deepEqual(await violations(it.page), []);
});

visit("the boxes are made and filled, and grow into all policies when another is added", FIRST, async (it) => {
  await it.startAnew();
  await it.policies.getByRole("button", { name: /^Identity-based policy/ }).click();
  await text(it, "Identity-based policy").fill('{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}');
  await it.ask({ principal: "arn:aws:iam::111122223333:user/ana", action: "s3:GetObject", resource: "arn:aws:s3:::reports/a" });
  await it.decides("allowed");
  await it.policies.getByRole("button", { name: /^Resource-based policy/ }).click();
  await text(it, "Resource-based policy").fill('{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}');
  await it.decides("explicitDeny");
  // What is done to a text is done to the one that the keyboard was in last.
  const resource = await box(it, "Resource-based policy").locator("policy-editor").evaluate((editor) => editor.value);
  await text(it, "Identity-based policy").focus();
  await it.button("Format").click();
  await settles(async () => (await box(it, "Identity-based policy").locator("policy-editor").evaluate((editor) => editor.value)).includes('\n  "Statement"'), true);
  assert.equal(await box(it, "Resource-based policy").locator("policy-editor").evaluate((editor) => editor.value), resource);
  await it.addPolicy("Permissions boundary");
  await it.policies.getByRole("tab", { name: /IdentityPolicy/ }).waitFor();
  assert.equal(await it.policies.getByRole("tab").count(), 3);
  await it.button("Undo").click();
  await text(it, "Identity-based policy").waitFor();
  await text(it, "Resource-based policy").waitFor();
  await it.decides("explicitDeny");
});

visit("all policies are shown when that is asked for, also in the next visit", FIRST, async (it) => {
  await it.decides("explicitDeny");
  await it.button("Full view").click();
  await it.policies.getByRole("tab", { name: "ReadReports" }).waitFor();
  await it.page.reload();
  await it.policies.getByRole("tab", { name: "ReadReports" }).click();
  await text(it, "Identity-based policy").waitFor();
  await it.button("Simple view").click();
  await text(it, "Resource-based policy").waitFor();
});

for (const [width, colorScheme, locale] of [[390, "dark", "en-US"], [320, "light", "ko-KR"]]) {
  visit(`the two boxes on a small screen: ${width} pixels, ${colorScheme}, ${locale}`, { ...FIRST, width, height: 844, hasTouch: true, colorScheme, locale }, async (it) => {
    await it.page.locator("#screen-policies").click();
    await it.page.locator("policy-editor").nth(1).waitFor();
    assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.deepEqual(await violations(it.page), []);
  });
}

visit("the list says whose the policies are, and an eye switches each off", async (it) => {
  const example = EXAMPLES.find(({ id }) => id === "scp-levels");
  await it.openExample(example.title.en);
  await it.decides("implicitDeny");
  for (const owner of [/Caller 111122223333/, /Organization/]) await it.policies.getByText(owner).first().waitFor();
  const eye = it.policies.getByRole("switch", { name: "ComputeAndStorage" });
  assert.equal(await eye.getAttribute("aria-checked"), "true");
  await eye.focus();
  await it.page.keyboard.press("Enter");
  await settles(() => eye.getAttribute("aria-checked"), "false");
  await it.policies.getByRole("tab", { name: /ComputeAndStorage.*off/ }).waitFor();
  await it.button("Undo").click();
  await settles(() => eye.getAttribute("aria-checked"), "true");
  assert.deepEqual(await violations(it.page), []);
});

visit("the arrow keys go up and down the list", async (it) => {
  await it.openExample(EXAMPLES.find(({ id }) => id === "group-policies").title.en);
  const tabs = it.policies.getByRole("tablist").first().getByRole("tab");
  await tabs.first().click();
  await it.page.keyboard.press("ArrowDown");
  await settles(() => tabs.nth(1).getAttribute("aria-selected"), "true");
  await settles(() => tabs.nth(1).evaluate((tab) => tab === document.activeElement), true);
});

visit("each part is made wider by keys, by buttons and by drawing, and stays so", async (it) => {
  const list = it.page.locator(".listed");
  const line = separator(it, "Width of the list of policies");
  const first = await widthOf(list);
  await line.focus();
  await it.page.keyboard.press("ArrowRight");
  await settles(() => widthOf(list), first + 16);
  await line.hover();
  await it.button("Width of the list of policies: More").click();
  await settles(() => widthOf(list), first + 48);
  const at = await line.boundingBox();
  await it.page.mouse.move(at.x + 8, at.y + at.height / 2);
  await it.page.mouse.down();
  await it.page.mouse.move(at.x + 28, at.y + at.height / 2, { steps: 4 });
  await it.page.mouse.up();
  await settles(() => widthOf(list), first + 68);
  assert.equal(await line.getAttribute("aria-valuenow"), String(244 + 68));
  const answer = it.page.locator(".reasons");
  const before = await widthOf(answer);
  await separator(it, "Width of the reasons").focus();
  await it.page.keyboard.press("ArrowLeft");
  await settles(() => widthOf(answer), before + 16);
  await it.page.reload();
  await settles(() => widthOf(list), first + 68);
  await line.focus();
  await it.page.keyboard.press("Enter");
  await settles(() => widthOf(list), first);
});

visit("the World view stands at the top, whatever the other one needs", async (it) => {
  await it.page.getByRole("link", { name: "World", exact: true }).click();
  const sessions = it.page.locator("#sessions");
  await sessions.getByRole("heading").first().waitFor();
  const { y } = await sessions.boundingBox();
  assert.ok(y < 120, `at ${y}`);
});

visit("the verdict, the text and the list are in sight at once, and the page itself does not scroll away from them", { width: 1440, height: 900 }, async (it) => {
  await it.decides("explicitDeny");
  for (const part of [it.verdict, it.element, it.policies.getByRole("tab").first(), it.request]) {
    const { y, height } = await part.boundingBox();
    assert.ok(0 <= y && y + Math.min(height, 60) <= 900, `at ${y}`);
  }
  await it.page.locator(".checks").getByText("✓").first().waitFor();
});

visit("a first visit has one thing to try, and then three ways on, until something is done", { isFirst: true }, async (it) => {
  await it.decides("explicitDeny");
  await it.button("Try: set aws:SecureTransport to true").click();
  await it.decides("allowed");
  const ways = it.page.getByRole("group", { name: "Now yours:" });
  await ways.getByRole("button", { name: "Debug a denial" }).click();
  await it.page.getByRole("dialog", { name: /error message/ }).waitFor();
  await it.page.keyboard.press("Escape");
  await ways.getByRole("button", { name: "Learn IAM" }).click();
  await it.galleryIsThere();
  await it.page.getByRole("link", { name: "Ask", exact: true }).click();
  assert.deepEqual(await violations(it.page), []);
  await ways.getByRole("button", { name: "Write a policy" }).click();
  await it.decides("allowed");
  // What is typed goes into the policy that is there.
  await it.page.waitForFunction(() => document.activeElement?.closest("policy-editor") !== null);
  await it.button("Undo").click();
  await ways.waitFor();
  await it.button("Edit the request").click();
  await it.field("Action").fill("s3:GetObjectTagging");
  await ways.waitFor({ state: "detached" });
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 320]) {
    visit(`the kit stands on a page of its own, without a violation of WCAG: ${colorScheme}, ${width} pixels`, { colorScheme, width }, async (it) => {
      await it.page.evaluate(() => {
        location.hash = "#v=kit";
      });
      const kit = it.page.locator("main.kit");
      await kit.getByRole("button", { name: "A menu" }).click();
      await kit.getByRole("button", { name: /^Forget/ }).waitFor();
      assert.deepEqual(await violations(it.page), []);
      await it.page.keyboard.press("Escape");
      await kit.getByRole("button", { name: "Open a dialog" }).click();
      await it.page.getByRole("dialog", { name: "A dialog" }).waitFor();
      assert.deepEqual(await violations(it.page), []);
      const isWider = await it.page.evaluate(() => document.documentElement.clientWidth < document.documentElement.scrollWidth);
      assert.equal(isWider, false);
    });
  }
}

const inWindow = (place) =>
  place.evaluate((it) => {
    const { left, top, right, bottom } = it.getBoundingClientRect();
    const seen = (x, y) => it.contains(document.elementFromPoint(x, y));
    const isInside = 0 <= left && 0 <= top && right <= innerWidth && bottom <= innerHeight;
    // Nothing cuts it off or lies over it.
    return isInside && [top + 12, bottom - 12].every((y) => [left + 12, right - 24].every((x) => seen(x, y)));
  });

for (const [width, height] of [[1440, 900], [1280, 720], [820, 600]]) {
  visit(`each menu is whole in the window: ${width}×${height}`, { width, height, isFirst: true }, async (it) => {
    const opens = async (name, menu) => {
      await it.button(name).click();
      await settles(() => inWindow(it.page.locator(menu)), true, name);
      await it.page.keyboard.press("Escape");
    };
    await it.decides("explicitDeny");
    await opens("+ Add a policy", "#add-policy");
    await opens("File", "#file-list");
    await opens("Share", "#share");
    await it.startAnew();
    await opens("+ Add a policy", "#add-policy");
    await it.button("Full view").click();
    await opens("+ Add a policy", "#add-policy");
    if (width !== 1440) return;
    await it.button("+ Add a policy").click();
    for (const kind of await it.page.locator("#add-policy").getByRole("button").all()) assert.ok(await inWindow(kind), await kind.textContent());
  });
}

for (const [width, height] of [[1440, 900], [1280, 800]]) {
  visit(`the checks are closed with a count, or show a request whole: ${width}×${height}`, { width, height, isFirst: true }, async (it) => {
    const rows = it.checks.getByRole("row");
    const isWhole = async (row) => {
      const [head, at] = [await it.checks.boundingBox(), await row.boundingBox()];
      return head.y <= at.y && at.y + at.height <= height;
    };
    await it.decides("explicitDeny");
    await it.checks.getByText("5 ✓").waitFor();
    assert.equal(await rows.count(), 0);
    const { height: closed } = await it.checks.locator(".panel-head").boundingBox();
    assert.ok(closed <= 44, `${closed}`);
    // Nothing lies over what is promised beside it.
    const isSeen = (words) => it.page.getByText(words).evaluate((place) => {
      place.style.pointerEvents = "auto";
      const { left, top, bottom } = place.getBoundingClientRect();
      return place.contains(document.elementFromPoint(left + 2, (top + bottom) / 2));
    });
    assert.ok(await isSeen("Nothing leaves your browser"));
    await it.button("Show 5 requests").click();
    await settles(() => isSeen("Nothing leaves your browser"), true);
    await settles(() => isWhole(rows.nth(1)), true);
    await it.button("Hide the requests").click();
    await settles(() => rows.count(), 0);
    await separator(it, "Height of the checks").focus();
    await it.page.keyboard.press("ArrowUp");
    await settles(() => isWhole(rows.nth(1)), true);
    await it.page.keyboard.press("ArrowDown");
    await settles(() => rows.count(), 0);
    // What was just added is to be seen.
    await it.button("+ Add this request").click();
    await settles(() => isWhole(it.checks.locator("tr.in-form")), true);
    assert.deepEqual(await violations(it.page), []);
  });
}

visit("a click lands on what was pressed although it moves away meanwhile, and nowhere once the pointer moved", async (it) => {
  const add = it.button("+ Add this request");
  const rows = () => it.page.locator(".checks [data-check], .checks tr, .checks li").count();
  await it.showChecks();
  const before = await rows();
  const press = async (moved) => {
    const box = await add.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await it.page.mouse.move(x, y);
    await it.page.mouse.down();
    await it.page.evaluate(() => (document.querySelector("#app, body").style.transform = "translateY(-60px)"));
    await it.page.mouse.move(x + moved, y);
    await it.page.mouse.up();
    await it.page.evaluate(() => (document.querySelector("#app, body").style.transform = ""));
  };
  await press(30);
  await press(0);
  await settles(rows, before + 1);
});
