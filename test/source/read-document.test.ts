import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Asset } from '../../pipeline/model/document.ts';
import type { Digest, DocumentId } from '../../pipeline/model/id.ts';
import { duplicateIdentifiers } from '../../pipeline/source/identifiers.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';
import { readDocument, type SourceContext } from '../../pipeline/source/read-document.ts';

const root = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'content/news'), { recursive: true });
writeFileSync(join(root, 'outside.jpg'), 'x');
writeFileSync(join(root, 'content/news/call.jpg'), 'x');
symlinkSync(join(root, 'outside.jpg'), join(root, 'content/news/link.jpg'));

const asset: Asset = {
  file: 'content/news/call.jpg',
  digest: 'a'.repeat(64) as Digest,
  width: 1600,
  height: 900,
  mediaType: 'image/jpeg',
};

const context: SourceContext = {
  root,
  publisher: readPublisher(readFileSync('content/publisher.yaml')),
  facts: new Map(),
  products: new Map([
    ['page', []],
    ['leaflet', ['a5', 'trifold']],
    ['infographic', ['portrait', 'card']],
    ['handbook', ['a5']],
    ['bilingual', ['a5']],
  ]),
  documents: new Set(['news/plan' as DocumentId]),
  measure(file) {
    if (file === 'content/news/text.jpg') return 'not-a-picture';
    if (file === 'content/news/poster.jpg') return 'too-large';
    return file === asset.file ? asset : 'missing';
  },
};

const fields = {
  title: 'Bốn dấu hiệu',
  summary: 'Đừng chuyển tiền.',
  kind: 'news',
  date: '2024-06-01',
  topic: 'safety',
};

/** A sound document, but for the lines given: `undefined` leaves a field out. */
function written(changes: Readonly<Record<string, string | undefined>> = {}, body = 'Thân bài.\n'): string {
  const lines = Object.entries({ ...fields, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

const id = 'news/scam' as DocumentId;
const file = 'content/news/scam.md';
const read = (text: string | Uint8Array) =>
  readDocument({ id, file }, typeof text === 'string' ? Buffer.from(text) : text, context);

/** `code line:column`, after making sure that a person is told what and what to do in both languages. */
function complaints(text: string | Uint8Array): string[] {
  const { value, diagnostics } = read(text);
  if (diagnostics.some(({ severity }) => severity === 'error')) expect(value).toBeUndefined();
  return diagnostics.map(({ code, place, message, advice }) => {
    expect(place.file).toBe(file);
    for (const words of [message.vi, message.en, advice.vi, advice.en])
      expect(words).toMatch(/^[^{}]{10,}$/s);
    return `${code} ${place.line}:${place.column}`;
  });
}

const advised = (text: string) => read(text).diagnostics[0]?.advice.en;
const told = (text: string) => read(text).diagnostics[0]?.message;

describe('a sound document', () => {
  const full = written({
    programme: 'minority-areas-2021-2030',
    unit: 'department-of-information',
    areas: '[tran-de, vinh-chau]',
    image: '{ file: call.jpg, alt: Người nghe điện thoại, caption: Ảnh mẫu, credit: Sở }',
    products: '[page, leaflet/trifold]',
    items: '[news/plan]',
  });

  test('gives its facts', () => {
    const { value, diagnostics } = read(full);
    expect(diagnostics).toEqual([]);
    expect(value?.facts).toEqual({
      id,
      file,
      kind: 'news',
      date: '2024-06-01',
      topic: 'safety',
      programme: 'minority-areas-2021-2030',
      unit: 'department-of-information',
      areas: ['tran-de', 'vinh-chau'],
      products: [
        { product: 'page', format: 'page' },
        { product: 'leaflet', format: 'trifold' },
      ],
      items: ['news/plan'],
      identifier: 'soctrang-news-scam',
      sourceLanguage: 'vi',
    });
    expect(value?.image).toEqual({ asset, credit: 'Sở' });
  });

  test('has the translatable fields before the body, each with its place', () => {
    const { value } = read(full);
    expect(value?.units.map(({ field, role, text, place }) => [field, role, text, place.line])).toEqual([
      ['title', 'field', 'Bốn dấu hiệu', 2],
      ['summary', 'field', 'Đừng chuyển tiền.', 3],
      ['image.alt', 'alt', 'Người nghe điện thoại', 10],
      ['image.caption', 'caption', 'Ảnh mẫu', 10],
      [undefined, 'paragraph', 'Thân bài.', 14],
    ]);
    expect(JSON.stringify(value?.blocks)).toContain('"unit":4');
  });

  test('is the same whether Windows, an old editor or a Mac wrote it', () => {
    const plain = read(full).value;
    const windows = read(`\ufeff${full.replaceAll('\n', '\r\n')}`).value;
    const mac = read(full.normalize('NFD')).value;
    expect(windows?.units).toEqual(plain?.units);
    expect(mac?.units.map(({ text }) => text)).toEqual(plain?.units.map(({ text }) => text));
  });

  test('has another digest when its picture changes', () => {
    const other: SourceContext = {
      ...context,
      measure: () => ({ ...asset, digest: 'b'.repeat(64) as Digest }),
    };
    const changed = readDocument({ id, file }, Buffer.from(full), other).value?.digest;
    expect(changed).toMatch(/^[0-9a-f]{64}$/);
    expect(changed).not.toBe(read(full).value?.digest);
  });

  test('has its short text among the fields that are translated, each paragraph with its place', () => {
    const short = '\n  title: Bốn dấu hiệu\n  body:\n    - Dừng máy.\n    - Hỏi người thân.';
    const { value, diagnostics } = read(written({ short }));
    expect(diagnostics).toEqual([]);
    expect(value?.units.map(({ field, role, text, place }) => [field, role, text, place.line])).toEqual([
      ['title', 'field', 'Bốn dấu hiệu', 2],
      ['summary', 'field', 'Đừng chuyển tiền.', 3],
      ['short.title', 'field', 'Bốn dấu hiệu', 8],
      ['short.body.1', 'paragraph', 'Dừng máy.', 10],
      ['short.body.2', 'paragraph', 'Hỏi người thân.', 11],
      [undefined, 'paragraph', 'Thân bài.', 13],
    ]);
  });

  test('gives the picture, wherever it stands, the point that must be seen', () => {
    const focus = '{ call.jpg: 30% 62% }';
    const image = '{ file: call.jpg, alt: Người nghe điện thoại }';
    const { value, diagnostics } = read(written({ image, focus }, '![Người nghe điện thoại](call.jpg)\n'));
    expect(diagnostics).toEqual([]);
    const shown = { ...asset, focus: [0.3, 0.62] };
    expect(value?.image?.asset).toEqual(shown);
    expect(value?.blocks).toMatchObject([{ type: 'picture', asset: shown }]);
    expect(read(written({ image }, 'Thân bài.\n')).value?.image?.asset).toEqual(asset);
  });

  test('may leave a field that it need not have empty', () => {
    expect(complaints(written({ programme: '', areas: '' }))).toEqual([]);
  });

  test('keeps what looks like a code in a title as text', () => {
    expect(read(written({ title: 'Tăng <1> bậc' })).value?.units[0]?.text).toBe('Tăng &lt;1> bậc');
  });
});

describe('fields', () => {
  test.each([
    ['title', undefined, 'missing-field 2:1', /title: …/],
    ['title', '""', 'invalid-value 2:8', /./],
    ['title', '2024', 'invalid-value 2:8', /./],
    ['title', 'Kế hoạch: năm 2024', 'broken-yaml 2:8', /double quotes/],
    ['title', '"chưa đóng', 'broken-yaml 7:1', /./],
    ['kind', 'leaflett', 'misspelt-value 4:7', /“leaflet”/],
    ['kind', 'zzzzzzzz', 'unknown-value 4:7', /news, article/],
    ['topic', 'safty', 'misspelt-value 6:8', /“safety”/],
    ['topic', undefined, 'missing-field 2:1', /topic: …/],
    ['titel', 'A', 'misspelt-field 7:1', /“title”/],
    ['wholly-unknown-field', 'A', 'unknown-field 7:1', /title, summary/],
    ['programme', 'poverty', 'unknown-value 7:12', /poverty-reduction-2021-2025/],
    ['unit', 'polise', 'misspelt-value 7:7', /“police”/],
    ['areas', '[tran-de, vinh-chao]', 'misspelt-value 7:18', /“vinh-chau”/],
    ['areas', 'tran-de', 'invalid-value 7:8', /./],
    ['products', '[page, leaflet/trifolt]', 'misspelt-value 7:18', /“leaflet\/trifold”/],
    ['products', '[leaflet]', 'misspelt-value 7:12', /leaflet\/a5, leaflet\/trifold/],
    ['items', '[news/plan, news/none]', 'missing-item 7:20', /under content/],
    ['items', '[news/scam, news/plan]', 'item-itself 7:9', /first page/],
    ['items', '[news/plan, news/plan]', 'item-twice 7:20', /one of the two/],
    ['products', '[page, leaflet/a5, page]', 'product-twice 7:30', /one of the two/],
    ['products', '[bilingual, bilingual/a5]', 'product-twice 7:23', /one of the two/],
    ['products', '[leaflet/a5, handbook/a5]', 'products-of-one-file 7:24', /two documents/],
    ['items', '[News/Plan.md]', 'invalid-value 7:9', /./],
    ['identifier', 'hanoi-1', 'invalid-value 7:13', /./],
    ['image', '{ file: call.jpg }', 'missing-field 7:8', /alt: …/],
    ['focus', '{ call.jpg: 30% 60% }', 'focus-without-picture 7:20', /file name/],
    ['focus', '{ call.jpg: 30% 160% }', 'invalid-value 7:20', /./],
    ['focus', '{ call.jpg: 0.3 0.6 }', 'invalid-value 7:20', /./],
    ['short', '{ body: [] }', 'invalid-value 7:16', /./],
    ['short', '{ titel: A }', 'misspelt-field 7:10', /“title”/],
  ])('%s: %s', (name, value, expected, advice) => {
    const text = written({ [name]: value });
    expect(complaints(text)).toEqual([expected]);
    expect(advised(text)).toMatch(advice);
  });

  test('a bulletin that gathers nothing is told so, and read all the same', () => {
    const text = written({ kind: 'bulletin' });
    expect(complaints(text)).toEqual(['no-items 4:7']);
    expect(readDocument({ id, file }, Buffer.from(text), context).value?.facts.items).toEqual([]);
  });

  test('the files of two languages side by side are named after both, so that they take no other one’s name', () => {
    expect(complaints(written({ products: '[leaflet/a5, bilingual/a5]' }))).toEqual([]);
  });

  test.each([
    ['31/02/2024', /không có ngày 31\/02\/2024/, /no 31\/02\/2024 in the calendar/],
    ['2024-02-30', /không có ngày 2024-02-30/, /no 2024-02-30/],
    ['01/06/2024', /ở đây là 2024-06-01/, /here 2024-06-01/],
    ['1.6.2024', /ở đây là 2024-06-01/, /here 2024-06-01/],
    ['hôm qua', /ví dụ 2024-06-01/, /such as 2024-06-01/],
  ])('date: %s', (date, vi, en) => {
    expect(complaints(written({ date }))).toEqual(['invalid-value 5:7']);
    expect(told(written({ date }))?.vi).toMatch(vi);
    expect(told(written({ date }))?.en).toMatch(en);
  });

  test('an agency that no longer was, or a programme that was not yet, is named with its dates', () => {
    const late = written({ date: '2025-07-01', unit: 'police', areas: '[vinh-chau]' });
    expect(complaints(late)).toEqual(['term-out-of-date 7:7', 'term-out-of-date 8:9']);
    expect(told(late)?.vi).toContain('2025-06-30');
    expect(complaints(written({ date: '2025-06-30', unit: 'police' }))).toEqual([]);
    expect(complaints(written({ date: '2020-12-31', programme: 'minority-areas-2021-2030' }))).toEqual([
      'term-out-of-date 7:12',
    ]);
  });

  test('everything wrong is told at once, from top to bottom', () => {
    const text = written({ kind: 'newz', topic: 'safty' }, '![Ảnh](none.jpg)\n');
    expect(complaints(text)).toEqual(['misspelt-value 4:7', 'misspelt-value 6:8', 'missing-picture 8:1']);
  });

  test('no two documents have one identifier', () => {
    const one = read(written({ identifier: 'soctrang-2024-0003' })).value;
    const documents = one ? [one, { ...one, facts: { ...one.facts, file: 'content/news/other.md' } }] : [];
    const [duplicate, ...rest] = duplicateIdentifiers(documents);
    expect(duplicate?.place.file).toBe('content/news/other.md');
    expect(duplicate?.message.vi).toContain(file);
    expect(rest).toEqual([]);
  });
});

describe('the head of the file', () => {
  test('none at all', () => {
    expect(complaints('# Tiêu đề\n\nThân bài.\n')).toEqual(['missing-front-matter 1:1']);
    expect(complaints('')).toEqual(['missing-front-matter 1:1']);
  });
  test('never closed', () =>
    expect(complaints('---\ntitle: A\n\nThân bài.\n')).toEqual(['unclosed-front-matter 1:1']));
  test('so long that it must hold the text itself', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `field${index}: x`).join('\n');
    expect(complaints(`---\n${many}\n---\n`)).toEqual(['front-matter-too-long 2:1']);
  });
  test('empty', () => expect(complaints('---\n---\n')).toContain('missing-field 2:1'));
  test('a list instead of fields', () =>
    expect(complaints('---\n- a\n---\n')).toEqual(['invalid-value 2:1']));
});

describe('pictures', () => {
  test.each([
    ['none.jpg', 'missing-picture'],
    ['text.jpg', 'not-a-picture'],
    ['poster.jpg', 'picture-too-large'],
    ['../../outside.jpg', 'picture-outside-content'],
    ['..%2f..%2foutside.jpg', 'picture-outside-content'],
    ['/etc/passwd', 'picture-outside-content'],
    ['C:/anh.jpg', 'picture-outside-content'],
    ['link.jpg', 'picture-outside-content'],
    ['https://example.org/a.jpg', 'picture-on-the-web'],
    ['//example.org/a.jpg', 'picture-on-the-web'],
    ['data:image/png;base64,AAAA', 'picture-on-the-web'],
  ])('%s in the body', (path, code) => {
    expect(complaints(written({}, `Chữ.\n\n![Ảnh](${path})\n`))).toEqual([`${code} 10:1`]);
  });

  test('in the front matter', () => {
    const image = (path: string) => written({ image: `{ alt: Ảnh, file: '${path}' }` });
    expect(complaints(image('../../outside.jpg'))).toEqual(['picture-outside-content 7:26']);
    expect(complaints(image('a\\b.jpg'))).toEqual(['picture-outside-content 7:26']);
    expect(complaints(image('none.jpg'))).toEqual(['missing-picture 7:26']);
    expect(complaints(image('../news/call.jpg'))).toEqual([]);
  });
});

describe('encodings', () => {
  test('UTF-16, with and without its mark', () => {
    expect(complaints(Buffer.from(`\ufeff${written()}`, 'utf16le'))).toEqual([
      'text-in-utf-16 undefined:undefined',
    ]);
    expect(complaints(Buffer.from(written(), 'utf16le'))).toEqual(['text-in-utf-16 undefined:undefined']);
  });

  // «Chính phủ nước Cộng hòa» in TCVN 5712:1993, VN3, as Latin-1 shows it.
  const tcvn3 = '---\ntitle: ChÝnh phñ n\u00adíc Céng hßa\n---\n';

  test.each([
    ['as an old program saves it', Buffer.from(tcvn3, 'latin1')],
    ['as a newer one saved that again', Buffer.from(tcvn3, 'utf8')],
  ])('TCVN3 %s', (_, bytes) => {
    expect(complaints(bytes)).toEqual(['legacy-encoding 2:undefined']);
    expect(read(bytes).diagnostics[0]?.message.vi).toContain('phñ → phủ');
    expect(read(bytes).diagnostics[0]?.advice.vi).toContain('convert-text content/news/scam.md');
  });

  test('bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('---\ntitle: A'), Buffer.from([0xff]), Buffer.from('B\n---\n')]);
    expect(complaints(bytes)).toEqual(['text-not-utf-8 2:9']);
  });

  test('a null character', () => {
    expect(complaints(written({}, 'Th\0ân bài.\n'))).toEqual(['null-character 8:3']);
  });
});

test('a note that would have no number, or no text, is told where it is called', () => {
  const body = '> Loa\n> ở xã[^1] và *chữ [^nguon]*.\n\n[^1]: Theo kế hoạch.\n';
  expect(complaints(written({}, body))).toEqual(['footnote-undefined 9:20']);
  expect(complaints(written({ title: 'Loa[^1]' }, 'Loa[^1].\n\n[^1]: Một.\n'))).toEqual([
    'footnote-place 2:8',
  ]);
});
