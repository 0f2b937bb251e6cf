import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../../pipeline/model/document.ts';
import type { DocumentId } from '../../pipeline/model/id.ts';
import { newDocument } from '../../pipeline/source/new-document.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';
import { readDocument, type SourceContext } from '../../pipeline/source/read-document.ts';

const context: SourceContext = {
  root: '.',
  publisher: readPublisher(readFileSync('content/publisher.yaml')),
  facts: new Map(),
  products: new Map([
    ['page', []],
    ['leaflet', ['a5', 'trifold']],
  ]),
  documents: new Set(),
  measure: () => 'missing',
};

const read = (path: string, text: string) =>
  readDocument({ id: 'x' as DocumentId, file: path }, Buffer.from(text), context);

test('the file’s name comes from the title, the kind and the year', () => {
  expect(newDocument('leaflet', 'Đường dây nóng: "Gọi 113!"', '2024-06-01', context).path).toBe(
    'content/leaflet/2024/duong-day-nong-goi-113.md',
  );
  expect(newDocument('news', '…', '2024-06-01', context).path).toBe('content/news/2024/bai-viet.md');
  expect(newDocument('news', 'Tin tức '.repeat(30), '2024-06-01', context).path.length).toBeLessThan(90);
});

test.each(kinds)('a new %s asks for what is left empty, and is sound once that is filled in', (kind) => {
  const { path, text } = newDocument(kind, 'Lưu ý: "đọc kỹ" # nhé', '2024-06-01', context);
  const missing = read(path, text).diagnostics;
  expect(missing.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
    'missing-field The required field “summary” is missing.',
    'missing-field The required field “topic” is missing.',
  ]);
  const filled = text
    .replace('\nsummary:\n', '\nsummary: Tóm tắt.\n')
    .replace('\ntopic:\n', '\ntopic: safety\n');
  const { value, diagnostics } = read(path, filled);
  // Which documents a bulletin is to gather, nobody can guess.
  expect(diagnostics.map(({ code }) => code)).toEqual(kind === 'bulletin' ? ['no-items'] : []);
  expect(value?.facts.kind).toBe(kind);
  expect(value?.units[0]?.text).toBe('Lưu ý: "đọc kỹ" # nhé');
});

test('every field is explained, and only terms valid on the day are offered', () => {
  const { text } = newDocument('news', 'Tin', '2026-01-05', context);
  const optional = ['# image', '# items', '# focus', '# short', '# identifier'];
  for (const field of ['title', 'summary', 'programme', 'products', ...optional])
    expect(text).toMatch(new RegExp(`# \\p{Lu}.+\n(?:#   .+\n)*${field}:`, 'u'));
  expect(text).toContain('minority-areas-2021-2030');
  expect(text).not.toContain('vinh-chau');
});
