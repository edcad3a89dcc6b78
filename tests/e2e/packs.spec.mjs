// Packs: looked at and taken, differences, packs of one's own handed on to others, wrong files.

import { readFile } from 'node:fs/promises';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { addDuty, closeWithEvidence, dialog, dutyRow, fitsTheWindow, kept, openDuty, openList, saved, turnTo } from './journeys.mjs';

async function openPacks(page, options = {}) {
  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00+08:00'));
  await openApp(page, { at: '#/packs', ...options });
  await expect(page.getByRole('heading', { level: 1, name: '乡镇（街道）安全生产职责清单包' })).toBeVisible();
}

const goTo = (page, name) => page.getByRole('navigation', { name: '清单各页' }).getByRole('link', { name }).click();
const row = (page, name) => page.locator('.pack-row').filter({ has: page.getByRole('checkbox', { name, includeHidden: true }) });
const differences = (page) => page.getByRole('region', { name: '和清单包不一样的' });

/** Opens a file on the page. */
async function bring(page, name, content) {
  await page.getByLabel('打开清单包文件').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Makes a pack of the ticked duties and gives its file: { name, text }. */
async function handOn(page, button) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('every row says on what it rests, and only one is fixed', async ({ page }) => {
  await openPacks(page);
  await expect(page.locator('.pack-row')).toHaveCount(68);
  await expect(page.locator('.pack-group').filter({ has: page.locator('.pack-row') })).toHaveCount(5);
  await page.getByText('工作机制', { exact: false }).first().click();
  const drill = row(page, '生产安全事故预案演练');
  await drill.getByText('依据、佐证和备注').click();
  await expect(drill).toContainText('每两年');
  await expect(drill).toContainText('法规写定，不能更少');
  await expect(drill).toContainText('已读官方全文');
  await expect(drill).toContainText('方案、照片、评估');
  await expect(page.locator('.pack-row').filter({ hasText: '法规写定，不能更少' })).toHaveCount(1);
  const meeting = row(page, '年度安全要点与总结');
  await meeting.getByText('依据、佐证和备注').click();
  await expect(meeting).toContainText('可按本地文件改');
  await expect(meeting).toContainText('韶府办〔2006〕151号');
  await fitsTheWindow(page);
});

test('I take rows over and see what is here', async ({ page }) => {
  await openPacks(page);
  await expect(page.getByText('已装入 0 条，其中和清单包不一样的 0 条；没有装的 68 条。')).toBeVisible();
  await page.getByRole('checkbox', { name: '党政同责分工一张表' }).check();
  await page.getByRole('checkbox', { name: '年度安全要点与总结' }).check();
  await page.getByRole('button', { name: '装入选中的 2 条' }).click();
  await expect(page.getByText('已装入 2 条。')).toBeVisible();
  await expect(page.getByText('已装入 2 条，其中和清单包不一样的 0 条；没有装的 66 条。')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '党政同责分工一张表' })).toBeDisabled();
  await expect(row(page, '党政同责分工一张表')).toContainText('已在清单里');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(row(page, '年度安全要点与总结')).toContainText('已在清单里');
});

test('where a duty differs I see both, and taking the pack’s words leaves my records alone', async ({ page }) => {
  await openPacks(page);
  await page.getByRole('checkbox', { name: '年度安全要点与总结' }).check();
  await page.getByRole('button', { name: '装入选中的 1 条' }).click();
  await goTo(page, '职责');
  await openDuty(page, '年度安全要点与总结');
  await page.getByRole('button', { name: '修改' }).click();
  await dialog(page).getByLabel('频次').selectOption('每半年');
  await dialog(page).getByLabel('备注（可不填）').fill('我的备注');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '闭环', exact: true }).first().click();
  await closeWithEvidence(page, '印发了要点', '某镇〔2026〕3号');
  await openPacks(page);
  const one = differences(page).locator('.diffs__one');
  await expect(one).toHaveCount(1);
  await expect(one.getByRole('row', { name: '频次' })).toContainText('每半年 · 本地自定');
  await expect(one.getByRole('row', { name: '频次' })).toContainText('每年 · 频次参照外地，可改');
  await expect(differences(page)).toContainText('履职记录、首次到期、分值、备注');
  await fitsTheWindow(page);
  await one.getByRole('checkbox').check();
  await page.getByRole('button', { name: '把选中的 1 条改成清单包的' }).click();
  await expect(page.getByText('已有 1 条改成清单包的。')).toBeVisible();
  await expect(differences(page)).toHaveCount(0);
  await goTo(page, '职责');
  await openDuty(page, '年度安全要点与总结');
  await expect(page.locator('.facts')).toContainText('每年');
  await expect(page.locator('.facts')).toContainText('我的备注');
  await expect(page.locator('.record')).toContainText('印发了要点');
});

test('I hand duties on as a file; somebody else takes them, and later what changed of them', async ({ page, browser }) => {
  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00+08:00'));
  await openList(page);
  await addDuty(page, { name: '夜查烟花摊点', cadence: '每周', first: '2026-11-29' });
  await addDuty(page, { name: '清点沙袋', cadence: '每月', first: '2026-11-30' });
  await goTo(page, '清单包');
  await page.getByRole('button', { name: '导出选中的 0 条' }).click();
  await expect(page.getByRole('alert')).toHaveText('请写清单包的名称。');
  await page.getByLabel('清单包名称').fill('本镇清单');
  await page.getByRole('region', { name: '自编清单包' }).getByRole('button', { name: '全选 2 条' }).click();
  const first = await handOn(page, '导出选中的 2 条');
  expect(first.name).toContain('本镇清单-v1.json');
  await expect(page.getByText('本镇清单，已导出第 1 版')).toBeVisible();

  const other = await browser.newContext({ viewport: page.viewportSize(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const there = await other.newPage();
  await openPacks(there);
  await bring(there, first.name, first.text);
  await expect(there.getByText('还没有装入')).toBeVisible();
  await expect(there.getByRole('heading', { level: 1, name: '本镇清单' })).toBeVisible();
  await there.getByRole('button', { name: '全选 2 条' }).first().click();
  await there.getByRole('button', { name: '装入选中的 2 条' }).click();
  await expect(there.getByText('已装入 2 条。')).toBeVisible();
  await goTo(there, '职责');
  await openDuty(there, '夜查烟花摊点');
  await there.getByRole('button', { name: '闭环', exact: true }).first().click();
  await closeWithEvidence(there, '查了五处', '照片 5 张');

  // Here one is changed and one is left out of the next version.
  await goTo(page, '职责');
  await openDuty(page, '夜查烟花摊点');
  await page.getByRole('button', { name: '修改' }).click();
  await dialog(page).getByLabel('频次').selectOption('每日');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await turnTo(page, '清单');
  await goTo(page, '清单包');
  await page.getByRole('button', { name: '再出一版：本镇清单' }).click();
  await page.getByText('未分方面').click();
  await page.getByRole('region', { name: '自编清单包' }).getByRole('checkbox', { name: '清点沙袋' }).uncheck();
  const second = await handOn(page, '导出选中的 1 条');
  expect(JSON.parse(second.text)).toMatchObject({ version: 2, id: JSON.parse(first.text).id, rows: [{ row: 1 }] });

  await turnTo(there, '清单');
  await goTo(there, '清单包');
  await bring(there, second.name, second.text);
  await expect(differences(there).getByRole('row', { name: '频次' })).toContainText('每日');
  await expect(there.getByRole('region', { name: '清单包里已经没有的' })).toContainText('清点沙袋');
  await differences(there).getByRole('button', { name: '全选 1 条' }).click();
  await there.getByRole('button', { name: '把选中的 1 条改成清单包的' }).click();
  await goTo(there, '职责');
  await expect(dutyRow(there, '夜查烟花摊点')).toContainText('每日');
  await expect(dutyRow(there, '清点沙袋')).toHaveCount(1);
  await openDuty(there, '夜查烟花摊点');
  await expect(there.locator('.record')).toContainText('查了五处');
  await saved(there);
  await other.close();
});

test('a wrong file is told and changes nothing', async ({ page }) => {
  await openPacks(page);
  await saved(page);
  const before = await kept(page);
  const told = page.getByRole('alert');
  const pack = { id: 'x', version: 1, name: '清单', rows: [] };
  await bring(page, '简报.json', '这不是数据');
  await expect(told).toContainText('「简报.json」没有打开');
  await expect(told).toContainText('第 1 行读不下去');
  await bring(page, '备份.json', '{"schema":2}');
  await expect(told).toContainText('这不是清单包文件。如果是备份');
  await bring(page, '空的.json', JSON.stringify(pack));
  await expect(told).toContainText('里面一条职责也没有');
  await bring(page, '太大.json', ' '.repeat(4 * 1024 * 1024 + 1));
  await expect(told).toContainText('文件超过 4 MB');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(told).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: '乡镇（街道）安全生产职责清单包' })).toBeVisible();
  expect(await kept(page)).toEqual(before);
});

test('I give the eight mechanisms our own names, and none is shown as the text’s', async ({ page }) => {
  await openPacks(page);
  const mechanisms = page.getByRole('region', { name: '成都规范的 11 项机制' });
  await expect(mechanisms.getByRole('listitem')).toHaveCount(11);
  await expect(mechanisms.getByText('简报点了名')).toHaveCount(3);
  await expect(mechanisms.getByText('建议名，非原文')).toHaveCount(8);
  await mechanisms.getByRole('button', { name: '改这 8 项的名称' }).click();
  await dialog(page).getByLabel('建议名：警示约谈').fill('约谈提醒');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(mechanisms.getByRole('listitem').nth(8)).toContainText('9. 约谈提醒');
  await expect(mechanisms.getByRole('listitem').nth(8)).toContainText('本单位自定，非原文');
  await expect(mechanisms.getByText('建议名，非原文')).toHaveCount(7);
});

test('the page works without a network and in English', async ({ page }) => {
  await openPacks(page);
  await offlineReady(page);
  await goOffline(page);
  await page.reload();
  await started(page);
  await page.getByRole('checkbox', { name: '党政同责分工一张表' }).check();
  await page.getByRole('button', { name: '装入选中的 1 条' }).click();
  await saved(page);
  await turnTo(page, '我的');
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto(`${page.url().split('#')[0]}#/duties`);
  await page.getByRole('link', { name: 'One-page table of shared Party and government duties' }).click();
  await expect(page.locator('.facts')).toContainText('List of duties of the leadership team');
  await expect(page.locator('.facts')).toContainText('The frequency is our suggestion');
  await page.goto(`${page.url().split('#')[0]}#/packs`);
  await expect(page.getByRole('heading', { level: 1, name: 'Work safety duties of townships' })).toBeVisible();
  await fitsTheWindow(page);
});
