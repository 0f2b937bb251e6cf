/** `stats` and `chart` as a page draws them: figures as text, always; the bars beside them are decoration. */
import type { DirectiveBlock } from '../../markup/block-kind.ts';
import { renderFigureTable } from '../../markup/figure-table.ts';
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Figure, FigureTable, Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';

/** Draws a block that holds figures; undefined for any other block. */
export function drawFigures(block: DirectiveBlock, language: LanguageTag): ElementNode | undefined {
  if (!block.figures) return undefined;
  const title = block.title && renderText('p.block-title', block.title, language);
  if (block.name === 'stats') return h('section.block.stats', null, title, stats(block.figures, language));
  if (block.name === 'chart')
    return h('section.block.chart', null, chart(block.title, block.figures, language));
  return undefined;
}

function stats(table: FigureTable, language: LanguageTag): ElementNode {
  return h(
    'dl',
    null,
    table.rows.map((row) =>
      h(
        'div.stat',
        null,
        renderText('dt', row.label, language),
        row.figures.map((figure) => h('dd', null, large(figure))),
      ),
    ),
  );
}

/** The short form in large type; the exact one below it, where they differ. */
const large = (figure: Figure) => [
  h('span.figure', null, figure.short),
  figure.short !== figure.text && [' ', h('span.exact', null, figure.text)],
];

function chart(caption: Text | undefined, table: FigureTable, language: LanguageTag): ElementNode {
  const scale = barScale(table);
  return renderFigureTable(table, language, { caption, draw: (figure) => bar(scale(figure)) });
}

/** Share of the longest bar, among the figures of one unit. Bars start at zero, so with a figure below it there are none. */
function barScale(table: FigureTable): (figure: Figure) => number | undefined {
  const figures = table.rows.flatMap((row) => row.figures);
  const longest = (unit: Figure['unit']) =>
    Math.max(...figures.filter((figure) => figure.unit === unit).map((figure) => figure.value));
  const longests = new Map(
    [...new Set(figures.map((figure) => figure.unit))].map((unit) => [unit, longest(unit)]),
  );
  const drawable = figures.every((figure) => figure.value >= 0);
  return (figure) => {
    const whole = longests.get(figure.unit) ?? 0;
    return drawable && whole > 0 ? figure.value / whole : undefined;
  };
}

/** SVG and not a background, because browsers print no backgrounds. */
const bar = (share: number | undefined) =>
  share !== undefined &&
  h(
    'svg.bar',
    { ariaHidden: 'true', focusable: 'false', width: '100%', height: 10 },
    h('rect', { width: `${(share * 100).toFixed(1)}%`, height: 10 }),
  );
