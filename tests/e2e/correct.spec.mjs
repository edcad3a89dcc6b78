// The program may be wrong: what it found is corrected, kept apart from its findings, and handed on.

import { readFile } from 'node:fs/promises';
import { expect, openApp, test } from './support.mjs';
import { adopt, backToText, bringIn, dialog, meter, requirement, requirements, saved, select, small } from './journeys.mjs';

async function reading(page) {
  await openApp(page);
  await bringIn(page, '某县.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
}

const mend = async (page, number, name) => {
  const row = await requirement(page, number);
  if (!(await row.getByRole('button', { name }).isVisible())) await row.getByText('认得不对？').click();
  await row.getByRole('button', { name }).click();
};

test('I take apart, join, dismiss and add; the sum is right after each, and after a reload', async ({ page }) => {
  await reading(page);
  const total = async (number) => {
    await expect.poll(async () => (await meter(page)).total).toBe(number);
    const seen = await meter(page);
    expect([seen.cells, seen.marks, seen.unread]).toEqual([number, number, number]);
  };
  await total(5);
  await mend(page, 4, '这不是要求');
  await total(4);
  await mend(page, 1, '与下一项合并');
  await total(3);
  await mend(page, 1, '拆成两项');
  await dialog(page).getByRole('radio').first().check();
  await dialog(page).getByRole('button', { name: '拆成两项' }).click();
  await total(4);
  await backToText(page);
  await (await select(page, '召开森林防火专题会议')).getByRole('button', { name: '标为要求' }).click();
  await total(5);
  await expect(await requirement(page, 1)).toContainText('您标出的');
  await saved(page);
  await page.reload();
  await total(5);
  const panel = await requirements(page);
  await panel.getByText('更正 4 处').click();
  await panel.getByRole('button', { name: '收回' }).last().click();
  await total(4);
  await expect(panel.getByText('更正 3 处')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: '导出全部更正' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('dismissed');
});

test('a requirement that is decided about keeps its sentence', async ({ page }) => {
  await reading(page);
  await mend(page, 1, '与下一项合并');
  await adopt(page, 1);
  const panel = await requirements(page);
  await panel.getByText('更正 1 处').click();
  await panel.getByRole('button', { name: '收回' }).click();
  await expect(page.locator('.toast')).toContainText('先把那一项改回');
  await expect.poll(async () => (await meter(page)).total).toBe(4);
});

test('several requirements are decided about at once, and all can be changed before', async ({ page }) => {
  await reading(page);
  let panel = await requirements(page);
  await panel.getByRole('button', { name: '全选未读的 3 项' }).click();
  await panel.getByRole('button', { name: '认领选中的 3 项' }).click();
  await expect(dialog(page).locator('.adopt-list > li')).toHaveCount(3);
  await expect(dialog(page).getByLabel('频次').nth(1)).toHaveValue('monthly');
  await dialog(page).getByLabel('职责名称').first().fill('登记销售网点');
  await dialog(page).getByRole('button', { name: '认领，放进清单' }).click();
  await expect.poll(async () => (await meter(page)).adopted).toBe(3);
  await expect(await requirement(page, 3)).toContainText('登记销售网点');
  panel = await requirements(page);
  await panel.getByRole('button', { name: '全选未读的 2 项' }).click();
  await panel.locator('.reader__together').getByRole('button', { name: '非本级' }).click();
  await dialog(page).getByLabel('县级部门的事').check();
  await dialog(page).getByRole('button', { name: '记为非本级' }).click();
  await expect.poll(async () => (await meter(page)).notOurs).toBe(2);
  await expect.poll(async () => (await meter(page)).unread).toBe(0);
});
