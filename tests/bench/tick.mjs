// Measures an edit among thousands in Chromium, on the built site: 2,000 duties, 20,000 records. First
//   cargo test --no-default-features --profile tools --test it scale -- --ignored
// which writes target/tmp/large.json, then `node tests/bench/tick.mjs` after `make build`; CHROMIUM names the browser.

import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Asia/Shanghai' });
const page = await context.newPage();
page.on('pageerror', (error) => console.error(String(error)));
// Another date, and real timers: a clock that is installed would make its own frames.
await page.addInitScript((shift) => {
  const Real = Date;
  const now = () => Real.now() + shift;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(now());
    }
    static now = now;
  };
}, Date.parse('2026-11-24T09:00:00+08:00') - Date.now());
await page.goto(`${server.url}#/settings`);
await page.locator('input[type=file]').first().setInputFiles(new URL('../../target/tmp/large.json', import.meta.url).pathname);
await page.getByRole('button', { name: '恢复', exact: true }).click({ timeout: 60_000 });
await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
const state = await page.locator('.topbar').getByRole('status').innerText();
const size = await page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
console.log(`taken in: ${state}, ${size} characters in storage`);

const devtools = await context.newCDPSession(page);
const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/**
 * Closes the first of the list, pressing at the beginning of a frame. Gives the milliseconds from the press to the next
 * paint, by then saved; and how many of them were work: the rest is waiting for the screen's next frame.
 */
async function tick() {
  await page.locator('.duty-row').first().getByRole('button').click();
  await page.getByRole('dialog').getByLabel('做了什么').fill('查过了');
  const button = page.getByRole('dialog').getByRole('button', { name: '闭环', exact: true });
  const took = await button.evaluate(
    (element) =>
      new Promise((done) => {
        const next = (run) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = run;
          channel.port2.postMessage(0);
        };
        const press = () => {
          const began = performance.now();
          element.click();
          next(() => {
            const acted = performance.now() - began;
            requestAnimationFrame(() => {
              const frame = performance.now();
              next(() => done([performance.now() - began, acted + performance.now() - frame]));
            });
          });
        };
        requestAnimationFrame(() => next(press));
      }),
  );
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return took;
}

for (const rate of [1, 4]) {
  await page.reload();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  const began = Date.now();
  await page.goto(`${server.url}#/duties`);
  await page.reload();
  await page.locator('.duty-row').first().waitFor();
  console.log(`${rate}×: the list stands after ${Date.now() - began} ms`);
  const times = [];
  for (let n = 0; n < 40; n += 1) times.push(await tick());
  for (const [n, what] of [[0, 'press to next paint'], [1, 'of it work']]) {
    const tell = (part) => at(times.map((took) => took[n]), part).toFixed(1);
    console.log(`${rate}×: one edit, ${what}: median ${tell(0.5)}, p95 ${tell(0.95)}, most ${tell(1)} ms`);
  }
}
await browser.close();
await server.stop();
