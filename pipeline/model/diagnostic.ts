/** A diagnostic says what is wrong with content, where, and what to do. It is a record: never thrown. */
import { type Bilingual, type Filling, fill } from './bilingual.ts';
import type { LanguageTag, UnitId } from './id.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Where: a file relative to the project, line and column counted from 1; in a catalogue also the unit. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly unit?: UnitId;
}

export interface Diagnostic {
  /** Permanent name, e.g. `missing-picture`: it never changes meaning and is never reused. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly language?: LanguageTag;
  /** What is wrong, and why it matters. */
  readonly message: Bilingual;
  /** What to do about it. */
  readonly advice: Bilingual;
  /** The piece of the text that is meant, as it stands there: to be marked where the line is shown. */
  readonly excerpt?: string;
  readonly related?: readonly { readonly place: Place; readonly message: Bilingual }[];
}

/** What a check found and somebody has judged to be right as it stands. */
export interface Waived {
  readonly finding: Diagnostic;
  readonly reason: string;
  readonly by?: string;
  /** ISO 8601 date. */
  readonly date?: string;
}

/** One kind of diagnostic, declared beside the code that finds it. Texts may hold `{name}` places. */
export interface DiagnosticKind {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly advice: Bilingual;
}

export interface DiagnosticDetails {
  readonly values?: Readonly<Record<string, Filling>>;
  readonly language?: LanguageTag;
  readonly excerpt?: string;
  readonly related?: Diagnostic['related'];
}

/**
 * Declares the diagnostics of one file: `const diagnose = declareDiagnostics({'broken-yaml': {…}})`, then
 * `diagnose('broken-yaml', place, {values: {reason}})` makes one. The declaration stays readable as
 * `diagnose.kinds`, from which the reference is generated.
 */
export function declareDiagnostics<const Kinds extends Readonly<Record<string, DiagnosticKind>>>(
  kinds: Kinds,
) {
  const diagnose = (
    code: keyof Kinds & string,
    place: Place,
    details: DiagnosticDetails = {},
  ): Diagnostic => {
    const kind = kinds[code] as DiagnosticKind;
    const values = details.values ?? {};
    return {
      code,
      severity: kind.severity,
      place,
      message: fill(kind.message, values),
      advice: fill(kind.advice, values),
      ...(details.language && { language: details.language }),
      ...(details.excerpt && { excerpt: details.excerpt }),
      ...(details.related && { related: details.related }),
    };
  };
  return Object.assign(diagnose, { kinds: kinds as Readonly<Record<string, DiagnosticKind>> });
}
