/** Fills what a translator has not written yet: with drafts only, and never in the place of a text. Pure, as `sync` is. */
import type { Bilingual } from '../model/bilingual.ts';
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { LedgerUnit, Unit } from '../model/unit.ts';
import { faultOf, tidied } from './acceptable.ts';
import { textOf } from './catalogue.ts';
import type { Memory } from './memory.ts';
import { staleness } from './staleness.ts';
import type { Synced } from './sync.ts';

/** A text that may be written into an empty unit. */
export interface Draft {
  readonly unit: Unit;
  readonly text: string;
  readonly origin: 'memory' | 'machine';
  /** `87%`, or the machine's name. */
  readonly engine: string;
  /** The source text that it translates: the memory's, where that is only alike. */
  readonly source: string;
}

export interface RefusedDraft {
  readonly unit: Unit;
  readonly engine: string;
  readonly reason: Bilingual;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedDraft[];
}

export interface Languages {
  readonly source: LanguageProfile;
  readonly target: LanguageProfile;
}

/** The units that have no text at all. */
export const emptyUnits = (
  units: readonly Unit[],
  { catalogue }: Pick<Synced, 'catalogue'>,
): readonly Unit[] => units.filter(({ id, text }) => text !== '' && textOf(catalogue, id) === '');

/**
 * The best match of at least `threshold` percent for each empty unit. What is only alike is written beside the source
 * text that it translates, so that it is stale from the beginning: what may be wrong is not shown to readers.
 */
export function draftFromMemory(
  units: readonly Unit[],
  empty: readonly Unit[],
  memory: Memory,
  threshold: number,
  { source, target }: Languages,
): Drafts {
  const drafts: Draft[] = [];
  const refused: RefusedDraft[] = [];
  const places = new Map(units.map((unit, at) => [unit, at]));
  for (const unit of empty) {
    const at = places.get(unit) ?? 0;
    const neighbours = { before: units[at - 1]?.text, after: units[at + 1]?.text };
    const matches = memory.lookUp(unit.text, neighbours, { least: threshold });
    const judged = matches.map((match) => {
      const text = tidied(match.unit.target);
      return { match, text, fault: faultOf(unit, text, source, target) };
    });
    const best = judged.find(({ fault }) => fault === undefined);
    const [first] = judged;
    if (best) {
      const { percent, unit: found } = best.match;
      const gap = staleness(found.source, unit.text);
      const isSame = gap === undefined || gap === 'stale-cosmetic';
      const translated = isSame ? unit.text : found.source;
      drafts.push({ unit, text: best.text, origin: 'memory', engine: `${percent}%`, source: translated });
    } else if (first?.fault) refused.push({ unit, engine: `${first.match.percent}%`, reason: first.fault });
  }
  return { drafts, refused };
}

/** What a machine answered to the texts of `units`, in their order. */
export function draftFromMachine(
  units: readonly Unit[],
  answers: readonly string[],
  engine: string,
  { source, target }: Languages,
): Drafts {
  const judged = units.map((unit, at) => {
    const text = tidied(answers[at] ?? '');
    return { unit, text, fault: faultOf(unit, text, source, target) };
  });
  return {
    drafts: judged.flatMap(({ unit, text, fault }): readonly Draft[] =>
      fault ? [] : [{ unit, text, origin: 'machine', engine, source: unit.text }],
    ),
    refused: judged.flatMap(({ unit, fault }) => (fault ? [{ unit, engine, reason: fault }] : [])),
  };
}

/** The locale files with the drafts in them; a note and other texts that the ledger keeps for a unit stay. */
export function withDrafts(
  units: readonly Unit[],
  drafts: readonly Draft[],
  { catalogue, ledger }: Synced,
  date: string,
): Synced {
  const texts = new Map<UnitId, string>(units.map(({ id }) => [id, catalogue.get(id) ?? '']));
  for (const [id, text] of catalogue) texts.set(id, text);
  const entries = new Map(ledger.units);
  for (const { unit, text, origin, engine, source } of drafts) {
    texts.set(unit.id, text);
    const { note, alternatives } = entries.get(unit.id) ?? {};
    const entry: LedgerUnit = {
      state: 'draft',
      origin,
      engine,
      source,
      target: fingerprint(text),
      date,
      ...(note && { note }),
      ...(alternatives && { alternatives }),
    };
    entries.set(unit.id, entry);
  }
  return { catalogue: texts, ledger: { ...ledger, units: entries } };
}
