// The list of duties: from the pack, by hand; closing with and without what shows it; what was missed.

import { expect, started, test } from './support.mjs';
import { addDuty, closeWithEvidence, closeWithoutEvidence, dialog, dutyRow, openDuty, openList, readNewest, adopt, backToText, saved, turnTo } from './journeys.mjs';

const day = (date) => new Date(`${date}T09:00:00+08:00`);

/** Opens the list on a day of the device. */
async function listOn(page, date) {
  await page.clock.setFixedTime(day(date));
  await openList(page);
}

const tab = (page, name) => page.getByRole('group', { name: '按到期分' }).getByRole('button', { name: new RegExp(`^${name}`) });

test('the pack is looked at first, and only what I choose comes into the list', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await expect(page.getByText('清单还是空的')).toBeVisible();
  await page.getByRole('button', { name: '看一看清单包' }).click();
  const box = (name) => dialog(page).getByRole('checkbox', { name });
  await expect(box('确认两位主官都是第一责任人')).toBeChecked();
  // What other places do is offered, not chosen.
  await expect(box('年度安全要点与总结')).not.toBeChecked();
  expect(await dialog(page).getByRole('checkbox', { includeHidden: true }).count()).toBe(68);

  await dialog(page)
    .locator('input[type=checkbox]')
    .evaluateAll((boxes) => boxes.forEach((box) => (box.checked = false)));
  await dialog(page).getByRole('button', { name: '装入选中的' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('还没有选中任何一条。');
  await box('确认两位主官都是第一责任人').check();
  await box('年度安全要点与总结').check();
  await dialog(page).getByRole('button', { name: '装入选中的' }).click();
  await expect(page.getByText('已装入 2 条。')).toBeVisible();
  await expect(page.locator('.duty-row')).toHaveCount(2);
  await expect(dutyRow(page, '年度安全要点与总结')).toContainText('外地参照');
  await saved(page);

  await page.getByRole('button', { name: '从清单包再装几条' }).click();
  await expect(box('确认两位主官都是第一责任人')).toBeDisabled();
  await expect(dialog(page).getByText('已在清单里')).toHaveCount(2);
  await dialog(page).getByRole('button', { name: '取消' }).click();

  // The two first persons have their duty; the office has the other.
  await turnTo(page, '我的');
  await page.getByLabel('我的岗位').selectOption('安办');
  await turnTo(page, '清单');
  await expect(page.locator('.duty-row')).toHaveCount(1);
  await page.getByRole('group', { name: '看谁的' }).getByRole('button', { name: '全部' }).click();
  await expect(page.locator('.duty-row')).toHaveCount(2);
  await page.getByRole('group', { name: '看谁的' }).getByRole('button', { name: '我的' }).click();
  await expect(page.locator('.duty-row')).toHaveCount(1);
});

test('every duty shows what kind of source it rests on', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1, { name: '简报里的一件' });
  await backToText(page);
  await turnTo(page, '清单');
  await addDuty(page, { name: '自己想到的一件', basis: '镇长交办' });
  await page.getByRole('button', { name: '看一看清单包' }).click();
  await dialog(page).getByRole('button', { name: '装入选中的' }).click();
  await expect(page.getByText(/已装入 \d+ 条。/)).toBeVisible();
  await expect(dutyRow(page, '简报里的一件').locator('.tag').first()).toHaveText('简报');
  await expect(dutyRow(page, '自己想到的一件').locator('.tag').first()).toHaveText('自建');
  const rows = await page.locator('.duty-row').count();
  expect(rows).toBeGreaterThan(2);
  const kind = page.locator('.tag').filter({ hasText: /^(法律|四川规定|简报|外地参照|建议|自建)$/ });
  await expect(page.locator('.duty-row').filter({ has: kind })).toHaveCount(rows);
  await openDuty(page, '自己想到的一件');
  await expect(page.locator('.facts')).toContainText('镇长交办');
  await expect(page.locator('.facts')).toContainText('自建');
});

test('I add a duty by hand, and the tabs show it where it belongs', async ({ page }) => {
  // A Friday.
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '今天的', cadence: '只做一次', first: '2026-11-20' });
  await addDuty(page, { name: '周日的', cadence: '每周', first: '2026-11-22' });
  await addDuty(page, { name: '昨天的', cadence: '只做一次', first: '2026-11-19' });
  await addDuty(page, { name: '下月的', cadence: '每月', first: '2026-12-31' });
  await addDuty(page, { name: '按需的', cadence: '按需' });
  const shows = async (name, ...duties) => {
    await tab(page, name).click();
    await expect(page.locator('.duty-row__title')).toHaveText(duties);
    await expect(tab(page, name)).toHaveText(`${name}${duties.length}`);
  };
  await shows('今天到期', '今天的');
  await shows('本周', '今天的', '周日的');
  await shows('逾期', '昨天的');
  await tab(page, '已办').click();
  await expect(page.getByText('这里没有要办的事')).toBeVisible();
  await tab(page, '全部').click();
  await expect(page.locator('.duty-row')).toHaveCount(5);
  await expect(dutyRow(page, '按需的').locator('.status')).toHaveText('按需');
});

test('a duty without a name is not added', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await page.getByRole('button', { name: '自己加一条' }).click();
  await dialog(page).getByRole('button', { name: '放进清单' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明要做什么。');
});

test('I close a period with evidence, and take the closing back in one step', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '月度检查', cadence: '每月', first: '2026-11-20' });
  await openDuty(page, '月度检查');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await closeWithEvidence(page, '王镇长带队查了三家', '某府〔2026〕8号', '现场照片 12 张');
  const record = page.locator('.record');
  await expect(record).toContainText('王镇长带队查了三家');
  await expect(record).toContainText('某府〔2026〕8号');
  await expect(record).toContainText('现场照片 12 张');
  await expect(record).not.toContainText('无佐证');
  await expect(page.locator('.occ').first()).toContainText('12 月 20 日');
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(record).toHaveCount(0);
  await expect(page.locator('.occ').first()).toContainText('11 月 20 日');
});

test('without evidence I can close too, and it stays marked', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '一次性的', cadence: '只做一次', first: '2026-11-20' });
  await dutyRow(page, '一次性的').getByRole('button', { name: '闭环：一次性的' }).click();
  await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明做了什么。');
  await closeWithoutEvidence(page, '口头布置');
  await expect(page.getByText('已闭环「一次性的」，无佐证')).toBeVisible();
  await openDuty(page, '一次性的');
  await expect(page.locator('.record')).toContainText('无佐证');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.locator('.record')).toContainText('无佐证');
});

test('a closing in the future is refused', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '一次性的', cadence: '只做一次', first: '2026-11-20' });
  await dutyRow(page, '一次性的').getByRole('button', { name: '闭环：一次性的' }).click();
  await dialog(page).getByLabel('做了什么').fill('还没做');
  await dialog(page).getByLabel('办结日期').fill('2026-11-21');
  await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
  await expect(page.getByText('办结日期不能晚于今天，没有保存。')).toBeVisible();
  await expect(dialog(page).getByLabel('做了什么')).toHaveValue('还没做');
});

test('I open a closed period again with a reason, and the old record stays', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '一次性的', cadence: '只做一次', first: '2026-11-20' });
  await openDuty(page, '一次性的');
  await page.getByRole('button', { name: '闭环', exact: true }).first().click();
  await closeWithEvidence(page, '查过了', '某文1号');
  await page.getByRole('button', { name: '重新打开' }).click();
  await dialog(page).getByRole('button', { name: '重新打开' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await dialog(page).getByLabel('原因').fill('整改没有到位');
  await dialog(page).getByRole('button', { name: '重新打开' }).click();
  const record = page.locator('.record');
  await expect(record).toHaveCount(1);
  await expect(record).toContainText('查过了');
  await expect(record).toContainText('某文1号');
  await expect(record).toContainText('已重新打开');
  await expect(record).toContainText('原因：整改没有到位');
  await page.getByRole('button', { name: '闭环', exact: true }).first().click();
  await closeWithEvidence(page, '整改完了', '某文2号');
  await expect(record).toHaveCount(2);
});

test('a daily duty that was missed is late, with every missed day', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '每日巡查', cadence: '每日', first: '2026-11-20' });
  await expect(dutyRow(page, '每日巡查').locator('.status')).toContainText('今天');
  await saved(page);

  await page.clock.setFixedTime(day('2026-11-23'));
  await page.reload();
  await started(page);
  const row = dutyRow(page, '每日巡查');
  await expect(row.locator('.status')).toContainText('逾期');
  await expect(row).toContainText('共漏 3 期');
  await expect(row).toContainText('已过 3 天');
  await tab(page, '今天到期').click();
  await expect(row.locator('.status')).toContainText('今天');
  await turnTo(page, '今日');
  await expect(page.getByRole('region', { name: '逾期' })).toContainText('每日巡查');
  await expect(page.getByRole('region', { name: '今天到期' })).toContainText('每日巡查');
  await page.getByRole('region', { name: '逾期' }).getByRole('link', { name: '每日巡查' }).click();
  await expect(page.locator('.occ').filter({ hasText: '逾期' })).toHaveCount(3);
});

test('I change a duty, switch it off with a reason and on again', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '旧名字', cadence: '每月', first: '2026-11-30' });
  await openDuty(page, '旧名字');
  await page.getByRole('button', { name: '修改' }).click();
  await dialog(page).getByLabel('职责名称').fill('新名字');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新名字' })).toBeVisible();
  await page.getByRole('button', { name: '停用' }).click();
  await dialog(page).getByLabel('原因').fill('县里统一做');
  await dialog(page).getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('停用，原因：县里统一做')).toBeVisible();
  await page.getByRole('button', { name: '恢复使用' }).click();
  await expect(page.getByRole('button', { name: '闭环', exact: true }).first()).toBeVisible();
});
