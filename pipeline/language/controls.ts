/** Characters that nobody sees: which of them a language needs, and which can go without harm. */
import type { LanguageProfile } from '../model/language.ts';

/**
 * U+FFFD is what a failed conversion leaves behind, private-use characters belong to one old font, directional
 * controls can show a text otherwise than it reads (Unicode Technical Report 36, 2.10), and whatever is invisible
 * can't be seen to be wrong. U+2028 and U+2029 come from layout programs.
 */
export const suspicious = /[\uFFFD\u2028\u2029\p{Cc}\p{Co}\p{Cn}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

type Needs = Pick<LanguageProfile, 'script' | 'direction' | 'lineBreak'>;

/** The suspicious characters of a text that its language has no use for. */
export function strayControls(text: string, profile: Needs): readonly { character: string; at: number }[] {
  return [...text.matchAll(suspicious)]
    .map(({ 0: character, index }) => ({ character, at: index }))
    .filter(({ character, at }) => !isNeeded(character, text.slice(Math.max(0, at - 4), at), profile));
}

/** Line ends and tabs stand in texts; variation selectors choose a character's form. */
const always = /[\n\t\p{Variation_Selector}]/u;
const zeroWidthSpace = '\u200B';
const joiners = new Set(['\u200C', '\u200D']);
const rightToLeftMarks = new Set(['\u200E', '\u200F', '\u061C']);

/** Scripts whose letters join or stack, so that a joiner or non-joiner changes their shape (Unicode, 23.2). */
const joining = new Set(['Khmr', 'Mymr', 'Arab', 'Deva', 'Beng', 'Sinh', 'Mong']);

function isNeeded(character: string, before: string, { script, direction, lineBreak }: Needs): boolean {
  if (character === zeroWidthSpace) return lineBreak === 'dictionary' || lineBreak === 'zero-width';
  if (character === '\u200D' && /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?$/u.test(before))
    return true;
  if (joiners.has(character)) return joining.has(script);
  if (rightToLeftMarks.has(character)) return direction === 'rtl';
  return always.test(character);
}

/**
 * What may be deleted without asking: it neither shows nor stands for a letter. Left to a person: what is damaged, the
 * soft hyphen, which is the ư of TCVN3, and the overrides that turn a text round (U+202D, U+202E).
 */
export const isHarmless = (character: string): boolean =>
  /[\u200B-\u200F\u061C\u202A-\u202C\u2060\u2066-\u2069\uFEFF]/u.test(character);

export const turnsRound = (text: string): boolean => /[\u202D\u202E]/u.test(text);
