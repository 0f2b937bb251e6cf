import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { readTermbase, termsFile, writeTermbase } from '../../pipeline/translation/termbase.ts';

const tag = (text: string) => text as LanguageTag;
const languages = { source: tag('vi'), others: [tag('en'), tag('km')] };
const head = 'term,part of speech,domain,en,km,en forbidden,note,status';
const read = (...rows: readonly string[]) => readTermbase(termsFile, [head, ...rows].join('\n'), languages);
const faults = (...rows: readonly string[]) =>
  read(...rows).diagnostics.map(
    ({ code, place, message }) => `${place.line}:${place.column} ${code}: ${message.en}`,
  );

test('a row says what a notion is called in each language, and what it must not be called', () => {
  const { value, diagnostics } = read(
    'Sóc Trăng,name,place,Sóc Trăng | Sóc Trăng Province,,Soc Trang,giữ dấu,approved',
  );
  expect(diagnostics).toEqual([]);
  expect(value?.[0]).toEqual({
    partOfSpeech: 'name',
    domain: 'place',
    forms: new Map([
      ['vi', ['Sóc Trăng']],
      ['en', ['Sóc Trăng', 'Sóc Trăng Province']],
    ]),
    forbidden: new Map([['en', ['Soc Trang']]]),
    note: 'giữ dấu',
    status: 'approved',
    place: { file: termsFile, line: 2, column: 1 },
  });
});

test('nobody has vouched for a term without a status', () =>
  expect(read('ghe Ngo,noun').value?.[0]).toMatchObject({ status: 'draft', domain: 'other' }));

test('every fault is told at its cell, and the other rows are used', () => {
  expect(faults('a,thing,place', 'b,noun,planet', 'c,noun,place,,,,,sure')).toEqual([
    '2:3 terms-value: “thing” cannot stand in the column “part of speech”; the row is left out.',
    '3:8 terms-value: “planet” cannot stand in the column “domain”; the row is left out.',
    '4:18 terms-value: “sure” cannot stand in the column “status”; the row is left out.',
  ]);
  expect(faults(',noun,place,x', 'd,noun,place,,,,,draft,more', 'e,noun,place,form,,form')).toEqual([
    '2:1 terms-row: This row of the termbase is left out: there is nothing in the column “term”.',
    '3:24 terms-row: This row of the termbase is left out: it has more cells than there are columns.',
    '4:20 terms-row: This row of the termbase is left out: “form” is both approved and forbidden.',
  ]);
  expect(read('a,thing', 'b,noun').value).toHaveLength(1);
});

test('one term in two rows is told, with another place of the tone too', () =>
  expect(faults('hòa bình,noun', 'Hoà bình | hòa hoãn,noun')).toEqual([
    '3:1 terms-repeated: “Hoà bình” stands on line 2 already, so it is not clear which of the two to translate it by.',
  ]));

test('a table without its columns is not used', () => {
  const columns = (first: string) => readTermbase(termsFile, `${first}\na,noun`, languages);
  expect(columns('term,english').diagnostics[0]).toMatchObject({
    code: 'terms-column',
    place: { line: 1, column: 6 },
  });
  expect(columns('term,part of speech,domain,status,en,en').diagnostics[0]?.message.en).toContain(
    'there twice',
  );
  expect(columns('term,en').diagnostics[0]?.message.en).toContain('it is missing');
  expect(columns('').value).toBeUndefined();
  expect(columns('term,"en').diagnostics[0]?.code).toBe('terms-not-csv');
});

test('the project’s own termbase is sound, and written again as it is', () => {
  const project = { source: tag('vi'), others: ['en', 'km', 'zh-Hans', 'hnj-Latn', 'blt-Tavt'].map(tag) };
  const file = readFileSync(termsFile, 'utf8');
  const { value, diagnostics } = readTermbase(termsFile, file, project);
  expect(diagnostics).toEqual([]);
  expect(writeTermbase(value ?? [], project)).toBe(file);
});
