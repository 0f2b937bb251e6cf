/** Brings the locale files of one document into step with its source. Pure: what to write is returned. */
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { Alternative, Catalogue, Ledger, LedgerUnit, ObsoleteUnit, Unit } from '../model/unit.ts';
import { uniteAlternatives } from './merge-sides.ts';

export interface Synced {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
}

/** Who says so, and on which day (ISO 8601). */
export interface Declaration {
  readonly by?: string;
  readonly date?: string;
}

/** The source language's catalogue: what translation tools use as the template. */
export const sourceCatalogue = (units: readonly Unit[]): Catalogue =>
  new Map(units.map((unit) => [unit.id, unit.text]));

/**
 * A translation's files: every unit in document order, an empty text where there is none yet; what was typed since the
 * last time is recorded as translated by whoever `declares` it, from the source as it stands; what left the source moves
 * to `obsolete`, and comes back from there as it was. `earlier`: the source catalogue as last written.
 */
export function syncTranslation(
  units: readonly Unit[],
  previous: Synced,
  declares: Declaration = {},
  earlier: Catalogue = new Map(),
): Synced {
  const { ledger } = previous;
  const catalogue = new Map<UnitId, string>();
  const entries = new Map<UnitId, LedgerUnit>();
  const obsolete = new Map(ledger.obsolete);
  for (const unit of units) {
    const { id } = unit;
    const typed = previous.catalogue.get(id) ?? '';
    const gone = obsolete.get(id);
    const text = typed.trim() ? typed : (gone?.text ?? '');
    catalogue.set(id, text);
    const entry =
      typed.trim() || !gone ? entryOf(unit, text, ledger.units.get(id), declares) : restored(gone);
    if (entry) entries.set(id, entry);
    // A text typed anew does not do away with the one that was kept.
    if (gone?.text === text) obsolete.delete(id);
  }
  for (const [id, text] of previous.catalogue) {
    if (!catalogue.has(id))
      putAside(id, text, ledger.units.get(id) ?? { source: earlier.get(id) ?? '' }, obsolete);
  }
  bringBack(
    units.filter(({ id }) => !previous.catalogue.has(id)),
    { catalogue, entries, obsolete },
  );
  const inOrder = units.flatMap(({ id }): [UnitId, LedgerUnit][] => {
    const entry = entries.get(id);
    return entry ? [[id, entry]] : [];
  });
  return { catalogue, ledger: { ...ledger, units: new Map(inOrder), obsolete } };
}

interface Files {
  readonly catalogue: Map<UnitId, string>;
  readonly entries: Map<UnitId, LedgerUnit>;
  readonly obsolete: Map<UnitId, ObsoleteUnit>;
}

/** A text that had changed since it got its id, and left the source, comes back under another id: with its translation. */
function bringBack(units: readonly Unit[], { catalogue, entries, obsolete }: Files): void {
  for (const { id, text } of units) {
    if (catalogue.get(id) !== '' || entries.has(id)) continue;
    const found = [...obsolete].find(([each, { source }]) => source === text && !catalogue.has(each));
    const entry = found && restored(found[1]);
    if (!entry) continue;
    const [earlierId, gone] = found;
    catalogue.set(id, gone.text);
    entries.set(id, entry);
    obsolete.delete(earlierId);
  }
}

/** Of a text that the ledger knows, what it knows; any other has just been typed. */
function entryOf(
  unit: Unit,
  text: string,
  entry: LedgerUnit | undefined,
  declares: Declaration,
): LedgerUnit | undefined {
  const target = fingerprint(text);
  const { note, alternatives = [] } = entry ?? {};
  // Nobody has chosen among the alternatives yet, nor answered the note.
  if (!text.trim()) return note || alternatives.length > 0 ? entry : undefined;
  if (entry?.target === target) return entry;
  const others = alternatives.filter((each) => fingerprint(each.text) !== target);
  return {
    state: 'translated',
    origin: 'human',
    source: unit.text,
    target,
    ...declares,
    ...(note && { note }),
    ...(others.length > 0 && { alternatives: others }),
  };
}

function restored({ text, state = 'draft', ...known }: ObsoleteUnit): LedgerUnit | undefined {
  return text.trim() ? { ...known, state, target: fingerprint(text) } : undefined;
}

/** With what the ledger knew of it; a text kept earlier under the same id stays beside it. */
function putAside(
  id: UnitId,
  text: string,
  entry: Partial<LedgerUnit> & Pick<LedgerUnit, 'source'>,
  obsolete: Map<UnitId, ObsoleteUnit>,
): void {
  const earlier = obsolete.get(id);
  const texts: readonly Alternative[] = [
    { text },
    ...(entry.alternatives ?? []),
    { text: earlier?.text ?? '' },
    ...(earlier?.alternatives ?? []),
  ];
  const [own, ...others] = uniteAlternatives(texts.filter((each) => each.text.trim()));
  if (own === undefined) return;
  const first = own.text;
  const { target, alternatives: _, ...known } = entry;
  obsolete.set(id, {
    ...(target === fingerprint(first) ? known : { source: known.source }),
    text: first,
    ...(others.length > 0 && { alternatives: others }),
  });
}
