/** What one build did, as a record: the report tells it as a page, as text and as JSON. No time and no machine in it. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Called } from '../model/called.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Area } from '../model/publisher.ts';
import type { Rendition } from '../model/rendition.ts';
import type { CutOut } from './source-lines.ts';

export interface BuildReport {
  /** The office, and its notice that everything is sample data. */
  readonly publisher: string;
  readonly notice?: string;
  readonly sourceLanguage: LanguageTag;
  /** In the publisher's order. */
  readonly languages: readonly LanguageProfile[];
  /** Every edition, documents in the order in which they are to be shown. */
  readonly cards: readonly EditionCard[];
  readonly renditions: readonly ReportedRendition[];
  readonly refusals: readonly Refusal[];
  /** Of everything that was printed, or refused because it does not fit. */
  readonly fits: readonly ReportedFit[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** What checks found and somebody has judged to be right. */
  readonly waived: readonly ReportedWaiver[];
  /** Where what is published is for, and which languages are read there. */
  readonly areas: readonly Area[];
  readonly sharedTexts: readonly SharedTexts[];
  /** What the program found in its folders: products, blocks, checks and so on. */
  readonly found: readonly { readonly what: Bilingual; readonly names: readonly string[] }[];
}

/** With the line that is meant, as far as it can be read. */
export interface ReportedDiagnostic extends Diagnostic {
  readonly shown?: CutOut & { readonly line: number; readonly column: number };
}

export interface ReportedWaiver extends Omit<Waived, 'finding'> {
  readonly finding: ReportedDiagnostic;
}

/** What every edition of a language shows besides its own texts: one that nobody has reviewed gives way to the source's. */
export interface SharedTexts {
  /** `publisher`: the office's own texts; `interface`: the program's words for readers. */
  readonly document: 'publisher' | 'interface';
  readonly language: LanguageTag;
  readonly texts: number;
  readonly missing: number;
  /** Translated, and reviewed by nobody as they stand. */
  readonly unread: number;
}

export interface ReportedRendition
  extends Called,
    Pick<Rendition, 'document' | 'language' | 'product' | 'format' | 'path' | 'mediaType' | 'bytes'> {
  /** Made by this build, or kept from an earlier one because nothing in it has changed. */
  readonly made: boolean;
  /** Small pictures, one a side, relative to `output/`. A web page needs none: it is shown itself. */
  readonly thumbnails: readonly string[];
}

/** How an edition fits on the paper of one format. */
export interface ReportedFit extends Omit<Refusal, 'code'> {
  /** Size of the running text, in points. */
  readonly size: number;
  /** There is no smaller setting. */
  readonly smallest: boolean;
  readonly shortened: boolean;
  /** The fullest box that something limits, and how much of its room is taken, in percent. */
  readonly tightest?: { readonly panel: Bilingual; readonly used: number };
  /** The box that runs over by most lines; absent where everything fits. */
  readonly overflow?: { readonly panel: Bilingual; readonly lines: number; readonly characters: number };
}

/** A product that was asked for and not made. */
export interface Refusal extends Called {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** Code of the diagnostic that says why. */
  readonly code: string;
}
