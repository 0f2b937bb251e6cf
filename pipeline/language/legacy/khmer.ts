/**
 * Khmer typed for the fonts of before Unicode: Limon, ABC and their kin, each with a table of its own. They are only
 * recognised: letters are stored in the order in which they are seen, subscripts and vowels apart, and what the signs
 * mean depends on the font (KhmerConverter of the Open Forum of Cambodia has a table for each).
 *
 * Such a text looks like `énRBHraCaNacRkkm<úCa`: Latin letters, capitals within words, and signs of Latin-1 among them.
 * Observed in Limon texts; for ABC second-hand.
 */
import type { LegacyEncoding, LegacyText } from './encoding.ts';

export const khmer: LegacyEncoding = {
  id: 'khmer',
  name: { vi: 'phông Khmer cũ (Limon, ABC)', en: 'an old Khmer font (Limon, ABC)' },
  fonts: /^(?:limon|abc|khek|khmer ?chrieng)/i,
  find,
};

const capitalInside = /[a-zß-ÿ][A-Z]/;
/** Within a word, no name or address has them: signs, and small letters with marks before a capital. */
const signInside = /[A-Za-z][¡-¿×÷ß-ÿ;<_˚][A-Za-z¡-ÿ]|[¡-¿ß-ÿ][a-z]*[A-Z]/;

/** Most words are odd, and one is so in both ways. One word in Latin letters is not enough unless it is long. */
function find(text: string): LegacyText | undefined {
  if (!capitalInside.test(text)) return undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[\s\u1780-\u17FF\u200B]+/).filter((word) => /[A-Za-z].*[A-Za-z]/.test(word));
    const odd = words.filter(
      (word) => !isAddress.test(word) && (capitalInside.test(word) || signInside.test(word)),
    );
    const isTyped = odd.some((word) => capitalInside.test(word) && signInside.test(word));
    if (isTyped && odd.length * 2 >= words.length && odd.join('').length >= 12)
      return { encoding: khmer, line: index + 1, evidence: odd.slice(0, 3).join(', ') };
  }
  return undefined;
}

const isAddress = /:\/\/|^www\.|@|\.(?:vn|com|org|kh)\b/i;
