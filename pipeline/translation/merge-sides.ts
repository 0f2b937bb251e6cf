/** A locale file as two branches left it, put together: what both say once, what only one says from that one. */
import type { UnitId } from '../model/id.ts';
import type { Alternative, Catalogue, Ledger, LedgerUnit, ObsoleteUnit } from '../model/unit.ts';

export interface TwoTexts {
  readonly id: UnitId;
  readonly ours: string;
  readonly theirs: string;
}

/** In order of `ours`, what only `theirs` has behind it. `different`: texts of which a person has to choose one. */
export function mergeCatalogues(
  ours: Catalogue,
  theirs: Catalogue,
): { readonly catalogue: Catalogue; readonly different: readonly TwoTexts[] } {
  const catalogue = new Map(ours);
  const different: TwoTexts[] = [];
  for (const [id, text] of theirs) {
    const own = catalogue.get(id) ?? '';
    if (own.trim() && text.trim() && own !== text) different.push({ id, ours: own, theirs: text });
    if (!own.trim()) catalogue.set(id, text);
  }
  return { catalogue, different };
}

/** Both sides' approvals hold, each for its digest; of a unit that both changed, what `theirs` keeps beside is kept, too. */
export function mergeLedgers(ours: Ledger, theirs: Ledger): Ledger {
  const approvals = [...ours.approvals, ...theirs.approvals];
  return {
    ...theirs,
    ...ours,
    units: merged(ours.units, theirs.units, withAlternatives),
    obsolete: merged(
      ours.obsolete,
      theirs.obsolete,
      (own, other): ObsoleteUnit =>
        withAlternatives(own, {
          ...other,
          alternatives: [asAlternative(other), ...(other.alternatives ?? [])],
        }),
    ),
    approvals: [...new Map(approvals.map((each) => [JSON.stringify(each), each])).values()],
  };
}

function merged<Entry>(
  ours: ReadonlyMap<UnitId, Entry>,
  theirs: ReadonlyMap<UnitId, Entry>,
  both: (own: Entry, other: Entry) => Entry,
): ReadonlyMap<UnitId, Entry> {
  const entries = new Map(ours);
  for (const [id, other] of theirs) {
    const own = entries.get(id);
    entries.set(id, own === undefined ? other : both(own, other));
  }
  return entries;
}

const asAlternative = ({ text, by, date }: ObsoleteUnit): Alternative => ({
  text,
  ...(by !== undefined && { by }),
  ...(date !== undefined && { date }),
});

/** Each text once, as it was first said. */
export const uniteAlternatives = (alternatives: readonly Alternative[]): readonly Alternative[] =>
  alternatives.filter(({ text }, at) => alternatives.findIndex((each) => each.text === text) === at);

type Kept = Pick<LedgerUnit, 'alternatives' | 'note'> & { readonly text?: string };

function withAlternatives<Entry extends Kept>(own: Entry, other: Kept): Entry {
  const all = uniteAlternatives([...(own.alternatives ?? []), ...(other.alternatives ?? [])]);
  const alternatives = all.filter(({ text }) => text !== own.text);
  const notes = [...new Set([own.note, other.note].filter((note) => note !== undefined))];
  return {
    ...own,
    ...(alternatives.length > 0 && { alternatives }),
    ...(notes.length > 0 && { note: notes.join('\n') }),
  };
}
