import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PipelineError } from '../../pipeline/model/pipeline-error.ts';
import { readFacts } from '../../pipeline/source/facts.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';

const publisherText = readFileSync('content/publisher.yaml', 'utf8');
const facts = (text: string) => readFacts(Buffer.from(text));

describe('facts.yaml', () => {
  test('the province’s amounts add up as the plan says', () => {
    const { value, diagnostics } = readFacts(readFileSync('content/facts.yaml'));
    expect(diagnostics).toEqual([]);
    const amount = (id: string) => value?.get(id)?.value ?? Number.NaN;
    expect(amount('budget-poverty-reduction') + amount('budget-minority-areas')).toBe(
      amount('budget-programmes'),
    );
    const tasks = ['dissemination', 'programmes', 'human-rights', 'asean', 'sea-border'];
    expect(tasks.reduce((sum, task) => sum + amount(`budget-${task}`), 0)).toBe(amount('budget-total'));
    expect(value?.get('loudspeakers')).toEqual({
      id: 'loudspeakers',
      value: 80,
      decimals: 0,
      source: 'Kế hoạch số 199/KH-UBND',
      date: '2023-10-27',
    });
  });

  const fact = (value: string, unit = 'none') =>
    `{ value: ${value}, unit: ${unit}, source: KH, date: 2024-01-05 }`;

  test('decimals stay as typed', () => {
    const { value } = facts(`rate: ${fact('12.50', 'percent')}\nwhole: ${fact('-7')}\n`);
    expect(value?.get('rate')).toMatchObject({ value: 12.5, decimals: 2, unit: 'percent' });
    expect(value?.get('whole')).toMatchObject({ value: -7, decimals: 0 });
  });

  test('none at all is no fault', () =>
    expect(facts('# chưa có\n')).toEqual({ value: new Map(), diagnostics: [] }));

  test.each([
    [fact('3.595.680.000', 'VND'), 'invalid-value 2:15'],
    [fact('415.675', 'VND'), 'fraction-of-dong 2:15'],
    [fact('"80"'), 'invalid-value 2:15'],
    [fact('80', 'kilogram'), 'unknown-value 2:25'],
    ['{ value: 1, unit: none, source: KH, date: 05/01/2024 }', 'invalid-value 2:48'],
    ['{ value: 1, unit: none, date: 2024-01-05 }', 'missing-field 2:6'],
  ])('%s is told, and the others stay', (wrong, expected) => {
    const { value, diagnostics } = facts(`good: ${fact('1')}\nbad: ${wrong}\n`);
    expect(diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`)).toEqual([expected]);
    expect([...(value ?? new Map()).keys()]).toEqual(['good']);
  });

  test('a name that a text could not use', () => {
    expect(facts(`Tổng số: ${fact('1')}\n`).diagnostics[0]).toMatchObject({
      code: 'fact-name',
      place: { line: 1 },
    });
  });

  test('broken YAML', () => {
    expect(facts('a: [1\n').diagnostics[0]?.code).toBe('broken-yaml');
  });
});

describe('publisher.yaml', () => {
  test('the real one reads', () => {
    const publisher = readPublisher(Buffer.from(publisherText));
    expect(publisher.notice).toContain('Dữ liệu mẫu');
    expect(publisher.languages).toEqual(['vi', 'en', 'km', 'zh-Hans', 'hnj-Latn', 'blt-Tavt']);
    expect(publisher.programmes.filter(({ deposit }) => deposit).map(({ id }) => id)).toEqual([
      'minority-areas-2021-2030',
    ]);
  });

  function failure(from: string | RegExp, to: string): PipelineError {
    const changed = publisherText.replace(from, to);
    expect(changed).not.toBe(publisherText);
    try {
      readPublisher(Buffer.from(changed));
    } catch (error) {
      if (error instanceof PipelineError) return error;
      throw error;
    }
    throw new Error('it was accepted');
  }

  test.each([
    ['an unclosed bracket', 'languages: [vi,', 'languages: [[vi,', /publisher\.yaml:\d+:\d+ .*YAML/],
    ['an unknown field', 'licence:', 'license:', /publisher\.yaml:\d+:1 .*“license”/],
    ['a missing field', /^parent:.*\n/m, '', /publisher\.yaml:\d+:\d+ .*“parent”/],
    [
      'a language without the source',
      'languages: [vi, ',
      'languages: [',
      /publisher\.yaml:\d+:\d+ .*source language \(vi\)/,
    ],
    [
      'no language tag',
      'languages: [vi, en',
      'languages: [vi, tieng-anh',
      /publisher\.yaml:\d+:\d+ .*BCP 47/,
    ],
    ['one code twice', '{ id: health,', '{ id: safety,', /“safety” is there above/],
    ['an end before the beginning', "until: '2030-12-31'", "until: '2020-12-31'", /not before 2021-01-01/],
    ['a day that is none', "from: '2022-09-14'", "from: '2022-09-31'", /no 2022-09-31/],
  ])('%s stops the program with exit code 2 and the place', (_, from, to, expected) => {
    const error = failure(from, to);
    expect(error.exit).toBe(2);
    expect(error.text.en).toMatch(expected);
    expect(error.text.vi).toMatch(/^content\/publisher\.yaml:\d+:\d+ /);
    expect(error.hint.vi).not.toBe('');
    expect(error.hint.en).not.toBe('');
  });
});
