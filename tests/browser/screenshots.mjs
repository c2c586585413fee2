// A picture of each view of the built page, to be looked at: `cargo xtask screenshots`.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openPage, serveSite, startBrowser } from "./site.mjs";

const INTO = fileURLToPath(new URL("../../screenshots/", import.meta.url));
const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844, hasTouch: true } };
const THEMES = ["light", "dark"];
const LANGUAGES = { en: "en-US", ko: "ko-KR" };

const region = (page, en, ko) => page.getByRole("region", { name: new RegExp(`^(${en}|${ko})$`) });
/** One part is seen at a time where there is no room for more. */
const turn = (en, ko) => async (page, size) => {
  if (size === "narrow") await page.getByRole("navigation").getByRole("button", { name: new RegExp(`^(${en}|${ko})$`) }).click();
};
const traceView = (en, ko) => async (page) => {
  await page.getByRole("tab", { name: new RegExp(`^(${en}|${ko})$`) }).click();
  await page.waitForTimeout(1_500);
};

/** What a view is called, where it is, what is done to see it, and what the page is opened with. */
const VIEWS = [
  ["first-visit", "", async () => {}, { isFirst: true }],
  ["why", "", async () => {}],
  ["request", "", turn("Request", "요청")],
  ["policies", "", turn("Policies", "정책")],
  ["checks", "", turn("Checks", "확인 목록|검사")],
  ["matrix", "", traceView("Matrix", "행렬")],
  ["flip", "", traceView("Flip it", "뒤집기")],
  ["grid", "", traceView("Grid", "격자")],
  ["depends", "#example=unknown-key", async () => {}],
  ["levels", "#example=scp-levels", async () => {}],
  ["new", "#new", async () => {}],
  [
    "learn",
    "#v=learn",
    (page) => page.getByRole("region", { name: /^(Worked examples|예제)$/ }).waitFor(),
  ],
  ["review", "#example=cross-account", (page) => page.getByRole("link", { name: /^(Review|검토)$/ }).click()],
  [
    "share",
    "",
    async (page) => {
      await page.getByRole("button", { name: /^(Share|공유)$/ }).click();
      await page.waitForTimeout(500);
    },
  ],
  ["file", "", (page) => page.getByRole("button", { name: /^(File|파일)$/ }).click()],
  [
    "earlier-states",
    "",
    async (page, size) => {
      await turn("Request", "요청")(page, size);
      await page.getByRole("textbox", { name: /^(Action|작업)$/ }).fill("s3:ListBucket");
      await page.getByRole("button", { name: /^(File|파일)$/ }).click();
      await page.getByRole("button", { name: /^(Earlier states|이전 상태)/ }).click();
    },
  ],
  ["world", "#v=world", (page) => page.locator(".hop").first().waitFor()],
  ["reach", "#v=world&example=chain", async (page) => {
    await page.locator(".hop").first().waitFor();
    await page.getByRole("link", { name: /^(Review|검토)$/ }).click();
    await page.locator("#reach-whose").selectOption({ index: 2 });
    await page.locator(".pair").first().waitFor();
  }],
  ["kit", "#v=kit", (page) => page.locator("main.kit").waitFor()],
  ["print", "", (page) => page.emulateMedia({ media: "print" })],
  ["forced-colors", "", async () => {}, { forcedColors: "active" }],
];

await rm(INTO, { recursive: true, force: true });
await mkdir(INTO, { recursive: true });
const site = await serveSite();
const browser = await startBrowser();
const failed = [];
for (const [view, at, reach, more = {}] of VIEWS) {
  for (const [size, room] of Object.entries(WIDTHS)) {
    for (const colorScheme of THEMES) {
      for (const [lang, locale] of Object.entries(LANGUAGES)) {
        const name = [view, size, colorScheme, lang].join("-");
        const page = await openPage(browser, site.url + at, { ...room, ...more, colorScheme, locale });
        page.setDefaultTimeout(10_000);
        try {
          if (!["world", "learn", "reach", "kit"].includes(view)) await region(page, "Verdict", "판정").waitFor();
          await reach(page, size);
          await page.waitForLoadState("networkidle");
          await page.screenshot({ path: `${INTO}${name}.png`, fullPage: size === "narrow" || view === "print" });
        } catch (error) {
          failed.push(`${name}: ${String(error).split("\n")[0]}`);
        }
        await page.context().close();
      }
    }
  }
}
await browser.close();
await site.close();
for (const line of failed) console.error(line);
process.exit(failed.length === 0 ? 0 : 1);
