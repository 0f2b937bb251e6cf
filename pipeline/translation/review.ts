/** A reviewer's word: every text that is there says what the source says as it stands today. Pure, as `sync` is. */
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { Ledger, LedgerUnit, Unit } from '../model/unit.ts';
import { textOf } from './catalogue.ts';
import type { Synced } from './sync.ts';

/** The ledger with every translated unit reviewed; what has no text yet stays missing. */
export function reviewTranslation(units: readonly Unit[], { catalogue, ledger }: Synced): Ledger {
  const entries = new Map<UnitId, LedgerUnit>(ledger.units);
  for (const unit of units) {
    const text = textOf(catalogue, unit.id);
    const { origin = 'human' } = entries.get(unit.id) ?? {};
    if (text)
      entries.set(unit.id, { state: 'reviewed', origin, source: unit.text, target: fingerprint(text) });
    else entries.delete(unit.id);
  }
  return { ...ledger, units: entries };
}
