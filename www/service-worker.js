// Keeps the whole site in the browser, so that it works without a network after one visit. `cargo xtask build` writes below
// which files there are, with the beginnings of their SHA-256 sums, and a version that is another one as soon as one of
// them is. A version is kept whole or not at all, and a page only ever gets files of one version.
const VERSION = "";
const FILES = {};

const PREFIX = "iam-playground ";
const NAME = PREFIX + VERSION;
/** So few files are asked for at once, so that whoever reads comes first. */
const AT_ONCE = 4;

const sumOf = async (bytes) => {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum.slice(0, 8)].map((it) => it.toString(16).padStart(2, "0")).join("");
};

/** Fetches a file, unless an older version had the same. */
async function take(cache, path) {
  const url = new URL(path, registration.scope).href;
  const has = async (response) => response?.ok && (await sumOf(await response.clone().arrayBuffer())) === FILES[path];
  for (const fetched of [() => caches.match(url), () => fetch(url, { cache: "no-cache" })]) {
    const response = await fetched();
    if (await has(response)) return cache.put(url, response);
  }
  throw new Error(`${path} is not of this version`);
}

async function takeAll() {
  const cache = await caches.open(NAME);
  const paths = Object.keys(FILES);
  const queue = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) await take(cache, path);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, queue));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** Pages of an older version are gone by now. */
async function dropOthers() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
}

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}

/** The file of the site that an address means; nothing for what is no file of this version. */
function pathOf(url) {
  if (!url.startsWith(registration.scope)) return undefined;
  const path = url.slice(registration.scope.length).split(/[?#]/)[0] || "index.html";
  return Object.hasOwn(FILES, path) ? path : undefined;
}

async function answered(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(new URL(path, registration.scope).href)) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(takeAll()));
addEventListener("activate", (event) => event.waitUntil(dropOthers()));
addEventListener("message", (event) => {
  // A page that was loaded without us and is of this version is looked after from now on.
  if (event.data?.version === VERSION) event.waitUntil(clients.claim());
  if (event.data?.leave) event.waitUntil(leave());
});
addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : undefined;
  if (path !== undefined) event.respondWith(answered(event.request, path));
});
