// Highlights, notes and bookmarks, all of them on one page, and words taken along with their source.

import { readFile } from 'node:fs/promises';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { bringIn, dialog, saved, select, small, turnTo } from './journeys.mjs';

async function reading(page) {
  await openApp(page);
  await bringIn(page, '某县.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
}

test('I highlight words, write beside others, and find both after a reload offline and on the page of notes', async ({ page, ownServer }) => {
  const server = await ownServer('/');
  await openApp(page, { url: server.url });
  await bringIn(page, '某县.txt', small);
  await (await select(page, '森林防火专题会议')).getByRole('button', { name: '高亮' }).click();
  await expect(page.locator('mark[data-note]')).toHaveText('森林防火专题会议');
  await (await select(page, '严禁无证经营')).getByRole('button', { name: '写批注' }).click();
  await dialog(page).getByLabel('想记什么').fill('和市监所一起查');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.locator('mark[data-note]')).toHaveCount(2);
  await saved(page);

  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await page.reload();
  await started(page);
  await expect(page.locator('mark[data-note]')).toHaveText(['森林防火专题会议', '严禁无证经营']);

  await turnTo(page, '简报');
  await page.getByRole('link', { name: '批注', exact: true }).click();
  const rows = page.locator('.note-list__row');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '和市监所一起查' })).toContainText('严禁无证经营');
  await rows.filter({ hasText: '和市监所一起查' }).getByRole('link', { name: '回到原文' }).click();
  await expect(page.locator('mark[data-note]').last()).toBeInViewport();
});

test('a note is changed and taken away, and a step back brings it again', async ({ page }) => {
  await reading(page);
  await (await select(page, '巡查')).getByRole('button', { name: '高亮' }).click();
  await page.locator('mark[data-note]').click();
  await dialog(page).getByLabel('想记什么').fill('谁去？');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.locator('mark[data-note]')).toHaveAttribute('title', '谁去？');
  await page.locator('mark[data-note]').click();
  await dialog(page).getByRole('button', { name: '去掉这条' }).click();
  await expect(page.locator('mark[data-note]')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('mark[data-note]')).toHaveText('巡查');
});

test('a bookmark stands beside its paragraph', async ({ page }) => {
  await reading(page);
  await page.getByRole('button', { name: '夹书签' }).click();
  await expect(page.locator('[data-ribbon]')).toHaveCount(1);
  await saved(page);
  await page.reload();
  await expect(page.locator('[data-ribbon]')).toHaveCount(1);
});

test('notes leave as Markdown and as a table that Excel opens, without a formula in it', async ({ page }) => {
  await reading(page);
  await (await select(page, '印发工作方案')).getByRole('button', { name: '写批注' }).click();
  await dialog(page).getByLabel('想记什么').fill('=1+1');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await turnTo(page, '简报');
  await page.getByRole('link', { name: '批注', exact: true }).click();
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  expect(await file('导出为 Markdown')).toContain('> 印发工作方案');
  const table = await file('导出为表格（CSV）');
  expect(table.charCodeAt(0)).toBe(0xfeff);
  expect(table).toContain(`"'=1+1"`);
});

test('words are copied with their source, and a paragraph has a link of its own', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await reading(page);
  await (await select(page, '印发工作方案')).getByRole('button', { name: '复制（带出处）' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('“印发工作方案”，某县应急简报第3期第2则');
  await (await select(page, '印发工作方案')).getByRole('button', { name: '复制本段链接' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\/bulletins\/[0-9a-z]{13}\/p\d+$/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('[data-line]').filter({ hasText: '印发工作方案' }).last()).toBeInViewport();
});
