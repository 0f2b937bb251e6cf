/** What a person reads at the terminal. */
import type { Tongue } from '../model/bilingual.ts';
import type { Diagnostic, Place, Severity } from '../model/diagnostic.ts';

export interface TerminalOptions {
  readonly tongue: Tongue;
  readonly colour: boolean;
}

/** Diagnostics sorted by place, each with its advice; empty text where there are none. */
export function writeDiagnostics(diagnostics: readonly Diagnostic[], { tongue, colour }: TerminalOptions): string {
  return sortDiagnostics(diagnostics)
    .map((each) => {
      const head = `${writePlace(each.place)}  ${paint(words[each.severity][tongue], each.severity, colour)}  ${each.code}`;
      const language = each.language ? ` [${each.language}]` : '';
      return `${head}${language}\n    ${indent(each.message[tongue])}\n    → ${indent(each.advice[tongue])}\n`;
    })
    .join('');
}

/** By file, line, column and code, so that the order of work never shows. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ place, code, language }: Diagnostic) => [place.file, place.line ?? 0, place.column ?? 0, place.unit ?? '', language ?? '', code] as const;
  return diagnostics.toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    const index = left.findIndex((part, position) => part !== right[position]);
    if (index < 0) return 0;
    const [a, b] = [left[index] ?? 0, right[index] ?? 0];
    return a < b ? -1 : 1;
  });
}

/** `content/news/a.md:3:7`, with the unit where there is one. */
export function writePlace({ file, line, column, unit }: Place): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  return unit ? `${position} (${unit})` : position;
}

const words: Readonly<Record<Severity, Readonly<Record<Tongue, string>>>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  note: { vi: 'lưu ý', en: 'note' },
};

const codes: Readonly<Record<Severity, number>> = { error: 31, warning: 33, note: 36 };

const paint = (text: string, severity: Severity, colour: boolean): string => (colour ? `\u001b[${codes[severity]}m${text}\u001b[0m` : text);

const indent = (text: string): string => text.replaceAll('\n', '\n      ');
