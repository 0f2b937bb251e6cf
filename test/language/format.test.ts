import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createFormatter } from '../../pipeline/language/format.ts';
import { pluralRules } from '../../pipeline/language/plurals.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { profileOf, profiles } from './profiles.ts';

const samples = (language: string) => {
  const format = createFormatter(profileOf(language));
  return [
    format.figure({ value: 415_675_000, decimals: 0, unit: 'VND' }),
    format.shortFigure({ value: 3_595_680_000, decimals: 0, unit: 'VND' }),
    format.figure({ value: 12.5, decimals: 1, unit: 'percent' }),
    format.date('2023-10-27', 'short'),
    format.date('2020-08-05', 'long'),
  ];
};

test.each([
  ['vi', '415.675.000 đồng', '3,6 tỷ đồng', '12,5%', '27/10/2023', 'ngày 05 tháng 8 năm 2020'],
  ['en', 'VND 415,675,000', 'VND 3.6 billion', '12.5%', '27/10/2023', '5 August 2020'],
  ['km', '415,675,000 ដុង', '3.6 ប៊ីលានដុង', '12.5%', '27/10/2023', 'ថ្ងៃទី 5 ខែសីហា ឆ្នាំ 2020'],
  ['zh-Hans', '415,675,000越南盾', '36亿越南盾', '12.5%', '2023/10/27', '2020年8月5日'],
  ['hnj-Latn', '415.675.000 đồng', '3,6 tỷ đồng', '12,5%', '27/10/2023', '05/08/2020'],
  ['blt-Tavt', '415.675.000 đồng', '3,6 tỷ đồng', '12,5%', '27/10/2023', '05/08/2020'],
])('%s writes figures and dates its own way', (language, ...expected) => {
  expect(samples(language)).toEqual(expected);
});

test('only months 1 and 2 take the decree’s zero', () => {
  const { date } = createFormatter(profileOf('vi'));
  expect(date('2024-02-15', 'long')).toBe('ngày 15 tháng 02 năm 2024');
  expect(date('2024-03-15', 'long')).toBe('ngày 15 tháng 3 năm 2024');
});

test('halves round away from zero, in decimal', () => {
  const { number, shortFigure } = createFormatter(profileOf('vi'));
  expect([number(1.005, 2), number(-2.5, 0), number(0.1 + 0.2), number(-0.0001)]).toEqual([
    '1,01',
    '-3',
    '0,3',
    '0',
  ]);
  expect(number(2 ** 53)).toBe('9.007.199.254.740.992');
  const short = (value: number) => shortFigure({ value, decimals: 0, unit: 'VND' });
  expect([short(415_650_000), short(950_000_000), short(999_950_000), short(999_999)]).toEqual([
    '415,7 triệu đồng',
    '950 triệu đồng',
    '1 tỷ đồng',
    '999.999 đồng',
  ]);
});

const money = (value: number) => ({ value, decimals: 0, unit: 'VND' }) as const;
const percent = (value: number) => ({ value, decimals: 0, unit: 'percent' }) as const;

test.each([
  ['vi', '5–10', '5–10%', '1–2 tỷ đồng', '415.675.000–420.000.000 đồng', '05/06/2024 – 07/06/2024'],
  ['en', '5–10', '5–10%', 'VND 1–2 billion', 'VND 415,675,000–420,000,000', '05/06/2024 – 07/06/2024'],
  ['km', '5–10', '5–10%', '1–2 ប៊ីលានដុង', '415,675,000–420,000,000 ដុង', '05/06/2024 – 07/06/2024'],
  ['zh-Hans', '5-10', '5-10%', '10-20亿越南盾', '415,675,000-420,000,000越南盾', '2024/6/5至2024/6/7'],
])('%s writes the unit of a range once, and both days of one whole', (language, ...expected) => {
  const { numberRange, figureRange, dateRange } = createFormatter(profileOf(language));
  expect([
    numberRange(5, 10),
    figureRange(percent(5), percent(10), 'full'),
    figureRange(money(1e9), money(2e9), 'short'),
    figureRange(money(415_675_000), money(420_000_000), 'full'),
    dateRange('2024-06-05', '2024-06-07', 'short'),
  ]).toEqual(expected);
});

test('a range that a dash would garble gets air, and one of no length is no range', () => {
  const { numberRange, figureRange, dateRange } = createFormatter(profileOf('vi'));
  expect(numberRange(-5, 10)).toBe('-5 – 10');
  expect(figureRange(money(9e8), money(1.2e9), 'short')).toBe('900 triệu đồng – 1,2 tỷ đồng');
  expect(figureRange(percent(5), percent(5), 'full')).toBe('5%');
  expect(dateRange('2024-06-05', '2024-06-05', 'long')).toBe('ngày 05 tháng 6 năm 2024');
});

test.each([
  ['vi', 'a, b và c', 'a, b hoặc c', 'a, b, c'],
  ['en', 'a, b and c', 'a, b or c', 'a, b, c'],
  ['zh-Hans', 'a、b和c', 'a、b或c', 'a、b、c'],
])('%s joins its lists', (language, ...expected) => {
  const { list } = createFormatter(profileOf(language));
  const items = ['a', 'b', 'c'];
  expect([list(items, 'and'), list(items, 'or'), list(items, 'apart')]).toEqual(expected);
  expect([list([], 'and'), list(['{b}'], 'or')]).toEqual(['', '{b}']);
});

test.each([
  ['vi', 'vi'],
  ['en', 'en-GB'],
  ['km', 'km'],
  ['zh-Hans', 'zh-Hans'],
])('what %s is said to have from CLDR is there', (language, locale) => {
  const { list, number, figure } = createFormatter(profileOf(language));
  const items = ['a', 'b', 'c', 'd'];
  expect([number(1_234_567.5), figure(percent(12)), list(items, 'and'), list(items, 'or')]).toEqual([
    new Intl.NumberFormat(locale).format(1_234_567.5),
    new Intl.NumberFormat(locale, { style: 'percent' }).format(0.12),
    new Intl.ListFormat(locale).format(items),
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(items),
  ]);
});

test('values are put in as they are, whatever they hold', () => {
  const { list } = createFormatter(profileOf('vi'));
  expect(list(['{b}', '$&', '{a}'], 'and')).toBe('{b}, $& và {a}');
});

test('an office may ask for the digits of its own script', () => {
  const km = profileOf('km');
  const native = createFormatter({ ...km, numbers: { ...km.numbers, digits: 'native' } });
  expect([
    native.number(1234.5),
    native.figure(percent(80)),
    native.shortFigure(money(3_595_680_000)),
    native.date('2023-10-27', 'short'),
    native.date('2023-10-27', 'long'),
    native.numberRange(5, 10),
    native.asTyped('2024'),
  ]).toEqual(['១,២៣៤.៥', '៨០%', '៣.៦ ប៊ីលានដុង', '២៧/១០/២០២៣', 'ថ្ងៃទី ២៧ ខែតុលា ឆ្នាំ ២០២៣', '៥–១០', '២០២៤']);
  expect(createFormatter(km).asTyped('2024')).toBe('2024');
});

test('plural categories are those of the profile, told apart by CLDR where it has the language', () => {
  const select = (tag: string, plurals: ('one' | 'other')[]) =>
    [0, 1, 1.5, 2].map((count) => pluralRules({ tag: tag as LanguageTag, plurals }).select(count));
  expect(select('en', ['one', 'other'])).toEqual(['other', 'one', 'other', 'other']);
  // CLDR calls 0 and 1.5 singular in French.
  expect(select('fr', ['one', 'other'])).toEqual(['one', 'one', 'one', 'other']);
  for (const unknown of ['rad', 'blt', 'hnj'])
    expect(select(unknown, ['one', 'other'])).toEqual(['other', 'one', 'other', 'other']);
  expect(select('en', ['other'])).toEqual(['other', 'other', 'other', 'other']);
});

const script = `
  import { collatorOf } from './pipeline/language/collate.ts';
  import { createFormatter } from './pipeline/language/format.ts';
  import { pluralRules } from './pipeline/language/plurals.ts';
  import { wordsIn } from './pipeline/language/segment.ts';
  import { unbroken } from './pipeline/language/unbroken.ts';
  import { createWords } from './pipeline/language/words.ts';
  import { profiles } from './test/language/profiles.ts';
  const interfaces = new Map([['vi', { texts: new Map([['x_other', '{{count}} mục, {{date, longdate}}, {{all, list}}']]), drafts: new Set() }],
    ['blt-Tavt', { texts: new Map([['x_one', 'one'], ['x_other', 'other']]), drafts: new Set() }]]);
  const money = (value) => ({ value, decimals: 0, unit: 'VND' });
  const lines = [...profiles.values()].map((profile) => {
    const format = createFormatter(profile);
    const native = createFormatter({ ...profile, numbers: { ...profile.numbers, digits: 'native' } });
    const values = { count: 1, date: '2023-10-27', all: ['a', 'b', 3000] };
    const names = ['č', 'd', 'Đ', 'ă', 'a', 'z', 'ng', 'n', 'ខ', 'ក', '北', '安', 'ꪵꪀ', 'ꪀ'];
    return [
      format.number(1234567.5), format.figure(money(415675000)), format.shortFigure(money(3595680000)),
      format.figure({ value: 12.5, decimals: 1, unit: 'percent' }), format.figureRange(money(1e9), money(2e9), 'short'),
      format.date('2023-10-27', 'short'), format.date('2020-08-05', 'long'), format.dateRange('2024-06-05', '2024-06-07', 'short'),
      format.list(['a', 'b', 'c'], 'or'), native.number(1234567.5), pluralRules(profile).select(1),
      createWords(profile.tag, { profiles, interfaces }).say('x', values).text,
      names.toSorted(collatorOf(profile)).join(' '),
      wordsIn('មនុស្សទាំងអស់ 人人生而自由 buôn ƀuôn 12,5%', profile).join('/'),
      unbroken('ngày 05 tháng 8 năm 2020, 80 cụm, 2024年', profile).map(({ text }) => text).join('/'),
    ].join('|');
  });
  console.log(lines.join('\\n'));
`;

test('neither the machine’s locale nor its time zone changes a character', { timeout: 60_000 }, () => {
  const machines = [
    { LANG: 'en_US.UTF-8', TZ: 'America/Los_Angeles' },
    { LANG: 'vi_VN.UTF-8', TZ: 'Asia/Ho_Chi_Minh' },
    { LANG: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' },
  ];
  const run = (machine: (typeof machines)[number], code: string) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: new URL('../..', import.meta.url),
      env: { ...machine, LC_ALL: machine.LANG },
      encoding: 'utf8',
    });
  // Else the runs would prove nothing.
  const heard = machines.map((machine) =>
    run(machine, 'console.log((1234.5).toLocaleString(), new Date(0).getHours())'),
  );
  expect(new Set(heard).size).toBe(machines.length);
  const outputs = machines.map((machine) => run(machine, script));
  expect(outputs[0]?.trim().split('\n')).toHaveLength(profiles.size);
  expect(new Set(outputs).size).toBe(1);
});
