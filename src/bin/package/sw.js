// The service worker: keeps one complete copy of one build and answers from it.
//
// All or nothing: the files of a build go into a cache named after it, each checked against its hash;
// a build that is not complete is never used. A broken install keeps what it has and goes on there the
// next time. The build in use stays until the new one takes over, which the page decides.

const BUILD = '%BUILD%';
// file name relative to this script → sha256, base64
const FILES = %FILES%;

const ROOT = new URL('./', self.location).href;
// Caches belong to the whole origin, which may be shared: the folder is part of the name.
const OURS = `luoshi ${ROOT} `;
const CACHE = OURS + BUILD;
const HASH = 'x-luoshi-sha256';
const AT_A_TIME = 4;

const address = (name) => ROOT + name.split('/').map(encodeURIComponent).join('/');

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// A file that an earlier build already had is taken from its cache, not from the network.
async function fromEarlierBuild(name, hash) {
  for (const other of await ourCaches()) {
    const found = await (await caches.open(other)).match(address(name));
    if (found?.headers.get(HASH) === hash) return found;
  }
  return undefined;
}

// `integrity` makes the browser compare the hash. The first try may use what the page has just loaded;
// if an old copy lies in between, the second goes past it.
async function fromNetwork(name, hash) {
  // Asked for by its folder, since some hosts answer index.html with a redirect.
  const url = name === 'index.html' ? ROOT : address(name);
  const options = { integrity: `sha256-${hash}`, credentials: 'same-origin' };
  let response;
  try {
    response = await fetch(url, { ...options, cache: 'default' });
  } catch {
    response = await fetch(url, { ...options, cache: 'reload' });
  }
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Written anew: a response that was redirected may not answer a navigation, and the hash travels with it.
  const headers = { [HASH]: hash };
  const type = response.headers.get('content-type');
  if (type) headers['content-type'] = type;
  return new Response(await response.blob(), { headers });
}

async function install() {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const name of Object.keys(FILES)) {
    if (!(await cache.match(address(name)))) missing.push(name);
  }
  const work = async () => {
    for (let name = missing.pop(); name !== undefined; name = missing.pop()) {
      const hash = FILES[name];
      const response = (await fromEarlierBuild(name, hash)) ?? (await fromNetwork(name, hash));
      await cache.put(address(name), response);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

async function activate() {
  for (const name of await ourCaches()) {
    if (name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

// Which file of the build answers this request; undefined: none of our business.
function fileFor(request) {
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  if (!url.href.startsWith(ROOT)) return undefined;
  let name;
  try {
    name = decodeURIComponent(url.href.slice(ROOT.length));
  } catch {
    return undefined;
  }
  if (Object.hasOwn(FILES, name)) return name;
  // The app's own addresses live behind #, so it has one page. A name with a dot or a slash is a file we
  // do not keep (the one-file edition, another app below us): that is the network's.
  return request.mode === 'navigate' && !/[./]/.test(name) ? 'index.html' : undefined;
}

async function answer(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(name))) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const name = fileFor(event.request);
  if (name !== undefined) event.respondWith(answer(event.request, name));
});
self.addEventListener('message', (event) => {
  // The page decides when to change over: never in the middle of a sentence.
  if (event.data === 'activate') event.waitUntil(self.skipWaiting());
  if (event.data === 'build') event.ports[0]?.postMessage(BUILD);
});
