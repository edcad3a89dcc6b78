// What is on the page when the app has started: the newest bulletin is still there to be read.

import { readFileSync } from 'node:fs';
import { expect, openApp, test } from './support.mjs';

test('the newest bulletin can be read when the app has started', async ({ page }) => {
  await openApp(page);
  const source = readFileSync(new URL('../../public/bulletins/yjglt-002.txt', import.meta.url), 'utf8');
  const lines = source.split('\n').map((line) => line.trim()).filter(Boolean);
  const shown = (await page.locator('main').innerText()).replace(/\s/g, '');
  for (const line of lines) expect(shown).toContain(line.replace(/\s/g, ''));
  await expect(page.locator('main h1')).toHaveCount(1);
  await expect(page.locator('main h1')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
