// The World view: steps on a clock, each hop with both sides' reasons, and the same report as the command line's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
/** A field of a form is called by the words of its key, which stands beside them. */
const byKey = (key) => new RegExp(` ${key}( \\*)?$`);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Goes to the view, and gives it once its steps are there. */
async function opened({ page }) {
  await page.locator("#views a").nth(1).click();
  const view = page.locator("main.sessions");
  await view.getByRole("listitem").first().waitFor();
  return view;
}

const outcomes = (view) => view.locator(".hop-outcome").allTextContents();
const step = (view, n) => view.locator(".hop-toggle").nth(n - 1);
const text = (page) => page.locator(".scenario-text policy-editor");

/** Replaces the text as somebody who types would, all at once. */
async function write(page, next) {
  await page.getByRole("textbox", { name: /^JSON text/ }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(next);
}

visit("the view is fetched when it is first in sight, and each of the two leads to the other", async (it) => {
  const programs = () => it.page.evaluate(() => performance.getEntriesByType("resource").filter((it) => it.name.endsWith(".wasm")).map((it) => it.name));
  await it.page.locator(".problems-line", { hasNotText: "…" }).first().waitFor();
  const before = await programs();
  const isOfView = (name) => /part-[0-9a-f]+-([a-z]+-)*world\.wasm$/.test(name);
  assert.ok(!before.some((name) => name.endsWith("-world.wasm") && !name.includes("tools")), before.join());
  const view = await opened(it);
  const more = (await programs()).filter((name) => !before.includes(name));
  assert.ok(0 < more.length && more.every(isOfView), more.join());
  await settles(() => outcomes(view), ["Session issued", "Session issued", "Allowed", "Denied — implicit deny"]);
  assert.equal(await it.verdict.isVisible(), false);
  await it.page.getByRole("link", { name: "Ask" }).click();
  await it.verdict.waitFor();
  assert.equal(await view.isVisible(), false);
  await it.page.getByRole("link", { name: "World" }).click();
  await view.waitFor();
  assert.equal((await programs()).length, before.length + more.length);
});

visit("a step is added in a session, broken, read and put right", async (it) => {
  const view = await opened(it);
  await step(view, 2).click();
  await view.getByRole("button", { name: "Make a request in this session" }).click();
  await settles(async () => (await outcomes(view))[2], "Denied — implicit deny");
  const field = (key) => view.getByRole("textbox", { name: byKey(key) });
  assert.equal(await view.getByRole("combobox", { name: byKey("as") }).inputValue(), "@b");
  await field("resource").fill("arn:aws:s3:::reports/june.csv");
  await field("resource").blur();
  await settles(async () => (await outcomes(view))[2], "Allowed");
  const action = field("action");
  await action.fill("s3:DeleteObject");
  await settles(async () => (await outcomes(view))[2], "Denied — implicit deny");
  await view.locator(".hop-body .reason", { hasText: "s3:DeleteObject" }).first().waitFor();
  await action.fill("s3:GetObject");
  await settles(async () => (await outcomes(view))[2], "Allowed");
});

visit("a broken trust policy refuses the hop, and what hangs on it is not run", async (it) => {
  const view = await opened(it);
  const before = await text(it.page).evaluate((editor) => editor.value);
  await write(it.page, before.replace('"aws:PrincipalTag/project": "apollo"', '"aws:PrincipalTag/project": "gemini"'));
  await settles(() => outcomes(view), ["Session issued", "Refused: access denied", "Not run", "Not run"]);
  await step(view, 2).click();
  await view.locator(".hop-body .sts-message", { hasText: "AccessDenied" }).waitFor();
  await view.locator(".side", { hasText: "Trust and resource side" }).first().locator("summary", { hasText: "aws:PrincipalTag/project" }).first().waitFor();
  const names = await view.locator(".hop .hop-toggle > .mark-glyph use").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  assert.equal(new Set(names).size, 3, "issued, refused and not run differ in shape");
  await it.button("Undo").click();
  await settles(async () => (await outcomes(view))[1], "Session issued");
  // It is the undo of what is in sight.
  await it.page.getByRole("link", { name: "Ask" }).click();
  assert.equal(await it.button("Undo").isDisabled(), true);
  await it.page.getByRole("link", { name: "World" }).click();
  await it.button("Redo").click();
  await settles(async () => (await outcomes(view))[1], "Refused: access denied");
});

visit("a torn text keeps the last report, and says where it is torn", async (it) => {
  const view = await opened(it);
  const before = await text(it.page).evaluate((editor) => editor.value);
  await write(it.page, before.replace('"as": "@a"', '"as": "arn:aws:iam::111122223333:user/Nobody"'));
  await view.getByRole("group", { name: "What is wrong with the text" }).getByText("/steps/1/as").waitFor();
  await view.locator(".hops.stale").waitFor();
  await settles(async () => (await outcomes(view)).length, 4);
  // It is still a text that can be edited by its forms.
  assert.equal(await view.locator("#add-step").isEnabled(), true);
  await write(it.page, before.slice(0, -4));
  await view.locator(".summary.cannot", { hasText: "Mend the text where it is marked, or undo" }).waitFor();
  await view.locator("#world-toggle:disabled").waitFor();
  assert.equal(await view.locator(".story").locator("button, select, input, textarea").filter({ visible: true }).evaluateAll((all) => all.filter((it) => !it.matches(":disabled")).length), 0);
  await it.button("Undo").click();
  await view.locator("#add-step:enabled").waitFor();
  await write(it.page, before);
  await settles(() => view.locator(".stale").count(), 0);
});

visit("steps are moved, duplicated and removed", async (it) => {
  const view = await opened(it);
  const ids = () => view.locator(".hop-id").allTextContents();
  await step(view, 4).click();
  await view.getByRole("button", { name: "Move up" }).click();
  await settles(ids, ["a", "b", "own-box", "report"]);
  await view.getByRole("button", { name: "Duplicate" }).click();
  await settles(ids, ["a", "b", "own-box", "own-box-5", "report"]);
  await view.getByRole("button", { name: "Remove", exact: true }).click();
  await settles(ids, ["a", "b", "own-box", "report"]);
});

visit("the clock shows what is left of each session", async (it) => {
  const view = await opened(it);
  await view.getByRole("spinbutton", { name: "Minutes after the start" }).fill("35");
  await settles(() => view.locator(".lives .life").allTextContents(), ["25 min left", "30 min left"]);
  await view.getByRole("spinbutton", { name: "Minutes after the start" }).fill("62");
  await settles(() => view.locator(".lives .life").allTextContents(), ["expired 2 min ago", "3 min left"]);
});

visit("a card says what is transitive, carried and lost", async (it) => {
  const view = await opened(it);
  await step(view, 2).click();
  const card = view.getByRole("region", { name: "Session @b" });
  await card.getByText("arn:aws:sts::111122223333:assumed-role/RoleB/user1").waitFor();
  for (const words of [/project = apollo\s*★/, /tag floor = 3/, /MayAssumeRoleB/, /Source identity: user1/]) {
    assert.match(await card.innerText(), words);
  }
});

visit("an expired session looks different from a denial", async (it) => {
  const view = await opened(it);
  await view.getByRole("combobox", { name: "Worked examples" }).selectOption("one-hour");
  await settles(async () => (await outcomes(view)).slice(1), ["Refused by STS", "Session issued", "Allowed", "Session expired", "Session issued"]);
  await step(view, 2).click();
  await view.locator(".sts-message", { hasText: "ValidationError" }).waitFor();
});

visit("everything is done by keyboard", async (it) => {
  const view = await opened(it);
  const { keyboard } = it.page;
  await step(view, 1).focus();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await settles(() => step(view, 2).getAttribute("aria-expanded"), "true");
  const reach = async (name) => {
    for (let n = 0; n < 80; n += 1) {
      if ((await it.page.evaluate(() => document.activeElement.textContent)) === name) return;
      await keyboard.press("Tab");
    }
    assert.fail(`${name} is not reached`);
  };
  await reach("Make a request in this session");
  await keyboard.press("Space");
  await settles(() => step(view, 3).getAttribute("aria-expanded"), "true");
  await step(view, 3).focus();
  await reach("Remove");
  await keyboard.press("Enter");
  await settles(async () => (await outcomes(view)).length, 4);
  await settles(() => it.page.evaluate(() => document.activeElement.id), "add-step");
});

visit("a scenario begins anew, and undo brings back what was there", async (it) => {
  const view = await opened(it);
  await it.button("New").click();
  await settles(() => outcomes(view), []);
  await view.getByRole("button", { name: "+ Add a step" }).click();
  await settles(async () => (await outcomes(view)).length, 1);
  await it.button("Undo").click();
  await it.button("Undo").click();
  await settles(async () => (await outcomes(view)).length, 4);
});

visit("a request opens as a world that shows how the session came, and undo brings back what was there", async (it) => {
  const view = await opened(it);
  await it.page.getByRole("link", { name: "Ask" }).click();
  await it.verdict.waitFor();
  await it.ask({ principal: "arn:aws:sts::111122223333:assumed-role/Reader/night", action: "s3:GetObject", resource: "arn:aws:s3:::reports/june.csv" });
  await it.button("Came by a role? Open as a world").click();
  await settles(async () => (await outcomes(view))[0], "Session issued");
  const actors = async () => JSON.parse(await text(it.page).evaluate((editor) => editor.value)).steps.map((step) => step.as);
  assert.deepEqual((await actors()).slice(0, 2), ["arn:aws:iam::111122223333:user/dev", "@assume"]);
  await it.page.getByText("This is your request as a world").waitFor();
  await it.button("Undo").click();
  await settles(async () => (await outcomes(view)).length, 4);
});

visit("a link to a scenario opens it at the step that was open", async (it) => {
  const view = await opened(it);
  const before = await text(it.page).evaluate((editor) => editor.value);
  await write(it.page, before.replace('"aws:PrincipalTag/project": "apollo"', '"aws:PrincipalTag/project": "gemini"'));
  await settles(async () => (await outcomes(view))[1], "Refused: access denied");
  await step(view, 2).click();
  const shared = (await text(it.page).evaluate((editor) => editor.value)).trim();
  const link = await it.copyLink();
  assert.match(link, /#s=1\.[\w-]+\.[a-z2-7]{7}&at=2$/);
  const other = await visit.byAnother(link);
  const theirs = other.page.locator("main.sessions");
  await theirs.locator(".hop-body .sts-message", { hasText: "AccessDenied" }).waitFor();
  assert.equal(await step(theirs, 2).getAttribute("aria-expanded"), "true");
  await settles(() => text(other.page).evaluate((editor) => editor.value), shared);
  // What somebody else made is nobody's own work, until it is changed.
  await other.page.getByText("Opened from a link.").waitFor();
  await other.page.goto(other.home);
  await other.isReady();
  await other.page.getByRole("link", { name: "World" }).click();
  await settles(async () => (await outcomes(theirs))[1], "Session issued");
  await other.page.context().close();
  // A torn text has no link, and that is said.
  await it.page.keyboard.press("Escape");
  await write(it.page, before.slice(0, -4));
  await it.button("Share").click();
  await it.page.getByText("There is no link to this text").waitFor();
});

visit("a scenario is kept as a case is: over tabs, and among the earlier states", async (it) => {
  const view = await opened(it);
  const before = await text(it.page).evaluate((editor) => editor.value);
  const mine = before.replace(/"title": \{[^}]*\}/, '"title": "Mine"');
  await write(it.page, mine);
  await view.getByRole("heading", { name: "Mine" }).waitFor();
  const other = await it.newTab();
  await opened(other);
  await other.page.locator("main.sessions").getByRole("heading", { name: "Mine" }).waitFor();
  await other.page.close();
  await it.page.getByRole("link", { name: "Ask" }).click();
  await it.verdict.waitFor();
  await it.page.getByRole("button", { name: "File", exact: true }).click();
  await it.page.getByRole("button", { name: /^Earlier states/ }).click();
  await it.page.getByRole("button", { name: /^Restore: Mine/ }).click();
  await settles(() => text(it.page).evaluate((editor) => editor.value), mine);
});

visit("work is kept in the tab", async (it) => {
  const view = await opened(it);
  await view.getByRole("combobox", { name: "Worked examples" }).selectOption("mfa");
  await view.getByRole("heading", { name: "A role that asks for MFA" }).waitFor();
  await it.page.reload();
  await (await opened(it)).getByRole("heading", { name: "A role that asks for MFA" }).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "ko-KR"]) {
    visit(`nothing stands in the way of assistive technology, ${colorScheme}, ${locale}`, { colorScheme, locale }, async (it) => {
      const view = await opened(it);
      await view.getByRole("heading", { level: 3, name: locale === "ko-KR" ? "단계" : "Steps" }).waitFor();
      for (const example of ["chain", "confused-deputy", "one-hour"]) {
        await view.locator("#scenario-examples").selectOption(example);
        await step(view, 2).click();
        await view.locator(".hop-body").waitFor();
        assert.deepEqual(await violations(it.page), [], example);
      }
    });
  }
}

visit("the language of the page is the view’s", async (it) => {
  const view = await opened(it);
  await it.page.getByRole("button", { name: "한국어" }).click();
  await view.getByText("세션 발급됨").first().waitFor();
});

for (const width of [320, 390]) {
  visit(`nothing sticks out at ${width} pixels`, { width, height: 844, hasTouch: true }, async (it) => {
    const view = await opened(it);
    const excess = () => it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (let n = 1; n <= 4; n += 1) {
      await step(view, n).click();
      assert.equal(await excess(), 0, `step ${n}`);
    }
    await view.getByRole("button", { name: "JSON text", exact: true }).click();
    await text(it.page).waitFor();
    assert.equal(await excess(), 0, "text");
  });
}

visit("the report is the command line’s, byte for byte", async (it) => {
  const view = await opened(it);
  const folder = new URL("../scenarios/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of names) {
    const file = fileURLToPath(new URL(name, folder));
    const printed = execFileSync("cargo", ["run", "--quiet", "-p", "iam-cli", "--", "run", "--format", "json", file], { cwd: ROOT, encoding: "utf8" });
    await write(it.page, readFileSync(file, "utf8"));
    await settles(async () => (await view.locator(".hop").count()) === JSON.parse(printed).steps.length, true, name);
    await view.getByRole("button", { name: "Copy report" }).click();
    await settles(() => it.page.evaluate(() => navigator.clipboard.readText()), printed.trimEnd(), name);
  }
});

/** How somebody works: with a pointer, or with the keyboard alone, going to what is wanted by Tab. */
const pointer = {
  press: (control) => control.click(),
  fill: (control, text) => control.fill(text),
  choose: (control, choice) => control.selectOption(choice),
};
const keys = (page) => {
  const reach = async (control) => {
    await control.waitFor();
    for (let n = 0; n < 400; n += 1) {
      if (await control.evaluate((it) => it === document.activeElement)) return;
      // What comes later is looked for from here on; what came before, from the end back.
      await page.keyboard.press("Tab");
    }
    assert.fail("it is not reached by Tab");
  };
  return {
    press: async (control) => {
      await reach(control);
      await page.keyboard.press((await control.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
    },
    fill: async (control, text) => {
      await reach(control);
      await page.keyboard.press("ControlOrMeta+a");
      if (text) await page.keyboard.insertText(text);
      else await page.keyboard.press("Delete");
    },
    choose: async (control, choice) => {
      await reach(control);
      const names = await control.locator("option").evaluateAll((all) => all.map((it) => it.value));
      const now = names.indexOf(await control.inputValue());
      const then = names.indexOf(choice);
      for (let at = now; at !== then; at += Math.sign(then - now)) await page.keyboard.press(now < then ? "ArrowDown" : "ArrowUp");
      await settles(() => control.inputValue(), choice);
    },
  };
};

const DEV = "arn:aws:iam::111122223333:user/dev";
const ROLE_A = "arn:aws:iam::111122223333:role/RoleA";
const ROLE_B = "arn:aws:iam::444455556666:role/RoleB";

/** Begins a scenario, and builds its world and steps by forms alone: a user, a role, and with it one in another account. */
async function buildChain(it, view, how) {
  const { page } = it;
  const add = async (sort, name, account) => {
    await how.choose(view.locator("#add-sort"), sort);
    if (account) await how.choose(view.locator("#add-account"), account);
    await how.fill(view.locator("#add-name"), name);
    await how.press(view.locator("#add-entity"));
    await view.locator("#entity").getByText(name).first().waitFor();
  };
  const pick = async (id, arn, { externalId } = {}) => {
    await how.choose(view.locator(`#${id}-who`), arn);
    if (externalId) await how.fill(view.locator(`#${id}-external-id`), externalId);
    await how.press(view.locator(`#${id}-tags`));
    await how.press(view.locator(`#${id}-add`));
  };
  const open = (name) => how.press(view.locator(".entity", { hasText: name }).last());
  await how.press(it.button("New"));
  await view.locator("#add-sort").waitFor();
  await add("role", "RoleA", "111122223333");
  await pick("trust", DEV);
  await open("dev");
  await pick("assume", ROLE_A);
  await add("account", "444455556666");
  await add("role", "RoleB", "444455556666");
  await pick("trust", ROLE_A, { externalId: "acme-42" });
  await open("RoleA");
  await pick("assume", ROLE_B);
  await how.press(view.locator("#entity").getByRole("button", { name: "Done" }));
  const field = (key) => view.locator(".hop-body").getByLabel(byKey(key));
  const addStep = async (n) => {
    await how.press(view.locator("#add-step"));
    await settles(() => step(view, n).getAttribute("aria-expanded"), "true");
  };
  await addStep(1);
  await how.fill(field("as"), DEV);
  await how.fill(field("roleArn"), ROLE_A);
  await how.fill(field("tags"), "team = blue");
  await how.fill(field("transitiveTagKeys"), "team");
  await page.keyboard.press("Tab");
  await settles(async () => (await outcomes(view))[0], "Session issued");
  await addStep(2);
  await how.fill(field("roleArn"), ROLE_B);
  await how.fill(field("externalId"), "acme-42");
  await settles(() => outcomes(view), ["Session issued", "Session issued"]);
  return field;
}

for (const [called, options, worker] of [
  ["1440 pixels", {}, () => pointer],
  ["390 pixels", { width: 390, height: 844 }, () => pointer],
  ["by keyboard", {}, (page) => keys(page)],
]) {
  visit(`a chain over two accounts is built by forms alone, broken, read and passed on: ${called}`, options, async (it) => {
    const view = await opened(it);
    const how = worker(it.page);
    const field = await buildChain(it, view, how);
    await view.locator(".session-card").getByText("team").first().waitFor();
    await how.fill(field("externalId"), "acme-43");
    await settles(() => outcomes(view), ["Session issued", "Refused: access denied"]);
    await view.locator(".hop-body").getByText("sts:ExternalId").first().waitFor();
    const link = await it.copyLink();
    const other = await visit.byAnother(link, options);
    const theirs = other.page.locator("main.sessions");
    await theirs.locator(".hop-body").getByText("sts:ExternalId").first().waitFor();
    assert.equal(await step(theirs, 2).getAttribute("aria-expanded"), "true");
    assert.deepEqual(await violations(other.page), []);
    await other.page.context().close();
    // Undo goes back over what was typed in one field, and over all before it.
    const has = (words) => text(it.page).evaluate((editor, words) => editor.value.includes(words), words);
    await it.page.keyboard.press("Escape");
    await it.button("Undo").click();
    await settles(async () => [await has("acme-43"), await has("RoleB")], [false, true]);
    for (let n = 0; n < 40 && (await it.button("Undo").isEnabled()); n += 1) await it.button("Undo").click();
    await settles(() => has("acme-42"), false);
  });
}

visit("what can't be added says why, and nothing is lost", async (it) => {
  const view = await opened(it);
  await it.button("New").click();
  const name = view.locator("#add-name");
  await view.locator("#add-entity").click();
  await view.getByText("Say what it is called first.").waitFor();
  await view.locator("#add-sort").selectOption("account");
  await name.fill("1234");
  await view.locator("#add-entity").click();
  await view.getByText("An account’s id is twelve digits").waitFor();
  await settles(() => name.inputValue(), "1234");
  await view.locator("#add-sort").selectOption("user");
  await name.fill("dev");
  await view.locator("#add-entity").click();
  await view.getByText("There is one of that name already.").waitFor();
  assert.deepEqual(await violations(it.page), []);
});

visit("a chain is built by pasting what AWS prints of two roles, anywhere on the page", async (it) => {
  const view = await opened(it);
  await it.button("New").click();
  const role = (account, name, who) =>
    JSON.stringify({ Role: { Path: "/", RoleName: name, RoleId: `AROA${name.toUpperCase().padEnd(16, "X")}`, Arn: `arn:aws:iam::${account}:role/${name}`, MaxSessionDuration: 3600, AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: who }, Action: "sts:AssumeRole" }] } } });
  await view.getByText("Paste what aws iam get-role").click();
  await view.locator("#take-in").fill("no such thing");
  await view.getByText("This describes no user, group or role").waitFor();
  await view.locator("#take-in").fill(role("111122223333", "RoleA", DEV));
  await view.getByText("Taken in: Role RoleA.").waitFor();
  // Without any field in focus.
  await view.getByRole("heading", { name: "Sessions" }).click();
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), role("444455556666", "RoleB", ROLE_A));
  await it.page.keyboard.press("ControlOrMeta+v");
  await view.locator("#entity").getByText("RoleB").first().waitFor();
  await view.locator(".entity", { hasText: "RoleA" }).last().click();
  await view.locator("#assume-who").selectOption(ROLE_B);
  await view.locator("#assume-add").click();
  for (const [n, roleArn] of [[1, ROLE_A], [2, ROLE_B]]) {
    await view.locator("#add-step").click();
    await settles(() => step(view, n).getAttribute("aria-expanded"), "true");
    await view.locator(".hop-body").getByLabel(byKey("roleArn")).fill(roleArn);
  }
  await settles(() => outcomes(view), ["Session issued", "Session issued"]);
});

visit("a role is taken in without a permissions boundary that the world lacks, and the boundary is added by a press", async (it) => {
  const view = await opened(it);
  await it.button("New").click();
  const boundary = "arn:aws:iam::111122223333:policy/org/Limits";
  const role = { Role: { Arn: "arn:aws:iam::111122223333:role/App", PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: boundary } } };
  await view.getByText("Paste what aws iam get-role").click();
  await view.locator("#take-in").fill(JSON.stringify(role));
  await view.getByText("Taken in: Role App.").waitFor();
  await view.getByText(`without its permissions boundary: the policy ${boundary} is not in this world`).waitFor();
  await settles(() => view.locator(".summary.cannot").count(), 0);
  assert.deepEqual(await violations(it.page), []);
  await view.getByRole("button", { name: "Add Limits, which allows nothing yet" }).click();
  await settles(() => it.page.evaluate(() => document.activeElement.id), "e-document");
  await settles(() => view.getByText("without its permissions boundary").count(), 0);
  await settles(() => view.locator(".summary.cannot").count(), 0);
  const world = JSON.parse(await it.page.locator("main.sessions policy-editor").evaluate((it) => it.value));
  assert.equal(world.accounts["111122223333"].roles.App.permissionsBoundary, boundary);
  assert.equal(world.accounts["111122223333"].policies.Limits.path, "/org/");
  // What was said of this world is not said of the next.
  await it.button("New").click();
  await settles(() => view.getByText("Taken in: Role App.").count(), 0);
});

visit("the form of a role shows its policies at the margin, takes what AWS prints of one, and gives the keyboard back", async (it) => {
  const view = await opened(it);
  await view.locator("#world-toggle").click();
  const chip = view.locator(".entity.role", { hasText: "RoleA" });
  await chip.click();
  const trust = view.locator("#e-trustPolicy");
  assert.match(await trust.inputValue(), /^\{\n {2}"Version"/);
  const [form, box, inline, tick] = await Promise.all([view.locator(".entity-form > .form"), trust, view.locator(".entity-form fieldset textarea").first(), view.locator(".entity-form .tick:has(code)").last().locator("input")].map((it) => it.boundingBox()));
  for (const wide of [box, inline]) assert.ok(form.width - 4 < wide.width, "a policy has the whole width");
  assert.ok(tick.width < 30 && tick.x < form.x + 30, "a tick stands before its name");
  // The text beside is set in as far as it was.
  const before = JSON.parse(await text(it.page).evaluate((editor) => editor.value)).accounts["111122223333"].roles.RoleA.trustPolicy;
  await trust.fill(JSON.stringify({ ...before, Id: "x" }, null, 2));
  await trust.blur();
  await settles(async () => (await text(it.page).evaluate((editor) => editor.value)).includes('\n            "Id": "x"'), true);
  await settles(async () => /\n {2}"Id"/.test(await trust.inputValue()), true);
  await trust.fill(JSON.stringify({ PolicyVersion: { Document: before, VersionId: "v1", IsDefaultVersion: true } }));
  await trust.blur();
  await settles(() => text(it.page).evaluate((editor) => JSON.parse(editor.value).accounts["111122223333"].roles.RoleA.trustPolicy), before);
  assert.deepEqual(await violations(it.page), []);
  await view.getByRole("button", { name: "Done" }).click();
  await settles(() => chip.evaluate((it) => it === document.activeElement), true);
});

visit("an inline policy is added, and called otherwise, by the form", async (it) => {
  const view = await opened(it);
  await view.locator("#world-toggle").click();
  await view.locator(".entity.role", { hasText: "RoleA" }).click();
  const inline = async () => Object.keys(JSON.parse(await text(it.page).evaluate((editor) => editor.value)).accounts["111122223333"].roles.RoleA.inlinePolicies);
  const before = await inline();
  await view.getByRole("button", { name: "+ Add: Inline policies" }).click();
  await settles(inline, [...before, "Policy"]);
  const name = view.locator("#e-inlinePolicies-Policy-name");
  await name.fill(before[0]);
  await name.press("Tab");
  await view.getByRole("alert").filter({ hasText: "There is one of that name already." }).waitFor();
  await settles(inline, [...before, "Policy"]);
  await name.fill("ReadLogs");
  await name.press("Tab");
  await settles(inline, [...before, "ReadLogs"]);
  await settles(() => it.page.evaluate(() => document.activeElement.id), "e-inlinePolicies-ReadLogs");
  assert.equal(await view.getByRole("alert").filter({ hasText: "There is one" }).count(), 0);
});

visit("the text of a world is completed: names of the world, and a policy inside of its documents", async (it) => {
  await it.page.evaluate(() => {
    location.hash = "#v=world&example=chain";
  });
  const editor = it.page.locator("main.sessions policy-editor");
  await editor.waitFor();
  await it.page.waitForFunction(() => customElements.get("policy-editor"));
  const offers = it.page.locator(".cm-tooltip-autocomplete li");
  /** Replaces the value after a part of the text, has what could stand there listed, and puts it back. */
  const offered = async (before, typed) => {
    await editor.evaluate((it, before) => {
      const from = it.value.indexOf(before) + before.length;
      it.selection = { from, to: it.value.indexOf('"', from) };
    }, before);
    await editor.getByRole("textbox").focus();
    await it.page.keyboard.type(typed);
    await it.page.keyboard.press("Control+Space");
    await offers.first().waitFor();
    const all = await offers.allTextContents();
    await it.page.keyboard.press("Escape");
    return all.join("\n");
  };
  assert.match(await offered('"as": "', ""), /arn:aws:iam::111122223333:user\/User1/);
  assert.match(await offered('"Action": "', "sts:AssumeRoleWithS"), /sts:AssumeRoleWithSAML/);
});
