/** A horizontal bar chart, as HTML: labels wrap as text does, and every bar starts at zero. */
import { h } from '../../markup/hast.ts';
import type { Figure, FigureTable, Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';

export interface BarsOptions {
  /** Only the first rows are drawn; the caller says how many are left out. */
  readonly rows: number;
  /** `short` where there is little room: `3,6 tỷ đồng` for `3.595.680.000 đồng`. */
  readonly figures: 'text' | 'short';
  /** How a text is shown in its own language. */
  readonly text: (selector: string, text: Text) => ElementNode;
}

/** Draws the table: a label and a bar for each figure; columns of figures are told apart by a key above. */
export function bars(table: FigureTable, options: BarsOptions): readonly ElementNode[] {
  const rows = table.rows.slice(0, options.rows);
  const series = table.head.slice(1);
  const largest = series.length > 1 ? undefined : singleLargest(rows.flatMap((row) => row.figures));
  const key =
    series.length > 1 &&
    h(
      'ul.key',
      null,
      series.map((text, index) => h(`li.series-${index % 3}`, null, options.text('span', text))),
    );
  const list = h(
    'ol.bars',
    null,
    rows.map((row) =>
      h(
        'li.row',
        null,
        options.text('span.label', row.label),
        row.figures.map((figure, index) => [
          h('span.value', null, figure[options.figures]),
          h(
            'span.track',
            null,
            bar(
              figure,
              scaleOf(table, figure.unit),
              series.length > 1 ? index : undefined,
              figure === largest,
            ),
          ),
        ]),
      ),
    ),
  );
  return key ? [key, list] : [list];
}

export interface Scale {
  readonly least: number;
  readonly most: number;
}

/** The scale of all figures with one unit. It always holds zero: a bar that starts elsewhere lies about its length. */
function scaleOf(table: FigureTable, unit: Figure['unit']): Scale {
  const values = table.rows
    .flatMap((row) => row.figures)
    .filter((figure) => figure.unit === unit)
    .map((figure) => figure.value);
  return { least: Math.min(0, ...values), most: Math.max(0, ...values) };
}

function bar(
  figure: Figure,
  { least, most }: Scale,
  series: number | undefined,
  largest: boolean,
): ElementNode {
  const span = most - least || 1;
  const start = (Math.min(0, figure.value) - least) / span;
  const selector = `span.bar${largest ? '.largest' : ''}${series === undefined ? '' : `.series-${series % 3}`}`;
  return h(selector, {
    style: `inset-inline-start:${percent(start)};inline-size:${percent(Math.abs(figure.value) / span)}`,
  });
}

/** The figure to stress: the greatest, where one alone is the greatest and there is something to compare it with. */
function singleLargest(figures: readonly Figure[]): Figure | undefined {
  const most = Math.max(...figures.map((figure) => figure.value));
  const greatest = figures.filter((figure) => figure.value === most);
  return figures.length > 2 && greatest.length === 1 ? greatest[0] : undefined;
}

const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`;
