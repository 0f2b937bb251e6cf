/** A unit is one translatable block with a stable id; inline codes stand for its markup. */
import type { Place } from './diagnostic.ts';
import type { ElementNode } from './html.ts';
import type { Digest, UnitId } from './id.ts';

export type UnitRole = 'field' | 'heading' | 'paragraph' | 'item' | 'cell' | 'caption' | 'alt' | 'label';

/** The element that `<n>…</n>` (or `<n/>`, when `single`) stands for. Its children are the text inside the pair. */
export interface InlineCode {
  readonly number: number;
  readonly single: boolean;
  readonly element: ElementNode;
}

/** As found in the source, before it has an id. */
export interface SourceUnit {
  /** Known already for a front-matter field, else given by alignment. */
  readonly field?: UnitId;
  readonly role: UnitRole;
  /** With inline codes `<1>…</1>`, `<2/>` and facts `{{facts.name, number}}`. NFC. */
  readonly text: string;
  readonly codes: readonly InlineCode[];
  /** Marks that wrap the whole text, the outermost first: no translator has to keep them. Absent where there are none. */
  readonly around?: readonly ElementNode[];
  /** It says what a figure of `stats` or `chart` counts: an infographic has little room beside it. */
  readonly namesFigure?: true;
  readonly place: Place;
}

export interface Unit extends SourceUnit {
  readonly id: UnitId;
}

export const unitStates = [
  'missing',
  'draft',
  'translated',
  'reviewed',
  'approved',
  'stale-cosmetic',
  'stale-data',
  'stale-minor',
  'stale-major',
] as const;
export type UnitState = (typeof unitStates)[number];
export type StaleState = Extract<UnitState, `stale-${string}`>;

/** States in which the source stands in for the text: there is none, or its figures or its meaning may be wrong. */
const unusable: ReadonlySet<UnitState> = new Set(['missing', 'stale-data', 'stale-major']);
/** Whether a text in this state is shown to readers. */
export const isShown = (state: UnitState): boolean => !unusable.has(state);

const settled: ReadonlySet<UnitState> = new Set(['reviewed', 'approved', 'stale-cosmetic']);
/** Whether a text in this state needs no more work before an approval. */
export const isSettled = (state: UnitState): boolean => settled.has(state);

const outdated: ReadonlySet<UnitState> = new Set(['stale-data', 'stale-minor', 'stale-major']);
/** Whether the source has moved on in more than spacing or punctuation. */
export const isOutdated = (state: UnitState): state is StaleState => outdated.has(state);

export type Origin = 'human' | 'machine' | 'official' | 'memory';

/** A catalogue: one language's texts for one document, id → text, in document order. */
export type Catalogue = ReadonlyMap<UnitId, string>;

export interface LedgerUnit {
  /** What the translator last declared; staleness is computed, never stored. */
  readonly state: 'draft' | 'translated' | 'reviewed' | 'approved';
  /** The source text that this translation translates. */
  readonly source: string;
  /** Fingerprint of the translation that the state is said of: an edited text has no state until someone looks. */
  readonly target: string;
  readonly origin?: Origin;
  /** Name of the machine, or the percentage of the memory's match: `LibreTranslate`, `87%`. */
  readonly engine?: string;
  /** Who wrote the translation, and the day (ISO 8601). */
  readonly by?: string;
  readonly date?: string;
  /** Who read and accepted it, and the day. */
  readonly reviewer?: string;
  readonly reviewed?: string;
  /** What translators and reviewers tell each other. */
  readonly note?: string;
  readonly waived?: readonly Waiver[];
  /** Other translations of the same text that came back at the same time: kept until somebody chooses. */
  readonly alternatives?: readonly Alternative[];
}

export interface Alternative {
  readonly text: string;
  /** Who wrote it, and the day that it came in. */
  readonly by?: string;
  readonly date?: string;
  /** The source text that it translates, where it is another than that of the text that stands. */
  readonly source?: string;
}

/** A check that somebody has judged to be wrong of this translation as it stands. */
export interface Waiver {
  /** The diagnostic's code. */
  readonly check: string;
  readonly reason: string;
  readonly by?: string;
  readonly date?: string;
}

/**
 * A translation whose unit left the source: kept with all that the ledger knew of it, so that nothing that a translator
 * wrote is lost. `state` is absent where the ledger knew nothing of the text as it stood.
 */
export interface ObsoleteUnit extends Partial<Omit<LedgerUnit, 'source' | 'target'>> {
  readonly source: string;
  readonly text: string;
}

export interface Approval {
  readonly gate: string;
  readonly by: string;
  /** ISO 8601 date. */
  readonly date: string;
  /** Digest of the edition that was approved. */
  readonly digest: Digest;
}

export interface Ledger {
  readonly units: ReadonlyMap<UnitId, LedgerUnit>;
  readonly approvals: readonly Approval[];
  /** Where the texts come from, when they come from elsewhere: shown in the imprint and the deposit. */
  readonly provenance?: string;
  readonly obsolete: ReadonlyMap<UnitId, ObsoleteUnit>;
}
