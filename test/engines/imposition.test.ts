import { describe, expect, test } from 'vitest';
import { saddleOrder } from '../../pipeline/engines/imposition.ts';
import { numberPages } from '../../pipeline/engines/page-numbers.ts';

const told = (pages: number): readonly string[] =>
  saddleOrder(pages).map(({ left, right }) => `${left ?? '–'}|${right ?? '–'}`);

describe('the order of a booklet', () => {
  test('is that of sheets laid into one another', () => {
    expect(told(8)).toEqual(['8|1', '2|7', '6|3', '4|5']);
  });

  test('read leaf by leaf as it is folded, is that of the pages', () => {
    const sides = saddleOrder(12);
    const sheets = Array.from({ length: sides.length / 2 }, (_, index) =>
      sides.slice(2 * index, 2 * index + 2),
    );
    // From the cover to the middle every sheet gives its right page and, behind it, its left one; then back again.
    const toTheMiddle = sheets.flatMap(([outer, inner]) => [outer?.right, inner?.left]);
    const andBack = sheets.toReversed().flatMap(([outer, inner]) => [inner?.right, outer?.left]);
    expect([...toTheMiddle, ...andBack]).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test('fills up the last sheet before the last page, which stays outside', () => {
    expect(told(6)).toEqual(['6|1', '2|–', '–|3', '4|5']);
    expect(told(1)).toEqual(['1|–', '–|–']);
  });
});

describe('numbers of pages', () => {
  const body = '<a href="#one"><span data-page-of="one"></span></a>';

  test('are written in the digits of the readers', () => {
    expect(numberPages(body, new Map([['one', 120]]))).toContain('data-page-of="one">120<');
    expect(numberPages(body, new Map([['one', 120]]), [...'០១២៣៤៥៦៧៨៩'])).toContain('>១២០<');
  });

  test('take the place of earlier ones', () => {
    const numbered = numberPages(body, new Map([['one', 9]]));
    expect(numberPages(numbered, new Map([['one', 10]]))).toContain('>10<');
  });

  test('are not guessed', () => {
    expect(() => numberPages(body, new Map())).toThrow('one');
  });
});
