// The browser tests run on the built site, in the Chromium that `make setup` found ($CHROMIUM).

import { defineConfig } from '@playwright/test';

const size = (width, height, more = {}) => ({ viewport: { width, height }, ...more });

export default defineConfig({
  testDir: '.',
  outputDir: '../results',
  globalSetup: './servers.mjs',
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time is a test that fails.
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording costs a third of the time of all tests: a test that failed is run again with `--trace=on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: size(1280, 800) },
    { name: 'phone', use: size(390, 844, { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }) },
  ],
});
