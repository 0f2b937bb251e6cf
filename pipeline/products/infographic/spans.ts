/** The bridge: figures stand in the openings between its piers. */
import { h } from '../../markup/hast.ts';
import type { FigureTable, Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';

/** Rows of a viaduct, upper row first; each opening holds one figure and its label. */
export function spans(
  rows: FigureTable['rows'],
  text: (selector: string, text: Text) => ElementNode,
): ElementNode {
  return h(
    'div.viaduct',
    { dataBox: 'stats' },
    tiers(rows).map((tier) =>
      h(
        `ul.tier.of-${tier.length}`,
        null,
        tier.map((row) => opening(row, text)),
      ),
    ),
  );
}

/** The bridge alone, under a title. */
export function emptySpans(): ElementNode {
  const openings = Array.from({ length: 4 }, () => h('li.span'));
  return h('div.viaduct', { ariaHidden: 'true' }, h('ul.tier', null, openings));
}

/** One to three openings a row; four stand two by two; with five, the two wider ones carry. */
function tiers(rows: FigureTable['rows']): readonly FigureTable['rows'][] {
  if (rows.length <= 3) return [rows];
  const first = rows.length === 6 ? 3 : 2;
  return [rows.slice(0, first), rows.slice(first)];
}

/** The number large, and under it, small, what it counts: `3,6`, then `tỷ đồng` before the label. */
function opening(
  row: FigureTable['rows'][number],
  text: (selector: string, text: Text) => ElementNode,
): ElementNode {
  const written = row.figures[0]?.short ?? '';
  const [, before = '', number = written, after = ''] = numberInside.exec(written) ?? [];
  return h(
    'li.span',
    null,
    h(
      'p.figure',
      null,
      before && h('span.measure', null, before),
      h(`span.number${size(number)}`, null, number),
    ),
    h('p.counted', null, after && h('span.measure', null, after), text('span.label', row.label)),
  );
}

const size = (number: string): string => (number.length > 9 ? '.longest' : number.length > 5 ? '.long' : '');

/** Digits of any script, with separators between them. */
const numberInside = /^(\P{Nd}*?)([-−]?\p{Nd}(?:[\p{Nd}.,\s’']*\p{Nd})?%?)(.*)$/u;
