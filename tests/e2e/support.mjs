// What every journey needs: import { test, expect, … } from './support.mjs', not from Playwright.

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { folder } from './servers.mjs';

export { expect };

/** The two places where the same dist/ must work: { name, url }. */
export const places = [
  { name: 'at the root', prefix: '/', url: () => process.env.LUOSHI_ROOT },
  { name: 'in a sub-folder', prefix: '/sub/', url: () => process.env.LUOSHI_SUB },
];

async function copyOfDist() {
  const copied = await mkdtemp(path.join(tmpdir(), 'luoshi-dist-'));
  // Without the compressed copies, so that a change to a file is all there is to change.
  await cp(folder, copied, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
  return copied;
}

export const test = base.extend({
  /** What goes wrong on any page of the test. A test that expects a failure takes it out: troubles.splice(0). */
  troubles: async ({}, use) => {
    await use([]);
  },

  context: async ({ context, troubles }, use) => {
    context.on('weberror', (event) => troubles.push(`page error: ${event.error().message}`));
    context.on('console', (message) => {
      // The browser's own notes on failed loads come with the network switched off; they are not the page's.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        troubles.push(`console: ${message.text()}`);
      }
    });
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost') troubles.push(`left the origin: ${request.url()}`);
    });
    await use(context);
    expect(troubles).toEqual([]);
  },

  /**
   * A server of the test's own, which it may stop: await ownServer('/sub/') → { url, stop, folder }.
   * With { copy: true } it serves a copy of dist/, which the test may change: a release, a broken deploy.
   */
  ownServer: async ({}, use) => {
    const servers = [];
    const copies = [];
    await use(async (prefix = '/', { copy = false } = {}) => {
      const served = copy ? await copyOfDist() : folder;
      const server = await serve({ folder: served, prefix });
      servers.push(server);
      if (copy) copies.push(served);
      return { ...server, folder: served };
    });
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(copies.map((copied) => rm(copied, { recursive: true })));
  },
});

/** The app has started and shows its own page in place of the plain one. */
export async function started(page) {
  await expect(page.locator('#plain')).toHaveCount(0);
  await expect(page.locator('#boot-note')).toBeHidden();
}

/** Opens the app: await openApp(page), await openApp(page, { at: '#/duties', url: places[1].url() }). */
export async function openApp(page, { at = '', url = process.env.LUOSHI_ROOT } = {}) {
  await page.goto(url + at);
  await started(page);
}

/** Waits until the offline copy is complete and answers for this page. */
export async function offlineReady(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
}

/** No network at all: the switch in the browser, and nothing left in its HTTP cache to answer instead. */
export async function goOffline(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await devtools.detach();
  await page.context().setOffline(true);
}

export const goOnline = (page) => page.context().setOffline(false);
