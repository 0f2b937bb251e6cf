/**
 * Gives every unit of a source its id: the one that it had, wherever it was moved to, or a new one. Ids live in the
 * source language's catalogue, never in the Markdown, and never change when the text does.
 */
import { digestOf } from '../model/digest.ts';
import type { DocumentId, UnitId } from '../model/id.ts';
import type { Catalogue, SourceUnit, Unit } from '../model/unit.ts';
import { similarity } from './staleness.ts';

/** Below this, two texts are different units (research: half of the characters shared). */
const sameUnit = 0.5;

/** @returns the units in document order, each with its id. `previous` is the source catalogue as last written. */
export function align(
  document: DocumentId,
  units: readonly SourceUnit[],
  previous: Catalogue,
): readonly Unit[] {
  const ids = new Map<SourceUnit, UnitId>();
  const free = new Map(previous);
  const give = (unit: SourceUnit, id: UnitId) => {
    ids.set(unit, id);
    free.delete(id);
  };
  for (const unit of units) if (unit.field) give(unit, unit.field);
  giveEqual(units, free, ids, give);
  giveSimilar(units, [...previous.keys()], free, ids, give);
  return units.map((unit) => ({ ...unit, id: ids.get(unit) ?? newId(document, unit, ids) }));
}

type Give = (unit: SourceUnit, id: UnitId) => void;

/** Equal texts keep their ids, the first occurrence the first id. */
function giveEqual(
  units: readonly SourceUnit[],
  free: ReadonlyMap<UnitId, string>,
  ids: ReadonlyMap<SourceUnit, UnitId>,
  give: Give,
): void {
  const byText = Map.groupBy(free, ([, text]) => text);
  for (const unit of units) {
    const [id] = (ids.has(unit) ? undefined : byText.get(unit.text)?.shift()) ?? [];
    if (id) give(unit, id);
  }
}

/** An edited text keeps the id of the most similar one that is left, looking only between its neighbours of before. */
function giveSimilar(
  units: readonly SourceUnit[],
  order: readonly UnitId[],
  free: ReadonlyMap<UnitId, string>,
  ids: ReadonlyMap<SourceUnit, UnitId>,
  give: Give,
): void {
  const position = new Map(order.map((id, index) => [id, index]));
  let after = -1;
  for (const [index, unit] of units.entries()) {
    const known = ids.get(unit);
    if (known) {
      after = position.get(known) ?? after;
      continue;
    }
    const next = units
      .slice(index + 1)
      .map((each) => position.get(ids.get(each) as UnitId))
      .find((each) => each !== undefined && each > after);
    const neighbours = order.slice(after + 1, next ?? order.length).filter((id) => free.has(id));
    const best = neighbours
      .map((id) => ({ id, likeness: similarity(free.get(id) ?? '', unit.text) }))
      .reduce((one, other) => (other.likeness > one.likeness ? other : one), {
        id: '' as UnitId,
        likeness: 0,
      });
    if (best.likeness >= sameUnit) {
      give(unit, best.id);
      after = position.get(best.id) ?? after;
    }
  }
}

/** Short, and made of the text: two people who sync the same new paragraph give it the same id. */
function newId(document: DocumentId, unit: SourceUnit, ids: Map<SourceUnit, UnitId>): UnitId {
  const taken = new Set(ids.values());
  for (let turn = 0; ; turn += 1) {
    const number = BigInt(`0x${digestOf(`${document}\n${unit.text}\n${turn}`).slice(0, 12)}`);
    // A letter first, so that no tool takes an id for a number.
    const id =
      `${'abcdefghijklmnopqrstuvwxyz'[Number(number % 26n)]}${(number / 26n).toString(36).padStart(5, '0').slice(-5)}` as UnitId;
    if (!taken.has(id)) {
      ids.set(unit, id);
      return id;
    }
  }
}
