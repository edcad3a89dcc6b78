// The plan of a pilot and its baselines, the exam and the work log, the monthly figures, the register.

import { readFile } from 'node:fs/promises';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, inEveryLook, kept, looksRight, onPhone, pilotSide, saved, startPilot, typeInto } from './journeys.mjs';

const field = (page, label) => dialog(page).getByLabel(label, { exact: true });

const part = (page, name) => page.getByRole('region', { name, exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

/** Fills fields of the open dialog by their labels; what is true or false is a tick. */
async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    const control = field(page, label);
    if (typeof value === 'boolean') await control.setChecked(value);
    else if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

/** Sends the open dialog and expects that it closes. */
async function keep(page, words = '保存') {
  await dialog(page).getByRole('button', { name: words, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Opens a dialog by a button, fills it and sends it. */
async function enter(page, button, fields, words) {
  await press(page, button);
  await fill(page, fields);
  await keep(page, words);
}

/** What the open dialog says against what was typed. */
async function refused(page, sentence, words = '保存') {
  await dialog(page).getByRole('button', { name: words, exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText(sentence);
}

/** A row of the plan by its own name: what it waits for has names too. */
const planRow = (page, name) =>
  part(page, '环节和节点').getByRole('row').filter({ has: page.locator('th > .row-line:first-child').filter({ hasText: new RegExp(`^${name}$`) }) });
const task = (page, what) => page.locator('.task').filter({ hasText: what });
const entry = (page, words) => part(page, '决定、风险和问题').getByRole('listitem').filter({ hasText: words });

/** A line of the history of the pilot. */
const changed = (page, words) => part(page, '改动记录').getByRole('listitem').filter({ hasText: words });

const back = (page) => page.getByRole('button', { name: /^撤销上一步/ }).click();

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-20T09:00:00+08:00'));
  await openApp(page);
  await startPilot(page);
});

test('a milestone stands in words and in the picture: state, days late, what it waits for', async ({ page }) => {
  await pilotSide(page, '进度');
  await enter(page, '加节点', { 节点名称: '场地租好', '负责人（可不填）': '王五', 计划完成: '2026-11-10' });
  await expect(planRow(page, '场地租好')).toContainText(/节点.*负责人 王五/s);
  await expect(planRow(page, '场地租好')).toContainText('超期未完成');
  await expect(planRow(page, '场地租好')).toContainText('完成已晚 10 天');
  await enter(page, '加节点', { 节点名称: '开班', 计划开始: '2026-11-05', 计划完成: '2026-12-05', 实际开始: '2026-11-08', 场地租好: true });
  await expect(planRow(page, '开班')).toContainText('进行中');
  await expect(planRow(page, '开班')).toContainText('开始晚 3 天');
  await expect(planRow(page, '开班')).toContainText('要先完成：“场地租好”（还没完成）');
  await expect(planRow(page, '开班')).toContainText('“场地租好”还没完成就开始了。请核对日期，或者去掉这个前提。');
  await expect(planRow(page, '开班')).toContainText('计划在“场地租好”完成之前就开始。');
  const picture = page.getByRole('img', { name: /^时间线图，14 行/ });
  await expect(picture).toBeVisible();
  await expect(page.locator('.gantt__row').filter({ hasText: '开班' }).locator('.gantt__bar--open')).toBeVisible();
  await expect(page.locator('.gantt__today')).toBeAttached();
  await enter(page, '修改“场地租好”', { 实际完成: '2026-11-07' });
  await expect(planRow(page, '场地租好')).toContainText('完成早 3 天');
  await expect(planRow(page, '开班')).not.toContainText('就开始了');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(planRow(page, '场地租好')).toContainText('已完成');
});

test('a milestone that cannot be is refused at its field, and nothing typed is lost', async ({ page }) => {
  await pilotSide(page, '进度');
  await press(page, '加节点');
  await refused(page, '节点名称：有一项没有填。');
  await expect(field(page, '节点名称')).toBeFocused();
  await fill(page, { 节点名称: '甲', 实际开始: '2026-11-10', 实际完成: '2026-11-09' });
  await refused(page, '实际完成：日期前后颠倒了，请核对。');
  await expect(field(page, '实际完成')).toHaveValue('2026-11-09');
  await fill(page, { 实际完成: '2026-11-11' });
  await keep(page);
  await enter(page, '加节点', { 节点名称: '乙', 甲: true });
  await press(page, '修改“甲”');
  await fill(page, { 乙: true });
  await refused(page, '要先完成的“乙”：绕了一圈又回到自己，请去掉一个前提。');
});

test('a milestone that goes leaves a mark where others wait for it, and comes back by undo', async ({ page }) => {
  await pilotSide(page, '进度');
  await enter(page, '加节点', { 节点名称: '甲', 计划完成: '2026-12-01' });
  await enter(page, '加节点', { 节点名称: '乙', 甲: true });
  await press(page, '移走“甲”');
  await expect(dialog(page)).toContainText('有 1 个节点要等它：乙。');
  await keep(page, '移走节点');
  await expect(planRow(page, '乙')).toContainText('有一个前提已经移走。');
  await back(page);
  await expect(planRow(page, '乙')).not.toContainText('移走');
  await expect(page.getByRole('button', { name: '移走“甲”', exact: true })).toBeVisible();
});

test('a baseline says what moved, what came, what went and what was renamed, and is never changed', async ({ page }) => {
  await pilotSide(page, '进度');
  await enter(page, '加节点', { 节点名称: '方案批准', 计划完成: '2026-12-01' });
  await enter(page, '加节点', { 节点名称: '经费到账', 计划完成: '2026-12-10' });
  await enter(page, '加节点', { 节点名称: '中期评估', 计划完成: '2027-03-01' });
  await press(page, '冻结基线');
  await fill(page, { 基线名称: '' });
  await refused(page, '基线名称：有一项没有填。', '冻结基线');
  await fill(page, { 基线名称: '年初计划' });
  await keep(page, '冻结基线');
  await enter(page, '修改“方案批准”', { 计划完成: '2026-12-08' });
  await enter(page, '修改“中期评估”', { 节点名称: '期中评估' });
  await press(page, '移走“经费到账”');
  await keep(page, '移走节点');
  await enter(page, '加节点', { 节点名称: '新增培训', 计划完成: '2027-01-15' });
  await press(page, '和“年初计划”比');
  const compared = part(page, '和“年初计划”相比');
  await expect(compared).toContainText('日期变了 1，后来加的 1，后来移走的 1；改了名的 1。');
  const row = (name) => compared.getByRole('row').filter({ hasText: name });
  await expect(row('方案批准')).toContainText(/日期变了.*完成推后 7 天.*12 月 1 日.*12 月 8 日/s);
  await expect(row('经费到账')).toContainText(/后来移走的.*12 月 10 日.*没有/s);
  await expect(row('新增培训')).toContainText('后来加的');
  await expect(row('期中评估')).toContainText(/原来叫“中期评估”.*没变/s);
  // What went stands in the picture too, as it was planned.
  await expect(page.locator('.gantt__row').filter({ hasText: '经费到账' }).locator('.gantt__bar--was')).toBeVisible();
  await expect(page.getByRole('button', { name: '修改“年初计划”' })).toHaveCount(0);
  await press(page, '移走“年初计划”');
  await keep(page, '移走基线');
  await expect(compared).toHaveCount(0);
  await back(page);
  await expect(page.getByText('年初计划', { exact: true })).toBeVisible();
  // That it went is told, and what was changed of the plan too.
  await pilotSide(page, '设置');
  await expect(changed(page, '移走：基线“年初计划”')).toBeVisible();
  await expect(changed(page, '修改：节点“方案批准”')).toContainText('计划完成12 月 1 日 → 12 月 8 日');
});

test('a stage gets its days in its own dialog', async ({ page }) => {
  await pilotSide(page, '进度');
  await enter(page, '修改“跟班学习”', { 计划开始: '2026-12-01', 计划结束: '2026-12-31' });
  await expect(planRow(page, '跟班学习')).toContainText('12 月 1 日 至 12 月 31 日');
  await expect(planRow(page, '跟班学习')).toContainText('还没到');
});

test('the exam: what is not known is not nought, sums say how much they know, rates have their denominators', async ({ page }) => {
  await pilotSide(page, '培训和协助');
  await enter(page, '登记考试', { 考试日期: '2026-11-10', 应考: '5', 实考: '4', 合格: '3' });
  await enter(page, '登记考试', { 考试日期: '2026-11-18', '考什么（可不填）': '补考', 应考: '2' });
  const exam = part(page, '法律知识考试');
  const row = (name) => exam.getByRole('row').filter({ hasText: name });
  await expect(row('11 月 10 日')).toContainText(/缺考 1.*不合格 1.*4 \/ 5（80\.0 %）.*3 \/ 4（75\.0 %）/s);
  await expect(row('11 月 18 日')).toContainText(/补考.*未填/s);
  await expect(row('合计 2 场')).toContainText(/7\s*2 场里 2 场有数.*4\s*2 场里 1 场有数/s);
  await press(page, '登记考试');
  await fill(page, { 实考: '4', 合格: '5' });
  await refused(page, '合格：其中的数大于总数，请核对。');
  await fill(page, { 合格: '-1' });
  await refused(page, '合格：“-1”是负数，这里只能填 0 或更大的整数，没有保存。');
  await fill(page, { 合格: '4', 考试日期: '' });
  await refused(page, '考试日期：有一项没有填。');
});

test('an inspection led by an auxiliary is kept, marked with its rules, and counted', async ({ page }) => {
  await pilotSide(page, '培训和协助');
  await press(page, '登记协助');
  await fill(page, { 种类: '检查企业', 做了什么: '城东烟花仓库', '谁协助（填编号）': 'A001、A002' });
  await field(page, '第 1 名执法人员').fill('甲');
  await field(page, '第 1 名的执法证').selectOption('有执法证');
  await dialog(page).getByLabel('辅助人员带队').check();
  await keep(page);
  const first = task(page, '城东烟花仓库');
  await expect(first).toContainText('甲（有执法证），协助：A001、A002');
  const reminder = first.getByRole('note');
  await expect(reminder).toContainText('写的是辅助人员带队。');
  await expect(reminder).toContainText('国办发〔2024〕54号');
  await expect(reminder).toContainText('执法人员 1 名，少于两名');
  await expect(reminder).toContainText('《行政处罚法》（2021）第42条');
  await expect(reminder).toContainText('这是提醒，不是认定违法');
  // Papers need no officers.
  await enter(page, '登记协助', { 哪一天: '2026-11-19', 种类: '文书档案', 做了什么: '整理案卷', '谁协助（填编号）': 'A001' });
  await expect(task(page, '整理案卷').getByRole('note')).toHaveCount(0);
  await expect(page.locator('.task__what')).toHaveText(['城东烟花仓库', '整理案卷']);
  await expect(page.getByText('共 2 件，协助 3 人次、2 人；1 件要核对。')).toBeVisible();
  await page.getByText('按月份和种类', { exact: true }).click();
  await expect(part(page, '协助记录').getByRole('row').filter({ hasText: '检查企业' })).toContainText('2026 年 11 月');
  const download = page.waitForEvent('download');
  await press(page, 'CSV 表格');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('2026-11-20,检查企业,城东烟花仓库,,甲（有执法证）,A001、A002,是,辅助人员带队、执法人员少于两名');
  expect(text).toContain('2026-11-19,文书档案,整理案卷,,,A001,,');
});

test('what a piece of work lacks is said at its field; a certificate without a name is not left out', async ({ page }) => {
  await pilotSide(page, '培训和协助');
  await press(page, '登记协助');
  await fill(page, { '在哪里（可不填）': '城东' });
  await refused(page, '做了什么：有一项没有填。');
  await expect(field(page, '在哪里（可不填）')).toHaveValue('城东');
  await fill(page, { 做了什么: '检查' });
  await field(page, '第 2 名的执法证').selectOption('没有执法证');
  await refused(page, '执法人员姓名：有一项没有填。');
});

test('a long log is narrowed by kind, by words and to what is to be looked at, and leaves so', async ({ page }) => {
  await pilotSide(page, '培训和协助');
  for (const [kind, what, who] of [['检查企业', '城东烟花仓库', 'A001'], ['检查企业', '城西加油站', 'A002'], ['文书档案', '整理案卷', 'A001'], ['信息录入', '录入台账', 'A003']]) {
    await enter(page, '登记协助', { 种类: kind, 做了什么: what, '谁协助（填编号）': who });
  }
  const shown = page.locator('.task__what');
  await expect(shown).toHaveCount(4);
  const log = part(page, '协助记录');
  await log.getByLabel('种类', { exact: true }).selectOption('检查企业');
  await expect(shown).toHaveText([/城/, /城/]);
  await log.getByRole('searchbox', { name: '按内容、地点、人名筛选' }).fill('a001');
  await expect(shown).toHaveText(['城东烟花仓库']);
  await expect(log.getByRole('status')).toHaveText('符合的有 1 件；导出的也是这些。');
  const download = page.waitForEvent('download');
  await press(page, 'CSV 表格');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('城东烟花仓库');
  expect(text).not.toContain('城西加油站');
  await log.getByLabel('种类', { exact: true }).selectOption('');
  await expect(shown).toHaveCount(2);
  await expect(shown.filter({ hasText: '整理案卷' })).toHaveCount(1);
  await log.getByLabel('只看要核对的').check();
  await expect(shown).toHaveText(['城东烟花仓库']);
  // The words stay in the field while something is entered.
  await enter(page, '登记协助', { 种类: '文书档案', 做了什么: '又一件', '谁协助（填编号）': 'A001' });
  await expect(log.getByRole('searchbox')).toHaveValue('a001');
  await expect(shown).toHaveText(['城东烟花仓库']);
});

test('figures are typed month by month; what is no number stays typed with its sentence', async ({ page }) => {
  await pilotSide(page, '数字');
  const grid = part(page, '每月数字');
  await typeInto(page, '发现一般隐患 2026 年 11 月', '100');
  await typeInto(page, '整改一般隐患 2026 年 11 月', '80');
  await expect(page.getByText('80 / 100（80.0 %），按 1 个月里两个数都有的 1 个月算')).toBeVisible();
  await saved(page);
  const before = await kept(page);
  await typeInto(page, '立案 2026 年 11 月', '三');
  await expect(grid.getByRole('alert')).toHaveText('2026 年 11 月：“三”不是一个整数，没有保存。');
  await expect(page.getByLabel('立案 2026 年 11 月', { exact: true })).toHaveValue('三');
  await expect(page.getByLabel('立案 2026 年 11 月', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await typeInto(page, '立案 2026 年 11 月', '-2');
  await expect(grid.getByRole('alert')).toContainText('“-2”是负数');
  expect(await kept(page)).toEqual(before);
  // It does not stand under another month.
  await page.getByLabel('看哪个月').selectOption({ label: '2026 年 10 月' });
  await expect(page.getByLabel('立案 2026 年 10 月', { exact: true })).toHaveValue('');
  await typeInto(page, '发现一般隐患 2026 年 10 月', '0');
  await expect(grid.getByRole('row').filter({ hasText: '发现一般隐患' })).toContainText(/100\s*2 个月里 2 个月有数/);
  await expect(grid.getByRole('row').filter({ hasText: '整改一般隐患' })).toContainText(/80\s*2 个月里 1 个月有数/);
  await page.getByLabel('看哪个月').selectOption({ label: '2026 年 11 月' });
  await expect(page.getByLabel('立案 2026 年 11 月', { exact: true })).toHaveValue('-2');
  await typeInto(page, '立案 2026 年 11 月', '');
  await expect(grid.getByRole('alert')).toHaveCount(0);
  await typeInto(page, '整改一般隐患 2026 年 11 月', '');
  await expect(grid.getByRole('row').filter({ hasText: '整改一般隐患' })).toContainText('未填');
  await back(page);
  await expect(page.getByLabel('整改一般隐患 2026 年 11 月', { exact: true })).toHaveValue('80');
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.getByLabel('发现一般隐患 2026 年 11 月', { exact: true })).toHaveValue('100');
});

test('what is being typed when somebody goes back is kept, and nothing breaks', async ({ page }) => {
  await pilotSide(page, '数字');
  const cell = page.getByLabel('立案 2026 年 11 月', { exact: true });
  for (const count of ['7', '8']) {
    await cell.fill(count);
    await page.goBack();
    await expect(cell).toHaveCount(0);
    await pilotSide(page, '数字');
    await expect(cell).toHaveValue(count);
  }
});

test('a phone shows one month at a time, a wide window six', async ({ page }) => {
  await pilotSide(page, '数字');
  const cells = page.getByLabel(/^立案 2026 年/);
  await expect(cells.filter({ visible: true })).toHaveCount(onPhone(page) ? 1 : 6);
  await page.getByRole('button', { name: '前一个月', exact: true }).click();
  await expect(page.getByLabel('看哪个月')).toHaveValue('2026-10-01');
  await expect(page.getByLabel('立案 2026 年 10 月', { exact: true })).toBeVisible();
  await fitsTheWindow(page);
});

test('more put right than found is pointed out, with what to do', async ({ page }) => {
  await pilotSide(page, '数字');
  await typeInto(page, '发现重大隐患 2026 年 11 月', '2');
  await typeInto(page, '整改重大隐患 2026 年 11 月', '3');
  const results = part(page, '算出来的');
  await expect(results).toContainText('到 2026 年 11 月，重大隐患整改 3，多于发现 2');
  await expect(results).toContainText('请核对');
});

test('targets beside what was reached, and figures of our own', async ({ page }) => {
  await pilotSide(page, '数字');
  await enter(page, '定目标和自设指标', { '立案': '10', '第 1 个自设指标的名称': '扫码入企', '第 1 个自设指标的目标': '40' });
  const targets = part(page, '目标');
  await expect(targets).toContainText('目标 10，还没有数');
  await typeInto(page, '立案 2026 年 11 月', '4');
  await expect(targets).toContainText('4 / 10（40.0 %），还差 6，1 个月里 1 个月有数');
  await typeInto(page, '扫码入企 2026 年 11 月', '41');
  await expect(targets).toContainText('41 / 40（102.5 %），已达到');
  // A figure that holds counts keeps its name.
  await press(page, '定目标和自设指标');
  await fill(page, { '第 1 个自设指标的名称': '' });
  await refused(page, '“扫码入企”已经有数，名称不能空着；可以改名。');
  await fill(page, { '第 1 个自设指标的名称': '扫码次数', 立案: '十' });
  await refused(page, '立案：“十”不是一个整数，没有保存。');
  await fill(page, { 立案: '' });
  await keep(page);
  await expect(page.getByLabel('扫码次数 2026 年 11 月', { exact: true })).toHaveValue('41');
  await expect(targets).not.toContainText('立案');
});

test('a published rate that its own counts do not give is flagged with the right one', async ({ page }) => {
  await pilotSide(page, '数字');
  await press(page, '抄一个比率');
  await fill(page, { 什么的比率: '一般隐患整改率', 哪份材料: '某日报', '其中（分子）': '6546', '总数（分母）': '6862', '公布的比率（%）': '九成' });
  await refused(page, '公布的比率（%）：“九成”不是比率，例如 95.34%，最多两位小数。没有保存。');
  await fill(page, { '公布的比率（%）': '95.34%' });
  await keep(page);
  const row = part(page, '公布的比率').getByRole('listitem').filter({ hasText: '一般隐患整改率' });
  await expect(row).toContainText('公布 95.34 %，数是 6546 / 6862');
  await expect(row).toContainText('对不上：6546 ÷ 6862 = 95.39 %');
  await enter(page, '修改“一般隐患整改率”', { '公布的比率（%）': '95.4' });
  await expect(row).toContainText('对得上');
  await press(page, '修改“一般隐患整改率”');
  await fill(page, { '其中（分子）': '7000' });
  await refused(page, '其中（分子）：其中的数大于总数，请核对。');
});

test('the register: what is late stands first, is counted, and can be settled', async ({ page }) => {
  await pilotSide(page, '决定和风险');
  await enter(page, '记决定', { 决定了什么: '由大队带教', 日期: '2026-11-01' });
  await enter(page, '记风险', { 什么风险: '经费不到位', 日期: '2026-11-01', '谁负责（可不填）': '王五', '最迟哪一天（可不填）': '2026-11-17' });
  await enter(page, '记问题', { 什么问题: '没有工作服', 日期: '2026-11-01', '最迟哪一天（可不填）': '2026-11-25' });
  const rows = part(page, '决定、风险和问题').locator('.stages__name');
  await expect(rows).toHaveText(['经费不到位', '没有工作服', '由大队带教']);
  await expect(entry(page, '经费不到位')).toContainText(/超期.*风险.*负责人 王五.*最迟 11 月 17 日，已过 3 天/s);
  await expect(entry(page, '没有工作服')).toContainText('还有 5 天');
  await expect(entry(page, '由大队带教')).toContainText('已定，长期有效');
  await page.getByRole('button', { name: /^风险\s*1\s*超期 1$/ }).click();
  await expect(rows).toHaveText(['经费不到位']);
  await press(page, '了结“经费不到位”');
  await fill(page, { '怎么办的（可不填）': '已追加', '了结日期（可不填）': '2026-10-30' });
  await refused(page, '了结日期（可不填）：日期前后颠倒了，请核对。', '了结');
  await fill(page, { '了结日期（可不填）': '2026-11-20' });
  await keep(page, '了结');
  await expect(entry(page, '经费不到位')).toContainText(/已了结.*11 月 20 日了结.*办理：已追加/s);
  await press(page, '移走“经费不到位”');
  await keep(page, '移走这一条');
  await expect(page.getByText('还没有。', { exact: true })).toBeVisible();
  await back(page);
  await expect(entry(page, '经费不到位')).toBeVisible();
  await saved(page);
  await page.reload();
  await started(page);
  await expect(entry(page, '经费不到位')).toContainText('已了结');
});

test('on a phone the picture scrolls sideways and the names stay', async ({ page }) => {
  test.skip(!onPhone(page), 'a phone only');
  await pilotSide(page, '进度');
  await enter(page, '加节点', { 节点名称: '方案批准', 计划开始: '2026-01-10', 计划完成: '2027-10-01' });
  await fitsTheWindow(page);
  const box = page.locator('.gantt-box');
  expect(await box.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  const name = page.locator('.gantt__name').first();
  await box.evaluate((element) => element.scrollTo(0, 0));
  const before = await name.boundingBox();
  await box.evaluate((element) => element.scrollTo(400, 0));
  expect((await name.boundingBox()).x).toBeCloseTo(before.x, 0);
});

test('all four pages and their dialogs are accessible and fit, in light and dark, largest text and English', async ({ page }) => {
  test.setTimeout(300_000);
  await pilotSide(page, '进度');
  await enter(page, '加节点', { 节点名称: '方案批准并且印发到各乡镇', 计划开始: '2026-10-01', 计划完成: '2026-11-01' });
  await enter(page, '加节点', { 节点名称: '开班', 实际开始: '2026-10-20', 方案批准并且印发到各乡镇: true });
  await enter(page, '冻结基线', {}, '冻结基线');
  await press(page, '和“基线 2026-11-20”比');
  await pilotSide(page, '培训和协助');
  await enter(page, '登记考试', { 应考: '5', 实考: '4' });
  await enter(page, '登记协助', { 做了什么: '城东烟花仓库', '谁协助（填编号）': 'A001' });
  await pilotSide(page, '数字');
  await enter(page, '抄一个比率', { 什么的比率: '整改率', '其中（分子）': '6546', '总数（分母）': '6862', '公布的比率（%）': '95.34%' });
  await enter(page, '定目标和自设指标', { 立案: '10' });
  await pilotSide(page, '决定和风险');
  await enter(page, '记风险', { 什么风险: '经费不到位', 日期: '2026-11-01', '最迟哪一天（可不填）': '2026-11-17' });
  const pages = ['plan', 'work', 'figures', 'register'];
  const root = page.url().replace(/\/register$/, '');
  const look = (name) => looksRight(page, name);
  const round = async (name) => {
    for (const one of pages) {
      await page.goto(`${root}/${one}`);
      await started(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (one === 'plan') await page.getByRole('button', { name: /^(和“|Compare with “)/ }).click();
      await look(`${name}, ${one}`);
      await page.getByRole('button', { name: /^(加节点|登记协助|定目标和自设指标|记风险|Add a milestone|Enter a piece of work|Set targets and own figures|Enter a risk)$/ }).click();
      await look(`${name}, ${one}, dialog`);
      await page.keyboard.press('Escape');
    }
  };
  await inEveryLook(page, round);
});
