// What a reader might press, pressed: every control of each view once, with the keyboard afterwards somewhere; and a seeded
// monkey that presses, types and travels at random over all views. Neither may break the page. `MONKEY` says how many
// actions the monkey takes, `SEED` which.
import assert from "node:assert/strict";
import { LONG, settles, visits } from "./playground.mjs";

const visit = visits();
const N_ACTIONS = Number(process.env.MONKEY ?? 500);
const SEED = Number(process.env.SEED ?? 1);
/** Actions that are taken before it is looked at how the page does. */
const AT_ONCE = 25;

/** What both share, in the page: the controls that can be pressed now. */
function equip() {
  // What leaves the page, or asks something outside of it, is not pressed: it would end the walk, and no more.
  const LEAVES = '[href^="http"], [target="_blank"], [download], #load-again, .skip a';
  const controls = () => {
    const open = document.querySelector("dialog[open]");
    const all = (open ?? document).querySelectorAll('a[href], button, summary, input, select, textarea, [role="tab"], [role="treeitem"], [role="separator"], policy-editor');
    return [...all].filter((it) => !it.matches(LEAVES) && !it.disabled && it.checkVisibility({ visibilityProperty: true }) && 0 < it.getClientRects().length);
  };
  const name = (it) => [it.localName, it.getAttribute("role"), it.id, it.getAttribute("aria-label") ?? it.textContent.trim().slice(0, 60)].join(" ");
  globalThis.print = () => {};
  for (const pick of ["showOpenFilePicker", "showSaveFilePicker"]) delete globalThis[pick];
  // A file that is chosen by nobody.
  HTMLInputElement.prototype.showPicker = () => {};
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== "file") click.call(this);
  };
  globalThis.monkey = { controls, name };
}

const EACH_VIEW = [
  ["Ask", "", 1440],
  ["World", "#v=world&example=chain", 390],
  ["Review", "#v=review", 1440],
  ["Learn", "#v=learn", 1440],
];
const MORE = [
  ["Ask", "", 390],
  ["Ask", "#example=unknown-key", 1440],
  ["World", "#v=world&example=chain", 1440],
];

for (const [view, fragment, width] of LONG ? [...EACH_VIEW, ...MORE] : EACH_VIEW) {
  visit(`every control of ${view} ${fragment} at ${width} pixels can be pressed, and leaves the keyboard somewhere`, { width }, async (it) => {
    const { page } = it;
    await page.addInitScript(equip);
    await page.reload();
    await it.isReady();
    const begin = async () => {
      await page.keyboard.press("Escape");
      await page.evaluate((fragment) => {
        // The same address again would be no news.
        location.hash = "#v=ask";
        setTimeout(() => (location.hash = fragment || "#example=read-a-bucket"), 50);
      }, fragment);
      await page.waitForTimeout(400);
      await settles(() => page.evaluate(() => document.documentElement.dataset.view), view.toLowerCase(), [...pressed].at(-1));
    };
    const pressed = new Set();
    await begin();
    const lost = [];
    for (let n = 0; n < 400; n += 1) {
      const next = await page.evaluate((pressed) => {
        const it = monkey.controls().find((it) => !pressed.includes(monkey.name(it)));
        if (!it) return undefined;
        const name = monkey.name(it);
        it.scrollIntoView({ block: "center" });
        (it.localName === "policy-editor" ? (it.shadowRoot.querySelector("[contenteditable], textarea") ?? it) : it).focus();
        return { name, isHeld: it.contains(document.activeElement) || it === document.activeElement, isPressed: !it.matches("input, select, textarea, policy-editor") };
      }, [...pressed]);
      if (!next) {
        if (pressed.has("again")) break;
        // What was opened may have hidden the rest.
        pressed.add("again");
        await begin();
        continue;
      }
      pressed.add(next.name);
      if (next.isPressed && next.isHeld) await page.keyboard.press("Enter");
      await page.waitForTimeout(120);
      const isLost = () => page.evaluate(() => document.activeElement === document.body || document.activeElement === null);
      // What takes a moment to come has a moment more.
      if ((await isLost()) && ((await page.waitForTimeout(400)), await isLost())) lost.push(next.name);
      const { isElsewhere, isStopped } = await page.evaluate((view) => ({
        isElsewhere: document.documentElement.dataset.view !== view,
        isStopped: document.documentElement.dataset.stopped !== undefined,
      }), view.toLowerCase());
      assert.equal(isStopped, false, next.name);
      if (isElsewhere) await begin();
    }
    assert.deepEqual(lost, []);
    assert.ok(10 < pressed.size, [...pressed].join("\n"));
  });
}

visit(`a monkey of ${N_ACTIONS} actions breaks nothing (seed ${SEED})`, async (it) => {
  const { page } = it;
  await page.addInitScript(equip);
  await page.reload();
  await it.isReady();
  const seen = {};
  for (let done = 0, acted; done < N_ACTIONS; done += acted?.n ?? AT_ONCE) {
    acted = undefined;
    try {
      acted = await page.evaluate(act, { seed: SEED * 1_000_003 + done, n: Math.min(AT_ONCE, N_ACTIONS - done) });
    } catch (error) {
      // It may have loaded the page again.
      if (!/context was destroyed|navigat/i.test(String(error))) throw error;
      await page.waitForLoadState();
      // Back from where it came from.
      if (!page.url().startsWith(it.home)) await page.goto(it.home);
      await page.locator("#views").waitFor();
      continue;
    }
    if (acted.typed !== undefined) {
      if (acted.isOver) await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(acted.typed);
    }
    for (const kind of acted.kinds) seen[kind] = (seen[kind] ?? 0) + 1;
    assert.deepEqual(page.complaints, [], acted.log.join("\n"));
    assert.equal(acted.isStopped, false, acted.log.join("\n"));
  }
  if (500 <= N_ACTIONS) assert.deepEqual(Object.keys(seen).sort(), ["key", "press", "travel", "write"]);
});

/** Takes some actions, in the page. */
async function act({ seed, n }) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (all) => all[Math.floor(random() * all.length)];
  const TEXTS = [
    "", "*", "s3:GetObject", "arn:aws:iam::111122223333:user/ana", "arn:aws:s3:::example-reports/a", "aws:SourceIp", "{", '{"Version":"2012-10-17","Statement":[]}',
    '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"${aws:username}"}}', '{"version":1}', "한글 정책 😀", "x".repeat(3_000), "9".repeat(400), "\u0000\u202e", "2026-01-05T09:00:00Z", "-1", "10.0.0.0/8",
    "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
  ];
  const KEYS = ["Enter", " ", "Escape", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "Tab", "F8"];
  const PLACES = ["#v=ask", "#v=world", "#v=review", "#v=learn", "#new", "#example=cross-account", "#example=scp-levels", "#v=world&example=saml", "#s=0abc", "#v=nothing"];
  const log = [];
  const kinds = [];
  for (let at = 0; at < n; at += 1) {
    const controls = monkey.controls();
    const it = pick(controls) ?? document.body;
    const dice = random();
    let kind = "press";
    if (dice < 0.04) kind = "travel";
    else if (dice < 0.16) kind = "key";
    else if (it.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, policy-editor") || dice < 0.2) kind = "write";
    kinds.push(kind);
    log.push(`${kind} ${monkey.name(it)}`);
    const target = it.localName === "policy-editor" ? (it.shadowRoot?.querySelector("[contenteditable=true], textarea") ?? it) : it;
    target.focus?.();
    if (kind === "travel") {
      const place = pick([...PLACES, "back", "forward"]);
      log.push(place);
      if (place === "back" || place === "forward") history[place]();
      else location.hash = place;
      await new Promise((resolve) => setTimeout(resolve, 60));
    } else if (kind === "key") {
      const key = pick(KEYS);
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ctrlKey: random() < 0.1, shiftKey: random() < 0.1 }));
    } else if (kind === "write" && it.localName === "policy-editor") {
      // By the keyboard itself: what a script writes into an editor Chromium lays out in its own way.
      return { log, kinds, n: at + 1, typed: pick(TEXTS), isOver: random() < 0.5, isStopped: false };
    } else if (kind === "write" && target.matches("input, textarea")) {
      const [isOver, text] = [random() < 0.5, pick(TEXTS)];
      // One that takes no keyboard leaves it where it was, which may be an editor.
      if (document.activeElement !== target) continue;
      if (isOver) document.execCommand("selectAll");
      document.execCommand("insertText", false, text);
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (it.localName === "select") {
      it.selectedIndex = Math.floor(random() * it.options.length);
      it.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (it.matches("input[type=range]")) {
      it.value = String(random() * 100);
      it.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      it.click();
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  await new Promise((resolve) => setTimeout(resolve, 30));
  return { log, kinds, n, isStopped: document.documentElement.dataset.stopped !== undefined };
}
