/** The handbook: its contents names the right pages, its heads the right chapters, and nothing is lost between pages. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { product } from '../../pipeline/products/handbook/handbook.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, type Sample, siteOf, taiDam, vietnamese } from './leaflet-sample.ts';
import {
  bare,
  bareOf,
  chapters,
  type Line,
  picture,
  prose,
  readPages,
  sheetOf,
  withBody,
} from './long-text-sample.ts';

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'handbook.css': sheetOf('handbook') });
}, 60_000);
afterAll(() => press.close());

function layoutOf(edition: Edition, format = 'a5', site = siteOf(edition.language)): PrintLayout {
  const layout = product.layout(edition, format, site);
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

async function print(edition: Edition, format = 'a5') {
  const layout = layoutOf(edition, format);
  const { bytes, measurement } = await press.render(layout);
  const pages = await readPages(bytes);
  return { bytes, measurement, pages, diagnostics: product.inspect(edition, layout, measurement) };
}

const long = ['Mở đầu', 'Quyền sống', 'Quyền học', 'Quyền làm việc'].map((title) => ({
  title,
  paragraphs: 22,
}));
const book = (sample: Sample = vietnamese, plans = long) =>
  withBody(editionOf(sample), chapters(sample, plans));

const pageWith = (pages: readonly (readonly Line[])[], text: string, from = 2): number =>
  1 + pages.findIndex((lines, index) => index >= from && bareOf(body(lines)).includes(bare(text)));

/** Without the running head, which stands above 189 mm, and the mark of a draft. */
const body = (lines: readonly Line[]) => lines.filter(({ bottom }) => bottom < 193 && bottom > 13);
const head = (lines: readonly Line[] = []) => lines.filter(({ bottom }) => bottom >= 193);

describe('a handbook', () => {
  test('has a contents whose numbers are those of the pages where the headings stand', async () => {
    const { pages, diagnostics, measurement } = await print(book());
    expect(diagnostics).toEqual([]);
    expect(measurement.sides).toBe(pages.length);
    const listed = bareOf(body(pages[1] ?? []));
    for (const { title } of long) expect(listed).toContain(bare(title) + pageWith(pages, title));
    expect(new Set(long.map(({ title }) => pageWith(pages, title))).size).toBe(long.length);
  });

  test('names the book on left pages and the chapter on right ones, with the number of the page', async () => {
    const { pages } = await print(book());
    const [first = 0, second = 0] = [pageWith(pages, 'Quyền sống'), pageWith(pages, 'Quyền học')];
    for (let page = first; page < second; page += 1) {
      const wanted = page % 2 === 0 ? vietnamese.title : 'Quyền sống';
      const said = bareOf(head(pages[page - 1]));
      expect(said).toContain(bare(wanted));
      expect(said).toContain(String(page));
    }
    expect(head(pages[0])).toEqual([]);
    expect(head(pages.at(-1))).toEqual([]);
  });

  test('lets short chapters follow on one another', async () => {
    const { pages } = await print(
      book(
        vietnamese,
        long.map(({ title }) => ({ title, paragraphs: 1 })),
      ),
    );
    expect(pageWith(pages, 'Quyền sống')).toBe(pageWith(pages, 'Mở đầu'));
  });

  test('puts no heading at the foot of a page, and no line of a paragraph alone there or at the head', async () => {
    const titles = Array.from({ length: 40 }, (_, index) => `Mục số ${index}`);
    const edition = book(
      vietnamese,
      titles.map((title, index) => ({ title, paragraphs: 1 + (index % 3) })),
    );
    const { pages } = await print(edition);
    for (const lines of pages.slice(2, -1)) {
      const last = body(lines).toSorted((one, other) => one.bottom - other.bottom)[0];
      expect(titles.map(bare)).not.toContain(bare(last?.text ?? ''));
    }
    const paragraphs = edition.body.flatMap((block) =>
      block.type === 'prose' ? [bare(text(block.element))] : [],
    );
    for (const [index, lines] of pages.slice(2, -2).entries()) {
      const rows = rowsOf(body(lines));
      const next = rowsOf(body(pages[index + 3] ?? []));
      const [before, end, begin, after] = [rows.at(-2), rows.at(-1), next[0], next[1]];
      const broken = paragraphs.find((each) => each.includes(`${end}${begin}`));
      if (!broken) continue;
      expect(broken, 'an orphan').toContain(`${before}${end}`);
      expect(broken, 'a widow').toContain(`${begin}${after}`);
    }
  });

  test('loses no row of a table, and repeats its head on every page', async () => {
    const rows = Array.from({ length: 130 }, (_, index) =>
      h('tr', null, h('td', null, `Ấp ${index}.`), h('td', null, `${index * 7} hộ`)),
    );
    const table = h(
      'table',
      null,
      h('thead', null, h('tr', null, h('th', null, 'Địa bàn'), h('th', null, 'Số hộ'))),
      h('tbody', null, rows),
    );
    const edition = book();
    const { pages, measurement } = await print(withBody(edition, [...edition.body, prose(table)]));
    expect(measurement.faults).toEqual([]);
    const read = pages.map((lines) => bareOf(body(lines)));
    for (let index = 0; index < 130; index += 1) expect(read.join('')).toContain(`Ấp${index}.${index * 7}hộ`);
    const over = read.filter((each) => /Ấp\d+\.\d+hộ/.test(each));
    expect(over.length).toBeGreaterThan(2);
    for (const each of over) expect(each).toContain('ĐịabànSốhộ');
  });

  test('has its notes at the end, under a heading that the contents names', async () => {
    const edition = book();
    const notes = ['Kế hoạch 199.', 'Cục Thống kê.'].map((plain, index) => ({
      number: index + 1,
      calls: 1,
      element: h('li', null, plain),
    }));
    const { pages } = await print(withBody(edition, [...edition.body, { type: 'footnotes', notes }]));
    const at = pageWith(pages, 'Kế hoạch 199.');
    expect(at).toBe(pages.length - 1);
    inOrderOf(bareOf(body(pages[at - 1] ?? [])), ['Chú thích', '1. Kế hoạch 199.', '2. Cục Thống kê.']);
    expect(bareOf(body(pages[1] ?? []))).toContain(`${bare('Chú thích')}${at}`);
  });

  test('says at its end whose picture stands on the cover', async () => {
    const { pages } = await print({ ...book(), image: picture });
    expect(bareOf(pages.at(-1) ?? [])).toContain(bare('Ảnh: Người Chụp Mẫu'));
  });

  test('is refused where something is wider than its column', async () => {
    const wide = prose(h('pre', null, h('code', null, 'm'.repeat(200))));
    const edition = book();
    const { diagnostics } = await print(withBody(edition, [...edition.body, wide]));
    expect(diagnostics).toMatchObject([{ code: 'print-overflow' }]);
  });

  test('says on every page but none of an approved one that it is a draft', async () => {
    const { pages } = await print({ ...book(), approved: false });
    for (const lines of pages) expect(bareOf(lines)).toContain(bare('Bản nháp, chưa được duyệt'));
    expect(bareOf((await print(book())).pages.flat())).not.toContain(bare('Bản nháp'));
  });

  test('is the same bytes twice', async () => {
    const [one, other] = [await print(book()), await print(book())];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});

test.each([
  ['Khmer', khmer],
  ['Chinese', chinese],
  ['Tai Viet', taiDam],
])('in %s all text is there, in the safe area', async (_name, sample) => {
  const { pages, measurement, diagnostics } = await print(book(sample));
  expect(diagnostics).toEqual([]);
  expect(measurement.faults).toEqual([]);
  for (const { left, right } of pages.slice(1).flat()) {
    expect(left).toBeGreaterThan(8);
    expect(right).toBeLessThan(140);
  }
});

test.each([
  ['Vietnamese', vietnamese],
  ['Khmer', khmer],
  ['Chinese', chinese],
  ['Tai Viet', taiDam],
])('in %s a head that is too long ends after a word, beside the number', async (_name, sample) => {
  const edition = book(sample);
  const title = Array.from({ length: 5 }, () => sample.title).join(' ');
  const { pages } = await print({ ...edition, title: { ...edition.title, plain: title } });
  const heads = pages
    .slice(2, -1)
    .map((lines) => head(lines).toSorted((one, other) => one.left - other.left));
  expect(heads.filter((parts) => bareOf(parts).includes('…')).length).toBeGreaterThan(2);
  for (const parts of heads) {
    expect(parts[0]?.left).toBeGreaterThan(13);
    expect(parts.at(-1)?.right).toBeLessThan(148 - 13);
    for (const [index, part] of parts.slice(1).entries())
      expect(part.left).toBeGreaterThan((parts[index]?.right ?? 0) - 0.5);
  }
});

test('the numbers of its pages are in the digits of its readers', async () => {
  const tag = 'km' as LanguageTag;
  const site = siteOf(tag);
  const profile = { ...site.profile, numbers: { ...site.profile.numbers, digits: 'native' as const } };
  const own = await pressWith({
    'handbook.css': sheetOf('handbook', (each) => (each.tag === tag ? profile : each)),
  });
  try {
    const { bytes } = await own.render(layoutOf(book(khmer), 'a5', { ...site, profile }));
    const pages = await readPages(bytes);
    const listed = bareOf(body(pages[1] ?? []));
    expect(listed).toMatch(/[០-៩]/);
    expect(listed).not.toMatch(/\d/);
    expect(bareOf(head(pages[3]))).toContain('៤');
  } finally {
    await own.close();
  }
});

describe('a booklet', () => {
  test('has its pages where the folded sheets want them, blank ones before the back cover', async () => {
    const { pages: read } = await print(book());
    const { pages, bytes } = await print(book(), 'a5-booklet');
    const places = Math.ceil(read.length / 4) * 4;
    expect(pages).toHaveLength(places / 2);
    const [left, right] = [false, true].map((onRight) =>
      pages.map((lines) => bareOf(lines.filter((line) => line.left > 148 === onRight))),
    );
    expect(right?.[0]).toContain(bare(vietnamese.title));
    expect(left?.[0]).toContain('soctrang-2024-0003');
    // Page 3 stands on the right of the second sheet's outer side, page 2 on the left of the first one's inner side.
    expect(left?.[1]).toBe(bareOf(read[1] ?? []));
    expect(right?.[2]).toBe(bareOf(read[2] ?? []));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.catalog.getViewerPreferences()?.getDuplex()).toBe('DuplexFlipShortEdge');
    expect(pdf.getSubject()).toContain('Print-out');
  });
});

function inOrderOf(text: string, parts: readonly string[]): void {
  const found = parts.map((part) => text.indexOf(bare(part)));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
}

const text = (element: { children: readonly unknown[] }): string =>
  element.children
    .map((child) => (typeof child === 'object' && child && 'value' in child ? String(child.value) : ''))
    .join('');

/** The lines of a page as texts, those that stand on one height joined. */
function rowsOf(lines: readonly Line[]): readonly string[] {
  const rows = Map.groupBy(lines, ({ bottom }) => Math.round(bottom));
  return [...rows].toSorted(([one], [other]) => other - one).map(([, parts]) => bareOf(parts));
}
