/** Brings the locale files of one document into step with its source. Pure: what to write is returned. */
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { Catalogue, Ledger, LedgerUnit, Unit } from '../model/unit.ts';

export interface Synced {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
}

/** The source language's catalogue: what translation tools use as the template. */
export const sourceCatalogue = (units: readonly Unit[]): Catalogue =>
  new Map(units.map((unit) => [unit.id, unit.text]));

/**
 * A translation's files: every unit in document order, an empty text where there is none yet; what was typed since the
 * last time is recorded as translated from the source as it stands; what left the source moves to `obsolete`.
 */
export function syncTranslation(units: readonly Unit[], previous: Synced): Synced {
  const { ledger } = previous;
  const catalogue = new Map<UnitId, string>();
  const entries = new Map<UnitId, LedgerUnit>();
  const obsolete = new Map(ledger.obsolete);
  for (const unit of units) {
    const text = previous.catalogue.get(unit.id) || obsolete.get(unit.id)?.text || '';
    catalogue.set(unit.id, text);
    const entry = entryFor(unit, text, ledger.units.get(unit.id), obsolete.get(unit.id)?.source);
    if (entry) entries.set(unit.id, entry);
    obsolete.delete(unit.id);
  }
  for (const [id, text] of previous.catalogue) {
    if (!catalogue.has(id) && text) obsolete.set(id, { source: ledger.units.get(id)?.source ?? '', text });
  }
  return { catalogue, ledger: { ...ledger, units: entries, obsolete } };
}

function entryFor(
  unit: Unit,
  text: string,
  entry: LedgerUnit | undefined,
  obsoleteSource: string | undefined,
): LedgerUnit | undefined {
  const target = fingerprint(text);
  if (!text.trim()) return undefined;
  if (entry?.target === target) return entry;
  if (obsoleteSource !== undefined) return { state: 'draft', source: obsoleteSource, target };
  return { state: 'translated', origin: 'human', source: unit.text, target };
}
