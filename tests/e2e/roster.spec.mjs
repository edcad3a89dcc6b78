// The duty roster: a month filled by turns, a swap, a handover, the start page, the month on paper.

import AxeBuilder from '@axe-core/playwright';
import { expect, openApp, started, test } from './support.mjs';
import { dialog, fitsTheWindow, onPhone, saved, turnTo } from './journeys.mjs';

const leaders = ['张一', '李二', '王三', '赵四', '钱五', '孙六'];
const officers = ['周甲', '吴乙', '郑丙', '冯丁'];

/** Opens the roster on a day of the device. */
async function rosterOn(page, date, time = '09:00') {
  await page.clock.setFixedTime(new Date(`${date}T${time}:00+08:00`));
  await openApp(page, { at: '#/roster' });
  await expect(page.getByRole('heading', { level: 1, name: '值班带班表' })).toBeVisible();
}

/** Says who can lead, who can be an officer, and how many of them a shift needs. */
async function enterTeam(page) {
  await page.getByRole('button', { name: /^(填值班人员|修改值班人员)$/ }).first().click();
  await dialog(page).getByLabel('可以带班的').fill(leaders.join('\n'));
  await dialog(page).getByLabel('可以值班的').fill(officers.join('、'));
  await dialog(page).getByLabel('每班值班员').fill('1');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

const turn = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Looks at the proposal and uses it. */
async function rotate(page, look = async () => {}) {
  await page.getByRole('button', { name: '自动排班' }).click();
  await expect(dialog(page)).toContainText('自动排班');
  await look();
  await dialog(page).getByRole('button', { name: '用这个排班' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** The numbers of the table of shares: { name: [before ×3, here ×3, together ×3] }; work, weekend, holiday. */
async function shares(page) {
  const rows = dialog(page).getByRole('row').filter({ has: page.getByRole('rowheader') });
  const numbers = {};
  for (const row of await rows.all()) {
    const cells = await row.getByRole('cell').allInnerTexts();
    if (cells.length === 9) numbers[await row.getByRole('rowheader').innerText()] = cells.map(Number);
  }
  return numbers;
}

const day = (page, date) => page.locator(`#day-${date}`);

async function openDay(page, date) {
  await day(page, date).getByRole('button').click();
  await expect(dialog(page)).toBeVisible();
}

const leaderOf = async (page, date) => (await day(page, date).locator('.roster__who--leader > span').last().innerText()).trim();

/** How far apart a kind of day lies among these people. */
const spread = (numbers, names, at) => {
  const counts = names.map((name) => numbers[name][at]);
  return Math.max(...counts) - Math.min(...counts);
};

test('a month is filled by turns with six leaders, and nobody has a weekend or holiday more than another', async ({ page }) => {
  await rosterOn(page, '2026-09-28');
  await enterTeam(page);
  await turn(page, '下个月');
  await expect(page.getByRole('heading', { name: '2026 年 10 月' })).toBeVisible();
  await expect(page.getByText('这个月还没有排班')).toBeVisible();
  await rotate(page, async () => {
    const numbers = await shares(page);
    expect(Object.keys(numbers)).toEqual([...leaders, ...officers]);
    const here = (name) => numbers[name].slice(3, 6);
    // 31 days: seven off for the National Day, six days of weekends (one Saturday is worked), eighteen others.
    const sum = (names, at) => names.reduce((all, name) => all + here(name)[at], 0);
    expect([0, 1, 2].map((at) => sum(leaders, at))).toEqual([18, 6, 7]);
    expect([0, 1, 2].map((at) => sum(officers, at))).toEqual([18, 6, 7]);
    for (const at of [4, 5]) {
      expect(spread(numbers, leaders, at)).toBeLessThanOrEqual(1);
      expect(spread(numbers, officers, at)).toBeLessThanOrEqual(1);
    }
    // Nothing is changed by looking.
    await expect(day(page, '2026-10-01').locator('.roster__who')).toHaveCount(0);
    await dialog(page).getByText('怎么排的').click();
    await expect(dialog(page)).toContainText('再看谁这一类班');
    await expect(dialog(page)).toContainText('没有例外');
  });
  await expect(page.getByText('每天都排好了')).toBeVisible();
  await expect(day(page, '2026-10-01')).toContainText('国庆节');
  await expect(day(page, '2026-10-10')).toContainText('调休上班');
  await expect(day(page, '2026-10-11')).toContainText('周末');
  for (const number of [1, 15, 31]) {
    const date = `2026-10-${String(number).padStart(2, '0')}`;
    expect(leaders).toContain(await leaderOf(page, date));
  }
  await saved(page);

  // The next month sees what came before, and evens it out.
  await turn(page, '下个月');
  await rotate(page, async () => {
    const numbers = await shares(page);
    expect(leaders.reduce((all, name) => all + numbers[name][1], 0)).toBe(6);
    expect(spread(numbers, leaders, 7)).toBeLessThanOrEqual(1);
  });
});

test('days that are filled stay unless I ask for them to be filled anew', async ({ page }) => {
  await rosterOn(page, '2026-10-20');
  await enterTeam(page);
  await openDay(page, '2026-10-25');
  await dialog(page).getByLabel('带班领导', { exact: true }).fill('县里来的老何');
  await dialog(page).getByLabel('值班员第 1 人').fill('周甲');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(day(page, '2026-10-25')).toContainText('县里来的老何');
  await rotate(page);
  expect(await leaderOf(page, '2026-10-25')).toBe('县里来的老何');
  // What nobody entered of the past is not made up.
  if (onPhone(page)) await page.getByRole('button', { name: /^看本月已经过去的 19 天/ }).click();
  await expect(day(page, '2026-10-19')).toContainText('没有排人');
  await rotate(page, async () => {
    await dialog(page).getByLabel(/^重新排/).check();
  });
  expect(leaders).toContain(await leaderOf(page, '2026-10-25'));
});

test('a swap, a handover, and the start page names who leads tonight, after a reload too', async ({ page }) => {
  await rosterOn(page, '2026-10-20');
  await enterTeam(page);
  await rotate(page);
  const before = await leaderOf(page, '2026-10-20');
  const stepsIn = leaders.find((name) => name !== before);
  await openDay(page, '2026-10-20');
  await dialog(page).getByRole('button', { name: '换班' }).click();
  await expect(dialog(page)).toContainText('换班：10 月 20 日');
  await dialog(page).getByLabel('谁来顶').fill(stepsIn);
  await dialog(page).getByRole('button', { name: '换班', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('请写明原因');
  await dialog(page).getByLabel('原因').fill('下村处置山洪');
  await dialog(page).getByRole('button', { name: '换班', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await leaderOf(page, '2026-10-20')).toBe(stepsIn);
  await expect(day(page, '2026-10-20')).toContainText('换过班');

  // Next morning: the handover, and a swap that is entered afterwards.
  await page.clock.setFixedTime(new Date('2026-10-21T08:40:00+08:00'));
  await page.reload();
  await started(page);
  if (onPhone(page)) await page.getByRole('button', { name: /^看本月已经过去/ }).click();
  await openDay(page, '2026-10-20');
  await expect(dialog(page)).toContainText(`带班领导由${before}换成${stepsIn}，原因：下村处置山洪`);
  await dialog(page).getByLabel('交接什么').fill('夜里巡河两次，无异常');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('请写明交班人');
  // What was typed is still there.
  await expect(dialog(page).getByLabel('交接什么')).toHaveValue('夜里巡河两次，无异常');
  await dialog(page).getByLabel('交班人').fill('周甲');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(day(page, '2026-10-20')).toContainText('有交接记录');
  await openDay(page, '2026-10-20');
  await expect(dialog(page).getByLabel('交班时间')).toHaveValue('2026-10-21T08:40');
  await dialog(page).getByRole('button', { name: '换班' }).click();
  await dialog(page).getByLabel('和另一天对调').check();
  await dialog(page).getByLabel('原因').fill('昨晚临时调整');
  await dialog(page).getByRole('button', { name: '换班', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('请选和哪一天对调');
  const other = await dialog(page).getByLabel('和哪一天的谁对调').locator('option', { hasText: '10 月 24 日' }).filter({ hasText: '带班领导' }).innerText();
  await dialog(page).getByLabel('和哪一天的谁对调').selectOption(other);
  await dialog(page).getByRole('button', { name: '换班', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await leaderOf(page, '2026-10-24')).toBe(stepsIn);
  await openDay(page, '2026-10-20');
  await expect(dialog(page)).toContainText('事后补记');
  await dialog(page).getByRole('button', { name: '取消' }).click();

  // Changing a name of a day that is over needs a reason.
  await openDay(page, '2026-10-20');
  await dialog(page).getByLabel('带班领导', { exact: true }).fill('别人');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('改名字要写明原因');
  await dialog(page).getByRole('button', { name: '取消' }).click();

  const tonight = await leaderOf(page, '2026-10-21');
  await saved(page);
  await turnTo(page, '今日');
  await expect(page.locator('.dateline')).toContainText(`今晚带班：${tonight}`);
  await expect(page.locator('.dateline')).toContainText('值班员：');
  await page.reload();
  await started(page);
  await expect(page.locator('.dateline')).toContainText(`今晚带班：${tonight}`);
});

test('the start page says when nobody leads today, and nothing where there is no roster', async ({ page }) => {
  await rosterOn(page, '2026-10-20');
  await turnTo(page, '今日');
  await expect(page.locator('.dateline')).toContainText('10 月 20 日');
  await expect(page.locator('.dateline')).not.toContainText('带班');
  await page.goto(`${process.env.LUOSHI_ROOT}#/roster`);
  await openDay(page, '2026-10-22');
  await dialog(page).getByLabel('带班领导', { exact: true }).fill('张一');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await turnTo(page, '今日');
  await page.getByRole('link', { name: '今天没有排带班领导' }).click();
  await expect(day(page, '2026-10-20')).toContainText('没有排人');
});

test('who is away is not put on duty, and what cannot be is said', async ({ page }) => {
  await rosterOn(page, '2026-10-31');
  await turn(page, '下个月');
  await enterTeam(page);
  await page.getByRole('button', { name: '登记谁不在' }).click();
  await dialog(page).getByLabel('姓名').fill('张一');
  await dialog(page).getByLabel('从哪天').fill('2026-11-10');
  await dialog(page).getByLabel('到哪天').fill('2026-11-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('后一天早于前一天');
  await dialog(page).getByLabel('从哪天').fill('2026-11-01');
  await dialog(page).getByLabel('到哪天').fill('2026-11-30');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.away-list')).toContainText('张一：11 月 1 日至11 月 30 日');
  await rotate(page, async () => {
    expect((await shares(page))['张一']).toEqual(Array(9).fill(0));
  });
  await expect(page.locator('.roster')).not.toContainText('张一');
  // Put on by hand all the same: it is done, and said.
  await openDay(page, '2026-11-05');
  await dialog(page).getByLabel('带班领导', { exact: true }).fill('张一');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(day(page, '2026-11-05')).toContainText('张一登记了不在');
  await expect(page.getByText('登记了不在：1 天')).toBeVisible();
  await page.getByRole('button', { name: '去掉“张一：11 月 1 日至11 月 30 日”' }).click();
  await expect(page.getByText('登记了不在：1 天')).toHaveCount(0);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('登记了不在：1 天')).toBeVisible();
});

test('two people of one name have to be told apart', async ({ page }) => {
  await rosterOn(page, '2026-10-20');
  await page.getByRole('button', { name: '修改值班人员' }).click();
  await dialog(page).getByLabel('可以带班的').fill('张伟\n李强\n张伟');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('“张伟”写了两次');
  await expect(dialog(page).getByLabel('可以带班的')).toHaveValue('张伟\n李强\n张伟');
});

test('a year without a table of days off says so', async ({ page }) => {
  await rosterOn(page, '2026-12-15');
  await expect(page.getByText('有几天还不知道怎么放假')).toBeVisible();
  await expect(page.getByText(/从12 月 28 日起还没有放假安排/)).toBeVisible();
  await turn(page, '上个月');
  await expect(page.getByText('有几天还不知道怎么放假')).toHaveCount(0);
  await turn(page, '回到本月');
  await expect(page.getByRole('heading', { name: '2026 年 12 月' })).toBeVisible();
});

test('the printed month has every day once, one side of A4, with signatures and the code', async ({ page }, info) => {
  await rosterOn(page, '2026-10-01');
  await enterTeam(page);
  await rotate(page);
  await saved(page);
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.roster-sheet');
  await expect(sheet).toBeVisible();
  await expect(page.locator('.roster')).toBeHidden();
  const days = await sheet.locator('tbody th').allInnerTexts();
  expect(days).toEqual(Array.from({ length: 31 }, (_, at) => `10 月 ${at + 1} 日`));
  const rows = await sheet.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[3].textContent));
  expect(rows.every((name) => leaders.includes(name))).toBe(true);
  await expect(sheet).toContainText('2026 年 10 月值班带班表');
  await expect(sheet).toContainText('审签：');
  await expect(sheet).toContainText(/末条校验码 [0-9a-z]+/);
  if (!onPhone(page)) {
    const pdf = await page.pdf({ path: info.outputPath('roster.pdf'), preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }
});

test('the roster is accessible and fits the window, also with the largest letters', async ({ page }) => {
  test.setTimeout(60_000);
  await rosterOn(page, '2026-10-06');
  await enterTeam(page);
  await rotate(page);
  const look = async () => {
    await fitsTheWindow(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
  };
  await look();
  await openDay(page, '2026-10-07');
  await look();
  await dialog(page).getByRole('button', { name: '换班' }).click();
  await look();
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '自动排班' }).click();
  await look();
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await page.goto(`${process.env.LUOSHI_ROOT}#/settings`);
  await page.getByRole('group', { name: '字号' }).getByRole('button', { name: '最大', exact: true }).click();
  await page.goto(`${process.env.LUOSHI_ROOT}#/roster`);
  await fitsTheWindow(page);
  await openDay(page, '2026-10-07');
  await fitsTheWindow(page);
});
