/** Dictionary order: CLDR's where it has the language, else that of the profile's letters. */
import { compare } from '../model/compare.ts';
import type { LanguageProfile } from '../model/language.ts';

export type Collator = (one: string, other: string) => number;

/** For `sort`. Texts that the order calls equal stand in the order of their code units, so that it is always the same. */
export function collatorOf(profile: LanguageProfile): Collator {
  const known = collators.get(profile);
  if (known) return known;
  const order = isInCldr(profile) ? cldrOrder(profile) : letterOrder(profile);
  const collator: Collator = (one, other) => order(one, other) || compare(one, other);
  collators.set(profile, collator);
  return collator;
}

const collators = new WeakMap<LanguageProfile, Collator>();

/** Asked for a language that it doesn't know, Intl takes the machine's. */
const isInCldr = ({ sort, tag }: LanguageProfile): boolean =>
  sort === 'cldr' && Intl.Collator.supportedLocalesOf(tag).length > 0;

function cldrOrder({ tag }: LanguageProfile): Collator {
  const { compare: order } = new Intl.Collator(tag);
  return order;
}

/**
 * In three steps, as the Unicode Collation Algorithm goes (UTS #10, 1.1): letters, those of several characters as one;
 * then marks; then capitals after small letters.
 */
function letterOrder(profile: LanguageProfile): Collator {
  const readKey = keyReader(profile);
  const keys = new Map<string, Key>();
  const keyOf = (text: string): Key => {
    const key = keys.get(text) ?? readKey(text);
    keys.set(text, key);
    return key;
  };
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return compare(a.letters, b.letters) || compare(a.marks, b.marks) || compare(a.capitals, b.capitals);
  };
}

interface Key {
  readonly letters: string;
  readonly marks: string;
  readonly capitals: string;
}

/** What is no letter of the language comes before its letters, but for other letters, which come after them. */
const firstLetter = 0x10_00_00;
const foreignLetter = 0x10_80_00;

function keyReader(profile: LanguageProfile): (text: string) => Key {
  const alphabet = alphabetOf(profile);
  const rank = new Map(alphabet.map((letter, at) => [letter, firstLetter + at]));
  // The longest first, so that `ng` is not read as n and g.
  const bySize = alphabet.filter((letter) => letter.length > 1).sort((a, b) => b.length - a.length);
  return (text) => {
    const written = inReadingOrder(text.normalize('NFC'));
    const small = written.toLowerCase();
    const key = { letters: '', marks: '', capitals: '' };
    for (let at = 0; at < small.length; ) {
      const whole = bySize.find((each) => small.startsWith(each, at)) ?? characterAt(small, at);
      const after = marksAt(small, at + whole.length, rank);
      const { base, marks } = rank.has(whole) ? { base: whole, marks: '' } : split(whole, after, rank);
      key.letters += String.fromCodePoint(rank.get(base) ?? foreign(base));
      key.marks += `${rank.has(whole) ? after : marks}\u0001`;
      key.capitals += written.startsWith(whole, at) ? 'a' : 'b';
      at += whole.length + after.length;
    }
    return key;
  };
}

/** Where vowels are marks they are letters to the dictionary; marks on Latin letters are tones. */
const alphabetOf = ({
  script,
  letters = [],
  loanLetters = [],
  marks,
}: LanguageProfile): readonly string[] => [
  ...letters,
  ...loanLetters,
  ...(script === 'Latn' ? [] : (marks?.signs ?? [])),
];

/** Vowels that Tai Viet writes before the consonant that they are spoken after (UTS #10, 3.1.3, rearrangement). */
const inReadingOrder = (text: string): string =>
  text.replace(/(\p{Logical_Order_Exception})(\p{L})/gu, '$2$1');

const characterAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0);

/** The marks from here on that are no letters. */
function marksAt(text: string, from: number, rank: ReadonlyMap<string, number>): string {
  let to = from;
  while (to < text.length && /\p{M}/u.test(text.charAt(to)) && !rank.has(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

/** `ấ` → `â` and its tone, where the alphabet has `â`; else as far as marks can be taken off. */
function split(
  letter: string,
  after: string,
  rank: ReadonlyMap<string, number>,
): { base: string; marks: string } {
  const [first = '', ...marks] = (letter + after).normalize('NFD');
  const kept = subsets(marks).find((subset) => rank.has(composed(first, subset))) ?? [];
  const rest = [...marks];
  for (const mark of kept) rest.splice(rest.indexOf(mark), 1);
  return { base: composed(first, kept), marks: rest.join('') };
}

const composed = (first: string, marks: readonly string[]) => (first + marks.join('')).normalize('NFC');

/** Every choice of marks, in their order, the most first; beyond four of them only all or none. */
function subsets(marks: readonly string[]): readonly (readonly string[])[] {
  if (marks.length > 4) return [marks, []];
  const all = marks.reduce<string[][]>((sets, mark) => sets.flatMap((set) => [[...set, mark], set]), [[]]);
  return all.sort((one, other) => other.length - one.length);
}

function foreign(base: string): number {
  const point = Math.min(base.codePointAt(0) ?? 0, 0xf_ff_ff);
  return /\p{L}/u.test(base) ? Math.min(foreignLetter + (point & 0x7fff), 0x10_ff_ff) : point;
}
