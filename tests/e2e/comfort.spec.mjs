// Reading in comfort: how the text looks, keys, reading aloud, terms explained, printing.

import { expect, started, test } from './support.mjs';
import { dialog, onPhone, readNewest, saved } from './journeys.mjs';

test('size, face, lines and colours are chosen beside the text and remembered', async ({ page }) => {
  await readNewest(page);
  const text = page.locator('.reader__item p').first();
  const before = await text.evaluate((element) => getComputedStyle(element).fontSize);
  await page.getByRole('button', { name: '字号与底色' }).click();
  await dialog(page).getByRole('button', { name: '最大' }).click();
  await dialog(page).getByRole('button', { name: '护眼' }).click();
  await dialog(page).getByRole('button', { name: '松' }).click();
  await dialog(page).getByRole('button', { name: '关闭' }).last().click();
  await saved(page);
  await page.reload();
  await started(page);
  const style = await text.evaluate((element) => {
    const { fontSize, lineHeight } = getComputedStyle(element);
    return { size: parseFloat(fontSize), lines: parseFloat(lineHeight) / parseFloat(fontSize) };
  });
  expect(style.size).toBeGreaterThan(parseFloat(before));
  // Large text: 18 points.
  expect(style.size).toBeGreaterThanOrEqual(24);
  expect(style.lines).toBeGreaterThan(2);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
});

test('the keys lead from requirement to requirement, and to their own list', async ({ page }) => {
  test.skip(onPhone(page), 'a phone has no keys');
  await readNewest(page);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/\/r1$/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('#r3.req--selected')).toBeInViewport();
  await page.keyboard.press('k');
  await expect(page).toHaveURL(/\/r2$/);
  await page.keyboard.press('?');
  await expect(dialog(page)).toContainText('下一项要求');
});

test('a set term is explained with its source', async ({ page }) => {
  await readNewest(page);
  const term = page.locator('.term').first();
  await term.click();
  await expect(dialog(page)).toContainText('出处：');
  await expect(dialog(page)).toContainText(await term.innerText());
});

test('what the text leaves open is asked, each with its place', async ({ page }) => {
  await readNewest(page);
  const open = page.locator('.reader__open');
  await expect(open).toContainText('原文没有说清的 3 处');
  await expect(open).toContainText('83.33%');
  await expect(open).toContainText('71.43%');
  await expect(open).toContainText('11');
  await open.getByRole('link', { name: '看原文' }).first().click();
  await expect(page).toHaveURL(/\/p\d+$/);
});

test('there is no button to read aloud where the device has no Chinese voice', async ({ page }) => {
  await page.addInitScript(() => {
    window.speechSynthesis.getVoices = () => [{ lang: 'en-US', name: 'English' }];
  });
  await readNewest(page);
  await expect(page.getByRole('button', { name: '字号与底色' })).toBeVisible();
  await expect(page.getByRole('button', { name: '朗读' })).toHaveCount(0);
});

test('reading aloud goes sentence by sentence, the page follows, and it can be stopped', async ({ page }) => {
  await page.addInitScript(() => {
    window.spoken = [];
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    const voice = { lang: 'zh-CN', name: '普通话' };
    window.speechSynthesis.getVoices = () => [voice];
    window.speechSynthesis.speak = (utterance) => {
      window.spoken.push(utterance.text);
      window.finish = () => utterance.onend?.();
    };
    window.speechSynthesis.cancel = () => window.finish?.();
  });
  await readNewest(page);
  await page.getByRole('button', { name: '朗读' }).click();
  const spoken = () => page.evaluate(() => window.spoken);
  await expect.poll(async () => (await spoken()).length).toBe(1);
  for (let n = 2; n < 12; n += 1) {
    await page.evaluate(() => window.finish());
    await expect.poll(async () => (await spoken()).length).toBe(n);
  }
  const text = (await page.locator('.reader__text').innerText()).replaceAll(/\s/g, '');
  // A headline stands on the page without its full stop.
  // The first is the line at the very top, which is shown in its parts.
  for (const sentence of (await spoken()).slice(1)) expect(text).toContain(sentence.replaceAll(/\s|。$/g, ''));
  expect(await page.evaluate(() => CSS.highlights.get('spoken').size)).toBe(1);
  await page.getByRole('button', { name: '停止朗读' }).click();
  await expect(page.getByRole('button', { name: '朗读', exact: true })).toBeVisible();
  expect((await spoken()).length).toBe(11);
});

test('a printed bulletin has the margins and lines of an official paper, and nothing of the screen', async ({ page }) => {
  await readNewest(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.reader__panel')).toBeHidden();
  await expect(page.locator('.reader__tools')).toBeHidden();
  await expect(page.locator('.nav')).toBeHidden();
  const paragraph = page.locator('.reader__item p').first();
  const style = await paragraph.evaluate((element) => {
    const { fontSize, lineHeight, letterSpacing } = getComputedStyle(element);
    return { size: parseFloat(fontSize), line: parseFloat(lineHeight), gap: parseFloat(letterSpacing) };
  });
  // 16 pt type of which 28 characters fill 156 mm, 22 lines in 225 mm.
  expect((style.size + style.gap) * 28).toBeCloseTo((156 / 25.4) * 96, -1);
  expect(style.line * 22).toBeCloseTo((225 / 25.4) * 96, -1);
});

