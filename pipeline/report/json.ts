/** The report for programs. */
import { sortDiagnostics } from './order.ts';
import type { BuildReport } from './report.ts';
import { progressOf, summarise } from './summary.ts';

/** One JSON document, indented, with diagnostics in reading order; the same report gives the same text. */
export function reportJson(report: BuildReport): string {
  const { cards, languages, renditions, refusals, diagnostics, waived, fits, found } = report;
  const { documents, errors, warnings, total } = summarise(report);
  return `${JSON.stringify(
    {
      summary: { documents, languages: languages.map(({ tag }) => tag), errors, warnings, ...total },
      editions: cards.map((card) => ({
        document: card.facts.id,
        language: card.language,
        title: card.title,
        complete: card.complete,
        approved: card.approved,
        machine: card.machine,
        progress: progressOf(card),
      })),
      diagnostics: sortDiagnostics(diagnostics),
      waived,
      renditions,
      refusals,
      fits,
      found,
    },
    undefined,
    2,
  )}\n`;
}
