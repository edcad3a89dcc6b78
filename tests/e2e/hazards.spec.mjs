// Hazards: found, rectified step by step, re-checked, closed, and back again.

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, inEveryLook, looksRight, onPhone, saved, searchFor, turnTo } from './journeys.mjs';

const today = '2026-11-20';

const setToday = (page, day) => page.clock.setFixedTime(new Date(`${day}T09:00:00+08:00`));

const openHazards = (page, options) => openApp(page, { at: '#/hazards', ...options });

const field = (page, label) => dialog(page).getByLabel(label, { exact: true });

/** Fills what is given of the people of an inspection: [['甲', '有执法证']], '丙、丁'. */
async function name(page, officers = [], assistants) {
  for (const [index, [who, certificate]] of officers.entries()) {
    if (index > 1) await dialog(page).getByRole('button', { name: '再加一名' }).click();
    await field(page, `第 ${index + 1} 名执法人员`).fill(who);
    await field(page, `第 ${index + 1} 名的执法证`).selectOption(certificate);
  }
  if (assistants) await field(page, '协助人员（可不填）').fill(assistants);
}

const two = [['甲', '有执法证'], ['乙', '有执法证']];

/** Enters a hazard from the list; what is not given stays empty. */
async function enter(page, { what, place, unit, grade, found, officers, assistants, told, record, five = {}, limit }) {
  await page.getByRole('button', { name: '登记隐患' }).click();
  await field(page, '是什么隐患').fill(what);
  if (place) await field(page, '地点').fill(place);
  if (unit) await field(page, '责任单位').fill(unit);
  if (grade) await field(page, '等级').selectOption(grade);
  if (found) await field(page, '发现日期').fill(found);
  if (told !== undefined) {
    await dialog(page).getByLabel('有人反映').check();
    await field(page, '谁反映的（可不填）').fill(told);
  } else if (record) {
    await field(page, '检查记录').selectOption({ label: record });
  } else {
    await name(page, officers, assistants);
  }
  for (const [part, words] of Object.entries(five)) await field(page, part).fill(words);
  if (limit) await field(page, '整改时限').fill(limit);
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible();
}

const steps = (page) => page.getByRole('group', { name: '现在能办的' });
const stepButton = (page, step) => steps(page).getByRole('button', { name: step, exact: true });

/** Takes a step, with what is given: { fields: { label: words }, officers }. */
async function take(page, step, { fields = {}, officers } = {}) {
  await stepButton(page, step).click();
  if (officers) await name(page, officers);
  for (const [label, words] of Object.entries(fields)) {
    const control = field(page, label);
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(words);
    else await control.fill(words);
  }
  await dialog(page).getByRole('button', { name: '记下' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

const row = (page, what) => page.locator('.hazard-row').filter({ hasText: what });
const tally = (page, name) => page.locator('.tally__one').filter({ has: page.getByText(name, { exact: true }) }).locator('dd');
const backToList = (page) => page.getByRole('link', { name: '全部隐患' }).click();

const all = { 整改措施: '更换老化线路', 责任人: '王五', 整改资金: '不需要', 应急预案: '断电撤人' };

/** A backup with an inspection of two days ago in it. */
function backupWithInspection() {
  const inspectors = { officers: [{ name: '甲', certified: 'yes' }], assistants: ['丙'] };
  const deed = { inspection: { place: '城东烟花仓库', inspectors, problems: '' } };
  const record = { serves: [{ duty: '0000000000001' }], what: '查了一遍', by: '', stands_for: '2026-11-18', deed };
  const duty = { name: '现场检查', roles: [], cadence: 'on_demand', kinds: ['own'], origin: { hand: {} }, added: '2026-11-01' };
  const rooms = [
    ['shelf', {}], ['notes', {}], ['duties', { '0000000000001': duty }], ['records', { '0000000000002': record }],
    ['pilots', {}], ['settings', { lang: 'zh' }],
  ].map(([name, room]) => [name, JSON.stringify(room)]);
  const digest = rooms.map(([name, text]) => `${name} ${Buffer.byteLength(text)}\n${text}\n`).join('');
  const sha256 = createHash('sha256').update(digest).digest('hex');
  return JSON.stringify({ 'luoshi-backup': 1, schema: 2, made: '2026-11-19', rooms, texts: [], sha256 });
}

async function restore(page, content) {
  await turnTo(page, '我的');
  await page.getByLabel('从文件恢复').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await dialog(page).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

test.beforeEach(async ({ page }) => {
  await setToday(page, today);
});

test('an inspection by one officer and an auxiliary is kept as it was, with a reminder and its rule', async ({ page }) => {
  await openHazards(page);
  await expect(page.getByText('还没有隐患')).toBeVisible();
  await enter(page, { what: '配电箱线路老化', place: '城东仓库', officers: [['甲', '有执法证']], assistants: '丙' });
  const reminder = page.getByRole('note');
  await expect(reminder).toContainText('持证或可能持证的执法人员 1 名，少于两名');
  await expect(reminder).toContainText('《行政处罚法》（2021）第42条');
  await expect(reminder).toContainText('这是提醒，不是认定违法');
  await expect(page.getByText('甲（有执法证），协助：丙')).toBeVisible();
  // Two certified officers need no reminder, with any number of assistants.
  await backToList(page);
  await enter(page, { what: '灭火器过期', officers: two, assistants: '丙、丁' });
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('from found to closed: closing is offered only after a passed re-check', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '配电箱线路老化', officers: two, limit: '2026-11-28' });
  await expect(page.getByText('还差：措施、责任、资金、预案')).toBeVisible();
  await page.getByRole('button', { name: '补填五落实' }).click();
  for (const [part, words] of Object.entries(all)) await field(page, part).fill(words);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('五项都已落实')).toBeVisible();
  await expect(stepButton(page, '销号')).toHaveCount(0);
  await page.getByText('其他几步为什么现在不能办').click();
  await expect(page.locator('.more__list').first()).toContainText('销号：还没有复查合格，不能销号。');
  await expect(stepButton(page, '复查合格')).toHaveCount(0);

  await take(page, '整改完成', { fields: { 谁报告的: '仓库负责人' } });
  await take(page, '复查不合格', { officers: two, fields: { 哪里还不合格: '还有一处没有换' } });
  await expect(stepButton(page, '销号')).toHaveCount(0);
  await take(page, '开始整改', { fields: { 谁办的: '王五' } });
  await take(page, '整改完成', { fields: { 谁报告的: '仓库负责人' } });
  await take(page, '复查合格', { officers: two });
  await take(page, '销号', { fields: { 谁同意销号: '安办' } });
  await expect(page.locator('header').getByText('已销号').first()).toBeVisible();
  const story = page.locator('.story__step');
  await expect(story).toHaveText([/^发现/, /整改完成.*仓库负责人/s, /复查不合格.*甲（有执法证）、乙（有执法证）.*还有一处没有换/s, /开始整改/, /整改完成/, /复查合格/, /销号.*安办/s]);
  await saved(page);
  await page.reload();
  await started(page);
  await expect(story).toHaveCount(7);
});

test('what a step lacks is said beside the form, and nothing typed is lost', async ({ page }) => {
  await openHazards(page);
  await page.getByRole('button', { name: '登记隐患' }).click();
  await field(page, '地点').fill('城东');
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明是什么隐患。');
  await expect(field(page, '地点')).toHaveValue('城东');
  await dialog(page).getByRole('button', { name: '取消' }).click();

  await enter(page, { what: '堆放杂物', told: '村干部', limit: '2026-11-28' });
  await stepButton(page, '延期').click();
  await field(page, '延到哪一天').fill('2026-11-25');
  await field(page, '谁同意延期').fill('安办');
  await dialog(page).getByRole('button', { name: '记下' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因或看到的情况。');
  await field(page, '延期原因').fill('等材料');
  await dialog(page).getByRole('button', { name: '记下' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('要晚于原来的时限（11 月 28 日）。');
  await field(page, '延到哪一天').fill('2026-12-05');
  await dialog(page).getByRole('button', { name: '记下' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.story__step').last()).toContainText(/延期.*时限 12 月 5 日.*等材料/s);
});

test('what I typed for one way of finding is still there after I looked at the other', async ({ page }) => {
  await openHazards(page);
  await page.getByRole('button', { name: '登记隐患' }).click();
  await field(page, '第 2 名执法人员').fill('乙');
  await field(page, '第 2 名的执法证').selectOption('有执法证');
  await dialog(page).getByLabel('有人反映').check();
  await expect(field(page, '第 2 名执法人员')).toBeHidden();
  await field(page, '谁反映的（可不填）').fill('村干部');
  await dialog(page).getByLabel('检查发现').check();
  await expect(field(page, '第 2 名执法人员')).toHaveValue('乙');
  await expect(field(page, '第 2 名的执法证')).toHaveValue('yes');
  await field(page, '第 1 名执法人员').fill('甲');
  // A line that goes takes no other with it.
  await dialog(page).getByRole('button', { name: '删去第 1 名' }).click();
  await expect(field(page, '第 2 名执法人员')).toHaveValue('乙');
  // A certificate without a name is not left out in silence.
  await dialog(page).getByRole('button', { name: '再加一名' }).click();
  await field(page, '第 3 名的执法证').selectOption('没有执法证');
  await field(page, '是什么隐患').fill('堆放杂物');
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('没有写姓名');
});

test('over the limit it is red in words, counted, and can no longer be extended', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '堆放杂物', told: '', limit: '2026-11-20' });
  await expect(stepButton(page, '延期')).toBeVisible();
  await expect(page.locator('header').getByText('今天是最后一天')).toBeVisible();
  await saved(page);
  await setToday(page, '2026-11-23');
  await page.reload();
  await started(page);
  await expect(page.locator('header').getByText('超期 3 天').first()).toBeVisible();
  await expect(stepButton(page, '延期')).toHaveCount(0);
  await page.getByText('其他几步为什么现在不能办').click();
  await expect(page.locator('.more__list').first()).toContainText('延期：时限（11 月 20 日）已过，不能再延期。');
  await backToList(page);
  await expect(tally(page, '超期')).toHaveText('1');
  await expect(row(page, '堆放杂物')).toContainText('超期 3 天');
  await expect(row(page, '堆放杂物').locator('.status--late')).toBeVisible();
});

test('what comes back is open again, counted once, and needs a new limit', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '占用通道', told: '', five: all, limit: '2026-11-28' });
  await take(page, '整改完成', { fields: { 谁报告的: '店主' } });
  await take(page, '复查合格', { officers: two });
  await take(page, '销号', { fields: { 谁同意销号: '安办' } });
  await take(page, '反弹', { fields: { 谁发现的: '网格员', 看到了什么: '又堆上了' } });
  await expect(page.locator('header').getByText('反弹 1 次')).toBeVisible();
  await expect(page.locator('header').getByText('没有时限', { exact: true })).toBeVisible();
  await expect(page.getByText('还差：时限')).toBeVisible();
  await take(page, '定时限', { fields: { 谁定的: '安办', 时限: '2026-11-25' } });
  await expect(page.getByText('五项都已落实')).toBeVisible();
  await backToList(page);
  await expect(row(page, '占用通道')).toContainText('反弹 1 次');
  await expect(tally(page, '反弹次数')).toHaveText('1');
  await expect(tally(page, '未销号')).toHaveText('1');
});

test('a major hazard: reported, listed, and not closed while it is listed', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '违规储存', grade: '重大隐患', told: '', five: all, limit: '2026-12-20' });
  await expect(page.getByText('重大隐患，还没有记过上报')).toBeVisible();
  await take(page, '上报', { fields: { 谁报的: '安办', 报给谁: '县应急局', '文号（可不填）': '某安办〔2026〕8号' } });
  await expect(page.getByText('重大隐患，还没有记过上报')).toHaveCount(0);
  await take(page, '挂牌督办', { fields: { 谁挂的牌: '县安委办', 哪一级挂牌: '县级', '督办到哪一天（可不填）': '2026-12-31' } });
  await expect(page.locator('.story')).toContainText('县级，督办到 12 月 31 日');
  await take(page, '整改完成', { fields: { 谁报告的: '店主' } });
  await take(page, '复查合格', { officers: two });
  await expect(stepButton(page, '销号')).toHaveCount(0);
  await backToList(page);
  await page.getByRole('button', { name: /^挂牌督办\s*1$/ }).click();
  await expect(row(page, '违规储存')).toContainText('挂牌督办 · 县级');
  await row(page, '违规储存').getByRole('link').click();
  await take(page, '摘牌', { fields: { 谁摘的牌: '县安委办' } });
  await take(page, '销号', { fields: { 谁同意销号: '安办' } });
  await expect(page.locator('.story')).toContainText('报给县应急局，某安办〔2026〕8号');
});

const photo = (bytes, name = '整改前.jpg') => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });

test('a photo is known by its content: the same file is recognised under any name, another is not', async ({ page }) => {
  await openHazards(page);
  await page.getByRole('button', { name: '登记隐患' }).click();
  await field(page, '是什么隐患').fill('线路老化');
  await expect(dialog(page).getByText('不保存照片内容')).toBeVisible();
  await dialog(page).getByLabel('选照片或文件').setInputFiles([photo('一张照片'), photo('多余的', '错的.jpg')]);
  await expect(dialog(page).locator('.files__row')).toHaveCount(2);
  await dialog(page).getByRole('button', { name: '删去 错的.jpg' }).click();
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await saved(page);
  await page.reload();
  await started(page);
  const file = page.locator('.files__row');
  await expect(file).toContainText('整改前.jpg');
  const hash = createHash('sha256').update('一张照片').digest('hex');
  await expect(file.getByTitle(hash)).toContainText(hash.slice(0, 12));
  const check = file.getByLabel(/核对原件/);
  await check.setInputFiles(photo('一张照片', '改了名.jpg'));
  await expect(file.getByText('是同一个文件', { exact: true })).toBeVisible();
  await check.setInputFiles(photo('改过的照片'));
  await expect(file.getByText('不是同一个文件：整改前.jpg')).toBeVisible();
});

test('a large photo does not stop the page, and its hash is right', async ({ page }, testInfo) => {
  test.setTimeout(60_000);
  await openHazards(page);
  await page.getByRole('button', { name: '登记隐患' }).click();
  const bytes = Buffer.alloc(12 * 1024 * 1024, 'luoshi');
  const file = testInfo.outputPath('大.jpg');
  await writeFile(file, bytes);
  await page.evaluate(() => {
    let last = performance.now();
    window.longest = 0;
    const look = () => {
      window.longest = Math.max(window.longest, performance.now() - last);
      last = performance.now();
      setTimeout(look, 0);
    };
    look();
  });
  await dialog(page).getByLabel('选照片或文件').setInputFiles(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await expect(dialog(page).getByTitle(hash)).toBeVisible({ timeout: 30_000 });
  await expect(dialog(page).locator('.files__row')).toContainText('12.0 MB');
  expect(await page.evaluate(() => window.longest)).toBeLessThan(1500);
});

test('the people of an inspection are taken from its record', async ({ page }) => {
  await openApp(page);
  await restore(page, backupWithInspection());
  await page.goto(`${process.env.LUOSHI_ROOT}#/hazards`);
  await enter(page, { what: '仓库堆垛过高', record: '11 月 18 日 · 城东烟花仓库' });
  await expect(page.getByText('甲（有执法证），协助：丙')).toBeVisible();
  await expect(page.getByRole('note')).toContainText('少于两名');
  await page.getByRole('link', { name: '11 月 18 日的检查记录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '现场检查' })).toBeVisible();
});

test('a correction asks for a reason and leaves what was there before', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '线路老化', place: '城东', grade: '一般隐患', told: '', limit: '2026-11-28' });
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await field(page, '等级').selectOption('重大隐患');
  await field(page, '地点').fill('城西');
  await dialog(page).getByRole('button', { name: '保存更正' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await field(page, '更正原因').fill('当时写错了');
  await field(page, '整改时限').fill('2026-12-28');
  await dialog(page).getByRole('button', { name: '保存更正' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('要往后请用“延期”');
  await field(page, '整改时限').fill('2026-11-28');
  await dialog(page).getByRole('button', { name: '保存更正' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.getByText('看每一次改动').click();
  const change = page.locator('.history__row');
  await expect(change).toHaveCount(1);
  await expect(change).toContainText(/更正.*11 月 20 日 09:00/s);
  await expect(change).toContainText(/地点\s*城东 → 城西/);
  await expect(change).toContainText(/等级\s*一般隐患 → 重大隐患/);
  await expect(change).toContainText('原因：当时写错了');
  // A step that is taken back stays in the record too.
  await take(page, '开始整改', { fields: { 谁办的: '王五' } });
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(page.locator('.story__step')).toHaveCount(1);
  await expect(change).toHaveCount(3);
  await expect(change.first()).toContainText(/撤销.*王五 开始整改：/s);
});

test('the board has a column for each state, and filters hold for list and board', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '线路老化', place: '城东仓库', unit: '甲公司', told: '', five: all, limit: '2026-11-30' });
  await backToList(page);
  await enter(page, { what: '占用通道', place: '老街', unit: '乙商行', told: '', limit: '2026-11-22' });
  await backToList(page);
  await enter(page, { what: '没有护栏', place: '河边', told: '' });
  await backToList(page);
  // By light: what comes soonest, what has no limit, what has time.
  await expect(page.locator('.hazard-row .duty-row__title')).toHaveText(['占用通道', '没有护栏', '线路老化']);
  await page.getByRole('button', { name: '看板' }).click();
  const column = (name) => page.getByRole('region', { name, exact: true });
  await expect(column('整改中')).toContainText('线路老化');
  await expect(column('已发现').locator('.hazard-card')).toHaveCount(2);
  await expect(column('已发现').locator('.board__n')).toHaveText('2');
  await expect(column('已销号')).toContainText('没有');
  if (onPhone(page)) {
    const [first, second] = await Promise.all(['已发现', '整改中'].map((name) => column(name).boundingBox()));
    expect(second.y).toBeGreaterThan(first.y + first.height - 1);
  }
  await fitsTheWindow(page);
  await page.getByRole('searchbox', { name: '按地点、单位、责任人筛选' }).fill('乙商');
  await expect(page.locator('.hazard-card')).toHaveCount(1);
  await page.getByRole('button', { name: '列表', exact: true }).click();
  await expect(page.locator('.hazard-row')).toHaveCount(1);
  await page.getByRole('searchbox').fill('没有这个词');
  await expect(page.getByText('没有符合的隐患。')).toBeVisible();
});

test('the months are a picture with a name, and the same numbers are a table', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '线路老化', told: '', found: '2026-10-10', five: all, limit: '2026-11-30' });
  await take(page, '整改完成', { fields: { 谁报告的: '店主' } });
  await take(page, '复查合格', { officers: two });
  await take(page, '销号', { fields: { 谁同意销号: '安办' } });
  await backToList(page);
  await enter(page, { what: '占用通道', told: '', found: '2026-10-20' });
  await backToList(page);
  await expect(page.getByRole('img', { name: '每月发现、反弹和销号' })).toBeVisible();
  await page.getByText('看数字').first().click();
  const table = page.getByRole('table').first();
  await expect(table.getByRole('row', { name: /2026 年 10 月/ })).toHaveText(/2\s*0\s*0$/);
  await expect(table.getByRole('row', { name: /2026 年 11 月/ })).toHaveText(/0\s*0\s*1$/);
  await page.getByRole('button', { name: '近 12 个月' }).click();
  await expect(table.getByRole('row')).toHaveCount(13);
  await expect(page.locator('.progress')).toContainText('1 / 2（50.0 %）');
  await fitsTheWindow(page);
});

test('a hazard is found by the search', async ({ page }) => {
  await openHazards(page);
  await enter(page, { what: '配电箱线路老化', place: '城东仓库', told: '' });
  await expect(await searchFor(page, '电箱')).toHaveCount(1);
  await page.getByRole('searchbox').fill('东仓');
  await page.locator('.hit__title').first().click();
  await expect(page.getByRole('heading', { level: 1, name: '配电箱线路老化' })).toBeVisible();
});

test('all of it works without a network', async ({ page, ownServer }) => {
  const server = await ownServer('/sub/');
  await openHazards(page, { url: server.url });
  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await page.reload();
  await started(page);
  await enter(page, { what: '占用通道', told: '', limit: '2026-11-28' });
  await take(page, '开始整改', { fields: { 谁办的: '王五' } });
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.locator('.story__step')).toHaveCount(2);
});

test('list, board, one of them and its dialogs are accessible and fit, in light and dark, largest text and English', async ({ page }) => {
  test.setTimeout(300_000);
  await openHazards(page);
  await enter(page, { what: '配电箱线路老化且没有标识', place: '城东仓库二号库房', unit: '某某烟花爆竹经营部', grade: '重大隐患', officers: [['甲', '没有执法证']], assistants: '丙', limit: '2026-11-22' });
  await take(page, '上报', { fields: { 谁报的: '安办', 报给谁: '县应急局' } });
  const look = (name) => looksRight(page, name);
  const here = page.url();
  const round = async (name) => {
    await page.goto(here);
    await started(page);
    await look(`${name}, one`);
    await page.locator('.hazard__steps .btn').filter({ hasText: /复查不合格|Re-check failed/ }).click();
    await look(`${name}, a step`);
    await page.keyboard.press('Escape');
    await page.locator('.back-link').click();
    await look(`${name}, list`);
    await page.locator('.seg__btn').filter({ hasText: /看板|Board/ }).click();
    await look(`${name}, board`);
    await page.locator('.tally-row .btn').click();
    await look(`${name}, entering`);
    await page.keyboard.press('Escape');
  };
  await inEveryLook(page, round);
});
