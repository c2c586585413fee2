// Pages of others, on a port of their own, with answers of the playground in them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before } from "node:test";
import { serveSite, startBrowser } from "./site.mjs";

const PATIENCE = Number(process.env.PATIENCE ?? 10_000);

/** A request that an explicit deny stands against. */
export const CASE = {
  principal: "arn:aws:iam::111122223333:user/Ana",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::reports/summary.csv",
  context: { "aws:SecureTransport": "false" },
  policies: {
    identity: [{ name: "Read", document: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } }],
    resource: {
      name: "HttpsOnly",
      document: {
        Statement: { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      },
    },
  },
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export const TEXT = escaped(JSON.stringify(CASE, null, 2));
export const FENCE = `<pre><code class="language-iam">${TEXT}</code></pre>`;

/** A whole page around what is in it. `playground` is the address of the site. */
export const page = (playground, body, { head = "", lang = "en", html = "" } = {}) => `<!doctype html>
<html lang="${lang}" ${html}><head><meta charset="utf-8"><title>A page of somebody’s</title>${head}
<script src="${playground}embed/embed.js" defer></script></head>
<body>${body}</body></html>`;

/** Serves pages by their paths, each a text or `{ text, headers }`; gives the address and a function that ends it. */
export async function serveHosts(pages) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const found = pages[pathname];
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { text, headers } = typeof found === "string" ? { text: found, headers: {} } : found;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export const frames = (page) => page.locator("iframe[sandbox]");
export const inside = (page, at = 0) => frames(page).nth(at).contentFrame();
export const says = (page, at, words) =>
  inside(page, at).getByRole("region", { name: "Verdict" }).getByText(words, { exact: true }).first().waitFor();
export const denied = (page, at = 0) => says(page, at, "Denied");

/** For all tests of a file a site, a browser, and a way to visit pages of others that embed something of the site. */
export function embeds() {
  const on = {};
  before(async () => {
    on.site = await serveSite();
    on.browser = await startBrowser();
  });
  after(async () => {
    await on.browser?.close();
    await on.site?.close();
  });
  /** Opens the first of some pages. `page.complaints` collects what goes wrong, `page.asked` what is asked of the playground. */
  on.visit = async (pages, body, { at = "/", ...options } = {}) => {
    const hosts = await serveHosts(pages);
    const context = await on.browser.newContext({ locale: "en-US", viewport: { width: 800, height: 700 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.complaints = [];
    page.asked = [];
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("request", (request) => request.url().startsWith(on.site.url) && page.asked.push(request.url().slice(on.site.url.length)));
    try {
      await page.goto(hosts.url + at);
      await body(page, hosts.url);
      assert.deepEqual(page.complaints, []);
    } finally {
      await context.close();
      await hosts.close();
    }
  };
  return on;
}
