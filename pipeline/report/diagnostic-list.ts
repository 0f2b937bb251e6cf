/** Every diagnostic by document and file, with the line that is meant; and what was waived, with reason and person. */
import { h } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { ElementNode } from '../model/html.ts';
import { titleOf } from './coverage.ts';
import { sortDiagnostics, writePlace } from './order.ts';
import type { BuildReport, ReportedDiagnostic, ReportedWaiver } from './report.ts';
import { documentFinder } from './standing.ts';
import { both, counted } from './words.ts';

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
      const files = Map.groupBy(found, ({ place }) => place.file);
      return h(
        'section',
        null,
        h(
          'h3',
          null,
          known ? [titleOf(known, sourceLanguage), ' ', h('code', null, subject)] : h('code', null, subject),
        ),
        [...files].map(([file, own]) => [
          file !== subject && h('h4', null, h('code', null, file)),
          h('ol', null, own.map(item)),
        ]),
      );
    }),
  );
  return [list, ...passed];
}

/** What somebody has judged to be right: folded, for whoever wants to judge again. */
function waivedList(waived: readonly ReportedWaiver[]): ElementNode {
  const summary = both({
    vi: `Đã bỏ qua ${waived.length} báo nhầm`,
    en: `${counted(waived.length, 'false alarm')} waived`,
  });
  const files = Map.groupBy(waived, ({ finding }) => finding.place.file);
  return h(
    'details.waived',
    null,
    h('summary', null, summary),
    h(
      'div.diagnostics',
      null,
      [...files].map(([file, own]) =>
        h('section', null, h('h3', null, h('code', null, file)), h('ol', null, own.map(waivedItem))),
      ),
    ),
  );
}

function waivedItem({ finding, reason, by, date }: ReportedWaiver): ElementNode {
  return h(
    'li',
    null,
    placeLine(finding),
    lineShown(finding),
    twoLines(finding.message),
    h(
      'p.reason',
      null,
      h('strong', null, both({ vi: 'Bỏ qua vì', en: 'Waived because' })),
      ': ',
      [reason, by, date].filter(Boolean).join(' – '),
    ),
  );
}

function item(diagnostic: ReportedDiagnostic): ElementNode {
  const { severity, message, advice, related = [] } = diagnostic;
  return h(
    `li.${severity}`,
    null,
    placeLine(diagnostic, h('strong', null, both(severities[severity]))),
    lineShown(diagnostic),
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

/** With its file, as an editor opens it: also where the page is searched for it, or printed and cut up. */
function placeLine(
  { place, shown, language, code }: ReportedDiagnostic,
  severity?: ElementNode,
): ElementNode {
  const { line, column } = { ...place, ...(shown && { line: shown.line, column: shown.column }) };
  const at = { ...place, ...(line && { line }), ...(column && { column }) };
  return h(
    'p.place',
    null,
    severity,
    h('code', null, writePlace(at)),
    language && h('span.flag', null, language),
    h('code.code', null, code),
  );
}

/** The line as it stands in the file, with what is meant marked in it; without a line, what is meant alone. */
function lineShown({ shown, excerpt, language }: ReportedDiagnostic): ElementNode | undefined {
  const properties = language ? { lang: language } : null;
  if (shown) {
    const { line, before, meant, after } = shown;
    return h(
      'p.line',
      null,
      h('span.number', { ariaHidden: 'true' }, String(line)),
      h('code', properties, before, meant && h('mark', null, meant), after),
    );
  }
  return excerpt ? h('p.excerpt', null, h('mark', properties, excerpt)) : undefined;
}

function twoLines({ vi, en }: Bilingual, tone = ''): readonly ElementNode[] {
  return [h(`p${tone}`, null, vi), h(`p.en${tone}`, { lang: 'en' }, en)];
}
