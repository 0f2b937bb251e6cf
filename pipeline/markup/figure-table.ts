/** A table of figures as an accessible HTML table: the form in which every chart also stands as text. */
import type { Figure, FigureTable, Text } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import { h } from './hast.ts';
import { inLanguage, renderText } from './text.ts';

interface FigureTableOptions {
  /** The block's title, where it does not stand above the table already. */
  readonly caption?: Text | undefined;
  /** Puts something before a figure: a bar. */
  draw?(figure: Figure): ElementNode | false;
}

/** A table with a head of labels for rows and columns. */
export function renderFigureTable(
  table: FigureTable,
  language: LanguageTag,
  { caption, draw = () => false }: FigureTableOptions = {},
): ElementNode {
  return h(
    'table.figures',
    null,
    caption && renderText('caption', caption, language),
    table.head.length > 0 &&
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ...table.head.map((text) =>
            h('th', { scope: 'col', ...inLanguage(text, language) }, ...text.nodes),
          ),
        ),
      ),
    h(
      'tbody',
      null,
      ...table.rows.map((row) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row', ...inLanguage(row.label, language) }, ...row.label.nodes),
          ...row.figures.map((figure) => h('td', null, draw(figure), h('span.figure', null, figure.text))),
        ),
      ),
    ),
  );
}
