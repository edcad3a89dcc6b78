// The one-file edition, opened from a memory stick.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder } from './servers.mjs';
import { expect, started, test } from './support.mjs';
import { adopt, meter, paste, saved, small } from './journeys.mjs';

const address = `${pathToFileURL(path.join(folder, 'luoshi.html'))}`;

test('luoshi.html starts from the disk and carries the content', async ({ page }) => {
  await page.goto(`${address}#/bulletins`);
  await started(page);
  const names = await page.evaluate(() => Object.keys(JSON.parse(document.getElementById('luoshi-files').textContent)));
  expect(names).toContain('bulletins/index.json');
  const row = page.locator('.bulletin-row');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('应急管理厅简报第2期');
  await expect(row).toContainText('4 则');
  await row.getByRole('link', { name: '应急管理厅简报第2期' }).click();
  await expect(page.locator('.reader__item')).toHaveCount(4);
});

test('what I do in luoshi.html is there when I open it again', async ({ page }) => {
  await page.goto(address);
  await started(page);
  await page.getByRole('link', { name: '读这一期' }).click();
  await adopt(page, 1);
  await saved(page);
  await page.reload();
  await started(page);
  expect(await meter(page)).toMatchObject({ adopted: 1 });
});

test('luoshi.html reads a pasted bulletin without anything beside it', async ({ page }) => {
  await page.goto(`${address}#/bulletins`);
  await started(page);
  await paste(page, small);
  await expect(page.locator('.reader__item')).toHaveCount(2);
  await page.reload();
  await started(page);
  await expect(page.locator('.reader__item')).toHaveCount(2);
});
