// What people do in the app, each step in one verb: import { adopt, readNewest, … } from './journeys.mjs'.

import { inflateRawSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, openApp } from './support.mjs';

/** A small bulletin of our own: two items, the second with points. */
export const small = [
  '某县应急简报(第3期)',
  '某县部署冬季森林防火。11月20日，某县召开森林防火专题会议。会议要求，各乡镇要在12月20日前完成隐患排查；要每周开展一次巡查。',
  '某县规范烟花爆竹管理。近日，某县印发工作方案，明确三项任务。一是各乡镇要登记销售网点；二是县应急管理局要每月开展一次检查；三是严禁无证经营。',
  '',
].join('\n');

/** A text in GBK. Node decodes it but does not write it: every pair of bytes is decoded once, and looked up. */
export function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map();
  for (let high = 0x81; high < 0xff; high += 1) {
    for (let low = 0x40; low < 0xff; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !pairs.has(character)) pairs.set(character, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((character) => (character < '\u0080' ? character.charCodeAt(0) : pairs.get(character))));
}

/** The same text in the encodings in which offices keep it: { name, bytes }. */
export const encodings = () => [
  { name: 'UTF-8', bytes: Buffer.from(small) },
  { name: 'UTF-8 with a mark', bytes: Buffer.from(`\ufeff${small}`) },
  { name: 'GBK', bytes: gbk(small) },
  { name: 'UTF-16', bytes: Buffer.from(`\ufeff${small}`, 'utf16le') },
  { name: 'line ends of Windows', bytes: Buffer.from(small.replaceAll('\n', '\r\n')) },
];

export const onPhone = (page) => page.viewportSize().width < 600;

export const saved = (page) => expect(page.locator('.topbar').getByRole('status')).toHaveText('已保存');

export const dialog = (page) => page.getByRole('dialog');

/** What is kept under our keys, byte for byte. */
export const kept = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('luoshi/')).sort()));

/** Goes to a page by the navigation: 今日, 简报, 清单, 试点, 我的. */
export async function turnTo(page, name) {
  const entry = page.getByRole('navigation', { name: '主导航' }).getByRole('listitem').getByRole('link', { name });
  await entry.click();
  await expect(entry).toHaveAttribute('aria-current', 'page');
}

/** From the start page into the newest bulletin. */
export async function readNewest(page, options) {
  await openApp(page, options);
  await page.getByRole('link', { name: /^(读这一期|接着读|再读一遍)/ }).click();
  await expect(page.locator('.reader')).toBeVisible();
}

/** From the start page, once everything on it has come, to the list of duties. */
export async function openList(page, options) {
  await openApp(page, options);
  await expect(page.getByRole('link', { name: /^(读这一期|接着读|再读一遍)/ })).toBeVisible();
  await turnTo(page, '清单');
}

/** The list of requirements beside the text; on the phone a sheet that is opened first. */
export async function requirements(page) {
  const panel = page.getByRole('complementary', { name: /项要求$/ });
  const opener = page.locator('.reqbar').getByRole('button', { name: '要求' });
  if (onPhone(page) && (await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  await expect(panel).toBeVisible();
  return panel;
}

/** Closes the sheet again, where it is one. */
export async function backToText(page) {
  if (onPhone(page)) await page.getByRole('button', { name: '收起要求清单' }).click();
}

/** One requirement in that list, counted from 1. */
export async function requirement(page, number) {
  return (await requirements(page)).locator(`#q${number}`);
}

/** What the meter says, in numbers. */
export async function meter(page) {
  const panel = await requirements(page);
  const text = await panel.locator('.meter__sum').innerText();
  const number = (pattern) => Number(pattern.exec(text)?.[1] ?? NaN);
  return {
    total: number(/(\d+) 项要求/),
    adopted: number(/已认领 (\d+)/),
    notOurs: number(/非本级 (\d+)/),
    unread: number(/未读 (\d+)/),
    cells: await panel.locator('.meter__cell').count(),
    marks: await page.locator('.reader__text .req__no').count(),
  };
}

/** Takes a requirement over as proposed, or with what is given: { name, cadence, first, role }. */
export async function adopt(page, number, given = {}) {
  await (await requirement(page, number)).getByRole('button', { name: '认领' }).click();
  await expect(dialog(page)).toContainText('认领这项要求');
  await fillDuty(page, given);
  await dialog(page).getByRole('button', { name: '认领，放进清单' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(await requirement(page, number)).toContainText('职责：');
}

/** Says that a requirement is somebody else's. */
export async function refuse(page, number, reason) {
  await (await requirement(page, number)).getByRole('button', { name: '非本级' }).click();
  await dialog(page).getByLabel(reason).check();
  await dialog(page).getByRole('button', { name: '记为非本级' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Fills what is given of a duty; the rest stays as proposed. */
export async function fillDuty(page, { name, role, cadence, first, basis }) {
  const field = (label) => dialog(page).getByLabel(label, { exact: true });
  if (name !== undefined) await field('职责名称').fill(name);
  if (role !== undefined) await field('责任岗位').selectOption(role);
  if (cadence !== undefined) await field('频次').selectOption(cadence);
  if (first !== undefined) await field('首次到期').fill(first);
  if (basis !== undefined) await field('依据（可不填）').fill(basis);
}

/** Adds a duty by hand. */
export async function addDuty(page, duty) {
  await page.getByRole('button', { name: '自己加一条' }).click();
  await fillDuty(page, duty);
  await dialog(page).getByRole('button', { name: '放进清单' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

export const dutyRow = (page, name) => page.locator('.duty-row').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Opens a duty from the list. */
export async function openDuty(page, name) {
  await dutyRow(page, name).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Fills the dialog that closes a period, and closes it. */
async function close(page, { what, on, evidence = [] }) {
  await dialog(page).getByLabel('做了什么').fill(what);
  if (on) await dialog(page).getByLabel('办结日期').fill(on);
  for (const [index, text] of evidence.entries()) {
    if (index > 0) await dialog(page).getByRole('button', { name: '再加一条' }).click();
    await dialog(page).getByLabel('文号、地点、链接或说明').nth(index).fill(text);
  }
  await dialog(page).getByRole('button', { name: '闭环', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

export const closeWithEvidence = (page, what, ...evidence) => close(page, { what, evidence });

export const closeWithoutEvidence = (page, what) => close(page, { what });

const picker = (page) => page.getByLabel('选择文件');

/** Hands a file to the picker of the library. */
export async function pickFile(page, name, bytes) {
  await picker(page).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
}

/** Lets a file fall on the library. */
export async function dropFile(page, name, bytes) {
  const dataTransfer = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')],
  );
  const zone = page.locator('.dropzone');
  await zone.dispatchEvent('dragover', { dataTransfer });
  await zone.dispatchEvent('drop', { dataTransfer });
}

/** Pastes a text into the dialog. */
export async function paste(page, text) {
  await page.getByRole('button', { name: '粘贴文字' }).click();
  await dialog(page).getByLabel('全文').fill(text);
  await dialog(page).getByRole('button', { name: '识别并导入' }).click();
}

/** The pilot of the bulletin, with its figures. */
export async function startPilot(page) {
  await turnTo(page, '试点');
  await page.getByRole('button', { name: '新建试点' }).click();
  await dialog(page).getByRole('radio', { name: /照简报/ }).check();
  await dialog(page).getByRole('button', { name: '建立' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: '甘孜县“辅安”试点' })).toBeVisible();
}

/** Another program on the same address takes all the room that is left. */
export async function fillStorage(page) {
  await page.evaluate(() => {
    for (let size = 4 * 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; n < 3; n += 1) {
        try {
          localStorage.setItem(`neighbour/${size}/${n}`, 'x'.repeat(size));
        } catch {
          break;
        }
      }
    }
  });
}

/** The other program goes away. */
export async function makeRoom(page) {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('neighbour/')) localStorage.removeItem(key);
  });
}

/** Nothing of the page lies beyond the right edge of the window. */
export async function fitsTheWindow(page) {
  const { width } = page.viewportSize();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
}

/** What is on the screen fits and is accessible (but for axe's rules `region` and `heading-order`). */
export async function looksRight(page, name) {
  await fitsTheWindow(page);
  const { violations } = await new AxeBuilder({ page }).disableRules(['region', 'heading-order']).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
}

/** Makes a round in light and dark, in the largest text, and in English. */
export async function inEveryLook(page, round) {
  await round('light');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await round('dark');
  await turnTo(page, '我的');
  await page.getByRole('button', { name: '最大' }).click();
  await round('largest');
  await turnTo(page, '我的');
  await page.getByRole('button', { name: 'English' }).click();
  await round('English, largest');
}

/** Types into a cell and leaves it, as one does. */
export async function typeInto(page, label, value) {
  const input = page.getByLabel(label, { exact: true });
  await input.fill(value);
  await input.blur();
}

/** The parts of a workbook by their names, as text. */
export function zipped(bytes) {
  const found = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const from = at + 30 + name + extra;
    const content = bytes.subarray(from, from + packed);
    const plain = bytes.readUInt16LE(at + 8) === 0 ? content : inflateRawSync(content);
    found[bytes.subarray(at + 30, at + 30 + name).toString()] = plain.toString();
    at = from + packed;
  }
  return found;
}

/** Goes to a page of the pilot: 一眼看懂, 人员, 进度, 培训和协助, 数字, 决定和风险, 总结, 设置. */
export async function pilotSide(page, name) {
  const link = page.getByRole('navigation', { name: /的各页$/ }).getByRole('link', { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Selects words of the text, as with the mouse, and waits for what can be done with them. */
export async function select(page, words) {
  await expect(page.locator('.reader__text')).toBeVisible();
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('.reader__text'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0 || !node.parentElement.closest('[data-at]')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      node.parentElement.scrollIntoView({ block: 'center' });
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return;
    }
    throw new Error(`not in one piece of the text: ${words}`);
  }, words);
  const bar = page.getByRole('toolbar', { name: '选中的文字' });
  await expect(bar).toContainText(words.slice(0, 20));
  return bar;
}

/** Brings several files in at once: [{ name, bytes }]. */
export async function pickFiles(page, files) {
  const given = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));
  await page.getByLabel('选择文件').setInputFiles(given);
}

/** Brings a text in by the library and waits until it is read. */
export async function bringIn(page, name, text) {
  await turnTo(page, '简报');
  await pickFile(page, name, text);
}

/** Types into the search, from any page. */
export async function searchFor(page, words) {
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: '搜索' });
  await expect(field).toBeFocused();
  await field.fill(words);
  return page.locator('.hit');
}
