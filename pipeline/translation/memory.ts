/** The memory of one language: what has been translated before, found again for texts that are the same or alike. */
import { uniteTonePlacement } from '../language/fold.ts';
import { factPlace } from '../language/interpolation.ts';
import { normalise } from '../language/normalise.ts';
import { wordsIn } from '../language/segment.ts';
import { compare } from '../model/compare.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { LedgerUnit } from '../model/unit.ts';
import { createIndex, likenessOf, type MemoryIndex } from './memory-index.ts';

/** A text that was translated, and how. */
export interface MemoryUnit {
  readonly source: string;
  readonly target: string;
  /** The source texts before and after it, where it stood among others. */
  readonly before?: string;
  readonly after?: string;
  /** The document, or the file, that it is from. */
  readonly from: string;
  readonly state: LedgerUnit['state'];
}

export interface Match {
  readonly unit: MemoryUnit;
  /** 101: the same text between the same neighbours; 100: the same text; less: only alike. */
  readonly percent: number;
}

export interface Neighbours {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface Memory {
  /** The best first; of equal ones the most settled. Each translation is offered once. */
  lookUp(text: string, neighbours?: Neighbours, limits?: Partial<Limits>): readonly Match[];
  readonly size: number;
}

interface Limits {
  /** Percentage from which on a translation helps more than it hinders. */
  readonly least: number;
  readonly most: number;
}

const usualLimits: Limits = { least: 60, most: 5 };

export const sameInContext = 101;
const same = 100;
/** What is not the same text is never said to be. */
const mostAlike = 99;
/** Percent taken off where inline codes, or figures, are others: they have to be set by hand. */
const penalty = 4;
/** So many texts are compared word by word; of these, so many letter by letter. */
const compared = 400;
const refined = 60;
/** Of texts of few words, those that share less than half of their letters are not looked at. */
const halfAlike = 0.5;

/** @param profile of the language that the texts are translated from. */
export function createMemory(units: readonly MemoryUnit[], profile: LanguageProfile): Memory {
  const words = units.map(({ source }) => wordsOf(source, profile));
  const index = createIndex(words);
  const short = words.flatMap((each, at) =>
    each.length <= fewWords ? [{ at, letters: each.join(' ') }] : [],
  );
  const equal = Map.groupBy(units.keys(), (at) => spelling(units[at]?.source ?? ''));
  return {
    size: units.length,
    lookUp: (text, neighbours = {}, limits = {}) => {
      const { least, most } = { ...usualLimits, ...limits };
      const exact = (equal.get(spelling(text)) ?? []).map((at) => ({
        at,
        percent: isBetween(units[at], neighbours) ? sameInContext : same,
      }));
      const known = new Set(exact.map(({ at }) => at));
      const alike =
        least > mostAlike || exact.length >= most
          ? []
          : findAlike(text, { units, index, short, profile }).filter(({ at }) => !known.has(at));
      const found = [...exact, ...alike].flatMap(({ at, percent }) => {
        const unit = units[at];
        return unit && percent >= least ? [{ unit, percent }] : [];
      });
      return bestFirst(found).slice(0, most);
    },
  };
}

interface Likeness {
  readonly at: number;
  readonly percent: number;
}

interface Indexed {
  readonly units: readonly MemoryUnit[];
  readonly index: MemoryIndex;
  /** Texts of very few words: one of them written otherwise leaves no pair by which the index would find the text. */
  readonly short: readonly { readonly at: number; readonly letters: string }[];
  readonly profile: LanguageProfile;
}

/** So many words, or fewer, are short. */
const fewWords = 3;

function findAlike(text: string, { units, index, short, profile }: Indexed): readonly Likeness[] {
  const words = wordsOf(text, profile);
  const likeness = index.likeness(words);
  const byWords = index
    .candidates(words, compared)
    .map(({ text: at }) => ({ at, likeness: likeness(at) }))
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, refined);
  const letters = words.join(' ');
  const close = (at: number) => likenessOf(letters, wordsOf(units[at]?.source ?? '', profile).join(' '));
  // Of one word, its letters are all that can be alike.
  const byBoth = byWords.map((each) => ({
    at: each.at,
    likeness: words.length === 1 ? close(each.at) : (each.likeness + close(each.at)) / 2,
  }));
  const seen = new Set(byBoth.map(({ at }) => at));
  const byLetters = (words.length <= fewWords ? short : []).flatMap(({ at, letters: other }) => {
    const letterwise = seen.has(at) ? 0 : likenessOf(letters, other);
    if (letterwise < halfAlike) return [];
    return [{ at, likeness: words.length === 1 ? letterwise : (likeness(at) + letterwise) / 2 }];
  });
  return [...byBoth, ...byLetters].map(({ at, likeness: alike }) => ({
    at,
    percent: percentOf(alike, text, units[at]?.source ?? ''),
  }));
}

function percentOf(likeness: number, one: string, other: string): number {
  const off =
    (isSame(codesIn(one), codesIn(other)) ? 0 : penalty) +
    (isSame(figuresIn(one), figuresIn(other)) ? 0 : penalty);
  return Math.max(0, Math.min(mostAlike, Math.floor(likeness * 100 - off)));
}

function isBetween(unit: MemoryUnit | undefined, { before, after }: Neighbours): boolean {
  if (before === undefined && after === undefined) return false;
  const isEqual = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined ? one === other : spelling(one) === spelling(other);
  return unit !== undefined && isEqual(unit.before, before) && isEqual(unit.after, after);
}

const settled: readonly LedgerUnit['state'][] = ['draft', 'translated', 'reviewed', 'approved'];

function bestFirst(matches: readonly Match[]): readonly Match[] {
  const sorted = matches.toSorted(
    (one, other) =>
      other.percent - one.percent ||
      settled.indexOf(other.unit.state) - settled.indexOf(one.unit.state) ||
      compare(one.unit.from, other.unit.from),
  );
  const seen = new Set<string>();
  return sorted.filter(({ unit: { target } }) => !seen.has(target) && seen.add(target));
}

/** Two texts of one spelling are the same text: where the tone stands, and how wide a space is, changes nothing. */
export const spelling = (text: string): string =>
  uniteTonePlacement(normalise(text)).replace(/\s+/gu, ' ').trim();

/** What makes a text like another: its words in small letters; figures, facts and codes only as such. */
function wordsOf(text: string, profile: LanguageProfile): readonly string[] {
  if (!text.includes('<') && !text.includes('{{')) return wordsIn(text, profile).map(comparable);
  return text.split(special).flatMap((part, at) => {
    // `split` puts what the group has caught at the odd places.
    if (at % 2 === 1) return [part.startsWith('<') ? '<>' : '{}'];
    return wordsIn(part, profile).map(comparable);
  });
}

/** A language has a few thousand syllables, and a memory millions of words: each is spelt once. */
const spelt = new Map<string, string>();
const mostSpelt = 50_000;

function comparable(word: string): string {
  const known = spelt.get(word);
  if (known !== undefined) return known;
  const made = /^\p{Nd}/u.test(word) ? '0' : uniteTonePlacement(normalise(word)).toLowerCase();
  if (spelt.size >= mostSpelt) spelt.clear();
  spelt.set(word, made);
  return made;
}

const special = new RegExp(`(<\\/?\\d+\\/?>|${factPlace.source})`, 'u');

const codesIn = (text: string): readonly string[] => text.match(/<\/?\d+\/?>/g) ?? [];
/** Figures and facts; not the numbers of codes. */
export const figuresIn = (text: string): readonly string[] =>
  text.replace(/<\/?\d+\/?>/g, ' ').match(figures) ?? [];
const figures = new RegExp(`${factPlace.source}|\\p{Nd}+(?:[.,/:]\\p{Nd}+)*`, 'gu');

/** The same, in whatever order. */
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted(compare).join('\n') === other.toSorted(compare).join('\n');
