/** How much there is to translate: what translators plan by, and what they are paid by. */
import type { LanguageProfile } from '../model/language.ts';
import { factPlace } from './interpolation.ts';
import { isUnspaced, wordsIn } from './segment.ts';

/**
 * The words of a unit's source text, counted as a word processor counts them, so that whoever pays can count again:
 * what stands between two spaces is one, and a dash that stands alone is none. In Vietnamese that is the syllable
 * («tiếng»); the state pays by pages of 350 such words of the original (Circular 71/2018/TT-BTC). A fact is one word,
 * an inline code none. A source without spaces is counted by the words that its dictionary tells apart.
 */
export function countWords(text: string, profile: LanguageProfile): number {
  const plain = text
    .replace(/<\d+\/>/g, ' ')
    .replace(/<\/?\d+>/g, '')
    .replace(factPlace, '0');
  if (isUnspaced(profile)) return wordsIn(plain, profile).length;
  return plain.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}
