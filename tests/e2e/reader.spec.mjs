// Every requirement of the newest bulletin is accounted for, and stays so without a network.

import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';
import { adopt, backToText, dialog, meter, readNewest, refuse, requirement, requirements, saved, turnTo } from './journeys.mjs';

/** The three sorts make up the whole, and every requirement has its cell. */
async function sums(page, { adopted, notOurs }) {
  await expect.poll(async () => (({ adopted, notOurs }) => ({ adopted, notOurs }))(await meter(page))).toEqual({ adopted, notOurs });
  const seen = await meter(page);
  expect(seen.adopted + seen.notOurs + seen.unread).toBe(seen.total);
  expect(seen.cells).toBe(seen.total);
  return seen;
}

test('I take one requirement over, refuse another with a reason, and find both after a reload offline', async ({ page, ownServer }) => {
  const server = await ownServer('/sub/');
  await readNewest(page, { url: server.url });
  const { total, marks } = await sums(page, { adopted: 0, notOurs: 0 });
  expect(total).toBeGreaterThanOrEqual(14);
  expect(marks).toBe(total);
  await expect((await requirements(page)).locator('.req-row')).toHaveCount(total);

  await adopt(page, 1);
  await refuse(page, 2, '省、市的事');
  await expect(await requirement(page, 2)).toContainText('原因：省、市的事');
  await saved(page);
  await sums(page, { adopted: 1, notOurs: 1 });

  await offlineReady(page);
  await goOffline(page);
  await server.stop();
  await page.reload();
  await started(page);
  await sums(page, { adopted: 1, notOurs: 1 });
  await expect(await requirement(page, 1)).toContainText('已认领');
  await expect(await requirement(page, 2)).toContainText('原因：省、市的事');
});

test('a requirement I take over becomes a duty, and the duty leads back to the very sentence', async ({ page }) => {
  await readNewest(page);
  const row = await requirement(page, 10);
  const sentence = (await row.getByRole('link').first().innerText()).trim();
  await adopt(page, 10, { name: '办这一件', first: '2030-01-15' });
  await saved(page);

  await (await requirement(page, 10)).getByRole('link', { name: '办这一件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '办这一件' })).toBeVisible();
  await expect(page.locator('blockquote')).toContainText(sentence);
  await expect(page.getByText('性质')).toBeVisible();
  await expect(page.locator('.facts')).toContainText('简报');
  await page.getByRole('link', { name: '回到原文第 10 项' }).click();

  await expect(page).toHaveURL(/#\/bulletins\/[0-9a-z]+\/r10$/);
  await expect(page.locator('#r10')).toContainText(sentence);
  await expect(page.locator('#r10')).toBeInViewport();
  await expect(page.locator('.req--selected')).toHaveCount(1);
  await expect(page.locator('#r10.req--selected')).toBeVisible();
});

test('what I take over is in the list of duties', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 3, { name: '写进清单的一件' });
  await backToText(page);
  await turnTo(page, '清单');
  await expect(page.getByRole('link', { name: '写进清单的一件' })).toBeVisible();
});

test('the sentence in the text leads to its line in the list', async ({ page }) => {
  await readNewest(page);
  await page.locator('#r5 .req__no').click();
  await expect(page.locator('#q5')).toBeInViewport();
  await expect(page.locator('#q5')).toHaveClass(/req-row--selected/);
  await expect(await requirement(page, 5)).toBeVisible();
});

test('to say that it is not ours I have to give a reason', async ({ page }) => {
  await readNewest(page);
  await (await requirement(page, 1)).getByRole('button', { name: '非本级' }).click();
  const send = dialog(page).getByRole('button', { name: '记为非本级' });
  await send.click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await dialog(page).getByLabel('其他').check();
  await send.click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明原因。');
  await dialog(page).getByLabel('补充说明（可不填）').fill('本镇没有这支队伍');
  await send.click();
  await expect(await requirement(page, 1)).toContainText('原因：本镇没有这支队伍');
  await sums(page, { adopted: 0, notOurs: 1 });
});

test('a duty without a name is not taken over, and what I typed stays', async ({ page }) => {
  await readNewest(page);
  await (await requirement(page, 1)).getByRole('button', { name: '认领' }).click();
  await dialog(page).getByLabel('职责名称').fill('');
  await dialog(page).getByLabel('备注（可不填）').fill('先问县里');
  await dialog(page).getByRole('button', { name: '认领，放进清单' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('请写明要做什么。');
  await expect(dialog(page).getByLabel('备注（可不填）')).toHaveValue('先问县里');
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await sums(page, { adopted: 0, notOurs: 0 });
});

test('I set a requirement back to unread', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  await refuse(page, 2, '县级部门的事');
  await sums(page, { adopted: 1, notOurs: 1 });
  for (const number of [1, 2]) {
    const row = await requirement(page, number);
    await row.getByRole('button', { name: '未读' }).click();
    await expect(row.locator('.req-row__head')).toContainText('未读');
  }
  await sums(page, { adopted: 0, notOurs: 0 });
});

test('I take steps back, by the button and by Ctrl+Z', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  await refuse(page, 2, '县级部门的事');
  await sums(page, { adopted: 1, notOurs: 1 });
  await page.keyboard.press('Control+z');
  await sums(page, { adopted: 1, notOurs: 0 });
  await page.getByRole('button', { name: /^撤销上一步/ }).click();
  await sums(page, { adopted: 0, notOurs: 0 });
  await saved(page);
  await page.reload();
  await started(page);
  await sums(page, { adopted: 0, notOurs: 0 });
});

test('I see only what is unread, or only what is taken over', async ({ page }) => {
  await readNewest(page);
  await adopt(page, 1);
  const panel = await requirements(page);
  const only = panel.getByRole('group', { name: '只看' });
  await only.getByRole('button', { name: /^已认领/ }).click();
  await expect(panel.locator('.req-row')).toHaveCount(1);
  await only.getByRole('button', { name: /^未读/ }).click();
  await expect(panel.locator('.req-row')).toHaveCount((await meter(page)).total - 1);
  await expect(panel.locator('#q1')).toHaveCount(0);
  await only.getByRole('button', { name: '全部' }).click();
  await expect(panel.locator('#q1')).toBeVisible();
});

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  await openApp(page, { at: '#/bulletins/zzz' });
  await expect(page.getByText('链接可能不完整')).toBeVisible();
  await page.getByRole('link', { name: '回到今日' }).last().click();
  await expect(page.getByRole('link', { name: '读这一期' })).toBeVisible();
});
