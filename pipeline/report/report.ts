/** What one build did, as a record: the report tells it as a page, as text and as JSON. No time and no machine in it. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Rendition } from '../model/rendition.ts';

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
  readonly diagnostics: readonly Diagnostic[];
  /** What checks found and somebody has judged to be right. */
  readonly waived: readonly Waived[];
  /** What the program found in its folders: products, blocks, checks and so on. */
  readonly found: readonly { readonly what: Bilingual; readonly names: readonly string[] }[];
}

export interface ReportedRendition
  extends Pick<Rendition, 'document' | 'language' | 'product' | 'format' | 'path' | 'mediaType' | 'bytes'> {
  /** Made by this build, or kept from an earlier one because nothing in it has changed. */
  readonly made: boolean;
  /** Small pictures, one a side, relative to `output/`. A web page needs none: it is shown itself. */
  readonly thumbnails: readonly string[];
}

/** A product that was asked for and not made. */
export interface Refusal {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** Code of the diagnostic that says why. */
  readonly code: string;
}
