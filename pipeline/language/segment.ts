/** The words of a text, as the language tells them apart: one segmentation for everything that asks for words. */
import type { LanguageProfile } from '../model/language.ts';
import { normalise } from './normalise.ts';

/** A word, and where it stands in its text. */
export interface PlacedWord {
  readonly word: string;
  readonly at: number;
}

/**
 * Words and numbers, in order; spaces and punctuation are left out. `\b` and `\w` of JavaScript know nothing of ơ̆, of
 * an apostrophe that is a letter, nor of scripts without spaces.
 */
export function placedWords(text: string, profile: LanguageProfile): readonly PlacedWord[] {
  if (isUnspaced(profile)) return icuWords(text, profile);
  return [...text.matchAll(spelledWord(profile))].map(({ 0: word, index }) => ({ word, at: index }));
}

/** As `placedWords`, where it does not matter where they stand. */
export function wordsIn(text: string, profile: LanguageProfile): readonly string[] {
  if (isUnspaced(profile)) return icuWords(text, profile).map(({ word }) => word);
  return text.match(spelledWord(profile)) ?? [];
}

/** Whether words stand without spaces between them, so that ICU has to tell them apart. */
export const isUnspaced = ({ lineBreak }: LanguageProfile): boolean =>
  lineBreak === 'dictionary' || lineBreak === 'ideographs';

/** By ICU's dictionary, but for the names that the profile keeps whole. */
function icuWords(text: string, profile: LanguageProfile): readonly PlacedWord[] {
  const { segmenter, names } = icuOf(profile);
  const parts = names ? text.split(names) : [text];
  let start = 0;
  // `split` puts what a group has caught at the odd places.
  return parts.flatMap((part, index) => {
    const from = start;
    start += part.length;
    if (index % 2 === 1) return [{ word: part, at: from }];
    return [...segmenter.segment(part)].flatMap(({ segment, index: at, isWordLike }) =>
      isWordLike ? [{ word: segment, at: from + at }] : [],
    );
  });
}

/** The names that the profile keeps whole, spelt as texts are; the longest first, for the first that fits is taken. */
export const wholeNames = (profile: LanguageProfile): readonly string[] =>
  (profile.keepWhole ?? []).map((name) => normalise(name)).sort((one, other) => other.length - one.length);

interface IcuRules {
  readonly segmenter: Intl.Segmenter;
  readonly names: RegExp | undefined;
}

const icuRules = new WeakMap<LanguageProfile, IcuRules>();

function icuOf(profile: LanguageProfile): IcuRules {
  const known = icuRules.get(profile);
  if (known) return known;
  // ICU goes by the script; a language that it doesn't know must not bring in the machine's rules.
  const [tag = 'en'] = Intl.Segmenter.supportedLocalesOf(profile.tag);
  const names = wholeNames(profile).map((name) => RegExp.escape(name));
  const made = {
    segmenter: new Intl.Segmenter(tag, { granularity: 'word' }),
    names: names.length > 0 ? new RegExp(`(${names.join('|')})(?!\\p{M})`, 'u') : undefined,
  };
  icuRules.set(profile, made);
  return made;
}

const spelledWords = new WeakMap<LanguageProfile, RegExp>();

/** Letters with their marks, joined by an apostrophe (don’t), which in some languages also begins a word (’bôk). */
function spelledWord(profile: LanguageProfile): RegExp {
  const known = spelledWords.get(profile);
  if (known) return known;
  const own = profile.apostrophe ? RegExp.escape(profile.apostrophe) : undefined;
  const inside = `['’${own ?? ''}]`;
  const first = own ? `(?:${own}(?=\\p{L}))?` : '';
  const made = new RegExp(
    `\\p{Nd}+(?:[.,]\\p{Nd}+)*|${first}\\p{L}[\\p{L}\\p{M}\\p{Nd}]*(?:${inside}(?=\\p{L})[\\p{L}\\p{M}\\p{Nd}]+)*`,
    'gu',
  );
  spelledWords.set(profile, made);
  return made;
}
