/** Is a translation still a translation of what stands in the source? */
import { distance } from 'fastest-levenshtein';
import { sameData, turningWords, withoutCodes, wordingOf } from '../language/source-data.ts';
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
  const isSameData = sameData(translated, current);
  if (wordingOf(translated) === wordingOf(current)) return isSameData ? 'stale-cosmetic' : 'stale-data';
  const isNear = similarity(withoutCodes(translated), withoutCodes(current)) >= minorSimilarity;
  return isNear && isSameData && sameTurns(translated, current) ? 'stale-minor' : 'stale-major';
}

const sameTurns = (one: string, other: string): boolean =>
  turningWords(one).join(' ') === turningWords(other).join(' ');

/** 1 where equal, 0 where nothing is shared: Levenshtein distance over the longer text. */
export function similarity(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - distance(one, other) / longer;
}
