/** The words of a text that hold something which is not their language's: look-alikes, and letters that it has not. */
import type { LanguageProfile } from '../model/language.ts';
import { factPlace } from './interpolation.ts';
import { clustersOf, type Inventory, inventoryOf } from './inventory.ts';
import { compatibility, isLetterElsewhere, isOtherScript, lookAlikes } from './look-alikes.ts';

export interface StrangeWord {
  readonly text: string;
  /** Offset in the text. */
  readonly at: number;
  /**
   * `look-alike`: each strange letter can only have been meant as one other; `doubtful`: as more than one, or it may be
   * a quotation mark. `mixed`: Latin letters and others in one word. `misplaced`: letters and marks of the language, put
   * together as it never does. `foreign`: the rest.
   */
  readonly kind: 'look-alike' | 'doubtful' | 'mixed' | 'misplaced' | 'foreign';
  readonly strange: readonly StrangeCluster[];
  /** Of a look-alike: the word as it was meant. */
  readonly mended: string;
}

export interface StrangeCluster {
  readonly cluster: string;
  /** What it may have been meant to be. */
  readonly meant: readonly string[];
}

/** What stands between words and is not language: codes, facts, addresses of the web and of mail. */
const notLanguage = new RegExp(
  [
    '</?\\d+/?>',
    factPlace.source,
    '(?:https?://|www\\.)\\S+',
    '(?<![\\w.+-])[\\w.+-]+@[\\w.-]+',
    '(?<![\\p{L}\\p{M}\\w-])[\\w-]+(?:\\.[\\w-]+)+(?![\\p{L}\\p{M}])',
  ].join('|'),
  'gu',
);

/** The text with blanks for what is not language, so that every offset stays. */
export const languageOf = (text: string): string =>
  text.replace(notLanguage, (found) => ' '.repeat(found.length));

/** `text` is NFC. Nearly always there is nothing, which one look at every character tells. */
export function strangeWords(text: string, profile: LanguageProfile): readonly StrangeWord[] {
  const reader = readerOf(profile);
  if (!isSuspicious(text, reader)) return [];
  const language = languageOf(text);
  const words = [...language.matchAll(reader.word)].flatMap(({ 0: word, index }) => {
    const known = reader.judged.get(word) ?? judge(word, reader);
    if (reader.judged.size >= mostJudged) reader.judged.clear();
    reader.judged.set(word, known);
    return known.map((each) => ({ ...each, at: each.at + index }));
  });
  return doubtQuotes(words, language, profile);
}

/**
 * Whether a strange word is as it should be: an abbreviation in capitals, or a word of the source text, which is then a
 * name or a loan.
 */
export function isExcused(word: string, source: string): boolean {
  if (/^[A-Z]{1,7}$/.test(word)) return true;
  const found = source.toLowerCase().indexOf(word.toLowerCase());
  if (found < 0) return false;
  const whole = new RegExp(`(?<![\\p{L}\\p{M}])${RegExp.escape(word)}(?![\\p{L}\\p{M}])`, 'iu');
  return whole.test(source);
}

/** What is known of a profile for this: `closer` tells of each code unit whether the word around it has to be judged. */
interface Reader {
  readonly profile: LanguageProfile;
  readonly inventory: Inventory;
  readonly word: RegExp;
  readonly closer: Uint8Array;
  readonly judged: Map<string, readonly StrangeWord[]>;
}

/** A language has some thousand words with a letter that needs a closer look. */
const mostJudged = 20_000;
const [plain, suspect] = [1, 2];

const readers = new WeakMap<LanguageProfile, Reader>();

function readerOf(profile: LanguageProfile): Reader {
  const known = readers.get(profile) ?? {
    profile,
    inventory: inventoryOf(profile),
    word: wordOf(profile),
    closer: new Uint8Array(0x10000),
    judged: new Map(),
  };
  readers.set(profile, known);
  return known;
}

function isSuspicious(text: string, reader: Reader): boolean {
  const { closer } = reader;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (closer[unit] === 0) closer[unit] = needsCloserLook(text[at] ?? '', reader) ? suspect : plain;
    if (closer[unit] === suspect) return true;
  }
  return false;
}

function needsCloserLook(character: string, { profile, inventory }: Reader): boolean {
  if (/\p{Cs}/u.test(character) || compatibility.test(character)) return true;
  if (apostrophes.has(character)) return profile.apostrophe !== undefined && character !== profile.apostrophe;
  // A mark of Latin letters is right or wrong by the letter that it stands on.
  if (profile.script === 'Latn' && /\p{M}/u.test(character)) return true;
  return /[\p{L}\p{M}\p{Nd}]/u.test(character) && !inventory.has(character) && !symbols.has(character);
}

/** Letters to Unicode that are symbols to everybody: 5 µm, 1º. */
const symbols = new Set('µªº');

/** What is typed, and what typing programs make of it, for an apostrophe that is a letter. */
const apostrophes = new Set("'’‘ʼʻ`´′＇");
const anyApostrophe = `['${[...apostrophes].filter((each) => each !== "'").join('')}]`;

const letter = `(?:[\\p{L}\\p{M}[\\p{Nd}--[0-9]]]|${compatibility.source})`;

/** In a Latin text a word is what stands between blanks; elsewhere Latin words stand among letters without any. */
function wordOf({ script, apostrophe, letters = [] }: LanguageProfile): RegExp {
  if (script !== 'Latn')
    return new RegExp(`(?:\\p{Script=Latin}[\\u0300-\\u036F]*)+|(?:(?!\\p{Script=Latin})${letter})+`, 'gv');
  if (apostrophe === undefined) return new RegExp(`${letter}+`, 'gv');
  const initial = letters.filter((each) => each.startsWith(apostrophe) && each.length > 1);
  const rest = initial.map((each) => each.slice(1)).join('|');
  const opening = rest ? `(?:(?<!${letter})${anyApostrophe}(?=${rest}|${rest.toUpperCase()}))?` : '';
  return new RegExp(`${opening}${letter}+(?:${anyApostrophe}${letter}+)*`, 'gv');
}

/** The word itself, or, in scripts without blanks between words, the stretches of it that are strange. */
function judge(word: string, reader: Reader): readonly StrangeWord[] {
  const clusters = clustersIn(word);
  const isStrange = ({ cluster }: Placed) => !isOwn(cluster, reader);
  if (!clusters.some(isStrange)) return [];
  if (reader.profile.script === 'Latn') return [judgeWord(word, 0, clusters, reader)];
  const stretches: Placed[][] = [];
  for (const [index, placed] of clusters.entries()) {
    if (!isStrange(placed)) continue;
    const before = clusters[index - 1];
    if (before && isStrange(before)) stretches.at(-1)?.push(placed);
    else stretches.push([placed]);
  }
  return stretches.map((stretch) =>
    judgeWord(stretch.map(({ cluster }) => cluster).join(''), stretch[0]?.at ?? 0, stretch, reader),
  );
}

interface Placed {
  readonly cluster: string;
  readonly at: number;
}

function clustersIn(word: string): readonly Placed[] {
  let at = 0;
  return clustersOf(word).map((cluster) => {
    const placed = { cluster, at };
    at += cluster.length;
    return placed;
  });
}

/** An apostrophe of a word's inside is a letter, and there is one right one. */
const isOwn = (cluster: string, { inventory, profile }: Reader): boolean =>
  apostrophes.has(cluster) ? cluster === profile.apostrophe : inventory.has(cluster) || symbols.has(cluster);

function judgeWord(text: string, at: number, clusters: readonly Placed[], reader: Reader): StrangeWord {
  const { inventory } = reader;
  const stands = clusters.some(({ cluster }) => /^\p{L}/u.test(cluster) && inventory.has(cluster));
  const meantBy = (cluster: string): readonly string[] => {
    if (apostrophes.has(cluster)) return apostropheOf(cluster, reader);
    if (isLetterElsewhere(cluster) && !stands) return [];
    return lookAlikes(cluster, inventory);
  };
  const strange: StrangeCluster[] = [];
  let mended = '';
  for (const { cluster } of clusters) {
    const meant = isOwn(cluster, reader) ? undefined : meantBy(cluster);
    if (meant) strange.push({ cluster, meant });
    mended += meant?.[0] ?? cluster;
  }
  return { text, at, strange, mended, kind: kindOf(text, strange, inventory) };
}

/** The typewriter signs of the Highlands had the backtick for ñ. */
function apostropheOf(sign: string, { profile, inventory }: Reader): readonly string[] {
  const { apostrophe, legacy = [] } = profile;
  if (apostrophe === undefined) return [];
  return sign === '`' && legacy.includes('highlands') && inventory.has('ñ')
    ? [apostrophe, 'ñ']
    : [apostrophe];
}

function kindOf(text: string, strange: readonly StrangeCluster[], inventory: Inventory): StrangeWord['kind'] {
  if (strange.every(({ meant }) => meant.length === 1)) return 'look-alike';
  if (strange.every(({ meant }) => meant.length > 0)) return 'doubtful';
  if (/\p{Script=Latin}/u.test(text) && notLatin.test(text)) return 'mixed';
  const isMisplaced = ({ cluster, meant }: StrangeCluster) => {
    const [base = '', ...marks] = cluster.normalize('NFD');
    return meant.length > 0 || (inventory.has(base) && marks.every((mark) => inventory.marks.has(mark)));
  };
  return strange.every(isMisplaced) ? 'misplaced' : 'foreign';
}

const notLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Before a word an apostrophe that is a letter and an opening quotation mark look alike: is there a closing one? */
function doubtQuotes(
  words: readonly StrangeWord[],
  text: string,
  { apostrophe }: LanguageProfile,
): readonly StrangeWord[] {
  const mayOpen = ({ text: [first = ''] }: StrangeWord) => apostrophes.has(first) && first !== apostrophe;
  if (!words.some(mayOpen)) return words;
  const lastClosing = [...text.matchAll(closingQuote)].at(-1)?.index ?? -1;
  return words.map((word) =>
    mayOpen(word) && lastClosing >= word.at + word.text.length ? { ...word, kind: 'doubtful' } : word,
  );
}

const closingQuote = new RegExp(`(?<=\\S)${anyApostrophe}(?!\\p{L})`, 'gu');

/** Whether a look-alike is of another script: beside Latin letters it is never meant. */
export const mixesScripts = ({ strange }: StrangeWord): boolean =>
  strange.some(({ cluster }) => isOtherScript(cluster));
