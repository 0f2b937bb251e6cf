/** The formats of the leaflet: sides, type that can be read, colour out to the bleed, and large print that is large. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Asset } from '../../pipeline/model/document.ts';
import type { Block, Edition } from '../../pipeline/model/edition.ts';
import type { Digest } from '../../pipeline/model/id.ts';
import { usualPress } from '../../pipeline/model/press.ts';
import { product } from '../../pipeline/products/leaflet/leaflet.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, type Sample, stylesheet, taiDam, vietnamese } from './leaflet-sample.ts';
import { type Line, layoutOf, printed } from './printed-leaflet.ts';

/** Fonts are levelled to letters equally high, so that the same size is a little less in figures in some of them. */
const levelled = 0.95;

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'leaflet.css': stylesheet() });
}, 60_000);
afterAll(() => press.close());

/** A card has room for a title, one section, the steps and the contact. */
const brief = (sample: Sample): Sample => ({ ...sample, sections: [], stats: [] });

const samples = [vietnamese, khmer, chinese, taiDam];

const formats = Object.keys(product.formats);

test('are those that an office hands out', () => {
  expect(formats).toEqual(['a5', 'a4', 'dl', 'bifold', 'trifold', 'zfold', 'a4-large']);
});

describe.each(samples.map((sample) => [sample.language, sample] as const))('%s', (_language, sample) => {
  test.each([
    ['a5', 148, 210],
    ['a4', 210, 297],
    ['dl', 99, 210],
  ] as const)('%s has two sides, and all text stands 6 mm from the trim', async (format, width, height) => {
    const { diagnostics, sides, layout } = await printed(
      press,
      editionOf(format === 'dl' ? brief(sample) : sample),
      format,
    );
    expect(layout).toMatchObject({ width, height, sides: 2, bleed: 3 });
    expect(diagnostics).toEqual([]);
    expect(sides).toHaveLength(2);
    for (const { text, left, right, base } of sides.flat()) {
      expect(Math.min(left, width - right, base, height - base), text).toBeGreaterThan(5.8);
    }
  });

  test('nothing is set smaller than can be read: 8.5 points, Khmer 10', async () => {
    for (const format of ['a5', 'trifold', 'bifold']) {
      const { sides, diagnostics } = await printed(press, editionOf(sample, { approved: false }), format);
      expect(diagnostics).toEqual([]);
      for (const { text, size } of sides.flat()) {
        expect(size, `${format}: ${text}`).toBeGreaterThan(
          (/\p{Script=Khmer}/u.test(text) ? 10 : 8.5) * levelled,
        );
      }
    }
  });

  test('large print is large: 18 points, 14 in the imprint, in one column, on an even number of sides', async () => {
    const { diagnostics, sides } = await printed(press, editionOf(sample), 'a4-large');
    expect(diagnostics).toEqual([]);
    expect([2, 4, 6, 8]).toContain(sides.length);
    for (const lines of sides) expect(lines.length).toBeGreaterThan(0);
    const lines = sides.flat();
    const imprint = lines.findIndex(({ text }) => text.startsWith('soctrang.'));
    expect(imprint).toBeGreaterThan(0);
    for (const { text, size } of lines.slice(0, imprint)) expect(size, text).toBeGreaterThan(18 * levelled);
    for (const { text, size } of lines.slice(imprint)) expect(size, text).toBeGreaterThan(14 * levelled);
    for (const { text, left, right, base } of lines) {
      expect(Math.min(left, 210 - right, base, 297 - base), text).toBeGreaterThan(9.9);
    }
  });
});

test.each([0.5, 2, 5, 8, 20])('a folded sheet has two sides with a bleed of %s mm', async (bleed) => {
  const { diagnostics, sides } = await printed(press, editionOf(vietnamese), 'trifold', {
    press: { ...usualPress, bleed },
  });
  expect(diagnostics).toEqual([]);
  expect(sides).toHaveLength(2);
});

test('in a Khmer imprint, what is in Latin letters is set in their size, not in that which Khmer needs', async () => {
  const source = 'Phòng Dân tộc tỉnh';
  const { sides } = await printed(press, editionOf(khmer, { provenance: source }), 'a5');
  for (const latin of ['thongtin@', source, '-km']) {
    const sizes = sides
      .flat()
      .filter(({ text }) => (latin === '-km' ? text.endsWith(latin) : text.includes(latin)))
      .map(({ size }) => size);
    expect(sizes, latin).not.toEqual([]);
    for (const size of sizes) {
      expect(size, latin).toBeGreaterThan(8.5 * levelled);
      expect(size, latin).toBeLessThan(10 * levelled);
    }
  }
});

test('large print takes more paper before it takes smaller type', async () => {
  const sidesOf = async (sample: Sample) =>
    (await printed(press, editionOf(sample), 'a4-large')).sides.length;
  const twice = { ...vietnamese, sections: [...vietnamese.sections, ...vietnamese.sections] };
  expect(await sidesOf({ ...brief(vietnamese), steps: { heading: 'Gọi ai?', items: ['Gọi 113.'] } })).toBe(2);
  expect(await sidesOf(vietnamese)).toBe(4);
  expect(await sidesOf({ ...twice, sections: [...twice.sections, ...twice.sections] })).toBe(8);
});

test('large print leaves no side blank, however long the text', async () => {
  for (const [times, expected] of [
    [2, 6],
    [3, 6],
    [4, 8],
  ] as const) {
    const sections = Array.from({ length: times }, () => vietnamese.sections).flat();
    const { sides, diagnostics } = await printed(press, editionOf({ ...vietnamese, sections }), 'a4-large');
    expect(diagnostics).toEqual([]);
    expect(sides).toHaveLength(expected);
    for (const lines of sides) expect(lines.length).toBeGreaterThan(0);
  }
});

test('large print that comes out with an odd side is an error', async () => {
  const edition = editionOf(brief(vietnamese));
  const layout = layoutOf(edition, 'a4-large');
  const { measurement } = await press.render(layout);
  expect(product.inspect(edition, layout, measurement)).toEqual([]);
  const [found] = product.inspect(edition, layout, { ...measurement, sides: 3 });
  expect(found).toMatchObject({ code: 'leaflet-sides', severity: 'error' });
  expect(found?.message.en).toMatch(/3 sides instead of exactly 2, 4, 6 or 8/);
});

test('pictures that touch the trim are cut for the bleed as well, at 300 dpi', () => {
  const text = editionOf(vietnamese).title;
  const asset: Asset = {
    file: 'content/call.jpg',
    digest: '1'.repeat(64) as Digest,
    mediaType: 'image/jpeg',
    width: 4000,
    height: 3000,
  };
  const edition = editionOf(vietnamese, { image: { asset, alt: text } as Edition['image'] & object });
  const cut = (format: string) =>
    Object.values(layoutOf(edition, format).pictures).map(({ width, height }) =>
      [width, height].map((pixels) => Math.round((pixels / 300) * 25.4)),
    );
  expect(cut('a5')).toEqual([[154, 57]]);
  expect(cut('a4')).toEqual([[216, 99]]);
  expect(cut('dl')).toEqual([[105, 65]]);
  // The cover is at the right of the sheet: colour runs out above it and to its right.
  expect(cut('trifold')).toEqual([[103, 95]]);
  expect(cut('zfold')).toEqual([[102, 95]]);
  expect(cut('bifold')).toEqual([[151, 115]]);
});

test.each(formats)('%s also holds a text of nothing but a title, and one of one section', async (format) => {
  const whole = editionOf(vietnamese);
  for (const body of [[], whole.body.slice(0, 2)]) {
    const { diagnostics, sides, layout } = await printed(press, { ...whole, body }, format);
    expect(diagnostics).toEqual([]);
    expect(sides).toHaveLength(2);
    for (const { text, left, right, base } of sides.flat()) {
      expect(Math.min(left, layout.width - right, base, layout.height - base), text).toBeGreaterThan(5.8);
    }
  }
});

test('a text that no size makes fit gives way to the short one; the telephone numbers stay', async () => {
  const whole = editionOf(vietnamese);
  const said = 'Không chuyển tiền cho người lạ.';
  const short = {
    body: [{ ...whole.title, plain: said, nodes: [{ type: 'text' as const, value: said }] }],
    usable: true,
    machine: false,
  };
  const textOf = async (format: string) =>
    (await printed(press, { ...whole, short }, format)).sides
      .flat()
      .map(({ text }) => text)
      .join('');
  const [card, sheet] = [await textOf('dl'), await textOf('a4')];
  expect(card).toMatch(/Không chuyển tiền cho ?người l/);
  expect(card).not.toContain('Hù d');
  expect(card).toContain('5656');
  expect(sheet).toContain('Hù d');
});

describe('few words', () => {
  const items = ['Bình tĩnh, tắt máy.', 'Hỏi người thân.', 'Báo công an xã.'];
  const [, ...three] = editionOf({ ...brief(vietnamese), steps: { heading: 'Ba việc', items } }).body;
  const said = 'Mời bà con đến họp lúc bảy giờ tối.';
  const word: Block = { type: 'prose', element: h('p', null, said) };
  const sidesOf = async (format: string, body: Edition['body']) => {
    const { sides, diagnostics } = await printed(press, editionOf(vietnamese, { body }), format);
    expect(diagnostics).toEqual([]);
    return sides;
  };
  const holds = (lines: readonly Line[] = [], text: string) =>
    lines.some(({ text: line }) => line.includes(text));

  test.each(['a5', 'a4', 'dl'])('stand on the front of %s, in large type', async (format) => {
    const [front, back] = await sidesOf(format, [word]);
    const line = front?.find(({ text }) => text.startsWith('Mời bà con'));
    expect(line?.size).toBeGreaterThan(15);
    expect(holds(back, 'bà con')).toBe(false);
  });

  test.each(['bifold', 'trifold', 'zfold'])('stand inside of %s', async (format) => {
    const [outside, inside] = await sidesOf(format, [word]);
    expect([holds(outside, 'bà con'), holds(inside, 'bà con')]).toEqual([false, true]);
  });

  test('under one heading begin level on all panels', async () => {
    const [, inside = []] = await sidesOf('trifold', three.slice(0, 2));
    const numbers = inside.filter(({ text }) => /^[123]$/.test(text.trim()));
    expect(new Set(numbers.map(({ base }) => Math.round(base))).size).toBe(1);
    expect(numbers).toHaveLength(3);
  });
});

test('figures that an editor sets right end under one another', async () => {
  const cell = (tag: 'td' | 'th', text: string) => h(tag, { align: 'right' }, text);
  const rows = ['7', '125'].map((figure) => h('tr', null, h('td', null, 'Ấp'), cell('td', figure)));
  const head = h('thead', null, h('tr', null, h('th', null, 'Nơi'), cell('th', 'Người')));
  const table: Block = { type: 'prose', element: h('table', null, head, h('tbody', null, rows)) };
  const { sides } = await printed(press, editionOf(vietnamese, { body: [table] }), 'a5');
  const ends = sides
    .flat()
    .filter(({ text }) => ['Người', '7', '125'].includes(text.trim()))
    .map(({ right }) => Math.round(right));
  expect(ends).toHaveLength(3);
  expect(new Set(ends).size).toBe(1);
});

test('whose the main picture is stands in the imprint, and below a picture in the text', async () => {
  const text = editionOf(vietnamese).title;
  const asset: Asset = {
    file: 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg',
    digest: '1'.repeat(64) as Digest,
    mediaType: 'image/jpeg',
    width: 2400,
    height: 1350,
  };
  const picture = { asset, alt: text, credit: 'Mẫu Văn Ảnh' };
  const whole = editionOf(vietnamese, { image: picture });
  const layout = layoutOf({ ...whole, body: [{ type: 'picture', ...picture }] }, 'a5');
  expect(layout.body).toMatch(/<p>Ảnh: Mẫu Văn Ảnh<\/p>/);
  expect(layout.body).toMatch(/<figcaption><span class="credit">Ảnh: Mẫu Văn Ảnh<\/span><\/figcaption>/);
});

test.each(formats)('%s gives the same bytes twice', async (format) => {
  const layout = layoutOf(editionOf(brief(khmer)), format);
  const [one, other] = [await press.render(layout), await press.render(layout)];
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
});

test('no headline breaks within a Chinese word', () => {
  const { body } = layoutOf(editionOf(chinese), 'bifold');
  const title = /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1] ?? '';
  expect(title.replace(/<[^>]*>/g, '')).toBe(chinese.title);
  expect(title).toMatch(/<span class="unbroken">(?:诈骗)?电话<\/span>/);
  expect(layoutOf(editionOf(vietnamese), 'bifold').body).toContain(`>${vietnamese.title}</h1>`);
});
