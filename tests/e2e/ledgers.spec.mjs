// Ledgers: what was entered once stands in each of them; chosen, sorted, grouped, printed, and taken as files.

import { readFile } from 'node:fs/promises';
import { expect, goOffline, offlineReady, started, test } from './support.mjs';
import { addDuty, dialog, dutyRow, fitsTheWindow, onPhone, openDuty, openList, saved, turnTo, zipped } from './journeys.mjs';

const day = (date) => new Date(`${date}T09:00:00+08:00`);

/** Opens the list on a day of the device, with two duties that one meeting settles, and a third. */
async function withDuties(page) {
  await page.clock.setFixedTime(day('2026-11-24'));
  await openList(page);
  await addDuty(page, { name: '安委会例会', cadence: '每月', first: '2026-11-20', role: '安委会' });
  await addDuty(page, { name: '安办例会', cadence: '每周', first: '2026-11-20', role: '安办' });
  await addDuty(page, { name: '=查加油站', cadence: '每月', first: '2026-11-10', role: '安办' });
}

/** Enters a meeting for one duty that settles another too. */
async function holdMeeting(page, what) {
  await dutyRow(page, '安委会例会').getByRole('button', { name: /^闭环/ }).click();
  const field = (label) => dialog(page).getByLabel(label, { exact: true });
  await field('做了什么').fill(what);
  await field('办结日期').fill('2026-11-20');
  await field('这是一次什么').selectOption('会议');
  await field('主持人').fill('张三');
  await field('到场人数').fill('12');
  await field('议定事项').fill('月底前排查完');
  await dialog(page).getByLabel('文号、地点、链接或说明').first().fill('会议纪要8号');
  await dialog(page).getByText('这件事还办结了别的？').click();
  await dialog(page).getByRole('checkbox', { name: /^安办例会.*11 月 20 日/ }).check();
  await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Closes a duty of the list without particulars. */
async function closePlainly(page, name, what) {
  await dutyRow(page, name).getByRole('button', { name: /^闭环/ }).click();
  await dialog(page).getByLabel('做了什么').fill(what);
  await dialog(page).getByLabel('这是一次什么').selectOption('一般工作');
  await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Goes to the page with all ledgers, and from there to one. */
async function openLedger(page, name) {
  await turnTo(page, '清单');
  await page.getByRole('navigation', { name: '清单各页' }).getByRole('link', { name: '台账' }).click();
  await page.getByRole('listitem').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

const lines = (page) => page.locator('.ledger__table tbody tr:not(.ledger__group, .ledger__total, .ledger__end, .no-print)');
const line = (page, words) => lines(page).filter({ hasText: words });
/** A cell of a row, by the head of its column. */
const cell = (row, head) => row.locator(`[data-label="${head}"]`);
const column = (page, head) => lines(page).locator(`[data-label="${head}"]`).allTextContents();
/** The choices over the table. */
async function choose(page, what, option) {
  const more = page.locator('.ledger-tools__more');
  if (!(await more.evaluate((details) => details.open))) await more.getByText('筛选、排序、分组').click();
  await page.getByLabel(what, { exact: true }).selectOption(option);
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a meeting that was entered once stands in every ledger, and a correction changes all of them', async ({ page }) => {
  await withDuties(page);
  await holdMeeting(page, '研究冬季防火');
  await saved(page);

  await openLedger(page, '会议台账');
  await expect(lines(page)).toHaveCount(1);
  const meeting = line(page, '研究冬季防火');
  await expect(cell(meeting, '职责')).toHaveText(/安委会例会\s*安办例会/);
  await expect(cell(meeting, '主持人')).toHaveText('张三');
  await expect(cell(meeting, '佐证')).toContainText('会议纪要8号');

  await openLedger(page, '履职记录台账');
  await expect(line(page, '研究冬季防火')).toHaveCount(1);
  await expect(cell(line(page, '研究冬季防火'), '类别')).toHaveText('会议');

  await openLedger(page, '职责台账');
  for (const name of ['安委会例会', '安办例会']) await expect(cell(line(page, name), '已办')).toHaveText('1');
  await expect(cell(page.locator('.ledger__total'), '已办')).toHaveText('2');
  await fitsTheWindow(page);

  await turnTo(page, '清单');
  await openDuty(page, '安委会例会');
  await page.getByRole('button', { name: '更正' }).click();
  await dialog(page).getByLabel('做了什么').fill('研究冬季防火和用电');
  await dialog(page).getByLabel('原因').fill('漏了一项');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  for (const name of ['会议台账', '履职记录台账']) {
    await openLedger(page, name);
    await expect(line(page, '研究冬季防火和用电')).toHaveCount(1);
  }
  await page.reload();
  await started(page);
  await expect(line(page, '研究冬季防火和用电')).toHaveCount(1);
});

test('rows are found, chosen, sorted and grouped, and what is left out is said', async ({ page }) => {
  await withDuties(page);
  await holdMeeting(page, '研究冬季防火');
  await closePlainly(page, '=查加油站', '查了两家');
  await openLedger(page, '履职记录台账');
  await expect(lines(page)).toHaveCount(2);
  await expect(page.locator('.ledger__foot')).toContainText('无佐证 1 条');

  await page.getByLabel('在表里找').fill('两家');
  await expect(lines(page)).toHaveCount(1);
  await expect(page.locator('.ledger__sub')).toContainText('1 条（全部 2 条，其余没有列出）');
  await page.getByLabel('在表里找').fill('没有的字');
  await expect(page.getByText('没有符合筛选的行')).toBeVisible();
  await page.getByLabel('在表里找').fill('');
  await choose(page, '岗位', '安委会');
  await expect(lines(page)).toHaveCount(1);
  await expect(page.locator('.ledger__sub')).toContainText('筛选：岗位：安委会');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(lines(page)).toHaveCount(2);

  expect(await column(page, '日期')).toEqual(['2026-11-20', '2026-11-24']);
  if (onPhone(page)) {
    await choose(page, '排序', '日期，从大到小');
  } else {
    const head = page.getByRole('columnheader', { name: '日期', exact: true });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
  }
  await expect.poll(() => column(page, '日期')).toEqual(['2026-11-24', '2026-11-20']);
  expect(await column(page, '序号')).toEqual(['1', '2']);
  await choose(page, '分组', '按类别');
  await expect(page.locator('.ledger__group')).toHaveText(['会议（1 条）', '一般工作（1 条）']);
  await fitsTheWindow(page);

  // Another period; the choice stays for the other ledgers.
  await page.getByRole('button', { name: '往前一段' }).click();
  await expect(page.getByText('这一段还没有内容')).toBeVisible();
  await openLedger(page, '会议台账');
  await expect(page.getByText('2026 年第三季度')).toBeVisible();
  await page.getByRole('button', { name: '自选' }).click();
  await page.getByLabel('从哪天').fill('2026-11-30');
  await page.getByLabel('到哪天').fill('2026-11-01');
  await page.getByRole('button', { name: '按这两天' }).click();
  await expect(page.getByText('后一个不能早于前一个')).toBeVisible();
  await page.getByLabel('从哪天').fill('2026-11-01');
  await page.getByLabel('到哪天').fill('2026-11-24');
  await page.getByRole('button', { name: '按这两天' }).click();
  await expect(lines(page)).toHaveCount(1);
});

test('ledgers are given as CSV, as workbooks and as a calendar', async ({ page }) => {
  await withDuties(page);
  await holdMeeting(page, '研究冬季防火');
  await closePlainly(page, '=查加油站', '=1+1');
  await openLedger(page, '履职记录台账');

  const csv = await download(page, 'CSV 表格');
  expect(csv.name).toBe('luoshi-2026-11-24-履职记录台账.csv');
  const text = csv.bytes.toString();
  expect(text.startsWith('\ufeff序号,日期,')).toBe(true);
  expect(text).toContain("\"'=1+1\"");
  expect(text).toContain('"安委会例会\n安办例会"');

  const excel = await download(page, 'Excel 表格');
  expect(excel.name).toBe('luoshi-2026-11-24-履职记录台账.xlsx');
  const sheet = zipped(excel.bytes);
  expect(sheet['xl/worksheets/sheet1.xml']).toContain('<sheetData>');
  expect(sheet['xl/sharedStrings.xml']).toContain('研究冬季防火');
  expect(sheet['xl/sharedStrings.xml']).toContain('=1+1');
  await expect(page.getByText('已生成文件“履职记录台账.xlsx”。')).toBeVisible();

  await openLedger(page, '职责台账');
  const calendar = (await download(page, '日历文件')).bytes.toString();
  const events = calendar.split('BEGIN:VEVENT').slice(1);
  expect(events.length).toBeGreaterThan(50);
  expect(calendar.match(/TRIGGER:-PT15H\r\n/g)).toHaveLength(events.length);
  expect(calendar.match(/TRIGGER:PT8H30M\r\n/g)).toHaveLength(events.length);
  const uids = calendar.match(/UID:.*\r\n/g);
  expect(new Set(uids).size).toBe(events.length);
  // What is done already is not in it; the next meeting is.
  expect(calendar).not.toContain('DTSTART;VALUE=DATE:20261120');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20261127');
  // The same days have the same names tomorrow, so that a phone takes nothing in twice.
  await page.clock.setFixedTime(day('2026-11-25'));
  await page.reload();
  await started(page);
  const later = (await download(page, '日历文件')).bytes.toString();
  expect(later.match(/UID:.*\r\n/g).filter((uid) => !uids.includes(uid)).length).toBeLessThan(3);

  await page.getByRole('link', { name: '全部台账' }).click();
  const all = zipped((await download(page, '全部台账装进一个 Excel 文件')).bytes);
  expect(Object.keys(all).filter((name) => name.includes('worksheets/'))).toHaveLength(11);
  for (const name of ['职责台账', '履职记录台账', '隐患台账', '手写登记表']) expect(all['xl/workbook.xml']).toContain(name);
});

test('a workbook is written without a network', async ({ page }) => {
  await withDuties(page);
  await closePlainly(page, '安办例会', '开了例会');
  await offlineReady(page);
  await goOffline(page);
  await page.reload();
  await started(page);
  await openLedger(page, '履职记录台账');
  expect(zipped((await download(page, 'Excel 表格')).bytes)['xl/sharedStrings.xml']).toContain('开了例会');
});

test('on paper every row stands under its head, with the code and room to sign', async ({ page }) => {
  await page.clock.setFixedTime(day('2026-11-24'));
  await openList(page);
  await addDuty(page, { name: '每日巡查', cadence: '每日', first: '2026-01-01' });
  await openLedger(page, '手写登记表');
  await page.getByRole('button', { name: '年', exact: true }).click();
  // A page shows the first of them.
  await expect(lines(page)).toHaveCount(200);
  await expect(page.getByRole('button', { name: /^再显示/ })).toBeVisible();
  await page.evaluate(() => {
    window.print = () => (window.printed = document.querySelectorAll('.ledger__table tbody tr').length);
  });
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBeGreaterThanOrEqual(365);
  await expect(lines(page)).toHaveCount(365);

  await page.emulateMedia({ media: 'print' });
  const shown = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).display);
  expect(await shown('.ledger__table > thead')).toBe('table-header-group');
  expect(await shown('.ledger__table > tfoot')).toBe('table-footer-group');
  for (const hidden of ['.nav', '.topbar', '.subnav', '.ledger-bar', '.period']) expect(await shown(hidden)).toBe('none');
  await expect(page.locator('.ledger__code')).toHaveText(/^校验码 \S+（流水第 \d+ 条）$/);
  await expect(page.locator('.ledger__sign')).toBeVisible();
  await expect(page.locator('.ledger__foot')).toContainText('挡不住设备主人有意重写');
  await page.emulateMedia({ media: 'screen' });

  // From the list of ledgers it takes one click.
  await page.getByRole('link', { name: '全部台账' }).click();
  await page.getByRole('button', { name: '打印职责台账' }).click();
  await expect.poll(() => page.locator('.print-only .ledger__table tbody tr').count()).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-only')).toBeVisible();
  await expect(page.locator('.books')).toBeHidden();
});

test('the requirements of a bulletin stand in the table of coverage, decided or not', async ({ page }) => {
  await page.clock.setFixedTime(day('2026-11-24'));
  await openList(page);
  await turnTo(page, '今日');
  await page.getByRole('link', { name: /^(读这一期|接着读|再读一遍)/ }).click();
  await expect(page.locator('.reader')).toBeVisible();
  const marks = await page.locator('.reader__text .req__no').count();
  await openLedger(page, '要求落实对照表');
  await expect(lines(page)).toHaveCount(marks);
  await expect(page.locator('.ledger__foot')).toContainText(`未读 ${marks} 条`);
  await lines(page).first().getByRole('link').click();
  await expect(page.locator('.req--selected')).toBeVisible();
});

test('what is seen at a glance has its numbers, and inside a chat a sentence says what to do', async ({ browser }) => {
  const context = await browser.newContext({ userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8.0', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await withDuties(page);
  await turnTo(page, '清单');
  await page.getByRole('navigation', { name: '清单各页' }).getByRole('link', { name: '台账' }).click();
  await expect(page.getByText('选“在浏览器打开”')).toBeVisible();
  const look = page.getByRole('region', { name: '一眼看懂' });
  await expect(look).toContainText('已办 0 / ');
  await look.getByText('看数字').first().click();
  await expect(look.getByRole('row', { name: /2026 年 11 月/ }).first()).toBeVisible();
  await context.close();
});
