/** An edition is one document in one language, fully resolved and frozen: what checks judge and products render. */
import type { Place } from './diagnostic.ts';
import type { Asset, DocumentFacts, FigureValue } from './document.ts';
import type { ElementNode, HtmlNode } from './html.ts';
import type { Digest, LanguageTag, UnitId } from './id.ts';
import { type Origin, type StaleState, type Unit, type UnitState, unitStates } from './unit.ts';

/** A resolved text. `language` is the language that it really is in: the source's, where it falls back. */
export interface Text {
  readonly unit: UnitId;
  readonly language: LanguageTag;
  readonly state: UnitState;
  readonly nodes: readonly HtmlNode[];
  /** The characters of `nodes`. */
  readonly plain: string;
}

/** A figure, and how the edition's language writes it. */
export interface Figure extends FigureValue {
  readonly text: string;
  /** A short form for large type, e.g. `3,6 tỷ đồng`; equal to `text` where there is none. */
  readonly short: string;
}

export interface FigureTable {
  /** Head of the label column, then of every column of figures; empty for `stats`. */
  readonly head: readonly Text[];
  readonly rows: readonly { readonly label: Text; readonly figures: readonly Figure[] }[];
}

export interface Picture {
  readonly asset: Asset;
  readonly alt: Text;
  readonly caption?: Text;
  readonly credit?: string;
}

/** What is printed in place of the whole where that does not fit. */
export interface ShortText {
  readonly title?: Text;
  readonly summary?: Text;
  /** Paragraphs in place of the sections; the sections stay where there are none. */
  readonly body: readonly Text[];
  /** All of it is in the edition's language, and reviewed where the edition is approved. */
  readonly usable: boolean;
  /** Some of it was translated by a machine and not reviewed. */
  readonly machine: boolean;
}

export type Block =
  | {
      readonly type: 'heading';
      readonly depth: 2 | 3 | 4 | 5 | 6;
      readonly anchor: string;
      readonly text: Text;
    }
  /** One paragraph, list, quotation, table or rule. Elements whose text falls back carry `lang` and class `fallback`. */
  | { readonly type: 'prose'; readonly element: ElementNode }
  | ({ readonly type: 'picture' } & Picture)
  /** `stats`, `chart`, `steps`, `timeline`, `contact`, `panel`, `note`: see `markup/blocks/`. */
  | {
      readonly type: 'directive';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly title?: Text;
      readonly blocks: readonly Block[];
      readonly figures?: FigureTable;
    }
  | FootnotesBlock;

/** The last block of a document whose text calls notes. */
export interface FootnotesBlock {
  readonly type: 'footnotes';
  readonly notes: readonly {
    readonly number: number;
    readonly calls: number;
    /** An item of a list. */
    readonly element: ElementNode;
  }[];
}

/** Every block, those inside directives after the directive that holds them. */
export const allBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.type === 'directive' ? [block, ...allBlocks(block.blocks)] : [block]));

/** How many units, or words of their sources, are in each state. */
export type Coverage = Readonly<Record<UnitState, number>>;

/** How many of these states there are of each. @param worth of the state at an index; 1 where absent. */
export function countStates(states: readonly UnitState[], worth: readonly number[] = []): Coverage {
  const coverage = Object.fromEntries(unitStates.map((state) => [state, 0])) as Record<UnitState, number>;
  for (const [index, state] of states.entries()) coverage[state] += worth[index] ?? 1;
  return coverage;
}

/** A gate that the edition must pass, and how far it has come. */
export interface GateState {
  readonly id: string;
  /**
   * `outdated`: what was approved has changed since. `unknown`: it was approved, and something that it gathers cannot be
   * read, so that nobody can tell whether it has changed.
   */
  readonly state: 'passed' | 'outdated' | 'waiting' | 'unknown';
}

/** The unit that has waited longest for its translation to be looked at again. */
export interface OldestStale {
  /** In the catalogue. */
  readonly place: Place;
  readonly state: StaleState;
  /** The day it was translated; absent where the ledger does not know. */
  readonly date?: string;
}

/** A unit as this language has it: what checks compare. */
export interface EditionUnit {
  readonly unit: Unit;
  /** The catalogue's own text (empty when missing); differs from what is shown where it falls back. */
  readonly target: string;
  readonly state: UnitState;
  readonly origin?: Origin;
  /** The source text that the translation was made from, where the source has moved on since. */
  readonly translates?: string;
}

export interface GivenLink {
  readonly language: LanguageTag;
  readonly href: string;
  readonly place: Place;
}

export interface Edition {
  readonly facts: DocumentFacts;
  readonly language: LanguageTag;
  readonly isSource: boolean;
  readonly title: Text;
  readonly summary: Text;
  readonly image?: Picture;
  /** Of a licensed bulletin, beside `facts.masthead`. */
  readonly masthead?: Readonly<Record<'printer' | 'period' | 'responsible', Text>>;
  readonly body: readonly Block[];
  /** Absent where the document has none. */
  readonly short?: ShortText;
  readonly units: readonly EditionUnit[];
  /** Of the source's edition: links that the editor gave other languages in place of its own. */
  readonly given?: readonly GivenLink[];
  readonly coverage: Coverage;
  /** The same in words of the source's texts. */
  readonly words: Coverage;
  /** Absent where no translation is stale in more than spacing. */
  readonly oldestStale?: OldestStale;
  /** No unit falls back to the source, those of the short text apart: only such an edition becomes a leaflet, an image or a deposit. */
  readonly complete: boolean;
  readonly gates: readonly GateState[];
  /** Every gate has approved exactly this digest. */
  readonly approved: boolean;
  /** Some text was translated by a machine and not reviewed. */
  readonly machine: boolean;
  readonly provenance?: string;
  /** The documents that a bulletin gathers, in this language (or, falling back, in the source language). */
  readonly items: readonly EditionCard[];
  /** Digest of everything that a reader reads here; what an approval binds. */
  readonly digest: Digest;
}

/** What other pages need to know of an edition, in a few words. */
export interface EditionCard {
  readonly facts: DocumentFacts;
  readonly language: LanguageTag;
  readonly title: string;
  readonly titleLanguage: LanguageTag;
  readonly summary: string;
  readonly summaryLanguage: LanguageTag;
  readonly image?: { readonly asset: Asset; readonly alt: string };
  readonly coverage: Coverage;
  readonly words: Coverage;
  readonly oldestStale?: OldestStale;
  readonly complete: boolean;
  readonly gates: readonly GateState[];
  readonly approved: boolean;
  readonly machine: boolean;
  readonly provenance?: string;
  readonly digest: Digest;
}
