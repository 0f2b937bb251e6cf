/** Every diagnostic with its place, gathered by the document that it is about. */
import { h } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Severity, Waived } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import { titleOf } from './coverage.ts';
import { sortDiagnostics, writePlace } from './order.ts';
import type { BuildReport } from './report.ts';
import { both } from './words.ts';

const severities: Readonly<Record<Severity, Bilingual>> = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  note: { vi: 'Lưu ý', en: 'Note' },
};

export function diagnosticList({
  diagnostics,
  waived,
  cards,
  sourceLanguage,
}: BuildReport): readonly ElementNode[] {
  const passed = waived.length > 0 ? [waivedList(waived)] : [];
  if (diagnostics.length === 0)
    return [h('p', null, both({ vi: 'Không có gì phải sửa.', en: 'Nothing to mend.' })), ...passed];
  const editions = Map.groupBy(cards, ({ facts }) => facts.id as string);
  const documentOf = documentFinder(cards);
  const groups = Map.groupBy(sortDiagnostics(diagnostics), ({ place }) => documentOf(place.file));
  const list = h(
    'div.diagnostics',
    null,
    [...groups].map(([subject, found]) => {
      const known = editions.get(subject);
      return h(
        'section',
        null,
        h(
          'h3',
          null,
          known ? [titleOf(known, sourceLanguage), ' ', h('code', null, subject)] : h('code', null, subject),
        ),
        h('ol', null, found.map(item)),
      );
    }),
  );
  return [list, ...passed];
}

/** What somebody has judged to be right: folded, for whoever wants to judge again. */
function waivedList(waived: readonly Waived[]): ElementNode {
  const summary = both({
    vi: `Đã bỏ qua ${waived.length} báo nhầm`,
    en: `${waived.length} false alarms waived`,
  });
  return h(
    'details.waived',
    null,
    h('summary', null, summary),
    h(
      'ol',
      null,
      waived.map(({ finding, reason, by, date }) =>
        h(
          'li',
          null,
          h('code', null, writePlace(finding.place)),
          ' ',
          h('code.code', null, finding.code),
          ' ',
          [reason, by, date].filter(Boolean).join(' – '),
        ),
      ),
    ),
  );
}

/** The document of a file: its own, or the one that a catalogue or ledger belongs to; else the file itself. */
function documentFinder(cards: readonly EditionCard[]): (file: string) => string {
  const byFile = new Map(cards.map(({ facts }) => [facts.file, facts.id as string]));
  return (file) =>
    byFile.get(file) ?? /^locales\/[^/]+\/(?:content|ledger)\/(.+)\.json$/.exec(file)?.[1] ?? file;
}

function item({
  code,
  severity,
  place,
  language,
  message,
  advice,
  excerpt,
  related = [],
}: Diagnostic): ElementNode {
  return h(
    `li.${severity}`,
    null,
    h(
      'p.place',
      null,
      h('strong', null, both(severities[severity])),
      h('code', null, writePlace(place)),
      language && h('span.flag', null, language),
      h('code.code', null, code),
    ),
    excerpt && h('p.excerpt', null, h('mark', language ? { lang: language } : null, excerpt)),
    twoLines(message),
    twoLines(advice, '.advice'),
    related.length > 0 &&
      h(
        'ul',
        null,
        related.map((other) =>
          h('li', null, h('code', null, writePlace(other.place)), ' ', both(other.message)),
        ),
      ),
  );
}

function twoLines({ vi, en }: Bilingual, tone = ''): readonly ElementNode[] {
  return [h(`p${tone}`, null, vi), h(`p.en${tone}`, { lang: 'en' }, en)];
}
