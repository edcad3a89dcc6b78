// Reporting an accident: who has to be told by when, over New Year; the log of calls; numbers that are not known.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, saved } from './journeys.mjs';

const at = (minute) => new Date(`${minute}:00+08:00`);

/** Takes over a backup of this app in which the unit says something: its name, the minutes that its county set. */
async function unitSays(page, said) {
  await openApp(page, { at: '#/settings' });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出备份' }).click()]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  const unit = file.rooms.find(([name]) => name === 'unit');
  unit[1] = JSON.stringify({ ...JSON.parse(unit[1]), ...said });
  const part = ([name, text]) => `${name} ${Buffer.byteLength(text)}\n${text}\n`;
  file.sha256 = createHash('sha256').update([...file.rooms, ...(file.texts ?? [])].map(part).join('')).digest('hex');
  await page.getByLabel('从文件恢复').setInputFiles({ name: 'unit.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await dialog(page).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText('已恢复，可以撤销。')).toBeVisible();
}

/** Begins an accident with what is known at first. */
async function begin(page, { what, place = '', kind, known }) {
  await page.goto(`${process.env.LUOSHI_ROOT}#/incidents`);
  await page.getByRole('button', { name: '发生事故，马上记' }).click();
  await dialog(page).getByLabel('发生了什么').fill(what);
  await dialog(page).getByLabel('地点').fill(place);
  if (kind) await dialog(page).getByLabel('哪一类').selectOption(kind);
  if (known) await dialog(page).getByLabel('本级几点知道的').fill(known);
  await dialog(page).getByRole('button', { name: '记下，看要报给谁' }).click();
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible();
}

/** What has to be reported by when: ours, or that of others by the words of the step. */
const ours = (page) => page.locator('.due--ours');
const due = (page, step) => page.locator('.due').filter({ hasText: step });
const entry = (page, number) => page.locator('.call').filter({ has: page.getByText(`第 ${number} 条`, { exact: true }) });

/** Logs a call by its button; what is given is changed. */
async function log(page, button, given = {}) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await fillCall(page, given);
}

async function fillCall(page, { at: when, from, name, said, kind, numbers = {} }) {
  if (when) await dialog(page).getByLabel('几点打的').fill(when);
  if (from) await dialog(page).getByLabel('谁打的').selectOption(from);
  if (name) await dialog(page).getByLabel('对方姓名').fill(name);
  if (said) await dialog(page).getByLabel('说了什么').fill(said);
  if (kind) await dialog(page).getByLabel('这是').selectOption(kind);
  for (const [label, number] of Object.entries(numbers)) await dialog(page).getByLabel(label, { exact: true }).fill(number);
  await dialog(page).getByRole('button', { name: '记进流水' }).click();
}

/** Changes the facts. */
async function facts(page, given) {
  await page.getByRole('button', { name: '改事故情况' }).click();
  for (const [label, words] of Object.entries(given)) await dialog(page).getByLabel(label, { exact: true }).fill(words);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

test('known at 22:50 on New Year’s Eve: the time runs over midnight, and one minute late is late', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-12-31T22:50'));
  await unitSays(page, { name: '某某镇', report_minutes: 90 });
  await begin(page, { what: '某砂石厂边坡垮塌', place: '三村' });
  await expect(ours(page)).toContainText('本级的责任');
  await expect(ours(page)).toContainText('最迟 2027 年 1 月 1 日 00:20');
  await expect(ours(page)).toContainText('还没有报，还剩 1 小时 30 分钟');
  await expect(ours(page)).toContainText('县里规定 90 分钟');
  await expect(ours(page)).toContainText('《突发事件应对法》第 61 条');

  // Half a minute is all that the page waits before it looks at the clock again.
  await page.clock.setFixedTime(at('2027-01-01T00:19'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(ours(page)).toContainText('还没有报，还剩 1 分钟');
  await page.clock.setFixedTime(at('2027-01-01T00:21'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(ours(page)).toContainText('还没有报，已经超过 1 分钟');

  await log(page, '已报县应急局', { name: '值班员小陈', said: '三村砂石厂垮塌，正在核人数' });
  await expect(ours(page)).toContainText('1 月 1 日 00:21 才报，晚了 1 分钟');
  await expect(entry(page, 1)).toContainText('本级报县应急局（首报）');
  await expect(entry(page, 1)).toContainText('值班员小陈');

  // The entry was wrong: it stays, and the one that corrects it counts.
  await page.getByRole('button', { name: '更正：第 1 条' }).click();
  await expect(dialog(page)).toContainText('更正第 1 条');
  await fillCall(page, { at: '2027-01-01T00:20' });
  await expect(ours(page)).toContainText('1 月 1 日 00:20 已报，在时限内');
  await expect(entry(page, 1)).toContainText('已由第 2 条更正');
  await expect(entry(page, 1)).toContainText('00:21');
  await expect(page.getByRole('button', { name: '更正：第 1 条' })).toHaveCount(0);

  // What others owe runs from when they were told, and nobody is called late.
  await expect(due(page, '县级部门报告市（州）部门')).toContainText('最迟 1 月 1 日 02:20');
  await expect(due(page, '县级部门报告市（州）部门')).toContainText('别人的责任');
  await page.clock.setFixedTime(at('2027-01-01T09:00'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(due(page, '县级部门报告市（州）部门')).toContainText('流水里没有');
  const others = await page.locator('.due:not(.due--ours)').allInnerTexts();
  expect(others.join(' ')).not.toMatch(/超过|晚了|逾期/);
  await expect(page.locator('.due:not(.due--ours) .status--late')).toHaveCount(0);

  await saved(page);
  await page.reload();
  await started(page);
  await expect(ours(page)).toContainText('1 月 1 日 00:20 已报，在时限内');
  await expect(page.locator('.call')).toHaveCount(2);
});

test('without a local number the answer is “at once”, and it says that no text gives one', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  await openApp(page);
  await begin(page, { what: '厂房起火', kind: '火灾' });
  await expect(ours(page)).toContainText('立即');
  await expect(ours(page)).toContainText('还没有报，请立即报');
  await expect(ours(page)).toContainText('国家和四川的条文都没有给乡镇定分钟数');
  await expect(ours(page).getByRole('link', { name: '到“本单位”里填' })).toHaveAttribute('href', '#/unit');
  await log(page, '已报县政府', {});
  await expect(ours(page)).toContainText('11 月 24 日 09:10 已报，知道后 0 分钟');
  await page.goto(`${process.env.LUOSHI_ROOT}#/incidents`);
  await expect(page.locator('.incident-list')).toContainText('厂房起火');
  await expect(page.locator('.incident-list')).toContainText('09:10 已报');
});

test('the hour of the unit runs from when its head was told, and a late unit is not our judgement', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-11-24T12:00'));
  await openApp(page);
  await begin(page, { what: '石料厂坍塌', known: '2026-11-24T09:10' });
  await expect(due(page, '单位负责人报告县级')).toContainText('起算的时间还不知道');
  await facts(page, { 发生时间: '2026-11-24T09:00' });
  await expect(due(page, '单位负责人报告县级')).toContainText('到期不会早于 11 月 24 日 10:00');
  await log(page, '记别的电话', { at: '2026-11-24T09:05', from: '现场人员' });
  // “其他” was left as who was called: it shows nothing of the unit.
  await expect(due(page, '单位负责人报告县级')).toContainText('到期不会早于 11 月 24 日 10:00');
  await page.getByRole('button', { name: '更正：第 1 条' }).click();
  await dialog(page).getByLabel('打给谁').selectOption('单位负责人');
  await fillCall(page, {});
  await expect(due(page, '单位负责人报告县级')).toContainText('最迟 11 月 24 日 10:05');
  await log(page, '已报县应急局', { at: '2026-11-24T10:30', from: '单位负责人' });
  await expect(due(page, '单位负责人报告县级')).toContainText('流水里记着 11 月 24 日 10:30 报的');
  await expect(due(page, '单位负责人报告县级')).not.toContainText('晚了');
});

test('what is not known stays not known: numbers, grade, supplement, the text of the report', async ({ page, context }, info) => {
  await page.clock.setFixedTime(at('2026-12-20T08:30'));
  if (info.project.name === 'desktop') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page);
  await begin(page, { what: '省道两车相撞', place: '省道 217 线', kind: '道路交通事故' });
  const region = (name) => page.getByRole('region', { name, exact: true });
  await expect(region('等级')).toContainText('还说不了等级');
  await expect(region('等级')).toContainText('死亡、重伤、直接损失（万元）');
  await expect(region('补报')).toContainText('发生时间还不知道，最后一天算不出');

  await page.getByRole('button', { name: '改事故情况' }).click();
  await dialog(page).getByLabel('死亡', { exact: true }).fill('三人');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('“三人”不是一个整数');
  await expect(dialog(page).getByLabel('死亡', { exact: true })).toHaveValue('三人');
  await dialog(page).getByRole('button', { name: '取消' }).click();

  await facts(page, { 死亡: '3', 发生时间: '2026-12-20T08:00' });
  await expect(region('等级')).toContainText('至少是较大事故');
  await expect(region('等级')).toContainText('还不知道：重伤、直接损失（万元）');
  await expect(region('事故情况').locator('.facts__row', { hasText: '重伤' })).toContainText('未知');
  await expect(region('补报')).toContainText('7 天内，最后一天是12 月 27 日');
  await expect(due(page, '市（州）部门报告省级部门')).toHaveCount(1);
  await expect(region('报告要写的内容').getByRole('listitem').filter({ hasText: '伤亡人数' })).toContainText('只有一部分');

  // Nothing is given that was not entered; one press takes over what is known.
  await page.getByRole('button', { name: '已报县应急局' }).click();
  await expect(dialog(page).getByLabel('死亡', { exact: true })).toHaveValue('');
  await dialog(page).getByRole('button', { name: '填入现在记着的数' }).click();
  await expect(dialog(page).getByLabel('死亡', { exact: true })).toHaveValue('3');
  await fillCall(page, {});
  await expect(entry(page, 1)).toContainText('死亡 3 人、重伤 未知');
  await facts(page, { 死亡: '4' });
  await expect(region('补报')).toContainText('死亡：报的是3 人，现在是4 人');
  await expect(region('补报')).toContainText('要补报');
  await log(page, '已报县应急局', { kind: '补报', numbers: { 死亡: '4' } });
  await expect(region('补报')).not.toContainText('要补报');

  const text = page.locator('.incident-report');
  await expect(text).toContainText('道路交通事故信息报告');
  await expect(text).toContainText('地点：省道 217 线');
  await expect(text).toContainText('死亡 4 人、重伤 待核实、下落不明 待核实');
  await expect(text).toContainText('2026 年 12 月 20 日 08:00');
  await page.getByRole('button', { name: '复制报告文字' }).click();
  await expect(page.getByText('已复制。')).toBeVisible();
  if (info.project.name === 'desktop') {
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.textContent());
  }
});

test('an entry that was never made is taken back, with a reason, and stays in the log', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  await openApp(page);
  await begin(page, { what: '厂房起火' });
  await log(page, '已报县应急局', {});
  await page.getByRole('button', { name: '没打过：第 1 条' }).click();
  await dialog(page).getByRole('button', { name: '没打过' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('请写明原因');
  await dialog(page).getByLabel('原因').fill('点错了');
  await dialog(page).getByRole('button', { name: '没打过' }).click();
  await expect(ours(page)).toContainText('还没有报，请立即报');
  await expect(entry(page, 2)).toContainText('撤回第 1 条：没有打过');
  await expect(entry(page, 2)).toContainText('点错了');
  await expect(entry(page, 1)).toContainText('已由第 2 条更正');
});

test('times that cannot be are refused with a sentence, and what was typed stays', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  await openApp(page, { at: '#/incidents' });
  await page.getByRole('button', { name: '发生事故，马上记' }).click();
  const alert = dialog(page).getByRole('alert');
  await dialog(page).getByRole('button', { name: '记下，看要报给谁' }).click();
  await expect(alert).toContainText('请写明发生了什么');
  await dialog(page).getByLabel('发生了什么').fill('厂房起火');
  await dialog(page).getByLabel('本级几点知道的').fill('2026-11-24T09:11');
  await dialog(page).getByRole('button', { name: '记下，看要报给谁' }).click();
  await expect(alert).toContainText('知道的时间不能晚于现在');
  await expect(dialog(page).getByLabel('发生了什么')).toHaveValue('厂房起火');
  await dialog(page).getByLabel('本级几点知道的').fill('2026-11-24T09:00');
  await dialog(page).getByRole('button', { name: '记下，看要报给谁' }).click();
  await page.getByRole('button', { name: '改事故情况' }).click();
  await dialog(page).getByLabel('发生时间', { exact: true }).fill('2026-11-24T09:05');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(alert).toContainText('本级知道的时间早于事故发生');
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '已报县应急局' }).click();
  await dialog(page).getByLabel('几点打的').fill('2026-11-24T09:30');
  await dialog(page).getByRole('button', { name: '记进流水' }).click();
  await expect(alert).toContainText('打电话的时间不能晚于现在');
});

test('it works without a network', async ({ page, ownServer }) => {
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  const server = await ownServer('/');
  await openApp(page, { url: server.url, at: '#/incidents' });
  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await page.reload();
  await started(page);
  await page.getByRole('button', { name: '发生事故，马上记' }).click();
  await dialog(page).getByLabel('发生了什么').fill('山洪冲断村道');
  await dialog(page).getByLabel('哪一类').selectOption('其他突发事件');
  await dialog(page).getByRole('button', { name: '记下，看要报给谁' }).click();
  await log(page, '已报带班领导', {});
  await log(page, '已报县应急局', {});
  await expect(ours(page)).toContainText('09:10 已报');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.locator('.call')).toHaveCount(2);
});

test('printed, the log has its times and the code, and no buttons', async ({ page }) => {
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  await openApp(page);
  await begin(page, { what: '厂房起火' });
  await log(page, '已报县应急局', { said: '厂房起火，无人被困' });
  await saved(page);
  await page.emulateMedia({ media: 'print' });
  await expect(entry(page, 1)).toContainText('11 月 24 日 09:10');
  await expect(page.locator('.print-foot')).toContainText('11 月 24 日 09:10 打印');
  await expect(page.locator('.print-foot')).toContainText('末条校验码');
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
});

test('the pages are accessible and fit the window, also with the largest letters', async ({ page }) => {
  test.setTimeout(60_000);
  await page.clock.setFixedTime(at('2026-11-24T09:10'));
  await openApp(page);
  const look = async () => {
    await fitsTheWindow(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
  };
  await begin(page, { what: '厂房起火', place: '工业园' });
  await log(page, '已报县应急局', { numbers: { 死亡: '0' } });
  await expect(entry(page, 1)).toBeVisible();
  await look();
  const address = page.url();
  await page.getByRole('button', { name: '改事故情况' }).click();
  await look();
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '记别的电话' }).click();
  await look();
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.goto(`${process.env.LUOSHI_ROOT}#/incidents`);
  await look();
  await page.goto(`${process.env.LUOSHI_ROOT}#/settings`);
  await page.getByRole('group', { name: '字号' }).getByRole('button', { name: '最大', exact: true }).click();
  await page.goto(address);
  await fitsTheWindow(page);
});
