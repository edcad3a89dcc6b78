// A corrected text of the same issue: what changed is shown, and what was decided is carried over or said to be lost.

import { expect, openApp, test } from './support.mjs';
import { adopt, bringIn, dialog, dutyRow, meter, requirement, saved, select, small, turnTo, backToText } from './journeys.mjs';

const corrected = small
  .replace('要在12月20日前完成隐患排查', '要在12月10日前完成隐患排查')
  .replace('某县规范烟花爆竹管理。', '又一则。近日，某县开了会。\n某县规范烟花爆竹管理。');

test('decisions and notes move with their sentences; a changed sentence is decided about anew', async ({ page }) => {
  await openApp(page);
  await bringIn(page, '某县.txt', small);
  await adopt(page, 1, { name: '排查隐患' });
  await adopt(page, 2, { name: '每周巡查' });
  await backToText(page);
  await (await select(page, '严禁无证经营')).getByRole('button', { name: '高亮' }).click();
  await (await select(page, '完成隐患排查')).getByRole('button', { name: '高亮' }).click();
  await expect(page.locator('mark[data-note]')).toHaveCount(2);
  await saved(page);

  await bringIn(page, '某县（更正）.txt', corrected);
  await expect(page).toHaveURL(/#\/changes\//);
  await expect(page.locator('.changes del')).toContainText('20');
  await expect(page.locator('.changes ins').filter({ hasText: '又一则' })).toBeVisible();
  await expect(page.locator('section').filter({ hasText: '找不到原句' }).last()).toContainText('排查隐患');

  await page.getByRole('link', { name: '打开新文本' }).click();
  await expect.poll(async () => (await meter(page)).adopted).toBe(1);
  await expect(await requirement(page, 2)).toContainText('每周巡查');
  await expect(await requirement(page, 1)).toContainText('未读');
  await backToText(page);
  await expect(page.locator('mark[data-note]')).toHaveText('严禁无证经营');
  await saved(page);

  await page.reload();
  await expect(page.locator('mark[data-note]')).toHaveText('严禁无证经营');
  await turnTo(page, '清单');
  await expect(dutyRow(page, '排查隐患')).toBeVisible();
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row').filter({ hasText: '某县应急简报' })).toHaveCount(1);
  await page.getByRole('link', { name: '批注', exact: true }).click();
  await expect(page.locator('.note-list__row').filter({ hasText: '完成隐患排查' })).toContainText('原句已不在');
});

test('a step back takes the new version away again, with everything as it was', async ({ page }) => {
  await openApp(page);
  await bringIn(page, '某县.txt', small);
  await adopt(page, 1, { name: '排查隐患' });
  await backToText(page);
  await bringIn(page, '某县（更正）.txt', corrected);
  await expect(page).toHaveURL(/#\/changes\//);
  await page.keyboard.press('Control+z');
  await turnTo(page, '简报');
  await page.locator('.bulletin-row').filter({ hasText: '某县应急简报' }).getByRole('link').first().click();
  await expect.poll(async () => (await meter(page)).adopted).toBe(1);
  await expect(await requirement(page, 1)).toContainText('排查隐患');
  await expect(dialog(page)).toHaveCount(0);
});

test('two issues of one name and number that have little in common stay two, until I say otherwise', async ({ page }) => {
  await openApp(page);
  await bringIn(page, '今年.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
  const other = '某县应急简报(第3期)\n另一件事。某县召开防汛会议。会议要求，各村要清理河道。\n';
  await bringIn(page, '去年.txt', other);
  await expect(page.locator('.reader__version')).toContainText('同名同期');
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row').filter({ hasText: '某县应急简报' })).toHaveCount(2);
  await page.goBack();
  await page.getByRole('button', { name: '作为新文本' }).click();
  await expect(page.locator('.reader__version')).toContainText('替换了原来的');
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row').filter({ hasText: '某县应急简报' })).toHaveCount(1);
});
