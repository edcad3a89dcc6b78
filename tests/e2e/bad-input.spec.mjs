// What cannot be read as a bulletin: a sentence that says what happened, what is safe and what to do; nothing changes.

import { expect, openApp, test } from './support.mjs';
import { dialog, pickFile, saved, small, turnTo } from './journeys.mjs';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const items = (count) => ['某县应急简报(第4期)', ...Array.from({ length: count }, (_, n) => `某乡做了第${n + 1}件事。各村要做好巡查。`)].join('\n');

const bad = [
  { name: '空.txt', what: 'an empty file', bytes: Buffer.from(''), happened: '里面没有文字。', remedy: '请确认选对了文件' },
  { name: '空白.txt', what: 'nothing but spaces', bytes: Buffer.from(' \n　\n'), happened: '里面没有文字。', remedy: '请确认选对了文件' },
  { name: '照片.png', what: 'a picture', bytes: png, happened: '这是一张图片', remedy: '请找到文字版' },
  { name: '照片.txt', what: 'a picture that calls itself a text', bytes: png, happened: '这是一张图片', remedy: '请找到文字版' },
  { name: '简报.docx', what: 'a Word file cut short', bytes: Buffer.from('PK\x03\x04 word'), happened: '不完整或已损坏', remedy: '重新下载' },
  { name: '简报.pdf', what: 'a PDF', bytes: Buffer.from('%PDF-1.7'), happened: '这是 PDF', remedy: '全选、复制' },
  { name: '很长.txt', what: '5 MB of text', bytes: Buffer.from('各村要做好巡查。\n'.repeat(200_000)), happened: '超过一期简报能有的大小（1024 KB）', remedy: '分期导入' },
  { name: '数据.json', what: 'data', bytes: Buffer.from('{"名称": "简报", "条目": [1, 2]}'), happened: '这是一个数据文件（JSON），不是简报。', remedy: '从文件恢复' },
  {
    name: '坏.txt',
    what: 'half characters in UTF-16',
    bytes: Buffer.concat([Buffer.from('\ufeff某县简报\n各村', 'utf16le'), Buffer.from([0x00, 0xd8]), Buffer.from('要巡查。', 'utf16le')]),
    happened: '第 2 行有读不出的字',
    remedy: '另存为 UTF-8 编码',
  },
  { name: '一万.txt', what: '10,000 items', bytes: Buffer.from(items(10_000)), happened: '一期简报最多 500 则。', remedy: '请把它分成几期' },
  { name: 'english.txt', what: 'a text without a Chinese character', bytes: Buffer.from('Hello world.'), happened: '里面没有一个汉字。', remedy: '请确认选对了文件' },
];

const everything = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

/** A shelf with one bulletin on it, so that there is something to be left alone. */
async function withOneBulletin(page) {
  await openApp(page, { at: '#/bulletins' });
  await pickFile(page, '县简报.txt', small);
  await expect(page.locator('.reader')).toBeVisible();
  await saved(page);
  await page.goBack();
  await expect(page.locator('.dropzone')).toBeVisible();
  return everything(page);
}

for (const { name, what, bytes, happened, remedy } of bad) {
  test(`${what} is refused in plain words, and nothing changes`, async ({ page }) => {
    const before = await withOneBulletin(page);
    await pickFile(page, name, bytes);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(`「${name}」没有导入`);
    await expect(alert).toContainText(`怎么回事：`);
    await expect(alert).toContainText(happened);
    await expect(alert).toContainText('数据安全吗：安全。已有的 1 期简报的认定和清单都没有变动。');
    await expect(alert).toContainText(/怎么办：./);
    await expect(alert).toContainText(remedy);
    expect(await everything(page)).toBe(before);
    await expect(page.locator('.bulletin-row')).toHaveCount(2);
    await alert.getByRole('button', { name: '知道了' }).click();
    await expect(alert).toHaveCount(0);
  });
}

test('what I paste and is no bulletin is refused, and stays in the field', async ({ page }) => {
  const before = await withOneBulletin(page);
  await page.getByRole('button', { name: '粘贴文字' }).click();
  const field = dialog(page).getByLabel('全文');
  const refused = async (text, sentence) => {
    await field.fill(text);
    await dialog(page).getByRole('button', { name: '识别并导入' }).click();
    await expect(dialog(page).getByRole('alert').filter({ hasText: '这段文字没有导入' })).toContainText(sentence);
    await expect(field).toHaveValue(text);
    expect(await everything(page)).toBe(before);
  };
  await refused('   ', '里面没有文字。');
  await refused('no bulletin', '里面没有一个汉字。');
  await refused('[{"a": 1}]', '这是一个数据文件');
  await refused(items(501), '里面有 501 则，一期简报最多 500 则。');
});

test('a refused file says how many bulletins I have, also on a fresh start', async ({ page }) => {
  await openApp(page);
  await turnTo(page, '简报');
  await pickFile(page, '空.txt', '');
  await expect(page.getByRole('alert')).toContainText('数据安全吗：安全。');
});
