// The people of a pilot: entered by code or from a list, what happened to them, who ranks where, and their names.

import { readFile } from 'node:fs/promises';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, gbk, looksRight, pilotSide, saved, startPilot, turnTo, zipped } from './journeys.mjs';

const today = '2026-11-20';
const field = (page, label) => dialog(page).getByLabel(label, { exact: true });
const submit = async (page, label) => {
  await dialog(page).getByRole('button', { name: label, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
};

/** The pilot of the template, to be filled person by person. */
async function byPeople(page) {
  await startPilot(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '改试点情况' }).click();
  await field(page, '怎么填').selectOption('逐人登记');
  await submit(page, '保存');
  await pilotSide(page, '人员');
}

/** What the notice says: places, shares of written test and interview, a reserve. */
async function byNotice(page, { places = '2', written = '40', interview = '60', reserve = '可以递补' } = {}) {
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '改过关规则' }).click();
  await field(page, '计划招录人数').fill(places);
  await field(page, '有人退出，能不能递补').selectOption(reserve);
  await submit(page, '保存');
  for (const [stage, weight] of [['笔试', written], ['面试', interview]]) {
    await page.getByRole('button', { name: `修改“${stage}”` }).click();
    await field(page, '占总分（%）').fill(weight);
    if (stage === '笔试') await field(page, '合格线（分）').fill('60');
    await submit(page, '保存');
  }
  await pilotSide(page, '人员');
}

/** Enters people by their codes. */
async function enter(page, codes, { first, on } = {}) {
  await page.getByRole('button', { name: '登记人员' }).first().click();
  await field(page, '编号').fill(codes);
  if (first) await field(page, '从哪个环节登记起').selectOption(first);
  if (on) await field(page, '登记日期').fill(on);
  await submit(page, '登记');
}

const part = (page, name) => page.getByRole('group', { name: '看哪一部分' }).getByRole('button', { name }).click();
const row = (page, code) => page.locator('.people-row').filter({ has: page.getByRole('button', { name: code, exact: true }) });
const tick = async (page, ...codes) => {
  for (const code of codes) await page.getByLabel(`选 ${code}`, { exact: true }).check();
};
const sums = (page, stage) => page.getByRole('region', { name: '各环节人数', exact: true }).getByRole('row').filter({ has: page.getByRole('button', { name: stage, exact: true }) });

/** Says what happened to those who are ticked; the dialog stays where it is refused. */
async function happened(page, what, { stage, why, on, only } = {}) {
  await page.getByRole('button', { name: '记经过' }).first().click();
  await field(page, '经过').selectOption(what);
  if (stage) await field(page, '环节').selectOption(stage);
  if (why) await field(page, '原因（可不填）').selectOption(why);
  if (on) await field(page, '日期').fill(on);
  if (only) await dialog(page).getByLabel(/^只给能记的/).check();
  await dialog(page).getByRole('button', { name: '记下' }).click();
}

/** Reads a pasted table. */
async function paste(page, text) {
  await part(page, '导入表格');
  await page.getByText('或者粘贴表格').click();
  await page.getByLabel('粘贴在这里').fill(text);
  await page.getByRole('button', { name: '读这张表' }).click();
  await expect(page.getByRole('heading', { name: '各列当作什么' })).toBeVisible();
}

const outcome = (page) => page.getByRole('region', { name: '接收以后会怎样' });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${today}T09:00:00+08:00`));
  await openApp(page);
});

test('a pilot that is filled with counts says so and where to change it', async ({ page }) => {
  await startPilot(page);
  await expect(page.locator('.subnav').getByRole('link', { name: '人员' })).toHaveCount(0);
  await page.goto(page.url().replace(/#(\/pilots\/\w+).*$/, '#$1/people'));
  await expect(page.getByText('这个试点只填人数，没有逐人登记。')).toBeVisible();
  await page.getByRole('link', { name: '去设置里改' }).click();
  await expect(page.getByRole('button', { name: '改试点情况' })).toBeVisible();
});

test('people are entered by codes, one a line or as a range, and none twice', async ({ page }) => {
  await byPeople(page);
  await expect(page.getByText('还没有登记人员')).toBeVisible();
  await enter(page, 'A001–A003\nB7');
  await expect(page.locator('.people-row')).toHaveCount(4);
  await page.getByRole('button', { name: '登记人员' }).first().click();
  await field(page, '编号').fill('A003-A005\n合计');
  await expect(dialog(page)).toContainText('已经登记过，不再登记 1 人：A003');
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('第 2 行“合计”不是编号');
  await expect(field(page, '编号')).toHaveValue('A003-A005\n合计');
  await field(page, '编号').fill('A003-A005');
  await submit(page, '登记');
  await expect(page.locator('.people-row')).toHaveCount(6);
  await saved(page);
  await page.reload();
  await started(page);
  await expect(page.locator('.people-row')).toHaveCount(6);
  await expect(sums(page, '报名')).toContainText('对得上');
});

test('what happened is said for several, told before for whom it cannot be, and done for the others only when asked', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A1\nA2\nA3');
  await tick(page, 'A1', 'A2');
  await happened(page, '通过');
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'A1')).toContainText('初审：等了 0 天');
  await page.getByRole('button', { name: '选中这 3 人' }).click();
  await happened(page, '未通过', { stage: '初审', why: '材料不全或条件不符' });
  await expect(dialog(page)).toContainText('1 人记不了');
  await expect(dialog(page)).toContainText('现在停在“报名”');
  await expect(dialog(page).getByRole('alert')).toContainText('能记的有 2 人，记不了的有 1 人');
  await dialog(page).getByLabel(/^只给能记的/).check();
  await submit(page, '记下');
  await expect(row(page, 'A2')).toContainText('初审：未通过（材料不全或条件不符）');
  await expect(row(page, 'A3')).toContainText('报名：等了 0 天');
  await expect(sums(page, '初审')).toHaveText(/初审\s*2\s*0\s*2\s*0\s*0\s*0\s*对得上/);
  await page.getByText('为什么未通过或退出（2 人）').click();
  await expect(page.getByRole('row', { name: /^材料不全或条件不符/ })).toHaveText(/2\s*0$/);
  // Undone, the sums are as before.
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(sums(page, '初审')).toHaveText(/初审\s*2\s*0\s*0\s*0\s*2\s*0\s*对得上/);
});

test('somebody brought back waits there again, and every sum still holds', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A1\nA2');
  await page.getByRole('button', { name: '选中这 2 人' }).click();
  await happened(page, '通过');
  await page.getByRole('button', { name: '取消选择' }).click();
  await tick(page, 'A1');
  await happened(page, '退回到这个环节', { stage: '报名' });
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'A1')).toContainText('报名：等了 0 天');
  await expect(sums(page, '报名')).toHaveText(/报名\s*2\s*1\s*0\s*0\s*1\s*0\s*对得上/);
  await expect(sums(page, '初审')).toHaveText(/初审\s*1\s*0\s*0\s*0\s*1\s*0\s*对得上/);
});

test('of a medical check no reason is asked', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A1', { first: '体检' });
  await tick(page, 'A1');
  await page.getByRole('button', { name: '记经过' }).first().click();
  await field(page, '经过').selectOption('未通过');
  await expect(dialog(page)).toContainText('体检和政审只记合格不合格，不记原因');
  await expect(field(page, '原因（可不填）')).toHaveCount(0);
  await submit(page, '记下');
  await expect(row(page, 'A1')).toContainText('体检：未通过');
  await page.getByText('为什么未通过或退出（1 人）').click();
  await expect(page.getByRole('row', { name: /^体检、政审，不记原因/ })).toBeVisible();
});

test('who waits too long is told with days and limit, and a tap shows them', async ({ page }) => {
  await byPeople(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '修改“报名”' }).click();
  await field(page, '等多少天算卡住').fill('10');
  await submit(page, '保存');
  await pilotSide(page, '人员');
  await enter(page, 'A1', { on: '2026-11-01' });
  await enter(page, 'A2');
  await expect(page.getByText('1 人卡住了')).toBeVisible();
  await expect(page.getByText('A1：在“报名”等了 19 天，满 10 天算卡住')).toBeVisible();
  await page.getByRole('button', { name: '看这 1 人' }).click();
  await expect(page.locator('.people-row')).toHaveCount(1);
  await page.getByRole('button', { name: '报名', exact: true }).click();
  await expect(page.locator('.people-row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: '按编号筛选' }).fill('a2');
  await expect(page.locator('.people-row')).toHaveCount(1);
  await page.getByRole('searchbox').fill('没有');
  await expect(page.getByText('没有符合的人。')).toBeVisible();
});

test('who is ticked off without shadowing and probation on record is told so, then and later', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A1', { first: '试用期', on: '2026-09-01' });
  await tick(page, 'A1');
  await page.getByRole('button', { name: '记经过' }).first().click();
  await expect(dialog(page)).toContainText('试用期记了通过，没有登记起止日期和考核。');
  await expect(dialog(page)).toContainText('法律知识考试还没有通过。');
  await submit(page, '记下');
  await row(page, 'A1').getByRole('button', { name: 'A1' }).click();
  await expect(dialog(page)).toContainText('试用期记了通过，没有登记起止日期和考核。');
  await page.keyboard.press('Escape');
  // A code in the work log is somebody's, and whoever is not in service yet is told.
  await enter(page, 'A2', { first: '跟班学习', on: '2026-11-01' });
  await pilotSide(page, '培训和协助');
  await page.getByRole('button', { name: '登记协助' }).click();
  await field(page, '做了什么').fill('城东仓库');
  await field(page, '谁协助（填编号）').fill('A2、Z777');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('“Z777”不是这个试点里登记的编号');
  await field(page, '谁协助（填编号）').fill('A1、A2');
  await submit(page, '保存');
  await expect(page.locator('.task')).toContainText('A2 那天还没有进入“正式协助”环节');
});

test('scores, shadowing and probation of one person, and what is still missing', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A1', { first: '跟班学习', on: '2026-09-01' });
  const open = () => row(page, 'A1').getByRole('button', { name: 'A1' }).click();
  await open();
  await expect(dialog(page)).toContainText('跟班学习还没有开始。');
  await expect(dialog(page)).toContainText('法律知识考试还没有通过。');
  await dialog(page).getByRole('button', { name: '记跟班学习' }).click();
  await expect(dialog(page).getByRole('heading', { name: '记跟班学习' })).toBeVisible();
  await field(page, '从').fill('2026-09-01');
  await field(page, '带教人').fill('王队');
  await submit(page, '保存');
  await open();
  // A month where no last day was given.
  await expect(dialog(page)).toContainText('9 月 1 日 至 10 月 1 日');
  await expect(dialog(page)).toContainText('跟班时间已满，还没有记“跟班合格”的日子。');
  await dialog(page).getByRole('button', { name: '记试用期' }).click();
  await field(page, '从').fill('2026-10-01');
  await field(page, '到').fill('2026-11-01');
  await field(page, '第 1 次考核的日期').fill('2026-11-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('第 1 次考核没有填全');
  await field(page, '第 1 次考核的评价').selectOption('不合格');
  await submit(page, '保存');
  await open();
  await expect(dialog(page)).toContainText('11 月 1 日 的试用考核不合格。');
  await dialog(page).getByRole('button', { name: '记成绩' }).click();
  await field(page, '笔试成绩').fill('80.123');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('笔试成绩“80.123”不对');
  await field(page, '笔试成绩').fill('80.5');
  await submit(page, '保存');
  await expect(row(page, 'A1')).toContainText('笔试 80.5 分');
  await open();
  await dialog(page).getByRole('button', { name: /^移走这个人/ }).click();
  await expect(dialog(page)).toContainText('只用于登记错了的');
  await submit(page, '移走这个人（登记错了）');
  await expect(page.getByText('还没有登记人员')).toBeVisible();
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(row(page, 'A1')).toContainText('笔试 80.5 分');
});

test('a pasted list: columns are guessed, what may not be kept is not read, errors have their line, one undo takes it back', async ({ page }) => {
  await byPeople(page);
  await paste(
    page,
    ['报名序号\t姓名\t身份证号\t联系电话\t初审结果', 'A1\t张晓明\t513321199001011234\t13800138000\t合格', 'A2\t李四\t\t\t', '\t王五\t\t\t合格', 'A4\t赵六\t\t\t免', 'A5\t孙七', ''].join('\n'),
  );
  await expect(page.getByLabel('“报名序号”当作什么')).toHaveValue('code');
  await expect(page.getByText('证件号码不收。')).toBeVisible();
  await expect(page.getByText('电话和联系方式不收。')).toBeVisible();
  await expect(page.getByText('513321199001011234').filter({ visible: true })).toHaveCount(0);
  await page.getByLabel('有后面环节成绩或结果的，前面的环节记通过').check();
  await expect(outcome(page)).toContainText('5 行里：新增 2，更新 0，没有变化 0，和别的行重复 0，有错 3');
  const errors = page.getByRole('list', { name: '有错的地方' }).getByRole('listitem');
  await expect(errors).toHaveText([/第 4 行.*没有编号/, /第 5 行 初审结果“免”：.*不像结果/, /第 6 行：.*只有 2 格，表头有 5 格/]);
  await expect(page.getByRole('list', { name: '将接收的行' })).toContainText('第 2 行 A1');
  await page.getByRole('button', { name: '接收 2 人' }).click();
  // The errors stay, and what was taken is not taken twice.
  await expect(outcome(page)).toContainText('没有变化 2');
  await expect(errors).toHaveCount(3);
  await part(page, '名单');
  await expect(row(page, 'A1')).toContainText('笔试：等了 0 天');
  await expect(row(page, 'A1')).toContainText('张*明');
  await part(page, '导入表格');
  await expect(errors).toHaveCount(3);
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(page.getByText('还没有登记人员').or(page.getByRole('button', { name: '接收 2 人' }))).toBeVisible();
  await part(page, '名单');
  await expect(page.locator('.people-row')).toHaveCount(0);
});

test('a list that only lacks the stages before says how it could be taken, and who passed below the mark', async ({ page }) => {
  await byPeople(page);
  await byNotice(page);
  await paste(page, '编号\t笔试成绩\t面试成绩\nA1\t90\t90\nA2\t36\t80\n');
  await expect(outcome(page)).toContainText('新增 0');
  await expect(outcome(page)).toContainText('有 2 行只因为前面的环节还没有记通过');
  await page.getByLabel('有后面环节成绩或结果的，前面的环节记通过').check();
  await expect(outcome(page)).toContainText('新增 2');
  await expect(outcome(page)).not.toContainText('只因为前面的环节');
  await expect(outcome(page)).toContainText('有 1 人成绩低于合格线');
  await expect(page.getByRole('list', { name: '将接收的行' }).getByRole('listitem').nth(1)).toContainText('成绩低于合格线，仍记通过');
});

test('a column may be given another meaning, and what cannot be is said', async ({ page }) => {
  await byPeople(page);
  await paste(page, '甲\t乙\nA1\t70\nA2\t80\n');
  await expect(page.getByRole('alert')).toContainText('没有哪一列是编号');
  await page.getByLabel('“甲”当作什么').selectOption('编号');
  await page.getByLabel('“乙”当作什么').selectOption('编号');
  await expect(page.getByRole('alert')).toContainText('“甲”和“乙”当作了同一样东西');
  await page.getByLabel('“乙”当作什么').selectOption('不用');
  await page.getByRole('button', { name: '接收 2 人' }).click();
  await page.getByLabel('“乙”当作什么').selectOption('报名成绩');
  await expect(outcome(page)).toContainText('更新 2');
  await expect(page.getByRole('list', { name: '将接收的行' })).toContainText('报名 70 分');
});

test('files in the encodings of offices are read; a workbook is refused with the way out', async ({ page }) => {
  await byPeople(page);
  await part(page, '导入表格');
  const csv = '编号,姓名\r\nA1,张三\r\nA2,李四\r\n';
  const pick = (name, buffer) => page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer });
  for (const [name, buffer] of [['gbk.csv', gbk(csv)], ['utf8.csv', Buffer.from(`\ufeff${csv}`)], ['utf16.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')]]) {
    await pick(name, buffer);
    await expect(page.getByText(`${name}：表头下面 2 行`)).toBeVisible();
    await expect(page.getByLabel('“姓名”当作什么')).toHaveValue('name');
  }
  await pick('名单.xlsx', Buffer.from('PK\u0003\u0004xxxx', 'latin1'));
  await expect(page.getByRole('alert')).toContainText('请另存为 CSV');
  // What was opened before is still there.
  await expect(page.getByRole('button', { name: '接收 2 人' })).toBeVisible();
});

test('five thousand rows with broken ones among them do not stop the page, and every row is accounted for', async ({ page }) => {
  test.setTimeout(120_000);
  await byPeople(page);
  await part(page, '导入表格');
  const lines = Array.from({ length: 5000 }, (_, at) => (at % 100 === 50 ? `K${at},"张` : `K${at},张三`));
  await page.getByLabel('选择文件').setInputFiles({ name: '5000.csv', mimeType: 'text/csv', buffer: Buffer.from(['编号,姓名', ...lines, ''].join('\n')) });
  await expect(outcome(page)).toContainText('5000 行里：新增 4950，更新 0，没有变化 0，和别的行重复 0，有错 50', { timeout: 30_000 });
  await page.getByRole('button', { name: '接收 4950 人' }).click();
  await expect(outcome(page)).toContainText('没有变化 4950', { timeout: 60_000 });
  await part(page, '名单');
  await expect(page.locator('.people-row')).toHaveCount(60);
  await saved(page);
});

test('the ranking of a stage: who is in, who is tied, who lacks a score, and what follows', async ({ page }) => {
  await byPeople(page);
  await byNotice(page);
  await enter(page, 'A1-A5', { first: '面试' });
  await paste(page, '编号\t笔试成绩\t面试成绩\nA1\t90\t90\nA2\t80\t80\nA3\t80\t80\nA4\t70\t70\nA5\t70\t\n');
  await page.getByRole('button', { name: '接收 5 人' }).click();
  await part(page, '名次');
  const place = (code) => page.getByRole('region', { name: '到“面试”的名次' }).getByRole('row').filter({ has: page.getByRole('button', { name: code, exact: true }) });
  await expect(place('A1')).toContainText(/1.*90.*入围/s);
  await expect(place('A2')).toContainText('同分待定');
  await expect(place('A5')).toContainText('缺成绩：面试');
  await expect(page.getByText('最后一名有人同分，规则分不出。')).toBeVisible();
  await expect(page.getByText('缺成绩不按 0 分算')).toBeVisible();
  // Who did not appear is out of the ranking, and no total is missing any more.
  await part(page, '名单');
  await tick(page, 'A5');
  await happened(page, '未通过', { stage: '面试', why: '缺考或没到' });
  await expect(dialog(page)).toHaveCount(0);
  // Three places: those who are tied are both in.
  await byNotice(page, { places: '3' });
  await part(page, '名次');
  await page.getByRole('button', { name: '入围的 3 人记通过' }).click();
  await expect(dialog(page)).toContainText('3 人：A1、A2、A3');
  await submit(page, '记下');
  await page.getByRole('button', { name: '下一名列入递补名单' }).click();
  await expect(dialog(page)).toContainText('1 人：A4');
  await submit(page, '记下');
  await expect(place('A4')).toContainText('递补第 1');
  await part(page, '名单');
  await tick(page, 'A2');
  await happened(page, '退出', { stage: '体能测试', why: '另有岗位' });
  await expect(dialog(page)).toHaveCount(0);
  await part(page, '名次');
  await expect(place('A2')).toContainText('后来未通过或退出，名额已空');
  await page.getByRole('button', { name: '递补 1 人', exact: true }).click();
  await submit(page, '记下');
  await expect(place('A4')).toContainText('已递补');
});

test('too few for an exam is said with the numbers of it', async ({ page }) => {
  await byPeople(page);
  await byNotice(page);
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '修改“笔试”' }).click();
  await field(page, '开考比例（几比 1）').fill('3');
  await submit(page, '保存');
  await pilotSide(page, '人员');
  await enter(page, 'A1-A5', { first: '笔试' });
  await expect(page.getByText('“笔试”要 3 比 1：至少 6 人，进入 5 人，还差 1 人。')).toBeVisible();
  await enter(page, 'A6', { first: '笔试' });
  await expect(page.getByText('够开考', { exact: true })).toBeVisible();
});

test('names are masked, shown for this visit only, leave only when asked for, and are erased for good', async ({ page }) => {
  await byPeople(page);
  await paste(page, '编号\t姓名\nA1\t张晓明\nA2\t\n');
  await page.getByLabel('姓名保留到').fill('2026-11-19');
  await page.getByRole('button', { name: '接收 2 人' }).click();
  await part(page, '名单');
  await expect(page.getByText('1 个姓名已过保留期限')).toBeVisible();
  await expect(row(page, 'A1')).toContainText('张*明');
  await page.getByRole('button', { name: /^显示姓名/ }).click();
  await expect(row(page, 'A1')).toContainText('张晓明');
  await turnTo(page, '试点');
  await page.locator('.pilot-row').getByRole('link').click();
  await pilotSide(page, '人员');
  await expect(row(page, 'A1')).toContainText('张*明');

  await page.getByRole('button', { name: '导出或打印' }).click();
  await dialog(page).getByLabel(/^CSV 表格/).check();
  await dialog(page).getByRole('button', { name: '继续' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请选带不带姓名。');
  await dialog(page).getByLabel(/^不带姓名/).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '继续' }).click()]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('A1');
  expect(file).not.toContain('张');

  await page.getByRole('button', { name: '导出或打印' }).click();
  await dialog(page).getByLabel(/^Excel 表格/).check();
  await dialog(page).getByLabel(/^带姓名/).check();
  const [book] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '继续' }).click()]);
  // What is in it stands in its name, wherever it goes.
  expect(book.suggestedFilename()).toMatch(/人员名单（含姓名）\.xlsx$/);
  expect(zipped(await readFile(await book.path()))['xl/sharedStrings.xml']).toContain('张晓明');

  await page.getByRole('button', { name: '抹去姓名' }).first().click();
  await expect(dialog(page)).toContainText('以前导出的备份文件和表格里的姓名还在');
  await dialog(page).getByLabel(/^已过保留期限的 1 人/).check();
  await dialog(page).getByRole('button', { name: '抹去', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('我知道抹去后找不回来');
  await dialog(page).getByLabel('我知道抹去后找不回来').check();
  await submit(page, '抹去');
  await expect(row(page, 'A1')).toContainText('姓名已于 11 月 20 日 抹去');
  await expect(page.getByRole('button', { name: /^撤销上一步/ })).toBeDisabled();
  expect(await page.evaluate(() => Object.values(localStorage).join('\n'))).not.toContain('张晓明');
});

test('who was entered stays within reach where a pilot is filled with counts again, and so does erasing the names', async ({ page }) => {
  await byPeople(page);
  await paste(page, '编号\t姓名\nA1\t张晓明\n');
  await page.getByRole('button', { name: '接收 1 人' }).click();
  await part(page, '名单');
  await row(page, 'A1').getByRole('button', { name: 'A1' }).click();
  await dialog(page).getByRole('button', { name: /^移走这个人/ }).click();
  await expect(dialog(page)).toContainText('这里有 1 个姓名。移走后为了能撤销，姓名还会留在本机一段时间');
  await page.keyboard.press('Escape');
  await pilotSide(page, '设置');
  await page.getByRole('button', { name: '移走试点' }).click();
  await expect(dialog(page)).toContainText('请先“抹去姓名”');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '改试点情况' }).click();
  await field(page, '怎么填').selectOption('只填人数');
  await submit(page, '保存');
  await pilotSide(page, '人员');
  await expect(page.locator('#main')).toContainText('以前登记的 1 人都还在');
  await page.getByRole('button', { name: '抹去姓名' }).click();
  await dialog(page).getByLabel(/^这个试点全部 1 人/).check();
  await dialog(page).getByLabel('我知道抹去后找不回来').check();
  await submit(page, '抹去');
  await expect(page.getByRole('button', { name: '抹去姓名' })).toHaveCount(0);
  await saved(page);
  expect(await page.evaluate(() => Object.values(localStorage).join('\n'))).not.toContain('张晓明');
});

test('five hundred people stay quick: sixty lines at first, a tick changes one', async ({ page }) => {
  await byPeople(page);
  await enter(page, 'A001–A500');
  await expect(page.locator('.people-row')).toHaveCount(60);
  await page.getByRole('button', { name: /^再显示/ }).click();
  await expect(page.locator('.people-row')).toHaveCount(360);
  const took = await page.evaluate(async () => {
    const box = document.querySelector('.people-row .choice__box');
    const begun = performance.now();
    box.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begun;
  });
  expect(took).toBeLessThan(1000);
  await expect(page.getByText('已选 1 人')).toBeVisible();
});

test('all parts of the page and its dialogs are accessible and fit', async ({ page }) => {
  test.setTimeout(180_000);
  await byPeople(page);
  await byNotice(page);
  await enter(page, 'A1-A3', { first: '面试', on: '2026-10-01' });
  await paste(page, '编号\t姓名\t身份证号\t笔试成绩\nA1\t张晓明\t513321199001011234\t90\nA2\t李四\t\t免\n');
  const look = (name) => looksRight(page, name);
  await look('import');
  await page.getByRole('button', { name: '接收 1 人' }).click();
  await part(page, '名单');
  await look('list');
  await part(page, '名次');
  await look('ranking');
  await part(page, '名单');
  await tick(page, 'A1', 'A2');
  for (const button of ['记经过', '导出或打印', '抹去姓名', '登记人员', 'A1']) {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await expect(dialog(page)).toBeVisible();
    await look(button);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await look('dark');
  await turnTo(page, '我的');
  await page.getByRole('button', { name: '最大' }).click();
  await page.goBack();
  await started(page);
  await look('largest');
});
