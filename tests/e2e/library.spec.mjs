// The library: many bulletins at once, by series, year and number, and what is known of each without its text.

import { readFile } from 'node:fs/promises';
import { expect, openApp, test } from './support.mjs';
import { dialog, pickFiles, saved, small, turnTo } from './journeys.mjs';

const issue = (series, year, number) =>
  `${series}\n第${number}期\n某市应急管理局办公室编　${year}年3月${(number % 28) + 1}日\n第${number}期的会议。会议要求，各乡镇要在4月${(number % 28) + 1}日前完成第${number}次排查。\n`;

const fixture = (name) => readFile(new URL(`../fixtures/import/${name}`, import.meta.url));

test('several files at once, each with its own result, the same text only once', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '简报');
  await pickFiles(page, [
    { name: '一.txt', bytes: issue('甲县简报', 2024, 1) },
    { name: '又是一.txt', bytes: issue('甲县简报', 2024, 1) },
    { name: '扫描.pdf', bytes: '%PDF-1.7 …' },
    { name: '空.txt', bytes: '' },
  ]);
  await expect(page.getByText('“又是一.txt”的文字和已有的一份完全一样')).toBeVisible();
  await expect(page.locator('.notice').filter({ hasText: '一.txt' }).first()).toContainText('已导入');
  await expect(page.locator('.notice').filter({ hasText: '扫描.pdf' })).toContainText('全选、复制');
  await expect(page.locator('.notice').filter({ hasText: '空.txt' })).toContainText('没有文字');
  await expect(page.locator('.bulletin-row')).toHaveCount(2);
});

test('Word documents, saved pages and Markdown are read like a text', async ({ page }) => {
  await openApp(page);
  const { readdir } = await import('node:fs/promises');
  const names = (await readdir(new URL('../fixtures/import/', import.meta.url))).filter((name) => !name.endsWith('.txt'));
  expect(names.length).toBeGreaterThanOrEqual(3);
  for (const name of names) {
    await turnTo(page, '简报');
    await pickFiles(page, [{ name, bytes: await fixture(name) }]);
    await expect(page.locator('.reader')).toBeVisible();
    expect(await page.locator('.req__no').count()).toBeGreaterThanOrEqual(4);
    await expect(page.locator('.masthead__no')).toHaveText(/第 ?\d+ ?期/);
  }
  await saved(page);
});

test('files that cannot be read say what they are and what to do', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '简报');
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const files = [
    ['旧.doc', Buffer.concat([ole, Buffer.alloc(600)]), '另存为 .docx'],
    ['文.wps', Buffer.concat([ole, Buffer.alloc(600)]), '另存为 .docx'],
    ['版式.pdf', '%PDF-1.4', '全选、复制'],
    ['扫描.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), '提取文字'],
    ['坏.docx', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(40)]), '重新下载'],
  ];
  await pickFiles(page, files.map(([name, bytes]) => ({ name, bytes })));
  for (const [name, , advice] of files) await expect(page.locator('.notice').filter({ hasText: name })).toContainText(advice);
  await expect(page.locator('.bulletin-row')).toHaveCount(1);
});

test('two hundred bulletins stand by series, year and number, and are filtered and sorted at once', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page);
  await turnTo(page, '简报');
  const files = Array.from({ length: 200 }, (_, n) => ({
    name: `${n}.txt`,
    bytes: issue(n % 2 ? '甲县简报' : '乙县简报', 2020 + (n % 5), n + 1),
  }));
  await pickFiles(page, files);
  await expect(page.getByText('已导入').last()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.library-tools')).toContainText('201 份简报', { timeout: 60_000 });
  await page.reload();
  await turnTo(page, '简报');
  await expect(page.locator('.library-tools')).toContainText('201 份简报');
  await expect(page.locator('.bulletin-row')).toHaveCount(40);
  const groups = await page.locator('.bulletin-list__group').allInnerTexts();
  expect([...groups]).toEqual([...groups].sort((a, b) => groups.indexOf(a) - groups.indexOf(b)));
  const titles = await page.locator('.bulletin-row__title').allInnerTexts();
  const first = titles.filter((title) => title.startsWith(titles[0].slice(0, 4))).slice(0, 3).map((title) => Number(/第(\d+)期/.exec(title)[1]));
  expect(first).toEqual([...first].sort((a, b) => b - a));

  const began = Date.now();
  await page.getByRole('searchbox', { name: '按名称筛选' }).fill('甲县 第10期');
  await page.getByRole('searchbox', { name: '按名称筛选' }).press('Enter');
  await expect(page.locator('.bulletin-row')).toHaveCount(1);
  expect(Date.now() - began).toBeLessThan(2000);
  await expect(page.locator('.bulletin-row')).toContainText('未读 1');
});

test('what the first page leaves open is asked for, marked as filled in, and may stay unknown', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '简报');
  await pickFiles(page, [{ name: '无年份.txt', bytes: small }]);
  await expect(page.locator('.masthead')).toContainText('年份未注明');
  await expect(page.locator('.reader__open')).toContainText('没有写是哪一年');
  await page.getByRole('button', { name: '补填年份' }).click();
  await dialog(page).getByLabel('年份').fill('26');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toContainText('四位数');
  await dialog(page).getByLabel('年份').fill('2026');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.masthead')).toContainText('2026 年（补填）');
  await expect(page.locator('.masthead')).toContainText('编印单位未注明');
  await expect(page.locator('.reader__panel')).toContainText('2026-12-20');
  await saved(page);
  await page.reload();
  await expect(page.locator('.masthead')).toContainText('2026 年（补填）');
  await expect(page.locator('.reader__open')).toHaveCount(0);
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row').filter({ hasText: '某县应急简报' })).toContainText('2026 年');
});

test('how far I have read is remembered, and I come back to it', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row')).toContainText('没打开过');
  await page.locator('.bulletin-row__title a').click();
  const first = Number(await page.locator('#i4 [data-line]').first().getAttribute('data-line'));
  await page.evaluate(() => document.querySelector('#i4').scrollIntoView());
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('luoshi/places') ?? '[]')[0]?.[1].furthest ?? 0);
  await expect.poll(kept).toBeGreaterThanOrEqual(first);
  await turnTo(page, '简报');
  await expect(page.locator('.bulletin-row')).toContainText(/读到 \d+%/);
  await page.locator('.bulletin-row__title a').click();
  await expect(page.locator('#i4')).toBeInViewport();
});
