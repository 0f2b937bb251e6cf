/** The bulletin: what the law wants of its first and last page, its contents, and the texts that it gathers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { DocumentFacts } from '../../pipeline/model/document.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { DocumentId } from '../../pipeline/model/id.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { product } from '../../pipeline/products/bulletin/bulletin.ts';
import type { GatheredEdition } from '../../pipeline/products/product.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, type Sample, siteOf, taiDam, vietnamese } from './leaflet-sample.ts';
import {
  bare,
  bareOf,
  chapters,
  type Line,
  picture,
  readPages,
  sheetOf,
  textIn,
  withBody,
} from './long-text-sample.ts';

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'bulletin.css': sheetOf('bulletin') });
}, 60_000);
afterAll(() => press.close());

const factsOf = (edition: Edition, more: Partial<DocumentFacts>): DocumentFacts => ({
  ...edition.facts,
  id: 'bulletin/2024/11' as DocumentId,
  file: 'content/bulletin/2024/11.md',
  kind: 'bulletin',
  date: '2024-11-25',
  ...more,
});

/** `items` documents, each of a chapter with a title of its own. */
function gatheredOf(sample: Sample, items = 5): readonly GatheredEdition[] {
  return Array.from({ length: items }, (_, index) => {
    const edition = editionOf(sample);
    const document = `news/2024/tin-${index + 1}` as DocumentId;
    const body = chapters(sample, [{ title: `Mục ${index + 1}`, paragraphs: 9 }]);
    const title = textIn(sample.language, `Tin thứ ${index + 1}`);
    return {
      document,
      edition: { ...withBody(edition, body), title, facts: { ...edition.facts, id: document } },
    };
  });
}

const bulletinOf = (sample: Sample, change: Partial<Edition> = {}): Edition => {
  const edition = editionOf(sample);
  return { ...withBody(edition, edition.body.slice(1, 2)), facts: factsOf(edition, {}), ...change };
};

const licensed = (sample: Sample): Partial<Edition> => ({
  facts: factsOf(editionOf(sample), {
    masthead: { number: '11/2024', licence: { number: '15/GP-STTTT', date: '2024-01-15' }, copies: 1500 },
  }),
  masthead: {
    printer: textIn(sample.language, 'Công ty In Mẫu'),
    period: textIn(sample.language, 'hằng tháng'),
    responsible: textIn(sample.language, 'Nguyễn Văn Mẫu'),
  },
});

function layoutOf(edition: Edition, gathered: readonly GatheredEdition[], format: string): PrintLayout {
  const layout = product.layout(edition, format, siteOf(edition.language), gathered);
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

async function print(edition: Edition, gathered: readonly GatheredEdition[], format = 'newsletter') {
  const layout = layoutOf(edition, gathered, format);
  const { bytes, measurement } = await press.render(layout);
  const pages = await readPages(bytes);
  return { bytes, measurement, pages, diagnostics: product.inspect(edition, layout, measurement) };
}

const inOrder = (text: string, parts: readonly string[]) => {
  const found = parts.map((part) => text.indexOf(bare(part)));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
};

describe('a bulletin', () => {
  test('begins with what the law wants, in its order', async () => {
    const { pages } = await print(bulletinOf(vietnamese, licensed(vietnamese)), gatheredOf(vietnamese));
    const first = [...(pages[0] ?? [])].toSorted((one, other) => other.bottom - one.bottom);
    inOrder(bareOf(first).toUpperCase(), [
      'BẢN TIN',
      vietnamese.title.toUpperCase(),
      'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
      'NGÀY 25 THÁNG 11 NĂM 2024',
    ]);
    expect(bareOf(first)).toContain(bare('Số 11/2024'));
  });

  test('ends its last page with licence, printer, print run, period and who is responsible', async () => {
    const { pages } = await print(bulletinOf(vietnamese, licensed(vietnamese)), gatheredOf(vietnamese));
    const last = bareOf(pages.at(-1) ?? []);
    inOrder(last, [
      'Giấy phép xuất bản số 15/GP-STTTT, ngày 15/01/2024',
      'Nơi in: Công ty In Mẫu',
      'Số lượng: 1.500 bản',
      'Kỳ hạn xuất bản: hằng tháng',
      'Chịu trách nhiệm xuất bản: Nguyễn Văn Mẫu',
    ]);
  });

  test('without a licence claims none', async () => {
    const { pages } = await print(bulletinOf(vietnamese), gatheredOf(vietnamese));
    expect(bareOf(pages.flat())).not.toContain(bare('Giấy phép xuất bản'));
  });

  test('has a contents whose numbers are those of the pages where the texts begin', async () => {
    const { pages, diagnostics, measurement } = await print(bulletinOf(vietnamese), gatheredOf(vietnamese));
    expect(diagnostics).toEqual([]);
    expect(measurement.faults).toEqual([]);
    const listed = bareOf(pages[0]?.filter(({ left }) => left > 95) ?? []);
    const starts = [1, 2, 3, 4, 5].map((item) => {
      // The title of a text stands above its first paragraph.
      const page = 1 + pages.findIndex((lines) => bareOf(lines).includes(`Mục${item}0.0.0`));
      expect(listed).toContain(`Tinthứ${item}${page}`);
      return page;
    });
    expect(starts.at(-1)).toBeGreaterThan(starts[0] ?? 0);
  });

  test('sets its text in two columns within the margins', async () => {
    const { pages } = await print(bulletinOf(vietnamese), gatheredOf(vietnamese));
    for (const lines of pages)
      for (const { left, right } of lines) {
        expect(left).toBeGreaterThan(12);
        expect(right).toBeLessThan(190 - 12);
      }
    const lefts = (pages[1] ?? []).map(({ left }: Line) => Math.round(left));
    expect(lefts.filter((left) => left < 20).length).toBeGreaterThan(10);
    expect(lefts.filter((left) => left > 95).length).toBeGreaterThan(10);
  });

  test('shows a text with its picture, what it shows and whose it is', async () => {
    const [first] = gatheredOf(vietnamese, 1);
    if (!first?.edition) throw new Error('no sample');
    const { pages } = await print(bulletinOf(vietnamese), [
      { ...first, edition: { ...first.edition, image: picture } },
    ]);
    expect(bareOf(pages[0] ?? [])).toContain(bare('Ghe Ngo dưới trăng.Ảnh: Người Chụp Mẫu'));
  });

  test('is refused where it gathers a bulletin, of which only the first words would be printed', () => {
    const [first, second] = gatheredOf(vietnamese, 2);
    if (!first?.edition || !second) throw new Error('no samples');
    const { edition } = first;
    const facts = { ...edition.facts, items: [second.document] };
    const gathered = [{ ...first, edition: { ...edition, facts } }, second];
    const bulletin = bulletinOf(vietnamese);
    const refused = product.layout(bulletin, 'a4', siteOf(bulletin.language), gathered);
    expect(refused).toMatchObject([{ code: 'bulletin-in-bulletin', severity: 'error' }]);
    expect(refused).toMatchObject([{ message: { en: expect.stringContaining(`(${first.document})`) } }]);
  });

  test('is refused with the names of the texts that are not whole in its language', () => {
    const [first, second, third] = gatheredOf(vietnamese, 3);
    if (!first || !second?.edition || !third) throw new Error('no samples');
    const gathered = [
      first,
      { ...second, edition: { ...second.edition, complete: false } },
      { document: third.document },
    ];
    const refused = product.layout(
      bulletinOf(vietnamese),
      'a4',
      siteOf(bulletinOf(vietnamese).language),
      gathered,
    );
    expect(refused).toMatchObject([{ code: 'bulletin-item-incomplete', severity: 'warning' }]);
    const said = JSON.stringify(refused);
    expect(said).toContain('news/2024/tin-2, news/2024/tin-3');
    expect(said).not.toContain('tin-1');
  });

  test('with a licence is told that it is larger than the law allows', async () => {
    const edition = bulletinOf(vietnamese, licensed(vietnamese));
    const { diagnostics } = await print(edition, gatheredOf(vietnamese, 1), 'a4');
    expect(diagnostics).toMatchObject([{ code: 'bulletin-beyond-law', severity: 'warning' }]);
    expect((await print(edition, gatheredOf(vietnamese, 1))).diagnostics).toEqual([]);
    const sides = product.inspect(edition, layoutOf(edition, [], 'newsletter'), {
      overflows: [],
      boxes: [],
      fit: { setting: '', size: 10, shortened: false },
      flaws: [],
      sides: 65,
      refused: [],
    });
    expect(sides).toMatchObject([{ code: 'bulletin-beyond-law' }]);
  });

  test('is a draft, and machine-made, where a text in it is', async () => {
    const [first, second] = gatheredOf(vietnamese, 2);
    if (!first || !second?.edition) throw new Error('no samples');
    const gathered = [first, { ...second, edition: { ...second.edition, machine: true } }];
    const { pages } = await print(bulletinOf(vietnamese, { approved: false }), gathered);
    for (const lines of pages)
      expect(bareOf(lines)).toContain(bare('Bản nháp, chưa được duyệt · bản dịch máy'));
  });

  test('is the same bytes twice', async () => {
    const once = () => print(bulletinOf(vietnamese), gatheredOf(vietnamese, 2));
    const [one, other] = [await once(), await once()];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  test.each([
    ['Khmer', khmer],
    ['Chinese', chinese],
    ['Tai Viet', taiDam],
  ])('in %s holds all its text', async (_name, sample) => {
    for (const format of Object.keys(product.formats)) {
      const { measurement, diagnostics } = await print(bulletinOf(sample), gatheredOf(sample), format);
      expect(diagnostics).toEqual([]);
      expect(measurement.faults).toEqual([]);
    }
  });
});
