/** What the letters of a language looked like in the old encodings, for people to recognise their own old texts. */
import type { Bilingual } from '../model/bilingual.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { LegacyEncoding } from './legacy/encoding.ts';
import { signsOf1252 } from './legacy/vietnamese.ts';
import { legacyEncodings } from './legacy-text.ts';

export interface LegacyPairs {
  readonly name: Bilingual;
  /** In the order of the profile’s letters. */
  readonly pairs: readonly (readonly [shown: string, meant: string])[];
}

/** One entry for each encoding that the profile names and that can be converted. */
export function legacyPairs(profile: LanguageProfile): readonly LegacyPairs[] {
  const letters = ownLetters(profile);
  return legacyEncodings
    .filter(({ id, convert }) => convert && profile.legacy?.includes(id))
    .map((encoding) => ({ name: encoding.name, pairs: pairsOf(encoding, letters) }));
}

/** Small letters beyond ASCII, and letters with the marks that they take. */
function ownLetters({ letters = [], marks }: LanguageProfile): readonly string[] {
  const marked = (marks?.on ?? []).flatMap((letter) =>
    (marks?.signs ?? []).map((sign) => (letter + sign).normalize('NFC')),
  );
  return [...letters, ...marked].filter(
    (letter) => /[^ -~]/.test(letter) && [...letter.normalize('NFC')].length <= 2,
  );
}

/** The small letters of Latin-1 first: a mark is the same in both cases. */
const bytes = Array.from({ length: 128 }, (_, index) => String.fromCharCode(0xff - index));
const singles = [...bytes, ...signsOf1252, ...'[]^`'];
/** A letter, and what stands for a mark after it. */
const doubles = [...'âêôăơưöaeiouycd'].flatMap((letter) =>
  [...bytes, ...'\\|#'].map((mark) => letter + mark),
);

/** Found by converting: so the sheet shows what the program does, and no second table could differ from it. */
function pairsOf({ convert }: LegacyEncoding, letters: readonly string[]): LegacyPairs['pairs'] {
  const shownAs = new Map<string, string>();
  for (const shown of [...singles, ...doubles]) {
    // Some signs are letters only beside one.
    const converted = convert?.(`${shown}a`, { capitals: false, kept: [] }).text ?? '';
    const meant = converted.slice(0, -1).normalize('NFC');
    if (meant !== shown && !/[\u0080-\u009F]/.test(shown) && !shownAs.has(meant)) shownAs.set(meant, shown);
  }
  return letters.flatMap((meant) => {
    const shown = shownAs.get(meant);
    return shown === undefined ? [] : [[shown, meant] as const];
  });
}
