// The program comes in parts: the start page first, everything else when it is shown or when nothing else is to do.

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, openApp, test } from './support.mjs';
import { dialog, turnTo } from './journeys.mjs';

/** Takes the parts off a site with their styles, or other files; gives back what puts them there again. */
async function withoutParts(folder, pattern = /^(split|chunk)_.*\.wasm$|^later-.*\.css$/) {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  expect(names.length).toBeGreaterThan(0);
  const files = await Promise.all(names.map(async (name) => [path.join(folder, name), await readFile(path.join(folder, name))]));
  await Promise.all(files.map(([file]) => rm(file)));
  return () => Promise.all(files.map(([file, bytes]) => writeFile(file, bytes)));
}

test('the start page needs no other part, and a page whose part does not come says so and can be tried again', async ({
  page,
  ownServer,
  troubles,
}) => {
  const server = await ownServer('/', { copy: true });
  const putBack = await withoutParts(server.folder);
  await openApp(page, { url: server.url });
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
  await turnTo(page, '清单');
  await expect(page.getByText('这一页的程序没有取到')).toBeVisible();
  // The navigation and the other pages are as they were.
  await turnTo(page, '今日');
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();

  await turnTo(page, '清单');
  await putBack();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByText('清单还是空的')).toBeVisible();
  troubles.splice(0);
});

test('a page is not shown without its styles, and they can be had later', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  const putBack = await withoutParts(server.folder, /^later-.*\.css$/);
  await openApp(page, { url: server.url });
  await turnTo(page, '清单');
  await expect(page.getByText('这一页的程序没有取到')).toBeVisible();
  await putBack();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByText('清单还是空的')).toBeVisible();
  troubles.splice(0);
});

for (const [what, file, day] of [
  ['nothing', null, '2026-11-20'],
  ['a year of duties', 'year.json', '2026-01-15'],
  ['a pilot', 'pilot.json', '2026-11-20'],
]) {
  test(`the start page needs no style of the later pages: with ${what}`, async ({ page }) => {
    await page.clock.setFixedTime(new Date(`${day}T09:00:00+08:00`));
    await openApp(page);
    if (file) {
      await turnTo(page, '我的');
      await page.getByLabel('从文件恢复').setInputFiles(fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url)));
      await dialog(page).getByRole('button', { name: '恢复', exact: true }).click();
      await expect(page.getByText('已恢复，可以撤销。')).toBeVisible();
      await turnTo(page, '今日');
      await expect(page.locator('.dateline')).toBeVisible();
    }
    // Is there anything on the page that a rule of the other sheet is for?
    const styled = await page.evaluate(async () => {
      await luoshiStyles();
      const sheet = [...document.styleSheets].find((sheet) => /\/later-/.test(sheet.href ?? ''));
      const rules = (list) => [...list].flatMap((rule) => (rule.selectorText ? [rule.selectorText] : rules(rule.cssRules ?? [])));
      const elements = (selector) => selector.replace(/::?(before|after|placeholder|marker|backdrop|hover|focus|focus-visible|focus-within|active)\b/g, '');
      const all = rules(sheet.cssRules);
      return { all: all.length, here: all.filter((selector) => document.querySelector(elements(selector))) };
    });
    expect(styled.all).toBeGreaterThan(200);
    expect(styled.here).toEqual([]);
  });
}

test('a dialog whose part does not come says so and can be tried again', async ({ page, ownServer, troubles }) => {
  const server = await ownServer('/', { copy: true });
  const putBack = await withoutParts(server.folder);
  await openApp(page, { url: server.url });
  const open = page.getByRole('button', { name: '清单包' });
  await open.click();
  await expect(dialog(page)).toContainText('这一页的程序没有取到');
  // The quiet attempt at the other parts is over too: it would bring this one by itself once they are there again.
  const tried = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /split_work/.test(name)).length);
  await expect.poll(tried).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  await open.click();
  await putBack();
  await dialog(page).getByRole('button', { name: '再试一次' }).click();
  await expect(dialog(page)).toContainText('清单包');
  troubles.splice(0);
});

test('the other parts come by themselves, so that a click waits for nothing', async ({ page, ownServer }) => {
  const server = await ownServer('/', { copy: true });
  await openApp(page, { url: server.url });
  const came = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /split_/.test(name)).length);
  await expect.poll(came).toBe(4);
  await page.waitForLoadState('networkidle');
  await server.stop();
  for (const [name, shown] of [['清单', '清单还是空的'], ['试点', '还没有试点'], ['简报', '全部简报']]) {
    await turnTo(page, name);
    await expect(page.locator('main')).toContainText(shown);
  }
});
