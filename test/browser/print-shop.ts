/** What tests need to print with the real browser and to read back what was printed. */
import { fileURLToPath } from 'node:url';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import type { Ghostscript } from '../../pipeline/engines/ghostscript.ts';
import { openPress, type Press } from '../../pipeline/engines/press.ts';
import type { DocumentId, LanguageTag } from '../../pipeline/model/id.ts';
import type { ImageLayout, PrintLayout } from '../../pipeline/model/rendition.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
export const cacheDirectory = fileURLToPath(new URL('../../node_modules/.cache/nhipcau', import.meta.url));

export async function pressWith(
  stylesheets: Readonly<Record<string, string>>,
  browsers = 1,
  ghostscript?: Ghostscript,
  patience?: number,
): Promise<Press> {
  const found = await findBrowser(process.env, cacheDirectory);
  return openPress(found, {
    browsers,
    stylesheets: new Map(Object.entries(stylesheets)),
    projectRoot,
    cacheDirectory,
    ghostscript,
    ...(patience !== undefined && { patience }),
  });
}

const base = {
  document: 'news/2024/example' as DocumentId,
  language: 'vi' as LanguageTag,
  product: 'leaflet',
  format: 'a5',
  title: 'Tờ rơi',
  stylesheet: 'plain',
  pictures: {},
};

export const printLayout = (body: string, more: Partial<PrintLayout> = {}): PrintLayout => ({
  ...base,
  medium: 'print',
  body,
  width: 148,
  height: 210,
  sides: 1,
  metadata: {
    title: 'Bốn dấu hiệu lừa đảo',
    author: 'Sở Thông tin và Truyền thông',
    subject: 'Tờ rơi',
    identifier: 'soctrang-2024-0003',
    date: '2024-06-01',
  },
  ...more,
});

export const imageLayout = (body: string, more: Partial<ImageLayout> = {}): ImageLayout => ({
  ...base,
  medium: 'image',
  body,
  width: 1080,
  height: 1350,
  ...more,
});

export interface ReadBack {
  readonly text: string;
  /** How many glyphs are number 0: the box that stands for a missing character. */
  readonly missingGlyphs: number;
  readonly pages: number;
}

export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = '';
  let missingGlyphs = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ disableNormalization: true });
    text += content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((operator, index) => {
      if (operator !== OPS.showText) return;
      const glyphs = argsArray[index]?.[0] as readonly (number | { originalCharCode: number })[];
      missingGlyphs += glyphs.filter(
        (glyph) => typeof glyph === 'object' && glyph.originalCharCode === 0,
      ).length;
    });
  }
  const pages = pdf.numPages;
  await pdf.cleanup();
  return { text, missingGlyphs, pages };
}
