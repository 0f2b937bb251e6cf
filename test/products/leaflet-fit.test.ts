/** What a leaflet does where the text has no room, and what an editor is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { Edition, ShortText, Text } from '../../pipeline/model/edition.ts';
import type { Digest, UnitId } from '../../pipeline/model/id.ts';
import { inspectFit } from '../../pipeline/products/inspect-fit.ts';
import { inspectPictures } from '../../pipeline/products/inspect-pictures.ts';
import { product } from '../../pipeline/products/leaflet/leaflet.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, stylesheet, taiDam, vietnamese } from './leaflet-sample.ts';
import { layoutOf, printed } from './printed-leaflet.ts';

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'leaflet.css': stylesheet() });
}, 60_000);
afterAll(() => press.close());

const long = editionOf({
  ...vietnamese,
  sections: Array.from({ length: 9 }, () => vietnamese.sections).flat(),
});

const textOf = (plain: string): Text => ({
  unit: 'short.body.1' as UnitId,
  language: long.language,
  state: 'reviewed',
  nodes: [{ type: 'text', value: plain }],
  plain,
});

const short: ShortText = {
  title: textOf('Đừng để bị lừa'),
  body: [textOf('Dừng máy, kiểm tra lại.'), textOf('Báo công an nơi gần nhất.')],
  usable: true,
  machine: false,
};

async function inspected(edition: Edition, format: string) {
  const layout = layoutOf(edition, format);
  const { measurement } = await press.render(layout);
  const diagnostics = [
    ...product.inspect(edition, layout, measurement),
    ...inspectFit(edition, layout, measurement, product.boxes),
  ];
  return { diagnostics, measurement };
}

describe('a text that fits in no size', () => {
  test('gives way to the short one, which keeps whom to call; a note says so', async () => {
    const edition = { ...long, short };
    const { sides } = await printed(press, edition, 'a5');
    const said = sides.flat().map(({ text }) => text);
    const all = said.join('');
    expect(all).toContain('Dừng máy');
    expect(all).toContain('5656');
    expect(all).not.toContain('Kẻ gian');
    const { diagnostics, measurement } = await inspected(edition, 'a5');
    expect(diagnostics).toMatchObject([{ code: 'print-short-text', severity: 'note', language: 'vi' }]);
    expect(measurement.faults).toEqual([]);
    expect(measurement.fit.size).toBeGreaterThanOrEqual(13);
  });

  test('keeps its own words where they fit', async () => {
    const { diagnostics } = await inspected({ ...editionOf(vietnamese), short }, 'trifold');
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['without a short text', undefined, /short ở đầu bài/],
    ['with one that is not translated', { ...short, usable: false }, /short\.\*/],
    [
      'with one that is too long itself',
      { ...short, body: Array.from({ length: 200 }, () => textOf('Dừng máy, kiểm tra lại.')) },
      /bản ngắn cũng phải ngắn hơn/,
    ],
  ])('%s is refused by lines and characters', async (_, text, advice) => {
    const { diagnostics } = await inspected({ ...long, ...(text && { short: text }) }, 'a5');
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { code, severity, message, advice: todo } of diagnostics) {
      expect([code, severity]).toEqual(['leaflet-overflow', 'error']);
      expect(message.vi).toMatch(
        /mặt (?:trước|sau) thừa \d+ dòng \(khoảng \d+ ký tự\), dù .*Bị cắt từ: “.+”/,
      );
      expect(message.en).toMatch(/\d+ lines? \(about \d+ characters\) too many for the (?:front|back)/);
      expect(todo.vi).toMatch(advice);
    }
  });
});

test.each([
  ['Vietnamese', vietnamese],
  ['Khmer', khmer],
  ['Chinese', chinese],
  ['Tai Viet', taiDam],
])(
  '%s is set without flaws in every format',
  async (_, sample) => {
    // The narrow card has no room for so much.
    for (const format of Object.keys(product.formats).filter((each) => each !== 'dl')) {
      const { diagnostics, measurement } = await inspected(editionOf(sample), format);
      expect(diagnostics, format).toEqual([]);
      expect(measurement.boxes.length).toBeGreaterThan(0);
      for (const { used } of measurement.boxes) expect(used).toBeLessThanOrEqual(101);
    }
  },
  60_000,
);

describe('a picture', () => {
  const pictured = (width: number, height: number): Edition => ({
    ...editionOf(vietnamese),
    image: {
      asset: {
        file: 'content/leaflets/2024/call.jpg',
        digest: 'c'.repeat(64) as Digest,
        width,
        height,
        mediaType: 'image/jpeg',
        focus: [0.3, 0.6],
      },
      alt: textOf('Người nghe điện thoại'),
    },
  });

  test('that would print coarsely is an error with its pixels and those that it needs', () => {
    const edition = pictured(1600, 900);
    const [found, ...rest] = inspectPictures(edition, layoutOf(edition, 'a5'));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: 'coarse-picture', severity: 'error' });
    expect(found?.message.vi).toMatch(
      /call\.jpg có 1600 × 900 điểm ảnh.*\d{3} dpi.*1819 × \d+ điểm ảnh \(300 dpi\)/,
    );
    expect(inspectPictures(edition, layoutOf(edition, 'dl'))).toEqual([]);
  });

  test('that has the pixels passes, and is cropped about its point of focus', () => {
    const edition = pictured(2400, 1350);
    const layout = layoutOf(edition, 'a5');
    expect(inspectPictures(edition, layout)).toEqual([]);
    expect(Object.values(layout.pictures)).toMatchObject([{ focus: [0.3, 0.6], resolution: 300 }]);
  });
});
