/** Runs the examples that stand in every check's own file. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TranslatedText } from '../../pipeline/checks/across/across.ts';
import type { CheckContext, CheckExample } from '../../pipeline/checks/check.ts';
import { listAcrossChecks, listChecks } from '../../pipeline/checks/list-checks.ts';
import { missingCharacters } from '../../pipeline/engines/fonts.ts';
import { unplacedMarks } from '../../pipeline/engines/mark-placement.ts';
import { countStates, type Edition, type EditionUnit, type Text } from '../../pipeline/model/edition.ts';
import type { ElementNode, HtmlNode } from '../../pipeline/model/html.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { TermEntry } from '../../pipeline/model/term.ts';
import type { InlineCode } from '../../pipeline/model/unit.ts';
import { profileOf } from '../language/profiles.ts';

const checks = await listChecks();
const file = 'content/news/2024/plan.md';
const id = 'k3f9qa' as UnitId;

test('a check is found by its file alone', () => {
  const codes = checks.map(({ code }) => code);
  expect(codes).toContain('inline-codes');
  expect(codes).toEqual([...codes].sort());
  for (const { code } of checks) expect(existsSync(`pipeline/checks/${code}.ts`)).toBe(true);
});

describe.each(checks)('$code', (check) => {
  test('has examples of what it finds and of what it lets pass', () => {
    expect(check.examples.some(({ found }) => found)).toBe(true);
    expect(check.examples.some(({ found }) => !found)).toBe(true);
  });

  test.each(check.examples)('$language: $source → $target $links $headings', (example) => {
    const found = check.judge(editionOf(example), contextOf(example.language, example));
    expect(found.map(({ severity }) => severity)).toEqual(example.found ? [example.found] : []);
    for (const { code, place, message, advice } of found) {
      expect(code).toBe(check.code);
      const translated = example.target !== undefined;
      expect(place).toEqual(
        translated
          ? { file: `locales/${example.language}/content/news/2024/plan.json`, unit: id }
          : example.tableHead
            ? { file }
            : { file, line: 9, unit: id },
      );
      for (const text of [message.vi, message.en, advice.vi, advice.en]) {
        // Every place of the text is filled: what is still in braces is the example's own.
        expect(text.replace(/\{+ ?facts\..*?\}+/g, '')).not.toMatch(/[{}]/);
      }
    }
  });
});

test('a difference from a source that has moved on is a warning: the translator could not know', () => {
  const example: CheckExample = {
    source: 'Có 90 cụm loa.',
    target: '80 clusters.',
    language: 'en',
    found: 'error',
  };
  const edition = editionOf(example);
  const stale = {
    ...edition,
    units: edition.units.map((unit) => ({ ...unit, state: 'stale-data' as const })),
  };
  const numbers = checks.find(({ code }) => code === 'numbers');
  const judged = (each: Edition) => numbers?.judge(each, contextOf('en')).map(({ severity }) => severity);
  expect(judged(edition)).toEqual(['error']);
  expect(judged(stale)).toEqual(['warning']);
});

test('a number that became a word is said until a reviewer has judged it; a changed one always', () => {
  const numbers = checks.find(({ code }) => code === 'numbers');
  const judged = (target: string, state: EditionUnit['state']) => {
    const edition = editionOf({ source: 'Gồm 3 bước.', target, language: 'en', found: 'warning' });
    const units = edition.units.map((unit) => ({ ...unit, state }));
    return numbers?.judge({ ...edition, units }, contextOf('en')).map(({ severity }) => severity);
  };
  expect(judged('In three steps.', 'translated')).toEqual(['warning']);
  expect(judged('In three steps.', 'reviewed')).toEqual([]);
  expect(judged('In 4 steps.', 'reviewed')).toEqual(['error']);
});

test('a missing character is named, so that it can be found', () => {
  const example: CheckExample = { source: 'Chào', target: 'សួស្តី 你', language: 'km', found: 'error' };
  const found = checks
    .find(({ code }) => code === 'missing-glyph')
    ?.judge(editionOf(example), contextOf('km'));
  expect(found?.[0]?.message.vi).toContain('U+4F60');
});

function editionOf(example: CheckExample): Edition {
  const { source, target, language, links = [], headings = [], products = [], tableHead } = example;
  const { role = 'paragraph', state = 'translated', translates, namesFigure } = example;
  const text: Text = {
    unit: id,
    language: language as LanguageTag,
    state: 'translated',
    nodes: [{ type: 'text', value: target ?? source }],
    plain: target ?? source,
  };
  const unit: EditionUnit = {
    unit: {
      id,
      role,
      ...(namesFigure && { namesFigure }),
      text: source,
      codes: codesOf(source, links),
      place: { file, line: 9 },
    },
    target: target ?? '',
    state,
    ...(translates !== undefined && { translates }),
  };
  return {
    facts: {
      id: 'news/2024/plan' as DocumentId,
      file,
      kind: 'news',
      date: '2024-06-01',
      topic: 'safety',
      areas: [],
      products: products.map((product) => ({ product, format: 'a5' })),
      items: [],
      identifier: 'soctrang-2024-0001',
      sourceLanguage: 'vi' as LanguageTag,
    },
    language: language as LanguageTag,
    isSource: target === undefined,
    title: text,
    summary: text,
    body: [
      ...headings.map((depth) => ({ type: 'heading' as const, depth, anchor: 'muc', text })),
      ...(tableHead ? [{ type: 'prose' as const, element: tableOf(tableHead) }] : []),
    ],
    units: [unit],
    coverage: {
      missing: 0,
      draft: 0,
      translated: 1,
      reviewed: 0,
      approved: 0,
      'stale-cosmetic': 0,
      'stale-data': 0,
      'stale-minor': 0,
      'stale-major': 0,
    },
    words: countStates([]),
    complete: true,
    gates: [],
    approved: false,
    machine: false,
    items: [],
    digest: '0'.repeat(64) as Digest,
  };
}

function tableOf(head: readonly string[]): ElementNode {
  const element = (tagName: string, children: readonly HtmlNode[]): ElementNode => ({
    type: 'element',
    tagName,
    properties: {},
    children,
  });
  const cells = head.map((value) => element('th', [{ type: 'text', value }]));
  return element('table', [element('thead', [element('tr', cells)])]);
}

/** The codes that the source itself shows; a pair is a link where the example says so, else bold. */
function codesOf(source: string, links: readonly string[]): readonly InlineCode[] {
  return [...source.matchAll(/<(\d+)(\/?)>/g)].map(([, number, single]) => {
    const href = links[Number(number) - 1];
    return {
      number: Number(number),
      single: single === '/',
      element: {
        type: 'element',
        tagName: href === undefined ? 'strong' : 'a',
        properties: href === undefined ? {} : { href },
        children: [],
      },
    };
  });
}

function termOf(written: string, language: string, line: number): TermEntry {
  const [source = '', target = '', forbidden] = written.split(/ [=≠] /);
  const tag = language as LanguageTag;
  return {
    partOfSpeech: /\p{Lu}/u.test(source) ? 'name' : 'noun',
    domain: 'other',
    forms: new Map([
      ['vi' as LanguageTag, [source]],
      [tag, [target]],
    ]),
    forbidden: new Map(forbidden ? [[tag, [forbidden]]] : []),
    status: 'approved',
    place: { file: 'locales/terms.csv', line },
  };
}

function contextOf(language: string, { terms = [], words }: Partial<CheckExample> = {}): CheckContext {
  const profile = profileOf(language);
  return {
    profile,
    sourceProfile: profileOf('vi'),
    terms: terms.map((term, index) => termOf(term, language, index + 2)),
    ...(words && { words: new Set(words) }),
    documents: new Set(['news/2024/plan', 'news/2024/other'] as DocumentId[]),
    missingCharacters,
    unplacedMarks,
  };
}

describe.each(await listAcrossChecks())('$code, across documents', (check) => {
  test('has examples of what it finds and of what it lets pass', () => {
    expect(check.examples.some(({ found }) => found)).toBe(true);
    expect(check.examples.some(({ found }) => !found)).toBe(true);
  });

  test.each(check.examples)('$texts $links', ({ texts, links = [], found }) => {
    const catalogueOf = (document: string) => `locales/en/content/${document}.json`;
    const all = texts.map((written, index): TranslatedText => {
      const [source = '', target = ''] = written.replace('reviewed:', '').split(' → ');
      const state = written.startsWith('reviewed:') ? 'reviewed' : 'translated';
      const unit = `unit${index}` as UnitId;
      const document = 'news/2024/plan' as DocumentId;
      return { document, unit, source, target, state, place: { file: catalogueOf(document), unit } };
    });
    const led = links.map((link) => link.split(' → ') as [DocumentId, DocumentId]);
    const context = {
      language: 'en' as LanguageTag,
      links: new Map(led.map(([from, to]) => [from, [{ document: to, place: { file: `${from}.json` } }]])),
      catalogueOf,
    };
    const said = check.judgeAll(all, context);
    expect(said.map(({ severity }) => severity)).toEqual(found ? [found] : []);
    for (const { code, message, advice } of said) {
      expect(code).toBe(check.code);
      for (const text of [message.vi, message.en, advice.vi, advice.en]) expect(text).not.toMatch(/[{}]/);
    }
  });
});
