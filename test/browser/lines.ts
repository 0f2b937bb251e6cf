/** A tab that tells where the real browser breaks the lines of a text, on screen and on paper. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import { facesOf, familyNames } from '../../pipeline/engines/fonts.ts';
import { cacheDirectory } from './print-shop.ts';

export interface LineTab {
  /** Shows a document; `body` holds one element `#text`. */
  show(page: { css: string; body: string; language: string }): Promise<void>;
  /** The texts of the lines of `#text` in a column so wide, as they are set for this medium. */
  lines(width: number, medium?: 'screen' | 'print'): Promise<readonly string[]>;
  close(): Promise<void>;
}

const origin = 'https://nhipcau.invalid/';

export async function openLineTab(): Promise<LineTab> {
  const found = await findBrowser(process.env, cacheDirectory);
  const profile = await mkdtemp(join(tmpdir(), 'nhipcau-lines-'));
  const browser = await puppeteer.launch({
    executablePath: found.executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    env: { ...found.environment, HOME: profile },
    args: [
      '--no-sandbox',
      '--font-render-hinting=none',
      '--lang=en-US',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
  const tab = await browser.newPage();
  const fonts = new Map(familyNames.flatMap(facesOf).map((face) => [origin + face.name, face.file]));
  await tab.setRequestInterception(true);
  tab.on('request', async (request) => {
    const file = fonts.get(request.url());
    const headers = { 'Access-Control-Allow-Origin': '*' };
    await (file
      ? request.respond({ contentType: 'font/ttf', headers, body: await readFile(file) })
      : request.abort());
  });
  return {
    async show({ css, body, language }) {
      const sheet = `${fontFaces()}\n${css}`;
      await tab.setContent(
        `<!doctype html><html lang="${language}"><style>${sheet}</style><body>${body}</body></html>`,
      );
      await tab.evaluate(async () => {
        do {
          document.body.getBoundingClientRect();
          await document.fonts.ready;
        } while (document.fonts.status === 'loading');
      });
    },
    async lines(width, medium = 'screen') {
      await tab.emulateMediaType(medium);
      return tab.evaluate(readLines, width);
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const fontFaces = (): string =>
  familyNames
    .flatMap(facesOf)
    .map(
      ({ family, weight, italic, name }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};` +
        `src:url("${origin}${name}")}`,
    )
    .join('\n');

/** Runs in the tab: which characters stand on the same line is told by their rectangles. */
function readLines(width: number): string[] {
  const text = document.querySelector<HTMLElement>('#text');
  if (!text) throw new Error('no #text');
  text.style.width = `${width}px`;
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const lines: string[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const characters = node.nodeValue ?? '';
    for (let at = 0; at < characters.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const place = [...range.getClientRects()].at(-1);
      // A space at the end of a line has no width, a mark none of its own.
      if (place && place.width > 0 && (place.top + place.bottom) / 2 > bottom) {
        lines.push('');
        bottom = place.bottom;
      }
      lines.push((lines.pop() ?? '') + characters[at]);
    }
  }
  return lines;
}
