// The pictures of the guide, below docs/pictures: `cargo xtask screenshots` takes them, and `screenshots guide` nothing else.
import { stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openPage, serveSite, startBrowser } from "./site.mjs";

const INTO = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
/** What is committed stays small. */
const MOST = 150_000;

const button = (name) => (page) => page.getByRole("button", { name, exact: true }).first().click();
const tab = (name) => (page) => page.getByRole("tab", { name, exact: true }).click();
const DENIAL =
  "User: arn:aws:sts::111122223333:assumed-role/ReportReader/nightly is not authorized to perform: s3:GetObject on resource: " +
  '"arn:aws:s3:::example-reports/2026/summary.csv" with an explicit deny in a service control policy';
const WIDE_POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" },
    { "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "arn:aws:s3:::reports" }
  ]
}`;

/** What a picture is called, what the page is opened with, what is done to see it, how high it is, and what it shows: all of
 *  the window, or what a selector finds. */
const PICTURES = [
  { name: "playground", isFirst: true, width: 1280, height: 800 },
  { name: "ask", isFirst: true, height: 720 },
  { name: "request", of: "#request", height: 720 },
  { name: "steps", does: tab("Steps"), of: ".trace", height: 900 },
  { name: "flip", does: tab("Flip it"), of: ".trace", height: 900 },
  { name: "world", at: "#v=world&example=chain", width: 1240, height: 760 },
  {
    name: "review",
    does: async (page) => {
      await button("New")(page);
      await page.getByRole("button", { name: "+ Add a policy" }).click();
      await page.locator("#add-policy").getByRole("button", { name: /^Identity-based policy/ }).click();
      await page.getByRole("textbox", { name: /^Identity-based policy.*JSON text/ }).fill(WIDE_POLICY);
      await page.waitForTimeout(1_000);
      await page.getByRole("link", { name: "Review" }).click();
    },
    height: 380,
  },
  {
    name: "paste",
    does: async (page) => {
      await button("Paste an error message…")(page);
      await page.getByRole("textbox", { name: "Error message" }).fill(DENIAL);
    },
    height: 640,
  },
  { name: "share", does: button("Share"), height: 520 },
];

// The address in a picture is nobody's, and no port of this machine.
const HOME = "http://playground.example/";
const site = await serveSite({ base: "/" });
const browser = await startBrowser(`--host-resolver-rules=MAP playground.example:80 ${new URL(site.url).host}`);
const failed = [];
const wanted = process.argv.slice(2);
for (const { name, at = "", does = async () => {}, of, width = 1120, height, isFirst = false } of PICTURES.filter((it) => wanted.length === 0 || wanted.includes(it.name))) {
  const page = await openPage(browser, HOME + at, { width, height, locale: "en-US", isFirst });
  page.setDefaultTimeout(20_000);
  try {
    await page.getByRole("region", { name: "Verdict" }).or(page.locator(".hop")).first().waitFor();
    if (!at) await page.locator("policy-editor").first().waitFor();
    await page.waitForTimeout(1_000);
    await does(page);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1_500);
    await page.mouse.move(0, 0);
    await take(page, name, of);
  } catch (error) {
    failed.push(`${name}: ${String(error).split("\n")[0]}`);
  }
  await page.context().close();
}
await browser.close();
await site.close();
for (const line of failed) console.error(line);
process.exit(failed.length === 0 ? 0 : 1);

async function take(page, name, of) {
  const clip = of ? await page.locator(of).evaluate(around) : { x: 0, y: 0, ...page.viewportSize() };
  const session = await page.context().newCDPSession(page);
  const asked = { format: "webp", quality: 80, captureBeyondViewport: true, clip: { ...clip, scale: 1 } };
  const { data } = await session.send("Page.captureScreenshot", asked);
  const path = `${INTO}${name}.webp`;
  await writeFile(path, Buffer.from(data, "base64"));
  const { size } = await stat(path);
  if (MOST < size) throw new Error(`${size} bytes are more than ${MOST}`);
}

/** Where an element is in the page, with some room around it. */
function around(element) {
  const room = 12;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + scrollX - room, y: y + scrollY - room, width: width + 2 * room, height: height + 2 * room };
}
