import { expect, test } from 'vitest';
import { createFormatter } from '../../pipeline/language/format.ts';
import { interpolateFacts } from '../../pipeline/language/interpolation.ts';
import type { Fact } from '../../pipeline/model/publisher.ts';
import { profileOf } from './profiles.ts';

const fact = (id: string, value: number, decimals = 0, unit?: Fact['unit']): [string, Fact] => [
  id,
  { id, value, decimals, source: 'Kế hoạch', date: '2024-01-01', ...(unit && { unit }) },
];
const facts = new Map([
  fact('loudspeakers', 1080),
  fact('budget', 3_595_680_000, 0, 'VND'),
  fact('share', 12.5, 1, 'percent'),
]);
const fill = (text: string, language: string) =>
  interpolateFacts(text, facts, createFormatter(profileOf(language)));

test('one text, each language’s own figures', () => {
  const text =
    '{{facts.loudspeakers, number}} · {{facts.budget, money}} · {{facts.budget, short}} · {{facts.share,percent}}';
  expect(fill(text, 'vi')).toEqual({ text: '1.080 · 3.595.680.000 đồng · 3,6 tỷ đồng · 12,5%', missing: [] });
  expect(fill(text, 'zh-Hans').text).toBe('1,080 · 3,595,680,000越南盾 · 36亿越南盾 · 12.5%');
});

test('the day that a figure is of comes from the fact too', () => {
  expect(fill('{{facts.loudspeakers}} ({{facts.loudspeakers, date}})', 'vi').text).toBe('1.080 (01/01/2024)');
  expect(fill('{{facts.loudspeakers, date}}', 'zh-Hans').text).toBe('2024/1/1');
});

test('what is not known stays and is named', () => {
  const text =
    '{{facts.loudspeaker, number}} {{facts.share, money}} {{facts.budget, wide}} {{facts}} {{facts.__proto__}}';
  expect(fill(text, 'vi')).toEqual({
    text,
    missing: [
      'facts.loudspeaker, number',
      'facts.share, money',
      'facts.budget, wide',
      'facts',
      'facts.__proto__',
    ],
  });
});

test('the rest of the text is left alone', () => {
  const text = '<1>a</1> $t(x) & {{facts.share, number}} {b}';
  expect(fill(text, 'en').text).toBe('<1>a</1> $t(x) & 12.5 {b}');
});
