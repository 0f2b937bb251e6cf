/**
 * Makes the pictures of the README and the guides again, from what `npm run build` and `nhipcau specimen` have put into
 * output/:
 *
 *     node test/tools/make-pictures.ts
 *
 * Pages are photographed by the browser that also prints; sides of leaflets by `pdftoppm` (Debian: poppler-utils), the
 * one thing that the project does not bring along.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Page } from 'puppeteer';
import sharp from 'sharp';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';

const output = 'output';
const pictures = 'pipeline/guides/pictures';
const mostBytes = 150_000;

const phone = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true };
const desk = { width: 1100, height: 1250, deviceScaleFactor: 1 };
/** Room around a part of a page, in CSS pixels. */
const margin = 10;

/** Pages as a reader first sees them. */
const screens = [
  { name: 'page-vi', path: 'web/vi/leaflet/2024/scam-calls.html', view: phone, width: 390 },
  { name: 'page-km', path: 'web/km/leaflet/2024/scam-calls.html', view: phone, width: 390 },
  { name: 'report', path: 'report/index.html', view: desk, width: 1100 },
] as const;

/** Parts of pages: each block as a page shows it. */
const parts = [
  { name: 'block-stats', path: 'web/vi/leaflet/2024/scam-calls.html', part: '.block.stats' },
  { name: 'block-chart', path: 'web/vi/news/2024/plan-199.html', part: '.block.chart' },
  { name: 'block-steps', path: 'web/vi/leaflet/2024/scam-calls.html', part: '.block.steps' },
  { name: 'block-contact', path: 'web/vi/leaflet/2024/scam-calls.html', part: '.block.contact' },
  { name: 'block-timeline', path: 'web/vi/culture/2024/ooc-om-boc.html', part: '.block.timeline' },
  { name: 'block-note', path: 'web/vi/news/2024/plan-199.html', part: '.block.note' },
] as const;

/** Sides of what is printed. */
const sides = [
  { name: 'trifold-outside', file: 'print/vi/leaflet/2024/scam-calls.trifold.pdf', side: 1, width: 1000 },
  { name: 'trifold-inside', file: 'print/vi/leaflet/2024/scam-calls.trifold.pdf', side: 2, width: 1000 },
  { name: 'poster-vi', file: 'print/vi/leaflet/2024/scam-calls.a3.pdf', side: 1, width: 600 },
  { name: 'bulletin-vi', file: 'print/vi/bulletin/2024/11.a4.pdf', side: 1, width: 600 },
  { name: 'bilingual-km', file: 'print/km/leaflet/2024/your-rights.a4-km-vi.pdf', side: 1, width: 600 },
  {
    name: 'banner-tai-viet',
    file: 'print/blt-Tavt/banner/2024/right-to-life.bang-ron-8x1.pdf',
    side: 1,
    width: 1000,
  },
  { name: 'press-km', file: 'press/km/leaflet/2024/your-rights.trifold.pdf', side: 1, width: 1000 },
  { name: 'press-order', file: 'press/leaflet/2024/your-rights.order.pdf', side: 1, width: 600 },
  { name: 'specimen-rad', file: 'specimen/rad.pdf', side: 1, width: 560 },
  { name: 'specimen-km', file: 'specimen/km.pdf', side: 2, width: 560 },
  { name: 'specimen-cham', file: 'specimen/cjm-Cham.pdf', side: 1, width: 560 },
  { name: 'a5-tai-viet', file: 'print/blt-Tavt/leaflet/2024/your-rights.a5.pdf', side: 1, width: 500 },
] as const;

const images = [
  { name: 'infographic-vi', file: 'images/vi/news/2024/plan-199.portrait.png', width: 720 },
] as const;

for (const { name, file, side, width } of sides) {
  const args = ['-png', '-r', '150', '-f', `${side}`, '-l', `${side}`, join(output, file)];
  await keep(name, execFileSync('pdftoppm', args, { maxBuffer: 100_000_000 }), width);
}
for (const { name, file, width } of images) await keep(name, readFileSync(join(output, file)), width);
await photograph();

async function photograph(): Promise<void> {
  const site = await serve();
  const { executable, environment } = await findBrowser(process.env, 'node_modules/.cache/nhipcau');
  const browser = await puppeteer.launch({
    executablePath: executable,
    env: { ...environment },
    headless: 'shell',
    args: ['--no-sandbox', '--font-render-hinting=none', '--hide-scrollbars'],
  });
  try {
    const page = await browser.newPage();
    for (const { name, path, view, width } of screens) {
      await page.setViewport(view);
      await open(page, site.address + path);
      await keep(name, await page.screenshot(), width);
    }
    await page.setViewport(phone);
    for (const { name, path, part } of parts) {
      await open(page, site.address + path);
      const element = await page.$(part);
      if (!element) throw new Error(`${path} has no ${part}`);
      const box = await element.boundingBox();
      if (!box) throw new Error(`${part} of ${path} is not shown`);
      const clip = {
        x: Math.max(0, box.x - margin),
        y: box.y - margin,
        width: Math.min(phone.width, box.width + 2 * margin),
        height: box.height + 2 * margin,
      };
      await keep(name, await page.screenshot({ clip, captureBeyondViewport: true }), phone.width);
    }
  } finally {
    await browser.close();
    site.close();
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.all([...document.images].map((picture) => picture.decode()));
    await document.fonts.ready;
  });
}

/** Serves output/ on this machine: a page opened as a file may not load its fonts. */
async function serve(): Promise<{ address: string; close(): void }> {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css' };
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    try {
      const bytes = readFileSync(join(output, path));
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Keeps a picture as WebP, no larger than a README should load. */
async function keep(name: string, bytes: Uint8Array, width: number): Promise<void> {
  const file = join(pictures, `${name}.webp`);
  const { size } = await sharp(bytes)
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 82, effort: 5 })
    .toFile(file);
  if (size > mostBytes) throw new Error(`${file} has ${size} bytes, more than ${mostBytes}`);
  process.stdout.write(`${file} ${size}\n`);
}
