// A new release: complete or not at all, and only when the page says so.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, offlineReady, openApp, started, test } from './support.mjs';

/** Makes another build of the copy: a changed file, its hash in sw.js, a new name of the build. */
async function release(server, { build, honest = true }) {
  const changed = 'old-browser.js';
  const text = `// ${build}\n`;
  await writeFile(path.join(server.folder, changed), text);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(honest ? text : 'another text'));
  const file = path.join(server.folder, 'sw.js');
  const worker = (await readFile(file, 'utf8'))
    .replace(/const BUILD = '.*'/, `const BUILD = '${build}'`)
    .replace(new RegExp(`("${changed}": )".*"`), `$1"${Buffer.from(digest).toString('base64')}"`);
  await writeFile(file, worker);
}

const builds = (page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)).sort());

/** Lets the browser look for a new release and waits for what becomes of it. */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((done) => {
      registration.addEventListener('updatefound', () => done(registration.installing), { once: true });
    });
    await registration.update();
    const worker = await found;
    while (worker.state === 'installing') {
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    }
    return worker.state;
  });

const answered = (page) => page.evaluate(async () => (await fetch('old-browser.js')).text());

test('a new release waits for the page, then takes over whole', async ({ page, ownServer }) => {
  const server = await ownServer('/sub/', { copy: true });
  await openApp(page, { url: server.url });
  await offlineReady(page);
  const [first] = await builds(page);

  await release(server, { build: 'second' });
  expect(await update(page)).toBe('installed');
  expect(await builds(page)).toEqual([first, 'second'].sort());
  expect(await answered(page)).not.toContain('second');

  // The app says so, and changes over when the person says so.
  await page.getByRole('button', { name: '换成新版本' }).click();
  await expect.poll(() => builds(page).catch(() => [])).toEqual(['second']);
  await started(page);
  expect(await answered(page)).toContain('second');
});

test('a release with a damaged file is not used', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  await openApp(page, { url: server.url });
  await offlineReady(page);

  await release(server, { build: 'damaged', honest: false });
  expect(await update(page)).toBe('redundant');
  troubles.splice(0); // the browser names the file whose hash is wrong

  await server.stop();
  await page.reload();
  await started(page);
  expect(await answered(page)).not.toContain('damaged');
});

test('a visit that comes upon a half-deployed site says so and leads to the rescue page', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  const html = await readFile(path.join(server.folder, 'index.html'), 'utf8');
  await writeFile(path.join(server.folder, /data-wasm="([^"]+)"/.exec(html)[1]), 'not a program');

  await page.goto(server.url);
  await expect(page.getByText('这个浏览器打不开完整功能')).toBeVisible();
  await page.getByRole('link', { name: '数据救援页' }).click();
  await expect(page.getByRole('heading', { name: '数据救援' })).toBeVisible();
  troubles.splice(0);
});
