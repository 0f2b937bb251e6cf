/** A table of figures as an accessible HTML table: the form in which every chart also stands as text. */
import type { FigureTable } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import { h } from './hast.ts';
import { inLanguage, renderText } from './text.ts';

export function renderFigureTable(table: FigureTable, language: LanguageTag): ElementNode {
  return h(
    'table.figures',
    null,
    table.caption && renderText('caption', table.caption, language),
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
          ...row.figures.map((figure) => h('td.figure', null, figure.text)),
        ),
      ),
    ),
  );
}
