// A pilot with a year of work in it, invented people and all: what the pages say is what was entered, from the first glance
// to the printed report. The file is made by tests/it/pilot_year.rs.

import { readFile } from 'node:fs/promises';
import { expect, openApp, test } from './support.mjs';
import { dialog, pilotSide, turnTo } from './journeys.mjs';

const FILE = new URL('../fixtures/pilot.json', import.meta.url).pathname;
const NAMES = ['多吉', '王小明', '扎西次仁', '李红', '张三'];

const tile = (page, words) => page.locator('.tile').filter({ hasText: words });
const bar = (page, stage) => page.locator('.funnel__row').filter({ hasText: new RegExp(`^${stage}`) });
const section = (page, name) => page.locator('.report__section').filter({ has: page.getByRole('heading', { name, exact: true }) });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-20T09:00:00+08:00'));
  await openApp(page);
  await turnTo(page, '我的');
  await page.getByLabel('从文件恢复').setInputFiles(FILE);
  await dialog(page).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await turnTo(page, '试点');
  await page.getByRole('link', { name: '某县辅安试点' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '某县辅安试点' })).toBeVisible();
});

test('one glance says how it stands, and every number leads to its page', async ({ page }) => {
  await expect(tile(page, '报名')).toContainText('60');
  await expect(tile(page, '拟录用或已录用')).toContainText('5 / 计划 5');
  await expect(tile(page, '在岗')).toContainText('4');
  await expect(tile(page, '卡住的人')).toContainText('2');
  await expect(bar(page, '初审')).toContainText(/进入 60\s*通过 45\s*未通过 10\s*退出 5\s*待定 0\s*通过率 45\/60 = 75\.0 %/);
  await expect(bar(page, '正式协助')).toContainText(/进入 5\s*通过 0\s*未通过 0\s*退出 1\s*待定 4/);
  await expect(page.locator('.next__title')).toHaveText('完成“正式协助”');
  await tile(page, '卡住的人').getByRole('link').click();
  await expect(page.getByText('2 人卡住了')).toBeVisible();
  await expect(page.getByText('A005')).not.toHaveCount(0);
});

test('names are on no page, in no table and on no paper unless somebody asks', async ({ page }) => {
  for (const name of ['一眼看懂', '人员', '进度', '培训和协助', '总结']) {
    await pilotSide(page, name);
    await expect(page.locator('#main')).not.toHaveText('');
    const words = await page.locator('body').innerText();
    for (const person of NAMES) expect(words).not.toContain(person);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  for (const person of NAMES) expect(csv).not.toContain(person);
});

test('who is with the team stands with days, tutor and what is missing', async ({ page }) => {
  await pilotSide(page, '培训和协助');
  const people = page.getByRole('region', { name: '跟班和试用' });
  await expect(people.getByRole('rowheader')).toHaveCount(4);
  const one = people.getByRole('row').filter({ hasText: 'A000' });
  await expect(one).toContainText('6 月 1 日 至 7 月 1 日');
  await expect(one).toContainText('21 天');
  await expect(one).toContainText('不缺什么');
});

test('the report holds against the baseline, with parts and wholes, and prints on paper', async ({ page, browserName }) => {
  await pilotSide(page, '总结');
  await expect(section(page, '编制和人员')).toContainText('录用5');
  await expect(section(page, '对外公布的比率')).toContainText('公布 95.34%');
  await expect(section(page, '对外公布的比率')).toContainText('应为 95.39%');
  await expect(section(page, '成效数字')).toContainText('262');
  await expect(section(page, '没有走到底的原因')).toContainText('没到合格线 25/54 = 46.3 %');
  await expect(section(page, '协助了什么')).toContainText('检查企业 3/4 = 75.0 %');
  await expect(section(page, '和基线比')).toContainText('没有');
  await page.getByLabel('和哪一份基线比').selectOption('批复时的计划');
  await expect(section(page, '和基线比')).toContainText('签劳动合同');
  await expect(section(page, '和基线比')).toContainText('后来加的');
  test.skip(browserName !== 'chromium', 'only Chromium prints to a file');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.subnav')).toBeHidden();
  await expect(page.locator('.report__sheet')).toContainText('填表人');
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length).toBeLessThanOrEqual(2);
});
