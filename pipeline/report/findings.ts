/** What checks found, as text for a terminal: file after file, with the line that is meant and the place marked in it. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import { sortDiagnostics, writePlace } from './order.ts';
import { cutOut, type FindLine, type SourceLine } from './source-lines.ts';
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
  const lists = [...files].map(([file, diagnostics]) => {
    const found = inOrder(diagnostics.map((each) => ({ ...each, line: findLine(each) })));
    return `${paint(1, file, options)}\n${found.map((each) => writeFinding(each, options)).join('')}\n`;
  });
  return `${lists.join('')}${writeClosing(findings, options)}\n`;
}

interface Found extends Diagnostic {
  readonly line: SourceLine | undefined;
}

/** Of a catalogue only the line says where a text stands: its unit says so to nobody. */
const inOrder = (found: readonly Found[]): readonly Found[] =>
  found.toSorted((one, other) => (lineOf(one) ?? 0) - (lineOf(other) ?? 0));

const lineOf = ({ line, place }: Found): number | undefined => line?.line ?? place.line;

function writeFinding(finding: Found, options: TerminalOptions): string {
  const { tongue } = options;
  const { code, severity, place, language, message, advice, related = [], line: found } = finding;
  const where = [lineOf(finding), found?.column ?? place.column].filter(Boolean).join(':');
  const head = [
    where,
    place.unit && `(${place.unit})`,
    paintSeverity(severity, code, options),
    language && `[${language}]`,
  ];
  const lines = [
    `  ${head.filter(Boolean).join(' ')}  ${indent(message[tongue])}`,
    ...(found ? [`    ${String(found.line).padStart(4)} │ ${markedLine(found, options)}`] : []),
    ...related.map((other) => `    ${writePlace(other.place)}  ${other.message[tongue]}`),
    `    → ${indent(advice[tongue])}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const indent = (text: string): string => text.replaceAll('\n', '\n      ');

const paint = (sgr: number, text: string, { colour }: TerminalOptions) =>
  colour ? `\u001b[${sgr}m${text}\u001b[0m` : text;

/**
 * Marked within the line: nobody knows how many columns a terminal gives to Khmer or Chinese, so that a sign on the line
 * below would stand in a wrong place.
 */
function markedLine(line: SourceLine, options: TerminalOptions): string {
  const { before, meant, after } = cutOut(line);
  const marked = meant && (options.colour ? paint(7, meant, options) : `⟦${meant}⟧`);
  return `${before}${marked}${after}`.trimEnd();
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
