// What I did is kept: saved or said, in a backup and back, with two windows, on a damaged or forbidden storage.

import { readFile, writeFile } from 'node:fs/promises';
import { expect, openApp, started, test } from './support.mjs';
import {
  addDuty, adopt, backToText, dialog, dutyRow, fillStorage, kept, makeRoom, meter, openList, pickFile, readNewest, refuse, requirement, saved, small, startPilot, turnTo,
} from './journeys.mjs';

const bar = (page) => page.locator('.bar');

/** Asks for a backup and waits for the file. */
async function exported(page, scope = page) {
  const [download] = await Promise.all([page.waitForEvent('download'), scope.getByRole('button', { name: '导出备份' }).click()]);
  return download;
}

const restoreFrom = (page, file) => page.getByLabel('从文件恢复').setInputFiles(file);

test('what I did is saved at once, and the page says so', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  await saved(page);
  const stored = await kept(page);
  expect(stored['luoshi/log/0']).toContain('"adopt"');
  expect(Object.keys(stored).filter((key) => key.startsWith('luoshi/text/'))).toHaveLength(1);
});

test('a full storage is told, what I did stays on screen, and is saved when there is room', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  await saved(page);
  await fillStorage(page);
  const before = await kept(page);

  await adopt(page, 3, { name: '存不下的一件' });
  await expect(bar(page)).toHaveRole('alert');
  await expect(bar(page)).toContainText('未保存　本机存储已满，刚才的改动只在屏幕上。请先导出备份，不要关闭本页。');
  await expect(page.locator('.topbar').getByRole('status')).toHaveText('未保存');
  expect(await kept(page)).toEqual(before);
  expect(await meter(page)).toMatchObject({ adopted: 2 });

  // The backup has what could not be saved.
  await backToText(page);
  const file = await exported(page, bar(page));
  expect(file.suggestedFilename()).toMatch(/^luoshi-\d{4}-\d\d-\d\d\.json$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('存不下的一件');

  await bar(page).getByRole('button', { name: '再试一次' }).click();
  await expect(bar(page)).toContainText('未保存');
  await makeRoom(page);
  await bar(page).getByRole('button', { name: '再试一次' }).click();
  await saved(page);
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await started(page);
  expect(await meter(page)).toMatchObject({ adopted: 2 });
});

test('what was saved before the storage was full is still there', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  await saved(page);
  await fillStorage(page);
  await refuse(page, 2, '省、市的事');
  await expect(bar(page)).toContainText('未保存');
  await page.reload();
  await started(page);
  expect(await meter(page)).toMatchObject({ adopted: 1, notOurs: 0 });
});

test('a bulletin whose text finds no room is not half taken in', async ({ page }) => {
  await openApp(page, { at: '#/bulletins' });
  await fillStorage(page);
  const before = await kept(page);
  await pickFile(page, '县简报.txt', small);
  await expect(page.getByText(/^简报的文字没有存下来/)).toBeVisible();
  expect(await kept(page)).toEqual(before);
});

test('a damaged line is set aside and told; everything else opens', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1, { name: '读得出的一件' });
  await refuse(page, 2, '省、市的事');
  await adopt(page, 3, { name: '后来的一件' });
  await saved(page);
  const damaged = await page.evaluate(() => {
    const lines = localStorage['luoshi/log/0'].split('\n');
    const at = lines.findIndex((line) => line.includes('"none_ours"'));
    lines[at] = lines[at].slice(0, 40);
    return (localStorage['luoshi/log/0'] = lines.join('\n'));
  });
  await page.reload();
  await started(page);
  await backToText(await openedPanel(page));
  await turnTo(page, '清单');
  await expect(dutyRow(page, '读得出的一件')).toBeVisible();
  await expect(dutyRow(page, '后来的一件')).toBeVisible();
  await turnTo(page, '我的');
  const told = page.locator('.notice').filter({ hasText: /有 \d+ 段数据读不了，已另外放好/ });
  await expect(told).toContainText('读得出的都照常打开');
  const [aside] = await Promise.all([page.waitForEvent('download'), told.getByRole('button', { name: '导出这些数据' }).click()]);
  expect(await readFile(await aside.path(), 'utf8')).toContain(damaged);
  await page.reload();
  await started(page);
  await expect(told).toBeVisible();
});

/** Opens the list of requirements and gives the page back. */
async function openedPanel(page) {
  expect(await meter(page)).toMatchObject({ adopted: 2, notOurs: 0 });
  return page;
}

test('a backup brings everything to another computer, after I have looked at it', async ({ page, browser }, info) => {
  await readNewest(page);
  await adopt(page, 1, { name: '要带走的一件' });
  await backToText(page);
  await startPilot(page);
  await turnTo(page, '简报');
  await pickFile(page, '县简报.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
  await page.goBack();
  await turnTo(page, '我的');
  await expect(page.getByText('还没有导出过备份')).toBeVisible();
  const file = info.outputPath('backup.json');
  await (await exported(page)).saveAs(file);
  await expect(page.getByText('今天导出过备份')).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await openList(other);
  await addDuty(other, { name: '这里本来有的一件' });
  await turnTo(other, '我的');
  await restoreFrom(other, file);
  await expect(dialog(other)).toContainText('恢复前先看一看');
  await expect(dialog(other)).toContainText('备份文件「backup.json」完整');
  await expect(dialog(other).getByRole('row', { name: '清单 1 1 2' })).toBeVisible();
  await expect(dialog(other).getByRole('row', { name: '简报 2 0 2' })).toBeVisible();
  await expect(dialog(other).getByRole('row', { name: '试点 1 0 1' })).toBeVisible();
  await dialog(other).getByRole('button', { name: '取消' }).click();
  await turnTo(other, '清单');
  await expect(other.locator('.duty-row')).toHaveCount(1);

  await turnTo(other, '我的');
  await restoreFrom(other, file);
  await dialog(other).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(other.getByText('已恢复，可以撤销。')).toBeVisible();
  await saved(other);
  await other.reload();
  await started(other);
  await turnTo(other, '清单');
  await expect(dutyRow(other, '要带走的一件')).toBeVisible();
  await expect(dutyRow(other, '这里本来有的一件')).toBeVisible();
  await turnTo(other, '简报');
  await other.getByRole('link', { name: '某县应急简报第3期' }).click();
  await expect(other.locator('.req')).toHaveCount(5);
  await elsewhere.close();
});

test('a backup takes the place of everything, after what was here has gone into a file', async ({ page }, info) => {
  await openList(page);
  await addDuty(page, { name: '备份里的一件' });
  await turnTo(page, '我的');
  const file = info.outputPath('backup.json');
  await (await exported(page)).saveAs(file);
  await turnTo(page, '清单');
  await addDuty(page, { name: '后来的一件' });
  await turnTo(page, '我的');
  await restoreFrom(page, file);
  await dialog(page).getByLabel('整个换成备份').check();
  const [before] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '恢复', exact: true }).click()]);
  expect(await readFile(await before.path(), 'utf8')).toContain('后来的一件');
  await turnTo(page, '清单');
  await expect(page.locator('.duty-row')).toHaveCount(1);
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await expect(page.locator('.duty-row')).toHaveCount(2);
});

test('a damaged backup is refused, and nothing changes', async ({ page }, info) => {
  await openList(page);
  await addDuty(page, { name: '原来的一件' });
  await turnTo(page, '我的');
  const whole = await readFile(await (await exported(page)).path(), 'utf8');
  await saved(page);
  const before = await kept(page);
  const refused = async (name, content, sentence) => {
    const file = info.outputPath(name);
    await writeFile(file, content);
    await restoreFrom(page, file);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(dialog(page)).toHaveCount(0);
    expect(await kept(page)).toEqual(before);
  };
  await refused('changed.json', whole.replace('原来的一件', '改过的一件'), /^备份文件不完整或被改动过/);
  await refused('short.json', whole.slice(0, -100), /^备份文件不完整或被改动过/);
  await refused('newer.json', whole.replace(/"schema":\d+/, '"schema":99'), /^备份由更新的版本做成/);
  await refused('other.json', '{"name":"别的程序"}', /^这不是落实的备份文件/);
});

test('a second window follows, does not write, and can take over', async ({ page, context }) => {
  await openList(page);
  await addDuty(page, { name: '第一件' });
  const second = await context.newPage();
  await openList(second);
  await expect(bar(second)).toContainText('只读　另一个窗口正在编辑，这里会跟着更新。');
  await expect(dutyRow(second, '第一件')).toBeVisible();
  await addDuty(page, { name: '第二件' });
  await expect(dutyRow(second, '第二件')).toBeVisible();

  await second.getByRole('button', { name: '自己加一条' }).click();
  await dialog(second).getByLabel('职责名称').fill('写不进的一件');
  await dialog(second).getByRole('button', { name: '放进清单' }).click();
  await expect(second.getByText(/^另一个窗口正在编辑，这一步没有做。/)).toBeVisible();
  await expect(dialog(second).getByLabel('职责名称')).toHaveValue('写不进的一件');
  await dialog(second).getByRole('button', { name: '取消' }).click();

  await bar(second).getByRole('button', { name: '在此处编辑' }).click();
  await expect(bar(second)).toHaveCount(0);
  await expect(bar(page)).toContainText('另一个窗口正在编辑');
  await addDuty(second, { name: '第三件' });
  await expect(dutyRow(page, '第三件')).toBeVisible();
  await expect(page.locator('.duty-row')).toHaveCount(3);
  await second.close();
  await expect(bar(page)).toHaveCount(0);
});

test('what could not be saved is not lost when another window takes over', async ({ page, context }) => {
  await openList(page);
  await addDuty(page, { name: '存下的一件' });
  await fillStorage(page);
  for (const name of ['没存下的一件', '没存下的又一件']) await addDuty(page, { name });
  await expect(bar(page)).toContainText('未保存');
  const second = await context.newPage();
  await openList(second);
  await makeRoom(second);
  await bar(second).getByRole('button', { name: '在此处编辑' }).click();
  for (const window of [page, second]) {
    for (const name of ['存下的一件', '没存下的一件', '没存下的又一件']) await expect(dutyRow(window, name)).toBeVisible();
  }
  await expect(bar(page)).toContainText('另一个窗口正在编辑');
  await addDuty(second, { name: '接着的一件' });
  await second.reload();
  await started(second);
  await expect(second.locator('.duty-row')).toHaveCount(4);
});

test('where the browser allows no storage the page says so and can be read', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await readNewest(page);
  await expect(bar(page)).toContainText('只读　浏览器不允许本机存储，可以照常阅读，但记不下任何改动。请换一个普通窗口打开。');
  await expect(page.locator('.reader__item')).toHaveCount(4);
  const before = await meter(page);
  expect(before.unread).toBe(before.total);
  // Refused before anything is filled in.
  await (await requirement(page, 1)).getByRole('button', { name: '认领' }).click();
  await expect(page.locator('.toast')).toContainText('只读');
  await expect(dialog(page)).toHaveCount(0);
  expect(await meter(page)).toEqual(before);
});

test('where the browser keeps nothing that is written the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('denied', 'QuotaExceededError');
    };
  });
  await openList(page);
  await addDuty(page, { name: '只在屏幕上' });
  await expect(bar(page)).toContainText('未保存');
  await expect(dutyRow(page, '只在屏幕上')).toBeVisible();
});
