// Answers in the pages of others: each page is served from another port than the playground, as a documentation site is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CASE, denied, embeds, FENCE, frames, inside, page as hostPage, says, serveHosts, TEXT } from "./hosts.mjs";
import { eventually, settles } from "./playground.mjs";
import { openPage, serveSite, violations } from "./site.mjs";

const VERDICT = '<p class="iam-verdict">✕ Denied: HttpsOnly denies it.</p>';
const BLOCK = `<pre><code>${TEXT}</code></pre>`;
/** Room for all that is on a page. */
const TALL = { viewport: { width: 800, height: 5000 } };
/** Texts that take little room. */
const LOW = "<style>pre{height:60px;overflow:auto}</style>";
/** The three ways to write one, which start whatever else is on the page. */
const WAYS = `<pre><code class="language-iam load=lazy">${TEXT}</code></pre>
<iam-playground load="lazy">${BLOCK}${VERDICT}</iam-playground>
${BLOCK}<iam-playground for="previous" load="lazy"></iam-playground>`;

const on = embeds();
const { visit } = on;
const started = (page) => page.asked.filter((it) => it.startsWith("embed/index.html")).length;

const alone = (body, options) => ({ "/": hostPage(on.site.url, body, options) });
const DARK = "<style>html{color:#111;background:#fff}html[data-theme=dark]{color:#eee;background:#111}</style>";
const HOSTS = {
  "a plain page": () => alone(WAYS),
  "a page with a strict policy": () => {
    const origin = new URL(on.site.url).origin;
    const policy = `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}`;
    return { "/": { text: hostPage(on.site.url, WAYS), headers: { "content-security-policy": policy } } };
  },
  "a page in a sandbox": () => {
    const policy = "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox";
    return { "/": { text: hostPage(on.site.url, WAYS), headers: { "content-security-policy": policy } } };
  },
};

for (const [name, pages] of Object.entries(HOSTS)) {
  test(`fence, element and what stands before in ${name}`, () =>
    visit(pages(), async (page) => {
      await settles(() => frames(page).count(), 3);
      for (const at of [0, 1, 2]) await denied(page, at);
    }, TALL));
}

test("fence, element and what stands before in a page within a page", () =>
  visit(
    { "/": hostPage(on.site.url, '<iframe src="/inner" width="700" height="4800"></iframe>'), "/inner": hostPage(on.site.url, WAYS) },
    async (page) => {
      const inner = page.locator('iframe[src="/inner"]').contentFrame();
      for (const at of [0, 1, 2]) {
        const embed = inner.locator("iframe[sandbox]").nth(at).contentFrame();
        await embed.getByRole("region", { name: "Verdict" }).getByText("Denied", { exact: true }).first().waitFor();
      }
    },
    TALL,
  ));

test("fence, element and what stands before follow a page from light to dark and back", () =>
  visit(alone(WAYS, { head: DARK, html: 'data-theme="dark"' }), async (page) => {
    for (const at of [0, 1, 2]) await denied(page, at);
    const themes = () => Promise.all([0, 1, 2].map((at) => inside(page, at).locator("html").getAttribute("data-theme")));
    for (const theme of ["dark", "light", "dark"]) {
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await settles(themes, [theme, theme, theme]);
    }
  }, TALL));

test("a system that turns dark is followed, and a theme that is said is kept", () =>
  visit(
    alone(`<style>:root{color-scheme:light dark}</style>${FENCE}<iam-playground theme="light" load="lazy">${BLOCK}</iam-playground>`),
    async (page) => {
      await denied(page, 0);
      await denied(page, 1);
      await page.emulateMedia({ colorScheme: "dark" });
      await settles(() => inside(page, 0).locator("html").getAttribute("data-theme"), "dark");
      assert.equal(await inside(page, 1).locator("html").getAttribute("data-theme"), "light");
    },
    TALL,
  ));

test("nothing starts far below what is seen, and one does when it is scrolled to", () =>
  visit(alone(`<h1>Top</h1><div style="height:9000px"></div>${FENCE}<p id="end">End</p>`), async (page) => {
    await page.locator("iam-playground").waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    assert.deepEqual([started(page), await frames(page).count()], [0, 0]);
    await page.locator("#end").scrollIntoViewIfNeeded();
    await denied(page);
    assert.equal(started(page), 1);
  }));

test("two start by themselves, and the others when they are asked to", () =>
  visit(alone(FENCE.repeat(4)), async (page) => {
    await denied(page, 0);
    await denied(page, 1);
    const buttons = page.getByRole("button", { name: "Evaluate it here" });
    await settles(() => buttons.count(), 2);
    await buttons.first().click();
    await denied(page, 2);
    assert.equal(await buttons.count(), 1);
  }, TALL));

test("nothing moves when an answer comes", () =>
  visit(alone(`<h1>Top</h1>${"<p>Words.</p>".repeat(3)}<iam-playground view="trace"><pre><code>${TEXT}</code></pre></iam-playground><p>Below</p>`, { head: LOW }), async (page) => {
    await page.evaluate(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    });
    const below = () => page.getByText("Below").evaluate((it) => it.getBoundingClientRect().top);
    const before = await below();
    await denied(page);
    await inside(page).getByRole("tree").waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.equal(await below(), before);
    // A page that was painted before its scripts ran moves once, when the element takes its room; not again.
    const later = await page.evaluate(() => {
      const frame = performance.getEntriesByType("resource").find((it) => it.initiatorType === "iframe");
      return globalThis.shifts.filter((it) => frame.startTime + 200 < it.startTime).map((it) => it.value);
    });
    assert.deepEqual(later, []);
  }));

test("an answer that is not seen yet is as high as it has to be, and one grows with what its reader opens", () =>
  visit(alone(`<div style="height:1000px"></div><iam-playground view="trace">${BLOCK}</iam-playground><p id="end">End</p>`, { head: LOW }), async (page) => {
    const lacks = () => inside(page).locator("html").evaluate((it) => Math.max(0, it.scrollHeight - innerHeight));
    await denied(page);
    await settles(lacks, 0);
    await inside(page).getByText(/The 2 policies/).click();
    await settles(lacks, 0);
    const is = await frames(page).evaluate((it) => it.getBoundingClientRect().height);
    assert.ok(400 < is, `${is}`);
  }));

test("a height that is said is kept", () =>
  visit(alone(`<div style="height:1000px"></div><iam-playground height="300px">${BLOCK}</iam-playground>`, { head: LOW }), async (page) => {
    await denied(page);
    const height = () => frames(page).evaluate((it) => it.getBoundingClientRect().height);
    await page.mouse.wheel(0, 2000);
    assert.equal(await height(), 300);
  }));

test("the keyboard comes in and goes out, and nothing takes it", () =>
  visit(alone(`<a href="#a">Before</a><iam-playground view="trace">${BLOCK}</iam-playground><a href="#b">After</a>`), async (page) => {
    await denied(page);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "body");
    await page.getByRole("link", { name: "Before" }).focus();
    const active = () => page.evaluate(() => document.activeElement.localName);
    await page.keyboard.press("Tab");
    // What stands in the page may be a stop of its own.
    for (let n = 0; n < 3 && (await active()) !== "iframe"; n += 1) await page.keyboard.press("Tab");
    assert.equal(await active(), "iframe");
    let stops = 0;
    for (; stops < 12 && (await active()) === "iframe"; stops += 1) await page.keyboard.press("Tab");
    assert.ok(2 < stops && stops < 12, `${stops}`);
    await settles(() => page.evaluate(() => document.activeElement.textContent), "After");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await active(), "iframe");
  }));

test("nothing is kept, and its address stays as it was", () =>
  visit(alone(`<iam-playground editable>${BLOCK}</iam-playground>`), async (page) => {
    await denied(page);
    const frame = page.frames().find((it) => it.url().includes("/embed/"));
    const address = frame.url();
    await inside(page).getByRole("textbox").last().fill("{}");
    await says(page, 0, "Allowed").catch(() => {});
    assert.equal(frame.url(), address);
    assert.deepEqual((await page.context().storageState()).origins, []);
    assert.deepEqual(await page.context().cookies(), []);
    assert.equal(
      await frame.evaluate(() => {
        try {
          return String(localStorage.length);
        } catch (error) {
          return error.name;
        }
      }),
      "SecurityError",
    );
  }));

test("a reader who may change a policy sees the answer follow", () =>
  visit(alone(`<iam-playground editable>${BLOCK}</iam-playground>`), async (page) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("decision", ({ detail }) => globalThis.heard.push(detail.decision));
    });
    await denied(page);
    const box = inside(page).getByRole("textbox", { name: /HttpsOnly/ });
    await box.fill((await box.inputValue()).replace('"Deny"', '"Allow"'));
    await says(page, 0, "Allowed");
    await settles(() => page.evaluate(() => globalThis.heard.at(-1)), "allowed");
  }));

test("a riddle says nothing before its reader did", () =>
  visit(alone(`<iam-playground spoiler view="trace">${BLOCK}</iam-playground>`), async (page) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      for (const type of ["decision", "solved"]) document.addEventListener(type, () => globalThis.heard.push(type));
    });
    const embed = inside(page);
    await embed.getByRole("heading", { name: "What will AWS decide?" }).waitFor();
    assert.equal(await embed.getByRole("tree").count(), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
    await embed.getByRole("button", { name: "Denied" }).click();
    await denied(page);
    await embed.getByText("That is what you expected.").waitFor();
    await settles(() => page.evaluate(() => globalThis.heard.toSorted()), ["decision", "solved"]);
  }));

test("the playground opens with what is shown", () =>
  visit(alone(`<iam-playground view="matrix">${BLOCK}</iam-playground>`), async (page) => {
    await denied(page);
    await inside(page).getByRole("grid").waitFor();
    const [opened] = await Promise.all([page.waitForEvent("popup"), inside(page).getByRole("link", { name: "Open in playground" }).click()]);
    await opened.getByRole("region", { name: "Verdict" }).getByText("explicit deny", { exact: true }).waitFor();
    await opened.getByRole("tab", { name: "Matrix", selected: true }).waitFor();
  }));

test("a link is shown, at the step it says, in the language of the page", () =>
  visit(alone(`<iam-playground view="trace">${BLOCK}</iam-playground>`), async (page, url) => {
    await denied(page);
    const link = await inside(page).getByRole("link", { name: "Open in playground" }).getAttribute("href");
    const hosts = await serveHosts({ "/": hostPage(on.site.url, `<iam-playground scenario="${link}" view="trace" at="3"></iam-playground>`, { lang: "ko" }) });
    try {
      assert.notEqual(hosts.url, url);
      await page.goto(hosts.url);
      await inside(page).getByRole("region", { name: "판정" }).getByText("거부", { exact: false }).first().waitFor();
      await inside(page).getByRole("treeitem", { selected: true }).waitFor();
      await inside(page).getByRole("link", { name: "플레이그라운드에서 열기" }).waitFor();
    } finally {
      await hosts.close();
    }
  }));

test("policies are asked about as the element says", () => {
  const policy = (kind, document) => `<pre><code class="${kind}">${JSON.stringify(document)}</code></pre>`;
  const { identity, resource } = CASE.policies;
  const body = `<iam-playground principal="${CASE.principal}" action="s3:GetObject" resource="${CASE.resource}">
    ${policy("identity", identity[0].document)}${policy("resource", resource.document)}</iam-playground>`;
  return visit(alone(body), (page) => says(page, 0, "Allowed"));
});

test("a block asks by its words, the keys of the context too", () => {
  const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:RequestedRegion": "eu-west-1" } } }] });
  const block = (words) => `<pre><code class="language-iam action=s3:GetObject ${words}">${policy.replaceAll('"', "&quot;")}</code></pre>`;
  const body = block("context.aws:SecureTransport=true context.aws:RequestedRegion=eu-west-1") + block("context.aws:SecureTransport=false context.aws:RequestedRegion=eu-west-1");
  return visit(alone(body), async (page) => {
    await says(page, 0, "Allowed");
    await says(page, 1, "Denied");
  }, TALL);
});

test("what a block expects and does not come is said", () => {
  const block = (word) => `<pre><code class="language-iam expect=${word}">${TEXT}</code></pre>`;
  return visit(alone(block("denied") + block("allowed")), async (page) => {
    await denied(page, 0);
    await denied(page, 1);
    await inside(page, 1).getByText("This page expects “allowed” here").waitFor();
    assert.equal(await inside(page, 0).getByText("This page expects").count(), 0);
  }, TALL);
});

test("what a page may not fetch it says in place", () =>
  visit(
    {
      "/": { text: hostPage(on.site.url, '<iam-playground src="case.json"></iam-playground>'), headers: { "content-security-policy": "connect-src 'none'" } },
      "/case.json": JSON.stringify(CASE),
    },
    async (page) => {
      await page.getByText(/^case.json could not be read/).waitFor();
      assert.equal(await frames(page).count(), 0);
      page.complaints.length = 0;
    },
  ));

test("a file is fetched where the page may", () =>
  visit({ ...alone('<iam-playground src="case.json"></iam-playground>'), "/case.json": JSON.stringify(CASE) }, (page) => denied(page)));

test("nobody else is listened to", () =>
  visit(alone(`${FENCE}<iframe id="other" srcdoc="<p>Other</p>"></iframe>`), async (page) => {
    await denied(page);
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("decision", ({ detail }) => globalThis.heard.push(detail.decision));
    });
    const other = page.frames().find((it) => it.parentFrame() && !it.url().includes("/embed/"));
    await other.evaluate(() => {
      parent.postMessage({ iam: 1, type: "decision", decision: "allowed" }, "*");
      for (let at = 0; at < parent.length; at += 1) parent[at].postMessage({ iam: 1, type: "document", texts: [{ text: "{}" }] }, "*");
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await denied(page);
    assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
  }));

test("on paper the frame is hidden and what the page says stands", () =>
  visit(alone(`<iam-playground>${BLOCK}${VERDICT}</iam-playground>`), async (page) => {
    await denied(page);
    const verdict = page.getByText("HttpsOnly denies it.");
    await eventually(async () => assert.ok(!(await verdict.isVisible())));
    await page.emulateMedia({ media: "print" });
    assert.ok(await verdict.isVisible());
    assert.ok(!(await frames(page).isVisible()));
  }));

test("without JavaScript the text and what the page says of it can be read", () =>
  visit(
    alone(`${FENCE}<iam-playground>${BLOCK}${VERDICT}</iam-playground>`),
    async (page) => {
      assert.ok(await page.getByText("HttpsOnly denies it.").isVisible());
      assert.ok(await page.getByText("arn:aws:iam::111122223333:user/Ana").first().isVisible());
    },
    { javaScriptEnabled: false },
  ));

test("a server that does not let other pages have the files is told of in place", async () => {
  const closed = await serveSite({ shared: false });
  try {
    await visit({ "/": hostPage(closed.url, FENCE) }, async (page) => {
      await inside(page).getByText(/Access-Control-Allow-Origin/).waitFor();
      await inside(page).getByRole("link", { name: "Open in playground" }).waitFor();
      page.complaints.length = 0;
    });
  } finally {
    await closed.close();
  }
});

test("everybody can use it, in both themes and languages", () =>
  visit(alone(`<iam-playground view="trace">${BLOCK}</iam-playground>`), async (host) => {
    await denied(host);
    const link = (await inside(host).getByRole("link", { name: "Open in playground" }).getAttribute("href")).replace("../#", "");
    for (const view of ["trace", "matrix"]) {
      for (const lang of ["en", "ko"]) {
        for (const theme of ["light", "dark"]) {
          const more = view === "matrix" ? "&editable" : "&at=4";
          const page = await openPage(on.browser, `${on.site.url}embed/index.html#${link}&v=${view}&l=${lang}&theme=${theme}${more}`);
          await page.getByRole("region", { name: /Verdict|판정/ }).waitFor();
          assert.deepEqual(await violations(page), [], `${view} ${lang} ${theme}`);
          assert.deepEqual(page.complaints, []);
          await page.context().close();
        }
      }
    }
  }));

// The guide: what it tells others to write is tried as it stands there.
const GUIDE = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
const blocks = (language) => [...GUIDE.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "gm"))].map(([, text]) => text);
const here = (text) => text.replaceAll("https://PLAYGROUND.example/", on.site.url).replaceAll("https://PLAYGROUND.example", new URL(on.site.url).origin);

test("each page of the guide shows an answer, under the policy of the guide", async (t) => {
  const [policy] = blocks("text");
  const pages = blocks("html");
  assert.equal(pages.length, 4);
  for (const [at, text] of pages.entries()) {
    await t.test(`page ${at + 1}`, () => {
      const headers = { "content-security-policy": `default-src 'none'; ${here(policy).trim()}` };
      return visit({ "/": { text: `<!doctype html><meta charset="utf-8"><title>Guide</title>${here(text)}`, headers } }, async (page) => {
        await inside(page).getByRole("region", { name: "Verdict" }).waitFor();
        await inside(page).getByText(/^(Allowed|Denied)$/).first().waitFor();
      });
    });
  }
});

test("the other settings of the guide name files and elements that there are", async () => {
  const settings = ["handlebars", "yaml", "js", "python"].flatMap(blocks);
  assert.equal(settings.length, 6);
  for (const text of settings) assert.match(text, /playground\/embed\/embed\.js|https:\/\/PLAYGROUND\.example\/embed\/embed\.js/);
  const response = await fetch(`${on.site.url}embed/embed.js`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /iam-playground/);
});

test("the link that the guide puts into a README opens with what is said of it", async () => {
  const [, link] = /\[Open it in the playground\]\((\S+)\)/.exec(GUIDE);
  const page = await openPage(on.browser, link.replace("https://PLAYGROUND.example/", on.site.url));
  await page.getByRole("region", { name: "Verdict" }).getByText("Allowed", { exact: true }).first().waitFor();
  await page.context().close();
});
