/** Printed products × languages: how each fits on its paper, so that one sees which language is short of room. */
import { h, written } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import { titleOf } from './coverage.ts';
import type { BuildReport, ReportedFit } from './report.ts';
import { both } from './words.ts';

/**
 * One row a document and format, in the report's order; undefined where nothing was printed. Of two languages side by side
 * each pair stands under the first, with both its names.
 */
export function fitTable({
  fits,
  refusals,
  cards,
  languages,
  sourceLanguage,
}: BuildReport): ElementNode | undefined {
  if (fits.length === 0) return undefined;
  const editions = Map.groupBy(cards, ({ facts }) => facts.id);
  const printed = new Set(fits.map(({ product }) => product));
  const notMade = refusals.filter(({ product }) => printed.has(product));
  const rows = Map.groupBy([...fits, ...notMade], rowOf);
  const cellOf = cellWriter();
  const ordered = [...editions.keys()].flatMap((id) =>
    [...rows.values()].filter(([first]) => first?.document === id).sort(byFormat),
  );
  return h(
    'div.scroll',
    { tabIndex: 0 },
    h(
      'table.fit',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, both({ vi: 'Tờ in', en: 'Print' })),
          languages.map(({ vietnamese, tag }) =>
            h('th', { scope: 'col' }, vietnamese, ' ', h('code', null, tag)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        ordered.map((cells) => {
          const [first] = cells;
          const title = titleOf(
            cards.filter(({ facts }) => facts.id === first?.document),
            sourceLanguage,
          );
          const own = (tag: string) => cells.filter(({ language }) => language === tag);
          return h(
            'tr',
            null,
            h('th', { scope: 'row' }, title, first && h('span.format', null, both(first.name))),
            languages.map(({ tag }) => cellOf(own(tag))),
          );
        }),
      ),
    ),
  );
}

type Cell = ReportedFit | BuildReport['refusals'][number];

const rowOf = ({ document, product, format, name, pair }: Cell): string =>
  `${document} ${product}/${pair ? name.vi : format}`;

const byFormat = ([one]: readonly Cell[], [other]: readonly Cell[]): number =>
  one && other && rowOf(one) < rowOf(other) ? -1 : 1;

/** Thousands of cells say the same few things: each is serialised once. */
function cellWriter(): (cells: readonly Cell[]) => HtmlNode {
  const known = new Map<string, HtmlNode>();
  return (cells) => {
    const key = JSON.stringify(cells.map((cell) => ({ ...cell, document: '', language: '', name: '' })));
    const node = known.get(key) ?? written(cellFor(cells));
    known.set(key, node);
    return node;
  };
}

/** Of several, the tone is that of the first which needs somebody. */
function cellFor(cells: readonly Cell[]): ElementNode {
  const tones = cells.map(toneOf);
  const tone = (['incomplete', 'none', 'complete', 'approved'] as const).find((each) => tones.includes(each));
  return h(`td.${tone ?? 'none'}`, null, cells.length === 0 ? '–' : cells.map(saidOf));
}

const toneOf = (cell: Cell): string => ('code' in cell ? 'none' : stateOf(cell).tone);

function saidOf(cell: Cell): readonly (ElementNode | string)[] {
  const pair = cell.pair ? [h('p.pair', null, both(cell.pair))] : [];
  if ('code' in cell)
    return [...pair, ...both({ vi: 'chưa làm', en: 'not made' }), ' ', h('code', null, cell.code)];
  const { words } = stateOf(cell);
  const { size, tightest, overflow } = cell;
  return [
    ...pair,
    h('strong', null, both(words)),
    h(
      'ul',
      null,
      h('li', null, `${decimal(size)} pt`),
      overflow
        ? h(
            'li',
            null,
            both({
              vi: `${overflow.panel.vi}: thừa ${overflow.lines} dòng (khoảng ${overflow.characters} ký tự)`,
              en: `${overflow.panel.en}: lines too many: ${overflow.lines} (about ${overflow.characters} characters)`,
            }),
          )
        : tightest &&
            h(
              'li',
              null,
              both({ vi: `chật nhất: ${tightest.panel.vi}`, en: `tightest: ${tightest.panel.en}` }),
              ` ${tightest.used}%`,
            ),
    ),
  ];
}

function stateOf({ overflow, shortened, smallest }: ReportedFit): {
  readonly tone: string;
  readonly words: Bilingual;
} {
  if (overflow) return { tone: 'incomplete', words: { vi: 'Không vừa', en: 'Does not fit' } };
  if (shortened) return { tone: 'complete', words: { vi: 'Bản ngắn', en: 'Short text' } };
  if (smallest) return { tone: 'complete', words: { vi: 'Vừa, cỡ chữ nhỏ nhất', en: 'Fits, smallest type' } };
  return { tone: 'approved', words: { vi: 'Vừa', en: 'Fits' } };
}

/** As the report's Vietnamese writes it. */
const decimal = (value: number): string => String(value).replace('.', ',');
