// The rescue page: everything out, ours only, removal last.

import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, places, test } from './support.mjs';

test.beforeEach(async ({ page }) => {
  await page.goto(`${places[1].url()}rescue.html`);
  await page.evaluate(() => {
    localStorage.setItem('luoshi/head', '{"broken');
    localStorage.setItem('luoshi/log/1', '交办给安办\n');
    localStorage.setItem('neighbour', 'not ours');
  });
  await page.reload();
});

const kept = (page) => page.evaluate(() => Object.keys(localStorage).sort());

test('all data of the app goes into one file, unread and unchanged', async ({ page }) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出文件' }).click()]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({
    'luoshi-raw': 1,
    keys: { 'luoshi/head': '{"broken', 'luoshi/log/1': '交办给安办\n' },
  });
});

test('data is removed only after it was taken out and two questions, and only ours', async ({ page }) => {
  const remove = page.getByRole('button', { name: '清除本应用数据' });
  await expect(remove).toBeDisabled();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出文件' }).click()]);

  const questions = [];
  const answers = [true, false, true, true];
  page.on('dialog', (dialog) => {
    questions.push(dialog.message());
    return answers.shift() ? dialog.accept() : dialog.dismiss();
  });
  await remove.click();
  expect(await kept(page)).toEqual(['luoshi/head', 'luoshi/log/1', 'neighbour']);
  await remove.click();
  await expect(page.getByRole('status')).toContainText('已清除');
  expect(await kept(page)).toEqual(['neighbour']);
  expect(questions).toHaveLength(4);
});

test('what came in after the export is not removed', async ({ page }) => {
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出文件' }).click()]);
  await page.evaluate(() => localStorage.setItem('luoshi/log/2', 'later'));
  await page.getByRole('button', { name: '清除本应用数据' }).click();
  await expect(page.getByRole('status')).toContainText('请重新导出');
  expect(await kept(page)).toContain('luoshi/log/2');
});

for (const colorScheme of ['light', 'dark']) {
  test(`is accessible, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
