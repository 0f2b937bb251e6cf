/** The picture in words, for `alt`. The page that shows it has every figure as a list or a table beside it. */
import type { Formatter } from '../../language/format.ts';
import type { Edition } from '../../model/edition.ts';
import { type Chart, figuresOf, type Stats } from './figures.ts';

/**
 * The title, the figures, and what is greatest in the chart. No word of the program's own is in it: so it is wholly in
 * the edition's language, also where the interface is not translated yet.
 */
export function describe(edition: Edition, { list }: Formatter): string {
  const { stats, chart } = figuresOf(edition);
  const said = ({ label, figures }: Row): string =>
    `${label.plain}: ${list(
      figures.map(({ text }) => text),
      'apart',
    )}`;
  const sentences = [edition.title.plain, stats?.rows.map(said).join('; '), chart && greatest(chart, said)];
  return sentences.filter((sentence) => sentence).join(' — ');
}

/** `Kinh phí theo nhiệm vụ (5) — Chương trình mục tiêu quốc gia: 3.595.680.000 đồng`. */
function greatest({ title, table }: Chart, said: (row: Row) => string): string {
  const first = (row: Row) => row.figures[0]?.value ?? 0;
  const row = table.rows.reduce((most, each) => (first(each) > first(most) ? each : most));
  return title ? `${title.plain} (${table.rows.length}) — ${said(row)}` : said(row);
}

type Row = Stats['rows'][number];
