// Keeps the page on which permits are checked, so that it opens without a network. It is registered for that page's
// address alone (its scope), in each language by itself; no other page is ever seen by it.

const PAGE = new URL(self.registration.scope).pathname;
const CACHE = `hutong-check ${PAGE}`;
/** A network that is there but does not answer is as good as none. */
const PATIENCE_MS = 6000;

/** The build's own files: their names change with their content, so what is kept is never stale. */
const isFile = (url) => url.origin === self.location.origin && url.pathname.startsWith("/_next/static/");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data?.type !== "KEEP" || !Array.isArray(event.data.files)) return;
  const [port] = event.ports;
  event.waitUntil(
    keep(event.data.files.map(String)).then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (url.origin === self.location.origin && url.pathname === PAGE) event.respondWith(page(request));
  } else if (isFile(url)) {
    event.respondWith(file(request));
  }
});

/** The network's page while there is one: a new build is taken at once. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (kept === undefined) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  return Promise.race([fresh, late]);
}

async function file(request) {
  return (await caches.match(request.url, { cacheName: CACHE })) ?? fetch(request);
}

/**
 * Keeps the page and the files that it loaded, and lets go of those of earlier builds. The page is fetched without
 * cookies: whoever is signed in, their name is not in what is kept.
 */
async function keep(loaded) {
  const answer = await fetch(PAGE, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new Error(`The page answered ${answer.status}`);
  const named = [...(await answer.clone().text()).matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)];
  const wanted = new Set(
    [...loaded, ...named.map(([, path]) => path)]
      .map((address) => new URL(address.replaceAll("&amp;", "&"), self.location.origin))
      .filter(isFile)
      .map(({ href }) => href),
  );
  const cache = await caches.open(CACHE);
  const known = await cache.keys();
  const has = new Set(known.map(({ url }) => url));
  await Promise.all([...wanted].filter((url) => !has.has(url)).map((url) => cache.add(url)));
  // Last, so that a page that is kept has everything it needs.
  await cache.put(PAGE, answer);
  const page = new URL(PAGE, self.location.origin).href;
  await Promise.all(
    known.filter(({ url }) => url !== page && !wanted.has(url)).map((old) => cache.delete(old)),
  );
}
