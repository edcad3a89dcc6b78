// The program that writes office files: loaded when it is first asked, there without a network, and in the one file.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { folder } from './servers.mjs';
import { expect, goOffline, offlineReady, openApp, started, test } from './support.mjs';

const sheets = [
  {
    title: '履职台账',
    columns: [
      { title: '职责', width: 30, kind: 'text' },
      { title: '办结', width: 12, kind: 'day' },
    ],
    rows: [{ cells: { cells: ['=1+1', { day: '2026-01-03' }] } }],
  },
];

const workbook = (page, given = sheets) =>
  page.evaluate(async (json) => {
    const bytes = await luoshiOffice('workbook', json, '2026-11-24');
    return bytes && [...bytes];
  }, JSON.stringify(given));

/** A part of an archive, by the sizes before it. */
function part(bytes, name) {
  const file = Buffer.from(bytes);
  const at = file.indexOf(name) - 30;
  const from = at + 30 + name.length;
  return inflateRawSync(file.subarray(from, from + file.readUInt32LE(at + 18))).toString();
}

test('a workbook is written when it is asked for, also without a network', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => /office/.test(request.url()) && !request.serviceWorker() && asked.push(request.url()));
  await openApp(page);
  await offlineReady(page);
  expect(asked).toEqual([]);

  const bytes = await workbook(page);
  expect(asked.length).toBe(2);
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<v>46025</v>');
  expect(part(bytes, 'xl/sharedStrings.xml')).toContain('>=1+1<');

  await goOffline(page);
  await page.reload();
  await started(page);
  expect(await workbook(page)).toEqual(bytes);
  // What is no sheet gives no file.
  expect(await workbook(page, [{ title: 1 }])).toBeUndefined();
});

test('luoshi.html writes the same workbook without anything beside it', async ({ page, browser }) => {
  await page.goto(`${pathToFileURL(path.join(folder, 'luoshi.html'))}`);
  await started(page);
  const bytes = await workbook(page);
  const other = await browser.newPage();
  await openApp(other);
  expect(await workbook(other)).toEqual(bytes);
  await other.close();
});
