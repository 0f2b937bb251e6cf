/** Banners: at a tenth, with their true size in the file, a slogan that is read over a road, and no broken word. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withPress } from '../../pipeline/build/press-wishes.ts';
import type { Press } from '../../pipeline/engines/press.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { usualPress } from '../../pipeline/model/press.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { product } from '../../pipeline/products/banner/banner.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, siteOf, taiDam, vietnamese } from './leaflet-sample.ts';
import { bare, sheetOf, textIn } from './long-text-sample.ts';
import { readSides } from './printed-leaflet.ts';
import { readCode } from './read-code.ts';

/** Fonts are levelled to letters equally high, so that the same size is a little less in figures in some of them. */
const levelled = 0.95;
const samples = [vietnamese, khmer, chinese, taiDam];
const sizes = [
  ['pano-3x2', 300, 200, 40],
  ['pano-2x3', 200, 300, 30],
  ['bang-ron-8x1', 800, 100, 60],
] as const;

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'banner.css': sheetOf('banner') });
}, 60_000);
afterAll(() => press.close());

function layoutOf(edition: Edition, format: string): PrintLayout {
  const layout = product.layout(edition, format, siteOf(edition.language));
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

async function print(edition: Edition, format: string) {
  const layout = layoutOf(edition, format);
  const { bytes, measurement } = await press.render(layout);
  const sides = await readSides(bytes);
  return { bytes, measurement, sides, diagnostics: product.inspect(edition, layout, measurement) };
}

describe.each(sizes)('%s', (format, width, height, slogan) => {
  test('is a tenth of its size on one side, with a hem of 5 cm, and keeps 10 cm free for eyelets', async () => {
    for (const sample of samples) {
      const { bytes, sides, diagnostics, measurement } = await print(editionOf(sample), format);
      expect(diagnostics, sample.language).toEqual([]);
      expect(measurement.faults, sample.language).toEqual([]);
      expect(measurement.flaws, sample.language).toEqual([]);
      expect(sides).toHaveLength(1);
      for (const { text, left, right, base } of sides.flat())
        expect(Math.min(left, width - right, base, height - base), text).toBeGreaterThan(9.9);
      const trim = (await PDFDocument.load(bytes, { updateMetadata: false })).getPage(0).getTrimBox();
      expect((trim.width / 72) * 25.4).toBeCloseTo(width, 1);
      expect((trim.height / 72) * 25.4).toBeCloseTo(height, 1);
    }
    expect(layoutOf(editionOf(vietnamese), format)).toMatchObject({ scale: 10, bleed: 5, sides: 1 });
  });

  test('says its true size and scale in its imprint and in its metadata', async () => {
    const { bytes, sides } = await print(editionOf(khmer), format);
    const true_ = `${width / 100} × ${height / 100} m, 1:10`;
    const printed = bare(
      sides
        .flat()
        .map(({ text }) => text)
        .join(''),
    );
    expect(printed).toContain(bare(`soctrang-2024-0003-km · ${true_}`));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getSubject()).toContain(true_);
  });

  test('sets the slogan as large as it goes, never smaller than is read from where people pass', async () => {
    for (const sample of samples) {
      const { sides } = await print(editionOf(sample), format);
      const large = sides.flat().filter(({ size }) => size > slogan * levelled);
      const characters = bare(large.map(({ text }) => text).join('')).length;
      expect(characters, sample.language).toBeGreaterThanOrEqual(bare(sample.title).length);
    }
    const brief = await print(editionOf({ ...vietnamese, title: 'Gọi 113' }), format);
    const long = await print(editionOf(vietnamese), format);
    const largest = ({ sides }: typeof brief) => Math.max(...sides.flat().map(({ size }) => size));
    expect(largest(brief)).toBeGreaterThan(1.1 * largest(long));
  });

  test('is refused where the slogan is too long, and takes the short one where there is one', async () => {
    const edition = editionOf({ ...vietnamese, title: 'Cảnh giác với cuộc gọi lừa đảo '.repeat(16) });
    const { diagnostics } = await print(edition, format);
    expect(diagnostics).toMatchObject([{ code: 'print-overflow' }]);
    expect(diagnostics[0]?.message.vi).toContain('khẩu hiệu');
    const title = textIn('vi', 'Cảnh giác lừa đảo');
    const short = { title, body: [], usable: true, machine: false };
    const { diagnostics: none, measurement } = await print({ ...edition, short }, format);
    expect(none).toEqual([]);
    expect(measurement.fit.shortened).toBe(true);
  });

  test('gives the same bytes twice', async () => {
    const layout = layoutOf(editionOf(khmer), format);
    const [one, other] = [await press.render(layout), await press.render(layout)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});

test.each(['pano-3x2', 'pano-2x3'])(
  'the code on %s is 30 cm wide as it hangs, and leads to the page',
  async (format) => {
    const { bytes } = await print(editionOf(khmer), format);
    const code = await readCode(bytes);
    expect(code?.text).toBe('https://soctrang.example/thong-tin-doi-ngoai/km/leaflets/2024/scam-calls.html');
    // 41 modules of 49: the rest is the quiet zone.
    expect((10 * (code?.side ?? 0) * 49) / 41).toBeGreaterThan(280);
  },
);

test('nobody reads a code over a road: a strip has none', () => {
  const { codes, body } = layoutOf(editionOf(vietnamese), 'bang-ron-8x1');
  expect(codes).toEqual([]);
  expect(body).not.toContain('class="qr"');
});

test('no word of a slogan is broken', async () => {
  const { diagnostics } = await print(editionOf({ ...vietnamese, title: 'Nghiêng'.repeat(6) }), 'pano-2x3');
  expect(diagnostics).toMatchObject([{ code: 'print-overflow' }]);
});

test('a slogan of long words stays clear of the eyelets: it is set smaller', async () => {
  const title = 'Universal Declaration of Human Rights';
  const { sides, measurement } = await print(editionOf({ ...vietnamese, title }), 'pano-2x3');
  expect(measurement.flaws).toEqual([]);
  for (const { text, left, right } of sides.flat())
    expect(Math.min(left, 200 - right), text).toBeGreaterThan(9.9);
});

test('the line beside the marks of the press file tells the print shop both sizes', () => {
  const edition = editionOf(vietnamese);
  const facts = { ...edition.facts, press: { profile: 'hiflex', copies: {} } };
  const layout = layoutOf(edition, 'pano-3x2');
  const sent = withPress(layout, { facts, approved: true }, siteOf('vi' as LanguageTag), usualPress);
  expect(sent).toMatchObject({
    press: { slug: expect.stringContaining('khổ thật 3000 × 2000 mm, tệp vẽ theo tỷ lệ 1:10') },
  });
});
