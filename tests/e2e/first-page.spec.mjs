// The start page leads into the newest bulletin, and there every line of it can be read.

import { readFileSync } from 'node:fs';
import { expect, openApp, test } from './support.mjs';
import { fitsTheWindow, readNewest } from './journeys.mjs';

/** A text without what layout may change: spaces, and the marks around the number of the issue and after a headline. */
const bare = (text) => text.replace(/[\s()（）。]/g, '');

test('the start page leads into the newest bulletin', async ({ page }) => {
  await openApp(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main')).toContainText('应急管理厅简报');
  await expect(page.locator('main')).toContainText(/这一期有 4 则，里面共有 \d+ 项要求。/);
  await expect(page.locator('main')).toContainText('请不要录入涉密内容');
  await expect(page.getByRole('link', { name: '读这一期' })).toBeInViewport();
  await fitsTheWindow(page);
});

test('every line of the newest bulletin can be read', async ({ page }) => {
  await readNewest(page);
  const source = readFileSync(new URL('../../public/bulletins/yjglt-002.txt', import.meta.url), 'utf8');
  const shown = bare(
    await page.locator('.reader__text').evaluate((text) => {
      const copy = text.cloneNode(true);
      // The numbers of the requirements and the table of contents are ours.
      for (const ours of copy.querySelectorAll('.req__no, nav')) ours.remove();
      return copy.textContent;
    }),
  );
  for (const line of source.split('\n').filter((line) => line.trim())) expect(shown).toContain(bare(line));
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await fitsTheWindow(page);
});

test('before the program has started the newest bulletin stands there in plain', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(process.env.LUOSHI_ROOT);
  const source = readFileSync(new URL('../../public/bulletins/yjglt-002.txt', import.meta.url), 'utf8');
  const shown = bare(await page.locator('#plain').innerText());
  for (const line of source.split('\n').filter((line) => line.trim())) expect(shown).toContain(bare(line));
  await context.close();
});
