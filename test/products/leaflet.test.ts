/** The leaflet on paper: folded right, read in order, cut nowhere, and refused where a language is not whole. */
import jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { Block, Edition, Text } from '../../pipeline/model/edition.ts';
import { product } from '../../pipeline/products/leaflet/leaflet.ts';
import { inspectReadBack } from '../../pipeline/products/read-back.ts';
import { pressWith } from '../browser/print-shop.ts';
import { bodyOf } from './footnotes-sample.ts';
import { editionOf, khmer, siteOf, stylesheet, vietnamese } from './leaflet-sample.ts';
import { layoutOf, printed, readSides } from './printed-leaflet.ts';

/** Declared as an ES module, delivered as CommonJS: the function itself is what gets imported. */
const decode = jsqr as unknown as typeof jsqr.default;

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'leaflet.css': stylesheet() });
}, 60_000);
afterAll(() => press.close());

const print = (edition: Edition, format: string) => printed(press, edition, format);

describe('text that is short or long', () => {
  const repeated = (times: number) => ({
    ...vietnamese,
    sections: Array.from({ length: times }, () => vietnamese.sections).flat(),
  });

  test('a longer one is set smaller, not below 8.5 points', async () => {
    const running = async (edition: Edition) => {
      const { diagnostics, sides } = await print(edition, 'trifold');
      expect(diagnostics).toEqual([]);
      return sides[1]?.find(({ text }) => text.includes('Kẻ gian nói'))?.size ?? 0;
    };
    const large = await running(editionOf(vietnamese));
    const small = await running(editionOf(repeated(3)));
    expect(large).toBeGreaterThan(small + 1);
    expect(small).toBeGreaterThanOrEqual(8.4);
  });

  test('one that does not fit is an error that names language, panel and the first words cut', async () => {
    const { diagnostics, sides } = await print(editionOf(repeated(9)), 'trifold');
    const found = diagnostics.find(({ message }) => message.vi.includes('trang trong 1'));
    expect(found).toMatchObject({ code: 'leaflet-overflow', severity: 'error', language: 'vi' });
    expect(found?.message.en).toMatch(/trifold: \d+ lines .* too many for inside panel 1.*Cut from: “.+”/);
    expect(found?.advice.vi).toContain(':::panel');
    expect(sides).toHaveLength(2);
  });

  test('what was cut because it does not fit is not told again as a fault of the print', async () => {
    const edition = editionOf(repeated(9));
    const layout = layoutOf(edition, 'trifold');
    const { measurement } = await press.render(layout);
    expect(measurement.faults?.map(({ type }) => type)).toContain('lost-text');
    expect(inspectReadBack(edition, layout, measurement)).toEqual([]);
    const [fits] = inspectReadBack(edition, layout, { ...measurement, overflows: [] });
    expect(fits?.code).toBe('print-lost-text');
  });
});

test('the numbers before items and steps are in the digits that the office asks for, in that language only', async () => {
  const withOwnDigits = await pressWith({
    'leaflet.css': stylesheet((profile) =>
      profile.tag === 'km' ? { ...profile, numbers: { ...profile.numbers, digits: 'native' } } : profile,
    ),
  });
  const numbered = async (sample: typeof khmer) => {
    const { bytes } = await withOwnDigits.render(layoutOf(editionOf(sample), 'a5'));
    const lines = (await readSides(bytes)).flat().map(({ text }) => text.trim());
    return lines.filter((text) => /^\p{Nd}\.?$/u.test(text));
  };
  try {
    expect(await numbered(khmer)).toEqual(expect.arrayContaining(['១', '២']));
    expect((await numbered(khmer)).join('')).not.toMatch(/[1-9]/);
    expect(await numbered(vietnamese)).toEqual(expect.arrayContaining(['1', '2']));
  } finally {
    await withOwnDigits.close();
  }
});

test('the code on the printed sheet leads to the page of this language', async () => {
  const edition = editionOf(khmer);
  const { body, fits, ...layout } = layoutOf(edition, 'a5');
  const { bytes } = await press.render({
    ...layout,
    medium: 'image',
    fits: [fits?.at(-1) ?? ''],
    body: `<div style="zoom:3">${body}</div>`,
    width: 1680,
    height: 4800,
  });
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const code = decode(new Uint8ClampedArray(data), info.width, info.height);
  expect(code?.data).toBe('https://soctrang.example/thong-tin-doi-ngoai/km/leaflets/2024/scam-calls.html');
});

test('a language that is not whole gets no leaflet, and is told what is missing', () => {
  const unit = {
    place: { file: 'content/leaflets/2024/scam-calls.md', line: 7 },
    text: 'Bình tĩnh, tắt máy.',
  };
  const edition = editionOf(khmer, {
    complete: false,
    units: [{ unit, target: '', state: 'missing' }] as unknown as Edition['units'],
  });
  const refusal = product.layout(edition, 'trifold', siteOf(edition.language));
  expect(refusal).toMatchObject([
    { code: 'incomplete-leaflet', severity: 'warning', language: 'km', related: [{ place: unit.place }] },
  ]);
});

test('a draft says so on every panel, and that a machine translated it', async () => {
  const { sides } = await print(editionOf(vietnamese, { approved: false, machine: true }), 'trifold');
  for (const lines of sides) {
    // “ị” is drawn from two glyphs, which pdf.js reads as an item of its own: the words end before it.
    expect(lines.filter(({ text }) => text === 'Bản nháp, chưa được duyệt · bản d')).toHaveLength(3);
  }
});

test('what an editor places on a panel stands there, and the rest flows around it', () => {
  const edition = editionOf(vietnamese);
  const words = 'Bản đồ các cụm loa';
  const text: Text = { ...edition.title, nodes: [{ type: 'text', value: words }], plain: words };
  const heading: Block = { type: 'heading', depth: 2, anchor: 'x', text };
  const placed: Block = {
    type: 'directive',
    name: 'panel',
    attributes: { name: 'inside-2' },
    blocks: [heading],
  };
  const { body } = layoutOf({ ...edition, body: [placed, ...edition.body] }, 'trifold');
  const boxes = body.split('data-box="').slice(1);
  const box = (name: string) => boxes.find((part) => part.startsWith(`${name}"`)) ?? '';
  expect(box('inside-2')).toContain(words);
  expect(box('inside-1')).toContain('<h2');
  expect(box('inside-3')).toContain('Khi nhận cuộc gọi lạ');
  for (const { heading: title } of vietnamese.sections) expect(body.split(`>${title}</h2>`)).toHaveLength(2);
});

test.each(['a5', 'trifold'])(
  'notes end the text of a leaflet, also where every panel is placed (%s)',
  (format) => {
    const edition = editionOf(vietnamese);
    const flowing =
      '## Mục một\n\nLoa[^1].\n\n## Liên hệ\n\n:::contact\n- Công an: 113\n:::\n\n[^1]: Lời ghi.';
    const placed = ['cover', 'flap', 'inside-1', 'inside-2', 'inside-3', 'back']
      .map((name) => `:::panel{name=${name}}\nChỗ ${name}[^1].\n:::\n\n`)
      .join('');
    for (const markdown of [flowing, `${placed}[^1]: Lời ghi.`]) {
      const { body } = layoutOf({ ...edition, body: bodyOf(markdown, 'vi') }, format);
      const [before = '', after = '', ...more] = body.split('Lời ghi.');
      expect(more).toEqual([]);
      expect(before).toContain('<sup class="call">');
      expect(after).not.toContain('Mục một');
    }
  },
);
