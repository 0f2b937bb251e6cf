/** What a program may correct in a text without asking: spellings that look the same and of which one is right. */
import type { LanguageProfile } from '../model/language.ts';
import { isHarmless, strayControls, turnsRound } from './controls.ts';
import { respell } from './normalise.ts';
import { isExcused, languageOf, type StrangeWord, strangeWords } from './strange-words.ts';

/** A stretch of a text, and what it becomes. */
export interface Mend {
  /** Offset in the text as it was. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** A word with all that may hang on it. Combining marks stay with their letter. */
const stretch = /[\p{L}\p{M}\p{Nd}\p{Cf}\p{So}'’‘ʼʻ`´′＇]+/gu;

/**
 * Puts words into the normal form, takes out controls that the language has no use for, and replaces look-alikes with
 * one certain answer. `source`: the text that this one translates, whose words are not touched; undefined where that
 * is not known: then no look-alike is. Codes, facts and addresses stay as they are.
 */
export function mendsIn(text: string, profile: LanguageProfile, source: string | undefined): readonly Mend[] {
  const language = languageOf(text);
  const stray = new Set(turnsRound(text) ? [] : strayControls(text, profile).map(({ at }) => at));
  const stretches: Mend[] = [...language.matchAll(stretch)].map(({ 0: from, index }) => ({
    at: index,
    from,
    to: respell(withoutStray(from, index, stray)),
  }));
  const normal = applyMends(text, stretches);
  const words = source === undefined ? [] : certain(strangeWords(normal, profile), source);
  return replaceWords(stretches, words).filter(({ from, to }) => from !== to);
}

/** A byte-order mark at the start of a file goes: it is no part of its text. */
export const markMends = (file: string): readonly Mend[] =>
  file.startsWith(byteOrderMark) ? [{ at: 0, from: byteOrderMark, to: '' }] : [];

const byteOrderMark = '\uFEFF';

/** The text with these mends in it, which are in order and do not overlap. */
export function applyMends(text: string, mends: readonly Mend[]): string {
  let at = 0;
  let mended = '';
  for (const mend of mends) {
    mended += text.slice(at, mend.at) + mend.to;
    at = mend.at + mend.from.length;
  }
  return mended + text.slice(at);
}

export const mendText = (text: string, profile: LanguageProfile, source: string | undefined): string =>
  applyMends(text, mendsIn(text, profile, source));

function withoutStray(stretch: string, start: number, stray: ReadonlySet<number>): string {
  if (stray.size === 0) return stretch;
  return [...stretch.matchAll(/./gsu)]
    .filter(({ 0: character, index }) => !(stray.has(start + index) && isHarmless(character)))
    .map(([character]) => character)
    .join('');
}

const certain = (words: readonly StrangeWord[], source: string): readonly StrangeWord[] =>
  words.filter(({ kind, text }) => kind === 'look-alike' && !isExcused(text, source));

/** `words` stand, in order, in the text that the stretches have become; each lies within one of them. */
function replaceWords(stretches: readonly Mend[], words: readonly StrangeWord[]): readonly Mend[] {
  let shift = 0;
  let next = 0;
  return stretches.map((each) => {
    const start = each.at + shift;
    const end = start + each.to.length;
    shift += each.to.length - each.from.length;
    const first = next;
    while (next < words.length && (words[next]?.at ?? end) < end) next += 1;
    const within = words
      .slice(first, next)
      .map(({ at, text, mended }) => ({ at: at - start, from: text, to: mended }));
    return within.length === 0 ? each : { ...each, to: applyMends(each.to, within) };
  });
}
