/** Figures are typed once, as Vietnamese writes them, and never by a translator. */
import { expect, test } from 'vitest';
import { readFigure, readShortDate } from '../../pipeline/markup/figure.ts';
import { readBody } from '../../pipeline/markup/read-body.ts';
import type { Facts } from '../../pipeline/model/publisher.ts';

const facts: Facts = new Map([
  ['loudspeakers', { id: 'loudspeakers', value: 80, decimals: 0, source: 'KH 199', date: '2023-10-27' }],
  [
    'budget',
    { id: 'budget', value: 415_675_000, decimals: 0, unit: 'VND', source: 'KH 199', date: '2023-10-27' },
  ],
]);

test.each([
  ['80', { value: 80, decimals: 0 }],
  ['12,5%', { value: 12.5, decimals: 1, unit: 'percent' }],
  ['12,50 %', { value: 12.5, decimals: 2, unit: 'percent' }],
  ['−3', { value: -3, decimals: 0 }],
  ['1.234', { value: 1234, decimals: 0 }],
  ['1.234,5', { value: 1234.5, decimals: 1 }],
  ['415.675.000 đồng', { value: 415_675_000, decimals: 0, unit: 'VND' }],
  ['3,6 tỷ đồng', { value: 3_600_000_000, decimals: 0, unit: 'VND' }],
  ['1,15 triệu', { value: 1_150_000, decimals: 0 }],
  ['500 nghìn đồng', { value: 500_000, decimals: 0, unit: 'VND' }],
  ['2.500 ₫', { value: 2500, decimals: 0, unit: 'VND' }],
  // A year or a telephone number is no quantity: as typed.
  ['2024', { value: 2024, decimals: 0, verbatim: '2024' }],
  ['5656', { value: 5656, decimals: 0, verbatim: '5656' }],
  ['{{facts.loudspeakers}}', { value: 80, decimals: 0 }],
  ['{{facts.budget, money}}', { value: 415_675_000, decimals: 0, unit: 'VND' }],
])('%s', (text, figure) => expect(readFigure(text, facts)).toEqual(figure));

test.each([
  '',
  'nhiều',
  '12.5',
  '1,234.5',
  '1.23.456',
  '80 cụm',
  'khoảng 80',
  '10–20',
  '5/6',
  '{{facts.none}}',
  '١٢',
  '8:30',
])('«%s» is no figure', (text) => expect(readFigure(text, facts)).toBeUndefined());

test('thousands typed the English way are pointed out, fractions are not', () => {
  const said = (figure: string) =>
    readBody(`| Nhóm | Số |\n|---|---|\n| A | ${figure} |\n\n:::stats\n- **${figure}** hộ\n:::\n`, {
      file: 'x.md',
      firstLine: 1,
      unitOffset: 0,
      facts,
      picture: () => undefined,
    }).diagnostics.map(({ code }) => code);
  for (const figure of ['1,000', '22,500 đồng'])
    expect([figure, ...said(figure)]).toEqual([figure, 'thousands-by-comma', 'thousands-by-comma']);
  for (const figure of ['1.000', '0,125', '12,5%', '2,596 tỷ đồng', '1.234,567'])
    expect([figure, ...said(figure)]).toEqual([figure]);
});

test('short dates are days of the calendar', () => {
  expect(readShortDate('27/10/2023')).toBe('2023-10-27');
  expect(readShortDate('1/6/2024')).toBe('2024-06-01');
  expect(readShortDate('31/02/2024')).toBeUndefined();
  expect(readShortDate('10/27/2023')).toBeUndefined();
});
