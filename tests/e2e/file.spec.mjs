// The one-file edition, opened from a memory stick.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder } from './servers.mjs';
import { expect, started, test } from './support.mjs';

test('luoshi.html starts from the disk and carries the content', async ({ page }) => {
  await page.goto(`${pathToFileURL(path.join(folder, 'luoshi.html'))}#/bulletins`);
  await started(page);
  const names = await page.evaluate(() => Object.keys(JSON.parse(document.getElementById('luoshi-files').textContent)));
  expect(names).toContain('bulletins/index.json');
});
