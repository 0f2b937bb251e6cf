/** The picture in words: alternative text, and the figures as a list and a table, to stand beside it on the page. */
import { h } from '../../markup/hast.ts';
import { inLanguage } from '../../markup/text.ts';
import type { Edition, FigureTable, Text } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { type Chart, figuresOf, type Stats } from './figures.ts';

export interface Description {
  /** For the `alt` attribute: the title, the figures, and what is greatest in the chart. */
  readonly alt: string;
  /** Every figure of the picture, and those that it had no room for. */
  readonly long: readonly HtmlNode[];
}

/**
 * Describes an infographic from the figures that it draws. No word of the program's own is in it: so it is wholly in
 * the edition's language, also where the interface is not translated yet.
 */
export function describe(edition: Edition): Description {
  const { stats, chart } = figuresOf(edition);
  const sentences = [
    edition.title.plain,
    stats?.rows.map((row) => `${row.label.plain}: ${row.figures[0]?.text ?? ''}`).join('; '),
    chart && greatest(chart),
  ];
  return {
    alt: sentences.filter((sentence) => sentence).join(' — '),
    long: [...(stats ? [list(stats, edition)] : []), ...(chart ? [tableOf(chart, edition)] : [])],
  };
}

function greatest({ title, table }: Chart): string {
  const row = table.rows.reduce((most, each) =>
    (each.figures[0]?.value ?? 0) > (most.figures[0]?.value ?? 0) ? each : most,
  );
  const said = `${row.label.plain}: ${row.figures.map((figure) => figure.text).join(', ')}`;
  return title ? `${title.plain} (${table.rows.length}) — ${said}` : said;
}

function list(stats: Stats, edition: Edition): ElementNode {
  const pair = (row: FigureTable['rows'][number]) =>
    h('div', null, cell('dt', row.label, edition), h('dd', null, row.figures[0]?.text ?? ''));
  return h('dl.infographic-figures', null, stats.rows.map(pair));
}

function tableOf({ title, table, notes }: Chart, edition: Edition): ElementNode {
  const head = table.head.map((text) => cell('th', text, edition, 'col'));
  const rows = table.rows.map((row) =>
    h(
      'tr',
      null,
      cell('th', row.label, edition, 'row'),
      row.figures.map((figure) => h('td', null, figure.text)),
    ),
  );
  return h(
    'div.infographic-table',
    null,
    h(
      'table',
      null,
      title && cell('caption', title, edition),
      head.length > 0 && h('thead', null, h('tr', null, head)),
      h('tbody', null, rows),
    ),
    notes,
  );
}

function cell(tag: string, text: Text, edition: Edition, scope?: string): ElementNode {
  return h(tag, { scope, ...inLanguage(text, edition.language) }, ...text.nodes);
}
