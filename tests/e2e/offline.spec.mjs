// After one visit the app needs no network, wherever its folder lies.

import { expect, goOffline, offlineReady, openApp, places, started, test } from './support.mjs';
import { addDuty, openList, paste, saved, small } from './journeys.mjs';

for (const { name, prefix } of places) {
  test(`one visit is enough to work without a network, ${name}`, async ({ page, ownServer }) => {
    const server = await ownServer(prefix);
    await openApp(page, { url: server.url });
    await offlineReady(page);

    await goOffline(page);
    await server.stop();

    // A link to a deep place, opened anew.
    await page.goto(`${server.url}#/bulletins`);
    await page.reload();
    await started(page);
    expect(new URL(page.url()).hash).toBe('#/bulletins');
    await page.getByRole('link', { name: '应急管理厅简报第2期' }).click();
    await expect(page.locator('.reader__item')).toHaveCount(4);

    // A text is brought in although the program that reads it was never asked for while there was a network.
    await page.getByRole('link', { name: '简报' }).first().click();
    await paste(page, small);
    await expect(page.locator('.reader__item')).toHaveCount(2);

    // Content and the way out are there as well.
    const listed = await page.evaluate(async () => {
      const bulletins = await (await fetch('bulletins/index.json')).json();
      const text = await (await fetch(`bulletins/${bulletins[0].file}`)).text();
      return { count: bulletins.length, letters: text.length };
    });
    expect(listed.count).toBeGreaterThan(0);
    expect(listed.letters).toBeGreaterThan(0);
    await page.goto(`${server.url}rescue.html`);
    await expect(page.getByRole('heading', { name: '数据救援' })).toBeVisible();
  });

  test(`a duty made before opens by its address without a network, ${name}`, async ({ page, ownServer }) => {
    const server = await ownServer(prefix);
    await openList(page, { url: server.url });
    await addDuty(page, { name: '雨天巡查', cadence: '每周', basis: '镇长交办' });
    await saved(page);
    const duty = await page.getByRole('link', { name: '雨天巡查' }).getAttribute('href');
    expect(duty).toMatch(/^#\/duties\/[0-9a-z]{13}$/);
    await offlineReady(page);
    await goOffline(page);
    await server.stop();

    await page.goto(`${server.url}${duty}`);
    await page.reload();
    await started(page);
    expect(new URL(page.url()).hash).toBe(duty);
    await expect(page.getByRole('heading', { level: 1, name: '雨天巡查' })).toBeVisible();
    await expect(page.locator('.facts')).toContainText('镇长交办');
  });
}
