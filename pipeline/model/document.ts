/** A document is one item as its editor wrote it: front matter, blocks, assets. */
import type { Diagnostic, Place } from './diagnostic.ts';
import type { ElementNode } from './html.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from './id.ts';
import type { PressChoice } from './press.ts';
import type { SourceUnit } from './unit.ts';

export const kinds = [
  'news',
  'article',
  'bulletin',
  'leaflet',
  'poster',
  'banner',
  'handbook',
  'infographic',
  'photo-story',
  'radio-story',
  'video',
] as const;
export type Kind = (typeof kinds)[number];

/** `page`, `leaflet/trifold`, `infographic/card`: what an edition is made into. */
export interface ProductChoice {
  readonly product: string;
  readonly format: string;
}

/** Two languages that stand side by side: the one whose edition it is, and the other. */
export type LanguagePair = readonly [first: LanguageTag, other: LanguageTag];

/** What does not depend on the language. */
export interface DocumentFacts {
  readonly id: DocumentId;
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly kind: Kind;
  /** ISO 8601 date. */
  readonly date: string;
  readonly topic: string;
  readonly programme?: string;
  readonly unit?: string;
  readonly areas: readonly string[];
  readonly products: readonly ProductChoice[];
  /** Which languages a bilingual product sets side by side; absent: every one beside the source's. */
  readonly pairs?: readonly LanguagePair[];
  /** Documents that a bulletin gathers, in order. */
  readonly items: readonly DocumentId[];
  readonly masthead?: Masthead;
  /** What is ordered from a print shop. */
  readonly press?: PressChoice;
  /** Identifier for the deposit: `soctrang-2024-0003`. */
  readonly identifier: string;
  readonly sourceLanguage: LanguageTag;
}

/** What a licensed bulletin says of itself in every language alike; the rest is the units `masthead.…`. */
export interface Masthead {
  readonly number?: string;
  /** `date`: ISO 8601. */
  readonly licence: { readonly number: string; readonly date: string };
  readonly copies: number;
}

/** A picture beside a document. `file` is relative to the project. */
export interface Asset {
  readonly file: string;
  readonly digest: Digest;
  readonly width: number;
  readonly height: number;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  /** What must be seen of it where it is cropped; its middle where absent. */
  readonly focus?: Focus;
}

/** A point of a picture, from its left and upper edge, as parts of its width and height: `[0.5, 0.5]` is its middle. */
export type Focus = readonly [x: number, y: number];

/** A figure as the source gives it: formatted for each language, translated for none. */
export interface FigureValue {
  readonly value: number;
  /** Digits after the decimal separator in the source: kept in every language. */
  readonly decimals: number;
  readonly unit?: 'VND' | 'percent';
  /** As typed, where it is no quantity (a year, a telephone number: four digits or more without separators). */
  readonly verbatim?: string;
}

/** The tree of a document with holes, which each language fills with its own text. */
export type SkeletonNode =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'figure'; readonly figure: FigureValue }
  | { readonly type: 'date'; readonly date: string }
  /** `unit` is an index into the document's units. */
  | { readonly type: 'hole'; readonly unit: number }
  | SkeletonElement;

export interface SkeletonElement {
  readonly type: 'element';
  readonly tagName: string;
  readonly properties: ElementNode['properties'];
  readonly children: readonly SkeletonNode[];
}

export interface SkeletonFigures {
  /** Head of the label column, then of every column of figures; empty for a list of figures. */
  readonly head: readonly number[];
  readonly rows: readonly { readonly label: number; readonly figures: readonly FigureValue[] }[];
}

export interface SkeletonFootnote {
  /** From 1, in the order in which the source calls them. */
  readonly number: number;
  /** How often the text calls it. */
  readonly calls: number;
  /** An item of a list. */
  readonly element: SkeletonElement;
}

export type SkeletonBlock =
  | {
      readonly type: 'heading';
      readonly depth: 2 | 3 | 4 | 5 | 6;
      readonly anchor: string;
      readonly unit: number;
    }
  | { readonly type: 'prose'; readonly element: SkeletonElement }
  | { readonly type: 'picture'; readonly asset: Asset; readonly alt: number; readonly caption?: number }
  | {
      readonly type: 'directive';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly title?: number;
      readonly blocks: readonly SkeletonBlock[];
      readonly figures?: SkeletonFigures;
    }
  /** Those that the text calls, by their numbers: the last block of a document. */
  | { readonly type: 'footnotes'; readonly notes: readonly SkeletonFootnote[] };

export interface Document {
  readonly facts: DocumentFacts;
  /** Every translatable block, in document order; front-matter fields first. */
  readonly units: readonly SourceUnit[];
  readonly blocks: readonly SkeletonBlock[];
  /** The picture of the front matter: its alternative text is the unit `image.alt`. */
  readonly image?: { readonly asset: Asset; readonly credit?: string };
  /** What readers of one language are led to and shown in place of the source's; absent where nothing is replaced. */
  readonly replacements?: ReadonlyMap<LanguageTag, Replacements>;
  /** Digest of the source file and its assets. */
  readonly digest: Digest;
}

export interface Replacements {
  /** Link of the source → link, and the line that gives it. */
  readonly links: ReadonlyMap<string, { readonly to: string; readonly place: Place }>;
  /** File of the source's picture → picture. */
  readonly pictures: ReadonlyMap<string, Asset>;
}

export interface Read<Value> {
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export const titleField = 'title' as UnitId;
export const summaryField = 'summary' as UnitId;
export const imageAltField = 'image.alt' as UnitId;
export const imageCaptionField = 'image.caption' as UnitId;
export const mastheadFields = {
  printer: 'masthead.printer' as UnitId,
  period: 'masthead.period' as UnitId,
  responsible: 'masthead.responsible' as UnitId,
} as const;
export const shortTitleField = 'short.title' as UnitId;
export const shortSummaryField = 'short.summary' as UnitId;
/** The paragraphs of the short text are counted from 1. */
export const shortBodyField = (number: number): UnitId => `short.body.${number}` as UnitId;
/** Whether a unit is of the short text, which stands in for the whole where paper is short. */
export const isOfShortText = (id: UnitId): boolean => id.startsWith('short.');
