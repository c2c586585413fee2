// A link holds everything, opens elsewhere with the same verdict, and says so when it is torn.
import assert from "node:assert/strict";
import { BUCKET, fillIn, IDENTITY, REQUEST } from "./policies.mjs";
import { documentIn, fragmentOf } from "./links.mjs";
import { EXAMPLES, settles, visits } from "./playground.mjs";

const visit = visits();

const whole = fragmentOf({ version: 1, case: { ...REQUEST, policies: { identity: [{ name: "Read", document: IDENTITY }] } } });

visit("a copied link opens in a new tab with the same verdict, reason and texts", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  const said = await it.verdict.innerText();
  const link = await it.copyLink();
  assert.ok(link.startsWith(`${it.home}#s=1.`), link);
  const tab = await it.newTab(link);
  await tab.decides("explicitDeny");
  assert.equal(await tab.verdict.innerText(), said);
  await tab.openPolicy("ResourcePolicy");
  await settles(() => tab.value(), BUCKET);
  await tab.openPolicy("IdentityPolicy");
  await settles(() => tab.value(), IDENTITY);
});

visit("a link opens for somebody else", async (it) => {
  await it.openExample(EXAMPLES[1].title.en);
  await it.decides("implicitDeny");
  const other = await visit.byAnother(await it.copyLink());
  await other.isReady();
  await other.decides("implicitDeny");
  await other.showChecks();
  await other.checks.getByRole("row").filter({ hasText: EXAMPLES[1].checks[0].title.en }).waitFor();
  assert.deepEqual(other.page.complaints, []);
  await other.page.context().close();
});

visit("a link keeps texts to the letter, and what is switched off", async (it) => {
  const odd = '{ "Version":"2012-10-17" ,\r\n\t"Statement" : [ ] }\n\n'.replaceAll("\r", "");
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste(odd);
  await it.policies.getByRole("switch", { name: "on" }).click();
  await it.ask(REQUEST);
  await it.decides("implicitDeny");
  const link = await it.copyLink();
  const [policy] = documentIn(link).case.policies.identity;
  assert.deepEqual({ document: policy.document, enabled: policy.enabled }, { document: odd, enabled: false });
  const tab = await it.newTab(link);
  await tab.decides("implicitDeny");
  await settles(() => tab.value(), odd);
  await settles(() => tab.policies.getByRole("switch", { name: "off" }).getAttribute("aria-checked"), "false");
});

visit("a link never writes over one's own work, and there is a way back", async (it) => {
  await fillIn(it);
  await it.ask({ action: "s3:DeleteObject" });
  const theirs = fragmentOf({ version: 1, case: { action: "s3:PutObject", principal: REQUEST.principal, resource: REQUEST.resource } });
  const tab = await it.newTab(it.home + theirs);
  await settles(() => tab.field("Action").inputValue(), "s3:PutObject");
  await tab.button("Back to mine").click();
  await settles(() => tab.field("Action").inputValue(), "s3:DeleteObject");
  await settles(() => it.field("Action").inputValue(), "s3:DeleteObject");
});

visit("a link pasted into the address of an open page opens, and back leads back", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  const link = fragmentOf({ version: 1, case: { action: "sts:GetCallerIdentity", principal: REQUEST.principal, resource: "*" } });
  await it.page.evaluate((link) => (location.hash = link), link);
  await it.decides("allowed");
  await it.page.goBack();
  await it.decides("explicitDeny");
  await settles(() => it.field("Action").inputValue(), REQUEST.action);
});

/** What stands in a link behind the case. */
const viewIn = (link) => link.replace(/^[^&]*/, "");
const stepIn = (it) => it.page.locator(".step-number").textContent();
const opened = (it) => it.page.getByRole("tab", { selected: true }).filter({ visible: true }).allTextContents();

visit("a link opens the view that was open, at the step that was looked at", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  assert.equal(viewIn(await it.copyLink()), "", "nothing is said where nothing is looked at");
  await it.page.keyboard.press("Escape");
  await it.page.getByRole("tab", { name: "Matrix" }).click();
  for (const n of [1, 2, 3]) {
    await it.button("Next step").click();
    await settles(async () => (await stepIn(it)).split(" ")[0], String(n));
  }
  const [step, sentence] = [await stepIn(it), await it.page.locator(".step-sentence").textContent()];
  const link = await it.copyLink();
  assert.equal(viewIn(link), "&at=3&v=matrix");
  const tab = await it.newTab(link);
  await tab.decides("explicitDeny");
  await settles(() => stepIn(tab), step);
  assert.equal(await tab.page.locator(".step-sentence").textContent(), sentence);
  assert.ok((await opened(tab)).includes("Matrix"));
  // What is looked at is seen in the page's own parts too.
  await tab.page.getByRole("tab", { name: "Steps" }).click();
  await settles(() => tab.tree.locator("[aria-current], .looked, [aria-selected='true']").count().then((n) => 0 < n), true);
  assert.equal(viewIn(await tab.copyLink()), "&at=3");
});

visit("a step of a check is not in the link, which opens at the case's own request", async (it) => {
  await it.openExample(EXAMPLES[1].title.en);
  await it.button("Next step").click();
  await settles(async () => (await stepIn(it)).split(" ")[0], "1");
  assert.equal(viewIn(await it.copyLink()), "&at=1");
  await it.page.keyboard.press("Escape");
  await it.showChecks();
  await it.checks.getByRole("row").filter({ hasText: EXAMPLES[1].checks[0].title.en }).click();
  await it.button("Next step").click();
  await settles(async () => (await stepIn(it)).split(" ")[0], "1");
  assert.equal(viewIn(await it.copyLink()), "");
});

visit("a link that is opened in an open page turns to its view and step", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.page.evaluate((link) => (location.hash = link), `${whole}&at=2&v=matrix`);
  await it.decides("allowed");
  await settles(async () => (await stepIn(it)).split(" ")[0], "2");
  assert.ok((await opened(it)).includes("Matrix"));
  await it.page.evaluate((link) => (location.hash = link), fragmentOf({ version: 1, case: { ...REQUEST, policies: {} } }));
  await it.decides("implicitDeny");
  await settles(async () => (await opened(it)).includes("Steps"), true);
});

for (const view of ["&at=", "&at=0", "&at=999", "&at=-1", "&at=2x", "&at=1e1", "&v=", "&v=matri", "&v=constructor", "&at=99999999999999999999&v=nothing"]) {
  visit(`what a link says of the view may be cut or unknown: ${view}`, { at: whole + view }, async (it) => {
    await it.decides("allowed");
    await it.tree.waitFor();
    await settles(() => stepIn(it), "Step by step");
    assert.ok((await opened(it)).includes("Steps"));
    assert.equal(viewIn(await it.copyLink()), "");
  });
}

visit("what another page says in a link is passed on", { at: `${whole}&theme=blue&at=1&x` }, async (it) => {
  await it.decides("allowed");
  await settles(async () => (await stepIn(it)).split(" ")[0], "1");
  assert.equal(viewIn(await it.copyLink()), "&theme=blue&x&at=1");
});

const changed = whole.replace(/\.[a-z2-7]{7}$/, ".aaaaaaa");

for (const [name, fragment, said] of [
  ["that was cut off", whole.slice(0, -40), /cut off/],
  ["that was changed", changed, /changed/],
  ["of a newer playground", whole.replace("#s=0.", "#s=7."), /newer/],
  ["with a newer document", fragmentOf({ version: 2, case: {} }), /newer/],
  ["that holds too much", fragmentOf({ version: 1, case: { title: "x".repeat(300_000) } }), /more than a link may hold|too large/],
  ["that holds something else", fragmentOf([1, 2, 3]), /not a scenario|not hold a case/],
]) {
  visit(`a link ${name} says so, and what one had stays`, { at: fragment }, async (it) => {
    await it.page.getByRole("alert").filter({ hasText: said }).waitFor();
    await it.decides("explicitDeny");
    await it.page.getByRole("alert").getByRole("button", { name: "Close" }).click();
    await settles(() => it.page.getByRole("alert").count(), 0);
  });
}

visit("a torn link says so in a page that is open already, and the work stays", async (it) => {
  await fillIn(it);
  await it.page.evaluate((fragment) => (location.hash = fragment), whole.slice(0, -40));
  await it.page.getByRole("alert").filter({ hasText: /cut off/ }).waitFor();
  await settles(() => it.field("Action").inputValue(), REQUEST.action);
  await it.decides("explicitDeny");
});

visit("what could be read of a changed link can be opened", { at: changed }, async (it) => {
  const alert = it.page.getByRole("alert");
  await alert.filter({ hasText: /changed/ }).waitFor();
  await alert.getByRole("button", { name: /read|part/i }).click();
  await settles(() => it.field("Resource").inputValue(), REQUEST.resource);
});

visit("what a link holds beyond this page is said and passed on", async (it) => {
  const at = fragmentOf({ version: 1, case: { ...REQUEST, mood: "curious" } });
  const tab = await it.newTab(it.home + at);
  await tab.page.getByText(/more than this page knows/).waitFor();
  const again = documentIn(await tab.copyLink());
  assert.equal(again.case.mood, "curious");
});

visit("#new is a clean start that leaves one's work in its own tab", async (it) => {
  await fillIn(it);
  const tab = await it.newTab(`${it.home}#new`);
  await tab.verdict.getByText("No verdict yet").waitFor();
  await it.page.reload();
  await it.decides("explicitDeny");
});

visit("the explanation is copied as text", async (it) => {
  await it.decides("explicitDeny");
  await it.button("Share").click();
  await it.button("Copy explanation as text").click();
  await it.page.getByText("Explanation copied.").waitFor();
  const text = await it.page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /explicit deny.*DenyInsecureTransport/);
});

visit("nothing that is typed goes to any server: the page asks for its own files and for nothing else", async (it) => {
  await it.text.waitFor();
  await it.page.waitForLoadState("networkidle");
  const asked = [];
  it.page.on("request", (request) => asked.push({ url: request.url(), method: request.method(), body: request.postData() }));
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.copyLink();
  await it.button("한국어").click();
  await it.page.getByRole("region", { name: "판정" }).waitFor();
  // A file's name has no room for anything else.
  const isOwnFile = ({ url, method, body }) => method === "GET" && body === null && /^[-\w./]*$/.test(url.replace(it.home, ""));
  assert.deepEqual(asked.filter((request) => !request.url.startsWith(it.home) || !isOwnFile(request)), []);
});

visit("names of a world are replaced where the reader wants it, and each step comes to the same", async (it) => {
  await it.page.evaluate(() => {
    location.hash = "#v=world&example=chain";
  });
  const outcomes = (page) => page.locator(".hop-outcome").allTextContents();
  await it.page.locator(".hop").first().waitFor();
  const before = await outcomes(it.page);
  await it.button("Share").click();
  await it.page.getByRole("checkbox", { name: "Replace names first" }).check();
  await it.page.locator("#replaced summary").click();
  const replaced = await it.page.locator("#replaced li").allTextContents();
  assert.ok(2 < replaced.length, replaced.join());
  await it.page.evaluate(() => navigator.clipboard.writeText(""));
  await it.button("Copy link").click();
  await it.page.getByText("Link copied.").first().waitFor();
  const other = await it.page.context().newPage();
  await other.goto(await it.page.evaluate(() => navigator.clipboard.readText()));
  await other.locator(".hop").first().waitFor();
  await settles(() => outcomes(other), before);
  const text = await other.locator("main.sessions policy-editor").evaluate((it) => it.value);
  for (const one of replaced) assert.ok(!new RegExp(`\\b${one.split(" → ")[0]}\\b`).test(text), one);
  assert.ok(!text.includes('"expect"') && !text.includes('"title"'));
});

visit("names are replaced where the reader wants it, all are shown, and the verdict stays", async (it) => {
  await fillIn(it);
  await it.decides("explicitDeny");
  await it.button("Share").click();
  const field = it.page.locator("#share-link");
  await field.waitFor();
  const open = await field.inputValue();
  await it.page.getByRole("checkbox", { name: "Replace names first" }).check();
  await settles(async () => (await it.page.locator("#replaced").count()) === 1, true);
  await it.page.locator("#replaced summary").click();
  const replaced = await it.page.locator("#replaced li").allTextContents();
  assert.ok(2 < replaced.length, replaced.join());
  const link = await field.inputValue();
  assert.notEqual(link, open);
  const text = JSON.stringify(documentIn(link));
  for (const one of replaced) {
    const [from, to] = one.split(" → ");
    assert.ok(!text.includes(from) && text.includes(to), one);
  }
  const tab = await it.newTab(link);
  await tab.decides("explicitDeny");
  await tab.page.getByText(/Made with \d.*✓/).waitFor();
});

visit("what names can't be taken out of is said, and there is no link", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.paste("{ torn");
  await it.button("Share").click();
  await it.page.getByRole("checkbox", { name: "Replace names first" }).check();
  await it.page.getByRole("alert").filter({ hasText: "names can't be taken out" }).waitFor();
  assert.equal(await it.page.locator("#share-link").count(), 0);
  await it.page.getByRole("checkbox", { name: "Replace names first" }).uncheck();
  await it.page.locator("#share-link").waitFor();
});

visit("the verdict is copied as Markdown and as a block, and the link has a code", { permissions: ["clipboard-read", "clipboard-write"] }, async (it) => {
  await it.decides("explicitDeny");
  await it.button("Share").click();
  const copied = () => it.page.evaluate(() => navigator.clipboard.readText());
  await it.button("Copy as Markdown").click();
  await it.page.getByText("Copied.", { exact: true }).waitFor();
  const link = await it.page.locator("#share-link").inputValue();
  assert.match(await copied(), /^\*\*Denied/);
  assert.ok((await copied()).trimEnd().endsWith(`[Open in IAM Playground](${link})`));
  await it.button("Copy for a documentation page").click();
  await settles(async () => (await copied()).startsWith("```iam\n{"), true);
  const [, json] = /^```iam\n([^]*)\n```$/.exec(await copied());
  assert.equal(JSON.parse(json).action, "s3:GetObject");
  await it.page.getByText("QR code", { exact: true }).click();
  await it.page.getByRole("img", { name: "QR code of the link" }).waitFor();
});

visit("a link opens in the language that it asks for, which is not kept", { locale: "en-US" }, async (it) => {
  const tab = await it.newTab(`${it.home}${whole}&l=ko`);
  await tab.page.getByRole("button", { name: "공유" }).waitFor();
  const own = await it.newTab(it.home);
  await own.button("Share").waitFor();
});
