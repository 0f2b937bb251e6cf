/** Every diagnostic with its place, gathered by the document that it is about. */
import { h } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
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

export function diagnosticList({ diagnostics, cards, sourceLanguage }: BuildReport): ElementNode {
  if (diagnostics.length === 0)
    return h('p', null, both({ vi: 'Không có gì phải sửa.', en: 'Nothing to mend.' }));
  const editions = Map.groupBy(cards, ({ facts }) => facts.id as string);
  const documentOf = documentFinder(cards);
  const groups = Map.groupBy(sortDiagnostics(diagnostics), ({ place }) => documentOf(place.file));
  return h(
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
}

/** The document of a file: its own, or the one that a catalogue or ledger belongs to; else the file itself. */
function documentFinder(cards: readonly EditionCard[]): (file: string) => string {
  const byFile = new Map(cards.map(({ facts }) => [facts.file, facts.id as string]));
  return (file) =>
    byFile.get(file) ?? /^locales\/[^/]+\/(?:content|ledger)\/(.+)\.json$/.exec(file)?.[1] ?? file;
}

function item({ code, severity, place, language, message, advice, related = [] }: Diagnostic): ElementNode {
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
