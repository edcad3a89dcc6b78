// A pilot as a county lives it, in one piece: from the template, with what the bulletin says of it, over five hundred
// applicants to the report on paper.

import { readFile } from 'node:fs/promises';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, gbk, pilotSide, saved, startPilot, turnTo, typeInto } from './journeys.mjs';

const field = (page, label) => dialog(page).getByLabel(label, { exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
const keep = async (page, words = '保存') => {
  await dialog(page).getByRole('button', { name: words, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
};
const part = (page, name) => page.getByRole('group', { name: '看哪一部分' }).getByRole('button', { name }).click();
const bar = (page, stage) => page.locator('.funnel__row').filter({ hasText: new RegExp(`^${stage}`) });
const tile = (page, words) => page.locator('.tile').filter({ hasText: words });
const section = (page, name) => page.locator('.report__section').filter({ has: page.getByRole('heading', { name, exact: true }) });

const APPLICANTS = 500;
/** Surnames and given names of nobody. */
const nameOf = (at) => `${'赵钱孙李周吴郑王冯陈'[at % 10]}${'一二三四五六七八九十'[Math.floor(at / 10) % 10]}${'甲乙丙丁戊'[Math.floor(at / 100)]}`;
const codeOf = (at) => `A${String(at + 1).padStart(3, '0')}`;

/** The office's sheet: every fifth fails the first review; fifteen of the others pass the written test and are interviewed. */
function sheet() {
  const rows = Array.from({ length: APPLICANTS }, (_, at) => {
    const reviewed = at % 5 === 4 ? '不合格' : '合格';
    const interviewed = at % 5 === 0 && at < 75;
    const written = reviewed === '合格' ? (interviewed ? 90 - at / 5 : 40 + (at % 40) / 2) : '';
    const result = reviewed === '合格' ? (interviewed ? '合格' : '不合格') : '';
    const interview = interviewed ? 85 - (at / 5) * 2 : '';
    return [codeOf(at), nameOf(at), reviewed, written, result, interview].join(',');
  });
  const broken = [',无编号的人,合格,70,合格,', 'B001,成绩写错的人,合格,七十,合格,', 'B002,结果写错的人,免,70,合格,'];
  return gbk(['报名序号,姓名,初审结果,笔试成绩,笔试结果,面试成绩', ...rows, ...broken, ''].join('\r\n'));
}

/** Those who are ticked have passed where they stand. */
async function passed(page, on) {
  await page.getByRole('button', { name: '记经过' }).first().click();
  await field(page, '经过').selectOption('通过');
  await field(page, '日期').fill(on);
  await keep(page, '记下');
}

test('from the template over five hundred applicants to the report, with the figures of the bulletin', async ({ page, browserName }) => {
  test.setTimeout(120_000);
  await page.clock.setFixedTime(new Date('2026-12-20T09:00:00+08:00'));
  await openApp(page);
  await startPilot(page);

  // What the bulletin says, and no more: five to be hired, as many as 75 % of the posts, which no whole number gives.
  const staffing = page.getByRole('region', { name: '力量配比' });
  await expect(staffing).toContainText('75 % 对不上任何整数编制');
  await expect(staffing).toContainText('编制 6 名时是 5/6 = 83.3 %');
  await expect(staffing).toContainText('编制 7 名时是 5/7 = 71.4 %');
  await expect(staffing.getByLabel('编制数')).toHaveValue('');

  // The rules of the notice; people instead of counts.
  await pilotSide(page, '设置');
  await press(page, '改试点情况');
  await field(page, '怎么填').selectOption('逐人登记');
  await keep(page);
  await press(page, '改过关规则');
  await field(page, '计划招录人数').fill('5');
  await field(page, '最后一名总分相同怎么办').selectOption('同分的比“笔试”的成绩');
  await field(page, '有人退出，能不能递补').selectOption('可以递补');
  await keep(page);
  for (const [stage, weight, more] of [['笔试', '40', { '开考比例（几比 1）': '3' }], ['面试', '60', { '等多少天算卡住': '30' }]]) {
    await press(page, `修改“${stage}”`);
    await field(page, '占总分（%）').fill(weight);
    for (const [label, value] of Object.entries(more)) await field(page, label).fill(value);
    await keep(page);
  }

  // The office's sheet, in the encoding of an old spreadsheet program, with three rows that cannot be.
  await pilotSide(page, '人员');
  await part(page, '导入表格');
  await page.getByLabel('选择文件').setInputFiles({ name: '报名表.csv', mimeType: 'text/csv', buffer: sheet() });
  await expect(page.getByText('报名表.csv：表头下面 503 行')).toBeVisible();
  await page.getByLabel('表里的事是哪天的', { exact: true }).fill('2026-11-10');
  await page.getByLabel('有后面环节成绩或结果的，前面的环节记通过').check();
  await expect(page.getByRole('region', { name: '接收以后会怎样' })).toContainText('503 行里：新增 500，更新 0，没有变化 0，和别的行重复 0，有错 3');
  await expect(page.getByRole('list', { name: '有错的地方' }).getByRole('listitem')).toHaveText([/第 502 行.*没有编号/, /第 503 行.*“七十”/, /第 504 行.*“免”/]);
  await page.getByRole('button', { name: '接收 500 人' }).click();

  // The ranking by the rules: five are in; they go on to the end of the selection.
  await part(page, '名次');
  const ranking = page.getByRole('region', { name: '到“面试”的名次' });
  await expect(ranking.getByRole('row').filter({ hasText: 'A001' })).toContainText(/^1\s*A001.*90\s*85\s*87/s);
  await press(page, '入围的 5 人记通过');
  await expect(dialog(page)).toContainText('5 人：A001、A006、A011、A016、A021');
  await field(page, '日期').fill('2026-11-20');
  await keep(page, '记下');
  await part(page, '名单');
  for (const at of [0, 5, 10, 15, 20]) {
    await page.getByRole('searchbox', { name: '按编号筛选' }).fill(codeOf(at));
    await page.getByLabel(`选 ${codeOf(at)}`, { exact: true }).check();
  }
  for (const on of ['2026-11-22', '2026-11-24', '2026-11-26', '2026-11-30']) await passed(page, on);
  const sums = (stage) => page.getByRole('region', { name: '各环节人数', exact: true }).getByRole('row').filter({ has: page.getByRole('button', { name: stage, exact: true }) });
  await expect(sums('报名')).toHaveText(/报名\s*500\s*500\s*0\s*0\s*0\s*0\s*对得上/);
  await expect(sums('初审')).toHaveText(/初审\s*500\s*400\s*100\s*0\s*0\s*0\s*对得上/);
  await expect(sums('笔试')).toHaveText(/笔试\s*400\s*15\s*385\s*0\s*0\s*0\s*对得上/);
  await expect(sums('面试')).toHaveText(/面试\s*15\s*5\s*0\s*0\s*10\s*0\s*对得上/);
  await expect(sums('拟录用')).toHaveText(/拟录用\s*5\s*5\s*0\s*0\s*0\s*0\s*对得上/);
  await expect(sums('跟班学习')).toHaveText(/跟班学习\s*5\s*0\s*0\s*0\s*5\s*0\s*对得上/);

  // A month with the team for one of them; what is missing before the work begins is said.
  await page.getByRole('searchbox', { name: '按编号筛选' }).fill('A001');
  await page.getByRole('button', { name: 'A001', exact: true }).click();
  await dialog(page).getByRole('button', { name: '记跟班学习' }).click();
  await field(page, '从').fill('2026-12-01');
  await field(page, '带教人').fill('王队');
  await keep(page);
  await page.getByRole('button', { name: 'A001', exact: true }).click();
  await expect(dialog(page)).toContainText('跟班学习到 2027 年 1 月 1 日 才满。');
  await expect(dialog(page)).toContainText('法律知识考试还没有通过。');
  await page.keyboard.press('Escape');

  // The figures of a report, the published rate beside them, and a decision.
  await pilotSide(page, '数字');
  await typeInto(page, '发现一般隐患 2026 年 12 月', '6862');
  await typeInto(page, '整改一般隐患 2026 年 12 月', '6546');
  await press(page, '抄一个比率');
  for (const [label, value] of [['什么的比率', '一般隐患整改率'], ['其中（分子）', '6546'], ['总数（分母）', '6862'], ['公布的比率（%）', '95.34']]) {
    await field(page, label).fill(value);
  }
  await keep(page);
  await pilotSide(page, '决定和风险');
  await press(page, '记决定');
  await field(page, '决定了什么').fill('由大队带教一个月');
  await keep(page);
  await saved(page);
  await page.reload();
  await started(page);

  // At one glance.
  await pilotSide(page, '一眼看懂');
  await expect(tile(page, '报名')).toContainText('500');
  await expect(tile(page, '拟录用或已录用')).toContainText('5 / 计划 5');
  // Ten have waited for more than thirty days after an interview that others passed.
  await expect(bar(page, '面试')).toContainText(/进入 15\s*通过 5\s*未通过 0\s*退出 0\s*待定 10\s*通过率 5\/15 = 33\.3 %/);

  // The report: parts and wholes, what is not known, one sheet of paper or two.
  await pilotSide(page, '总结');
  await expect(section(page, '各环节人数')).toContainText('进入 500；通过 400/500 = 80.0 %；未通过 100');
  await expect(section(page, '编制和人员')).toContainText('报的比例75%');
  await expect(section(page, '编制和人员')).toContainText('没有哪个整数编制对得上这个比例');
  await expect(section(page, '对外公布的比率')).toContainText('应为 95.39%');
  await expect(section(page, '还不知道的')).toContainText('编制');
  const words = await page.locator('body').innerText();
  for (const name of [nameOf(0), nameOf(499)]) expect(words).not.toContain(name);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV 表格' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toMatch(/初审 通过,400\/500 = 80\.0 %,400,500/);
  expect(csv).not.toContain(nameOf(0));
  const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel 表格' }).click()]);
  expect((await readFile(await book.path())).subarray(0, 2).toString()).toBe('PK');
  if (browserName === 'chromium') {
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length).toBeLessThanOrEqual(2);
  }

  // The start page has the next step.
  await turnTo(page, '今日');
  await expect(page.getByRole('region', { name: '试点下一步' })).toContainText('第 9 步，共 12 步进入“法律知识考试”');
});
