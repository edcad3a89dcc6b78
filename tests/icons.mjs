// Draws the pictures in public/icons/ from icon.svg: `make icons`. It lies here because Playwright does.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../public/icons');
const svg = (await readFile(path.join(folder, 'icon.svg'), 'utf8')).replace('<svg ', '<svg style="display:block;width:100%" ');
const ground = /<rect[^>]*fill="([^"]+)"/.exec(svg)[1];

const pictures = [
  { name: 'icon-192.png', size: 192, scale: 1, ground: 'transparent' },
  { name: 'icon-512.png', size: 512, scale: 1, ground: 'transparent' },
  // Cut to a shape by the system: no corners of our own, and the drawing inside the safe circle.
  { name: 'icon-180.png', size: 180, scale: 1, ground },
  { name: 'maskable-512.png', size: 512, scale: 0.8, ground },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, size, scale, ground: colour } of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<body style="margin:0;background:${colour}"><div style="width:${size * scale}px;margin:${(size * (1 - scale)) / 2}px">${svg}</div>`,
  );
  await page.screenshot({ path: path.join(folder, name), omitBackground: true });
  await page.close();
}
await browser.close();
