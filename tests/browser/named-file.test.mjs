// A file that the address names: one of the playground's own site is opened, and nobody else is asked for anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, openPage, serveSite, startBrowser } from "./site.mjs";

const LANGUAGES = { en: "en-US", ko: "ko-KR" };
const KEPT = { en: "Your work stays as it was.", ko: "하던 작업은 그대로입니다." };
const OTHER = { en: /^This link asks for a file of another site/, ko: /^다른 사이트의 파일을 여는 링크입니다/ };

/** A case of the gallery. */
const text = readFileSync(join(DIST, "gallery/read-a-bucket.json"), "utf8");
const TITLE = JSON.parse(text).title.en;

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

/** Opens the page at a fragment. `files` are those that the site has beside its own, by what their paths end with. */
async function visit(fragment, body, { files = {}, lang = "en" } = {}) {
  const page = await openPage(browser, `${site.url}#new`, { locale: LANGUAGES[lang] });
  try {
    await page.locator("main").first().waitFor();
    for (const [path, text] of Object.entries(files)) await page.route(`**/${path}`, (route) => route.fulfill({ body: text }));
    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    await body(page);
    return page.complaints;
  } finally {
    await page.context().close();
  }
}

const problem = (page) => page.locator("#link-problem");
const decides = (page, word) => page.getByRole("region", { name: "Verdict" }).getByText(word, { exact: true }).first().waitFor();
const titled = (page) => page.locator(".banner").getByText(TITLE).waitFor();

test("a case of the site is opened, at the view that is said", async () => {
  const complaints = await visit("u=gallery/cross-account.json&v=matrix", async (page) => {
    await page.getByRole("tab", { name: "Matrix", selected: true }).waitFor();
    await page.getByRole("grid").waitFor();
    assert.equal(await problem(page).count(), 0);
  });
  assert.deepEqual(complaints, []);
});

test("a case is opened by its whole address, with a blank in its name, and as the first thing on the page", async () => {
  await visit(`u=${encodeURIComponent(`${site.url}cases/one & two.json`)}`, titled, { files: { "cases/one%20&%20two.json": text } });
  const page = await openPage(browser, `${site.url}#u=gallery/read-a-bucket.json`);
  await titled(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a scenario, a policy and a link are opened as what they are", async () => {
  const world = JSON.stringify({ version: 1, accounts: { 111122223333: { users: { ana: {} } } }, steps: [{ as: "arn:aws:iam::111122223333:user/ana", request: { action: "s3:GetObject", resource: "arn:aws:s3:::b/k" } }] });
  await visit("u=a.json", (page) => page.locator("#sessions .hop-toggle").first().waitFor(), { files: { "a.json": world } });
  const policy = JSON.stringify({ Statement: { Sid: "Known", Effect: "Allow", Action: "s3:*", Resource: "*" } });
  await visit("u=/b.json", (page) => page.getByText('"Known"').first().waitFor(), { files: { "b.json": policy } });
  const link = "https://PLAYGROUND.example/#s=1.G3JRkQiNCAr8_IviXg2a09EH0v6DsnMtAA.prcchai";
  await visit("u=c.txt", (page) => decides(page, "Allowed"), { files: { "c.txt": link } });
});

for (const lang of ["en", "ko"]) {
  test(`of another site the address is shown, and nothing is fetched (${lang})`, async () => {
    for (const address of ["https://cases.example/deny.json", "//cases.example/deny.json", "http://127.0.0.1:9/x.json"]) {
      const complaints = await visit(
        `u=${address}`,
        async (page) => {
          await problem(page).getByText(OTHER[lang]).waitFor();
          await problem(page).getByText(KEPT[lang]).waitFor();
          const link = problem(page).getByRole("link");
          assert.equal(await link.getAttribute("href"), new URL(address, site.url).href);
          assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
        },
        { lang },
      );
      assert.deepEqual(complaints, [], address);
    }
  });

  test(`what can't be opened says why, and the work stays (${lang})`, async () => {
    const files = { "none.json": "{", "large.json": " ".repeat(2_000_001), "empty.json": "", "no.json": '{"a":1}' };
    for (const address of [...Object.keys(files), "javascript:alert(1)", "data:text/plain,{}", "missing/file.json"]) {
      await visit(
        `u=${encodeURIComponent(address)}`,
        async (page) => {
          await problem(page).getByText(address, { exact: false }).waitFor();
          await problem(page).getByText(KEPT[lang]).waitFor();
          assert.equal(await problem(page).getByRole("link").count(), 0, address);
        },
        { files, lang },
      );
    }
  });
}

test("no more of a file is taken than is opened", async () => {
  // A server that never ends its answer, on the site's own origin.
  let sent = 0;
  const endless = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const more = () => {
      sent += 100_000;
      if (!response.destroyed && sent < 200_000_000) response.write(" ".repeat(100_000), more);
    };
    more();
  });
  await new Promise((resolve) => endless.listen(0, "127.0.0.1", resolve));
  const own = `http://127.0.0.1:${endless.address().port}/`;
  const page = await openPage(browser, `${site.url}#new`);
  try {
    // The page itself comes from the same server as what does not end.
    await page.route(`${own}**`, async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1) || "index.html";
      if (path === "endless") return route.continue();
      return route.fulfill({ path: join(DIST, path) });
    });
    await page.goto(`${own}#u=endless`);
    await problem(page).getByText(/2 MB/).waitFor();
    assert.ok(sent < 100_000_000, `${sent}`);
  } finally {
    await page.context().close();
    endless.closeAllConnections();
    await new Promise((resolve) => endless.close(resolve));
  }
});

test("the page may ask nobody but its own site", async () => {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  assert.match(html, /http-equiv="Content-Security-Policy" content="[^"]*connect-src 'self'[;"]/);
  const page = await openPage(browser, `${site.url}#new`);
  const other = createServer((_, response) => response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}"));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  try {
    const refused = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
          fetch(url).then(() => resolve("it was fetched"), () => {});
        }),
      `http://127.0.0.1:${other.address().port}/`,
    );
    assert.equal(refused, "connect-src");
  } finally {
    await page.context().close();
    other.close();
  }
});
