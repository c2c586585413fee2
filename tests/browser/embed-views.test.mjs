// What an embed fetches only where there is something to be shown with it: what would change a decision, and worlds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { denied, embeds, FENCE, inside, page as hostPage, says, TEXT } from "./hosts.mjs";
import { eventually, settles } from "./playground.mjs";
import { DIST, openPage, violations } from "./site.mjs";

const on = embeds();
const { visit } = on;
const WORLD = readFileSync(new URL("../../crates/iam-web/examples/chain.json", import.meta.url), "utf8");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const alone = (body, options) => ({ "/": hostPage(on.site.url, body, options) });
const flip = (attributes = "") => `<iam-playground view="flip" ${attributes}><pre><code>${TEXT}</code></pre></iam-playground>`;
const world = `<pre><code class="language-iam load=lazy">${escaped(WORLD)}</code></pre>`;
const TALL = { viewport: { width: 800, height: 3000 } };

/** A site for development has all in one program. */
const parts = async () => (await readdir(join(DIST, "embed"))).filter((it) => it.startsWith("part-"));
const fetched = (page) => page.asked.filter((it) => it.includes("/part-")).map((it) => it.replace("embed/", ""));
const suggestions = (page) => inside(page).locator(".flips > li");
const there = (page) => inside(page).getByText(/^The smallest changes that turn this into/).waitFor();
const steps = (page) => inside(page).locator(".hop-toggle");

/** A case for which hundreds of changes are tried: its Denies ask for more keys than are set together. */
function large() {
  const values = Array.from({ length: 15 }, (_, at) => `value-${at}`);
  const deny = (_, at) => ({ Effect: "Deny", Action: "*", Resource: "*", Condition: { StringNotEquals: { [`aws:PrincipalTag/t${at}`]: values } } });
  const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }, ...Array.from({ length: 150 }, deny)];
  const policies = { identity: [{ name: "Many", document: { Statement } }] };
  return escaped(JSON.stringify({ principal: "arn:aws:iam::111122223333:user/Ana", action: "s3:GetObject", resource: "arn:aws:s3:::b/k", policies }));
}

test("what the first views need not is not fetched with them", async () => {
  for (const view of ["decision", "trace", "matrix"]) {
    await visit(alone(`<iam-playground view="${view}"><pre><code>${TEXT}</code></pre></iam-playground>`), async (page) => {
      await denied(page);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(fetched(page), []);
    });
  }
});

test("a change is found, tried and taken back", () =>
  visit(alone(flip()), async (page) => {
    await denied(page);
    await there(page);
    const all = (await parts()).filter((it) => it.includes("flip"));
    assert.deepEqual(fetched(page).toSorted(), all);
    // What is known of the service says which keys an action takes.
    assert.ok(page.asked.includes("catalogue/svc/s3.txt"), page.asked.join());
    const first = suggestions(page).first();
    assert.match(await first.textContent(), /Request: set aws:SecureTransport to true/);
    await first.getByRole("button", { name: "Try it" }).click();
    await says(page, 0, "Allowed");
    await inside(page).getByText(/^Done:/).waitFor();
    await inside(page).getByText("The smallest changes that turn this into Denied").waitFor();
    await inside(page).getByRole("button", { name: "Undo" }).click();
    await denied(page);
    await settles(() => inside(page).getByText(/^Done:/).count(), 0);
  }));

/** Visits a page where what is known of services waits until `release` is called. */
const held = (body, does) =>
  visit({ "/": "", "/flip": hostPage(on.site.url, body) }, async (page, url) => {
    let release;
    const waits = new Promise((resolve) => (release = resolve));
    await page.route("**/catalogue/**", (route) => waits.then(() => route.continue()));
    await page.goto(`${url}/flip`);
    await inside(page).getByRole("button", { name: "Stop" }).waitFor();
    await does(page, release);
  });

test("the frame lives while many changes are tried, and says how many", () =>
  held(`<iam-playground view="flip"><pre><code>${large()}</code></pre></iam-playground>`, async (page, release) => {
    const frame = page.frames().find((it) => it.url().includes("/embed/"));
    const watched = frame.evaluate(async () => {
      const said = new Set();
      let longest = 0;
      const view = document.querySelector(".view.flip");
      for (let before = performance.now(); view.classList.contains("stale"); ) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        said.add(/\d+ changes? tried/.exec(view.textContent)?.[0]);
        longest = Math.max(longest, performance.now() - before);
        before = performance.now();
      }
      return { said: [...said], longest };
    });
    release();
    const { said, longest } = await watched;
    assert.ok(4 < said.length, said.join());
    assert.ok(longest < 1_000, `${longest}`);
    await inside(page).locator(".view-title").waitFor();
  }));

test("looking for changes stops when it is told to, and begins again", () =>
  held(flip(), async (page, release) => {
    await inside(page).getByRole("button", { name: "Stop" }).click();
    await inside(page).getByText("Stopped. 0 changes tried").waitFor();
    release();
    await page.waitForLoadState("networkidle");
    assert.equal(await suggestions(page).count(), 0);
    await inside(page).getByRole("button", { name: "Look again" }).click();
    await there(page);
  }));

test("without the catalogue the changes are found all the same", () =>
  visit({ "/": "", "/flip": hostPage(on.site.url, flip()) }, async (page, url) => {
    await page.route("**/catalogue/**", (route) => route.abort());
    await page.goto(`${url}/flip`);
    await there(page);
    assert.ok(0 < (await suggestions(page).count()));
    page.complaints.length = 0;
  }));

test("a world is shown with its steps, each opened where it stands, and the playground opens at it", () =>
  visit(alone(world), async (page) => {
    await steps(page).first().waitFor();
    const all = (await parts()).filter((it) => it.includes("sessions"));
    assert.deepEqual(fetched(page).toSorted(), all);
    assert.equal(await steps(page).count(), JSON.parse(WORLD).steps.length);
    await steps(page).first().click();
    assert.equal(await steps(page).first().getAttribute("aria-expanded"), "true");
    await inside(page).getByRole("button", { name: "Show in the text" }).first().click();
    await inside(page).locator(".quoted").first().waitFor();
    // It is read and not edited here.
    assert.equal(await inside(page).locator("form, select, .edit-step, .edits").count(), 0);
    const [opened] = await Promise.all([page.waitForEvent("popup"), inside(page).getByRole("link", { name: "Open in playground" }).click()]);
    await opened.locator("#sessions .hop-toggle").first().waitFor();
  }, TALL));

test("a world opens at the step that is said, in the language of the page", () =>
  visit(alone(`<iam-playground at="2"><pre><code>${escaped(WORLD)}</code></pre></iam-playground>`, { lang: "ko" }), async (page) => {
    await settles(() => steps(page).nth(1).getAttribute("aria-expanded"), "true");
    await inside(page).getByRole("link", { name: "플레이그라운드에서 열기" }).waitFor();
  }, TALL));

test("what can't be run says why in place", () =>
  visit(alone(`<pre><code class="language-iam">{"version":1,"accounts":{},"steps":[{"as":"nobody"}]}</code></pre>`), async (page) => {
    await inside(page).getByRole("group", { name: "There is nothing to show here yet" }).waitFor();
  }));

test("a part that does not come is said to be missing, and comes when it is asked for again", async (t) => {
  if ((await parts()).length === 0) return t.skip("a site for development has all in one program");
  return visit({ "/": "", "/flip": hostPage(on.site.url, flip()) }, async (page, url) => {
    await page.route("**/part-*", (route) => route.abort());
    await page.goto(`${url}/flip`);
    await inside(page).getByRole("alert").waitFor();
    await page.unroute("**/part-*");
    await inside(page).getByRole("button", { name: "Try again" }).click();
    await there(page);
    page.complaints.length = 0;
  });
});

test("the way to the playground takes along what can be shown there, and says what can't", () =>
  visit(alone(`<iam-playground spoiler editable theme="dark" lang="ko" view="matrix"><pre><code>${TEXT}</code></pre></iam-playground>`), async (page) => {
    const link = inside(page).getByRole("link", { name: "플레이그라운드에서 열기" });
    await inside(page).getByText("플레이그라운드에서는 답이 바로 보입니다.").waitFor();
    const said = new URLSearchParams((await link.getAttribute("href")).split("#")[1]);
    for (const [name, value] of [["v", "matrix"], ["l", "ko"], ["theme", "dark"], ["spoiler", ""], ["editable", ""]]) assert.equal(said.get(name), value, name);
    await inside(page).getByRole("button", { name: "거부" }).first().click();
    await settles(() => inside(page).getByText("플레이그라운드에서는 답이 바로 보입니다.").count(), 0);
    const [opened] = await Promise.all([page.waitForEvent("popup"), link.click()]);
    await opened.getByRole("region", { name: "판정" }).waitFor();
    await settles(() => opened.locator("html").getAttribute("data-theme"), "dark");
    assert.equal(await opened.evaluate(() => localStorage.getItem("iamp.theme")), null);
  }));

test("a policy is what its element or its block says, whatever is in it", async () => {
  const policy = escaped(JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } }));
  const asks = "principal=arn:aws:iam::111122223333:user/Ana action=s3:GetObject resource=arn:aws:s3:::b/k";
  const attributes = asks.replaceAll(/=(\S+)/g, '="$1"');
  const pages = [
    `<pre>${policy}</pre><iam-playground for="previous" kind="scp" ${attributes}></iam-playground>`,
    `<iam-playground kind="scp" ${attributes}><pre>${policy}</pre></iam-playground>`,
    `<pre><code class="language-iam kind=scp ${asks}">${policy}</code></pre>`,
  ];
  // An organization's policy grants nothing.
  for (const body of pages) await visit(alone(body), (page) => denied(page));
  await visit(alone(pages[1].replace("scp", "identity")), (page) => says(page, 0, "Allowed"));
});

test("everybody can use both, in both themes and languages", () =>
  visit(alone(`${FENCE}${world}`), async (host) => {
    await denied(host);
    const links = [];
    for (const at of [0, 1]) {
      const open = inside(host, at).getByRole("link", { name: "Open in playground" });
      await eventually(async () => assert.match(await open.getAttribute("href"), /s=1/));
      links.push((await open.getAttribute("href")).replace("../#", "").replace(/&(l|theme)=\w+/g, ""));
    }
    for (const [link, shows] of [[`${links[0]}&v=flip`, ".flips"], [`${links[1]}&at=1`, ".hop-body"]]) {
      for (const lang of ["en", "ko"]) {
        for (const theme of ["light", "dark"]) {
          for (const width of [390, 1440]) {
            const page = await openPage(on.browser, `${on.site.url}embed/index.html#${link}&l=${lang}&theme=${theme}`, { width });
            await page.locator(shows).first().waitFor();
            assert.deepEqual(await violations(page), [], `${shows} ${lang} ${theme} ${width}`);
            assert.deepEqual(page.complaints, []);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${shows} ${lang} ${width} is too wide`);
            await page.context().close();
          }
        }
      }
    }
  }, TALL));
