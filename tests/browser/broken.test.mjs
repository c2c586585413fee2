// What the page does when things fail: its program stops, files are missing or late, the browser keeps nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLES, eventually, Playground, settles, some, visits } from "./playground.mjs";
import { openPage, serveSite, startBrowser, violations } from "./site.mjs";

const visit = visits();
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

/** A page that has not been anywhere, after something was done to what it will be. */
async function blank(prepare, options = {}) {
  const page = await openPage(browser, "about:blank", { locale: "en-US", ...options });
  page.setDefaultTimeout(15_000);
  await prepare(page);
  return page;
}

/** Lets the program trap, as a panic does: the next time that it calls the browser after `breaks` was set. */
const trapping = () => {
  const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  const panic = () => new WebAssembly.Instance(new WebAssembly.Module(trap)).exports.f();
  const armed = (call) => (...given) => {
    if (globalThis.breaks) panic();
    return call(...given);
  };
  for (const how of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[how];
    WebAssembly[how] = (source, imports) => {
      for (const module of Object.values(imports ?? {})) {
        for (const [name, call] of Object.entries(module)) if (typeof call === "function") module[name] = armed(call);
      }
      return own.call(WebAssembly, source, imports);
    };
  }
};

const stopped = (page) => page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "The playground has stopped" }) });

test("a program that stops says so, shows no verdict, and hands on what was written", async () => {
  const page = await blank((page) => page.addInitScript(trapping), { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(site.url);
  const it = new Playground(page, site.url);
  await it.decides("explicitDeny");
  const before = await it.value();
  await page.evaluate(() => (globalThis.breaks = true));
  await it.text.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("first ");
  await stopped(page).waitFor();
  assert.equal(await page.locator("#verdict").isVisible(), false);
  assert.match(await page.title(), /Stopped/);
  assert.deepEqual(await violations(page), []);
  // The editor goes on, and what is typed in it from now on is not lost either.
  await page.keyboard.type("then ");
  const text = await it.value();
  assert.equal(text, `first then ${before}`);
  await stopped(page).getByRole("button", { name: "Copy what I wrote" }).click();
  await stopped(page).getByText("Copied.").waitFor();
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(text));
  const [download] = await Promise.all([page.waitForEvent("download"), stopped(page).getByRole("button", { name: "Save it as a file" }).click()]);
  assert.equal(download.suggestedFilename(), "iam-playground.txt");
  await stopped(page).getByRole("button", { name: "Load again" }).click();
  const rescued = page.getByRole("alert").filter({ hasText: "was loaded again" });
  await rescued.getByRole("button", { name: "Copy what I wrote" }).click();
  await rescued.getByText("Copied.").waitFor();
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(text));
  await it.isReady();
  await rescued.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await it.isReady();
  assert.equal(await rescued.count(), 0);
  await page.context().close();
});

test("a link that stops the program can be left", async () => {
  const page = await blank((page) => page.addInitScript(trapping));
  await page.addInitScript(() => {
    globalThis.breaks = location.hash.includes("s=");
  });
  await page.goto(`${site.url}#s=0.q1YqSy0qzszPU7JSMtQz0FFKzs9NVbIy1FFKTixOVbKqVkrOT0lVsjKoBQA.aaaaaaa`);
  await stopped(page).waitFor();
  await stopped(page).getByRole("button", { name: "Open without the link" }).click();
  const it = new Playground(page, site.url);
  await it.decides("explicitDeny");
  assert.equal(await page.evaluate(() => location.hash), "");
  await page.context().close();
});

/** The files that a first visit asks for, but for the page itself. */
async function filesOfAVisit() {
  const page = await blank(() => {});
  const names = new Set();
  page.on("request", (request) => names.add(new URL(request.url()).pathname.split("/").at(-1)));
  await page.goto(site.url);
  await new Playground(page, site.url).decides("explicitDeny");
  await page.locator(".problems-line", { hasNotText: "…" }).first().waitFor();
  await page.locator(".file-menu button").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.context().close();
  return [...names].filter((name) => name && !/\.(svg|txt|bin)$/.test(name));
}

/** What a reader is told, wherever it stands. */
const told = (page) => page.evaluate(() => document.body.innerText);

/** Workers and what they are made of are asked for later, and the views say themselves that they could not start. */
const isLater = (name) => /worker/.test(name);

test("whatever file is missing, the page says which one, or does without it; and it can be loaded again", async (t) => {
  const names = await filesOfAVisit();
  assert.ok(8 < names.length, names.join());
  for (const name of some(names, 0, 2)) {
    await t.test(name, async () => {
      const page = await blank((page) => page.route(`**/${name}`, (route) => route.fulfill({ status: 404 })));
      await page.goto(site.url).catch(() => {});
      await eventually(async () => {
        const text = await told(page);
        const isSaid = isLater(name) ? /Not checked/.test(text) : text.includes(name.replace(/-[0-9a-f]{15,16}/, "")) || text.includes(name);
        // The example of a first visit is said by its name.
        const isOther = name === "read-a-bucket.json" && text.includes("read-a-bucket");
        assert.ok(isSaid || isOther, text.slice(0, 400));
      });
      if (!isLater(name) && !/\.json$/.test(name)) {
        const again = page.getByRole("button", { name: "Load again" }).or(page.getByRole("link", { name: "Load again" }));
        await page.unroute(`**/${name}`);
        // Another part that needs it may have fetched it meanwhile, and then there is nothing to say any more.
        await again.first().click({ timeout: 3_000 }).catch(async () => assert.equal(await again.count(), 0));
      }
      await new Playground(page, site.url).isReady();
      await page.context().close();
    });
  }
});

/** The page itself waits this long before it speaks without its program, on a clock that no test winds. */
const SPEAKS_AFTER = 8_000;

test("whatever file never answers, the page says which one", async (t) => {
  for (const name of some(await filesOfAVisit(), 1, 2)) {
    if (isLater(name)) continue;
    await t.test(name, async () => {
      const page = await blank(async (page) => {
        await page.clock.install();
        await page.route(`**/${name}`, () => {});
      });
      await page.goto(site.url, { waitUntil: "commit" });
      await eventually(async () => {
        await page.clock.runFor(2_000);
        const text = await told(page);
        assert.ok(text.includes(name) || (name === "read-a-bucket.json" && text.includes("gallery")) || (name === "start.js" && /start\.js/.test(text)), text.slice(0, 400));
      }, 3 * SPEAKS_AFTER);
      await page.context().close();
    });
  }
});

test("a host that knows nothing of WebAssembly serves every part", async () => {
  const page = await blank((page) =>
    page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    }),
  );
  await page.goto(site.url);
  const it = new Playground(page, site.url);
  await it.decides("explicitDeny");
  await page.locator(".problems-line", { hasNotText: "…" }).first().waitFor();
  await page.getByRole("link", { name: "World" }).click();
  await page.locator(".hop").first().waitFor();
  assert.deepEqual(page.complaints.filter((it) => !it.startsWith("left the site")), []);
  await page.context().close();
});

const throwing = () => {
  for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  }
};

test("a browser that keeps nothing starts, and says so once there is something to keep", async () => {
  const page = await blank((page) => page.addInitScript(throwing), { isFirst: true });
  await page.goto(site.url);
  const it = new Playground(page, site.url);
  await it.decides("explicitDeny");
  assert.equal(await page.locator("#not-kept").count(), 0);
  await it.button("Edit the request").click();
  await it.contextValue("aws:SecureTransport").fill("true");
  await it.decides("allowed");
  await page.getByText("This browser does not keep your work").waitFor();
  await page.getByRole("link", { name: "World" }).click();
  await page.locator(".hop").first().waitFor();
  await it.button("한국어").click();
  await page.getByText("세션 발급됨").first().waitFor();
  await page.getByRole("button", { name: "파일" }).click();
  await page.getByRole("button", { name: /^이전 상태/ }).click();
  await page.getByRole("dialog", { name: "이전 상태" }).waitFor();
  assert.deepEqual(page.complaints.filter((it) => !it.startsWith("left the site")), []);
  await page.context().close();
});

visit("a full store is said, and nothing is lost as long as the tab is open", async (it) => {
  await it.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await it.field("Action").fill("s3:DeleteObject");
  await it.page.getByText("This browser does not keep your work").waitFor();
  const other = EXAMPLES.find(({ id }) => id === "cross-account");
  await it.openExample(other.title.en);
  await settles(() => it.field("Action").inputValue(), other.action);
  await it.page.goBack();
  await it.galleryIsThere();
  await it.page.goBack();
  await settles(() => it.field("Action").inputValue(), "s3:DeleteObject");
});
