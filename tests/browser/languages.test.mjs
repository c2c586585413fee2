// English and Korean, light and dark: chosen once, kept, and complete.
import assert from "node:assert/strict";
import { EXAMPLES, eventually, settles, visits } from "./playground.mjs";

const visit = visits();
const lang = (it) => it.page.evaluate(() => document.documentElement.lang);
const paper = (it) => it.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const isDark = (colour) => colour.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number).reduce((a, b) => a + b) < 300;

visit("a browser that asks for Korean gets Korean", { locale: "ko-KR" }, async (it) => {
  await it.page.getByRole("region", { name: "판정" }).getByText("명시적 거부", { exact: true }).waitFor();
  assert.equal(await lang(it), "ko");
  await it.page.getByText(EXAMPLES[0]["x-lesson"].ko).waitFor();
  await it.showChecks();
  await it.page.getByRole("row").filter({ hasText: EXAMPLES[0].checks[0].title.ko }).waitFor();
});

visit("the language is switched, said to the browser, and kept", async (it) => {
  assert.equal(await lang(it), "en");
  await it.button("한국어").click();
  const verdict = it.page.getByRole("region", { name: "판정" });
  await verdict.getByText("거부됨", { exact: true }).waitFor();
  await verdict.getByText(/문 1 “DenyInsecureTransport”/).first().waitFor();
  await settles(() => lang(it), "ko");
  await it.page.getByRole("tree", { name: "이유" }).getByRole("treeitem", { name: /문 1 “DenyInsecureTransport”/ }).waitFor();
  assert.match(await it.page.title(), /거부/);
  // The keyboard stays where it was: on the switch, which now offers English.
  await settles(() => it.page.evaluate(() => document.activeElement.textContent), "English");
  await it.page.reload();
  await it.page.getByRole("region", { name: "판정" }).waitFor();
  await it.button("English").click();
  await it.decides("explicitDeny");
  await settles(() => lang(it), "en");
});

/** All that a reader is told, by sight or otherwise, in the order of the page. */
const told = (it) =>
  it.page.evaluate(() => {
    const NAMED = ["aria-label", "title", "placeholder"];
    const said = [document.title, document.documentElement.lang];
    const walk = (root) => {
      for (const element of root.querySelectorAll("*")) {
        // What is news is said once, in the language of its moment.
        if (element.closest("#live, #notice")) continue;
        for (const name of NAMED) said.push(element.getAttribute(name));
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.data.trim());
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document.body);
    return said.filter(Boolean);
  });

/** Waits for what looks at the policies to have spoken, in the language of the page. */
async function isLinted(it) {
  await it.page.locator(".problems-line", { hasText: /\d/ }).first().waitFor();
  await it.element.locator(".cm-lint-marker").first().waitFor();
}

visit("a page whose language was switched reads as one that began in it", async (it) => {
  await it.openExample(EXAMPLES[0].title.en);
  await it.write((await it.value()).replace(/"s3:[^"]*"/, '"s3:GetObjct"'));
  await isLinted(it);
  for (const name of ["한국어", "English"]) {
    await it.button(name).click();
    await it.page.mouse.move(0, 0);
    await isLinted(it);
    const all = () => told(it);
    const switched = await settled(all);
    await it.page.reload();
    await it.isReady();
    await isLinted(it);
    await settles(all, switched, name);
  }
});

/** What is read once it has stopped changing. */
async function settled(read) {
  let last;
  await eventually(async () => {
    const now = await read();
    const before = last;
    last = now;
    assert.deepEqual(now, before);
  });
  return last;
}

visit("text, caret, undo and what is open outlast a switch of the language", async (it) => {
  const before = await it.value();
  await it.page.evaluate(() => (globalThis.isSamePage = true));
  await it.text.focus();
  await it.page.keyboard.press("ControlOrMeta+Home");
  await it.page.keyboard.type(" ");
  await it.page.keyboard.press("Shift+End");
  const selected = await it.element.evaluate(({ selection }) => selection);
  const row = it.tree.getByRole("treeitem", { expanded: false }).first();
  await row.locator(".twist").click();
  const rows = await it.tree.getByRole("treeitem").count();
  await it.button("한국어").click();
  await it.page.getByRole("tree", { name: "이유" }).waitFor();
  assert.equal(await it.value(), ` ${before}`);
  assert.deepEqual(await it.element.evaluate(({ selection }) => selection), selected);
  assert.equal(await it.page.getByRole("tree", { name: "이유" }).getByRole("treeitem").count(), rows);
  // Typing goes on where it was, and what was typed before the switch can be taken back after it.
  await it.page.getByRole("textbox", { name: /JSON/ }).focus();
  await it.page.keyboard.press("ArrowLeft");
  await it.page.keyboard.type(" ");
  await settles(() => it.value(), `  ${before}`);
  await it.page.locator("#undo").click();
  await settles(() => it.value(), before);
  await it.button("English").click();
  await it.page.locator("#redo").click();
  await settles(() => it.value(), `  ${before}`);
  assert.equal(await it.page.evaluate(() => globalThis.isSamePage), true);
});

visit("JSON and AWS's own words are marked as English on a Korean page", async (it) => {
  await it.button("한국어").click();
  await it.page.getByRole("region", { name: "판정" }).waitFor();
  await settles(() => it.element.first().getByRole("textbox").getAttribute("lang"), "en");
  await settles(() => it.page.locator("blockquote").first().getAttribute("lang"), "en");
});

visit("no sentence of the page stays English in Korean", async (it) => {
  await it.button("한국어").click();
  await it.page.getByRole("region", { name: "판정" }).waitFor();
  for (const example of EXAMPLES) {
    await it.openExample(example.title.ko);
    await it.page.getByText(example["x-lesson"].ko).waitFor();
    const english = await it.page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.textContent.trim();
        if (node.parentElement.closest("[lang=en], script, style, noscript, option, .code")) continue;
        // Four English words in a row and no Hangul: a sentence, and not a name or a key.
        if (/[a-z]+ [a-z]+ [a-z]+ [a-z]+/i.test(text) && !/[가-힣]/.test(text)) found.push(text);
      }
      return found;
    });
    assert.deepEqual(english, [], example.id);
  }
});

visit("the theme follows the system until one is chosen, and is kept", async (it) => {
  assert.ok(!isDark(await paper(it)));
  await it.page.emulateMedia({ colorScheme: "dark" });
  await settles(async () => isDark(await paper(it)), true);
  const theme = it.page.getByRole("combobox", { name: "Theme" });
  await theme.selectOption({ label: "Light" });
  await settles(async () => isDark(await paper(it)), false);
  await theme.selectOption({ label: "Dark" });
  await it.page.emulateMedia({ colorScheme: "light" });
  await settles(async () => isDark(await paper(it)), true);
  await it.page.reload();
  await settles(async () => isDark(await paper(it)), true);
  // The text in the editor follows.
  const ink = () => it.element.locator(".cm-content").evaluate((it) => getComputedStyle(it).color);
  await settles(async () => isDark(await ink()), false);
});

visit("Korean is typed without being torn", async (it) => {
  await it.startAnew();
  await it.addPolicy("Identity-based policy");
  await it.text.focus();
  const cdp = await it.page.context().newCDPSession(it.page);
  for (const text of ["ㅎ", "하", "한"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp.send("Input.insertText", { text: "한" });
  for (const text of ["ㄱ", "그", "글"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp.send("Input.insertText", { text: "글" });
  await settles(() => it.value(), "한글");
});

visit("AWS's Korean terms have their English in a tooltip", { locale: "ko-KR" }, async (it) => {
  const title = (place) => place.getAttribute("title");
  // The terms come when the page is idle: somebody who was too early comes again.
  const hovered = async (place) => {
    await it.page.mouse.move(0, 0);
    await place.hover();
    return title(place);
  };
  const kind = it.page.locator("#verdict .outcome-kind");
  const own = await title(kind);
  // What stood there stays.
  await settles(() => hovered(kind), `명시적 거부: explicit deny\n${own}`);
  const label = it.page.locator("#request label").first();
  await settles(() => hovered(label), "보안 주체: principal");
  const gate = it.page.locator(".gates").getByText("자격 증명 기반 정책").first();
  await settles(() => hovered(gate), "자격 증명 기반 정책: identity-based policy");
  // Where there is none, there is none.
  const heading = it.page.locator("h1").first();
  await heading.hover();
  assert.equal(await title(heading), null);
});

for (const locale of ["en-US", "ko-KR"]) {
  visit(`no two ways on a small screen are called alike: ${locale}`, { locale, width: 390, height: 844 }, async (it) => {
    const names = await it.page.locator("nav :is(a, button)").filter({ visible: true }).allTextContents();
    assert.ok(6 < names.length, String(names));
    assert.deepEqual(names, [...new Set(names)]);
  });
}
