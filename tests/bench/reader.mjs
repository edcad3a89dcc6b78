// Measures the reader's program in Chromium, on the built site: parsing 10,000 characters, and searching 1,000 bulletins
// of 2,000 characters. `node tests/bench/reader.mjs` after `make build`; CHROMIUM names the browser.

import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const folder = new URL('../fixtures/bulletins/', import.meta.url);
const texts = ['dev2', 'dev3', 'held', 'ours'].flatMap((set) =>
  readdirSync(new URL(`${set}/`, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(`${set}/${name}`, folder), 'utf8')),
);
// A fixture in another encoding than UTF-8 is left out.
const sentences = texts.filter((text) => !text.includes('\ufffd')).join('').split(/(?<=[。；])/);

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const page = await browser.newPage();
await page.goto(server.url);
await page.waitForFunction(() => typeof globalThis.luoshiReader === 'function');

const measured = await page.evaluate(async (sentences) => {
  // The same numbers every time.
  let seed = 1;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const text = (length) => {
    let text = '';
    while (text.length < length) text += sentences[next(sentences.length)];
    return text.slice(0, length);
  };
  const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
  const time = async (act) => {
    const began = performance.now();
    await act();
    return performance.now() - began;
  };

  const long = `某县简报(第1期)\n${text(10_000)}\n`;
  const first = JSON.parse(await luoshiReader('read', long));
  if (!first.bulletin) throw new Error(`not read: ${JSON.stringify(first)}`);
  const parse = [];
  for (let n = 0; n < 20; n += 1) parse.push(await time(() => luoshiReader('read', long)));

  const bulletins = Array.from({ length: 1000 }, (_, n) => `某县简报(第${n}期)\n${text(2000)}\n`);
  const fill = await time(async () => {
    for (const [n, body] of bulletins.entries()) await luoshiReader('index_bulletin', `${n}`, `某县简报第${n}期`, '', body);
  });
  const queries = [];
  for (let n = 0; n < 300; n += 1) {
    const body = bulletins[next(1000)];
    const from = 20 + next(body.length - 40);
    queries.push(body.slice(from, from + 2 + next(6)));
  }
  queries.push('aqsc', 'yjgl', 'zbzb', 'anquan', 'xyz', '安全 值班', '没有这个词的', '一');
  const found = [];
  let missed = 0;
  for (const query of queries) {
    let answer;
    found.push(await time(async () => (answer = JSON.parse(await luoshiReader('find', query, '20')))));
    if (/^[\u4e00-\u9fff]{2,}$/.test(query) && query !== '没有这个词的' && !answer.total) missed += 1;
  }
  return {
    characters: bulletins.join('').length,
    'parse 10,000 characters, ms (median, p95)': [at(parse, 0.5), at(parse, 0.95)],
    'index 1,000 bulletins, ms': fill,
    'find, ms (median, p95, slowest)': [at(found, 0.5), at(found, 0.95), Math.max(...found)],
    'queries taken from the texts that were not found': missed,
  };
}, sentences);
console.log(measured);
await browser.close();
await server.stop();
