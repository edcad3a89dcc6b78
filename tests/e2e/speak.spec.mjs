// In English nothing of the interface stays Chinese; what is content stays what it is.

import { readFileSync } from 'node:fs';
import { expect, openApp, started, test } from './support.mjs';
import { addDuty, adopt, backToText, dialog, onPhone, readNewest, saved, startPilot, turnTo } from './journeys.mjs';

const file = (name) => readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');

/** Content, which is never translated: the bulletin, what the packs say, and what is entered below. */
const content = [
  file('bulletins/yjglt-002.txt'),
  file('packs/township.json'),
  file('packs/fuan.json'),
  '应急管理厅简报第2期，第 1 则',
  // The sample by which the face of the reading text is chosen.
  '每件事写明谁来做、什么时候做完、拿什么证明。',
  '认领的一件',
  '现场检查',
].join('\n');

/** Chinese words that can be seen, heard or hovered over, and are neither content nor the names of languages. */
async function chinese(page) {
  const found = await page.evaluate(() => {
    const han = /\p{Script=Han}/u;
    const ours = '[lang^=zh], .mark, .toast__text, script, style, noscript, #boot-note';
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (han.test(data) && !parentElement.closest(ours)) found.push(data);
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-n']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const value = element.getAttribute(name);
        if (han.test(value) && !element.closest(ours) && value !== '语言 Language') found.push(value);
      }
    }
    return found;
  });
  const runs = found.flatMap((text) => text.match(/\p{Script=Han}[\p{Script=Han}\d ，、；。：《》“”（）〔〕—]*/gu));
  const isContent = (run) => run.length >= 4 && content.includes(run.trim());
  return [...new Set(runs.filter((run) => !isContent(run)))];
}

const english = (page) => page.locator('.topbar').getByRole('button', { name: 'EN' }).click();

const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);

test('I switch to English, and the choice is kept', async ({ page }) => {
  await openApp(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await english(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.topbar').getByRole('status')).toHaveText('Saved');
  await expect(page.locator('.topbar').getByRole('button', { name: 'EN' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await started(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.locator('.topbar').getByRole('button', { name: '中' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
});

test('no Chinese stays on any page, but what is content', async ({ page }) => {
  test.setTimeout(60_000);
  // Something on every page first, entered in Chinese.
  await readNewest(page);
  await adopt(page, 1, { name: '认领的一件', cadence: '每月', first: '2026-01-15' });
  await backToText(page);
  await turnTo(page, '清单');
  await addDuty(page, { name: '现场检查', cadence: '每日', first: '2026-01-10' });
  await startPilot(page);
  const pilot = new URL(page.url()).hash;
  await turnTo(page, '简报');
  const reader = await page.locator('.bulletin-row').getByRole('link').first().getAttribute('href');
  await turnTo(page, '清单');
  const duty = await page.getByRole('link', { name: '认领的一件' }).getAttribute('href');
  await saved(page);
  await english(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  for (const hash of ['#/', '#/bulletins', reader, `${reader}/r1`, '#/duties', duty, '#/pilots', pilot, '#/settings', '#/nowhere']) {
    await go(page, hash);
    await expect(page).toHaveURL(new RegExp(`${hash.replace(/[/#]/g, '\\$&')}$`));
    await expect(page.locator('main')).not.toBeEmpty();
    await expect.poll(() => chinese(page), hash).toEqual([]);
  }
});

test('no Chinese stays in the dialogs, but what is content', async ({ page }) => {
  await openApp(page);
  await english(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const inDialog = async (name, ready) => {
    await expect(dialog(page)).toBeVisible();
    if (ready) await expect(dialog(page).locator(ready).first()).toBeVisible();
    await expect.poll(() => chinese(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  };
  await page.getByRole('link', { name: 'Read this issue' }).click();
  if (onPhone(page)) await page.locator('.reqbar').getByRole('button').click();
  await page.locator('#q1 .verdict').getByRole('button').nth(0).click();
  await inDialog('take over');
  await page.locator('#q1 .verdict').getByRole('button').nth(1).click();
  await inDialog('not ours');
  await go(page, '#/duties');
  await page.locator('.empty').getByRole('button').nth(0).click();
  await inDialog('pack', 'input[type=checkbox]');
  await page.locator('.empty').getByRole('button').nth(1).click();
  await inDialog('duty by hand');
  await go(page, '#/bulletins');
  await page.getByRole('button', { name: 'Paste text' }).click();
  await inDialog('paste');
});

test('a refused file is explained in English too', async ({ page }) => {
  await openApp(page, { at: '#/bulletins' });
  await english(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.locator('input[type=file]').setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await chinese(page)).toEqual([]);
});

// Names of bulletins and duties carry no lang, so that an English voice reads them out.
test('what is Chinese on an English page is marked as Chinese, so that it is read out in Chinese', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1, { name: '认领的一件', cadence: '每月', first: '2026-01-15' });
  await backToText(page);
  await english(page);
  for (const hash of ['#/bulletins', '#/duties', '#/']) {
    await go(page, hash);
    await expect(page.locator('.bulletin-row, .duty-row, .masthead').first()).toBeVisible();
    const unmarked = await page.evaluate(() => {
      const titles = document.querySelectorAll('.bulletin-row__title, .duty-row__title, .masthead__name');
      return [...titles].filter((title) => /\p{Script=Han}/u.test(title.textContent) && !title.closest('[lang^=zh]') && !title.querySelector('[lang^=zh]')).map((title) => title.textContent);
    });
    expect(unmarked, hash).toEqual([]);
  }
});
