/** What the program knows of one encoding of before Unicode: each file of this folder that is named after one holds it. */
import type { Bilingual } from '../../model/bilingual.ts';
import type { Span } from '../../model/span.ts';

/** Names of files of this folder. */
export const legacyIds = ['tcvn3', 'vni', 'vps', 'viscii', 'highlands', 'khmer'] as const;

export type LegacyId = (typeof legacyIds)[number];

export interface LegacyEncoding {
  /** The name of its file, as a language profile writes it. */
  readonly id: LegacyId;
  /** As people call it. */
  readonly name: Bilingual;
  /** Names of fonts that have it. */
  readonly fonts: RegExp;
  /** Those among them that draw small letters as capitals. */
  readonly capitalFonts?: RegExp;
  /** The first place that was typed in it, when enough speaks for it. */
  find(text: string): LegacyText | undefined;
  /** Absent where the program only recognises it. */
  readonly convert?: (text: string, options: ConvertOptions) => Conversion;
}

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** From 1. */
  readonly line: number;
  /** A few words and what they were meant to be: `n­íc → nước`; without conversion, the words alone. */
  readonly evidence: string;
}

export interface ConvertOptions {
  /** The text was typed in a font that draws small letters as capitals. */
  readonly capitals: boolean;
  /** Stretches that are no text: addresses, inline codes, keys. In order, never overlapping. */
  readonly kept: readonly Span[];
}

/** Unicode in NFC. Nothing is left out: what is not known stays as it was, and is a doubt. */
export interface Conversion {
  readonly text: string;
  readonly doubts: readonly Doubt[];
}

/** A place that only a reader of the language can decide. */
export interface Doubt {
  /** Offset in the converted text. */
  readonly offset: number;
  readonly was: string;
  /** What stands there now; the same where it was left. */
  readonly becomes: string;
  /** What it would be by another reading. */
  readonly instead?: string | undefined;
  readonly why: Bilingual;
}

/** What one match becomes; with `why` where that is doubtful. */
export interface Replacement {
  readonly text: string;
  readonly why?: Bilingual | undefined;
  readonly instead?: string | undefined;
}

/** Replaces every match of `pattern` (global) that lies outside the kept stretches. */
export function rewrite(
  text: string,
  pattern: RegExp,
  kept: readonly Span[],
  replace: (found: RegExpExecArray) => Replacement,
): Conversion {
  const doubts: Doubt[] = [];
  let output = '';
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const [was] = found;
    output += text.slice(from, found.index);
    from = found.index + was.length;
    const span = { start: found.index, end: from };
    const { text: becomes, why, instead } = overlaps(kept, span) ? { text: was } : replace(found);
    if (why) doubts.push({ offset: output.length, was, becomes, why, ...(instead && { instead }) });
    output += becomes;
  }
  return { text: (output + text.slice(from)).normalize('NFC'), doubts };
}

function overlaps(spans: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start < end;
}
