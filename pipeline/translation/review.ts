/** A reviewer's word: every text that is there says what the source says as it stands today. Pure, as `sync` is. */
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { Ledger, LedgerUnit, Unit } from '../model/unit.ts';
import { textOf } from './catalogue.ts';
import type { Declaration, Synced } from './sync.ts';
import { withHeldWaivers } from './waivers.ts';

/**
 * The ledger with every translated unit reviewed; what has no text yet stays missing. What is reviewed already, and has
 * not changed since, keeps its reviewer.
 */
export function reviewTranslation(
  units: readonly Unit[],
  { catalogue, ledger }: Synced,
  { by, date }: Declaration = {},
): Ledger {
  const declared = { ...(by && { reviewer: by }), ...(date && { reviewed: date }) };
  const entries = new Map<UnitId, LedgerUnit>(ledger.units);
  for (const unit of units) {
    const text = textOf(catalogue, unit.id);
    const entry = entries.get(unit.id);
    if (text) entries.set(unit.id, reviewedEntry(unit, fingerprint(text), entry, declared));
    else if (!entry?.note && !entry?.alternatives) entries.delete(unit.id);
  }
  return { ...ledger, units: entries };
}

function reviewedEntry(
  { text }: Unit,
  target: string,
  entry: LedgerUnit | undefined,
  declared: Pick<LedgerUnit, 'reviewer' | 'reviewed'>,
): LedgerUnit {
  const isSame = entry?.target === target;
  if (isSame && entry.source === text && entry.state === 'reviewed') return entry;
  // What was said of another translation, or who wrote it, does not hold for this one.
  const known = isSame
    ? withHeldWaivers(entry, text)
    : {
        ...(entry?.note && { note: entry.note }),
        ...(entry?.alternatives && { alternatives: entry.alternatives }),
      };
  return { origin: 'human', ...known, state: 'reviewed', source: text, target, ...declared };
}
