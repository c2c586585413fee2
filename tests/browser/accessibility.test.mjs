// No violation of WCAG A and AA, in each of the page's main states, both themes, wide and narrow.
import assert from "node:assert/strict";
import { fillIn, IDENTITY, READ, documentOf } from "./policies.mjs";
import { EXAMPLES, settles, visits } from "./playground.mjs";
import { violations } from "./site.mjs";

const visit = visits();

/** The states, each reached from the one before or from an example. */
const STATES = [
  ["a first visit", (it) => it.decides("explicitDeny")],
  ["a step is looked at", (it) => it.node(/Statement 1 “DenyInsecureTransport”/).click()],
  ["the examples are open", (it) => it.openGallery()],
  [
    "the share menu is open",
    async (it) => {
      await it.page.keyboard.press("Escape");
      await it.button("Share").click();
      await it.button("Copy link").waitFor();
    },
  ],
  [
    "an answer that depends",
    async (it) => {
      await it.page.keyboard.press("Escape");
      await it.openExample(EXAMPLES[8].title.en);
      await it.decides("depends");
    },
  ],
  ["several levels", (it) => it.openExample(EXAMPLES[6].title.en)],
  ["a field that can't be read", (it) => it.ask({ principal: "111122223333" })],
  ["an empty page", (it) => it.startAnew()],
  ["an empty policy", (it) => it.addPolicy("Identity-based policy")],
  ["something unwrapped", (it) => it.paste(JSON.stringify({ RoleName: "R", PolicyName: "P", PolicyDocument: JSON.parse(IDENTITY) }))],
  ["an offer to move", (it) => it.paste(documentOf({ ...READ, Principal: "*" }))],
  [
    "broken text over an old answer",
    async (it) => {
      await fillIn(it);
      await it.decides("explicitDeny");
      await it.paste("{ torn");
      await it.says("the answer for the previous text");
    },
  ],
];

for (const colorScheme of ["light", "dark"]) {
  visit(`wide, ${colorScheme}`, { colorScheme }, async (it) => {
    await it.text.waitFor();
    const found = [];
    for (const [name, reach] of STATES) {
      await reach(it);
      found.push(...(await violations(it.page)).map((violation) => `${name}: ${violation}`));
    }
    assert.deepEqual(found, []);
  });
  for (const example of [EXAMPLES[0], EXAMPLES[6], EXAMPLES[8]]) {
    visit(`narrow, ${colorScheme}: ${example.title.en}`, { colorScheme, width: 390, height: 844, hasTouch: true }, async (it) => {
      await it.openExample(example.title.en);
      await it.decides(example.expect.decision);
      const found = [];
      for (const screen of ["Why", "Request", "Policies", "Checks"]) {
        await it.page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
        found.push(...(await violations(it.page)).map((violation) => `${screen}: ${violation}`));
      }
      assert.deepEqual(found, []);
    });
  }
}

visit("in Korean", { locale: "ko-KR" }, async (it) => {
  assert.deepEqual(await violations(it.page), []);
});

visit("with a forced palette, shapes and words still tell", { forcedColors: "active" }, async (it) => {
  await it.decides("explicitDeny");
  assert.deepEqual(await violations(it.page), []);
});

visit("letters set wide apart are not cut off", async (it) => {
  await it.decides("explicitDeny");
  await it.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const cut = await it.page.evaluate(() =>
    [...document.querySelectorAll("button, label, p, h1, h2, h3, li, td, th, span")]
      // A beginning stands for what is whole elsewhere.
      .filter((it) => !it.closest(".unseen, .skip, [hidden], policy-editor") && !it.matches(".unseen, .cell, .beginning"))
      .filter((it) => {
        const { overflowX, overflowY } = getComputedStyle(it);
        const hides = (overflow) => overflow === "hidden" || overflow === "clip";
        return (hides(overflowX) && it.clientWidth + 1 < it.scrollWidth) || (hides(overflowY) && it.clientHeight + 1 < it.scrollHeight);
      })
      .map((it) => it.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(cut, []);
});

visit("headings make an outline, landmarks are told apart", async (it) => {
  const levels = await it.page.getByRole("heading").evaluateAll((all) => all.map((it) => Number(it.tagName.slice(1))));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `a heading of level ${level} follows one of level ${before}`);
    return level;
  });
  await settles(() => it.page.getByRole("main").count(), 1);
  await settles(() => it.page.getByRole("banner").count(), 1);
  assert.match(await it.page.title(), /Denied.*IAM Playground/);
});

visit("nothing moves for those who asked for stillness", { reducedMotion: "reduce" }, async (it) => {
  await it.decides("explicitDeny");
  const moving = await it.page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((it) => {
        const { transitionDuration, animationName } = getComputedStyle(it);
        return animationName !== "none" || transitionDuration.split(",").some((it) => parseFloat(it) > 0.001);
      })
      .map((it) => it.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(moving, []);
});
