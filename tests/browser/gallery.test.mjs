// The gallery: every worked example is found in both languages, opened without a mouse, and takes nobody's work away.
import assert from "node:assert/strict";
import { IDENTITY, fillIn } from "./policies.mjs";
import { EXAMPLES, INDEX, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();
const MINE = "arn:aws:s3:::example-reports/mine.csv";
const { title } = EXAMPLES.find(({ id }) => id === "cross-account");

const cards = (gallery) => gallery.getByRole("link").count();
const titles = (gallery) => gallery.getByRole("link").locator("strong").allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.querySelector("strong")?.textContent ?? document.activeElement.id);

/** Work of the reader's own. */
async function work(it) {
  await fillIn(it, { bucket: null });
  await it.openPolicy("IdentityPolicy");
  await it.write(IDENTITY.replace("ReadReports", "EditedByHand"));
  await it.ask({ resource: MINE });
  await it.decides("allowed");
}

async function isThere(it) {
  await it.decides("allowed");
  await settles(() => it.field("Resource").inputValue(), MINE);
  await it.openPolicy("IdentityPolicy");
  await settles(() => it.value(), IDENTITY.replace("ReadReports", "EditedByHand"));
}

visit("nothing of the gallery is fetched before somebody asks for it", async (it) => {
  const fetched = () =>
    it.page.evaluate(() => performance.getEntriesByType("resource").map((it) => new URL(it.name).pathname.split("/").at(-1)));
  await it.decides("explicitDeny");
  const before = await fetched();
  assert.deepEqual(before.filter((name) => name === "index.json"), []);
  assert.deepEqual(before.filter((name) => EXAMPLES.some(({ id }) => name === `${id}.json`)), []);
  const gallery = await it.openGallery();
  await settles(() => cards(gallery), INDEX.cases.length);
  assert.ok((await fetched()).includes("index.json"));
});

visit("a card has a title, a lesson, its subjects and how it is decided", async (it) => {
  const gallery = await it.openGallery();
  const words = { allowed: "Allowed", explicitDeny: "Explicit deny", implicitDeny: "Implicit deny", depends: "It depends" };
  for (const { title, lesson, subjects, decision, view } of INDEX.cases) {
    const card = gallery.getByRole("link").filter({ hasText: title.en }).filter({ hasText: lesson.en });
    const text = await card.innerText();
    for (const subject of subjects) assert.ok(text.includes(INDEX.subjects[subject].en), `${title.en}: ${subject}`);
    if (view === undefined) assert.ok(text.includes(words[decision]), `${title.en}: ${decision}`);
    assert.equal(await card.locator("svg[aria-hidden=true] use").count(), view === undefined ? 1 : 0);
  }
});

visit("one searches in both languages, whichever is shown", async (it) => {
  const gallery = await it.openGallery();
  const search = gallery.getByRole("textbox");
  for (const [typed, found] of [
    ["both sides", title.en],
    ["양쪽 모두", title.en],
    ["BOUNDARY", "A permissions boundary and a grant to the role"],
    ["권한 경계", "A permissions boundary and a grant to the role"],
    // Words in any order, of the lesson and of the subject.
    ["equals unknown depends closing", undefined],
    ["closing context unknown", "A context key that isn't known"],
  ]) {
    await search.fill(typed);
    if (found === undefined) await settles(() => cards(gallery), 0, typed);
    else await settles(async () => (await titles(gallery)).includes(found), true, typed);
    assert.ok((await cards(gallery)) < INDEX.cases.length, `${typed} finds everything`);
  }
});

visit("a search that finds nothing says what to do", async (it) => {
  const gallery = await it.openGallery();
  await gallery.getByRole("textbox").fill("zzz <b>");
  await gallery.getByText("No example has “zzz <b>” in it.").waitFor();
  await gallery.getByRole("status").getByText("0 examples").waitFor();
  await gallery.getByRole("button", { name: "Show all" }).click();
  await settles(() => cards(gallery), INDEX.cases.length);
  assert.equal(await focused(it.page), "gallery-search");
});

visit("one looks through a subject", async (it) => {
  const gallery = await it.openGallery();
  const [subject] = Object.keys(INDEX.subjects);
  const subjects = gallery.getByRole("combobox");
  await subjects.selectOption({ label: INDEX.subjects[subject].en });
  const of = INDEX.cases.filter(({ subjects }) => subjects.includes(subject));
  await settles(() => titles(gallery), of.map(({ title }) => title.en));
});

visit("an example that was opened leaves the keyboard on the way to where it opened", async (it) => {
  const gallery = await it.openGallery();
  await gallery.getByRole("link", { name: title.en }).focus();
  await it.page.keyboard.press("Enter");
  await it.galleryIsGone();
  await settles(() => it.page.evaluate(() => document.activeElement.textContent), "Ask");
  await it.page.goBack();
  await it.galleryIsThere();
  await it.page.goForward();
  await it.galleryIsGone();
});

visit("arrow keys go over the cards, and Enter opens", async (it) => {
  const { keyboard } = it.page;
  const gallery = await it.openGallery();
  await gallery.getByRole("textbox").focus();
  const names = await titles(gallery);
  await keyboard.press("ArrowDown");
  assert.equal(await focused(it.page), names[0]);
  await keyboard.press("ArrowRight");
  assert.equal(await focused(it.page), names[1]);
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowDown");
  const below = names.indexOf(await focused(it.page));
  assert.ok(1 < below, "the card below is in another row");
  await keyboard.press("ArrowUp");
  assert.equal(await focused(it.page), names[0]);
  await keyboard.press("ArrowUp");
  assert.equal(await focused(it.page), "gallery-search");
  await keyboard.press("ArrowDown");
  await keyboard.press("End");
  assert.equal(await focused(it.page), names.at(-1));
  await keyboard.press("Home");
  await keyboard.press("Enter");
  await it.galleryIsGone();
  await settles(() => it.page.getByRole("complementary", { name: "Example" }).locator("strong").textContent(), names[0]);
});

visit("Enter in the search opens the first that is found", async (it) => {
  const gallery = await it.openGallery();
  await gallery.getByRole("textbox").focus();
  await it.page.keyboard.type("권한 경계 리소스 기반");
  await settles(() => titles(gallery), ["A permissions boundary and a grant to the role"]);
  await it.page.keyboard.press("Enter");
  await it.decides("implicitDeny");
  await it.page.getByRole("complementary", { name: "Example" }).getByText("A permissions boundary and a grant to the role").waitFor();
});

visit("an example never overwrites work: undo brings it back", async (it) => {
  await work(it);
  await it.openExample(title.en);
  await it.decides("implicitDeny");
  const notice = it.page.locator("#notice");
  await settles(() => notice.textContent(), `Opened “${title.en}”. Undo brings your work back.`);
  await it.page.getByRole("complementary", { name: "Example" }).getByText("Undo brings your work back.").waitFor();
  await it.button("Undo").click();
  await isThere(it);
});

visit("nor does one after another", async (it) => {
  await work(it);
  await it.openExample(title.en);
  await it.decides("implicitDeny");
  await it.openExample("A context key that isn't known");
  await it.decides("depends");
  await it.button("Back to mine").click();
  await isThere(it);
});

visit("an address opens an example", { at: "#example=cross-account" }, async (it) => {
  await it.decides("implicitDeny");
  await it.page.getByRole("complementary", { name: "Example" }).getByText(title.en).waitFor();
  await it.page.evaluate(() => {
    location.hash = "#example=unknown-key";
  });
  await it.decides("depends");
  await it.page.goBack();
  await it.decides("implicitDeny");
});

visit("an address that names no example leaves one's work, and says so", async (it) => {
  await work(it);
  await it.page.evaluate(() => {
    location.hash = "#example=..%2Findex";
  });
  await settles(() => it.page.locator("#notice").textContent(), "There is no example called “../index”, or it could not be loaded. Your work is as it was.");
  await isThere(it);
});

visit("a scenario of the World view opens from the gallery, and an example from the World view", async (it) => {
  const heading = it.page.locator("main.sessions").getByRole("heading", { level: 2 });
  const gallery = await it.openGallery();
  await gallery.getByRole("link", { name: "The confused deputy" }).click();
  await settles(() => heading.textContent(), "The confused deputy");
  await settles(() => it.page.locator("#notice").textContent(), "Opened “The confused deputy” in World. Undo brings back what you had there.");
  await it.openExample(title.en);
  await it.decides("implicitDeny");
  assert.equal(await heading.isVisible(), false);
});

visit("a scenario of the World view opens by its address, over what one had", async (it) => {
  await it.page.evaluate(() => {
    // As it was once called.
    location.hash = "#v=sessions";
  });
  const view = it.page.locator("main.sessions");
  const heading = view.getByRole("heading", { level: 2 });
  await settles(() => heading.textContent(), "User1 → RoleA → RoleB");
  await it.page.evaluate(() => {
    location.hash = "#v=world&example=saml";
  });
  await settles(() => heading.textContent(), "SAML with session tags");
  assert.equal(await it.page.evaluate(() => location.hash), "#v=world");
  await it.button("Undo").click();
  await settles(() => heading.textContent(), "User1 → RoleA → RoleB");
  // In a tab that has its own scenario, the view begins with what is asked for, and undo still leads back.
  await it.page.evaluate(() => {
    history.replaceState(history.state, "", "#v=world&example=github");
    location.reload();
  });
  await settles(() => heading.textContent(), "GitHub Actions with OIDC");
  await it.button("Undo").click();
  await settles(() => heading.textContent(), "User1 → RoleA → RoleB");
});

for (const width of [320, 390]) {
  visit(`nothing is wider than ${width} pixels, and everything can be touched`, { width, height: 700, hasTouch: true, isMobile: true }, async (it) => {
    const gallery = await it.openGallery();
    await settles(() => cards(gallery), INDEX.cases.length);
    const wide = await it.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("#gallery, #gallery *")]
        .filter((it) => !it.matches("svg *, option, .unseen"))
        .filter((it) => {
          const { left, right } = it.getBoundingClientRect();
          return it.clientWidth + 1 < it.scrollWidth || left < -1 || innerWidth + 1 < right;
        })
        .map((it) => it.outerHTML.slice(0, 100)),
    );
    assert.deepEqual(wide, []);
    for (const target of await gallery.locator("a, button, input, select").all()) {
      const { height } = await target.boundingBox();
      assert.ok(44 <= Math.round(height), `${height} pixels: ${await target.evaluate((it) => it.outerHTML.slice(0, 100))}`);
    }
    await gallery.getByRole("link", { name: title.en }).tap();
    await it.decides("implicitDeny");
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const [width, locale] of [
    [1440, "en-US"],
    [320, "ko-KR"],
  ]) {
    visit(`no violation of WCAG: ${colorScheme}, ${width} pixels, ${locale}`, { colorScheme, width, locale }, async (it) => {
      const gallery = await it.openGallery();
      await settles(() => cards(gallery), INDEX.cases.length);
      assert.deepEqual(await violations(it.page), []);
      await gallery.getByRole("textbox").fill("zzz");
      await settles(() => cards(gallery), 0);
      assert.deepEqual(await violations(it.page), []);
      await gallery.getByRole("textbox").fill("");
      await gallery.getByRole("link").first().click();
      await it.page.locator("#notice:not(:empty)").waitFor();
      assert.deepEqual(await violations(it.page), []);
    });
  }
}
