// Search over everything, as one types.

import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { addDuty, bringIn, dialog, openList, searchFor, select, small, turnTo } from './journeys.mjs';

test('any two characters are found, pinyin too, and lead to the paragraph', async ({ page }) => {
  await openApp(page);
  await bringIn(page, '某县.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
  const hits = await searchFor(page, '证经');
  await expect(hits).toHaveCount(1);
  await expect(hits.locator('.hit__mark')).toHaveText('证经');
  await page.getByRole('searchbox').fill('slfh');
  await expect(hits.locator('.hit__mark').filter({ hasText: '森林防火' }).first()).toBeVisible();
  await page.getByRole('searchbox').fill('ｙａｎｈｕａ 鞭炮没有这个词');
  await expect(page.getByText('没有找到')).toBeVisible();
  await page.getByRole('searchbox').fill('每月 开展');
  await hits.locator('.hit__place').first().click();
  await expect(page).toHaveURL(/\/p\d+$/);
  await expect(page.locator('[data-line]').filter({ hasText: '每月开展' }).last()).toBeInViewport();
});

test('half a word that is still being composed is not searched for', async ({ page }) => {
  await openApp(page);
  await searchFor(page, '');
  const field = page.getByRole('searchbox');
  await field.evaluate((input) => {
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = 'zhi b';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
  });
  await expect(page.getByText('输入时不用按回车')).toBeVisible();
  await field.evaluate((input) => {
    input.value = '值班';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  await expect(page.locator('.hit__mark').first()).toHaveText('值班');
});

test('notes and duties are found beside the bulletins, and what is new at once', async ({ page }) => {
  await openList(page);
  await addDuty(page, { name: '检查砂石料场' });
  await expect(await searchFor(page, '砂石料场')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: '清单' })).toBeVisible();
  await page.locator('.hit__title').click();
  await expect(page.getByRole('heading', { level: 1, name: '检查砂石料场' })).toBeVisible();
  await bringIn(page, '某县.txt', small);
  await (await select(page, '巡查')).getByRole('button', { name: '写批注' }).click();
  await dialog(page).getByLabel('想记什么').fill('砂石料场那段路');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(await searchFor(page, '砂石')).toHaveCount(2);
});

test('search works without a network, and what was typed is still there on the way back', async ({ page, ownServer }) => {
  const server = await ownServer('/sub/');
  await openApp(page, { url: server.url });
  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await page.reload();
  await started(page);
  await turnTo(page, '简报');
  await page.getByRole('link', { name: '搜索' }).click();
  await page.getByRole('searchbox').fill('辅安');
  await page.locator('.hit__title').first().click();
  await expect(page.locator('.reader')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('辅安');
  await expect(page.locator('.hit').first()).toBeVisible();
});
