/** The characters of a language, from its profile: what may stand in its texts without a question. */
import type { LanguageProfile } from '../model/language.ts';

export interface Inventory {
  /** Whether a letter with its marks, a digit, a sign of punctuation (NFC) is the language's own, as small or capital. */
  has(cluster: string): boolean;
  /** Every cluster that the profile lists, small and capital: of a script without an alphabet only signs. */
  readonly listed: ReadonlySet<string>;
  /**
   * The combining marks that its letters are written with, each apart: of a cluster of the language's letters and
   * marks that is none of its own, the parts are right and their combination is not.
   */
  readonly marks: ReadonlySet<string>;
}

/** A character with the marks on it. As grapheme clusters, but for scripts whose subscripts are letters: Khmer. */
export const clustersOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

const made = new WeakMap<LanguageProfile, Inventory>();

/** Made once a profile. */
export function inventoryOf(profile: LanguageProfile): Inventory {
  const known = made.get(profile) ?? makeInventory(profile);
  made.set(profile, known);
  return known;
}

function makeInventory({
  script,
  punctuation,
  digits = [],
  apostrophe,
  ...profile
}: LanguageProfile): Inventory {
  const { letters = [], loanLetters = [], marks = { signs: [], on: [] } } = profile;
  const { quotes, sentenceEnd, other } = punctuation;
  const plain = [...letters, ...loanLetters].flatMap(cased).flatMap(clustersOf);
  const marked = marks.on
    .flatMap(cased)
    .flatMap((letter) => marks.signs.map((sign) => (letter + sign).normalize('NFC')));
  const signs = [...'0123456789', ...digits, ...[...quotes, ...sentenceEnd, ...other].flatMap(clustersOf)];
  const own = new Set([...plain, ...marked, ...signs, ...(apostrophe ? [apostrophe] : [])]);
  // Latin letters take one mark of the profile at a time; those of other scripts stack: a vowel, a sign, a subscript.
  const stack = new Set(script === 'Latn' ? [] : [...plain.join(''), ...marks.signs]);
  const ofScript = letters.length === 0 ? anyOf(script) : undefined;
  const has = (cluster: string) =>
    own.has(cluster) ||
    (stack.size > 0 && [...cluster].every((character) => stack.has(character))) ||
    (ofScript?.test(cluster) ?? false);
  const ownMarks = [...plain, ...marks.signs].join('').normalize('NFD').match(/\p{M}/gu) ?? [];
  return { has, listed: new Set([...own, ...stack]), marks: new Set(ownMarks) };
}

/** `'ng` → `'ng`, `'NG`, `'Ng`. */
function cased(letter: string): readonly string[] {
  const title = letter.replace(/\p{L}\p{M}*/u, (first) => first.toUpperCase());
  return [...new Set([letter, letter.toUpperCase(), title])].map((each) => each.normalize('NFC'));
}

/** Scripts of ISO 15924 that Unicode knows by other names, or that are several of Unicode's (UAX 24, table 7). */
const properties: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Han'],
  Hant: ['Han'],
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul', 'Han'],
};

/** Every letter, mark, number and sign of punctuation of a script; undefined where Unicode has no such script. */
function anyOf(script: string): RegExp | undefined {
  const names = properties[script] ?? [script];
  const all = names.map((name) => `\\p{Script_Extensions=${name}}`).join('');
  try {
    return new RegExp(`^[[${all}]&&[\\p{L}\\p{M}\\p{N}\\p{P}]]+$`, 'v');
  } catch {
    return undefined;
  }
}
