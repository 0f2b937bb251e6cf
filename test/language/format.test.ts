import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createFormatter } from '../../pipeline/language/format.ts';
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

test('an office may ask for the digits of its own script', () => {
  const km = profileOf('km');
  const { number, date } = createFormatter({ ...km, numbers: { ...km.numbers, digits: 'native' } });
  expect([number(1234.5), date('2023-10-27', 'short')]).toEqual(['១,២៣៤.៥', '២៧/១០/២០២៣']);
});

const script = `
  import { createFormatter } from './pipeline/language/format.ts';
  import { createWords } from './pipeline/language/words.ts';
  import { profiles } from './test/language/profiles.ts';
  const interfaces = new Map([['vi', { texts: new Map([['x_other', '{{count}} mục, {{date, longdate}}']]), drafts: new Set() }],
    ['blt-Tavt', { texts: new Map([['x_one', 'one'], ['x_other', 'other']]), drafts: new Set() }]]);
  const lines = [...profiles.values()].map((profile) => {
    const format = createFormatter(profile);
    const phrase = createWords(profile.tag, { profiles, interfaces }).say('x', { count: 1, date: '2023-10-27' });
    return [format.number(1234567.5), format.date('2023-10-27', 'short'), format.date('2023-10-27', 'long'), phrase.text].join('|');
  });
  console.log(lines.join('\\n'));
`;

test('neither the machine’s locale nor its time zone changes a character', { timeout: 30_000 }, () => {
  const machines = [
    { LANG: 'en_US.UTF-8', TZ: 'America/Los_Angeles' },
    { LANG: 'vi_VN.UTF-8', TZ: 'Asia/Ho_Chi_Minh' },
    { LANG: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' },
  ];
  const outputs = machines.map((machine) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: new URL('../..', import.meta.url),
      env: { ...machine, LC_ALL: machine.LANG },
      encoding: 'utf8',
    }),
  );
  expect(outputs[0]?.trim().split('\n')).toHaveLength(profiles.size);
  expect(new Set(outputs).size).toBe(1);
});
