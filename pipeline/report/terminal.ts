/** Diagnostics and the summary as text for a terminal, in the reader's language. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { sortDiagnostics, writePlace } from './order.ts';
import type { BuildReport } from './report.ts';
import { type Counts, summarise } from './summary.ts';

export interface TerminalOptions {
  readonly tongue: Tongue;
  /** Whether to colour: only a terminal understands it, a file or another program doesn't. */
  readonly colour: boolean;
}

const severities: Readonly<Record<Severity, Bilingual & { readonly sgr: number }>> = {
  error: { vi: 'lỗi', en: 'error', sgr: 31 },
  warning: { vi: 'cảnh báo', en: 'warning', sgr: 33 },
  note: { vi: 'lưu ý', en: 'note', sgr: 36 },
};

/** `file:line:column  severity code  message`, and the advice below it. Empty where there is nothing to say. */
export function writeDiagnostics(
  diagnostics: readonly Diagnostic[],
  { tongue, colour }: TerminalOptions,
): string {
  const paint = (sgr: number, text: string) => (colour ? `\u001b[${sgr}m${text}\u001b[0m` : text);
  return sortDiagnostics(diagnostics)
    .map(({ code, severity, place, language, message, advice, related = [] }) => {
      const kind = paintSeverity(severity, code, { tongue, colour });
      const lines = [
        `${paint(1, writePlace(place))}  ${kind}  ${language ? `[${language}] ` : ''}${indent(message[tongue])}`,
        ...related.map((other) => `    ${writePlace(other.place)}  ${other.message[tongue]}`),
        `    → ${indent(advice[tongue])}`,
      ];
      return lines.map((line) => `${line}\n`).join('');
    })
    .join('');
}

/** `lỗi numbers`, in the colour of its severity. */
export function paintSeverity(severity: Severity, code: string, { tongue, colour }: TerminalOptions): string {
  const { sgr, [tongue]: name } = severities[severity];
  return colour ? `\u001b[${sgr}m${name} ${code}\u001b[0m` : `${name} ${code}`;
}

const indent = (text: string): string => text.replaceAll('\n', '\n      ');

const heads: Readonly<Record<'language' | keyof Counts, Bilingual>> = {
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  made: { vi: 'mới', en: 'made' },
  kept: { vi: 'giữ', en: 'kept' },
  refused: { vi: 'từ chối', en: 'refused' },
};

/** Languages × products, each cell `3 made, 1 kept, 1 refused`; only what happened is named. */
export function writeSummary(report: BuildReport, tongue: Tongue): string {
  const { products, rows } = summarise(report);
  const names = new Map(
    report.languages.map((profile) => [profile.tag, tongue === 'vi' ? profile.vietnamese : profile.english]),
  );
  const table = [
    [heads.language[tongue], ...products],
    ...rows.map(({ language, counts }) => [
      names.get(language) ?? language,
      ...counts.map((cell) => writeCounts(cell, tongue)),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => width(row[column] ?? ''))),
  );
  return table
    .map((row) =>
      row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** `3 mới, 1 từ chối`; a dash for nothing. */
function writeCounts(counts: Counts, tongue: Tongue): string {
  const said = (['made', 'kept', 'refused'] as const).filter((what) => counts[what] > 0);
  return said.map((what) => `${counts[what]} ${heads[what][tongue]}`).join(', ') || '–';
}

/** Cells of a terminal, as most of them count (UAX #11): marks above and below take none, a Chinese character two. */
export const width = (text: string): number =>
  [...text.normalize('NFC').replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '')].reduce(
    (cells, character) => cells + (wide.test(character) ? 2 : 1),
    0,
  );

/** The most that a table takes; commands are never broken, so that they can be copied. */
export const columns = 100;

export const padEnd = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));
export const padStart = (text: string, to: number): string =>
  ' '.repeat(Math.max(0, to - width(text))) + text;

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303e}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}]|\p{Emoji_Presentation}/u;
