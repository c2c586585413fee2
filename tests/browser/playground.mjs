// The playground as a reader meets it: every test drives it by role and name, through these.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openPage, serveSite, startBrowser } from "./site.mjs";

/** Whether all is tried that there is, and not a part of it. */
export const LONG = process.env.LONG !== undefined;

/** Of what there is so much of: one part of several, so that tests alike try all of it together; all of it in the long tests. */
export const some = (things, part, parts) => (LONG ? things : things.filter((_, at) => at % parts === part % parts));

/** How long anything may take to come about. Two busy processors are slow; nothing waits for it that is there. `PATIENCE`, in
 *  milliseconds, says how long where more is going on. */
const PATIENCE = Number(process.env.PATIENCE ?? 10_000);

/** What the test command looks for in what the tests print. */
const AT_SECOND_TRY = "passed at the second try";

/** Tries until it holds, or says why it does not. */
export async function eventually(check, patience = PATIENCE) {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (end < performance.now()) throw error;
    }
    await pause(50);
  }
}

/** Waits until what is read is what it should be. */
export function settles(read, expected, message) {
  return eventually(async () => assert.deepEqual(await read(), expected, message));
}

/** Waits until something of the page has the keyboard: what had it may be gone, and the page has a moment to hand it on. */
export function isHeld({ page }) {
  return settles(() => page.evaluate(() => ["BODY", undefined].includes(document.activeElement?.tagName)), false);
}

/**
 * Tries once more what fails: a machine that is busy elsewhere may come too late to a visit. What passes only then is
 * said at the end of the run (`AT_SECOND_TRY`), so that it is looked at.
 */
async function inTwo(t, attempt) {
  try {
    await attempt();
  } catch (error) {
    await attempt();
    t.diagnostic(`${AT_SECOND_TRY}: ${t.name}: ${String(error?.message ?? error).split("\n")[0]}`);
  }
}

/**
 * Serves the site and starts a browser for the tests of a file, and gives a function that makes a test of a visit to
 * it. At the end of each visit the page must have had nothing to complain of.
 */
export function visits() {
  let site;
  let browser;
  before(async () => {
    site = await serveSite();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  /** `options.at` is what follows the site's address; the rest is for the browser. */
  const visit = (name, ...rest) => {
    const [options, body] = rest.length === 2 ? rest : [{}, rest[0]];
    test(name, (t) =>
      inTwo(t, async () => {
        const { at = "", ...more } = options;
        const permissions = ["clipboard-read", "clipboard-write"];
        const page = await openPage(browser, site.url + at, { permissions, locale: "en-US", ...more });
        page.setDefaultTimeout(PATIENCE);
        const playground = new Playground(page, site.url);
        try {
          await playground.isReady();
          await body(playground, t);
          for (const tab of page.context().pages()) assert.deepEqual(tab.complaints ?? [], []);
        } finally {
          await page.context().close();
        }
      }),
    );
  };
  /** One visit with a test for each of some things: for what begins anew by itself, and may follow on what came before. */
  visit.each = (name, things, called, body) =>
    visit(name, async (it, t) => {
      for (const thing of things) await t.test(called(thing), () => body(it, thing));
    });
  /** A visit of somebody else, with another browser profile. */
  visit.byAnother = async (url, options = {}) => {
    const page = await openPage(browser, url, { locale: "en-US", ...options });
    page.setDefaultTimeout(PATIENCE);
    return new Playground(page, site.url);
  };
  return visit;
}

/** The gallery's index. */
export const INDEX = JSON.parse(readFileSync(new URL("../../www/gallery/index.json", import.meta.url), "utf8"));

/** The worked examples, in order, as their files have them. */
export const EXAMPLES = INDEX.cases
  .filter(({ view }) => view === undefined)
  .map(({ id }) => JSON.parse(readFileSync(new URL(`../../www/gallery/${id}.json`, import.meta.url), "utf8")));

/** What the page calls a decision: its word, and the kind of denial. */
export const DECISIONS = {
  allowed: ["Allowed"],
  explicitDeny: ["Denied", "explicit deny"],
  implicitDeny: ["Denied", "implicit deny"],
  depends: ["It depends"],
};

export class Playground {
  constructor(page, home) {
    this.page = page;
    this.home = home;
    this.verdict = page.getByRole("region", { name: "Verdict" });
    this.request = page.getByRole("region", { name: "Request", exact: true });
    this.policies = page.getByRole("region", { name: "Policies" });
    this.checks = page.getByRole("region", { name: "Checks" });
    this.tree = page.getByRole("tree", { name: "Why" });
    this.text = page.getByRole("textbox", { name: /JSON text/ });
    this.element = page.locator("policy-editor");
  }

  /** The page stands, in whichever language. */
  async isReady() {
    await this.page.getByRole("region", { name: /^(Verdict|판정)$/ }).waitFor();
  }

  button(name, options = {}) {
    return this.page.getByRole("button", { name, exact: true, ...options });
  }

  /** Waits for a decision of the case format in the words of the page. */
  async decides(decision) {
    const [word, kind] = DECISIONS[decision];
    await this.verdict.getByText(word, { exact: true }).first().waitFor();
    if (kind) await this.verdict.getByText(kind, { exact: true }).first().waitFor();
  }

  /** Waits for some words in the verdict. */
  async says(words) {
    await this.verdict.filter({ hasText: words }).waitFor();
  }

  /** Empties the page. */
  async startAnew() {
    await this.button("New").click();
    await this.verdict.getByText("No verdict yet").waitFor();
  }

  /** The view with all examples. */
  async openGallery() {
    await this.page.getByRole("link", { name: /^(Learn|학습)$/ }).click();
    const gallery = this.page.getByRole("region", { name: /^(Worked examples|예제)$/ });
    await gallery.waitFor();
    return gallery;
  }

  async openExample(title) {
    const gallery = await this.openGallery();
    await gallery.getByRole("link", { name: title }).click();
    await this.galleryIsGone();
  }

  /** Not by its role: it is to be gone, and not only out of sight. */
  async galleryIsGone() {
    await this.page.locator("#gallery").waitFor({ state: "detached" });
  }

  async galleryIsThere() {
    await this.page.locator("#gallery").waitFor();
  }

  /** Turns to a part of the page, where one is seen at a time. */
  async turn(screen) {
    const button = this.page.locator(`#screen-${screen}`);
    if (await button.isVisible()) await button.click();
  }

  /** Adds an empty policy of a kind, as its box is called. */
  async addPolicy(kind) {
    await this.turn("policies");
    await this.button("+ Add a policy").click();
    await this.page.locator("#add-policy").getByRole("button", { name: new RegExp(`^${kind}`) }).click();
    await this.page.getByRole("textbox", { name: new RegExp(`^${kind}.*JSON text`) }).waitFor();
  }

  /** Shows the requests of the table, where it is closed. */
  async showChecks() {
    const toggle = this.page.locator(".toggles");
    await toggle.waitFor({ state: "attached" });
    if ((await toggle.isVisible()) && (await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  }

  /** Opens the line that says how many problems there are. */
  async openProblems() {
    const line = this.page.locator("#problems");
    if ((await line.getAttribute("aria-expanded")) === "false") await line.click();
  }

  async openPolicy(name) {
    await this.page.getByRole("tab", { name }).click();
    await this.page.getByRole("tab", { name, selected: true }).waitFor();
  }

  /** Puts a text on the clipboard and pastes it over all that is in the box. */
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.text.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Replaces the text of the box as somebody who types would, all at once. */
  async write(text) {
    await this.text.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
    await settles(() => this.value(), text);
  }

  /** The text of the open policy. */
  value() {
    return this.element.evaluate((editor) => editor.value);
  }

  /**
   * The text of the open policy that is looked at. The caret stands before it, and selects nothing: what is typed next must
   * take no text away.
   */
  selected() {
    return this.element.evaluate(({ selection, marks, value }) => {
      const mark = marks.find(({ kind }) => kind === "selected");
      const isCaret = selection.from === selection.to && selection.from === mark?.from;
      return isCaret ? value.slice(mark.from, mark.to) : "";
    });
  }

  /** The text that is marked as the one a step speaks of. */
  async marked() {
    // Without what is said beside it.
    return this.element.locator(":is(.cm-mark-selected, .cm-marked-selected)").evaluateAll((parts) =>
      parts
        .map((part) => {
          const copy = part.cloneNode(true);
          for (const notes of copy.querySelectorAll(".cm-notes")) notes.remove();
          return copy.textContent;
        })
        .join(""),
    );
  }

  /** Fills in the request; what is not given stays. */
  async ask({ principal, action, resource, account }) {
    if (principal !== undefined) await this.field("Principal").fill(principal);
    if (action !== undefined) await this.field("Action").fill(action);
    if (resource !== undefined) await this.field("Resource").fill(resource);
    if (account !== undefined) await this.field("Resource owner’s account").fill(account);
  }

  field(name) {
    return this.request.getByRole("textbox", { name, exact: true });
  }

  /** The value of a context key. */
  contextValue(key) {
    return this.request.getByLabel(`Value: ${key}`, { exact: true });
  }

  node(name) {
    return this.tree.getByRole("treeitem", { name });
  }

  /** The link that `Copy link` puts on the clipboard. */
  async copyLink() {
    await this.page.evaluate(() => navigator.clipboard.writeText(""));
    await this.button("Share").click();
    await this.button("Copy link").click();
    await this.page.getByText("Link copied.").first().waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Another tab of the same reader. */
  async newTab(url = this.home) {
    const page = await this.page.context().newPage();
    page.setDefaultTimeout(PATIENCE);
    page.complaints = [];
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    await page.goto(url);
    const playground = new Playground(page, this.home);
    await playground.isReady();
    return playground;
  }
}
