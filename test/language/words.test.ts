import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readInterface } from '../../pipeline/language/interface.ts';
import { createWords } from '../../pipeline/language/words.ts';
import { fingerprint } from '../../pipeline/model/digest.ts';
import { kinds } from '../../pipeline/model/document.ts';
import { interfaceOf, profiles, tag, texts } from './profiles.ts';

const interfaces = new Map([
  [
    tag('vi'),
    texts({
      home: 'Trang chủ',
      more_other: '{{count}} mục',
      updated: 'Cập nhật {{date, longdate}}',
      print: 'In',
    }),
  ],
  [
    tag('en'),
    texts({
      home: 'Home',
      more_one: '{{count}} item',
      more_other: '{{count}} items',
      'draft:print': 'Print out',
    }),
  ],
  [tag('blt-Tavt'), texts({ more_one: 'không bao giờ', more_other: 'ꪀ {{count, number}}', home: '' })],
]);
const words = (language: string, approvedOnly = false) =>
  createWords(tag(language), { profiles, interfaces, approvedOnly });

test('a phrase tells the language that it is really in', () => {
  expect(words('en').say('home')).toEqual({ text: 'Home', language: 'en' });
  expect(words('km').say('home')).toEqual({ text: 'Trang chủ', language: 'vi' });
  expect(words('blt-Tavt').say('home')).toEqual({ text: 'Trang chủ', language: 'vi' });
  expect(words('km').node('home')).toMatchObject({ tagName: 'span', properties: { lang: 'vi' } });
  expect(words('en').node('home')).toEqual({ type: 'text', value: 'Home' });
});

test('a borrowed phrase writes its figures as its own language does', () => {
  expect(words('en').say('updated', { date: '2020-08-05' }).text).toBe('Cập nhật ngày 05 tháng 8 năm 2020');
});

test('plural categories come from the profile', () => {
  expect([1, 2].map((count) => words('en').say('more', { count }).text)).toEqual(['1 item', '2 items']);
  expect(words('blt-Tavt').say('more', { count: 1 }).text).toBe('ꪀ 1');
  expect(words('km').say('more', { count: 1234 }).text).toBe('1.234 mục');
});

test('several values are one list or one range, as the language joins them', () => {
  const joined = new Map([
    [tag('vi'), texts({ by: '{{names, list}}; {{names, or}}; {{ages, range}}; {{days, daterange}}' })],
  ]);
  const { say } = createWords(tag('vi'), { profiles, interfaces: joined });
  const values = { names: ['Khmer', 'Hoa', 1000], ages: [5, 10], days: ['2024-06-05', '2024-06-07'] };
  expect(say('by', values).text).toBe(
    'Khmer, Hoa và 1.000; Khmer, Hoa hoặc 1.000; 5–10; 05/06/2024 – 07/06/2024',
  );
});

test('an approved edition borrows rather than show an unreviewed word', () => {
  expect(words('en').say('print')).toEqual({ text: 'Print out', language: 'en' });
  expect(words('en', true).say('print')).toEqual({ text: 'In', language: 'vi' });
});

test('values are text, whatever they hold', () => {
  const tricky = new Map([[tag('vi'), texts({ by: '{{name}} <b>' })]]);
  const { say } = createWords(tag('vi'), { profiles, interfaces: tricky });
  expect(say('by', { name: '$t(by) {{name}} & <i>' }).text).toBe('$t(by) {{name}} & <i> <b>');
});

test('a ledger’s drafts are known, and a broken ledger doesn’t pass for a review', () => {
  const file = { file: 'locales/km/interface.json', text: '\uFEFF{"a":"x","b":"y"}' };
  const ledger = (text: string) =>
    readInterface(tag('km'), file, { file: 'locales/km/ledger/interface.json', text });
  const good = ledger(
    `{"units":{"a":{"state":"draft","source":"s","target":"${fingerprint('x')}"},"b":${reviewedAs('y')}}}`,
  );
  expect(good.value?.drafts).toEqual(new Set(['a']));
  expect(ledger('{').value).toBeUndefined();
  expect(ledger('{').diagnostics[0]).toMatchObject({
    code: 'interface-not-json',
    place: { file: 'locales/km/ledger/interface.json' },
  });
  const bad = (text: string) => readInterface(tag('km'), { ...file, text }).diagnostics[0];
  expect(bad('{\n  "a": "x"\n  "b": "y"\n}')?.place).toMatchObject({ line: 3, column: 3 });
  expect(bad('{"a": 3}')?.message.en).toContain(': a.');
});

test('an interface word edited since its review, or never entered, is a draft; one that loses a value is not used', () => {
  const read = (text: string, units: string) =>
    readInterface(
      tag('km'),
      { file: 'locales/km/interface.json', text },
      { file: 'locales/km/ledger/interface.json', text: `{"units":{${units}}}` },
      { texts: new Map([['a', 's {{n}}']]), drafts: new Set() },
    );
  expect(read('{"a":"x {{n}}"}', `"a":${reviewedAs('x {{n}}', 's {{n}}')}`).value?.drafts.size).toBe(0);
  expect(read('{"a":"y {{n}}"}', `"a":${reviewedAs('x {{n}}', 's {{n}}')}`).value?.drafts.size).toBe(1);
  expect(read('{"a":"x {{n}}"}', `"a":${reviewedAs('x {{n}}', 'old {{n}}')}`).value?.drafts.size).toBe(1);
  expect(read('{"a":"x {{n}}"}', '').value?.drafts.size).toBe(1);
  for (const wrong of ['x', 'x {{m}}', 'x {{n}']) {
    const { value, diagnostics } = read(`{"a":"${wrong}"}`, '');
    expect([wrong, value?.texts.size, diagnostics[0]?.code]).toEqual([wrong, 0, 'interface-placeholders']);
  }
});

const reviewedAs = (text: string, source = 's') =>
  JSON.stringify({ state: 'reviewed', source, target: fingerprint(text) });

test('Vietnamese and English have every word that the products say, in every plural form', () => {
  const [vi, en] = [interfaceOf('vi').texts, interfaceOf('en').texts];
  const said = [
    ...sources('../../pipeline/products/')
      .join('\n')
      .matchAll(/words\s*\.(?:say|node)\(\s*'([^']+)'/g),
  ].map(([, key]) => key ?? '');
  expect(said.length).toBeGreaterThan(10);
  for (const key of [...said, ...kinds.map((kind) => `kind.${kind}`)]) {
    expect([key, vi.has(key) || vi.has(`${key}_other`)]).toEqual([key, true]);
    expect([key, en.has(key) || (en.has(`${key}_one`) && en.has(`${key}_other`))]).toEqual([key, true]);
  }
  const withoutPlural = (keys: Iterable<string>) => [
    ...new Set([...keys].map((key) => key.replace(/_(one|other)$/, ''))),
  ];
  expect(withoutPlural(en.keys())).toEqual(withoutPlural(vi.keys()));
  for (const keys of [[...vi.keys()], [...en.keys()]]) expect(keys).toEqual([...keys].sort());
});

function sources(folder: string): readonly string[] {
  const root = new URL(folder, import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.map((file) => readFileSync(new URL(file, root), 'utf8'));
}
