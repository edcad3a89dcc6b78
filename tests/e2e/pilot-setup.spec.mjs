// Pilots from any pattern: stages and rules as the notice has them, a template of one's own, several side by side, and the
// report that says what is not known.

import { readFile } from 'node:fs/promises';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, pilotSide, saved, startPilot, turnTo, typeInto } from './journeys.mjs';

const field = (page, label) => dialog(page).getByLabel(label, { exact: typeof label === 'string' });
const press = async (page, name) => {
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
};
const stageNames = (page) => page.locator('.stages__name');

/** Starts a pilot after a pattern: its label, the name, the first day. */
async function start(page, pattern, { name, from } = {}) {
  await turnTo(page, '试点');
  await page.getByRole('button', { name: '新建试点' }).click();
  await dialog(page).getByRole('radio', { name: pattern }).check();
  if (name) await field(page, '试点名称').fill(name);
  if (from) await field(page, '开始日期').fill(from);
  await press(page, '建立');
  await expect(page.locator('.tiles')).toBeVisible();
}

/** Adds a stage: name, kind, and what else is given by label. */
async function addStage(page, name, kind, more = {}) {
  await page.getByRole('button', { name: '加一个环节' }).click();
  await field(page, '环节名称').fill(name);
  await field(page, '种类').selectOption(kind);
  for (const [label, value] of Object.entries(more)) await field(page, label).fill(value);
  await press(page, '保存');
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-20T09:00:00+08:00'));
  await openApp(page);
});

test('a blank pilot gets stages and rules as the notice has them, in any order, and keeps them', async ({ page }) => {
  await start(page, '空白', { name: '乙县网格试点', from: '2026-03-01' });
  await pilotSide(page, '设置');
  await addStage(page, '报名', '报名');
  await addStage(page, '面试', '面试', { '占总分（%）': '60' });
  await addStage(page, '笔试', '笔试', { '占总分（%）': '40', '合格线（分）': '59.5', '开考比例（几比 1）': '3' });
  await page.getByRole('button', { name: '“笔试”上移' }).click();
  await expect(stageNames(page)).toHaveText(['报名', '笔试', '面试']);
  await expect(page.locator('.stages__row').nth(1)).toContainText('合格线 59.5 分');

  await page.getByRole('button', { name: '改过关规则' }).click();
  await field(page, '计划招录人数').fill('6');
  await field(page, '最后一名总分相同怎么办').selectOption('同分的比“笔试”的成绩');
  await field(page, '有人退出，能不能递补').selectOption('可以递补');
  await press(page, '保存');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(stageNames(page)).toHaveText(['报名', '笔试', '面试']);
  await expect(page.locator('#main')).toContainText('同分的比“笔试”的成绩');
  await expect(page.locator('#main')).toContainText('3 月 1 日');
});

test('what cannot be in a stage is said at once and nothing typed is lost', async ({ page }) => {
  await start(page, '空白', { name: '丙县试点' });
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '加一个环节' }).click();
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写环节名称。');
  await field(page, '环节名称').fill('笔试');
  await field(page, '合格线（分）').fill('六十');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('“六十”');
  await field(page, '合格线（分）').fill('60');
  await field(page, '计划开始').fill('2026-05-02');
  await field(page, '计划结束').fill('2026-05-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('早于');
  await expect(field(page, '环节名称')).toHaveValue('笔试');
  await field(page, '计划结束').fill('2026-05-03');
  await press(page, '保存');
  await expect(stageNames(page)).toHaveText(['笔试']);
});

test('a pilot becomes a template, another begins after it, and only the pattern comes along', async ({ page }) => {
  await startPilot(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '改试点情况' }).click();
  await field(page, '负责人').fill('县局张某');
  await press(page, '保存');
  await page.getByRole('button', { name: '另存为模板' }).click();
  await start(page, /（模板）/, { name: '丁县辅安' });
  await expect(page.getByRole('heading', { level: 1, name: '丁县辅安' })).toBeVisible();
  await expect(page.locator('.funnel__row')).toHaveCount(12);
  // Nobody was hired in this one yet, and nobody knows how many applied.
  await expect(page.locator('.funnel__row').filter({ hasText: /^拟录用/ })).toContainText('未填');
  await pilotSide(page, '设置');
  await expect(page.locator('#main')).not.toContainText('县局张某');
  await turnTo(page, '试点');
  await expect(page.locator('.pilot-row')).toHaveCount(3);
});

test('two pilots stand side by side, and what one does not know is not zero', async ({ page }) => {
  await startPilot(page);
  await start(page, /照简报/, { name: '戊县辅安' });
  await typeInto(page, '报名 进入', '40');
  await turnTo(page, '试点');
  const table = page.getByRole('region', { name: '并排比较' });
  const row = table.getByRole('row').filter({ hasText: '报名：进入' });
  await expect(row.getByRole('cell')).toHaveText([/未填|40/, /未填|40/]);
  await expect(row).toContainText('40');
  await expect(row).toContainText('未填');
  await expect(row.locator('.compare__bar')).toHaveCount(0);
  await expect(table.getByRole('row').filter({ hasText: '录用' }).first().locator('.compare__bar')).toHaveCount(2);
});

test('a pilot that is taken away can be had back', async ({ page }) => {
  await startPilot(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '移走试点' }).click();
  await press(page, '移走试点');
  await expect(page.locator('.pilot-row')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('.pilot-row')).toHaveCount(1);
});

test('the report says what is known with its parts, what is not known, and what is recommended', async ({ page }) => {
  await startPilot(page);
  for (const [cell, value] of [['报名 进入', '32'], ['报名 通过', '24'], ['报名 未通过', '5'], ['报名 退出', '3']]) {
    await typeInto(page, cell, value);
  }
  await pilotSide(page, '总结');
  const section = (name) => page.locator('.report__section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(section('各环节人数')).toContainText('进入 32；通过 24/32 = 75.0 %；未通过 5；退出 3；待定 0');
  await expect(section('编制和人员')).toContainText('报的比例75%');
  await expect(section('编制和人员')).toContainText('没有哪个整数编制对得上这个比例');
  await expect(section('还不知道的')).toContainText('编制');
  await expect(section('还不知道的')).toContainText('试用期多长');
  await expect(section('建议')).toContainText('没有');
  await page.getByRole('button', { name: '写经验和建议' }).click();
  await field(page, '经验和教训').fill('公告要早发。');
  await field(page, '建议').selectOption('再试一段');
  await field(page, '理由').fill('还没有考试结果。');
  await press(page, '保存');
  await expect(section('建议')).toContainText('再试一段');
  await expect(section('经验和教训')).toContainText('公告要早发。');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toMatch(/报名 通过,24\/32 = 75\.0 %,24,32/);
});

test('another county begins after the template without the figures of the bulletin', async ({ page }) => {
  await turnTo(page, '试点');
  await page.getByRole('button', { name: '新建试点' }).click();
  await dialog(page).getByRole('button', { name: '建立', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写试点名称。');
  await field(page, '试点名称').fill('色达县辅安');
  await press(page, '建立');
  await expect(page.getByRole('heading', { level: 1, name: '色达县辅安' })).toBeVisible();
  await expect(page.locator('.funnel__row')).toHaveCount(12);
  await expect(page.locator('.funnel__row--unknown')).toHaveCount(12);
  await expect(page.locator('#main')).not.toContainText(/甘孜|75 %/);
  await expect(page.getByLabel('拟录用人数')).toHaveValue('');
  await expect(page.locator('.next__title')).toHaveText('进入“报名”');
});

test('a stage in which people would stand elsewhere is moved only when that was read, and what is found out leaves the list', async ({ page }) => {
  await startPilot(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '改试点情况' }).click();
  await field(page, '怎么填').selectOption('逐人登记');
  await field(page, /^原文没写/).fill('编制数\n\n试用期多长');
  await press(page, '保存');
  await pilotSide(page, '总结');
  const unknown = page.locator('.report__section').filter({ has: page.getByRole('heading', { name: '还不知道的', exact: true }) });
  await expect(unknown).toContainText('试用期多长');
  await expect(unknown).not.toContainText('七个选拔环节');
  await pilotSide(page, '人员');
  await page.getByRole('button', { name: '登记人员' }).first().click();
  await field(page, '编号').fill('A1-A3');
  await field(page, '从哪个环节登记起').selectOption('笔试');
  await press(page, '登记');
  await page.getByRole('button', { name: '选中这 3 人' }).click();
  await page.getByRole('button', { name: '记经过' }).first().click();
  await press(page, '记下');
  await pilotSide(page, '设置');
  // Nobody stands elsewhere by this one.
  await page.getByRole('button', { name: '“初审”上移' }).click();
  await expect(stageNames(page).first()).toHaveText('初审');
  await page.getByRole('button', { name: '“面试”上移' }).click();
  await expect(dialog(page)).toContainText('3 人现在所在的环节会跟着变');
  await page.keyboard.press('Escape');
  await expect(stageNames(page).nth(3)).toHaveText('面试');
  await page.getByRole('button', { name: '“面试”上移' }).click();
  await press(page, '确定调换');
  await expect(stageNames(page).nth(2)).toHaveText('面试');
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(stageNames(page).nth(3)).toHaveText('面试');
});
