// The round trip by pen: printed with a code on each row, filled in on paper, typed back.

import { expect, openApp, started, test } from './support.mjs';
import { addDuty, dialog, fitsTheWindow, openList, saved, turnTo } from './journeys.mjs';

const day = (date) => new Date(`${date}T09:00:00+08:00`);

/** Two duties, and the codes of their rows on the blank form of this quarter. */
async function printed(page) {
  await page.clock.setFixedTime(day('2026-11-24'));
  await openList(page);
  await addDuty(page, { name: '安办例会', cadence: '每周', first: '2026-11-20' });
  await addDuty(page, { name: '镇长带队检查', cadence: '每月', first: '2026-11-10' });
  await saved(page);
  await page.getByRole('navigation', { name: '清单各页' }).getByRole('link', { name: '台账' }).click();
  await page.getByRole('link', { name: '手写登记表', exact: true }).click();
  const rows = page.locator('.ledger__table tbody tr:has([data-label="编码"])');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((rows) =>
    rows.map((row) => {
      const cell = (head) => row.querySelector(`[data-label="${head}"]`).textContent;
      return { code: cell('编码'), duty: cell('职责'), due: cell('到期日') };
    }),
  );
}

/** Goes to an address of the app. */
const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);

/** Types a code. */
async function type(page, code) {
  await page.getByLabel('编码', { exact: true }).fill(code);
  await page.getByRole('button', { name: '找这一行' }).click();
}

async function fill(page, { on, what, by, evidence }) {
  const field = (label) => page.getByLabel(label, { exact: true });
  if (on) await field('办结日期').fill(on);
  if (what) await field('做了什么').fill(what);
  if (by) await field('经办人或岗位（可不填）').fill(by);
  if (evidence) await field('佐证（可不填）').fill(evidence);
  await page.getByRole('button', { name: '保存，录下一行' }).click();
}

/** One character of a code, changed. */
const wrong = (code) => code.slice(0, 1) + (code[1] === '7' ? '8' : '7') + code.slice(2);

test('codes on paper lead back to their rows, and what was written there closes them', async ({ page }) => {
  const rows = await printed(page);
  const meeting = rows.find((row) => row.duty === '安办例会' && row.due === '2026-11-20');
  const inspection = rows.find((row) => row.duty === '镇长带队检查' && row.due === '2026-11-10');
  await page.getByRole('link', { name: '手写登记表录入' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '手写登记表录入' })).toBeVisible();

  await type(page, wrong(meeting.code));
  await expect(page.getByRole('alert')).toHaveText(/抄错了一位/);
  await type(page, '');
  await expect(page.getByRole('alert')).toHaveText('请先填编码。');

  // In small letters, without the dash.
  await type(page, meeting.code.toLowerCase().replace('-', ''));
  await expect(page.locator('.pen__duty')).toContainText('安办例会');
  await expect(page.locator('.pen__duty')).toContainText('到期 11 月 20 日');
  await expect(page.getByLabel('办结日期')).toBeFocused();
  await fill(page, { what: '例会一次' });
  await expect(page.getByRole('alert')).toHaveText('请填办结日期。');
  await expect(page.getByLabel('做了什么')).toHaveValue('例会一次');
  await fill(page, { on: '2026-11-20', by: '王五', evidence: '会议记录第3页' });
  await expect(page.getByText('已录入「安办例会」。')).toBeVisible();

  // The next one, at once; what was typed for the first is not in its form.
  await expect(page.getByLabel('编码', { exact: true })).toBeFocused();
  await expect(page.getByLabel('编码', { exact: true })).toHaveValue('');
  await type(page, inspection.code);
  await expect(page.locator('.pen__duty')).toContainText('镇长带队检查');
  await expect(page.getByLabel('做了什么')).toHaveValue('');
  await expect(page.getByLabel('经办人或岗位（可不填）')).toHaveValue('王五');
  await fill(page, { on: '2026-11-10', what: '查了加油站' });
  await expect(page.locator('.pen__entered')).toHaveCount(2);
  await expect(page.locator('.pen__entered').first()).toContainText('镇长带队检查');
  await fitsTheWindow(page);
  await saved(page);

  // The right occurrences are closed.
  await type(page, meeting.code);
  await expect(page.getByRole('alert')).toContainText('这一行已经办结，11 月 20 日：例会一次');
  await go(page, '#/ledger/records');
  const records = page.locator('.ledger__table tbody tr:has([data-label="做了什么"])');
  await expect(records).toHaveCount(2);
  const record = records.filter({ hasText: '例会一次' });
  await expect(record.locator('[data-label="到期日"]')).toHaveText('2026-11-20');
  await expect(record.locator('[data-label="类别"]')).toHaveText('会议');
  await expect(record.locator('[data-label="佐证"]')).toContainText('会议记录第3页');
  await go(page, '#/ledger/blank');
  await expect(page.locator('.ledger__table')).toBeVisible();
  await expect(page.locator('[data-label="编码"]').filter({ hasText: meeting.code })).toHaveCount(0);
});

test('a code of another device is refused in words, and one taken back can be entered again', async ({ page, browser }) => {
  const [row] = await printed(page);
  await go(page, '#/pen');
  await type(page, row.code);
  await fill(page, { on: '2026-11-10', what: '查过了' });
  await expect(page.locator('.pen__entered')).toHaveCount(1);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.locator('.pen__entered')).toHaveCount(0);
  await type(page, row.code);
  await expect(page.locator('.pen__duty')).toBeVisible();

  const other = await browser.newPage();
  await openApp(other, { at: '#/pen' });
  await started(other);
  await type(other, row.code);
  await expect(other.getByRole('alert')).toContainText('本机没有这一行');
  await other.close();
});

test('a row of a duty that was switched off is told, not entered', async ({ page }) => {
  const rows = await printed(page);
  await turnTo(page, '清单');
  await expect(dialog(page)).toHaveCount(0);
  // Switched off meanwhile: told, not entered.
  await page.getByRole('link', { name: '安办例会', exact: true }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await dialog(page).getByLabel('原因').fill('县里统一做');
  await dialog(page).getByRole('button', { name: '停用' }).click();
  await go(page, '#/pen');
  await type(page, rows.find((row) => row.duty === '安办例会').code);
  await expect(page.getByRole('alert')).toContainText('已经停用');
});
