/** Is a translation still a translation of what stands in the source? */
import { distance } from 'fastest-levenshtein';
import { uniteTonePlacement } from '../language/fold.ts';
import { factPlace } from '../language/interpolation.ts';
import { fingerprint } from '../model/digest.ts';
import type { LedgerUnit, StaleState, UnitState } from '../model/unit.ts';

/** At least this alike, a changed source is a minor change (the reader is hardly misled); less alike, a major one. */
const minorSimilarity = 0.8;

/** The state of a translation, given what the ledger says of it. `target` is empty where there is none. */
export function stateOf(source: string, target: string, entry: LedgerUnit | undefined): UnitState {
  if (!target) return 'missing';
  if (!entry || entry.target !== fingerprint(target)) return 'draft';
  return staleness(entry.source, source) ?? entry.state;
}

/** How far the source moved on since it was translated; undefined where it did not. */
export function staleness(translated: string, current: string): StaleState | undefined {
  if (translated === current) return undefined;
  if (withoutPunctuation(translated) === withoutPunctuation(current)) return 'stale-cosmetic';
  if (withoutFacts(translated) === withoutFacts(current)) return 'stale-data';
  return similarity(translated, current) >= minorSimilarity && numerals(translated) === numerals(current)
    ? 'stale-minor'
    : 'stale-major';
}

/** 1 where equal, 0 where nothing is shared: Levenshtein distance over the longer text. */
export function similarity(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - distance(one, other) / longer;
}

/** A dash that begins a number is its sign, and no punctuation: −5 °C is not 5 °C. */
const withoutPunctuation = (text: string): string =>
  uniteTonePlacement(text)
    .replace(/(?<=^|[\s(])[-−–](?=\d)/gu, '−')
    .replace(/(?<!\d)[.,](?!\d)|[\s;:!?…"“”«»‘’()–—-]/gu, '');

const numeral = '\\d+(?:[.,/:]\\d+)*';
const figures = new RegExp(`${factPlace.source}|${numeral}`, 'gu');
const facts = new RegExp(`https?://\\S+|${factPlace.source}|${numeral}`, 'gu');

/** Numbers, dates, facts and addresses as one sign each: what is left is the wording. */
const withoutFacts = (text: string): string => withoutPunctuation(text.replace(facts, '#'));

const numerals = (text: string): string => (text.match(figures) ?? []).join(' ');
