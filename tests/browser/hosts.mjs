// Pages of others, on a port of their own, with answers of the playground in them.
import { createServer } from "node:http";

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
