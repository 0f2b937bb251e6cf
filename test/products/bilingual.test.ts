/** Two languages side by side: what belongs together begins on one line, and each is in its own language. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Edition, Picture } from '../../pipeline/model/edition.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { formatAsked, type PrintLayout } from '../../pipeline/model/rendition.ts';
import { product } from '../../pipeline/products/bilingual/bilingual.ts';
import { pressWith } from '../browser/print-shop.ts';
import { bodyOf as bodyWithNotes } from './footnotes-sample.ts';
import {
  chinese,
  editionOf,
  khmer,
  profileOf,
  type Sample,
  siteOf,
  taiDam,
  vietnamese,
} from './leaflet-sample.ts';
import {
  bare,
  bareOf,
  type Line,
  picture,
  prose,
  readPages,
  sheetOf,
  textIn,
  withBody,
} from './long-text-sample.ts';

let press: Press;
beforeAll(async () => {
  press = await pressWith({ 'bilingual.css': sheetOf('bilingual') });
}, 60_000);
afterAll(() => press.close());

const lay = (edition: Edition, other: Edition | undefined, language = other?.language ?? 'vi') =>
  product.layout(edition, 'a4', siteOf(edition.language), [], {
    site: siteOf(language as LanguageTag),
    ...(other && { edition: other }),
  });

function layoutOf(edition: Edition, other: Edition): PrintLayout {
  const layout = lay(edition, other);
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

async function print(edition: Edition, other: Edition) {
  const layout = layoutOf(edition, other);
  const { bytes, measurement } = await press.render(layout);
  return { bytes, measurement, pages: await readPages(bytes), layout };
}

/** The middle of the sheet, where the columns part. */
const middle = 105;

/** Where a text begins, and in which column and on which page. */
function placeOf(pages: readonly (readonly Line[])[], text: string, column: 'left' | 'right') {
  for (const [page, lines] of pages.entries()) {
    const own = lines.filter(({ left }) => (column === 'left' ? left < middle : left >= middle));
    for (const [at, line] of own.entries()) {
      // A line may come in parts, and a mark before its letter: what begins here begins with these characters.
      const from = bareOf(own.slice(at, at + 12));
      if (from.startsWith(bare(text).slice(0, 8))) return { page, ...line };
    }
  }
  throw new Error(`${text} begins nowhere in the ${column} column`);
}

/** The same document in two languages: heading, paragraphs of uneven length, a list. */
const paired = (sample: Sample, lengths: readonly number[]): Edition => {
  const sentence = sample.sections[0]?.paragraphs[0] ?? '';
  return withBody(
    editionOf(sample),
    lengths.flatMap((length, index) => [
      prose(h('p', null, `${index}.${length}. ${`${sentence} `.repeat(length)}`)),
      prose(h('ul', null, h('li', null, `A${index}A ${sentence}`), h('li', null, `B${index}B ${sentence}`))),
    ]),
  );
};

/** In the order of the alphabet: pdf.js reads Khmer in the order in which it is painted. */
const letters = (text: string): string => [...bare(text)].sort().join('');

/** What stands on one height, joined. */
const linesOf = (parts: readonly Line[]): readonly string[] =>
  [...Map.groupBy(parts, ({ bottom }) => Math.round(bottom)).values()].map(bareOf);

describe.each([
  ['Vietnamese beside Khmer', khmer, vietnamese],
  ['Chinese beside Khmer', khmer, chinese],
  ['Vietnamese beside Tai Viet', taiDam, vietnamese],
])('%s', (_, first, second) => {
  test('begins every paragraph and every item on the line on which its translation begins', async () => {
    const one = [1, 3, 2, 1, 4];
    const two = [2, 1, 1, 5, 1];
    const { pages, measurement } = await print(paired(first, one), paired(second, two));
    expect(measurement).toMatchObject({ faults: [], overflows: [] });
    expect(pages.length).toBeGreaterThan(1);
    for (const index of one.keys()) {
      const pairs = [
        [`${index}.${one[index]}.`, `${index}.${two[index]}.`],
        [`A${index}A`, `A${index}A`],
        [`B${index}B`, `B${index}B`],
      ] as const;
      for (const [left, right] of pairs) {
        const [own, other] = [placeOf(pages, left, 'left'), placeOf(pages, right, 'right')];
        expect(other.page).toBe(own.page);
        expect(other.bottom).toBeCloseTo(own.bottom, 0);
      }
    }
  });

  test('names both languages above their columns on every page, and leads to both pages', async () => {
    const { pages, layout } = await print(paired(first, [9, 9, 9]), paired(second, [9, 9, 9]));
    const names = [first, second].map(({ language }) => profileOf(language as LanguageTag).endonym);
    for (const lines of pages) {
      const upper = lines.filter(({ bottom }) => bottom > 225);
      const columns = [upper.filter(({ left }) => left < middle), upper.filter(({ left }) => left >= middle)];
      for (const [at, column] of columns.entries())
        expect(linesOf(column).map(letters)).toContain(letters(names[at] ?? ''));
    }
    expect(layout.codes?.map((url) => new URL(url).pathname.split('/')[2])).toEqual([
      first.language,
      second.language,
    ]);
    expect(layout.format).toBe(`a4-${first.language}-${second.language}`);
    expect(formatAsked(layout)).toBe('a4');
  });
});

test('every block of a document stands in both languages', async () => {
  const { pages, measurement } = await print(editionOf(khmer), editionOf(vietnamese));
  expect(measurement).toMatchObject({ faults: [], overflows: [], flaws: [] });
  const right = bareOf(pages.flat().filter(({ left }) => left >= middle));
  const { steps, note, stats, contact } = vietnamese;
  for (const text of [
    vietnamese.title,
    ...steps.items,
    note,
    ...stats.map(([, label]) => label),
    contact.title,
  ])
    expect(right).toContain(bare(text));
  // Steps go on counting, though each stands in a row of its own.
  for (const number of [1, 2, 3, 4]) expect(right).toContain(bare(`${steps.items[number - 1]}${number}`));
});

test('notes and numbered items keep their numbers', async () => {
  const body = (word: string) =>
    `${word} một[^a] hai[^b].\n\n3. ${word} ba\n4. ${word} bốn\n\n[^a]: ${word} A.\n[^b]: ${word} B.\n`;
  const edition = (sample: Sample, word: string) =>
    withBody(editionOf(sample), bodyWithNotes(body(word), sample.language));
  const { pages } = await print(edition(khmer, 'Kh'), edition(vietnamese, 'Vi'));
  for (const [column, word] of [
    [pages.flat().filter(({ left }) => left < middle), 'Kh'],
    [pages.flat().filter(({ left }) => left >= middle), 'Vi'],
  ] as const)
    for (const item of [`3. ${word} ba`, `4. ${word} bốn`, `1. ${word} A.`, `2. ${word} B.`])
      expect(bareOf(column)).toContain(bare(item));
});

test('a table of few columns stands beside its translation, a wide one above it', async () => {
  const table = (columns: number, word: string) =>
    prose(
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            Array.from({ length: columns }, (_, at) => h('th', null, `${word}${at}`)),
          ),
        ),
        h(
          'tbody',
          null,
          h(
            'tr',
            null,
            Array.from({ length: columns }, (_, at) => h('td', null, `${at}`)),
          ),
        ),
      ),
    );
  const edition = (sample: Sample, word: string) =>
    withBody(editionOf(sample), [table(2, `${word}x`), table(6, `${word}y`)]);
  const { pages } = await print(edition(khmer, 'K'), edition(vietnamese, 'V'));
  const find = (text: string) => pages.flat().find((line) => line.text.includes(text));
  expect(find('Vx0')?.bottom).toBeCloseTo(find('Kx0')?.bottom ?? 0, 0);
  expect(find('Vy0')?.bottom).toBeLessThan((find('Ky0')?.bottom ?? 0) - 5);
  expect(find('Vy0')?.left).toBeCloseTo(find('Ky0')?.left ?? 0, 0);
});

test('a picture stands once, with the captions of both and whose it is', async () => {
  const own = { ...picture, caption: textIn('km', 'ទូក') };
  const edition = (sample: Sample, shown: Picture) =>
    withBody({ ...editionOf(sample), image: shown }, [{ type: 'picture', ...shown }]);
  const { pages, layout } = await print(edition(khmer, own), edition(vietnamese, picture));
  const [left, right] = [true, false].map((isLeft) =>
    bareOf(pages.flat().filter((line) => line.left < middle === isLeft)),
  );
  // Above the titles, and where the text has it.
  expect(layout.body.match(/<img/g)).toHaveLength(2);
  expect(left?.split('ទូក').length).toBeGreaterThan(2);
  expect(right?.split(bare('Ghe Ngo dưới trăng.'))).toHaveLength(3);
  for (const column of [left, right]) expect(column).toContain(bare('Người Chụp Mẫu'));
});

test('a row is broken over two pages only where it is longer than a third of one', async () => {
  const lengths = Array.from({ length: 14 }, (_, index) => 1 + (index % 4));
  const { pages } = await print(paired(chinese, lengths), paired(vietnamese, lengths));
  const sentence = bare(vietnamese.sections[0]?.paragraphs[0] ?? '');
  const columns = pages.map((lines) => bareOf(lines.filter(({ left }) => left >= middle)));
  for (const [index, length] of lengths.entries()) {
    const whole = `${index}.${length}.${sentence.repeat(length)}`;
    expect(columns.filter((column) => column.includes(whole))).toHaveLength(1);
  }
  const broken = await print(paired(chinese, [2, 12]), paired(vietnamese, [2, 12]));
  const [first] = broken.pages.map((lines) => bareOf(lines.filter(({ left }) => left >= middle)));
  expect(first).toContain(`1.12.${sentence}`);
  expect(first).not.toContain(sentence.repeat(12));
});

test('a screen reader is told the language of every cell, and reads row by row', async () => {
  const { bytes } = await print(paired(khmer, [1]), paired(vietnamese, [1]));
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const read: string[] = [];
  const walk = (node: PDFObject | undefined, language: string): void => {
    if (node instanceof PDFArray) for (let at = 0; at < node.size(); at += 1) walk(node.lookup(at), language);
    if (!(node instanceof PDFDict)) return;
    const tag = node.lookup(PDFName.of('Lang'));
    const own = tag instanceof PDFString || tag instanceof PDFHexString ? tag.decodeText() : language;
    const type = String(node.lookup(PDFName.of('S')));
    if (['/H1', '/LI'].includes(type)) read.push(`${type} ${own}`);
    walk(node.lookup(PDFName.of('K')), own);
  };
  walk(root, '');
  expect(read).toEqual(['/H1 km', '/H1 vi', '/LI km', '/LI vi', '/LI km', '/LI vi']);
});

describe('a draft', () => {
  const said = async (one: Partial<Edition>, two: Partial<Edition>) => {
    const { pages } = await print({ ...paired(khmer, [1]), ...one }, { ...paired(vietnamese, [1]), ...two });
    const foot = pages[0]?.filter(({ bottom }) => bottom < 16) ?? [];
    return [foot.filter(({ left }) => left < 100), foot.filter(({ left }) => left > 110)].map(bareOf);
  };

  test('is one where either language is', async () => {
    const draft = bare('Bản nháp');
    for (const parts of [await said({ approved: false }, {}), await said({}, { approved: false })])
      for (const part of parts) expect(part).toContain(draft);
    expect((await said({}, {})).join('')).toBe('');
  });

  test('is said to be by a machine below the language that it is true of', async () => {
    const [own, other] = await said({}, { approved: false, machine: true });
    expect(own).not.toContain(bare('dịch máy'));
    expect(other).toContain(bare('dịch máy'));
  });
});

test('is refused where either language is not whole, with the name of that language', () => {
  const [one, two] = [editionOf(khmer), editionOf(chinese)];
  expect(lay({ ...one, complete: false }, two)).toMatchObject([{ code: 'print-incomplete', language: 'km' }]);
  for (const refused of [lay(one, { ...two, complete: false }), lay(one, undefined, 'zh-Hans')]) {
    expect(refused).toMatchObject([{ code: 'bilingual-companion', severity: 'warning' }]);
    expect(JSON.stringify(refused)).toContain('Tiếng Trung');
    expect(JSON.stringify(refused)).toContain('bilingual/a4-km-zh-Hans');
  }
});

test('what is wider than its column is refused', async () => {
  const wide = prose(h('pre', null, h('code', null, 'm'.repeat(120))));
  const [one, two] = [withBody(editionOf(khmer), [wide]), withBody(editionOf(vietnamese), [wide])];
  const { layout, measurement } = await print(one, two);
  expect(product.inspect(one, layout, measurement)).toMatchObject([{ code: 'print-overflow' }, {}]);
});

test('is the same bytes twice', async () => {
  const [one, other] = [
    await print(editionOf(khmer), editionOf(vietnamese)),
    await print(editionOf(khmer), editionOf(vietnamese)),
  ];
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
});
