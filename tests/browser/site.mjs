// The built site on a port of its own, and a browser to look at it: what every end-to-end test starts from.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

// `SITE` names another folder that a site was built into.
export const DIST = process.env.SITE ?? fileURLToPath(new URL("../../dist/", import.meta.url));
// Not the root, so that a link which only works there is found out.
const BASE = "/some/where/";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves `dist/`, or another folder, compressed as hosts do it if that is asked for, and what is for other pages as `_headers` says unless
 * `shared` is false, with `headers` of its own for pages; gives its address and a function that ends it.
 */
export async function serveSite({ compressed = false, shared = true, from = DIST, base = BASE, headers = {} } = {}) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(base) ? path.slice(base.length).replace(/(^|\/)$/, "$1index.html") : undefined;
    const file = inside && join(from, normalize(join("/", inside)));
    const found = file && (await stat(file).catch(() => undefined))?.isFile();
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const type = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
    const isForOthers = /(^|\/)(embed|catalogue)\//.test(inside);
    if (shared && isForOthers) type["access-control-allow-origin"] = "*";
    if (extname(file) === ".html" && !isForOthers) Object.assign(type, headers);
    if (compressed) {
      if (!packed.has(file)) packed.set(file, gzipSync(await readFile(file), { level: 9 }));
      response.writeHead(200, { ...type, "content-encoding": "gzip" }).end(packed.get(file));
      return;
    }
    response.writeHead(200, type);
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, close };
}

/** Starts the browser; `CHROMIUM` says which, as `cargo xtask test` does. */
export function startBrowser(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });
}

/**
 * A fresh page, as of a first visit, except that all policies and the form of the request are shown unless `isFirst`, or
 * the request as a sentence where `form` says so. What a site keeps for when there is no network would hide what a test
 * does to it, so it is kept only where `serviceWorkers` is "allow". `page.complaints` collects what goes wrong in it: errors in the console,
 * exceptions, requests that fail, and requests to anywhere but the site.
 */
export async function openPage(browser, url, { width = 1440, height = 900, colorScheme = "light", serviceWorkers = "block", isFirst = false, form = "open", ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, serviceWorkers, ...more });
  const page = await context.newPage();
  const keep = (form) => {
    // Not every page that a test goes to keeps something.
    if (location.protocol.startsWith("http")) Object.assign(localStorage, { "iamp.view": "full", "iamp.form": form, ...localStorage });
  };
  if (!isFirst) await page.addInitScript(keep, form);
  page.complaints = [];
  const origin = new URL(url).origin;
  page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // A browser that goes on to another address, or loads a page again, leaves what it was just fetching.
    const isLeft = request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isLeft) page.complaints.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    const to = new URL(request.url());
    if (to.protocol.startsWith("http") && to.origin !== origin) page.complaints.push(`left the site: ${to}`);
  });
  await page.goto(url);
  return page;
}

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations of WCAG 2.2 A and AA in the page as it stands, a line each. */
export async function violations(page) {
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(await axe);
  // A colour on its way to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((it) => it.effect.getComputedTiming().endTime < 1_000).map((it) => it.finished)));
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      // What passes is tried all the same; only the telling of it, a selector for each element, is left out.
      resultTypes: ["violations"],
    }),
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`));
}
