// Our unit: who holds which role, when festivals and seasons fall, what is locked.

import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, saved, turnTo } from './journeys.mjs';

/** Opens the page of the unit on a day of the device. */
async function openUnit(page, date = '2026-11-24') {
  await page.clock.setFixedTime(new Date(`${date}T09:00:00+08:00`));
  await openApp(page, { at: '#/unit' });
  await expect(page.getByRole('heading', { name: '工作日历' })).toBeVisible();
}

const section = (page, name) => page.getByRole('region', { name, exact: true });
const role = (page, name) => section(page, '岗位和人员').getByRole('listitem').filter({ has: page.locator('.holders__role', { hasText: name }) });
const year = (page, number) => section(page, '工作日历').locator('.year').filter({ has: page.getByRole('heading', { name: `${number} 年` }) });

/** Fills the five fields that stand on the page before anything is known. */
async function introduce(page, { unit = '某某镇', county = '某县', secretary = '', head = '', me } = {}) {
  await page.getByLabel('乡镇（街道）名称').fill(unit);
  await page.getByLabel('县（市、区）').fill(county);
  await page.getByLabel('书记', { exact: true }).fill(secretary);
  await page.getByLabel('镇长（主任）', { exact: true }).fill(head);
  if (me) await page.getByLabel('我的岗位').first().selectOption(me);
  await page.getByRole('button', { name: '保存本单位' }).click();
  await expect(page.getByRole('heading', { level: 1, name: unit })).toBeVisible();
}

/** Puts somebody in the place of who holds a role. */
async function changePerson(page, old, { name, from }) {
  await page.getByRole('button', { name: `换人：${old}` }).click();
  await dialog(page).getByLabel('姓名').fill(name);
  if (from) await dialog(page).getByLabel('新人从哪天起').fill(from);
  await dialog(page).getByRole('button', { name: '换人', exact: true }).click();
}

/** Says when an occasion falls in a year. */
async function date(page, number, occasion, first, last) {
  await page.getByRole('button', { name: new RegExp(`：${number} 年${occasion}$`) }).click();
  await dialog(page).getByLabel('第一天').fill(first);
  await dialog(page).getByLabel('最后一天').fill(last);
  await dialog(page).getByRole('button', { name: '保存' }).click();
}

/** Locks everything up to a day. */
async function lockTo(page, day) {
  await section(page, '锁定').getByRole('button', { name: '锁定', exact: true }).click();
  await dialog(page).getByLabel('锁到哪一天（含这一天）').fill(day);
  await dialog(page).getByRole('button', { name: '锁定', exact: true }).click();
}

test('the page invites me to say whose checklist it is, and keeps it', async ({ page }) => {
  await openUnit(page);
  await page.getByRole('button', { name: '保存本单位' }).click();
  await expect(page.getByRole('alert')).toHaveText('请写乡镇（街道）的名称。');
  await introduce(page, { secretary: '王五', head: '张三', me: '镇长（主任）' });
  await expect(role(page, '镇长（主任）')).toContainText('张三');
  await expect(role(page, '书记')).toContainText('王五');
  await expect(section(page, '我的岗位').getByRole('combobox')).toHaveValue('head');
  await saved(page);
  await fitsTheWindow(page);
  await page.reload();
  await started(page);
  await expect(page.getByRole('heading', { level: 1, name: '某某镇' })).toBeVisible();
  await turnTo(page, '我的');
  await expect(page.getByLabel('我的岗位')).toHaveValue('head');
});

test('a new head comes, the old one stays in the list, and what I do is done in the new name', async ({ page }) => {
  await openUnit(page);
  await introduce(page, { head: '张三', me: '镇长（主任）' });
  await page.getByRole('button', { name: '更正：张三' }).click();
  await dialog(page).getByLabel('从哪天起（可不填）').fill('2025-03-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();

  await changePerson(page, '张三', { name: '李四', from: '2025-03-01' });
  await expect(dialog(page).getByRole('alert')).toContainText('张三是 2025 年 3 月 1 日起任的');
  await expect(dialog(page).getByLabel('姓名')).toHaveValue('李四');
  await dialog(page).getByLabel('新人从哪天起').fill('2026-11-20');
  await dialog(page).getByRole('button', { name: '换人', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);

  const head = role(page, '镇长（主任）');
  await expect(head.locator('.holders__name')).toHaveText('李四');
  await head.getByText('历任 1 人').click();
  await expect(head.locator('.holders__past')).toContainText('张三');
  await expect(head.locator('.holders__past')).toContainText('2025 年 3 月 1 日至 11 月 19 日');
  // The role is mine, whoever holds it.
  await expect(section(page, '我的岗位').getByRole('option', { name: '镇长（主任）：李四' })).toBeAttached();
  await lockTo(page, '2026-09-30');
  await expect(section(page, '锁定')).toContainText('镇长（主任） 李四');
  await expect(section(page, '改动记录')).toContainText('镇长（主任） 张三 2025-03-01 2026-11-19');
});

test('several hold a role, and a typing error is corrected', async ({ page }) => {
  await openUnit(page);
  await introduce(page);
  const enter = async (button, name) => {
    await page.getByRole('button', { name: button }).click();
    await dialog(page).getByLabel('姓名').fill(name);
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await expect(dialog(page)).toHaveCount(0);
  };
  await enter('填写：分管负责人', '甲');
  await enter('再加一人：分管负责人', '乙');
  await expect(role(page, '分管负责人').locator('.holders__name')).toHaveText(['甲', '乙']);
  await enter('更正：乙', '丙');
  await expect(role(page, '分管负责人').locator('.holders__name')).toHaveText(['甲', '丙']);
  await page.getByRole('button', { name: '更正：甲' }).click();
  await dialog(page).getByLabel('整条填错了').check();
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(role(page, '分管负责人').locator('.holders__name')).toHaveText(['丙']);
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(role(page, '分管负责人').locator('.holders__name')).toHaveText(['甲', '丙']);
});

test('a year without a table says so, and a pasted notice fills one', async ({ page }) => {
  await openUnit(page);
  await expect(year(page, 2026)).toContainText('已有放假安排：国办发明电〔2025〕7号（程序自带）');
  await expect(year(page, 2026)).toContainText('12 月 28 日以后，要等下一年的放假安排才能确定。');
  await expect(year(page, 2027)).toContainText('没有放假安排，工作日按周一至周五推算');
  await page.getByRole('button', { name: '填放假安排：2027 年' }).click();
  // Invented days: only their form is that of a notice.
  const lines = ['元旦：1月1日（周五）至3日（周日）放假', '春节：2月5日至11日放假，2月14日（周日）上班', '清明节：4月3日至5日放假', '劳动节：5月1日至5日放假', '端午节：6月9日放假', '中秋节：9月15日放假'];
  const paste = async (text) => {
    await dialog(page).getByLabel('通知原文').fill(text);
    await dialog(page).getByRole('button', { name: '按通知填下面各栏' }).click();
  };
  await paste('关于2026年部分节假日安排的通知');
  await expect(dialog(page).getByRole('status')).toContainText('这是 2026 年的通知');
  await paste(lines.join('。\n'));
  await expect(dialog(page).getByRole('status')).toContainText('读出 6 个节日、1 个周末上班的日子');
  await expect(dialog(page).getByLabel('春节放假最后一天')).toHaveValue('2027-02-11');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('还没有填国庆节的放假日期');
  await dialog(page).getByLabel('国庆节放假第一天').fill('2027-10-01');
  await dialog(page).getByLabel('国庆节放假最后一天').fill('2027-10-07');
  await dialog(page).getByLabel('周末上班的日子').fill('2 月 14 日、3 月 3 日');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('3 月 3 日是星期三，本来就上班');
  await expect(dialog(page).getByLabel('国庆节放假第一天')).toHaveValue('2027-10-01');
  await dialog(page).getByLabel('周末上班的日子').fill('2 月 14 日、10-9');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(year(page, 2027)).toContainText('已有放假安排（本单位填写，未注明文号）');
  await expect(year(page, 2027)).toContainText('周末上班：2 月 14 日、10 月 9 日');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(year(page, 2027)).toContainText('2 月 5 日至 2 月 11 日');
  await page.getByRole('button', { name: '改放假安排：2027 年' }).click();
  await dialog(page).getByLabel('去掉本单位填的这一年安排').check();
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(year(page, 2027)).toContainText('没有放假安排');
});

test('I enter the fire season, and the duty that waits for it gets its day', async ({ page }) => {
  const row = { row: 1, aspect: 4, name: '备好灭火器材', cadence: { before: { what: 'fire_season', days: 7 } }, cadence_from: 'local', roles: ['head'], evidence: '清点表', basis: '镇里的规定', kinds: ['own'], confidence: 'D' };
  const pack = { id: 'own-test', version: 1, name: '防火清单', rows: [row] };
  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00+08:00'));
  await openApp(page, { at: '#/packs' });
  await page.getByLabel('打开清单包文件').setInputFiles({ name: 'fire.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
  await page.getByRole('checkbox', { name: '备好灭火器材' }).check();
  await page.getByRole('button', { name: '装入选中的 1 条' }).click();
  await expect(page.getByText('已装入 1 条。')).toBeVisible();
  await page.getByRole('navigation', { name: '清单各页' }).getByRole('link', { name: '本单位' }).click();

  await expect(year(page, 2027)).toContainText('2027 年有 1 条职责定不了到期日');
  await expect(year(page, 2027)).toContainText('缺：森林防火期');
  await date(page, 2027, '森林防火期', '2028-01-01', '2028-05-31');
  await expect(dialog(page).getByRole('alert')).toHaveText('第一天要在 2027 年。');
  await dialog(page).getByLabel('第一天').fill('2027-12-31');
  await dialog(page).getByLabel('最后一天').fill('2027-05-31');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('后面的日期早于前面的');
  await dialog(page).getByLabel('第一天').fill('2027-01-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(year(page, 2027)).not.toContainText('定不了到期日');
  await year(page, 2026).getByRole('link', { name: '备好灭火器材' }).click();
  await expect(page.locator('.occ').first()).toContainText('12 月 25 日');
});

test('I lock a quarter, and open the lock again with a reason; both stay to be seen', async ({ page }) => {
  await openUnit(page, '2026-10-08');
  await section(page, '锁定').getByRole('button', { name: '锁定', exact: true }).click();
  await expect(dialog(page)).toContainText('以后只能补录、追加，并且要写明原因');
  await expect(dialog(page).getByLabel('锁到哪一天（含这一天）')).toHaveValue('2026-09-30');
  await dialog(page).getByLabel('锁到哪一天（含这一天）').fill('2026-10-08');
  await dialog(page).getByRole('button', { name: '锁定', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('今天和以后的日子不能锁');
  await dialog(page).getByLabel('锁到哪一天（含这一天）').fill('2026-06-30');
  await dialog(page).getByLabel('由谁锁定').fill('安办');
  await dialog(page).getByRole('button', { name: '锁定', exact: true }).click();
  await lockTo(page, '2026-09-30');
  await expect(section(page, '锁定')).toContainText('9 月 30 日及以前已锁定。');
  await lockTo(page, '2026-06-30');
  await expect(dialog(page).getByRole('alert')).toContainText('9 月 30 日及以前已经锁定');
  await dialog(page).getByRole('button', { name: '取消' }).click();

  await section(page, '锁定').getByRole('button', { name: '解除最近一次锁定' }).click();
  await dialog(page).getByRole('button', { name: '解除最近一次锁定' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await dialog(page).getByLabel('原因').fill('漏录一次会议');
  await dialog(page).getByRole('button', { name: '解除最近一次锁定' }).click();
  await expect(section(page, '锁定')).toContainText('6 月 30 日及以前已锁定。');
  const lock = page.locator('.locks__one');
  await expect(lock).toHaveCount(2);
  await expect(lock.first()).toContainText('已解除');
  await expect(lock.first()).toContainText('原因：漏录一次会议');
  await expect(lock.last()).toContainText('锁定中');
  await expect(lock.last()).toContainText('安办');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.locator('.locks__one')).toHaveCount(2);
});

test('points that make papering over pay are not saved, and nothing that was typed is lost', async ({ page }) => {
  await openUnit(page);
  await expect(section(page, '本地规定')).toContainText('都没有给乡镇（街道）规定分钟数');
  await page.getByRole('button', { name: '改本地规定' }).click();
  const field = (name) => dialog(page).getByLabel(name, { exact: true });
  await field('事故发生后，本级多少分钟内上报').fill('很快');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('“很快”不是 1 到 1440 的整数');
  await field('事故发生后，本级多少分钟内上报').fill('30');
  await field('无佐证扣').fill('1');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('无佐证扣 1 分，少于缺一期的 2 分');
  await expect(field('事故发生后，本级多少分钟内上报')).toHaveValue('30');
  await field('无佐证扣').fill('3');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(section(page, '本地规定')).toContainText('30 分钟内');
  await expect(section(page, '本地规定')).toContainText('3 分');
});

test('the page works without a network, in English and in the largest text', async ({ page }) => {
  await openUnit(page);
  await offlineReady(page);
  await goOffline(page);
  await page.reload();
  await started(page);
  await introduce(page, { head: '张三' });
  await saved(page);
  await turnTo(page, '我的');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'XXL', exact: true }).click();
  await page.goto(`${page.url().split('#')[0]}#/unit`);
  await expect(page.getByRole('heading', { name: 'Roles and people' })).toBeVisible();
  await expect(page.getByText('No days off known: Monday to Friday is assumed')).toBeVisible();
  await fitsTheWindow(page);
});
