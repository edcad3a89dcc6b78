// Starts the app and keeps the offline copy current. A file of its own, so that the
// Content-Security-Policy can forbid every inline script.

const marked = document.querySelector('script[data-wasm]');
const here = (name) => new URL(name, document.baseURI).href;

// Which build this page belongs to; empty while developing.
const build = document.querySelector('meta[name="luoshi-build"]')?.content ?? '';

async function start() {
  const app = await import(here(marked.dataset.js));
  await app.default({ module_or_path: here(marked.dataset.wasm) });
}

// Where English was chosen the start page needs its words too: fetched beside the program (see src/state/language.rs).
try {
  const words = localStorage.getItem('luoshi/lang') === 'en' && marked.dataset.english;
  if (words) {
    const ahead = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: here(words) };
    document.head.append(Object.assign(document.createElement('link'), ahead));
  }
} catch {
  // without storage nothing was chosen
}

// A program that is loaded when it is first needed: a function that calls one of its functions by name. A load that
// failed is tried again.
function lazy(js, wasm) {
  let program;
  return async (call, ...given) => {
    program ??= import(here(js)).then(async (loaded) => {
      await loaded.default({ module_or_path: here(wasm) });
      return loaded;
    });
    try {
      await program;
    } catch (error) {
      program = undefined;
      throw error;
    }
    return (await program)[call](...given);
  };
}
// What reads, compares and searches texts, and what writes office files.
globalThis.luoshiReader = lazy(marked.dataset.reader, marked.dataset.readerWasm);
globalThis.luoshiOffice = lazy(marked.dataset.office, marked.dataset.officeWasm);

// The styles of the pages after the first, in their place among the others. Answers whether they are here; the app
// shows none of those pages before.
let styled;
globalThis.luoshiStyles = () =>
  (styled ??= new Promise((done) => {
    const place = document.querySelector('meta[name="luoshi-styles"]');
    if (!place) return done(true); // while developing they are all there
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: here(place.content) });
    link.onload = () => done(true);
    link.onerror = () => {
      link.remove();
      styled = undefined; // tried again when it is wanted again
      done(false);
    };
    place.after(link);
  }));

// Asked for at once, answered when the browser has time: the worker fetches nothing until the page
// has loaded, so it does not compete with the first paint.
async function register() {
  if (!build || !('serviceWorker' in navigator)) return undefined;
  if (document.readyState !== 'complete') {
    await new Promise((done) => addEventListener('load', done, { once: true }));
  }
  return navigator.serviceWorker.register('sw.js', { scope: './', updateViaCache: 'none' });
}

// Changes over to another build as soon as it is complete, and loads the page again.
function changeOver(worker) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  if (worker.state === 'installed') worker.postMessage('activate');
  else worker.addEventListener('statechange', () => worker.state === 'installed' && worker.postMessage('activate'));
}

// The app would not start. Its data is safe, but a cached half or a bad release must not lock people
// out: look for a newer build, and if there is one, change over and load again. Once per build.
async function mend(registering) {
  document.getElementById('boot-note')?.removeAttribute('hidden');
  const registration = await registering;
  if (!registration || !navigator.serviceWorker.controller) return;
  try {
    if (sessionStorage.getItem('luoshi/mended') === build) return;
    sessionStorage.setItem('luoshi/mended', build);
  } catch {
    return; // without a memory this could reload for ever
  }
  registration.addEventListener('updatefound', () => registration.installing && changeOver(registration.installing));
  const known = registration.waiting ?? registration.installing;
  if (known) changeOver(known);
  else await registration.update();
}

const registering = register().catch((error) => {
  console.warn('offline copy not available:', error);
  return undefined;
});

// A newer build is complete and waits: the app says so, and the person decides when. It is never changed under
// somebody who is writing.
registering.then((registration) => {
  if (!registration) return;
  const tell = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    globalThis.luoshiWaiting = true;
    dispatchEvent(new Event('luoshi-update'));
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
  tell();
});
globalThis.luoshiUpdate = async () => {
  const waiting = (await registering)?.waiting;
  if (waiting) changeOver(waiting);
};

start().catch((error) => {
  console.error(error);
  return mend(registering);
});
