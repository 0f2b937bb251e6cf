/** The order in which people meet diagnostics: as they would come upon them, reading file after file. */
import { compare } from '../model/compare.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** By file, line, column and code.  */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    ({ place: one, code }, { place: other, code: otherCode }) =>
      compare(one.file, other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      compare(one.unit ?? '', other.unit ?? '') ||
      compare(code, otherCode),
  );
}

/** `content/news/plan.md:3:14`, as editors and terminals open it; a unit of a catalogue behind it. */
export function writePlace({ file, line, column, unit }: Diagnostic['place']): string {
  const position = [file, line, line && column].filter((part) => part).join(':');
  return unit ? `${position} (${unit})` : position;
}
