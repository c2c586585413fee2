// Files are opened and saved, earlier states are brought back, and everything is forgotten, without a loss of work.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fillIn, IDENTITY } from "./policies.mjs";
import { EXAMPLES, isHeld, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const EXAMPLE = EXAMPLES.find(({ id }) => id === "cross-account");
const text = (id) => readFile(new URL(`../../www/gallery/${id}.json`, import.meta.url), "utf8");
const MINE = "arn:aws:s3:::example-reports/mine.csv";

/** Work of the reader's own. */
async function work(it, resource = MINE) {
  await fillIn(it, { bucket: null });
  await it.ask({ resource });
  await it.decides("allowed");
}

async function isThere(it, resource = MINE) {
  await settles(() => it.field("Resource").inputValue(), resource);
  await it.decides("allowed");
}

async function choose(it, name) {
  await it.page.locator(".file-menu button").first().waitFor();
  await it.page.getByRole("button", { name: /^(File|파일)$/ }).click();
  await it.page.locator("#file-list").getByRole("button", { name }).click();
}

/** As in a browser that cannot write to files. */
const withoutPickers = (it) =>
  it.page.evaluate(() => {
    delete globalThis.showOpenFilePicker;
    delete globalThis.showSaveFilePicker;
  });

/** A file whose writer and reader are in the page. */
const withPickers = (it, name, content) =>
  it.page.evaluate(
    ([name, content]) => {
      globalThis.written = [];
      const handle = (name) => ({
        name,
        getFile: async () => new File([content], name),
        createWritable: async () => {
          let text = "";
          return { write: async (part) => (text += part), close: async () => globalThis.written.push([name, text]) };
        },
      });
      globalThis.showOpenFilePicker = async () => [handle(name)];
      globalThis.showSaveFilePicker = async ({ suggestedName }) => handle(`new-${suggestedName}`);
    },
    [name, content],
  );
/** Files of the browser's own, which are as real to the page as those of a disk. */
const withFiles = (it) =>
  it.page.evaluate(() => {
    globalThis.showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle("real.json", { create: true });
    };
  });
const written = (it) => it.page.evaluate(() => globalThis.written);

async function openFile(it, name, content) {
  const [chooser] = await Promise.all([it.page.waitForEvent("filechooser"), choose(it, /^Open…|^열기…/)]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
}

/** Brings a file over the page; `drops` says whether it is let go there. */
const drag = (it, files, drops = true, at = "body") =>
  it.page.evaluate(
    ([files, drops, at]) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of files) {
        const bytes = Array.isArray(content) ? new Uint8Array(content) : content;
        dataTransfer.items.add(new File([bytes], name));
      }
      const found = document.querySelector(at);
      // Inside of the editor, which takes files itself.
      const place = found.shadowRoot?.querySelector(".cm-content") ?? found;
      for (const kind of drops ? ["dragenter", "dragover", "drop"] : ["dragenter", "dragover"]) {
        place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, composed: true, dataTransfer }));
      }
    },
    [files, drops, at],
  );

const notice = (it, words) => it.page.locator("#notice").filter({ hasText: words }).waitFor();
const problem = (it) => it.page.getByRole("dialog", { name: /was not opened|열지 못했습니다/ });
const states = (it) => it.page.getByRole("dialog", { name: /^(Earlier states|이전 상태)$/ });
const rows = (it) => states(it).getByRole("listitem").locator("strong").allTextContents();
/** What the page keeps of files, as the browser's database has it. */
const keptFiles = (it) =>
  it.page.evaluate(async () => {
    const isThere = (await indexedDB.databases()).some(({ name }) => name === "iamp");
    if (!isThere) return [];
    const asked = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const database = await asked(indexedDB.open("iamp"));
    const files = database.objectStoreNames.length ? await asked(database.transaction("files").objectStore("files").getAll()) : [];
    database.close();
    return files.map(({ name }) => name);
  });
const kept = (it) => it.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("iamp.history.")).length);

visit("a case is opened from a file, and one's own work is a step away", async (it) => {
  await work(it);
  await withoutPickers(it);
  await openFile(it, "theirs.json", await text(EXAMPLE.id));
  await notice(it, "Opened theirs.json.");
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await it.page.getByText("Opened from a file.").waitFor();
  await it.button("Undo").click();
  await isThere(it);
  await it.button("Redo").click();
  await it.button("Back to mine").click();
  await isThere(it);
  await it.page.goBack();
  await isThere(it);
});

visit("what is downloaded opens as it was", async (it) => {
  await work(it);
  await withoutPickers(it);
  const [download] = await Promise.all([it.page.waitForEvent("download"), choose(it, /^Save/)]);
  assert.equal(download.suggestedFilename(), "iam-case.json");
  const saved = await readFile(await download.path(), "utf8");
  assert.equal(JSON.parse(saved).resource, MINE);
  // A field a line, for those who compare files.
  assert.match(saved, /^ {2}"action": "s3:GetObject",$/m);
  await it.startAnew();
  await openFile(it, "mine.json", saved);
  await isThere(it);
  await it.openPolicy("IdentityPolicy");
  await settles(() => it.value(), IDENTITY);
});

visit("where the browser can, Save writes to the file that was opened, and to no other", async (it) => {
  await work(it);
  await withPickers(it, "theirs.json", await text(EXAMPLE.id));
  await choose(it, /^Open…/);
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await it.ask({ action: "s3:ListBucket" });
  await choose(it, /^Save.*Writes to theirs\.json/);
  await notice(it, "Saved to theirs.json.");
  await settles(async () => (await written(it)).map(([name, text]) => [name, JSON.parse(text).action]), [["theirs.json", "s3:ListBucket"]]);
  // What undo brings back was never in that file.
  await it.button("Undo").click();
  await it.button("Undo").click();
  await isThere(it);
  await it.page.keyboard.press("ControlOrMeta+s");
  await notice(it, "Saved to new-iam-case.json.");
  await it.page.keyboard.press("ControlOrMeta+s");
  await settles(async () => (await written(it)).map(([name]) => name), ["theirs.json", "new-iam-case.json", "new-iam-case.json"]);
});

visit("after a reload, Save still writes to the same file", async (it) => {
  await work(it);
  const saved = () =>
    it.page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle("real.json")).getFile();
      return JSON.parse(await file.text()).resource;
    });
  await withFiles(it);
  await choose(it, /^Save.*Asks where to/);
  await notice(it, "Saved to real.json.");
  await settles(saved, MINE);
  await it.page.reload();
  await it.isReady();
  await it.ask({ resource: `${MINE}.gz` });
  await it.page.locator(".file-menu button").first().waitFor();
  await choose(it, /^Save.*Writes to real\.json/);
  await notice(it, "Saved to real.json.");
  await settles(saved, `${MINE}.gz`);
});

visit("a file is dropped on the page, also on the editor", async (it) => {
  await it.button("File").waitFor();
  await it.page.locator(".file-menu button").first().waitFor();
  await drag(it, [["theirs.json", await text(EXAMPLE.id)]], false);
  await it.page.getByText("Drop the file to open it").waitFor();
  await drag(it, [["theirs.json", await text(EXAMPLE.id)]]);
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await it.page.getByText("Drop the file to open it").waitFor({ state: "hidden" });
  const before = await it.value();
  await drag(it, [["policy.json", IDENTITY]], true, "policy-editor");
  await placed(it).getByRole("button", { name: "Open in a case of its own" }).click();
  await settles(() => it.value(), IDENTITY);
  await it.button("Undo").click();
  await settles(() => it.value(), before);
});

const placed = (it) => it.page.getByRole("dialog", { name: /^(Where do|이 정책)/ });
const paste = async (it, text) => {
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await it.page.getByRole("heading", { level: 1 }).click();
  await it.page.keyboard.press("ControlOrMeta+v");
};

visit("a policy that is dropped or pasted asks where it goes, and takes the place of no work", async (it) => {
  await work(it);
  const before = await it.value();
  await paste(it, JSON.stringify({ RoleName: "R", PolicyName: "Pasted", PolicyDocument: JSON.parse(IDENTITY) }));
  await placed(it).getByLabel("Pasted").selectOption("Permissions boundary");
  assert.deepEqual(await violations(it.page), []);
  await placed(it).getByRole("button", { name: "Add to this case" }).click();
  await settles(() => it.value(), IDENTITY);
  await it.page.getByRole("tab", { name: "Pasted", selected: true }).waitFor();
  await isHeld(it);
  await it.button("Undo").click();
  await settles(() => it.page.getByRole("tab", { name: "Pasted" }).count(), 0);
  await drag(it, [["policy.json", IDENTITY]]);
  await placed(it).getByRole("button", { name: "Close" }).click();
  await settles(() => it.value(), before);
  await isThere(it);
});

visit("what AWS said of a denied request is taken in wherever it is pasted; a shopping list is not", async (it) => {
  await work(it);
  await paste(it, "User: arn:aws:iam::111122223333:user/zoe is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::other/key because no identity-based policy allows the s3:PutObject action");
  await notice(it, "Filled in the request that AWS denied.");
  await settles(() => it.field("Action").inputValue(), "s3:PutObject");
  await it.button("Undo").click();
  await isThere(it);
  await paste(it, "buy milk");
  await notice(it, "It is neither a case, nor a scenario, nor a policy.");
  await isThere(it);
});

visit("policies, what the command line prints, and the first of many cases are opened too", async (it) => {
  // The menu comes after the editor.
  await it.button("File").waitFor();
  const cases = await text(EXAMPLE.id);
  const oneLine = JSON.stringify(JSON.parse(cases));
  const bucket = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}';
  await drag(it, [["many.jsonl", `${oneLine}\n${oneLine}\n`]]);
  await notice(it, "Opened the first of 2 cases in many.jsonl.");
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await drag(it, [["bucket.json", JSON.stringify({ Policy: bucket })]]);
  await placed(it).getByRole("button", { name: "Open in a case of its own" }).click();
  await notice(it, "Opened bucket.json.");
  await it.page.getByText("Opened from a file.").waitFor();
  await it.page.getByRole("textbox", { name: /^Resource.*JSON text/ }).waitFor();
  await settles(async () => (await it.value()).includes('"Deny"'), true);
});

visit("what was pasted is said to be, and the policy of a role is offered as such", async (it) => {
  await it.button("File").waitFor();
  const trust = { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" } };
  await paste(it, JSON.stringify({ Role: { RoleName: "App", Arn: "arn:aws:iam::111122223333:role/App", AssumeRolePolicyDocument: trust } }));
  const kind = placed(it).getByRole("combobox");
  await settles(() => kind.evaluate((it) => it.selectedOptions[0].text), "Trust policy");
  await placed(it).getByRole("button", { name: "Open in a case of its own" }).click();
  await notice(it, "Opened what you pasted.");
  await it.page.getByText("Opened from what you pasted.").waitFor();
  assert.equal(await it.page.getByText("Opened from a file.").count(), 0);
});

visit("what is no file of the playground says what to do, and changes nothing", async (it) => {
  await work(it);
  for (const [name, content, sentence] of [
    ["large.json", " ".repeat(2_000_001), /larger than 2 MB/],
    ["empty.json", "", /It is empty/],
    ["picture.json", [0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe], /It is not a text/],
    ["notes.txt", "buy milk", /neither a case, nor a scenario, nor a policy/],
    ["wrong.json", '{"policies": 3, "action": "s3:GetObject"}', /a field holds what does not belong there/],
    ["main.tf", 'resource "aws_iam_policy" "p" { policy = jsonencode({}) }', /none of the formats/],
  ]) {
    await drag(it, [[name, content]]);
    await problem(it).getByText(sentence).waitFor();
    await problem(it).getByRole("heading", { name: `${name} was not opened` }).waitFor();
    assert.deepEqual(await violations(it.page), []);
    await it.page.keyboard.press("Escape");
    await problem(it).waitFor({ state: "detached" });
  }
  await drag(it, [["one.json", "{}"], ["two.json", "{}"]]);
  await problem(it).getByText("Drop one at a time").waitFor();
  await it.page.keyboard.press("Escape");
  await isThere(it);
});

visit("a scenario opens in Sessions and is saved from there, and a case leads back", async (it) => {
  const scenario = await readFile(new URL("../scenarios/chain.json", import.meta.url), "utf8").catch(() => '{"version":1,"title":"Mine","steps":[]}');
  await it.page.locator(".file-menu button").first().waitFor();
  await drag(it, [["world.json", scenario]]);
  await it.page.locator("main.sessions").waitFor();
  const isOpen = async () => (await it.page.locator(".scenario-text policy-editor").evaluate((editor) => editor.value)) === scenario.trim();
  await settles(isOpen, true);
  await withoutPickers(it);
  const [download] = await Promise.all([it.page.waitForEvent("download"), choose(it, /^Save/)]);
  assert.equal(download.suggestedFilename(), "world.json");
  assert.equal((await readFile(await download.path(), "utf8")).trim(), scenario.trim());
  await drag(it, [["theirs.json", await text(EXAMPLE.id)]]);
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
});

visit("earlier states survive reloads and closed tabs, and all tabs add to them", async (it) => {
  await choose(it, /^Earlier states…/);
  await states(it).getByText("Nothing is kept yet.").waitFor();
  assert.deepEqual(await violations(it.page), []);
  await states(it).getByRole("button", { name: "Close" }).click();
  await work(it);
  await it.openExample(EXAMPLE.title.en);
  await settles(() => kept(it), 1);
  const other = await it.newTab(`${it.home}#new`);
  await work(other, "arn:aws:s3:::example-reports/other.csv");
  await other.page.close({ runBeforeUnload: true });
  await settles(() => kept(it), 2);
  await it.page.reload();
  await it.isReady();
  // Nothing was done since.
  assert.equal(await kept(it), 2);
  await choose(it, /^Earlier states…/);
  await settles(() => rows(it), ["s3:GetObject", "s3:GetObject"]);
  assert.deepEqual(await violations(it.page), []);
  await states(it).getByRole("button", { name: /^Restore: s3:GetObject/ }).last().click();
  await isThere(it);
  await notice(it, "Restored the state of");
  await it.button("Undo").click();
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await it.button("Redo").click();
  await isThere(it);
  // A state that is kept already is kept once.
  await choose(it, /^Earlier states…/);
  await settles(() => rows(it), ["s3:GetObject", "s3:GetObject"]);
});

visit("a state is kept when the reader rests, and thirty at most", async (it) => {
  await it.page.clock.install();
  await it.page.reload();
  await it.isReady();
  await it.page.locator(".file-menu button").first().waitFor();
  await work(it);
  const before = await kept(it);
  await it.page.clock.fastForward(15_000);
  assert.equal(await kept(it), before);
  await it.page.clock.fastForward(10_000);
  await settles(() => kept(it), before + 1);
  for (let n = 0; n < 32; n += 1) {
    await it.ask({ resource: `${MINE}.${n}` });
    await it.page.clock.fastForward(25_000);
  }
  await settles(() => kept(it), 30);
});

visit("everything is forgotten, in all tabs, once the reader has said so", async (it) => {
  await work(it);
  const other = await it.newTab(`${it.home}#new`);
  await work(other, "arn:aws:s3:::example-reports/other.csv");
  await it.page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await withFiles(it);
  await choose(it, /^Save.*Asks where to/);
  await notice(it, "Saved to real.json.");
  await settles(() => keptFiles(it), ["real.json"]);
  await choose(it, /^Forget everything…/);
  const dialog = it.page.getByRole("dialog", { name: "Forget everything?" });
  assert.deepEqual(await violations(it.page), []);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await isThere(it);
  await choose(it, /^Forget everything…/);
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  for (const tab of [it, other]) {
    await tab.verdict.getByText("No verdict yet").waitFor();
    assert.equal(new URL(tab.page.url()).hash, "#new");
    await settles(() => tab.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes("example-reports")), false);
    await settles(() => tab.page.evaluate(() => document.documentElement.dataset.theme), "auto");
    await tab.page.locator(".file-menu button").first().waitFor();
    assert.deepEqual(await keptFiles(tab), []);
  }
  await choose(it, /^Earlier states…/);
  await states(it).getByText("Nothing is kept yet.").waitFor();
});

visit("all of it is done by keyboard alone", async (it) => {
  const { keyboard } = it.page;
  await work(it);
  await withPickers(it, "theirs.json", await text(EXAMPLE.id));
  const opener = it.button("File");
  await opener.focus();
  await keyboard.press("Enter");
  await keyboard.press("ArrowDown");
  await it.page.locator("#file-list button:focus").filter({ hasText: "Open…" }).waitFor();
  await keyboard.press("Escape");
  await settles(() => opener.evaluate((it) => it === document.activeElement && it.getAttribute("aria-expanded")), "false");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await settles(() => it.field("Action").inputValue(), EXAMPLE.action);
  await opener.focus();
  await keyboard.press("ArrowUp");
  await keyboard.press("Enter");
  await it.page.getByRole("dialog", { name: "Forget everything?" }).waitFor();
  await keyboard.press("Escape");
  await settles(() => opener.evaluate((it) => it === document.activeElement), true);
  await keyboard.press("ControlOrMeta+o");
  await notice(it, "Opened theirs.json.");
});

visit("in Korean nothing of it stays English", { locale: "ko-KR" }, async (it) => {
  await it.page.locator(".file-menu button").first().waitFor();
  await it.page.getByRole("button", { name: "파일", exact: true }).click();
  const list = it.page.locator("#file-list");
  assert.doesNotMatch(await list.evaluate((it) => it.innerText.replace(/Ctrl\+.|⌘.|JSON/g, "")), /[A-Za-z]/);
  assert.deepEqual(await violations(it.page), []);
  await list.getByRole("button", { name: /^이전 상태…/ }).click();
  await states(it).getByText("아직 보관된 상태가 없습니다.").waitFor();
  assert.doesNotMatch(await states(it).innerText(), /[A-Za-z]/);
  await it.page.keyboard.press("Escape");
  await choose(it, /^모두 지우기…/);
  assert.doesNotMatch(await it.page.getByRole("dialog", { name: "모두 지울까요?" }).innerText(), /[A-Za-z]/);
  await it.page.keyboard.press("Escape");
  await drag(it, [["notes.txt", "buy milk"]]);
  await problem(it).getByText("사례도 시나리오도 정책도 아닙니다.").waitFor();
  await it.page.keyboard.press("Escape");
  await drag(it, [["theirs.json", await text(EXAMPLE.id)]]);
  await it.page.getByText("파일에서 열었습니다.").waitFor();
});

for (const width of [320, 390]) {
  visit(`nothing sticks out at ${width} pixels`, { width, height: 844, hasTouch: true }, async (it) => {
    const excess = () => it.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await it.page.locator(".file-menu button").first().waitFor();
    assert.equal(await excess(), 0);
    await it.button("File").click();
    assert.equal(await excess(), 0);
    for (const button of await it.page.locator("#file-list button").all()) {
      const box = await button.boundingBox();
      assert.ok(0 <= box.x && box.x + box.width <= width && 44 <= box.height, JSON.stringify(box));
    }
    await it.page.locator("#file-list").getByRole("button", { name: /^Earlier states…/ }).click();
    assert.equal(await excess(), 0);
    await states(it).getByRole("button", { name: "Close" }).click();
    await choose(it, /^Forget everything…/);
    assert.equal(await excess(), 0);
  });
}
