// Everything by keyboard: no trap, every stop named and seen, the tree and the menus as the ARIA practices have them.
import assert from "node:assert/strict";
import { BUCKET, fillIn, IDENTITY, REQUEST } from "./policies.mjs";
import { EXAMPLES, eventually, settles, visits } from "./playground.mjs";

const visit = visits();

/** What has the keyboard: through shadow roots. */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (at === document.body) return { name: "", role: null, place: "body" };
    const name = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    const host = at.getRootNode().host;
    const framed = host ? getComputedStyle(host) : undefined;
    const around = host?.parentElement ? getComputedStyle(host.parentElement) : undefined;
    const isRinged = (style) => style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
    return {
      name: name?.trim() ?? "",
      tag: at.tagName.toLowerCase(),
      id: at.id,
      role: at.getAttribute("role"),
      isRinged: Boolean(isRinged({ outlineStyle, outlineWidth, boxShadow }) || isRinged(framed) || isRinged(around)),
      place: [...document.querySelectorAll("*")].indexOf(host ?? at),
    };
  });

/** Tabs until something with a name has the keyboard. */
async function tabTo(page, name, key = "Tab") {
  for (let n = 0; n < 120; n++) {
    const at = await focused(page);
    if (at.name.match(name)) return at;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} can't be reached with ${key}`);
}

visit("the first stops skip to the request, the verdict and the policies", async (it) => {
  for (const [name, region] of [
    ["Skip to the request", it.request],
    ["Skip to the verdict", it.verdict],
    ["Skip to the policies", it.policies],
  ]) {
    await it.page.keyboard.press("Tab");
    await settles(async () => (await focused(it.page)).name, name);
    const link = it.page.getByRole("link", { name });
    const box = await link.boundingBox();
    assert.ok(box && 0 <= box.y && 1 < box.height, `${name} is not seen while it has the keyboard`);
    await it.page.keyboard.press("Enter");
    await settles(() => region.evaluate((it) => it === document.activeElement), true);
    await it.page.evaluate(() => document.activeElement.blur());
    await link.focus();
  }
});

/** By how much a ring is cut off by a part that scrolls, and of what; empty where it is whole. */
const cutRing = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const outer = (it) => it.parentElement ?? it.getRootNode().host;
    const style = getComputedStyle(at);
    const reach = style.outlineStyle === "none" ? 0 : Math.max(0, parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset));
    const box = at.getBoundingClientRect();
    for (let part = outer(at); reach && part && part !== document.body; part = outer(part)) {
      const { overflowX, overflowY } = getComputedStyle(part);
      const { left, right, top, bottom } = part.getBoundingClientRect();
      // What says how far it lets something stick out is left to it.
      const x = /auto|hidden|scroll/.test(overflowX) ? [left - box.left, box.right - right] : [];
      const y = /auto|hidden|scroll/.test(overflowY) ? [top - box.top, box.bottom - bottom] : [];
      const by = Math.max(...[...x, ...y].map((it) => Math.round(it + reach)), 0);
      if (1 < by) return `${at.tagName} ${at.id} ${at.textContent.trim().slice(0, 30)}: ${by} in ${part.tagName} ${part.className}`;
    }
    return "";
  });

for (const [width, screens] of [[390, ["why", "request", "policies", "checks"]], [1440, [undefined]]]) {
  visit(`the ring around what has the keyboard is whole: ${width}, ko-KR`, { width, locale: "ko-KR", at: "#example=cross-account" }, async (it) => {
    const found = new Set();
    for (const screen of screens) {
      if (screen) await it.page.locator(`#screen-${screen}`).click();
      await it.page.locator("header a, nav a").first().focus();
      for (let n = 0; n < 100; n++) {
        await it.page.keyboard.press("Tab");
        found.add(await cutRing(it.page));
        if ((await focused(it.page)).place === "body") break;
      }
    }
    found.delete("");
    assert.deepEqual([...found], []);
  });
}

visit("the other views have a stop that skips to what is in them, and the way to the views comes first", async (it) => {
  for (const [view, content] of [
    ["World", "#sessions"],
    ["Review", "#other"],
    ["Learn", "#other"],
  ]) {
    await it.page.getByRole("link", { name: view, exact: true }).click();
    await it.page.locator(`${content} > *`).first().waitFor();
    const link = it.page.getByRole("link", { name: "Skip to the content" });
    await settles(() => link.count(), 1);
    await link.focus();
    await it.page.keyboard.press("Tab");
    assert.equal((await focused(it.page)).name, "Ask");
    await it.page.keyboard.press("Shift+Tab");
    await it.page.keyboard.press("Enter");
    await settles(() => it.page.locator(content).evaluate((it) => it === document.activeElement), true);
  }
});

visit("a policy that was added has the keyboard in its text, and so has one that an example is put into", async (it) => {
  await it.addPolicy("Identity-based policy");
  await settles(async () => (await focused(it.page)).name.startsWith("Identity-based policy"), true);
  await it.page.keyboard.type("{");
  await it.page.keyboard.press("ControlOrMeta+z");
  await it.addPolicy("Permissions boundary");
  await settles(async () => (await focused(it.page)).name.startsWith("Permissions boundary"), true);
  await it.policies.locator(".box-empty").getByRole("button").click();
  await settles(async () => (await focused(it.page)).name.startsWith("Permissions boundary"), true);
});

visit("each stop has a name and is seen, and none is a trap", async (it) => {
  await it.text.waitFor();
  await it.decides("explicitDeny");
  const stops = [];
  const again = new Set();
  for (let n = 0; n < 200; n++) {
    await it.page.keyboard.press("Tab");
    const at = await focused(it.page);
    if (at.place === "body" || again.has(`${at.place} ${at.tag} ${at.id}`)) break;
    again.add(`${at.place} ${at.tag} ${at.id}`);
    stops.push(at);
  }
  assert.ok(20 < stops.length && stops.length < 200, `${stops.length} stops`);
  assert.deepEqual(stops.filter(({ name }) => name === ""), []);
  assert.deepEqual(stops.filter(({ isRinged }) => !isRinged).map(({ tag, name }) => `${tag} ${name}`), []);
  // The order is that of the document: nothing jumps.
  const places = stops.map(({ place }) => place);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  // The tree is one stop, whatever is in it.
  assert.equal(stops.filter(({ role }) => role === "treeitem").length, 1);
});

visit("Tab leaves the editor, both ways", async (it) => {
  const before = await it.value();
  await it.text.focus();
  await it.page.keyboard.press("Tab");
  await settles(() => it.element.evaluate((it) => it === document.activeElement), false);
  await it.text.focus();
  await it.page.keyboard.press("Shift+Tab");
  await settles(() => it.element.evaluate((it) => it === document.activeElement), false);
  assert.equal(await it.value(), before);
});

visit("one types over what is selected, a word or all of it", async (it) => {
  await it.openPolicy("ReadReports");
  await it.text.focus();
  await it.element.evaluate((editor) => {
    const from = editor.value.indexOf("ReadReports");
    editor.selection = { from, to: from + "ReadReports".length };
  });
  await it.page.keyboard.type("Look");
  await settles(async () => (await it.value()).includes('"Sid": "Look"'), true);
  await it.page.keyboard.press("ControlOrMeta+a");
  await it.page.keyboard.type("{}");
  await settles(() => it.value(), "{}");
  // What it leaves in the console is looked at after every visit.
});

visit("the whole job is done without a mouse", async (it) => {
  const { page } = it;
  const { keyboard } = page;
  await tabTo(page, /^New$/);
  await keyboard.press("Enter");
  await it.verdict.getByText("No verdict yet").waitFor();
  for (const [kind, text] of [
    ["Identity-based policy", IDENTITY],
    ["Resource-based policy", BUCKET],
  ]) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await tabTo(page, /Add a policy/);
    await keyboard.press("Enter");
    await tabTo(page, new RegExp(`^${kind}`));
    await keyboard.press("Enter");
    await settles(async () => (await focused(page)).name.match(new RegExp(`^${kind}.*JSON text`)) !== null, true);
    await keyboard.press("ControlOrMeta+v");
    await settles(() => it.value(), text);
  }
  for (const [field, text] of [
    [/^Principal$/, REQUEST.principal],
    [/^Action$/, REQUEST.action],
    [/^Resource$/, REQUEST.resource],
  ]) {
    await tabTo(page, field);
    await keyboard.insertText(text);
  }
  await it.decides("explicitDeny");
  // Those who don't see it are told.
  await page.getByRole("status").filter({ hasText: "explicit deny" }).filter({ hasText: "KeepDraftsPrivate" }).first().waitFor({ state: "attached" });
  await eventually(async () => assert.equal((await tabTo(page, /./)).name !== "", true));
  for (let n = 0; n < 120 && (await focused(page)).role !== "treeitem"; n++) await keyboard.press("Tab");
  await keyboard.press("End");
  await keyboard.press("Home");
  for (let n = 0; n < 40 && !(await focused(page)).name.includes("Statement 1 “KeepDraftsPrivate”"); n++) {
    const before = (await focused(page)).id;
    await keyboard.press("ArrowDown");
    await settles(async () => (await focused(page)).id !== before, true);
  }
  await keyboard.press("Enter");
  await settles(async () => (await it.selected()).includes("KeepDraftsPrivate"), true);
  // Looking does not take the keyboard away, nor does what is typed there next take a text away.
  assert.equal((await focused(page)).role, "treeitem");
  const before = await it.value();
  await it.element.evaluate((editor) => editor.focus());
  await keyboard.press("Enter");
  await settles(async () => (await it.value()).replace(/\s/g, ""), before.replace(/\s/g, ""));
  assert.ok(before.length < (await it.value()).length);
});

visit("one goes step by step, shares, and goes to the sessions without a mouse", async (it) => {
  const { page } = it;
  const { keyboard } = page;
  await it.decides("explicitDeny");
  await tabTo(page, /^Next step$/);
  await keyboard.press("Enter");
  await page.getByText(/^1 \/ \d+$/).waitFor();
  await keyboard.press("Enter");
  await page.getByText(/^2 \/ \d+$/).waitFor();
  await tabTo(page, /^Previous step$/, "Shift+Tab");
  await keyboard.press("Enter");
  await page.getByText(/^1 \/ \d+$/).waitFor();
  await tabTo(page, /^Share$/);
  await keyboard.press("Enter");
  await it.button("Copy link").waitFor();
  await tabTo(page, /^Copy link$/);
  await keyboard.press("Enter");
  await page.getByText("Link copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await it.newTab(link);
  await other.decides("explicitDeny");
  await other.page.close();
  await keyboard.press("Escape");
  await settles(async () => (await focused(page)).name, "Share");
  await tabTo(page, /^World$/);
  await keyboard.press("Enter");
  await page.locator(".hop").first().waitFor();
  const step = page.locator(".hop-toggle").nth(1);
  const name = (await step.textContent()).trim();
  for (let n = 0; n < 120 && (await focused(page)).name !== name; n++) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await settles(() => step.getAttribute("aria-expanded"), "true");
  await tabTo(page, /^Ask$/, "Shift+Tab");
  await keyboard.press("Enter");
  await it.decides("explicitDeny");
});

visit("* opens the whole tree, and folds it again", async (it) => {
  await it.decides("explicitDeny");
  const { keyboard } = it.page;
  const count = (expanded) => it.tree.locator(`[aria-expanded=${expanded}]`).count();
  const before = [await count("true"), await count("false")];
  assert.ok(0 < before[1]);
  await it.tree.getByRole("treeitem").first().focus();
  await keyboard.press("*");
  await settles(() => count("false"), 0);
  assert.ok(before[0] < (await count("true")));
  await keyboard.press("*");
  await settles(async () => [await count("true"), await count("false")], before);
});

visit("arrow keys walk, open and close the tree", async (it) => {
  await it.decides("explicitDeny");
  const { keyboard } = it.page;
  const at = async () => (await focused(it.page)).name;
  const first = it.tree.getByRole("treeitem").first();
  await first.focus();
  await keyboard.press("End");
  await settles(at, ((await it.tree.getByRole("treeitem").last().textContent()) ?? "").trim());
  await keyboard.press("Home");
  await settles(at, ((await first.textContent()) ?? "").trim());
  const count = () => it.tree.getByRole("treeitem").count();
  const open = await count();
  await keyboard.press("ArrowLeft");
  await settles(() => first.getAttribute("aria-expanded"), "false");
  assert.ok((await count()) < open);
  await keyboard.press("ArrowRight");
  await settles(() => first.getAttribute("aria-expanded"), "true");
  await settles(count, open);
  await keyboard.press("ArrowRight");
  await settles(async () => (await at()).includes("“example-reports”"), true);
  await keyboard.press("ArrowLeft");
  await settles(async () => (await focused(it.page)).role, "treeitem");
  await keyboard.press("ArrowLeft");
  await settles(at, ((await first.textContent()) ?? "").trim());
});

visit("arrow keys go along the policies of a kind", async (it) => {
  await it.openExample(EXAMPLES[4].title.en);
  await it.page.getByRole("tab", { name: "Operators" }).focus();
  await it.page.keyboard.press("ArrowRight");
  await it.page.getByRole("tab", { name: "RequireMFA", selected: true }).waitFor();
  await settles(async () => (await focused(it.page)).name.includes("RequireMFA"), true);
});

visit("Escape closes a menu and gives the keyboard back", async (it) => {
  for (const name of ["Share", "+ Add a policy"]) {
    const opener = it.button(name);
    await opener.focus();
    await it.page.keyboard.press("Enter");
    await settles(() => opener.getAttribute("aria-expanded"), "true");
    // What is in a menu may have to be fetched first.
    await it.page.locator(".menu-body:not([hidden]) :is(button, input)").first().waitFor();
    await it.page.keyboard.press("Tab");
    await it.page.keyboard.press("Escape");
    await settles(() => opener.getAttribute("aria-expanded"), "false");
    await settles(() => opener.evaluate((it) => it === document.activeElement), true);
  }
});

visit("what is removed leaves the keyboard in the page", async (it) => {
  await it.openExample(EXAMPLES[4].title.en);
  await it.openPolicy("RequireMFA");
  await it.policies.getByRole("button", { name: "Remove", exact: true }).focus();
  await it.page.keyboard.press("Enter");
  await settles(() => it.policies.getByRole("tab").count(), 1);
  await settles(async () => (await focused(it.page)).place !== "body", true);
});

visit("an editor that comes late takes no keyboard from where somebody types", async (it) => {
  await it.startAnew();
  await it.button("+ Add a policy").click();
  const principal = it.request.getByRole("textbox", { name: "Principal", exact: true });
  await it.page.locator("#add-policy").getByRole("button", { name: /^Identity-based policy/ }).click();
  // Sooner than the editor has had it.
  await principal.focus();
  await it.page.waitForTimeout(500);
  await it.page.keyboard.type("arn:aws:iam::111122223333:user/ana");
  await settles(() => principal.inputValue(), "arn:aws:iam::111122223333:user/ana");
});
