// The score and the self-check on a year that is reckoned by hand in tests/it/year.rs.

import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, saved, turnTo } from './journeys.mjs';

const file = path.resolve(import.meta.dirname, '../fixtures/year.json');

/** The app on 15 January 2026 with the year in it, on one of its pages. */
async function withTheYear(page, at) {
  await page.clock.setFixedTime(new Date('2026-01-15T09:00:00+08:00'));
  await openApp(page);
  await turnTo(page, '我的');
  await page.getByLabel('从文件恢复').setInputFiles(file);
  await dialog(page).getByLabel('整个换成备份').check();
  await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '恢复', exact: true }).click()]);
  await expect(page.getByText('已恢复，可以撤销。')).toBeVisible();
  await saved(page);
  await goTo(page, at);
}

async function goTo(page, at) {
  await page.evaluate((hash) => { location.hash = hash; }, at);
}

const choose = (page, name) => page.getByRole('group', { name: '时段' }).getByRole('button', { name, exact: true }).click();

const part = (page, name) => page.locator('.score__part').filter({ has: page.locator('.score-part__name', { hasText: name }) });

const share = (page, name) => part(page, name).locator('.score-part__share');

const item = (page, name) => page.locator('.score-item').filter({ has: page.getByRole('link', { name, exact: true }) });

const rule = (page, name) => page.locator('.check').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}`) }) });

async function lastYear(page) {
  await withTheYear(page, '#/score');
  await choose(page, '去年');
  await expect(page.locator('.score__figure')).toHaveText('70.8 %');
}

test('a year has the figures that were reckoned by hand', async ({ page }) => {
  await lastYear(page);
  await expect(page.locator('.score__said')).toContainText('7 条职责、32 期计分，得 46 分，满分 65 分。');
  const figures = { 合计: '70.8 %', 总体原则: '100.0 %', 组织机构: '50.0 %', 各方职责: '80.0 %', 工作机制: '100.0 %', 考核与奖惩: '0.0 %', 未归入: '80.0 %' };
  for (const [name, figure] of Object.entries(figures)) await expect(share(page, name)).toHaveText(figure);
  await expect(page.getByText('不是上级的考评标准')).toBeVisible();
  await expect(page.getByRole('region', { name: '怎么算的' })).toContainText('建议');

  // The third quarter by the user's own days: the meeting that nothing shows, the inspections, the drill put off into it.
  await choose(page, '自选');
  await page.getByLabel('从', { exact: true }).fill('2025-07-01');
  await page.getByLabel('到', { exact: true }).fill('2025-09-30');
  await expect(share(page, '组织机构')).toHaveText('80.0 %');
  await expect(share(page, '工作机制')).toHaveText('100.0 %');
  await expect(share(page, '总体原则')).toHaveText('无');
  await page.getByLabel('到', { exact: true }).fill('2025-06-30');
  await expect(page.getByText('起始日期晚于结束日期，请改一下。')).toBeVisible();
});

test('I tap a figure, and come to the rows and to the record', async ({ page }) => {
  await lastYear(page);
  await part(page, '组织机构').getByRole('button').click();
  const meeting = item(page, '安委会全体会议');
  await expect(meeting.locator('.score-item__points')).toHaveText('5 / 10 分');
  await expect(meeting.locator('.score-item__loss')).toHaveText([/6 月 30 日这一期：迟办 5 天.*扣 1 分/, /9 月 30 日这一期：闭环没有佐证.*扣 2 分/, /12 月 31 日这一期：到期没办.*扣 2 分/]);
  await meeting.getByText('1 期按时办结、有佐证，没有扣分').click();
  await expect(meeting).toContainText('第一季度会议');
  await part(page, '考核与奖惩').getByRole('button').click();
  await expect(item(page, '考核情况通报')).toContainText('共扣 24 分，扣完为止');
  await expect(item(page, '安委会全体会议')).toHaveCount(0);
  await part(page, '组织机构').getByRole('button').click();
  await item(page, '安委会全体会议').getByRole('link', { name: '第二季度会议' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '安委会全体会议' })).toBeVisible();
  await expect(page.locator('.record').filter({ hasText: '第二季度会议' })).toBeVisible();
});

test('the months are a line and a table, and a month opens', async ({ page }) => {
  await lastYear(page);
  const trend = page.getByRole('region', { name: '近十二个月' });
  await expect(trend.getByRole('img')).toBeVisible();
  // June 2025: the meeting late, the report open, the rest as it should be; the drill was put off.
  const june = trend.getByRole('row', { name: /^2025 年 6 月/ });
  await expect(june).toContainText('92.5 %');
  await expect(june).toContainText('37 / 40 分');
  await june.getByRole('button').click();
  await expect(trend.locator('.score-item')).toHaveCount(4);
  await expect(trend.locator('.score-item').first()).toContainText('考核情况通报');
});

test('closing a missed period late raises the score, and the same without evidence does not', async ({ page }) => {
  await lastYear(page);
  const closeMissed = async (evidence) => {
    await part(page, '组织机构').getByRole('button').click();
    await item(page, '安委会全体会议').getByRole('link', { name: '安委会全体会议' }).click();
    await page.locator('.occ').first().getByRole('button').first().click();
    await dialog(page).getByLabel('做了什么').fill('补开第四季度会议');
    if (evidence) await dialog(page).getByLabel('文号、地点、链接或说明').first().fill('会议纪要');
    await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
    await expect(dialog(page)).toHaveCount(0);
    await goTo(page, '#/score');
    await choose(page, '去年');
  };
  await closeMissed(false);
  await expect(page.locator('.score__figure')).toHaveText('70.8 %');
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await closeMissed(true);
  // 47 of 65.
  await expect(page.locator('.score__figure')).toHaveText('72.3 %');
});

test('the self-check finds what is wanting, and each line leads to where it is mended', async ({ page }) => {
  await withTheYear(page, '#/check');
  await expect(page.getByRole('heading', { level: 1, name: '自查' })).toBeVisible();
  await expect(rule(page, '到期没办').locator('.check__line')).toHaveCount(3);
  await expect(rule(page, '闭环没有佐证').locator('.check__line')).toHaveCount(2);
  await expect(rule(page, '岗位没有人')).toContainText('档案员');
  await expect(rule(page, '没有写依据')).toContainText('更新安全宣传栏');
  await expect(rule(page, '隐患没有定时限')).toContainText('加油站消防水带老化');

  await rule(page, '没有写依据').getByRole('link', { name: '更新安全宣传栏' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '更新安全宣传栏' })).toBeVisible();
  await page.getByRole('button', { name: '修改' }).click();
  await dialog(page).getByLabel('依据（可不填）').fill('镇长交办');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await goTo(page, '#/check');
  await expect(rule(page, '闭环没有佐证')).toBeVisible();
  await expect(rule(page, '没有写依据')).toHaveCount(0);
  await expect(rule(page, '隐患没有定时限').getByRole('link')).toHaveAttribute('href', '#/hazards/0000000000002');
  await expect(rule(page, '岗位没有人').getByRole('link').first()).toHaveAttribute('href', '#/unit');
});

test('one record can serve two duties that want the same shown', async ({ page }) => {
  await withTheYear(page, '#/check');
  const same = rule(page, '几条职责要同样的佐证');
  await expect(same).toContainText('检查记录、现场照片');
  await same.getByRole('button', { name: '把 2025 年 11 月 18 日「消防安全排查」的记录，同时记到「领导带班检查」2025 年 11 月 30 日这一期' }).click();
  await expect(page.getByText('已同时记上，不用重复填。')).toBeVisible();
  await expect(rule(page, '到期没办').locator('.check__line')).toHaveCount(2);
  // November is no longer open: 48 of 65.
  await goTo(page, '#/score');
  await choose(page, '去年');
  await expect(page.locator('.score__figure')).toHaveText('73.8 %');
});

test('where there is nothing yet, the pages say what to do', async ({ page }) => {
  await openApp(page, { at: '#/score' });
  await expect(page.getByText('清单还是空的')).toBeVisible();
  await page.getByRole('button', { name: '看一看清单包' }).click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await goTo(page, '#/check');
  await expect(page.getByText('清单还是空的')).toBeVisible();
});

test('score and self-check are accessible, fit a phone, and stand after a reload', async ({ page }) => {
  test.setTimeout(90_000);
  await lastYear(page);
  await part(page, '合计').getByRole('button').click();
  await expect(page.locator('.score-item').first()).toBeVisible();
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const at of ['#/score', '#/check']) {
      await goTo(page, at);
      await expect(page.locator(at === '#/score' ? '.score__figure' : '.check').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).disableRules(['region']).analyze();
      expect(violations.map(({ id, nodes }) => `${at} ${scheme} ${id} ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
    }
  }
  for (const size of ['m', 'xxl']) {
    await page.evaluate((size) => document.documentElement.setAttribute('data-size', size), size);
    for (const at of ['#/score', '#/check']) {
      await goTo(page, at);
      await expect(page.locator(at === '#/score' ? '.score__figure' : '.check').first()).toBeVisible();
      await fitsTheWindow(page);
    }
  }
  await page.reload();
  await started(page);
  await expect(rule(page, '到期没办')).toBeVisible();
});
