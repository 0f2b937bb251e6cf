/** Posters: one side that is read from afar, with the points that matter, in every script. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Asset } from '../../pipeline/model/document.ts';
import type { Block, Edition } from '../../pipeline/model/edition.ts';
import type { plainText } from '../../pipeline/model/html.ts';
import type { Digest } from '../../pipeline/model/id.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { messagesOf } from '../../pipeline/products/poster/messages.ts';
import { product } from '../../pipeline/products/poster/poster.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, type Sample, siteOf, taiDam, vietnamese } from './leaflet-sample.ts';
import { bare, sheetOf, textIn } from './long-text-sample.ts';
import { readSides } from './printed-leaflet.ts';
import { readCode } from './read-code.ts';

/** Fonts are levelled to letters equally high, so that the same size is a little less in figures in some of them. */
const levelled = 0.95;

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'poster.css': sheetOf('poster') });
}, 60_000);
afterAll(() => press.close());

function layoutOf(edition: Edition, format = 'a3'): PrintLayout {
  const layout = product.layout(edition, format, siteOf(edition.language));
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

async function print(edition: Edition, format = 'a3') {
  const layout = layoutOf(edition, format);
  const { bytes, measurement } = await press.render(layout);
  const sides = await readSides(bytes);
  return { bytes, measurement, sides, diagnostics: product.inspect(edition, layout, measurement) };
}

/** What a wall takes of the sample: one list, the steps, whom to call. */
const brief = (sample: Sample): Sample => ({
  ...sample,
  sections: sample.sections.slice(-1).map((section) => ({ ...section, paragraphs: [] })),
});

/** Its text is from elsewhere, and long: three points of it. */
const short: Sample = {
  ...taiDam,
  sections: [],
  steps: { ...taiDam.steps, items: [...taiDam.steps.items, taiDam.note] },
};
const samples = [...[vietnamese, khmer, chinese].map(brief), short];

const prose = (element: Parameters<typeof plainText>[0][number] & object): Block =>
  ({ type: 'prose', element }) as Block;
const list = (...items: readonly (readonly [lead: string, rest: string])[]): Block =>
  prose(
    h(
      'ol',
      null,
      items.map(([lead, rest]) => h('li', null, h('strong', null, lead), ` ${rest}`)),
    ),
  );

describe('print', () => {
  test('a word of the headline that is as wide as the margins, too, is refused', async () => {
    const widths = [];
    for (let letters = 14; letters < 32; letters += 2) {
      const { sides, diagnostics } = await print(
        editionOf({ ...brief(vietnamese), title: 'n'.repeat(letters) }),
      );
      if (diagnostics.some(({ code }) => code === 'print-overflow')) continue;
      for (const { text, left, right } of sides.flat())
        expect(Math.min(left, 297 - right), text).toBeGreaterThan(16.9);
      widths.push(letters);
    }
    // Some must fit and some not, or nothing was tried.
    expect(widths.length).toBeGreaterThan(0);
    expect(widths.length).toBeLessThan(9);
  });

  test.each([
    ['a3', 297, 420],
    ['a2', 420, 594],
    ['a1', 594, 841],
  ] as const)(
    '%s is one side of its size, its text clear of the trim, its bleed 3 mm',
    async (format, width, height) => {
      for (const sample of samples) {
        const { sides, diagnostics, measurement } = await print(editionOf(sample), format);
        expect(diagnostics, sample.language).toEqual([]);
        expect(measurement.faults, sample.language).toEqual([]);
        expect(measurement.flaws, sample.language).toEqual([]);
        expect(sides).toHaveLength(1);
        for (const { text, left, right, base } of sides.flat())
          expect(Math.min(left, width - right, base, height - base), text).toBeGreaterThan(width / 30);
      }
      expect(layoutOf(editionOf(vietnamese), format)).toMatchObject({ width, height, bleed: 3, sides: 1 });
    },
  );

  test.each([
    ['a3', 20, 60, 8.5],
    ['a2', 28, 83, 12],
    ['a1', 40, 119, 17],
  ] as const)(
    '%s sets its points in %i points at least, the headline in %i',
    async (format, text, headline, least) => {
      for (const sample of [vietnamese, khmer, chinese, taiDam]) {
        const edition = editionOf(brief(sample));
        const { sides } = await print(edition, format);
        const lines = sides.flat();
        const sizesOf = (wanted: string) =>
          lines.filter((line) => bare(line.text).length > 9 && bare(wanted).includes(bare(line.text)));
        for (const { size } of sizesOf(sample.title)) expect(size).toBeGreaterThan(headline * levelled);
        for (const item of sample.steps.items)
          for (const { size } of sizesOf(item)) expect(size, item).toBeGreaterThan(text * levelled);
        for (const line of lines) expect(line.size, line.text).toBeGreaterThan(least * levelled);
      }
    },
  );

  test.each([
    ['a3', 50, 60],
    ['a2', 70, 85],
    ['a1', 100, 120],
  ] as const)(
    'the code on %s leads to the page of this language, and is read from as far as people stand',
    async (format, from, to) => {
      const { bytes } = await print(editionOf(brief(khmer)), format);
      const code = await readCode(bytes);
      expect(code?.text).toBe(
        'https://soctrang.example/thong-tin-doi-ngoai/km/leaflets/2024/scam-calls.html',
      );
      // Version 6, which an address of this length takes, and its quiet zone.
      const modules = 41;
      const side = ((code?.side ?? 0) * (modules + 8)) / modules;
      expect(side).toBeGreaterThan(from);
      expect(side).toBeLessThan(to);
    },
  );

  test('numbers to call are more than twice as large as what stands beside them', async () => {
    const { sides } = await print(editionOf(brief(vietnamese)));
    const sizeOf = (wanted: string) => sides.flat().find(({ text }) => text.includes(wanted))?.size ?? 0;
    expect(sizeOf('113')).toBeGreaterThan(2 * sizeOf('Công an:'));
  });

  test('shows the draft', async () => {
    const text = async (approved: boolean) =>
      bare(
        (await print(editionOf(brief(vietnamese), { approved }))).sides
          .flat()
          .map((line) => line.text)
          .join(''),
      );
    expect(await text(false)).toContain(bare('Bản nháp, chưa được duyệt'));
    expect(await text(true)).not.toContain(bare('Bản nháp'));
  });

  test.each(Object.keys(product.formats))('%s gives the same bytes twice', async (format) => {
    const layout = layoutOf(editionOf(brief(khmer)), format);
    const [one, other] = [await press.render(layout), await press.render(layout)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  test('is refused where a headline would have to be smaller than can be read from three metres', async () => {
    const { diagnostics } = await print(
      editionOf({ ...brief(vietnamese), title: 'Cảnh giác lừa đảo '.repeat(14) }),
    );
    expect(diagnostics.map(({ code }) => code)).toContain('print-overflow');
  });

  test('is refused where a word is wider than the sheet, never broken', async () => {
    const { diagnostics } = await print(editionOf({ ...brief(vietnamese), title: 'Nghiêng'.repeat(5) }));
    expect(diagnostics).toMatchObject([{ code: 'print-overflow' }]);
    expect(diagnostics[0]?.message.vi).toContain('tiêu đề');
  });

  test('takes the short text where the points do not fit', async () => {
    const items = Array.from({ length: 7 }, () => 'Gọi lại cho người thân theo số đã biết. '.repeat(4));
    const edition = editionOf({
      ...brief(vietnamese),
      sections: [],
      steps: { heading: 'Việc cần làm', items },
    });
    expect((await print(edition)).diagnostics).toMatchObject([{ code: 'print-overflow' }]);
    const text = { body: [textIn('vi', 'Tắt máy. Gọi 113.')], usable: true, machine: false };
    const { diagnostics, measurement } = await print({ ...edition, short: text });
    expect(diagnostics).toEqual([]);
    expect(measurement.fit.shortened).toBe(true);
  });

  test('a picture runs over the bleed at 150 dpi, and gives way to the text', async () => {
    const asset: Asset = {
      file: 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg',
      digest: '1'.repeat(64) as Digest,
      mediaType: 'image/jpeg',
      width: 2400,
      height: 1350,
    };
    const image = { asset, alt: editionOf(vietnamese).title };
    const edition = editionOf(brief(vietnamese), { image });
    const [picture] = Object.values(layoutOf(edition).pictures);
    expect(picture?.resolution).toBe(150);
    expect(((picture?.width ?? 0) / 150) * 25.4).toBeCloseTo(303, 0);
    expect((await print(edition)).diagnostics).toEqual([]);
  });
});

describe('its points', () => {
  const heading = (text: string): Block => ({
    type: 'heading',
    depth: 2,
    anchor: text,
    text: textIn('vi', text),
  });
  const steps = (...items: string[]): Block => ({
    type: 'directive',
    name: 'steps',
    attributes: {},
    blocks: [
      prose(
        h(
          'ol',
          null,
          items.map((item) => h('li', null, item)),
        ),
      ),
    ],
  });
  const headings = (body: readonly Block[]) =>
    messagesOf({ body }).groups.map((group) => group.heading?.plain);
  const three = list(['Một.', 'a'], ['Hai.', 'b'], ['Ba.', 'c']);

  test('are the steps and the first lists, seven at most, in their order', () => {
    const four = list(['Một.', 'a'], ['Hai.', 'b'], ['Ba.', 'c'], ['Bốn.', 'd']);
    const body = [heading('A'), four, heading('B'), three, heading('C'), steps('1', '2', '3')];
    expect(headings(body)).toEqual(['A', 'C']);
  });

  test('are no list of two; without any, the whole text stands there', () => {
    const two = list(['Một.', 'a'], ['Hai.', 'b']);
    const { groups, chosen } = messagesOf({ body: [heading('A'), prose(h('p', null, 'Chữ.')), two] });
    expect(chosen).toBe(false);
    expect(groups.map(({ blocks }) => blocks.length)).toEqual([2]);
  });

  test('are what a panel of a leaflet holds, too, but for the contact, which stands below', () => {
    const contact: Block = { type: 'directive', name: 'contact', attributes: {}, blocks: [three] };
    const panel: Block = {
      type: 'directive',
      name: 'panel',
      attributes: { name: 'back' },
      blocks: [three, contact],
    };
    const messages = messagesOf({ body: [panel] });
    expect(messages.groups).toHaveLength(1);
    expect(messages.contact).toEqual([contact]);
  });

  test('are their words in bold where every one has some; steps stay whole, and so does what is labelled', () => {
    const shown = (body: readonly Block[]) => layoutOf(editionOf(vietnamese, { body })).body;
    const leads = shown([
      list(['Dọa nạt.', 'Báo liên quan vụ án.'], ['Giục.', 'Bắt làm ngay.'], ['Đòi.', 'Đòi mã.']),
    ]);
    expect(leads).toContain('Dọa nạt.');
    expect(leads).not.toContain('liên quan vụ án');
    const labels = shown([list(['Ngày:', '3 tháng 6'], ['Giờ:', '7 giờ'], ['Nơi:', 'nhà văn hóa ấp'])]);
    expect(labels).toContain('nhà văn hóa ấp');
    const whole = shown([steps('Tắt máy.', 'Gọi lại.', 'Báo công an.')]);
    expect(whole).toContain('Báo công an.');
  });
});

test('a language that is not whole gets no poster', () => {
  const refused = product.layout(
    editionOf(khmer, { complete: false }),
    'a3',
    siteOf(editionOf(khmer).language),
  );
  expect(refused).toMatchObject([{ code: 'print-incomplete', language: 'km' }]);
});
