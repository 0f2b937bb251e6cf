import { expect, test } from 'vitest';
import type { Digest, DocumentId, LanguageTag } from '../../pipeline/model/id.ts';
import type { PressProfile } from '../../pipeline/model/press.ts';
import { usualPress } from '../../pipeline/model/press.ts';
import { type OrderedFile, type PressOrder, renderPressOrder } from '../../pipeline/products/press-order.ts';
import { siteOf } from './leaflet-sample.ts';

const vi = 'vi' as LanguageTag;
const km = 'km' as LanguageTag;
const site = siteOf(vi);
const profile: PressProfile = { ...usualPress, name: 'offset', paper: { name: 'Couché', weight: 150 } };

const file = (language: LanguageTag, more: Partial<OrderedFile> = {}): OrderedFile => ({
  language,
  product: 'leaflet',
  format: 'trifold',
  name: { vi: 'Tờ gấp ba (trifold)', en: 'A4 folded in three (trifold)' },
  path: `${language}/leaflet/2024/x.trifold.pdf`,
  bytes: 1_234_567,
  digest: 'ab'.repeat(32) as Digest,
  space: 'rgb',
  sides: 2,
  fonts: ['NotoSans-Regular'],
  width: 297,
  height: 210,
  bleed: 3,
  panels: [
    { name: 'cover', side: 1, x: 197, y: 0, width: 100, height: 210 },
    { name: 'flap', side: 1, x: 0, y: 0, width: 97, height: 210 },
    { name: 'inside-1', side: 2, x: 0, y: 0, width: 100, height: 210 },
    { name: 'inside-2', side: 2, x: 100, y: 0, width: 100, height: 210 },
    { name: 'inside-3', side: 2, x: 200, y: 0, width: 97, height: 210 },
    { name: 'back', side: 1, x: 97, y: 0, width: 100, height: 210 },
  ],
  ...more,
});

const order = (more: Partial<PressOrder> = {}): PressOrder => ({
  facts: {
    id: 'leaflet/2024/x' as DocumentId,
    file: 'content/leaflet/2024/x.md',
    kind: 'leaflet',
    date: '2024-06-01',
    topic: 'safety',
    areas: [],
    products: [],
    items: [],
    identifier: 'soctrang-2024-0003',
    sourceLanguage: vi,
  },
  title: 'Bốn dấu hiệu <lừa đảo>',
  profile,
  plan: { 'vinh-chau': { vi: 300, km: 700 }, 'tran-de': { vi: 1200 } } as PressOrder['plan'],
  files: [file(vi), file(km)],
  missing: [],
  ...more,
});

const read = (wanted: PressOrder) => {
  const html = renderPressOrder(wanted, site, 1);
  return { html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
};

test('copies are summed by area, by language and in all', () => {
  const { text } = read(order());
  expect(text).toContain('vinh-chau 300 700 1.000');
  expect(text).toContain('tran-de 1.200 – 1.200');
  expect(text).toContain('Tổng theo kế hoạch 1.500 700 2.200');
  expect(text).not.toContain('in được ngay');
});

test('what can’t be printed yet is struck out, named, and left out of what can', () => {
  const { html, text } = read(order({ files: [file(vi)], missing: [km] }));
  expect(text).toContain('Đủ tệp, in được ngay 1.500 – 1.500');
  expect(text).toMatch(/Chưa in Tiếng Khmer/);
  expect(html).toContain('<td class="missing">700</td>');
});

test('every file is listed with its size and its whole digest', () => {
  const { text } = read(order());
  expect(text).toContain('Tờ gấp ba (trifold): leaflet/2024/x.trifold.pdf vi/ Tiếng Việt');
  expect(text.replaceAll(' ', '')).toContain('ab'.repeat(32));
  expect(text).toContain('1,2 MB');
});

test('measures, folds, colours and paper are said as a printer asks for them', () => {
  const { text } = read(order());
  expect(text).toContain('297 × 210 mm');
  expect(text).toContain('100 + 100 + 97 mm');
  expect(text).toContain('Couché, 150 g/m²');
  expect(text).toContain('RGB (sRGB)');
  expect(text).toContain('Sở Thông tin và Truyền thông tỉnh Sóc Trăng');
  expect(text).not.toContain('<lừa');
});

test('sides that differ by language are told file by file', () => {
  const { text } = read(order({ files: [file(vi, { sides: 12 }), file(km, { sides: 16 })] }));
  expect(text).toContain('12–16 tùy ngôn ngữ');
  expect(text).toMatch(/km\/ Tiếng Khmer 16 /);
});

test('CMYK is said only of files that are', () => {
  const cmyk: PressProfile = {
    ...profile,
    colour: { space: 'cmyk', profile: { file: 'x.icc', digest: 'd' as Digest, name: 'Coated FOGRA39' } },
  };
  expect(read(order({ profile: cmyk })).text).toContain('RGB (sRGB)');
  const files = [file(vi, { space: 'cmyk' }), file(km, { space: 'cmyk' })];
  expect(read(order({ profile: cmyk, files })).text).toContain('“Coated FOGRA39”');
});

test('a picture coarser than agreed is said in so many words', () => {
  expect(read(order({ files: [file(vi, { dpi: 301 })] })).text).toContain(
    'thô nhất 301 dpi (yêu cầu từ 300 dpi)',
  );
  expect(read(order({ files: [file(vi, { dpi: 120 }), file(km, { dpi: 301 })] })).text).toContain(
    'thô nhất 120 dpi – THẤP HƠN 300 dpi',
  );
});

test('a poster is printed as coarse as it is seen from afar', () => {
  const poster = file(vi, { product: 'poster', format: 'a3', dpi: 151 });
  expect(read(order({ files: [poster] })).text).toContain('thô nhất 151 dpi (yêu cầu từ 150 dpi)');
});

test('bleed is that of the things as they are made: the hem of a banner beside what a knife needs', () => {
  const name = { vi: 'Pano 3 × 2 m', en: 'Billboard, 3 × 2 m' };
  const banner = file(vi, { product: 'banner', format: 'pano-3x2', name, bleed: 5, scale: 10 });
  const { text } = read(order({ files: [file(vi), banner] }));
  expect(text).toContain('Tờ gấp ba (trifold): 3 mm; Pano 3 × 2 m: 50 mm mỗi cạnh');
  expect(read(order({ files: [banner] })).text).toContain('Tràn màu 50 mm mỗi cạnh');
});

test('what a banner is made of is no paper, and what is done after printing is said', () => {
  const canvas = { ...profile, paper: { name: 'Bạt hiflex', weight: 340 }, finishing: 'Đóng khoen' };
  const banner = file(vi, { product: 'banner', format: 'pano-3x2', bleed: 5, scale: 10 });
  const { text } = read(order({ profile: canvas, files: [banner] }));
  expect(text).toContain('Chất liệu Bạt hiflex, 340 g/m² Gia công Đóng khoen');
  expect(read(order()).text).not.toContain('Gia công');
});

test('a thing that is made larger than its file says both sizes', () => {
  const { panels: _, ...flat } = file(vi, {
    product: 'banner',
    format: 'long',
    width: 800,
    height: 100,
    scale: 10,
    sides: 1,
  });
  const { text } = read(order({ files: [flat] }));
  expect(text).toContain('8000 × 1000 mm');
  expect(text).toContain('1:10');
  expect(text).not.toContain('Gấp');
});

test('without a plan there is room to write one', () => {
  expect(read(order({ plan: {} })).text).toContain('ghi bằng tay');
});

test('every column has a head', () => {
  expect(read(order()).html.match(/<th scope="col"/g)?.length).toBe(4 + 4);
});

test('two languages side by side are both named', () => {
  const pair = { vi: 'Tiếng Khmer – Tiếng Việt', en: 'Khmer – Vietnamese' };
  const name = { vi: 'Bản song ngữ A4', en: 'Bilingual sheet, A4' };
  const { html } = read(
    order({ files: [file(km, { product: 'bilingual', format: 'a4-km-vi', name, pair })] }),
  );
  expect(html).toContain('<h2>Bản song ngữ A4: Tiếng Khmer – Tiếng Việt</h2>');
});
