// The words that the first program does not carry: when they come, and what is said where they do not come.

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder } from './servers.mjs';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { dialog, turnTo } from './journeys.mjs';

const button = (page, name) => page.locator('.topbar').getByRole('button', { name });
const speaks = (page, lang) => expect(page.locator('html')).toHaveAttribute('lang', lang);

/** Changes the files of words on a site; gives back what makes them right again. */
async function spoilWords(site, which, spoil = (file) => rm(file)) {
  const words = path.join(site, 'words');
  const files = (await readdir(words)).filter((name) => which.test(name)).map((name) => path.join(words, name));
  expect(files.length).toBeGreaterThan(0);
  const right = await Promise.all(files.map(async (file) => [file, await readFile(file)]));
  await Promise.all(files.map((file) => spoil(file)));
  return () => Promise.all(right.map(([file, bytes]) => writeFile(file, bytes)));
}

/** The files of words that the page has asked for, without the hashes in their names. */
async function asked(page) {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return names.filter((name) => /\/words\//.test(name)).map((name) => /words\/(.*)-[0-9a-f]{16}\.txt$/.exec(name)[1]);
}

/** English is chosen and everything is there. */
async function inEnglish(page, options) {
  await openApp(page, options);
  await button(page, 'EN').click();
  await speaks(page, 'en');
  await expect(page.locator('.topbar').getByRole('status')).toHaveText('Saved');
}

test('a first visit in Chinese fetches the words of the other pages, and no English', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '清单');
  await expect(page.getByText('清单还是空的')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(new Set(await asked(page))).toEqual(new Set(['zh-later']));
});

for (const { what, spoil } of [
  { what: 'do not come', spoil: undefined },
  { what: 'are others than the program was made with', spoil: (file) => writeFile(file, '今日\n清单\n') },
]) {
  test(`a page whose words ${what} is not shown without them, and can be tried again`, async ({ page, ownServer, troubles }) => {
    const server = await ownServer('/', { copy: true });
    const putRight = await spoilWords(server.folder, /^zh-later/, spoil);
    await openApp(page, { url: server.url });
    await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
    await turnTo(page, '清单');
    await expect(page.locator('main')).toContainText('这一页的程序没有取到');
    // Each try has its own answer: without waiting for it the next press would fall into it.
    const again = () =>
      Promise.all([page.waitForResponse(/zh-later/), page.getByRole('button', { name: '再试一次' }).click()]);
    await again();
    await expect(page.locator('main')).toContainText('这一页的程序没有取到');
    await putRight();
    await again();
    await expect(page.getByText('清单还是空的')).toBeVisible();
    troubles.splice(0);
  });
}

test('where the English words do not come the language stays, and that is said', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  const putBack = await spoilWords(server.folder, /^en/);
  await openApp(page, { url: server.url });
  await button(page, 'EN').click();
  await expect(page.locator('.toast')).toContainText('英文的文字没有取到');
  await speaks(page, 'zh-CN');
  await expect(button(page, '中')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
  // Nothing was chosen: the next start is Chinese too.
  await page.reload();
  await started(page);
  await speaks(page, 'zh-CN');

  await putBack();
  await button(page, 'EN').click();
  await speaks(page, 'en');
  await expect(page.getByRole('link', { name: 'Read this issue' })).toBeVisible();
  troubles.splice(0);
});

test('after one visit in Chinese, English can be chosen without a network', async ({ page, ownServer }) => {
  const server = await ownServer();
  await openApp(page, { url: server.url });
  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await button(page, 'EN').click();
  await speaks(page, 'en');
  await page.goto(`${server.url}#/duties`);
  await page.reload();
  await started(page);
  await speaks(page, 'en');
  await expect(page.getByText('No duties yet')).toBeVisible();
});

test('where English was chosen it is there at the start, fetched beside the program, and no other word is shown before it', async ({
  page,
}) => {
  await inEnglish(page);
  await page.addInitScript(() => {
    window.seen = [];
    const look = () => {
      const title = document.querySelector('.topbar__title')?.textContent;
      if (title && window.seen.at(-1) !== title) window.seen.push(title);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.reload();
  await started(page);
  await speaks(page, 'en');
  await expect(page.getByRole('link', { name: 'Read this issue' })).toBeVisible();
  expect(await page.evaluate(() => window.seen)).toEqual(['Today']);
  const ahead = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => /words\/en-[0-9a-f]{16}/.test(name)).map(({ initiatorType }) => initiatorType),
  );
  expect(ahead[0]).toBe('link');
  expect(await asked(page)).not.toContain('zh-later');
});

test('where English was chosen and its words do not come, the start is in Chinese and says so', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  await inEnglish(page, { url: server.url });
  await page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  const putBack = await spoilWords(server.folder, /^en/);
  await page.reload();
  await started(page);
  await speaks(page, 'zh-CN');
  await expect(page.locator('.toast')).toContainText('English words could not be fetched');
  await page.getByRole('button', { name: '清单包' }).click();
  await expect(dialog(page)).toContainText('清单包');
  await page.keyboard.press('Escape');

  await putBack();
  await button(page, 'EN').click();
  await speaks(page, 'en');
  await expect(page.getByRole('link', { name: 'Read this issue' })).toBeVisible();
  troubles.splice(0);
});

test('a step back brings the language back, and another window follows', async ({ page, context }) => {
  await inEnglish(page);
  const other = await context.newPage();
  await openApp(other);
  await speaks(other, 'en');
  await page.keyboard.press('Control+z');
  await speaks(page, 'zh-CN');
  await speaks(other, 'zh-CN');
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
  await expect(other.locator('.topbar')).toContainText('只读');
});

test('luoshi.html carries the words of both languages', async ({ page }) => {
  await page.goto(`${pathToFileURL(path.join(folder, 'luoshi.html'))}`);
  await started(page);
  await button(page, 'EN').click();
  await speaks(page, 'en');
  await page.reload();
  await started(page);
  await speaks(page, 'en');
  await page.getByRole('link', { name: 'Read this issue' }).click();
  await expect(page.locator('.reader__item')).toHaveCount(4);
  await button(page, '中').click();
  await speaks(page, 'zh-CN');
});
