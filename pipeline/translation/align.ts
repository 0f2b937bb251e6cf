/**
 * Gives every unit of a source its id: the one that it had, wherever it was moved to, or a new one. Ids live in the
 * source language's catalogue, never in the Markdown, and never change when the text does.
 *
 * In this order: equal texts as they follow each other (longest common subsequence); equal texts that were moved, first
 * within their section and of their kind; changed texts by their likeness, between their neighbours of before; texts
 * both moved and changed.
 */
import { uniteTonePlacement } from '../language/fold.ts';
import { withoutCodes } from '../language/source-data.ts';
import { digestOf } from '../model/digest.ts';
import type { DocumentId, UnitId } from '../model/id.ts';
import type { Catalogue, SourceUnit, Unit, UnitRole } from '../model/unit.ts';
import { longestCommon } from './longest-common.ts';
import { similarity } from './staleness.ts';

/** From this on, two texts between the same neighbours are one unit (research: half of the characters shared). */
const sameUnit = 0.5;
/** Where there is but one candidate, and its kind names its place (a heading, a cell), less will do. */
const onlyOne = 0.3;
/** Anywhere in the document chance is greater. */
const movedUnit = 0.7;
/** Two thousand texts all rewritten: then only those at about the same place are compared, which takes a second. */
const mostPairs = 40_000;

/** A unit of before: its id and text, and the heading below which it stood. */
interface Before {
  readonly id: UnitId;
  readonly text: string;
  readonly section: UnitId | undefined;
}

interface Alignment {
  readonly units: readonly SourceUnit[];
  readonly before: readonly Before[];
  readonly ids: Map<SourceUnit, UnitId>;
  /** Ids that nobody has yet. */
  readonly free: Map<UnitId, Before>;
}

/** @returns the units in document order, each with its id. `previous` is the source catalogue as last written. */
export function align(
  document: DocumentId,
  units: readonly SourceUnit[],
  previous: Catalogue,
): readonly Unit[] {
  const before = withSections(previous);
  const free = new Map(before.map((each) => [each.id, each]));
  const alignment: Alignment = { units, before, ids: new Map(), free };
  for (const unit of units) if (unit.field) give(unit, unit.field, alignment);
  giveInOrder(alignment);
  const gaps = gapsOf(alignment);
  giveMoved(alignment);
  for (const gap of gaps) giveLike(gap, sameUnit, alignment);
  giveLike({ units, before }, movedUnit, alignment);
  giveOwn(document, alignment);
  const taken = new Set([...previous.keys(), ...alignment.ids.values()]);
  return units.map((unit) => ({ ...unit, id: alignment.ids.get(unit) ?? newId(document, unit, taken) }));
}

function give(unit: SourceUnit, id: UnitId, { ids, free }: Alignment): void {
  ids.set(unit, id);
  free.delete(id);
}

function withSections(previous: Catalogue): readonly Before[] {
  let section: UnitId | undefined;
  return [...previous].map(([id, text]) => {
    if (kindOf(id) === 'heading') section = id;
    return { id, text, section };
  });
}

function giveInOrder(alignment: Alignment): void {
  const { before, units } = alignment;
  const isSame = ({ id, text }: Before, unit: SourceUnit) => text === unit.text && isOfKind(id, unit);
  for (const [from, to] of longestCommon(before, units, { keyOf: ({ text }) => text, isSame })) {
    const [old, unit] = [before[from], units[to]];
    if (old && unit && isOpen(unit, old, alignment)) give(unit, old.id, alignment);
  }
}

const isOpen = (unit: SourceUnit, { id }: Before, { ids, free }: Alignment): boolean =>
  !ids.has(unit) && free.has(id);

interface Gap {
  readonly units: readonly SourceUnit[];
  readonly before: readonly Before[];
}

/** The stretches between units that kept their place. */
function gapsOf({ units, before, ids }: Alignment): readonly Gap[] {
  const position = new Map(before.map(({ id }, index) => [id, index]));
  const gaps: Gap[] = [];
  let [start, after] = [0, 0];
  for (const [index, unit] of units.entries()) {
    const at = position.get(ids.get(unit) as UnitId);
    if (at === undefined || at < after) continue;
    gaps.push({ units: units.slice(start, index), before: before.slice(after, at) });
    [start, after] = [index + 1, at + 1];
  }
  gaps.push({ units: units.slice(start), before: before.slice(after) });
  return gaps.filter((gap) => gap.units.length > 0 && gap.before.length > 0);
}

/** Equal texts that stand elsewhere now: of several, the one in the same section and of the same kind, else the first. */
function giveMoved(alignment: Alignment): void {
  const { units, ids, free } = alignment;
  const byText = Map.groupBy(free.values(), ({ text }) => text);
  let section: UnitId | undefined;
  for (const unit of units) {
    const places = ids.has(unit) ? [] : (byText.get(unit.text) ?? []).filter(({ id }) => free.has(id));
    const rank = (old: Before) => Number(isOfKind(old.id, unit)) * 2 + Number(old.section === section);
    const [best] = places.toSorted((one, other) => rank(other) - rank(one));
    if (best) give(unit, best.id, alignment);
    if (unit.role === 'heading') section = ids.get(unit);
  }
}

/** Changed texts: of all pairs the most alike first, so that no unit takes what is another's. */
function giveLike(gap: Gap, least: number, alignment: Alignment): void {
  const units = gap.units.filter((unit) => !alignment.ids.has(unit));
  const before = gap.before.filter(({ id }) => alignment.free.has(id));
  if (units.length === 0 || before.length === 0) return;
  const isAlone = least === sameUnit && units.length === 1 && before.length === 1;
  const texts = before.map((old) => ({ old, words: comparable(old.text) }));
  const reach = Math.ceil(mostPairs / units.length / 2);
  const pairs = units.flatMap((unit, index) => {
    const words = comparable(unit.text);
    const middle = Math.round((index / units.length) * before.length);
    return texts.slice(Math.max(0, middle - reach), middle + reach).flatMap(({ old, words: earlier }) => {
      const isKind = isOfKind(old.id, unit);
      const threshold = isAlone && isKind && isPlaced(old.id) ? onlyOne : least;
      const found = likeness(earlier, words, threshold);
      return found >= threshold ? [{ unit, old, likeness: found + (isKind ? kindBonus : 0) }] : [];
    });
  });
  // Sorting is stable: of equals the earlier one comes first.
  for (const { unit, old } of pairs.toSorted((one, other) => other.likeness - one.likeness))
    if (isOpen(unit, old, alignment)) give(unit, old.id, alignment);
}

/** A heading goes on as a heading where a paragraph is about as alike. */
const kindBonus = 0.1;

/** Marks, case and the place of a tone make no other text of it. */
const comparable = (text: string): string => uniteTonePlacement(withoutCodes(text)).toLowerCase();

/** The share of a whole that a part has to be, and the characters, so that the one goes on as the other. */
const [leastShare, leastPart] = [0.25, 12];

/** From 0 to 1. A text that was split goes on in its parts, and parts that were merged in the whole: at least half. */
function likeness(one: string, other: string, least: number): number {
  const [part, whole] = one.length < other.length ? [one, other] : [other, one];
  const isPart =
    part.length >= leastPart &&
    part.length >= leastShare * whole.length &&
    whole.includes(part.replace(/[.;,]$/, ''));
  const found = part.length >= least * whole.length ? similarity(one, other) : 0;
  return isPart ? Math.max(found, sameUnit) : found;
}

/** The kind of a unit is the first letter of its id, for whoever reads a catalogue, too. */
const letters: Readonly<Record<UnitRole, string>> = {
  field: 'f',
  heading: 'h',
  paragraph: 'p',
  item: 'i',
  cell: 'c',
  caption: 'u',
  alt: 'a',
  label: 'l',
};
const kinds = new Map(Object.entries(letters).map(([role, letter]) => [letter, role as UnitRole]));

/** Undefined for a field, and for ids of an earlier form, which were a character shorter and began with any letter. */
const kindOf = (id: UnitId): UnitRole | undefined =>
  /^[a-z][0-9a-z]{6}$/.test(id) ? kinds.get(id.charAt(0)) : undefined;

/** Whether nothing else of the kind is likely to stand at the place: unlike paragraphs and items. */
const isPlaced = (id: UnitId): boolean => !['paragraph', 'item', undefined].includes(kindOf(id));

const isOfKind = (id: UnitId, { role }: SourceUnit): boolean => (kindOf(id) ?? role) === role;

/**
 * An id that was made of this very text is its own, whatever stands beside it in the catalogue: where somebody has typed
 * into the source's catalogue, no translation loses its unit.
 */
function giveOwn(document: DocumentId, alignment: Alignment): void {
  for (const unit of alignment.units) {
    const own = idOf(document, unit, 0);
    if (!alignment.ids.has(unit) && alignment.free.has(own)) give(unit, own, alignment);
  }
}

/**
 * Short, and made of the text: two people who write the same new paragraph on two branches give it the same id, and two
 * who write different ones different ids. An id that is in use, or was until now, is never given again.
 */
function newId(document: DocumentId, unit: SourceUnit, taken: Set<UnitId>): UnitId {
  for (let turn = 0; ; turn += 1) {
    const id = idOf(document, unit, turn);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function idOf(document: DocumentId, { role, text }: SourceUnit, turn: number): UnitId {
  const number = BigInt(`0x${digestOf(`${document}\n${text}\n${turn}`).slice(0, 12)}`);
  return `${letters[role]}${number.toString(36).padStart(6, '0').slice(-6)}` as UnitId;
}
