// Nothing is lost: over reloads, back and forward, undo, and with several tabs open.
import { fillIn, IDENTITY, REQUEST } from "./policies.mjs";
import { EXAMPLES, settles, visits } from "./playground.mjs";

const visit = visits();
const EDITED = IDENTITY.replace("ReadReports", "EditedByHand");

/** Policies, request and checks that are nobody else's. */
async function work(it) {
  await fillIn(it, { bucket: null });
  await it.button("+ Add this request").click();
  await it.openPolicy("IdentityPolicy");
  await it.write(EDITED);
  await it.ask({ resource: "arn:aws:s3:::example-reports/mine.csv" });
  await it.decides("allowed");
}

async function isThere(it) {
  await it.decides("allowed");
  await settles(() => it.field("Resource").inputValue(), "arn:aws:s3:::example-reports/mine.csv");
  await settles(() => it.checks.getByRole("button", { name: /^Remove this request/ }).count(), 1);
  await it.openPolicy("IdentityPolicy");
  await settles(() => it.value(), EDITED);
}

visit("a reload loses nothing, and keeps the open policy open", async (it) => {
  await work(it);
  await it.openPolicy("Boundary");
  await it.page.reload();
  await it.page.getByRole("tab", { name: "Boundary", selected: true }).waitFor();
  await isThere(it);
});

visit("the keys of undo work where no text has its own", async (it) => {
  await work(it);
  const resource = () => it.field("Resource").inputValue();
  const mine = await resource();
  await it.page.getByRole("tab", { name: "IdentityPolicy" }).focus();
  await it.page.keyboard.press("ControlOrMeta+z");
  await settles(async () => (await resource()) === mine, false);
  await it.page.keyboard.press("ControlOrMeta+Shift+z");
  await settles(resource, mine);
  // A field undoes what was typed in it, and nothing of the page.
  await it.button("+ Add this request").click();
  const checks = () => it.checks.getByRole("button", { name: /^Remove this request/ }).count();
  await settles(checks, 2);
  await it.field("Action").focus();
  await it.page.keyboard.press("ControlOrMeta+z");
  await it.page.waitForTimeout(300);
  await settles(checks, 2);
});

visit("back and forward lead through what was open, edits and all", async (it) => {
  await work(it);
  await it.openExample(EXAMPLES[2].title.en);
  await it.decides("implicitDeny");
  await it.ask({ action: "s3:GetObject" });
  await it.decides("allowed");
  await it.openExample(EXAMPLES[3].title.en);
  await settles(() => it.field("Action").inputValue(), "sts:AssumeRole");
  // Each example was opened from the view that has them all.
  await it.page.goBack();
  await it.galleryIsThere();
  await it.page.goBack();
  await settles(() => it.field("Action").inputValue(), "s3:GetObject");
  await settles(() => it.field("Resource").inputValue(), EXAMPLES[2].resource);
  await it.page.goBack();
  await it.galleryIsThere();
  await it.page.goBack();
  await isThere(it);
  await it.page.goForward();
  await it.galleryIsThere();
  await it.page.goForward();
  await settles(() => it.field("Resource").inputValue(), EXAMPLES[2].resource);
  await it.page.reload();
  await settles(() => it.field("Resource").inputValue(), EXAMPLES[2].resource);
  await it.page.goForward();
  await it.galleryIsThere();
  await it.page.goForward();
  await settles(() => it.field("Action").inputValue(), "sts:AssumeRole");
});

visit("one leaves the site and comes back to what one had", async (it) => {
  await work(it);
  await it.page.goto("about:blank");
  await it.page.goBack();
  await isThere(it);
});

visit("undo brings everything back, and redo takes it away again", async (it) => {
  await work(it);
  await it.button("New").click();
  await it.verdict.getByText("No verdict yet").waitFor();
  await it.button("Undo").click();
  await isThere(it);
  await it.policies.getByRole("button", { name: "Remove", exact: true }).click();
  await it.decides("implicitDeny");
  await it.button("Undo").click();
  await isThere(it);
  await it.button("Redo").click();
  await it.decides("implicitDeny");
});

visit("an example leaves one's own work a click away", async (it) => {
  await work(it);
  await it.openExample(EXAMPLES[5].title.en);
  await settles(() => it.field("Action").inputValue(), EXAMPLES[5].action);
  await it.button("Back to mine").click();
  await isThere(it);
});

visit("two tabs don't fight", async (it) => {
  await work(it);
  const other = await it.newTab();
  await fillIn(other, { request: { ...REQUEST, action: "s3:GetObjectTagging" } });
  await other.decides("explicitDeny");
  await isThere(it);
  await it.page.reload();
  await isThere(it);
  await other.page.reload();
  await other.decides("explicitDeny");
  await settles(() => other.field("Action").inputValue(), "s3:GetObjectTagging");
  await it.page.reload();
  await isThere(it);
});

visit("a later visit begins with what one worked on last", async (it) => {
  await work(it);
  const later = await it.newTab();
  await it.page.close();
  await isThere(later);
});

visit("an example that was only looked at takes no place of one's own work", async (it) => {
  await work(it);
  for (let n = 0; n < 2; n += 1) {
    await it.openExample(EXAMPLES[5].title.en);
    await settles(() => it.field("Action").inputValue(), EXAMPLES[5].action);
  }
  const later = await it.newTab();
  await isThere(later);
});

visit("going back closes the dialog that is open, and the page can be pressed", async (it) => {
  const to = (name) => it.page.getByRole("link", { name, exact: true });
  await to("Learn").click();
  await it.page.locator("main.learn").waitFor();
  await to("Ask").click();
  await it.page.getByRole("button", { name: /Present|⤢/ }).first().click();
  await it.page.getByRole("dialog").waitFor();
  await it.page.goBack();
  await it.page.locator("main.learn").waitFor();
  await settles(() => it.page.locator("dialog[open]").count(), 0);
  await to("World").click();
  await it.page.locator("main.sessions .hop").first().waitFor();
});
