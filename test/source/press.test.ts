import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Digest, DocumentId } from '../../pipeline/model/id.ts';
import { readPressProfile } from '../../pipeline/source/press-profile.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';
import { readDocument, type SourceContext } from '../../pipeline/source/read-document.ts';

const file = 'content/press/offset.yaml';
const sound = `bleed: 3
colour: { space: cmyk, profile: press.icc }
paper: { name: Couché, weight: 150 }
`;
const cmyk = () => ({ space: 'CMYK', name: 'Coated FOGRA39', digest: 'd' as Digest });
const read = (text: string, look: Parameters<typeof readPressProfile>[2] = cmyk) =>
  readPressProfile(file, Buffer.from(text), look);

describe('what a print shop asks for', () => {
  test('is read with what is usual where it says nothing', () => {
    const { value, diagnostics } = read(sound);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      name: 'offset',
      bleed: 3,
      marks: { crop: true, fold: true, registration: true, length: 5, offset: 1 },
      folding: { trifold: [100, 100, 97] },
      dpi: 300,
      colour: { space: 'cmyk', profile: { file: 'content/press/press.icc', name: 'Coated FOGRA39' } },
    });
  });

  test.each([
    ['bleed: 3', 'bleed: 300', 1],
    ['bleed: 3', 'bleed: 3\nmarks: { cut: true }', 2],
    ['bleed: 3', 'bleed: 3\nfolding: { trifold: [99, 99, 97] }', 2],
    ['bleed: 3', 'bleed: 3\nfolding: { trifold: [97, 100, 100] }', 2],
    [', profile: press.icc', '', 2],
    ['press.icc', '../../press.icc', 2],
    ['weight: 150', 'weight: thick', 3],
  ])('%s → %s is refused at its line', (from, to, line) => {
    const { value, diagnostics } = read(sound.replace(from, to));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ place }) => place)).toEqual([
      expect.objectContaining({ file, line, column: expect.any(Number) }),
    ]);
  });

  test('tenths of millimetres add up', () => {
    expect(read(`${sound}folding: { trifold: [99.3, 99.3, 98.4] }\n`).diagnostics).toEqual([]);
  });

  test('a colour profile that is not there leaves RGB with a warning; one of no CMYK press is an error', () => {
    const missing = read(sound, () => 'missing');
    expect(missing.value?.colour).toEqual({ space: 'rgb' });
    expect(missing.diagnostics).toMatchObject([
      { code: 'no-colour-profile', severity: 'warning', place: { line: 2 } },
    ]);
    const wrong = read(sound, () => ({ ...cmyk(), space: 'RGB' }));
    expect(wrong.value?.colour).toEqual({ space: 'rgb' });
    expect(wrong.diagnostics).toMatchObject([{ code: 'colour-profile-not-cmyk', severity: 'error' }]);
  });

  test('a full path is taken as it is', () => {
    const asked: string[] = [];
    read(sound.replace('press.icc', '/opt/press.icc'), (path) => {
      asked.push(path);
      return cmyk();
    });
    expect(asked).toEqual(['/opt/press.icc']);
  });
});

describe('the order of a document', () => {
  const publisher = readPublisher(readFileSync('content/publisher.yaml'));
  const context: SourceContext = {
    root: '/project',
    publisher,
    facts: new Map(),
    products: new Map([
      ['page', []],
      ['leaflet', ['a5', 'trifold']],
    ]),
    documents: new Set(),
    press: new Set(['offset', 'office']),
    measure: () => 'missing',
  };
  const documentWith = (press: string) =>
    readDocument(
      { id: 'leaflet/2024/x' as DocumentId, file: 'content/leaflet/2024/x.md' },
      Buffer.from(`---
title: Tờ rơi
summary: Một tờ rơi.
kind: leaflet
date: 2024-06-01
topic: safety
products: [page, leaflet/a5, leaflet/trifold]
press: ${press}
---

Thân bài.
`),
      context,
    );

  test('holds the copies of each area and language', () => {
    const { value, diagnostics } = documentWith(
      '{ profile: offset, products: [leaflet/trifold], copies: { vinh-chau: { vi: 300, km: 700 } } }',
    );
    expect(diagnostics).toEqual([]);
    expect(value?.facts.press).toEqual({
      profile: 'offset',
      products: [{ product: 'leaflet', format: 'trifold' }],
      copies: { 'vinh-chau': { vi: 300, km: 700 } },
    });
  });

  test.each([
    ['{ profile: digital }', 'press-profile', 'office, offset'],
    ['{ profile: offset, products: [leaflet] }', 'misspelt-value', 'leaflet/a5'],
    ['{ profile: offset, copies: { vinh-chao: { vi: 3 } } }', 'invalid-value', 'vinh-chau'],
    ['{ profile: offset, copies: { vinh-chau: { fr: 3 } } }', 'invalid-value', 'zh-Hans'],
    ['{ profile: offset, copies: { vinh-chau: { vi: 0 } } }', 'invalid-value', '1000000'],
    ['{ profile: offset, copies: { vinh-chau: { vi: 1.500 } } }', 'invalid-value', '1000000'],
    ['{ profile: offset, copis: {} }', 'misspelt-field', 'copies'],
  ])('%s: %s at its line, with what it may be', (press, code, known) => {
    const { value, diagnostics } = documentWith(press);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, place: { line: 8, column: expect.any(Number) } }]);
    expect(JSON.stringify(diagnostics)).toContain(known);
  });

  test('a product that the document does not make, and an area that was no more, are named', () => {
    const unmade = documentWith('{ profile: offset, products: [leaflet/trifold] }');
    expect(unmade.diagnostics).toEqual([]);
    const other: SourceContext = {
      ...context,
      publisher: { ...publisher, areas: [{ id: 'old', label: 'Huyện cũ', until: '2020-01-01' }] },
    };
    const { diagnostics } = readDocument(
      { id: 'x' as DocumentId, file: 'content/x.md' },
      Buffer.from(`---
title: Tờ rơi
summary: Một tờ rơi.
kind: leaflet
date: 2024-06-01
topic: safety
products: [page, leaflet/a5]
press: { profile: offset, products: [leaflet/trifold], copies: { old: { vi: 3 } } }
---

Thân bài.
`),
      other,
    );
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['press-product', 'term-out-of-date']);
  });
});
