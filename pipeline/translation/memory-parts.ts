/**
 * Sentences that were translated before, inside a block that was not. A unit is a block; what repeats from one year's
 * plan to the next is mostly a sentence of it.
 */
import { sentencesIn } from '../language/sentences.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type MemoryUnit, spelling } from './memory.ts';

/** A sentence of the text asked for, and how it was translated. */
export interface Part {
  readonly source: string;
  /** With the inline codes numbered as in the text asked for. */
  readonly target: string;
  readonly unit: MemoryUnit;
}

export type PartFinder = (text: string) => readonly Part[];

/** Pairs are taken where source and translation have as many sentences, with the same codes in each. */
export function partFinder(
  units: readonly MemoryUnit[],
  source: LanguageProfile,
  target: LanguageProfile,
): PartFinder {
  const pairs = new Map<string, { readonly target: string; readonly unit: MemoryUnit }>();
  for (const unit of units) {
    const [ours, theirs] = [sentencesIn(unit.source, source), sentencesIn(unit.target, target)];
    if (ours.length !== theirs.length) continue;
    for (const [at, sentence] of ours.entries()) {
      const translation = theirs[at] ?? '';
      if (!isWhole(sentence) || codeList(sentence) !== codeList(translation)) continue;
      const { text, numbers } = numbered(sentence);
      const key = spelling(text);
      if (!pairs.has(key)) pairs.set(key, { target: renumber(translation.trim(), numbers), unit });
    }
  }
  return (text) => {
    const sentences = sentencesIn(text, source);
    if (sentences.length < 2) return [];
    return sentences.flatMap((sentence) => {
      const { text: plain, numbers } = numbered(sentence);
      const pair = pairs.get(spelling(plain));
      if (!pair) return [];
      const back = new Map([...numbers].map(([own, ordinal]) => [ordinal, own]));
      return [{ source: sentence.trim(), target: renumber(pair.target, back), unit: pair.unit }];
    });
  };
}

const code = /<(\/?)(\d+)(\/?)>/g;

/** The codes numbered from 1 on: the second sentence of a block may begin with `<3>`. */
function numbered(text: string): { readonly text: string; readonly numbers: ReadonlyMap<string, string> } {
  const numbers = new Map<string, string>();
  for (const [, , number = ''] of text.matchAll(code))
    if (!numbers.has(number)) numbers.set(number, String(numbers.size + 1));
  return { text: renumber(text, numbers), numbers };
}

const renumber = (text: string, numbers: ReadonlyMap<string, string>): string =>
  text.replace(code, (_, closing: string, number: string, single: string) => {
    return `<${closing}${numbers.get(number) ?? number}${single}>`;
  });

const codeList = (text: string): string => (text.match(code) ?? []).sort().join('');

/** Every pair of codes that begins in a sentence ends in it. */
function isWhole(text: string): boolean {
  const open = new Set<string>();
  for (const [, closing, number = '', single] of text.matchAll(code)) {
    if (single) continue;
    if (!closing) open.add(number);
    else if (!open.delete(number)) return false;
  }
  return open.size === 0;
}
