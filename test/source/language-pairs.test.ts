/** Which languages a document wants side by side, and what is wrong with what it says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DocumentId } from '../../pipeline/model/id.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';
import { readDocument, type SourceContext } from '../../pipeline/source/read-document.ts';

const context: SourceContext = {
  root: '/project',
  publisher: readPublisher(readFileSync('content/publisher.yaml')),
  facts: new Map(),
  products: new Map([
    ['page', []],
    ['bilingual', ['a4']],
  ]),
  documents: new Set(),
  measure: () => 'missing',
};

const documentWith = (pairs: string, products = '[page, bilingual/a4]') =>
  readDocument(
    { id: 'leaflet/2024/x' as DocumentId, file: 'content/leaflet/2024/x.md' },
    Buffer.from(`---
title: Tờ rơi
summary: Một tờ rơi.
kind: leaflet
date: 2024-06-01
topic: safety
products: ${products}
bilingual: ${pairs}
---

Thân bài.
`),
    context,
  );

test('pairs are kept in their order, the first language on the left', () => {
  const { value, diagnostics } = documentWith('[[km, vi], [km, zh-Hans]]');
  expect(diagnostics).toEqual([]);
  expect(value?.facts.pairs).toEqual([
    ['km', 'vi'],
    ['km', 'zh-Hans'],
  ]);
});

test.each([
  ['[[km]]', 'pair-of-two', '[km]'],
  ['[[km, vi, en]]', 'pair-of-two', '[km, vi, en]'],
  ['[[km, km]]', 'pair-of-two', '[km, km]'],
  ['[[km, vi], [vi, km]]', 'pair-twice', '[vi, km]'],
  ['[[km, fr]]', 'misspelt-value', 'fr'],
])('%s: %s at its line, with what is wrong', (pairs, code, said) => {
  const { value, diagnostics } = documentWith(pairs);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, place: { line: 8, column: expect.any(Number) } }]);
  expect(JSON.stringify(diagnostics)).toContain(said);
});

test('pairs that nothing is made of are told', () => {
  const { diagnostics } = documentWith('[[km, vi]]', '[page]');
  expect(diagnostics).toMatchObject([{ code: 'pairs-without-product', place: { line: 8 } }]);
});
