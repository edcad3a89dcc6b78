// The responsibility checklist in use: due days of every kind, putting off, what does not apply, one record for several
// duties, evidence known by its hash, striking off, corrections that stay told, a clock that was set back.

import { createHash } from 'node:crypto';
import { expect, started, test } from './support.mjs';
import { addDuty, closeWithEvidence, dialog, dutyRow, openDuty, openList, saved, turnTo } from './journeys.mjs';

const at = (date, time = '09:00') => new Date(`${date}T${time}:00+08:00`);

async function listOn(page, date) {
  await page.clock.setFixedTime(at(date));
  await openList(page);
}

/** The device shows another day; the page is loaded again. */
async function nextDay(page, date) {
  await saved(page);
  await page.clock.setFixedTime(at(date));
  await page.reload();
  await started(page);
}

const field = (page, label) => dialog(page).getByLabel(label, { exact: true });
const press = (page, name) => dialog(page).getByRole('button', { name, exact: true }).click();
const status = (page) => page.locator('header .status').first();

/** Adds a duty whose cadence needs more said: { name, cadence, first, more: { label: value } }. */
async function addWith(page, { name, cadence, first, more = {} }) {
  await page.getByRole('button', { name: '自己加一条' }).click();
  await field(page, '职责名称').fill(name);
  await field(page, '频次').selectOption(cadence);
  for (const [label, value] of Object.entries(more)) {
    const control = field(page, label);
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
  if (first !== undefined) await field(page, '首次到期').fill(first);
  await press(page, '放进清单');
  await expect(dialog(page)).toHaveCount(0);
}

test('due days of every kind: nth weekday, last day, before a festival, within working days', async ({ page }) => {
  await listOn(page, '2026-09-01');
  await addWith(page, { name: '月度例会', cadence: '每月第几个星期几', more: { 第几个: '第二个', 星期几: '星期二' }, first: '2026-09-01' });
  await expect(dutyRow(page, '月度例会')).toContainText('9 月 8 日');
  await addWith(page, { name: '月末报表', cadence: '每月、季、年的最后一天', first: '2026-02-01' });
  await addWith(page, { name: '节前检查', cadence: '节前、汛前、防火期前', more: { 在什么之前: '国庆节', 提前几天: '3' }, first: '2026-09-01' });
  await expect(dutyRow(page, '节前检查')).toContainText('9 月 28 日');
  await addWith(page, { name: '防火期前部署', cadence: '节前、汛前、防火期前', more: { 在什么之前: '森林防火期' }, first: '2026-09-01' });
  await expect(dutyRow(page, '防火期前部署').locator('.status')).toContainText('未排期');
  await openDuty(page, '防火期前部署');
  await expect(page.getByText('2026 年的森林防火期还没有定日期')).toBeVisible();
  await turnTo(page, '清单');

  // February, March, April: the last day each time, nothing drifts.
  await openDuty(page, '月末报表');
  await expect(page.locator('.occ__name').nth(0)).toHaveText('2 月 28 日');
  await expect(page.locator('.occ__name').nth(1)).toHaveText('3 月 31 日');
  await expect(page.locator('.occ__name').nth(2)).toHaveText('4 月 30 日');
  await turnTo(page, '清单');

  await addWith(page, { name: '督办单回复', cadence: '事发后若干天内', more: { 几天之内: '5' } });
  await openDuty(page, '督办单回复');
  await expect(page.getByText('还没有登记过')).toBeVisible();
  await page.getByRole('button', { name: '登记一次' }).click();
  await press(page, '登记，开始计时');
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明发生了什么。');
  await field(page, '发生了什么').fill('收到县安委办督办单');
  await press(page, '登记，开始计时');
  await expect(page.locator('.occ__name')).toHaveText('9 月 8 日');
  await expect(page.locator('.occ')).toContainText('收到县安委办督办单');
});

test('what the law sets cannot be made rarer, the rest can and says that it is local', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '镇级例会', cadence: '每季度', first: '2026-12-31' });
  await openDuty(page, '镇级例会');
  await page.getByRole('button', { name: '修改' }).click();
  await field(page, '频次').selectOption('每隔若干天、周、月');
  await field(page, '每隔多少').fill('0');
  await press(page, '保存');
  await expect(dialog(page).getByRole('alert')).toContainText('不是 1 到 999 的整数');
  await field(page, '每隔多少').fill('2');
  await field(page, '单位').selectOption('个月');
  await press(page, '保存');
  await expect(page.locator('.facts')).toContainText('每 2 个月');
  await expect(page.locator('.facts')).toContainText('本地自定');
});

test('a day is put off before it has come, with a reason; not when it is over', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '季度检查', cadence: '每季度', first: '2026-11-24' });
  await openDuty(page, '季度检查');
  await expect(status(page)).toHaveText('绿灯未到期');
  await page.getByRole('button', { name: '延期' }).first().click();
  await press(page, '延期');
  await expect(dialog(page).getByRole('alert')).toContainText('请选一个比 11 月 24 日 晚的日子');
  await field(page, '延到哪一天').fill('2026-11-30');
  await press(page, '延期');
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await field(page, '原因').fill('大雪封山');
  await press(page, '延期');
  await expect(page.locator('.occ').first()).toContainText('已延期到 11 月 30 日，原因：大雪封山');
  await nextDay(page, '2026-11-25');
  await expect(page.locator('.occ').first()).not.toContainText('逾期');
  await nextDay(page, '2026-12-01');
  await expect(page.locator('.occ').first()).toContainText('红灯');
  await expect(page.locator('.occ').first().getByRole('button', { name: '延期' })).toHaveCount(0);
});

test('what does not apply is said with a reason and is no longer due', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '每月走访', cadence: '每月', first: '2026-11-20' });
  await openDuty(page, '每月走访');
  await page.locator('.occ').first().getByRole('button', { name: '本期不适用' }).click();
  await press(page, '标为不适用');
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await field(page, '原因').fill('本月辖区无在建工地');
  await press(page, '标为不适用');
  await expect(page.locator('.record')).toContainText('本期不适用');
  await expect(page.locator('.record')).toContainText('本月辖区无在建工地');
  await expect(page.locator('.record')).not.toContainText('无佐证');
  await expect(page.locator('.occ').first()).toContainText('12 月 20 日');
});

test('one meeting is entered once and closes two duties; what is corrected changes in both and stays told', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '安委会例会', cadence: '每季度', first: '2026-11-20' });
  await addDuty(page, { name: '传达上级部署', cadence: '每月', first: '2026-11-20' });
  await openDuty(page, '安委会例会');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await expect(field(page, '这是一次什么')).toHaveValue('meeting');
  await field(page, '做了什么').fill('召开四季度安委会例会');
  await field(page, '地点').fill('镇政府三楼');
  await field(page, '到场人数').fill('二十');
  await press(page, '闭环');
  await expect(dialog(page).getByRole('alert')).toContainText('“二十”不是一个整数');
  await field(page, '到场人数').fill('20');
  await field(page, '议定事项').fill('部署冬季防火');
  await dialog(page).getByLabel('文号、地点、链接或说明').fill('某镇安委〔2026〕4号');
  await dialog(page).getByText('这件事还办结了别的？').click();
  await dialog(page).getByRole('checkbox', { name: '传达上级部署' }).check();
  await press(page, '闭环');
  await expect(page.getByText('一次记录，已闭环 2 项。')).toBeVisible();
  await expect(page.locator('.record')).toContainText('到场人数：20');
  await expect(page.locator('.record')).toContainText('这条记录还用于');

  await page.locator('.record').getByRole('link', { name: /传达上级部署/ }).click();
  await expect(page.locator('.record')).toContainText('召开四季度安委会例会');
  await page.getByRole('button', { name: '更正' }).click();
  await field(page, '做了什么').fill('召开第四季度安委会例会');
  await press(page, '保存');
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await field(page, '原因').fill('漏字');
  await press(page, '保存');
  await saved(page);
  await page.goBack();
  await expect(page.locator('.record')).toContainText('召开第四季度安委会例会');

  // Opening one of them again leaves the other closed.
  await page.locator('.record').getByRole('button', { name: '重新打开' }).click();
  await field(page, '原因').fill('会议没有形成纪要');
  await press(page, '重新打开');
  await expect(page.locator('.record')).toContainText('已重新打开');
  await turnTo(page, '清单');
  await expect(dutyRow(page, '安委会例会').locator('.status')).toContainText('今天');
  await expect(dutyRow(page, '传达上级部署').locator('.status')).toContainText('未到期');
});

test('an earlier record serves another duty without being typed again', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '带队检查', cadence: '每月', first: '2026-11-20' });
  await addDuty(page, { name: '走访重点单位', cadence: '每季度', first: '2026-11-20' });
  await openDuty(page, '带队检查');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await closeWithEvidence(page, '查了三家企业', '现场检查记录 3 份');
  await turnTo(page, '清单');
  await openDuty(page, '走访重点单位');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await dialog(page).getByRole('button', { name: '已经记过了？用已有的记录' }).click();
  await dialog(page).getByRole('radio', { name: /查了三家企业/ }).check();
  await press(page, '用这一条');
  await expect(page.locator('.record')).toContainText('查了三家企业');
  await expect(page.locator('.record')).toContainText('现场检查记录 3 份');
});

test('a file is named with its own checksum, and its validity is watched', async ({ page }) => {
  const photo = Buffer.from('not really a photo, but bytes are bytes');
  const hash = createHash('sha256').update(photo).digest('hex');
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '持证核对', cadence: '每年', first: '2026-11-20' });
  await openDuty(page, '持证核对');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await field(page, '做了什么').fill('核对了执法证');
  await dialog(page).getByLabel('佐证种类').selectOption('照片');
  await dialog(page).getByText('日期、有效期、文件').click();
  await dialog(page).getByLabel('有效期到').fill('2026-12-31');
  await dialog(page).locator('input[type=file]').setInputFiles({ name: '执法证.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(dialog(page)).toContainText(`校验码 ${hash.slice(0, 12)}`);
  await press(page, '闭环');
  const record = page.locator('.record');
  await expect(record).toContainText('执法证.jpg');
  await expect(record.locator(`[title="${hash}"]`)).toBeVisible();
  await expect(record).toContainText('有效期到 12 月 31 日');
  await nextDay(page, '2027-01-05');
  await expect(record).toContainText('有效期已过');
});

test('whoever checks strikes off and judges; more evidence is added, and nothing of it is lost', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '隐患排查', cadence: '每月', first: '2026-11-20' });
  await openDuty(page, '隐患排查');
  await page.getByRole('button', { name: '闭环', exact: true }).click();
  await closeWithEvidence(page, '排查了一遍', '排查表');
  await turnTo(page, '清单');
  const tab = page.getByRole('group', { name: '按到期分' }).getByRole('button', { name: /^待销号/ });
  await expect(tab).toHaveText('待销号1');
  await tab.click();
  await openDuty(page, '隐患排查');
  await page.getByRole('button', { name: '核查销号' }).click();
  await press(page, '核查销号');
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明核查人。');
  await field(page, '结果评价').selectOption('部分符合');
  await field(page, '核查人').fill('王镇长');
  await field(page, '核查情况').fill('两处未拍照');
  await press(page, '核查销号');
  await expect(page.locator('.record')).toContainText('已销号');
  await expect(page.locator('.record')).toContainText('王镇长核查，部分符合。两处未拍照');
  await page.getByRole('button', { name: '补充' }).click();
  await field(page, '补充什么').fill('补拍两处照片');
  await field(page, '为什么补充').fill('核查要求');
  await dialog(page).getByLabel('文号、地点、链接或说明').fill('照片 2 张');
  await press(page, '补充');
  await expect(page.locator('.record')).toContainText('补拍两处照片（原因：核查要求）');
  await expect(page.locator('.record')).toContainText('照片 2 张');
  await nextDay(page, '2026-11-21');
  await expect(page.locator('.record')).toContainText('补拍两处照片');
  await turnTo(page, '清单');
  await expect(tab).toHaveText('待销号0');
});

test('a clock that is set back hides nothing, and what is recorded then is marked', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await addDuty(page, { name: '每日巡查', cadence: '每日', first: '2026-11-18' });
  await expect(dutyRow(page, '每日巡查')).toContainText('共漏 2 期');
  await nextDay(page, '2026-11-24');
  await expect(dutyRow(page, '每日巡查')).toContainText('共漏 6 期');
  await nextDay(page, '2025-11-24');
  await expect(dutyRow(page, '每日巡查')).toContainText('共漏 6 期');
  await expect(page.getByRole('alert').filter({ hasText: '时钟存疑' })).toContainText('现在 2025-11-24，见过 2026-11-24');
  await openDuty(page, '每日巡查');
  await page.getByRole('button', { name: '闭环', exact: true }).first().click();
  await closeWithEvidence(page, '巡查了', '巡查记录');
  await expect(page.locator('.record')).toContainText('时钟存疑');

  // It was the other date that was wrong: that is said, with a reason.
  await page.getByRole('button', { name: '按现在的日期' }).click();
  await field(page, '原因').fill('手机年份调错过');
  await press(page, '按现在的日期');
  await expect(page.getByRole('alert').filter({ hasText: '时钟存疑' })).toHaveCount(0);
});

test('a long list is narrowed and shown in parts', async ({ page }) => {
  await listOn(page, '2026-11-20');
  await page.getByRole('button', { name: '看一看清单包' }).click();
  const boxes = dialog(page).locator('input[type=checkbox]');
  // What is done to all of them does not wait for them.
  await expect(boxes).toHaveCount(68);
  await boxes.evaluateAll((boxes) => boxes.filter((box) => !box.checked).forEach((box) => box.click()));
  await press(page, '装入选中的');
  await expect(page.locator('.duty-row')).toHaveCount(60);
  await page.getByRole('button', { name: '再看 8 条' }).click();
  await expect(page.locator('.duty-row')).toHaveCount(68);
  await page.getByText('筛选和分组').click();
  await page.getByLabel('方面', { exact: true }).selectOption('考核与奖惩');
  await expect(page.locator('.duty-row')).toHaveCount(7);
  await page.getByLabel('名称、依据里有').fill('没有这样的');
  await expect(page.getByText('没有符合条件的职责')).toBeVisible();
  await page.getByRole('button', { name: '不筛选，看全部' }).click();
  await expect(page.locator('.duty-row')).toHaveCount(68);
  await page.getByLabel('按方面分组').check();
  await expect(page.getByRole('heading', { level: 2, name: /工作机制/ })).toBeVisible();
});

test('a piece of evidence that is taken out of the form takes only its own words with it', async ({ page }) => {
  await listOn(page, '2026-11-24');
  await addDuty(page, { name: '查加油站', cadence: 'daily', first: '2026-11-24' });
  await dutyRow(page, '查加油站').getByRole('button').click();
  await field(page, '做了什么').fill('查过了');
  const texts = dialog(page).getByPlaceholder('文号、地点、链接或说明');
  const words = ['检查表一', '检查表二', '检查表三', '检查表四'];
  for (const [at, text] of words.entries()) {
    if (at > 0) await press(page, '再加一条');
    await texts.nth(at).fill(text);
  }
  await dialog(page).getByRole('button', { name: '删去这条佐证' }).first().click();
  await press(page, '再加一条');
  await texts.nth(3).fill('检查表五');
  await dialog(page).getByRole('button', { name: '删去这条佐证' }).nth(1).click();
  await expect(texts).toHaveCount(3);
  for (const [at, text] of ['检查表一', '检查表三', '检查表五'].entries()) await expect(texts.nth(at)).toHaveValue(text);
  await press(page, '闭环');
  await openDuty(page, '查加油站');
  for (const text of ['检查表一', '检查表三', '检查表五']) await expect(page.locator('.record').getByText(text)).toBeVisible();
  for (const text of ['检查表二', '检查表四']) await expect(page.getByText(text)).toHaveCount(0);
});
