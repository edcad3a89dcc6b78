// A pilot from the template: its stages, what is known and what is not, the next step.

import { expect, openApp, started, test } from './support.mjs';
import { dialog, kept, pilotSide, saved, startPilot, turnTo, typeInto } from './journeys.mjs';

const stages = ['报名', '初审', '笔试', '面试', '体能测试', '体检', '政审', '拟录用', '跟班学习', '法律知识考试', '试用期', '正式协助'];

const bar = (page, stage) => page.locator('.funnel__row').filter({ hasText: new RegExp(`^${stage}`) });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-20T09:00:00+08:00'));
  await openApp(page);
  await startPilot(page);
});

test('a new pilot has the stages of the bulletin in order, and what nobody knows is not zero', async ({ page }) => {
  await expect(page.locator('.funnel__name')).toHaveText(stages);
  await expect(page.getByRole('rowheader')).toHaveText(stages);
  for (const stage of stages.filter((stage) => stage !== '拟录用')) {
    await expect(bar(page, stage)).toContainText('未填');
    await expect(bar(page, stage)).not.toContainText(/\d/);
    await expect(page.getByLabel(`${stage} 进入`, { exact: true })).toHaveValue('');
    await expect(page.getByLabel(`${stage} 进入`, { exact: true })).toHaveAttribute('placeholder', '未填');
  }
  await expect(bar(page, '拟录用')).toContainText('进入 5');
  await expect(page.locator('.next__title')).toHaveText('进入“跟班学习”');
});

// The bar shows all five as 待定 where 通过 and 退出 are 未填.
test('what nobody has entered is not drawn as waiting', async ({ page }) => {
  await expect(bar(page, '拟录用')).toContainText('待定 未填');
  await expect(bar(page, '拟录用').locator('.funnel__wait')).toHaveCount(0);
});

test('I enter counts and days, and find them after a reload', async ({ page }) => {
  await typeInto(page, '报名 进入', '32');
  await typeInto(page, '报名 通过', '25');
  await typeInto(page, '报名 未通过', '0');
  await typeInto(page, '报名 退出', '7');
  await typeInto(page, '报名 开始日期', '2026-10-08');
  await typeInto(page, '报名 完成日期', '2026-10-15');
  await expect(bar(page, '报名')).toContainText(/进入 32.*通过 25.*退出 7.*待定 0/);
  await typeInto(page, '初审 进入', '0');
  await expect(bar(page, '初审')).toContainText('进入 0');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(bar(page, '报名')).toContainText(/进入 32.*通过 25.*退出 7.*待定 0/);
  await expect(page.getByLabel('报名 开始日期')).toHaveValue('2026-10-08');
  await expect(page.getByLabel('报名 完成日期')).toHaveValue('2026-10-15');
  await expect(bar(page, '初审')).toContainText('进入 0');
  await expect(bar(page, '笔试')).not.toContainText(/\d/);
  // A count can be taken out again: not known, not zero.
  await typeInto(page, '初审 进入', '');
  await expect(bar(page, '初审')).toContainText('未填');
});

test('counts and days that cannot be are refused with a sentence and not saved', async ({ page }) => {
  await typeInto(page, '面试 进入', '9');
  await expect(bar(page, '面试')).toContainText('进入 9');
  await saved(page);
  const before = await kept(page);
  const alert = page.locator('.table').getByRole('alert');
  await typeInto(page, '面试 通过', '10');
  await expect(alert).toHaveText('通过、未通过和退出合计 10，多于进入的 9，没有保存。请改其中一个数。');
  await typeInto(page, '面试 通过', '三人');
  await expect(alert).toHaveText('“三人”不是一个整数，没有保存。');
  await typeInto(page, '面试 通过', '-1');
  await expect(alert).toHaveText('“-1”是负数，这里只能填 0 或更大的整数，没有保存。');
  expect(await kept(page)).toEqual(before);
  await typeInto(page, '面试 通过', '');
  await expect(alert).toHaveCount(0);

  await typeInto(page, '面试 开始日期', '2026-11-10');
  await saved(page);
  const later = await kept(page);
  await typeInto(page, '面试 完成日期', '2026-11-09');
  await expect(alert).toHaveText('完成日期早于开始日期，没有保存。');
  expect(await kept(page)).toEqual(later);
  await page.reload();
  await started(page);
  await expect(page.getByLabel('面试 通过')).toHaveValue('');
  await expect(page.getByLabel('面试 完成日期')).toHaveValue('');
});

// The numbers stand in the wrong places: 编制 5 名时是 6/5 = 83.3 %.
test('75 % cannot come from five people, and nothing is worked out from it', async ({ page }) => {
  const staffing = page.getByRole('region', { name: '力量配比' });
  await expect(staffing.getByLabel('拟录用人数')).toHaveValue('5');
  await expect(staffing.getByLabel('报的比例（%）')).toHaveValue('75');
  await expect(staffing.getByLabel('编制数')).toHaveValue('');
  await expect(staffing).toContainText('75 % 对不上任何整数编制');
  await expect(staffing).toContainText('编制 6 名时是 5/6 = 83.3 %');
  await expect(staffing).toContainText('编制 7 名时是 5/7 = 71.4 %');
  await typeInto(page, '编制数', '７');
  await expect(staffing).toContainText('5 ÷ 7 = 71.4 %');
  await expect(staffing.getByLabel('编制数')).toHaveValue('7');
});

test('a ratio is kept as the text gives it, with its decimals', async ({ page }) => {
  const staffing = page.getByRole('region', { name: '力量配比' });
  const reported = staffing.getByLabel('报的比例（%）');
  await typeInto(page, '报的比例（%）', '八成');
  await expect(staffing.getByRole('alert')).toContainText('“八成”不是比率');
  await typeInto(page, '报的比例（%）', '83.3％');
  await expect(staffing.getByRole('alert')).toHaveCount(0);
  await expect(reported).toHaveValue('83.3');
  await expect(staffing).toContainText('83.3 % 可以由整数编制得出。');
  await typeInto(page, '编制数', '7');
  await expect(staffing).toContainText('报的是 83.3%，按录用人数和编制数算是 71.4 %。');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(reported).toHaveValue('83.3');
});

test('counts that rise on the way are asked about, and what became of whom is not said is drawn as that', async ({ page }) => {
  await typeInto(page, '报名 进入', '60');
  await typeInto(page, '初审 进入', '50');
  await typeInto(page, '笔试 进入', '1,200');
  await expect(page.getByText('“笔试”进入 1200 人，多于前面“初审”的 50 人：中途有人直接进来，或者有一个数要核对。')).toBeVisible();
  await expect(bar(page, '报名').locator('.funnel__rest')).toBeVisible();
  await typeInto(page, '笔试 进入', '40');
  await expect(page.getByText('多于前面')).toHaveCount(0);
});

test('I say what comes next and by when, and the start page shows it, after a reload too', async ({ page }) => {
  await page.getByRole('button', { name: '填写下一步' }).click();
  await dialog(page).getByLabel('下一步做什么').fill('定跟班带教人');
  await dialog(page).getByLabel('哪天之前（可不填）').fill('2026-12-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.next__title')).toHaveText('定跟班带教人');
  await turnTo(page, '今日');
  const next = page.getByRole('region', { name: '试点下一步' });
  await expect(next).toContainText('定跟班带教人');
  await expect(next).toContainText('12 月 1 日前');
  await expect(next).toContainText('还有 11 天');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(next).toContainText('定跟班带教人');
  await next.getByRole('link', { name: '去看一看' }).click();
  await expect(page.locator('.next__title')).toHaveText('定跟班带教人');
});

test('the list of pilots says where each stands', async ({ page }) => {
  await turnTo(page, '试点');
  const row = page.locator('.pilot-row');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('第 8 步，共 12 步');
  await expect(row).toContainText('下一步：进入“跟班学习”');
});

test('a count that I take back is gone from the field too', async ({ page }) => {
  await typeInto(page, '报名 进入', '32');
  await expect(bar(page, '报名')).toContainText('进入 32');
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(bar(page, '报名')).toContainText('未填');
  await expect(page.getByLabel('报名 进入')).toHaveValue('');
});

// The next edit elsewhere takes the sentence away and leaves the refused number standing as if it were saved.
test('a refused count stays marked as not saved while I fill in other stages', async ({ page }) => {
  await typeInto(page, '报名 进入', '3');
  await typeInto(page, '报名 通过', '4');
  const alert = page.locator('.table').getByRole('alert');
  await expect(alert).toContainText('没有保存');
  await typeInto(page, '初审 进入', '2');
  await expect(bar(page, '初审')).toContainText('进入 2');
  // Either the number goes, or the sentence beside it stays: never a number that looks saved and is not.
  await expect.poll(async () => (await alert.count()) > 0 || (await page.getByLabel('报名 通过').inputValue()) === '').toBe(true);
});

// Said only in a passing toast; the refused text stays in the field.
test('a refused number of posts stays marked as not saved', async ({ page }) => {
  await typeInto(page, '编制数', '七');
  const staffing = page.getByRole('region', { name: '力量配比' });
  await expect(page.getByText('“七”不是一个整数，没有保存。')).toBeVisible();
  await expect(staffing.getByRole('alert')).toContainText('没有保存');
});

test('what a count was before it was changed stands in the history, by whom, after a reload too', async ({ page }) => {
  await typeInto(page, '报名 进入', '102');
  await typeInto(page, '报名 进入', '98');
  await expect(bar(page, '报名')).toContainText('进入 98');
  await pilotSide(page, '设置');
  const changes = page.getByRole('region', { name: '改动记录' }).getByRole('listitem');
  await expect(changes.first()).toContainText('修改：试点“甘孜县“辅安”试点”');
  await expect(changes.first()).toContainText('报名 · 进入102 → 98');
  await expect(changes.nth(1)).toContainText('报名 · 进入（空） → 102');
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(changes.first()).toContainText('撤销，或从备份恢复：试点');
  await expect(changes.first()).toContainText('报名 · 进入98 → 102');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(changes).toHaveCount(3);
  // What was taken away as a whole is told with the unit.
  await page.getByRole('button', { name: '移走试点' }).click();
  await dialog(page).getByRole('button', { name: '移走试点', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.goto(page.url().replace(/#.*/, '#/unit'));
  await expect(page.getByRole('region', { name: '改动记录' })).toContainText('移走试点“甘孜县“辅安”试点”');
});
