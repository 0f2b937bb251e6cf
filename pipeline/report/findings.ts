/** What checks found, as text for a terminal: file after file, with the line that is meant and the place marked in it. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import { sortDiagnostics, writePlace } from './order.ts';
import type { FindLine, SourceLine } from './source-lines.ts';
import { paintSeverity, type TerminalOptions } from './terminal.ts';

export interface Findings {
  /** How many documents were read. */
  readonly documents: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

/** Every file once, its findings below it, and a summary at the end. */
export function writeFindings(findings: Findings, findLine: FindLine, options: TerminalOptions): string {
  const files = Map.groupBy(sortDiagnostics(findings.diagnostics), ({ place }) => place.file);
  const lists = [...files].map(
    ([file, found]) =>
      `${paint(1, file, options)}\n${found.map((each) => writeFinding(each, findLine, options)).join('')}\n`,
  );
  return `${lists.join('')}${writeClosing(findings, options)}\n`;
}

function writeFinding(diagnostic: Diagnostic, findLine: FindLine, options: TerminalOptions): string {
  const { tongue } = options;
  const { code, severity, place, language, message, advice, related = [] } = diagnostic;
  const found = findLine(diagnostic);
  const where = [found?.line ?? place.line, found?.column ?? place.column].filter(Boolean).join(':');
  const head = [
    where,
    place.unit && `(${place.unit})`,
    paintSeverity(severity, code, options),
    language && `[${language}]`,
  ];
  const lines = [
    `  ${head.filter(Boolean).join(' ')}  ${indent(message[tongue])}`,
    ...(found ? [`    ${String(found.line).padStart(4)} │ ${cutOut(found, options)}`] : []),
    ...related.map((other) => `    ${writePlace(other.place)}  ${other.message[tongue]}`),
    `    → ${indent(advice[tongue])}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const indent = (text: string): string => text.replaceAll('\n', '\n      ');

const paint = (sgr: number, text: string, { colour }: TerminalOptions) =>
  colour ? `\u001b[${sgr}m${text}\u001b[0m` : text;

/** Characters to each side of what is meant. */
const around = 48;

/**
 * What is meant with some of the line around it. Marked within the line: nobody knows how many columns a terminal gives
 * to Khmer or Chinese, so that a sign on the line below would stand in a wrong place.
 */
function cutOut({ text, column, endColumn }: SourceLine, options: TerminalOptions): string {
  const start = column - 1;
  const end = (endColumn ?? column) - 1;
  const from = endColumn === undefined ? Math.max(0, start - 20) : Math.max(0, start - around);
  const to = Math.min(text.length, end + (endColumn === undefined ? 2 * around : around));
  const meant = text.slice(start, end);
  const marked = meant && (options.colour ? paint(7, meant, options) : `⟦${meant}⟧`);
  const before = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  return `${before}${marked}${text.slice(end, to)}${to < text.length ? '…' : ''}`.trimEnd();
}

function writeClosing({ documents, diagnostics, waived }: Findings, { tongue }: TerminalOptions): string {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((each) => each.severity === severity).length;
  const passed = waived.length === 0 ? '' : waivedOf(waived.length)[tongue];
  if (diagnostics.length === 0) return `${cleanOf(documents)[tongue]}${passed}`;
  const codes = Map.groupBy(diagnostics, ({ code }) => code);
  const byCode = [...codes]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([code, found]) => `  ${String(found.length).padStart(5)}  ${code}\n`);
  const total = {
    vi: `${documents} bài: ${count('error')} lỗi, ${count('warning')} cảnh báo, ${count('note')} lưu ý.`,
    en: `${documents} documents: ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes.`,
  };
  return `${byCode.join('')}\n${total[tongue]}${passed}`;
}

const cleanOf = (documents: number): Bilingual => ({
  vi: `${documents} bài: không có gì cần sửa.`,
  en: `${documents} documents: nothing to mend.`,
});

const waivedOf = (count: number): Bilingual => ({
  vi: ` Đã bỏ qua ${count} báo nhầm.`,
  en: ` ${count} false alarms waived.`,
});
