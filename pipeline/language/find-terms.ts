/**
 * Where a text uses the terms of the termbase. Terms are compared word by word, as the language tells words apart:
 * Vietnamese by its syllables, Khmer and Chinese as ICU segments them. Nothing is inflected in those; see `comparable`
 * for the rest.
 */
import type { LanguageProfile } from '../model/language.ts';
import type { FoundTerm, TermEntry, TermFinder } from '../model/term.ts';
import { uniteTonePlacement } from './fold.ts';
import { factPlace } from './interpolation.ts';
import { normalise } from './normalise.ts';
import { isUnspaced, type PlacedWord, placedWords } from './segment.ts';

/**
 * Reads the terms of one language once, and finds them in as many texts as are given. Of terms that overlap, the
 * longest is found: `Sở Thông tin và Truyền thông`, and not the `thông tin` in it.
 */
export function termFinder(entries: readonly TermEntry[], profile: LanguageProfile): TermFinder {
  const whole = withNames(profile, entries);
  const lexicon = lexiconOf(entries, whole);
  if (lexicon.size === 0) return () => [];
  const mostWords = Math.max(...[...lexicon.values()].map(({ words }) => words));
  return (text) => find(text, whole, lexicon, mostWords);
}

/** A form by which entries are known: several, where different notions share it. */
interface Form {
  readonly words: number;
  readonly meanings: readonly Pick<FoundTerm, 'entry' | 'form' | 'forbidden'>[];
}

function lexiconOf(entries: readonly TermEntry[], profile: LanguageProfile): ReadonlyMap<string, Form> {
  const lexicon = new Map<string, Form>();
  const add = (entry: TermEntry, form: string, forbidden: boolean) => {
    const words = placedWords(bare(form), profile);
    const key = keyOf(words, profile);
    if (key === '') return;
    const { meanings = [] } = lexicon.get(key) ?? {};
    // In a script without spaces the same letters may be fewer or more words, as what stands beside them suggests.
    const most = isUnspaced(profile) ? [...form].length : words.length;
    lexicon.set(key, { words: most, meanings: [...meanings, { entry, form, forbidden }] });
  };
  for (const entry of entries) {
    for (const form of entry.forms.get(profile.tag) ?? []) add(entry, form, false);
    for (const form of entry.forbidden.get(profile.tag) ?? []) add(entry, form, true);
  }
  return lexicon;
}

function find(
  text: string,
  profile: LanguageProfile,
  lexicon: ReadonlyMap<string, Form>,
  mostWords: number,
): readonly FoundTerm[] {
  const masked = bare(text);
  const words = placedWords(masked, profile);
  const found: FoundTerm[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = longestAt(at, words, masked, profile, lexicon, mostWords);
    if (!hit) at += 1;
    else {
      const start = words[at]?.at ?? 0;
      const last = words[at + hit.words - 1];
      const end = last ? last.at + last.word.length : start;
      for (const meaning of hit.meanings)
        found.push({ ...meaning, written: text.slice(start, end), start, end });
      at += hit.words;
    }
  }
  return found;
}

function longestAt(
  at: number,
  words: readonly PlacedWord[],
  text: string,
  profile: LanguageProfile,
  lexicon: ReadonlyMap<string, Form>,
  mostWords: number,
): Form | undefined {
  let longest: Form | undefined;
  for (let count = 1; count <= mostWords && at + count <= words.length; count += 1) {
    if (count > 1 && isParted(words[at + count - 2], words[at + count - 1], text)) break;
    const form = lexicon.get(keyOf(words.slice(at, at + count), profile));
    if (form) longest = { ...form, words: count };
  }
  return longest;
}

/** Words of one term may have spaces, hyphens or quotation marks between them, and nothing that ends a clause. */
function isParted(one: PlacedWord | undefined, other: PlacedWord | undefined, text: string): boolean {
  if (!one || !other) return true;
  return !/^[\s\u200B\u2060'"“”‘’«»-]*$/u.test(text.slice(one.at + one.word.length, other.at));
}

const keyOf = (words: readonly PlacedWord[], profile: LanguageProfile): string =>
  words.map(({ word }) => comparable(word, profile)).join(isUnspaced(profile) ? '' : ' ');

/**
 * Capitals, and where a Vietnamese tone stands, do not make another word. Of the languages here only those with a plural
 * inflect (English): there an `s` at the end makes none either.
 */
function comparable(word: string, { plurals }: LanguageProfile): string {
  const spelt = uniteTonePlacement(normalise(word)).toLowerCase();
  return plurals.includes('one') ? spelt.replace(/(?<=..)(?:['’]s|(?<!s)s['’]?)$/u, '') : spelt;
}

/** Without inline codes, which part no words; figures part them. Every character stays where it is. */
function bare(text: string): string {
  if (!text.includes('<') && !text.includes('{{')) return text;
  return text
    .replace(/<\/?\d+\/?>/g, (code) => ' '.repeat(code.length))
    .replace(factPlace, (place) => ';'.repeat(place.length));
}

/** The names of the termbase are words of their language, whether ICU's dictionary has them or not. */
export function withNames(profile: LanguageProfile, entries: readonly TermEntry[]): LanguageProfile {
  if (!isUnspaced(profile)) return profile;
  const names = entries
    .filter(({ partOfSpeech }) => partOfSpeech === 'name')
    .flatMap(({ forms }) => forms.get(profile.tag) ?? [])
    .filter((name) => !/\s/u.test(name));
  if (names.length === 0) return profile;
  return { ...profile, keepWhole: [...new Set([...(profile.keepWhole ?? []), ...names])] };
}
