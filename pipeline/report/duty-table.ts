/** Areas × languages: what each area is owed, and which documents it still lacks. */
import { h } from '../markup/hast.ts';
import type { ElementNode } from '../model/html.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { titleOf } from './coverage.ts';
import type { Duty } from './duty.ts';
import type { BuildReport } from './report.ts';
import { both } from './words.ts';

/** So many documents are named in a cell: whoever mends them begins with these. */
const mostNames = 12;

export function dutyTable(report: BuildReport, duties: readonly Duty[]): readonly ElementNode[] {
  const { areas, languages, cards, sourceLanguage } = report;
  const unsaid = areas.filter((area) => area.languages === undefined).map(({ label }) => label);
  const editions = Map.groupBy(cards, ({ facts }) => facts.id);
  const link = (id: DocumentId) =>
    h('li', null, h('a', { href: `#document-${id}` }, titleOf(editions.get(id) ?? [], sourceLanguage)));
  const tags = columnsOf(report, duties);
  const profiles = new Map(languages.map((profile) => [profile.tag, profile]));
  const head = (tag: LanguageTag) => {
    const profile = profiles.get(tag);
    return h(
      'th',
      { scope: 'col' },
      profile
        ? [profile.vietnamese, h('span.endonym', { lang: tag }, profile.endonym)]
        : h('code', null, tag),
    );
  };
  const rows = [...Map.groupBy(duties, ({ area }) => area).values()].map((own) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, own[0]?.label),
      tags.map((tag) =>
        cell(
          own.find(({ language }) => language === tag),
          link,
        ),
      ),
    ),
  );
  return [
    ...(rows.length > 0
      ? [
          h(
            'div.scroll',
            { tabIndex: 0 },
            h(
              'table.duties',
              null,
              h(
                'thead',
                null,
                h('tr', null, h('th', { scope: 'col' }, both({ vi: 'Địa bàn', en: 'Area' })), tags.map(head)),
              ),
              h('tbody', null, rows),
            ),
          ),
        ]
      : []),
    ...(unsaid.length > 0
      ? [
          h(
            'p.remark',
            null,
            both({ vi: 'Chưa ghi tiếng nào', en: 'No language is named for' }),
            `: ${unsaid.join(', ')}`,
          ),
        ]
      : []),
  ];
}

/** In the publisher’s order; then those in which the office does not publish. */
function columnsOf({ languages }: BuildReport, duties: readonly Duty[]): readonly LanguageTag[] {
  const owed = new Set(duties.map(({ language }) => language));
  const known = languages.map(({ tag }) => tag).filter((tag) => owed.has(tag));
  return [...known, ...[...owed].filter((tag) => !known.includes(tag))];
}

function cell(duty: Duty | undefined, link: (id: DocumentId) => ElementNode): ElementNode {
  if (!duty) return h('td', null, '–');
  const { published, ready, open } = duty;
  if (!published) {
    const words = { vi: 'Cơ quan không xuất bản tiếng này', en: 'The office does not publish in it' };
    return h('td.incomplete', null, h('strong', null, both(words)));
  }
  const owed = ready.length + open.length;
  if (owed === 0) return h('td', null, both({ vi: 'Chưa có bài nào', en: 'No document yet' }));
  if (open.length === 0)
    return h('td.approved', null, h('strong', null, both({ vi: `Đủ ${owed} bài`, en: `All ${owed} there` })));
  const rest = open.length - mostNames;
  return h(
    'td.incomplete',
    null,
    h(
      'strong',
      null,
      both({ vi: `Thiếu ${open.length}/${owed} bài`, en: `${open.length} of ${owed} lacking` }),
    ),
    h('ul', null, open.slice(0, mostNames).map(link), rest > 0 && h('li', null, `+ ${rest}`)),
  );
}
