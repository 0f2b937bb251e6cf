/** Documents × languages: how far each translation has come, in colour and in words. */
import { h, written } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { EditionCard } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { BuildReport } from './report.ts';
import { progressOf } from './summary.ts';
import { both } from './words.ts';

/** One row a document, in the report's order; a cell links to the pictures of that document. */
export function coverageTable({ cards, languages, sourceLanguage }: BuildReport): ElementNode {
  const rows = Map.groupBy(cards, ({ facts }) => facts.id);
  const cellOf = cellWriter();
  return h(
    'div.scroll',
    { tabIndex: 0 },
    h(
      'table.coverage',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, both({ vi: 'Văn bản', en: 'Document' })),
          languages.map(({ tag, endonym, vietnamese }) =>
            h('th', { scope: 'col' }, vietnamese, h('span.endonym', { lang: tag }, endonym)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        [...rows].map(([id, editions]) =>
          h(
            'tr',
            null,
            h(
              'th',
              { scope: 'row' },
              h('a', { href: `#document-${id}` }, titleOf(editions, sourceLanguage)),
              h('code', null, id),
            ),
            languages.map(({ tag }) => cellOf(editions.find(({ language }) => language === tag))),
          ),
        ),
      ),
    ),
  );
}

/** The title in the source language, by which the office knows a document. */
export function titleOf(editions: readonly EditionCard[], source: LanguageTag): string {
  const card = editions.find(({ language }) => language === source) ?? editions[0];
  return card?.title ?? '';
}

/** Thousands of editions are in a few states: each cell is serialised once. */
function cellWriter(): (card: EditionCard | undefined) => HtmlNode {
  const known = new Map<string, HtmlNode>();
  return (card) => {
    const key = card ? JSON.stringify([card.coverage, card.approved, card.complete, card.machine]) : '';
    const node = known.get(key) ?? written(cell(card));
    known.set(key, node);
    return node;
  };
}

function cell(card: EditionCard | undefined): ElementNode {
  if (!card) return h('td.none', null, '–');
  const { translated, reviewed, approved, missing, stale } = progressOf(card);
  const { tone, words } = stageOf(card);
  const part = (name: Bilingual, percent: number) => h('li', null, both(name), ` ${percent}%`);
  return h(
    `td.${tone}`,
    null,
    h('strong', null, both(words)),
    card.machine && h('span.flag', null, both({ vi: 'máy dịch', en: 'machine' })),
    h('meter', { min: 0, max: 100, value: translated, ariaHidden: 'true' }),
    h(
      'ul',
      null,
      part({ vi: 'dịch', en: 'translated' }, translated),
      part({ vi: 'hiệu đính', en: 'reviewed' }, reviewed),
      part({ vi: 'duyệt', en: 'approved' }, approved),
      missing > 0 && h('li', null, `${missing} `, both({ vi: 'mục thiếu', en: 'missing' })),
      stale > 0 && h('li', null, `${stale} `, both({ vi: 'mục cũ so với bản gốc', en: 'stale' })),
    ),
  );
}

function stageOf({ approved, complete }: EditionCard): { readonly tone: string; readonly words: Bilingual } {
  if (approved) return { tone: 'approved', words: { vi: 'Đã duyệt', en: 'Approved' } };
  if (complete) return { tone: 'complete', words: { vi: 'Đủ, chưa duyệt', en: 'Complete, not approved' } };
  return { tone: 'incomplete', words: { vi: 'Chưa đủ', en: 'Incomplete' } };
}
